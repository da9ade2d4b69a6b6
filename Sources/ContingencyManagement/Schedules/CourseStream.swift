/// A course of occasions in the notation of schedules and tests: `18N P 17N`.
///
/// `N` negative (met for every contingency), `P` positive, `M` missed, `E` excused, `C` closed by
/// the clinic. A number in front repeats a letter; spaces and commas are for the eye.
public struct CourseStream: Hashable, Sendable {
  /// The occasions in order, at most ``mostOccasions``.
  public let occasions: [StreamOccasion]

  /// As many planned visits as the longest schedule can have.
  public static let mostOccasions = 7 * Schedule.mostWeeks

  /// The course that `text` spells.
  ///
  /// - Throws: where a character is neither a letter of the notation nor a number before one, or
  ///   where the course is longer than ``mostOccasions``.
  public init(_ text: some StringProtocol) throws(StreamProblem) {
    var occasions: [StreamOccasion] = []
    var count: Int?
    for (index, character) in text.enumerated() {
      if let digit = character.isASCII ? character.wholeNumberValue : nil {
        count = min((count ?? 0) * 10 + digit, CourseStream.mostOccasions + 1)
      } else if let occasion = StreamOccasion(rawValue: character) {
        guard occasions.count + (count ?? 1) <= CourseStream.mostOccasions else {
          throw .tooLong(most: CourseStream.mostOccasions)
        }
        occasions += Array(repeating: occasion, count: count ?? 1)
        count = nil
      } else if character == " " || character == "," {
        if count != nil { throw .notALetter(character, column: index + 1) }
      } else {
        throw .notALetter(character, column: index + 1)
      }
    }
    if let count { throw .numberWithoutLetter(count) }
    guard !occasions.isEmpty else { throw .empty }
    self.occasions = occasions
  }
}

/// One letter of a ``CourseStream``.
public enum StreamOccasion: Character, CaseIterable, Hashable, Sendable {
  case negative = "N"
  case positive = "P"
  case missed = "M"
  case excused = "E"
  case closed = "C"

  /// The word for a person.
  public var word: String {
    switch self {
    case .negative: "negative"
    case .positive: "positive"
    case .missed: "missed"
    case .excused: "excused"
    case .closed: "closed"
    }
  }
}

/// What is wrong with the spelling of a course.
public enum StreamProblem: Error, Hashable, Sendable {
  /// A character that the notation does not have.
  case notALetter(Character, column: Int)
  /// A number at the end, with no letter to repeat.
  case numberWithoutLetter(Int)
  /// More occasions than any schedule has.
  case tooLong(most: Int)
  /// No occasion at all.
  case empty
}

extension StreamProblem: CustomStringConvertible {
  /// The problem in words.
  public var description: String {
    switch self {
    case .notALetter(let character, let column):
      "'\(character)' at column \(column) is none of N (negative), P (positive), M (missed), "
        + "E (excused), C (closed) or a number before one"
    case .numberWithoutLetter(let count): "the number \(count) at the end repeats no letter"
    case .tooLong(let most): "it has more than \(most) occasions"
    case .empty: "it has no occasion"
    }
  }
}

/// A course and what it earns, by which a schedule proves itself.
public struct WorkedExample: Hashable, Sendable {
  /// The course, as written.
  public var stream: String
  /// The money in all, where the example says so.
  public var total: Money?
  /// The draws in all, where the example says so.
  public var draws: Int?
  /// What each occasion earns, where the example says so.
  public var earns: [Earning]?
  /// What it is an example of, in the words of whoever wrote the schedule.
  public var note: String?

  /// An example of those parts.
  public init(
    stream: String, total: Money?, draws: Int?, earns: [Earning]?, note: String? = nil
  ) {
    self.note = note
    self.stream = stream
    self.total = total
    self.draws = draws
    self.earns = earns
  }
}
