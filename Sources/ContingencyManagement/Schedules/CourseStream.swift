/// A course of occasions in the notation of schedules and tests: `18N P 17N`.
///
/// `N` negative (met for every contingency), `P` positive, `M` missed, `E` excused, `C` closed by
/// the clinic, `R8.5` a reading. A number in front repeats a letter; spaces and commas are for the
/// eye.
public struct CourseStream: Hashable, Sendable {
  /// The occasions in order, at most ``mostOccasions``.
  public let occasions: [StreamOccasion]

  /// More than any schedule can plan.
  public static let mostOccasions = VisitPlan.mostPlanned * Schedule.mostWeeks

  /// The course of those occasions.
  init(_ occasions: [StreamOccasion]) { self.occasions = occasions }

  /// The course that `text` spells.
  ///
  /// - Throws: where a character is neither a letter of the notation nor a number before one, or
  ///   where the course is longer than ``mostOccasions``.
  public init(_ text: some StringProtocol) throws(StreamProblem) {
    var occasions: [StreamOccasion] = []
    var count: Int?
    var rest = Array(text)[...]
    var column = 0
    func take() -> Character? {
      column += 1
      return rest.popFirst()
    }
    while let character = take() {
      if let digit = character.isASCII ? character.wholeNumberValue : nil {
        count = min((count ?? 0) * 10 + digit, CourseStream.mostOccasions + 1)
        continue
      }
      if character == " " || character == "," {
        if count != nil { throw .notALetter(character, column: column) }
        continue
      }
      var occasion = StreamOccasion(letter: character)
      if character == "R" {
        let start = column
        var digits = ""
        while let next = rest.first, next == "." || next.isASCII && next.isWholeNumber {
          digits.append(next)
          _ = take()
        }
        guard let level = Level(digits) else { throw .notAReading(digits, column: start) }
        occasion = .reading(level)
      }
      guard let occasion else { throw .notALetter(character, column: column) }
      guard occasions.count + (count ?? 1) <= CourseStream.mostOccasions else {
        throw .tooLong(most: CourseStream.mostOccasions)
      }
      occasions += Array(repeating: occasion, count: count ?? 1)
      count = nil
    }
    if let count { throw .numberWithoutLetter(count) }
    guard !occasions.isEmpty else { throw .empty }
    self.occasions = occasions
  }
}
