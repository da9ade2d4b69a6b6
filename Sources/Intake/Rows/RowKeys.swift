import ContingencyManagement
import Digest

/// Makes the request ids of a map's rows, and knows again the rows it has seen.
///
/// A request id is made of the map's id and the values of the key columns, never of a row's number,
/// so that the same row imported again is the same request. Of each row only two digests are kept.
struct RowKeys: Sendable {
  private let mapID: [UInt8]
  private var seen: [SHA256Digest: (line: Int, row: SHA256Digest)] = [:]
  private var message: [UInt8] = []

  init(mapID: Name) { self.mapID = Array(mapID.text.utf8) }

  /// What is known of a key.
  enum Sight: Hashable, Sendable {
    case new
    /// The row at that line has it, and the same fields.
    case same(line: Int)
    /// The row at that line has it, and other fields.
    case other(line: Int)
  }

  /// The digest of a row's key: SHA-256 over the map's id and the values, each after its length,
  /// so that no two lists of values give the same bytes.
  mutating func key(_ row: CSVRow, places: [Int]) -> SHA256Digest {
    message.removeAll(keepingCapacity: true)
    message.append(withLength: mapID)
    for place in places { row.append(place, to: &message) }
    return message.withUnsafeBytes { SHA256.hash($0) }
  }

  /// Whether a row with this key came before; remembers it where none did.
  mutating func look(at key: SHA256Digest, of row: CSVRow) -> Sight {
    message.removeAll(keepingCapacity: true)
    for place in 0..<row.count { row.append(place, to: &message) }
    let digest = message.withUnsafeBytes { SHA256.hash($0) }
    if let earlier = seen[key] {
      return earlier.row == digest ? .same(line: earlier.line) : .other(line: earlier.line)
    }
    seen[key] = (row.lines.lowerBound, digest)
    return .new
  }

  /// The request id: `i-` and the first 40 hexadecimal digits of the key.
  func request(_ key: SHA256Digest) -> RequestID {
    var digits: [UInt8] = []
    digits.reserveCapacity(64)
    key.appendHex(to: &digits)
    guard let id = RequestID("i-" + String(decoding: digits.prefix(40), as: UTF8.self)) else {
      preconditionFailure("hexadecimal digits make a request id: \(key.hex)")
    }
    return id
  }
}
