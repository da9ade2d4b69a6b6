import ContingencyManagement
import Foundation
import LedgerStore
import Testing

@testable import cm

/// Two programs that share nothing but the pages read the same logs.
@Suite(
  .enabled(
    if: SecondReader.isHere,
    "this machine has no python3, which the second reader of the log is written for"))
struct `The second reader` {
  private static let isCampaign = ProcessInfo.processInfo.environment["CM_CAMPAIGN"] == "1"
  /// How many logs: `CM_LOGS` of them, or as many as are meant for the day.
  private static let logs =
    ProcessInfo.processInfo.environment["CM_LOGS"].flatMap { Int($0) }
    ?? (isCampaign ? 100_000 : 200)
  /// The seed of the first log; each further one has one more.
  private static let firstSeed =
    ProcessInfo.processInfo.environment["CM_SEED"].flatMap { UInt64($0) } ?? 1
  private static let atOnce = 100

  /// Makes ledgers in folders of their own, has both read them and compares.
  private func compare(
    _ count: Int, make: (_ folder: String, _ number: Int) throws -> String
  ) throws -> (differences: [String], sound: Int) {
    var differences: [String] = []
    var sound = 0
    for start in stride(from: 0, to: count, by: Self.atOnce) {
      let place = TestFolder.make("two-readers")
      defer { TestFolder.remove(place) }
      let numbers = start..<min(count, start + Self.atOnce)
      let deeds = try numbers.map { try make("\(place)/\($0)", $0) }
      let verdicts = try SecondReader.read(numbers.map { "\(place)/\($0)" })
      for ((number, deed), theirs) in zip(zip(numbers, deeds), verdicts) {
        let ours = FirstReading(try Ledger.audit("\(place)/\(number)"))
        if ours.isSound { sound += 1 }
        if let difference = ours.difference(from: theirs) {
          differences.append("log \(number), seed \(Self.firstSeed), \(deed): \(difference)")
        }
      }
    }
    return (differences, sound)
  }

  @Test func `agrees on every reward, draw and balance of logs that the store wrote`() throws {
    var kinds: Set<EntryKind> = []
    let (differences, sound) = try compare(Self.logs) { folder, number in
      kinds.formUnion(
        try RandomClinic.write(folder, seed: Self.firstSeed + UInt64(number), steps: 60))
      return "as written"
    }
    #expect(differences.isEmpty, "\(differences.prefix(5).joined(separator: "\n"))")
    #expect(sound == Self.logs)
    #expect(kinds == Set(EntryKind.allCases) || Self.logs < 200)
  }

  @Test func `finds damage and forgeries at the same line and byte`() throws {
    var written: (log: [UInt8], head: [UInt8])?
    let (differences, sound) = try compare(Self.logs * 2) { folder, number in
      let seed = Self.firstSeed + UInt64(number)
      // Each log is damaged twenty times.
      if number % 20 == 0 || written == nil {
        _ = try RandomClinic.write(folder, seed: seed, steps: 40)
        written = try (
          Array(Data(contentsOf: URL(fileURLWithPath: folder + "/ledger.jsonl"))),
          Array(Data(contentsOf: URL(fileURLWithPath: folder + "/head")))
        )
      } else {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      }
      guard let written else { return "" }
      var dice = Dice(seed: seed)
      let damaged = DamagedLog(log: written.log, head: written.head, using: &dice)
      try damaged.put(into: folder)
      return damaged.deed
    }
    #expect(differences.isEmpty, "\(differences.prefix(5).joined(separator: "\n"))")
    #expect(sound < Self.logs / 2)
  }

  @Test(.enabled(if: TrialData.isThere && isCampaign, "the trials' data, in a campaign"))
  func `gives what the trials' 1,922 participants earn`() throws {
    let world = try RealWorld()
    defer { world.remove() }
    let data = TrialData.folder.path
    for words in [
      ["init"], ["adopt", "opioid-vouchers"],
      [
        "import", data + "/clients.csv", "--map", "ctn0094-clients", "--schedule",
        "opioid-vouchers",
      ],
      ["import", data + "/visits.csv", "--map", "ctn0094-visits"],
      ["import", data + "/doses.csv", "--map", "ctn0094-doses"],
    ] {
      let (status, printed) = world.cm(words)
      #expect(status == .done || words[0] == "import", "\(printed)")
    }
    let folder = world.folder + "/ledger"
    let verdict = try #require(try SecondReader.read([folder]).first)
    #expect(FirstReading(try Ledger.audit(folder)).difference(from: verdict) == nil)
    #expect(verdict.participants.count == 1_922)
    #expect(verdict.participants.values.reduce(0) { $0 + $1.earned } == 182_368_750)
  }
}

/// What this program says of a ledger, in the words of the second reader.
private struct FirstReading {
  var isSound: Bool
  var entries: Int
  var root: String?
  /// The first line that does not hold; nil where it is none of a line.
  var line: Int?
  /// The byte it begins with, where that is told.
  var offset: Int?
  var what = ""
  var participants: [String: SecondReader.Verdict.Totals] = [:]

  init(_ report: AuditReport) {
    isSound = report.isSound
    entries = report.head?.entries ?? 0
    root = report.head?.root.hex
    let finding = report.findings.filter { !$0.isOpenBusiness }
      .min { ($0.entry ?? .max) < ($1.entry ?? .max) }
    if let finding {
      line = finding.entry.map { $0 + 1 }
      what = "\(finding.fact)"
    } else {
      line = report.damage?.line
      offset = report.damage?.offset
      what = report.damage.map { "\($0.reason)" } ?? "\(report.flaws)"
    }
    for participant in report.state.participants {
      participants[participant.code.text] = SecondReader.Verdict.Totals(participant)
    }
  }

  func difference(from other: SecondReader.Verdict) -> String? {
    let theirs = "second: \(other.first.map { "\($0)" } ?? "sound")"
    let mine = "first: \(isSound ? "sound" : what), line \(line ?? 0), byte \(offset ?? -1)"
    guard isSound == other.ok else { return "\(mine); \(theirs)" }
    guard isSound else {
      let isSame = line == other.first?.line && (offset == nil || offset == other.first?.offset)
      return isSame ? nil : "\(mine); \(theirs)"
    }
    guard entries == other.entries, root == other.root else {
      return "\(entries) entries and \(other.entries), root \(root ?? "") and \(other.root ?? "")"
    }
    guard participants == other.participants else {
      return "\(participants) and \(other.participants)"
    }
    return nil
  }
}

extension SecondReader.Verdict.Totals {
  fileprivate init(_ participant: Participant) {
    let earned = participant.earned
    self.init(
      earned: earned.money.thousandths, redeemed: participant.redeemed.thousandths,
      balance: participant.balance.thousandths, drawsEarned: earned.draws,
      drawsMade: participant.drawsMade, prizes: participant.prizes.thousandths,
      prizesWithheld: participant.prizesWithheld.thousandths, items: [:])
    for (kind, count) in participant.items { items[kind.text] = count }
  }
}
