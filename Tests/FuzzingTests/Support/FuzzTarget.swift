/// Something that takes bytes from outside, with what must hold of it for any bytes.
///
/// Each is held by `swift test` to the bytes saved in `Corpus`, and by a fuzzer to as many as there is
/// time for; see `Fuzzer/Fuzzer.swift`.
enum FuzzTarget: String, CaseIterable, Sendable {
  /// The JSON parser, and the canonical reader beside it.
  case json
  /// One line of the log.
  case line
  /// Entries taken in one after the other, whatever their hashes.
  case entries
  /// A ledger's folder: audited, opened, and its end set aside.
  case ledger
  /// A schedule, a bowl, a file of caps or a deck.
  case document
  /// A clinic's CSV file, and the map that it is read by.
  case imports = "import"
  /// A receipt, a proof or a checkpoint.
  case testimony
  /// The course that `cm schedule try` plays.
  case stream
  /// Command lines, one after the other, at a desk with a ledger of its own.
  case commands

  /// - Throws: ``Broken``, where something does not hold.
  func hold(_ bytes: [UInt8]) throws {
    switch self {
    case .json: try JSONProperty.hold(bytes)
    case .line: try LineProperty.hold(bytes)
    case .entries: try EntriesProperty.hold(bytes)
    case .ledger: try LedgerProperty.hold(bytes)
    case .document: try DocumentProperty.hold(bytes)
    case .imports: try ImportProperty.hold(bytes)
    case .testimony: try TestimonyProperty.hold(bytes)
    case .stream: try StreamProperty.hold(bytes)
    case .commands: try CommandsProperty.hold(bytes)
    }
  }
}

/// Something that must hold does not.
struct Broken: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// - Throws: ``Broken`` with the words, where the condition does not hold.
func need(_ condition: Bool, _ words: @autoclosure () -> String) throws {
  if !condition { throw Broken(words()) }
}

/// The value; the words say what is missing where it is not there.
func needed<Value>(_ value: Value?, _ words: @autoclosure () -> String) throws -> Value {
  guard let value else { throw Broken(words()) }
  return value
}
