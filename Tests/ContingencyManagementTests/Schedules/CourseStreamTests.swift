import ContingencyManagement
import Testing

@Suite struct `A course's notation` {
  @Test(arguments: [
    ("N", "N"), ("N N P N", "NNPN"), ("3N P 2N", "NNNPNN"), ("NPMEC", "NPMEC"), ("2N,P", "NNP"),
    ("0N P", "P"), ("10N", "NNNNNNNNNN"), (" N ", "N"),
  ])
  func `letters are repeated by the number before them`(text: String, letters: String) throws {
    #expect(String(try CourseStream(text).occasions.map(\.rawValue)) == letters)
  }

  @Test(arguments: [
    ("", StreamProblem.empty), (" ", .empty), ("0N", .empty), ("N X", .notALetter("X", column: 3)),
    ("n", .notALetter("n", column: 1)), ("3 N", .notALetter(" ", column: 2)),
    ("N 3", .numberWithoutLetter(3)), ("-N", .notALetter("-", column: 1)),
    ("٣N", .notALetter("٣", column: 1)), ("3641N", .tooLong(most: 3640)),
    ("3640N P", .tooLong(most: 3640)), ("99999999999999999999999N", .tooLong(most: 3640)),
  ])
  func `what cannot be read is refused, with its place`(text: String, problem: StreamProblem) {
    #expect(throws: problem) { try CourseStream(text) }
  }

  @Test func `a course may be as long as the longest schedule`() throws {
    #expect(try CourseStream("3640N").occasions.count == 3640)
  }
}
