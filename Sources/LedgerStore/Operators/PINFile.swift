import ContingencyManagement
import Digest
import Glibc
import StrictJSON

/// The file `operators`: what is kept of the operators' PINs, beside the log and never in it.
///
/// A log is handed out and kept for ever, and a short PIN could be guessed from its hash; the log
/// holds a commitment instead, which tells a file that was exchanged.
public struct PINFile: Hashable, Sendable {
  /// By operator, in ascending order; of one operator those made earlier first. Those that the log
  /// does not commit to were about to be recorded when a writer died, and open nothing.
  public private(set) var verifiers: [PINVerifier] = []

  /// A file without PINs.
  public init() {}

  /// Reads the file of the ledger in `folder`; empty where there is none.
  public init(_ folder: String) throws(LedgerError) {
    self = try PINFile.read(folder) ?? PINFile()
  }

  private static func read(_ folder: String) throws(LedgerError) -> PINFile? {
    let path = LedgerFolder.operators(folder)
    guard let bytes = try FolderFile.read(path) else { return nil }
    let read = FolderFile.line(bytes) { line throws(LineProblem) in
      try line.array("operators", PINVerifier.read)
    }
    guard let read, zip(read, read.dropFirst()).allSatisfy({ $0.code <= $1.code }) else {
      throw .damaged(Damage(path, .pinsUnreadable))
    }
    var file = PINFile()
    file.verifiers = read
    return file
  }

  /// Whether the ledger in `folder` has such a file, whatever it holds.
  public static func isThere(_ folder: String) -> Bool {
    System.kernel.access(LedgerFolder.operators(folder), F_OK) == 0
  }

  /// Does something while nobody else tries a PIN.
  ///
  /// The lock is that of the file itself: a recovery holds the log's, or there is no log.
  static func locked<Result>(
    _ folder: String, _ body: () throws(LedgerError) -> Result
  ) throws(LedgerError) -> Result {
    let file: OpenFile
    do { file = try OpenFile(LedgerFolder.operators(folder), O_RDWR) } catch {
      throw .notRecorded(error)
    }
    return try Ledger.holding(file, folder, body)
  }

  /// What is kept of the PINs of one operator.
  public func verifiers(of code: OperatorCode) -> [PINVerifier] {
    verifiers.filter { $0.code == code }
  }

  /// What is wrong with a ledger's file; nothing where a copy comes without it.
  static func flaws(_ folder: String, state: LedgerState) -> [Damage] {
    let path = LedgerFolder.operators(folder)
    do throws(LedgerError) {
      guard let file = try read(folder) else { return [] }
      return state.operators.filter { known in
        known.retiredBy == nil
          && !file.verifiers(of: known.code).contains { $0.commitment == known.pin }
      }.map { Damage(path, .pinDiffers($0.code)) }
    } catch {
      if case .damaged(let damage) = error { return [damage] }
      return []
    }
  }
}

extension Ledger {
  /// Puts a PIN into the ledger's file, durable before an entry commits to it.
  ///
  /// What the log commits to for active operators stays; all else is dropped.
  ///
  /// - Parameter verifier: nil where only what the log commits to is to stay.
  public mutating func keep(_ verifier: PINVerifier?) throws(LedgerError) {
    var kept: [PINVerifier] = []
    do { kept = try PINFile(folder).verifiers } catch {
      guard error.isOfUnreadablePINs else { throw error }
      // Nothing in it could be kept, but for its bytes.
      try Aside.keepCopy(of: "operators", folder)
    }
    kept.removeAll { old in
      guard let known = state.operatorNamed(old.code), known.retiredBy == nil else { return true }
      return old.commitment != known.pin
    }
    if let verifier {
      let place = kept.firstIndex { $0.code > verifier.code } ?? kept.endIndex
      kept.insert(verifier, at: place)
    }
    try FolderFile.replace(LedgerFolder.operators(folder), in: folder) { line in
      line.key("operators")
      line.beginArray()
      for verifier in kept { verifier.write(to: &line) }
      line.endArray()
    }
  }
}

extension LedgerError {
  /// Whether the file of the PINs is there, and holds none: not of its form.
  public var isOfUnreadablePINs: Bool {
    guard case .damaged(let damage) = self else { return false }
    return damage.reason == .pinsUnreadable
  }
}

extension PINVerifier {
  fileprivate static func read(_ line: inout LineReader) throws(LineProblem) -> PINVerifier {
    try line.beginObject()
    let iterations = try line.integer("iterations", in: 1...mostIterations)
    let key = try line.digest("key")
    let code: OperatorCode = try line.code("operator")
    let digits = try line.string("salt")
    try line.endObject()
    guard digits.utf8.count == 32, let twice = SHA256Digest(hex: digits + digits) else {
      throw .unfit(key: "salt", found: digits)
    }
    return PINVerifier(
      code: code, salt: Array(twice.bytes.prefix(saltLength)), iterations: iterations, key: key)
  }

  fileprivate func write(to line: inout CanonicalWriter) {
    line.beginObject()
    line.integer("iterations", iterations)
    line.digest("key", key)
    line.string("operator", code.text)
    line.string("salt", String((SHA256Digest(bytes: salt + salt) ?? .zero).hex.prefix(32)))
    line.endObject()
  }
}
