import ContingencyManagement

/// What the points of a schedule are worth, in which its amounts may be written.
enum PointValue {
  /// It does not count in points.
  case none
  /// So much a point.
  case worth(Money)
  /// It says what a point is worth, but not so that it can be read.
  case unreadable

  /// The most points that an amount may have.
  static let most = 1_000_000

  /// Whether `text` means to be an amount in points: `10 points`, `1 point`.
  static func isMeant(by text: String) -> Bool {
    text.hasSuffix(" points") || text.hasSuffix(" point")
  }

  /// How many points `text` says; nil where it is no whole number from 0 to ``most`` and the word.
  static func count(in text: String) -> Int? {
    let parts = text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard parts.count == 2, isMeant(by: text), let digits = parts.first,
      (1...7).contains(digits.count), digits.count == 1 || digits.first != UInt8(ascii: "0"),
      digits.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
    else { return nil }
    let count = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    return count <= most ? count : nil
  }
}
