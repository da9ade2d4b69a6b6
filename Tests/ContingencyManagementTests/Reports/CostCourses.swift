@testable import ContingencyManagement

extension Schedule {
  /// One course: the streams that are played, and all their letters.
  struct CostCourse {
    var streams: CourseStreams
    var letters: [StreamOccasion]
  }

  /// How many planned occasions each contingency has that is not met by enrolment.
  var costOccasions: [(contingency: Contingency, count: Int)] {
    contingencies.enumerated().filter { $1.condition != .enrolment }.map { place, contingency in
      (
        contingency,
        contingency.occasions == .visits
          ? plannedDays.count : ownDays(of: place, count: 1_000).count
      )
    }
  }

  /// Every course of the planned occasions of a strand, with those letters for each contingency.
  func costCourses(
    of strand: Strand, _ letters: (Contingency) -> [StreamOccasion]
  ) throws -> [CostCourse] {
    var courses = [CostCourse(streams: CourseStreams(visits: nil), letters: [])]
    for (contingency, count) in costOccasions
    where count > 0 && strand.members.contains(contingency) {
      var words: [[StreamOccasion]] = [[]]
      for _ in 0..<count {
        words = words.flatMap { word in letters(contingency).map { word + [$0] } }
      }
      courses = courses.flatMap { course in
        words.map { word in
          var longer = course
          longer.letters += word
          longer.streams.own.append(
            CourseStreams.Own(contingency: contingency.id, stream: CourseStream(word)))
          return longer
        }
      }
    }
    return courses
  }
}

extension Contingency {
  /// The letter for an occasion that is not met; where every specimen counts, none was given.
  var costNotMet: StreamOccasion {
    condition.testRule == .submitted && occasions == .visits ? .missed : .positive
  }
}
