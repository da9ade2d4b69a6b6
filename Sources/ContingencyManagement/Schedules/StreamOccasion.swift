/// One letter of a ``CourseStream``.
public enum StreamOccasion: Hashable, Sendable {
  case negative, positive, missed, excused, closed
  /// A test with that reading of every analyte asked for.
  case reading(Level)

  /// Those that are a letter alone.
  public static let letters: [StreamOccasion] = [
    .negative, .positive, .missed, .excused, .closed,
  ]

  /// What a letter stands for; nil where it stands for nothing by itself.
  public init?(letter: Character) {
    switch letter {
    case "N": self = .negative
    case "P": self = .positive
    case "M": self = .missed
    case "E": self = .excused
    case "C": self = .closed
    default: return nil
    }
  }

  /// The word for a person.
  public var word: String {
    switch self {
    case .negative: "negative"
    case .positive: "positive"
    case .missed: "missed"
    case .excused: "excused"
    case .closed: "closed"
    case .reading(let level): "reading \(level)"
    }
  }
}

/// What is wrong with the spelling of a course.
public enum StreamProblem: Error, Hashable, Sendable {
  /// A character that the notation does not have.
  case notALetter(Character, column: Int)
  /// An `R` that no number follows.
  case notAReading(String, column: Int)
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
        + "E (excused), C (closed), R with a reading, or a number before one"
    case .notAReading(let text, let column):
      "the R at column \(column) is followed by '\(text.prefix(20))', not by a reading such as 8.5"
    case .numberWithoutLetter(let count): "the number \(count) at the end repeats no letter"
    case .tooLong(let most): "it has more than \(most) occasions"
    case .empty: "it has no occasion"
    }
  }
}
