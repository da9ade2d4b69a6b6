import ContingencyManagement
import Digest
import Foundation

@testable import LedgerStore

/// A ledger that the days of two participants are recorded in at random, under random schedules:
/// on time and late, corrected, taken out and put back, moved to another day or to the other
/// participant, with pauses, endings, moves, medicines, redemptions and draws between. Three in five
/// have an office too, where the work is divided, draws are made by hand and secrets are replaced.
struct RandomClinic: ~Copyable {
  private static let codes = ["c-1", "c-2"]
  static let firstMaster = Array(UInt8(0)...31)

  var ledger: Ledger
  var dice: Dice
  private let hasOffice: Bool
  /// The secret that holds, and the one that each participant's chain is made from.
  var master = RandomClinic.firstMaster
  private var chainMasters = [RandomClinic.firstMaster, RandomClinic.firstMaster]
  private(set) var bowls: [SHA256Digest: PrizeBowl] = [:]
  /// The draws by hand that were told last.
  var told: (entry: Int, data: [String: Any], bowl: SHA256Digest, count: Int)?
  /// The day, from the first of January on, that each participant has come to.
  private var now = [0, 0]
  private var schedules: [Schedule] = []
  private var digests: [String] = []
  /// What is tested for, measured and reached.
  private var targets = ["BUP", "COC", "OPI"]
  private let measured = ["CO", "COC", "COT"]
  private var milestones = ["session", "dose"]
  /// The occasions that were let in: the entry, the kind and the data.
  private var occasions: [(entry: Int, kind: String, data: [String: Any])] = []
  private let met: Int
  private var requests = 0
  private var kinds: Set<EntryKind> = [.ledgerCreated]

  /// A day of 2026 or later, from the first of January on.
  static func day(_ number: Int) -> String {
    CalendarDay.epoch.adding(days: 20_454 + number).description
  }

  /// Writes a ledger; the kinds of its entries.
  static func write(_ folder: String, seed: UInt64, steps: Int) throws -> Set<EntryKind> {
    let founding: [String: Any] = [
      "currency": "USD", "drawCommitment": DrawChain.commitment(to: RandomClinic.firstMaster).hex,
      "origin": "clinic.example/random", "salt": String(repeating: "0", count: 32), "zone": "UTC",
    ]
    let first = try RandomClinic.proposal("ledger.created", founding)
    try Ledger.create(
      folder, master: RandomClinic.firstMaster, [(first, try RandomClinic.asking(0, by: "rn-07"))])
    var clinic = RandomClinic(try Ledger.open(folder), seed: seed)
    try clinic.begin()
    for _ in 0..<steps { try clinic.step() }
    try clinic.ledger.commit()
    try DrawSecret.write(clinic.master, to: LedgerFolder.secret(folder), O_TRUNC)
    return clinic.kinds
  }

  private init(_ ledger: consuming Ledger, seed: UInt64) {
    dice = Dice(seed: seed)
    met = dice.number(50, 97)
    hasOffice = dice.chance(60)
    self.ledger = ledger
  }

  private mutating func begin() throws {
    try adoptAll()
    for schedule in schedules {
      for contingency in schedule.contingencies {
        targets += contingency.condition.targets.analytes.map(\.code)
        if case .milestone(let kind) = contingency.condition { milestones.append(kind.text) }
      }
    }
    targets = Set(targets).sorted()
    for place in 0...1 {
      while ledger.state.participants.count <= place { try enrol(place) }
    }
    if hasOffice, dice.chance(60) { try beginOffice() }
  }

  // MARK: - Asking

  private static func asking(_ number: Int, by: String) throws -> Asking {
    guard let by = OperatorCode(by), let at = Moment("2029-12-01T12:00:00Z"),
      let today = CalendarDay("2029-12-01"), let request = RequestID("req-\(number)")
    else { throw Unfit(data: "asking") }
    return Asking(by: by, at: at, today: today, request: request)
  }

  struct Unfit: Error { var data: String }

  /// What the line of a log would ask for that holds `data`.
  private static func proposal(_ kind: String, _ data: [String: Any]) throws -> Proposal {
    let zeros = String(repeating: "0", count: 64)
    let line: [String: Any] = [
      "at": "2029-12-01T12:00:00Z", "by": "rn-07", "data": data, "fmt": 1, "id": "none",
      "kind": kind, "n": 0, "prev": zeros, "self": zeros,
    ]
    let bytes = Array(jsonText(line).utf8)
    return try EntryLine.read(bytes, in: bytes.indices).entry.event.proposal
  }

  /// Asks for something; the entry, or nil where the rules do not let it in.
  @discardableResult
  mutating func ask(_ kind: String, _ data: [String: Any]) throws -> Int? {
    let second = someoneElse()
    let named = dice.chance(ledger.state.programme == nil ? 20 : 70)
    let proposal = try RandomClinic.proposal(kind, data)
    return try ask(hasOffice && named ? proposal.with(OperatorCode(second)) : proposal)
  }

  @discardableResult
  mutating func ask(_ proposal: Proposal) throws -> Int? {
    requests += 1
    // Mostly someone who may do it.
    let someone = dice.chance(75) ? RandomClinic.people[0] : dice.pick(RandomClinic.people)
    let asking = try RandomClinic.asking(requests, by: hasOffice ? someone : "rn-07")
    do throws(LedgerError) {
      let entry = try ledger.stage(proposal, asking).entry
      kinds.insert(entry.event.kind)
      return entry.number
    } catch {
      guard case .refused = error else { throw error }
      return nil
    }
  }

  // MARK: - Documents

  /// One ledger in five has two of the schedules that are shipped, the others random ones.
  private mutating func adoptAll() throws {
    let deck = #"{"kind":"deck","id":"birds","version":1,"words":["bluebird","wren"]}"#
    guard try adopt(deck) != nil else { throw Unfit(data: deck) }
    if dice.chance(20) {
      for folder in ["Bowls", "Caps"] {
        for text in try RandomClinic.shipped(folder) { _ = try adopt(text) }
      }
      let texts = try RandomClinic.shipped("Schedules")
      while schedules.count < 2 { try adoptSchedule(dice.pick(texts)) }
      return
    }
    var papers = RandomPapers(dice: dice)
    for bowl in ["b-one", "b-two"] {
      while try adopt(jsonText(papers.bowl(bowl))) == nil {}
    }
    while try adopt(jsonText(papers.caps("limits"))) == nil {}
    while schedules.count < 2 {
      papers = RandomPapers(dice: papers.dice)
      try adoptSchedule(jsonText(papers.schedule("s\(schedules.count)")))
    }
    dice = papers.dice
  }

  private static func shipped(_ folder: String) throws -> [String] {
    let path = Checkout.config + "/" + folder
    return try FileManager.default.contentsOfDirectory(atPath: path).sorted().map {
      try String(contentsOfFile: path + "/" + $0, encoding: .utf8)
    }
  }

  private mutating func adoptSchedule(_ text: String) throws {
    guard let adoption = try adopt(text), case .schedule(let schedule) = adoption.document
    else { return }
    schedules.append(schedule)
    digests.append(adoption.digest.hex)
  }

  /// Adopts a document; nil where it cannot be used.
  @discardableResult
  mutating func adopt(_ text: String) throws -> Adoption? {
    guard let adoption = try? Document.adoption(of: Array(text.utf8)) else { return nil }
    if case .bowl(let bowl) = adoption.document { bowls[adoption.digest] = bowl }
    return try ask(.adopt(adoption)).map { _ in adoption }
  }

  // MARK: - What happens

  private mutating func step() throws {
    let place = dice.number(0, 1)
    guard let participant = ledger.state.participant(try code(place)) else { return }
    if hasOffice, dice.chance(20) { return try workInTheOffice(place) }
    switch dice.number(0, 99) {
    case 0..<62:
      now[place] +=
        dice.chance(97) ? dice.pick([0, 0, 1, 1, 2, 2, 3, 7]) : dice.number(1, 60)
      try record(place, now[place])
    case 62..<70: try record(place, now[place] - dice.number(0, 14))
    case 70..<80: try correct()
    case 80..<86: try draw(place)
    case 86, 87: try redeem(place, participant.balance)
    case 88, 89:
      try ask(
        "medicines.changed",
        with(
          place,
          [
            "from": RandomClinic.day(now[place] + dice.number(-3, 2)), "prescribed": medicines(),
          ]))
    case 90..<95: try turn(place)
    case 95, 96:
      now[place] += dice.number(0, 2)
      let number = dice.number(0, 1)
      var data = with(
        place,
        [
          "from": RandomClinic.day(now[place]), "reason": "clinical", "schedule": digests[number],
        ])
      if dice.chance(60) { data["phase"] = dice.pick(schedules[number].phases).id.text }
      try ask("participant.moved", data)
    default:
      if let last = participant.turns.last {
        try ask(
          "entry.corrected", with(place, ["corrects": last.entry, "reason": "typing-slip"]))
      }
    }
  }

  func with(_ place: Int, _ data: [String: Any]) -> [String: Any] {
    data.merging(["participant": RandomClinic.codes[place]]) { mine, _ in mine }
  }

  func code(_ place: Int) throws -> ParticipantCode {
    guard let code = ParticipantCode(RandomClinic.codes[place]) else { throw Unfit(data: "code") }
    return code
  }

  private mutating func medicines() -> [String] {
    dice.some(dice.pick([0, 0, 0, 1, 2]), of: ["BUP", "MTD", "OPI"])
  }

  private mutating func enrol(_ place: Int) throws {
    try beginChain(
      place, "participant.enrolled",
      [
        "from": RandomClinic.day(now[place]), "prescribed": medicines(),
        "schedule": dice.pick(digests),
      ])
  }

  /// Asks for something that begins a chain.
  mutating func beginChain(_ place: Int, _ kind: String, _ data: [String: Any]) throws {
    let chain = ledger.state.chains
    let anchor = DrawChain.element(
      DrawChain.length, before: DrawChain.lastElement(master: master, ordinal: chain))
    var data = with(place, data)
    data.merge(["anchor": anchor.hex, "chain": chain, "draws": 1000]) { mine, _ in mine }
    if try ask(kind, data) != nil { chainMasters[place] = master }
  }

  private mutating func turn(_ place: Int) throws {
    let kind = ledger.state.participant(try code(place))?.turns.last?.kind
    switch kind {
    case .paused:
      try ask("participant.resumed", with(place, ["from": RandomClinic.day(now[place])]))
    case .ended:
      now[place] += 1
      try enrol(place)
    default:
      if dice.chance(75) {
        let from = RandomClinic.day(now[place] + dice.number(0, 1))
        try ask("participant.paused", with(place, ["from": from, "reason": "hospital"]))
      } else {
        let from = RandomClinic.day(now[place] + 1)
        try ask("participant.ended", with(place, ["from": from, "outcome": "left"]))
      }
      if dice.chance(80) {
        now[place] += dice.number(1, 9)
        try ask("participant.resumed", with(place, ["from": RandomClinic.day(now[place])]))
      }
    }
  }

  private mutating func redeem(_ place: Int, _ balance: Money) throws {
    let part = balance.thousandths / dice.number(1, 4) / 10 * 10
    let data: [String: Any] = [
      "amount": max(10, part), "item": "card", "on": RandomClinic.day(now[place]),
    ]
    if let entry = try ask("voucher.redeemed", with(place, data)), dice.chance(30) {
      try ask("entry.corrected", with(place, ["corrects": entry, "reason": "typing-slip"]))
    }
  }

  private mutating func draw(_ place: Int) throws {
    try requestDraws(place)
    try reveal(place)
  }

  mutating func requestDraws(_ place: Int) throws {
    guard let word = DrawWord(dice.pick(["bluebird", "wren", "7", ""])) else { return }
    try ask(.draw(try code(place), word))
  }

  /// Makes the draws that were asked for.
  mutating func reveal(_ place: Int) throws {
    let code = try code(place)
    guard let request = ledger.state.participant(code)?.pendingDraw?.request else { return }
    let last = DrawChain.lastElement(master: chainMasters[place], ordinal: request.chain)
    try ask(.reveal(code, DrawChain.element(DrawChain.length - request.last, before: last)))
  }

  // MARK: - Occasions

  private mutating func record(_ place: Int, _ day: Int) throws {
    let (kind, data) = occasion(place, RandomClinic.day(day))
    if let entry = try ask(kind, data) { occasions.append((entry, kind, data)) }
  }

  private mutating func correct() throws {
    guard !occasions.isEmpty else { return }
    let number = dice.number(0, occasions.count - 1)
    var (entry, kind, data) = occasions[number]
    var correction: [String: Any] = [
      "corrects": entry, "participant": data["participant"] ?? "", "reason": "typing-slip",
    ]
    if dice.chance(75) {
      let way = dice.number(0, 9)
      if way < 4, let text = data["on"] as? String, let day = CalendarDay(text) {
        data["on"] = day.adding(days: dice.number(-5, 5)).description
      }
      if way == 9 { data["participant"] = dice.pick(RandomClinic.codes) }
      if way > 2 { change(&kind, &data) }
      correction["to"] = ["kind": kind, "occasion": data]
    }
    if try ask("entry.corrected", correction) != nil { occasions[number] = (entry, kind, data) }
  }

  /// Something else that might have happened in place of an occasion.
  private mutating func change(_ kind: inout String, _ data: inout [String: Any]) {
    for _ in 0..<20 {
      var (newKind, new) = occasion(0, "")
      guard newKind == kind || newKind.hasPrefix("visit.") && kind.hasPrefix("visit.")
      else { continue }
      if kind == "milestone.reached" { new["milestone"] = data["milestone"] }
      // Now and then another one, which is refused.
      if dice.chance(90) { new["contingency"] = data["contingency"] }
      (new["on"], new["participant"]) = (data["on"], data["participant"])
      (kind, data) = (newKind, new)
      return
    }
  }

  private mutating func occasion(_ place: Int, _ day: String) -> (String, [String: Any]) {
    var data = with(place, ["on": day])
    switch dice.number(0, 99) {
    case 0..<72:
      test(&data)
      return ("test.recorded", data)
    case 72..<85:
      data["evidence"] = "evidence/\(dice.number(0, 99))"
      data["milestone"] = dice.pick(milestones)
      return ("milestone.reached", data)
    case 85..<90:
      name(&data)
      return ("visit.missed", data)
    case 90..<95:
      data["reason"] = "illness"
      name(&data)
      return ("visit.excused", data)
    default:
      data["reason"] = "holiday"
      name(&data)
      return ("visit.closed", data)
    }
  }

  /// Names, now and then, the one contingency that a visit not held is about.
  private mutating func name(_ data: inout [String: Any]) {
    guard dice.chance(40) else { return }
    data["contingency"] = dice.pick(dice.pick(schedules).contingencies).id.text
  }

  private static let conditions = [
    "valid", "refused", "unable", "substituted", "adulterated", "too-little", "invalid",
    "out-of-temperature", "dilute", "late",
  ]
  private static let bad = ["positive", "positive", "presumptive", "invalid", "inconclusive"]

  private mutating func test(_ data: inout [String: Any]) {
    let condition = dice.chance(80) ? "valid" : dice.pick(RandomClinic.conditions)
    data["condition"] = condition
    data["specimen"] = dice.pick(["urine", "urine", "urine", "urine", "breath"])
    if dice.chance(10) { data["label"] = "S-\(dice.number(0, 30))" }
    guard ["valid", "out-of-temperature", "dilute", "late"].contains(condition) else { return }
    let isMet = dice.chance(met)
    let way = dice.number(0, 99)
    if way < 50 {
      data["summary"] = isMet ? "negative" : dice.pick(RandomClinic.bad)
    } else if way < 95 {
      var results: [String: Any] = [:]
      for analyte in targets where dice.chance(97) {
        let isNegative = isMet || dice.chance(50)
        let word = isNegative ? "negative" : dice.pick(RandomClinic.bad + ["not-tested"])
        results[word] = (results[word] as? [String] ?? []) + [analyte]
      }
      if !results.isEmpty { data["results"] = results }
    }
    if data["summary"] == nil && data["results"] == nil || dice.chance(85) {
      let analytes = dice.chance(60) ? measured : dice.some(1, of: measured)
      data["readings"] = analytes.map { analyte -> [String: Any] in
        let few = [0, 250, 500, 1000, 2000, 4000, 8000, 8001, 12_000]
        return [
          "analyte": analyte, "level": dice.chance(80) ? dice.pick(few) : dice.number(0, 20_000),
        ]
      }
    }
  }
}
