import ContingencyManagement
import Testing

@Suite struct `A course's notation` {
  @Test(arguments: [
    ("N", "N"), ("N N P N", "NNPN"), ("3N P 2N", "NNNPNN"), ("NPMEC", "NPMEC"), ("2N,P", "NNP"),
    ("0N P", "P"), ("10N", "NNNNNNNNNN"), (" N ", "N"),
  ])
  func `letters are repeated by the number before them`(text: String, letters: String) throws {
    let each = letters.compactMap { StreamOccasion(letter: $0) }
    #expect(try CourseStream(text).occasions == each)
  }

  @Test(arguments: [
    ("", StreamProblem.empty), (" ", .empty), ("0N", .empty), ("N X", .notALetter("X", column: 3)),
    ("n", .notALetter("n", column: 1)), ("3 N", .notALetter(" ", column: 2)),
    ("N 3", .numberWithoutLetter(3)), ("-N", .notALetter("-", column: 1)),
    ("٣N", .notALetter("٣", column: 1)), ("36401N", .tooLong(most: 36400)),
    ("36400N P", .tooLong(most: 36400)), ("99999999999999999999999N", .tooLong(most: 36400)),
  ])
  func `what cannot be read is refused, with its place`(text: String, problem: StreamProblem) {
    #expect(throws: problem) { try CourseStream(text) }
  }

  @Test func `a course may be as long as the longest schedule`() throws {
    #expect(try CourseStream("36400N").occasions.count == 36400)
  }
}
