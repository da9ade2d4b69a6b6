import ContingencyManagement
import Digest
import Foundation
import Testing

@testable import LedgerStore

@Suite struct `The file of the operators' PINs` {
  private let temporary: TemporaryFolder
  private var folder: String { temporary("ledger") }
  private var path: String { LedgerFolder.operators(folder) }

  init() throws { temporary = try TemporaryFolder() }

  private static func code(_ text: String) throws -> OperatorCode {
    try certain(OperatorCode(text))
  }

  private static func verifier(
    _ code: String, _ pin: String, salt: UInt8 = 0
  ) throws -> PINVerifier {
    PINVerifier(
      PIN(typed: pin), of: try Self.code(code), salt: [UInt8](repeating: salt, count: 16),
      iterations: 2)
  }

  /// Sets the PIN of an operator as the desk does.
  private func set(
    _ code: String, _ pin: String, salt: UInt8 = 0, _ clinic: inout Clinic, adding role: Role?
  ) throws {
    let verifier = try Self.verifier(code, pin, salt: salt)
    try clinic.ledger.keep(verifier)
    var asking = try clinic.asking()
    asking.by = try Self.code("sup-1")
    let operatorCode = try Self.code(code)
    _ = try clinic.ledger.post(
      role.map {
        .addOperator(OperatorAdded(code: operatorCode, role: $0, pin: verifier.commitment))
      } ?? .changePIN(PINChange(code: operatorCode, pin: verifier.commitment)), asking)
  }

  /// A ledger with a supervisor and somebody at the desk.
  private func fill() throws {
    var clinic = try Clinic.makeSmall(folder)
    try set("sup-1", "4711", &clinic, adding: .supervisor)
    try set("rn-07", "8023", &clinic, adding: .desk)
  }

  /// It may be read by others: that is told, and what it holds is not lost over it.
  @Test func `of another mode is not written over`() throws {
    try fill()
    let before = try contents(of: path)
    chmod(path, 0o644)
    var clinic = try Clinic.open(folder)
    let verifier = try Self.verifier("sup-1", "5823")
    let refused = try failure { try clinic.ledger.keep(verifier) }?.damage
    #expect(refused?.path == path && refused?.isOfRights == true)
    #expect(try contents(of: path) == before)
  }

  @Test func `that cannot be read is kept aside before another takes its place`() throws {
    try fill()
    let torn = try Array(contents(of: path).dropLast(7))
    try put(torn, into: path)
    var clinic = try Clinic.open(folder)
    try clinic.ledger.keep(try Self.verifier("sup-1", "5823"))
    let kept = "operators-\(SHA256.hash(torn).hex.prefix(16))"
    #expect(try contents(of: LedgerFolder.aside(folder) + "/" + kept) == torn)
    #expect(try PINFile(folder).verifiers.count == 1)
  }

  /// A recovery holds the log's lock while it asks.
  @Test func `takes attempts while the log is locked, and where there is none`() throws {
    try fill()
    let code = try Self.code("rn-07")
    let now = try certain(Moment("2026-03-02T09:00:00Z"))
    do {
      let log = try OpenFile(LedgerFolder.log(folder), O_RDWR)
      #expect(try log.lock())
      #expect(try PINAttempts.begin(folder, of: code, at: now).count == 1)
      log.close()
    }
    try FileManager.default.removeItem(atPath: LedgerFolder.log(folder))
    #expect(try PINAttempts.begin(folder, of: code, at: now).count == 2)
    try PINAttempts.succeed(folder, of: code)
    #expect(try PINAttempts.begin(folder, of: code, at: now).count == 1)
  }

  @Test
  func `holds no PIN, lies beside the log with mode 0600, and the log holds only commitments`()
    throws
  {
    try fill()
    #expect(try mode(of: path) == 0o600)
    let text = String(decoding: try contents(of: path), as: UTF8.self)
    let (first, second) = (try Self.verifier("rn-07", "8023"), try Self.verifier("sup-1", "4711"))
    let zeros = String(repeating: "0", count: 32)
    #expect(
      text == """
        {"fmt":1,"operators":[\
        {"iterations":2,"key":"\(first.key)","operator":"rn-07","salt":"\(zeros)"},\
        {"iterations":2,"key":"\(second.key)","operator":"sup-1","salt":"\(zeros)"}]}

        """)
    #expect(try PINFile(folder).verifiers == [first, second])
    let log = String(decoding: try contents(of: LedgerFolder.log(folder)), as: UTF8.self)
    for secret in [first.key.hex, second.key.hex, "4711\"", "8023\""] {
      #expect(!log.contains(secret))
    }
    #expect(log.contains(first.commitment.hex) && log.contains(second.commitment.hex))
    #expect(try names(in: folder) == ["head", "ledger.jsonl", "operators", "secret"])
    try expectSound(folder, entries: 4)
  }

  @Test func `drops a PIN once the log commits to another, and what was never recorded`() throws {
    try fill()
    do {
      var clinic = try Clinic.open(folder)
      // A writer that died before its entry was written.
      try clinic.ledger.keep(try Self.verifier("rn-07", "5555", salt: 9))
      #expect(try PINFile(folder).verifiers(of: try Self.code("rn-07")).count == 2)
      #expect(try Ledger.audit(folder).flaws == [])
      try set("rn-07", "6021", salt: 1, &clinic, adding: nil)
      try set("sup-1", "3141", salt: 2, &clinic, adding: nil)
    }
    #expect(
      try PINFile(folder).verifiers
        == [
          try Self.verifier("rn-07", "6021", salt: 1), try Self.verifier("sup-1", "4711"),
          try Self.verifier("sup-1", "3141", salt: 2),
        ])
    try expectSound(folder)
  }

  @Test func `is told by an audit where it was exchanged or readable, and not missed in a copy`()
    throws
  {
    try fill()
    let whole = try contents(of: path)
    let (supervisor, nurse) = (try Self.code("sup-1"), try Self.code("rn-07"))
    #expect(try Ledger.audit(folder).flaws == [])
    chmod(path, 0o640)
    #expect(
      try Ledger.audit(folder).flaws
        == [Damage(path, .notPrivate(mode: 0o640, owner: geteuid(), links: 1))])
    chmod(path, 0o600)
    // A PIN of one's own put in the place of another's.
    let text = String(decoding: whole, as: UTF8.self)
    let mine = try Self.verifier("sup-1", "9999")
    let exchanged = text.replacingOccurrences(
      of: try Self.verifier("sup-1", "4711").key.hex, with: mine.key.hex)
    try put(exchanged.utf8, into: path)
    #expect(try Ledger.audit(folder).flaws == [Damage(path, .pinDiffers(supervisor))])
    try put("{\"fmt\":1,\"operators\":[]}\n".utf8, into: path)
    #expect(
      try Ledger.audit(folder).flaws
        == [Damage(path, .pinDiffers(supervisor)), Damage(path, .pinDiffers(nurse))])
    #expect(try !Ledger.audit(folder).isSound)
    try FileManager.default.removeItem(atPath: path)
    try expectSound(folder)
  }

  @Test func `is read only as it is written`() throws {
    try fill()
    let whole = try contents(of: path)
    for place in whole.indices {
      for changed in [whole[place] ^ 1, whole[place] ^ 0x20, 0x20] where changed != whole[place] {
        var bytes = whole
        bytes[place] = changed
        try put(bytes, into: path)
        // Another digit, or a letter of a code: another file of the same form.
        do throws(LedgerError) {
          _ = try PINFile(folder)
          #expect(!(try Ledger.audit(folder).flaws.isEmpty), "byte \(place)")
        } catch {
          #expect(error.damage == Damage(path, .pinsUnreadable), "byte \(place)")
        }
      }
    }
    for cut in 0..<whole.count {
      try put(whole.prefix(cut), into: path)
      #expect(throws: LedgerError.self, "\(cut) bytes") { try PINFile(folder) }
    }
  }
}
