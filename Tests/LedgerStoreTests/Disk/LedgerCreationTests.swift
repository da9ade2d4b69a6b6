import ContingencyManagement
import Digest
import Foundation
import Testing

@testable import LedgerStore

@Suite struct `A new ledger` {
  private let temporary: TemporaryFolder
  private var folder: String { temporary("ledger") }

  init() throws { temporary = try TemporaryFolder() }

  @Test func `is a folder of three files that only its owner can read`() throws {
    try create()
    #expect(try names(in: folder) == ["head", "ledger.jsonl", "secret"])
    #expect(try mode(of: folder) == 0o700)
    for name in ["head", "ledger.jsonl", "secret"] {
      #expect(try mode(of: folder + "/" + name) == 0o600, "\(name)")
    }
    #expect(try names(in: temporary.path) == ["ledger"])
    try expectSound(folder, entries: 5)
  }

  @Test func `begins with its founding and the documents it was made with, in their order`() throws
  {
    try create()
    var kinds: [EntryKind] = []
    let read = try Ledger.read(folder) { entry, _ in kinds.append(entry.event.kind) }
    #expect(
      kinds == [.ledgerCreated, .bowlAdopted, .deckAdopted, .scheduleAdopted, .scheduleAdopted])
    #expect(read.state.founding == (try Clinic.founding()))
    try expectSound(folder, entries: 5)
  }

  @Test func `takes the place of an empty folder`() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    try create()
    #expect(try mode(of: folder) == 0o700)
    try expectSound(folder, entries: 5)
  }

  @Test func `is refused where something is, which is left as it is`() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    try put(Array("a shopping list".utf8), into: folder + "/note")
    expectExists(try failure { try create() })
    #expect(try names(in: folder) == ["note"])
    #expect(try contents(of: folder + "/note") == Array("a shopping list".utf8))
    #expect(try names(in: temporary.path) == ["ledger"])
  }

  @Test func `is refused where a ledger is, which stays sound`() throws {
    try create()
    let before = try contents(of: LedgerFolder.log(folder))
    expectExists(try failure { try create() })
    #expect(try contents(of: LedgerFolder.log(folder)) == before)
    #expect(try names(in: temporary.path) == ["ledger"])
    try expectSound(folder, entries: 5)
  }

  @Test func `is refused where a file or a symbolic link is`() throws {
    try put([1], into: folder)
    expectExists(try failure { try create() })
    #expect(try contents(of: folder) == [1])
    let link = temporary("link")
    try FileManager.default.createDirectory(
      atPath: temporary("elsewhere"), withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: temporary("elsewhere"))
    expectExists(try failure { try create(link) })
    #expect(try names(in: temporary("elsewhere")) == [])
    #expect(try names(in: temporary.path) == ["elsewhere", "ledger", "link"])
  }

  /// The rules refuse the second founding after the first was staged.
  @Test func `is not half made where one of its entries is refused`() throws {
    let twice = try [Clinic.documents()[0], Clinic.documents(salt: Self.otherSalt)[0]]
    let refusal = try failure { try create(folder, twice) }?.refusal
    #expect(refusal == .alreadyCreated)
    #expect(try names(in: temporary.path) == [])
  }

  @Test func `is not made in a folder that is missing or cannot be written`() throws {
    let failure = try failure { try create(temporary("no/ledger")) }?.notRecorded
    #expect(failure?.call == "mkdir")
    #expect(failure?.code == ENOENT)
    #expect(try names(in: temporary.path) == [])
  }

  @Test func `keeps its secret as 64 digits that line 0 commits to`() throws {
    try create()
    let digits = String(decoding: try contents(of: LedgerFolder.secret(folder)), as: UTF8.self)
    #expect(digits == "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n")
    let commitment = SHA256.hash(Array("cmdraw/v1/commit".utf8) + [0] + Clinic.master)
    #expect(try Ledger.read(folder).state.founding?.drawCommitment == commitment)
    try expectSound(folder, entries: 5)
  }

  private static let otherSalt = "ffeeddccbbaa99887766554433221100"

  private func create(_ place: String? = nil, _ proposals: [Proposal]? = nil) throws {
    let day = try Clinic.day("2026-03-02")
    let asked = try (proposals ?? Clinic.documents()).enumerated().map {
      ($0.element, try Clinic.asking($0.offset, on: day))
    }
    try Ledger.create(place ?? folder, master: Clinic.master, asked)
  }

  private func expectExists(
    _ error: LedgerError?, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard case .exists = error else {
      Issue.record(
        "not refused as being there: \(String(describing: error))", sourceLocation: sourceLocation)
      return
    }
  }
}
