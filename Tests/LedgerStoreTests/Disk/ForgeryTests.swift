import ContingencyManagement
import Digest
import Foundation
import Testing

@testable import LedgerStore

/// One piece of one line exchanged by someone who then puts every hash and the head right.
struct Forgery: Sendable, CustomTestStringConvertible {
  let entry: Int
  let old: String
  let new: String
  /// The entry that shows it, and how.
  let shownBy: Int
  let fact: Fact

  init(_ entry: Int, _ old: String, _ new: String, shownBy: Int, _ fact: Fact) {
    (self.entry, self.old, self.new, self.shownBy, self.fact) = (entry, old, new, shownBy, fact)
  }

  var testDescription: String { "entry \(entry): \(old) → \(new)" }

  enum Fact: Equatable {
    case outcomeDiffers
    case eventDiffers
    case refused(Refusal)
    case requestRepeated
  }
}

extension Finding.Fact {
  /// What kind of finding it is, its evidence left out where it is long.
  fileprivate var kind: Forgery.Fact? {
    switch self {
    case .outcomeDiffers: .outcomeDiffers
    case .eventDiffers: .eventDiffers
    case .wouldBeRefused(let refusal): .refused(refusal)
    case .requestRepeated: .requestRepeated
    case .balanceOff, .drawPending, .unacknowledged: nil
    }
  }
}

@Suite struct `A forged log` {
  private let temporary: TemporaryFolder
  private var folder: String { temporary("ledger") }

  init() throws { temporary = try TemporaryFolder(inMemory: true) }

  private static let second = SHA256.hash(Papers.second.utf8).hex
  private static let schedule = SHA256.hash(Papers.schedule.utf8).hex
  private static let nowhere = SHA256.hash("nowhere".utf8)
  private static let enrolled = CalendarDay.epoch.adding(days: 20_514)

  /// The hashes and the head are right, so only the rules can tell.
  @Test(arguments: [
    Forgery(6, #""draws":1"#, #""draws":2"#, shownBy: 6, .outcomeDiffers),
    Forgery(6, #""draws":1,"#, "", shownBy: 6, .outcomeDiffers),
    Forgery(6, #""run":1"#, #""run":2"#, shownBy: 6, .outcomeDiffers),
    Forgery(6, #""summary":"negative""#, #""summary":"positive""#, shownBy: 6, .outcomeDiffers),
    Forgery(7, #""fellFrom":1"#, #""fellFrom":2"#, shownBy: 7, .outcomeDiffers),
    Forgery(12, #""amount":5000"#, #""amount":6000"#, shownBy: 12, .outcomeDiffers),
    Forgery(13, #""amount":10000"#, #""amount":20000"#, shownBy: 13, .outcomeDiffers),
    Forgery(
      13, #""corrects":7"#, #""corrects":8"#, shownBy: 13,
      .refused(.specimenRecorded(reference("S-000124"), entry: 7))),
    Forgery(
      9, #""on":"2026-03-09""#, #""on":"2026-03-05""#, shownBy: 9, .outcomeDiffers),
    Forgery(
      8, #""on":"2026-03-06""#, #""on":"2026-03-03""#, shownBy: 8, .outcomeDiffers),
    Forgery(
      6, #""on":"2026-03-02""#, #""on":"2026-03-01""#, shownBy: 6,
      .refused(.beforeEnrolment(enrolled.adding(days: -1), enrolled: enrolled))),
    Forgery(
      6, #""on":"2026-03-02""#, #""on":"2026-04-02""#, shownBy: 6,
      .refused(
        .inFuture(enrolled.adding(days: 31), today: enrolled.adding(days: 1)))),
    Forgery(5, schedule, second, shownBy: 6, .outcomeDiffers),
    Forgery(5, schedule, nowhere.hex, shownBy: 5, .refused(.scheduleNotAdopted(nowhere))),
    Forgery(5, #""chain":0"#, #""chain":1"#, shownBy: 5, .refused(.chainOutOfTurn(expected: 0))),
    Forgery(
      5, #"["BUP"]"#, #"["BUP","COC"]"#, shownBy: 5,
      .refused(.everyTargetPrescribed(contingency: name("abstinence"), [.cocaine]))),
    Forgery(
      6, Clinic.participant.text, Clinic.second.text, shownBy: 6,
      .refused(.unknownParticipant(Clinic.second))),
    Forgery(14, #""word":"bluebird""#, #""word":"wren""#, shownBy: 15, .eventDiffers),
    Forgery(
      14, #""word":"bluebird""#, #""word":"eagle""#, shownBy: 14,
      .refused(.wordNotInDeck(word("eagle")))),
    Forgery(14, #""entitledBy":6"#, #""entitledBy":8"#, shownBy: 14, .eventDiffers),
    Forgery(14, #""first":1"#, #""first":2"#, shownBy: 14, .eventDiffers),
    Forgery(15, #""slip":2"#, #""slip":4"#, shownBy: 15, .eventDiffers),
    Forgery(15, #""tier":"good-job""#, #""tier":"small""#, shownBy: 15, .eventDiffers),
    Forgery(
      16, #""amount":4500"#, #""amount":99990"#, shownBy: 16,
      .refused(.beyondBalance(asked: money("99.99"), balance: money("15.00")))),
    Forgery(
      16, #""amount":4500"#, #""amount":4505"#, shownBy: 16,
      .refused(.amountNotWholeCents(money("4.505")))),
    Forgery(16, #""id":"req-0016""#, #""id":"req-0012""#, shownBy: 16, .requestRepeated),
    Forgery(
      21, #""from":"2026-03-30""#, #""from":"2026-03-20""#, shownBy: 21,
      .refused(
        .turnAfter(enrolled.adding(days: 18), turn: enrolled.adding(days: 23)))),
  ])
  func `with every hash put right is told by its entry`(forgery: Forgery) throws {
    try forge(forgery)
    let report = try Ledger.audit(folder)
    #expect(report.damage == nil)
    #expect(report.entries == 40)
    let finding = try certain(report.findings.first, "nothing was found")
    #expect(finding.entry == forgery.shownBy)
    #expect(finding.fact.kind == forgery.fact)
    #expect(!report.isSound)
    #expect(failure(toOpen: folder)?.finding == finding)
    #expect(try failure { _ = try Ledger.read(folder) }?.finding == finding)
  }

  @Test func `names the reward that was recorded and the one that follows`() throws {
    try forge(
      Forgery(12, #""amount":5000"#, #""amount":6000"#, shownBy: 12, .outcomeDiffers))
    var reward = Reward(
      contingency: Self.name("goals"), verdict: .met, cause: .reached, standing: .counted,
      phase: 0, run: 1, rung: 0)
    reward.base.money = Self.money("5.00")
    let derived = Outcome(rewards: [reward], credits: [])
    reward.base.money = Self.money("6.00")
    let recorded = Outcome(rewards: [reward], credits: [])
    #expect(
      try Ledger.audit(folder).findings.first
        == Finding(entry: 12, .outcomeDiffers(recorded: recorded, derived: derived)))
  }

  @Test func `with another element revealed is told by the one before it`() throws {
    let saved = try SavedLedger.episode.get()
    let element = try certain(saved.lines[15].firstMatch(of: /"element":"([0-9a-f]{64})"/)).1
    try forge(
      Forgery(15, String(element), Self.nowhere.hex, shownBy: 15, .eventDiffers))
    let anchor = try certain(saved.lines[5].firstMatch(of: /"anchor":"([0-9a-f]{64})"/)).1
    #expect(
      try Ledger.audit(folder).findings.first
        == Finding(
          entry: 15,
          .wouldBeRefused(
            .elementDoesNotFit(
              expected: try certain(SHA256Digest(hex: anchor)),
              found: DrawChain.element(before: Self.nowhere)))))
  }

  @Test func `with a document changed is told by its digest, or by those who rest on it`() throws {
    let changed = Papers.second.replacing("\"1.50\"", with: "\"1.75\"")
      .replacing("\"12.00\"", with: "\"12.75\"")
    let old = CanonicalString(Papers.second).text
    let new = CanonicalString(changed).text
    try forge(Forgery(4, old, new, shownBy: 4, .eventDiffers))
    #expect(
      try Ledger.audit(folder).damage
        == Damage(
          LedgerFolder.log(folder), line: 5, offset: try SavedLedger.episode.get().starts[4],
          .unreadable(.unfit(key: "digest", found: Self.second))))
    let digest = SHA256.hash(changed.utf8)
    try forge(
      Forgery(4, old, new, shownBy: 4, .eventDiffers),
      Forgery(4, Self.second, digest.hex, shownBy: 4, .eventDiffers))
    #expect(
      try Ledger.audit(folder).findings.first
        == Finding(
          entry: 20,
          .wouldBeRefused(.scheduleNotAdopted(try certain(SHA256Digest(hex: Self.second))))))
  }

  /// Where only the changed line was put right, the next one no longer follows.
  @Test(arguments: [6, 12, 13, 16, 38])
  func `with one hash put right is told by the line after it`(entry: Int) throws {
    let saved = try SavedLedger.episode.get()
    try saved.put(into: folder)
    var log = try LogText(folder)
    let before = try LogText.said(log.lines[entry])
    log.lines[entry] = LogText.rehashed(
      log.lines[entry].replacing("\"by\":\"rn-07\"", with: "\"by\":\"rn-08\""))
    try log.write(folder)
    let expected = Damage(
      LedgerFolder.log(folder), line: entry + 2, offset: saved.starts[entry + 1],
      .chainBroken(expected: try LogText.said(log.lines[entry]), found: before))
    #expect(try Ledger.audit(folder).damage == expected)
    #expect(failure(toOpen: folder)?.damage == expected)
    #expect(try contents(of: LedgerFolder.log(folder)) == log.bytes)
  }

  @Test func `with the last hash put right is told by the head`() throws {
    let saved = try SavedLedger.episode.get()
    try saved.put(into: folder)
    let root = try Ledger.read(folder).head.root
    var log = try LogText(folder)
    log.lines[39] = log.lines[39].replacing("\"by\":\"rn-07\"", with: "\"by\":\"rn-08\"")
    try log.rehash(from: 39)
    try log.write(folder)
    var tree = MerkleTree()
    for line in log.lines { tree.append(leaf: try LogText.said(line)) }
    let expected = Damage(
      LedgerFolder.log(folder), .rootDiffers(acknowledged: root, found: tree.root))
    #expect(try Ledger.audit(folder).damage == expected)
    #expect(failure(toOpen: folder)?.damage == expected)
  }

  /// The known weakness: a name, a label or a time on which no reward rests can be rewritten by
  /// whoever can write to both files. Only a root that someone else holds shows it.
  @Test func `in which no reward depends on the change is told only by the root of a receipt`()
    throws
  {
    let receipt = try SavedLedger.episode.get()
    try receipt.put(into: folder)
    let root = try Ledger.read(folder).head.root
    try forge(Forgery(6, "S-000123", "S-999999", shownBy: 6, .eventDiffers))
    try expectSound(folder, entries: 40)
    #expect(try Ledger.read(folder).head.root != root)
  }

  /// Puts down the ledger of one episode, forged.
  private func forge(_ forgeries: Forgery...) throws {
    let saved = try SavedLedger.episode.get()
    try saved.put(into: folder)
    var log = try LogText(folder)
    for forgery in forgeries {
      let line = log.lines[forgery.entry]
      try #require(line.contains(forgery.old), "entry \(forgery.entry) has no \(forgery.old)")
      log.lines[forgery.entry] = line.replacing(
        forgery.old, with: forgery.new, maxReplacements: 1)
    }
    try log.rehash(from: forgeries.map(\.entry).min() ?? 0)
    try log.write(folder)
    try put(try log.head(), into: LedgerFolder.head(folder))
  }

  private static func name(_ text: String) -> Name {
    guard let name = Name(text) else { preconditionFailure("\(text) is no name") }
    return name
  }

  private static func reference(_ text: String) -> Reference {
    guard let reference = Reference(text) else { preconditionFailure("\(text) is no reference") }
    return reference
  }

  private static func word(_ text: String) -> DrawWord {
    guard let word = DrawWord(text) else { preconditionFailure("\(text) is no word") }
    return word
  }

  private static func money(_ text: String) -> Money {
    guard let money = Money(text) else { preconditionFailure("\(text) is no amount") }
    return money
  }
}
