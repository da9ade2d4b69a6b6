import Foundation

/// The bytes that are saved for a target: a text file, one input a line.
///
/// Printable ASCII stands as it is; a line feed is `\n`, a backslash `\\`, any other byte `\x` and two
/// hex digits.
struct Corpus {
  let file: URL

  init(_ target: FuzzTarget) {
    file = Checkout.root.appendingPathComponent("Tests/FuzzingTests/Corpus/\(target.rawValue).txt")
  }

  func inputs() throws -> [[UInt8]] {
    let text = try String(contentsOf: file, encoding: .utf8)
    return try text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map { try needed(Corpus.read($0), "no line of a corpus: \($0)") }
  }

  func write(_ inputs: [[UInt8]]) throws {
    let text = inputs.map { Corpus.shown($0) + "\n" }.joined()
    try Data(text.utf8).write(to: file)
  }

  static func shown(_ input: [UInt8]) -> String {
    var text = ""
    for byte in input {
      switch byte {
      case 0x0A: text += "\\n"
      case 0x5C: text += "\\\\"
      case 0x20...0x7E: text.unicodeScalars.append(Unicode.Scalar(byte))
      default: text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return text
  }

  /// Nil where an escape is not one of those.
  static func read(_ line: Substring) -> [UInt8]? {
    var rest = Array(line.utf8)[...]
    var input: [UInt8] = []
    while let byte = rest.popFirst() {
      guard byte == 0x5C else {
        input.append(byte)
        continue
      }
      switch rest.popFirst() {
      case UInt8(ascii: "n"): input.append(0x0A)
      case 0x5C: input.append(0x5C)
      case UInt8(ascii: "x"):
        guard let byte = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
          return nil
        }
        rest = rest.dropFirst(2)
        input.append(byte)
      default: return nil
      }
    }
    return input
  }
}

/// The checkout that this was built from.
enum Checkout {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  static let config = root.appendingPathComponent("Config").path
}
