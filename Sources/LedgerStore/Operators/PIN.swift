import ContingencyManagement

/// What an operator types to show who they are: 4 to 12 digits, or a phrase.
///
/// It cannot be printed by accident, and is never an argument, in the environment or in a file.
public struct PIN: Sendable {
  let bytes: [UInt8]

  /// What somebody typed, to be compared.
  public init(typed: String) { bytes = Array(typed.utf8.prefix(PIN.most + 1)) }

  /// A PIN that an operator chose.
  ///
  /// - Throws: why it is too easily guessed, or cannot be typed everywhere.
  public init(chosen typed: String, by code: OperatorCode) throws(PINProblem) {
    self.init(typed: typed)
    guard bytes.allSatisfy({ (0x20...0x7E).contains($0) }) else { throw .otherCharacters }
    let isDigits = bytes.allSatisfy { (0x30...0x39).contains($0) }
    guard isDigits ? (4...12).contains(bytes.count) : (8...PIN.most).contains(bytes.count) else {
      throw isDigits ? .wrongLength : .phraseLength
    }
    let plain = bytes.map { $0 | 0x20 }
    let name = code.text.utf8.map { $0 | 0x20 }
    guard plain != name, !(bytes.count < 2 * name.count && plain.starts(with: name)) else {
      throw .ownCode
    }
    guard !PIN.isTrivial(bytes) else { throw .trivial }
  }

  static let most = 128

  /// Whether the same character, a step up or a step down, or two characters repeat throughout:
  /// `0000`, `1234`, `9876`, `1212`.
  private static func isTrivial(_ bytes: [UInt8]) -> Bool {
    let steps = Set(zip(bytes, bytes.dropFirst()).map { Int($1) - Int($0) })
    // 8901 goes on after the nine.
    if steps.count == 1 && steps.isSubset(of: [0, 1, -1]) || steps == [1, -9] || steps == [-1, 9] {
      return true
    }
    return bytes.indices.dropFirst(2).allSatisfy { bytes[$0] == bytes[$0 - 2] }
  }
}

/// Why a PIN cannot be taken.
public enum PINProblem: Error, Hashable, Sendable {
  /// Digits, but not 4 to 12.
  case wrongLength
  /// Not only digits, and not 8 to 128 characters.
  case phraseLength
  /// Characters that are not on every keyboard.
  case otherCharacters
  /// The operator's own code.
  case ownCode
  /// One of the first that anybody tries.
  case trivial
}
