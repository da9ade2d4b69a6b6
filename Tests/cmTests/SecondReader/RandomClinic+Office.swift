import ContingencyManagement
import Digest
import Foundation

@testable import LedgerStore

/// The work of the office: operators come and go, programmes are adopted, draws are made by hand,
/// secrets and chains are replaced, and the log is taken up again.
extension RandomClinic {
  /// Those who record; the first may do everything.
  static let people = ["sup-1", "sup-2", "rn-07", "rn-08", "au-1"]

  mutating func workInTheOffice(_ place: Int) throws {
    switch dice.number(0, 23) {
    case 0..<6: try changeOperators()
    case 6, 7:
      var papers = RandomPapers(dice: dice)
      let programme = papers.programme(dice.number(1, 9))
      dice = papers.dice
      try adopt(jsonText(programme))
    case 8..<18: try drawByHand(place)
    case 18: try tellAgain()
    case 19: try replaceSecret()
    case 20:
      let reason = dice.pick(["secret-replaced", "exposed", "participant-asked"])
      try beginChain(place, "draw.chain-renewed", ["reason": reason])
    default: try takeUpLog()
    }
  }

  /// Mostly someone who may be a second person.
  mutating func someoneElse() -> String {
    dice.chance(60) ? RandomClinic.people[2] : dice.pick(RandomClinic.people)
  }

  // MARK: - Operators

  /// Adds a supervisor, somebody for the desk and an auditor.
  mutating func beginOffice() throws {
    for (place, role) in [(0, "supervisor"), (2, "desk"), (4, "auditor")] {
      try addOperator(RandomClinic.people[place], role)
    }
  }

  private mutating func addOperator(_ code: String, _ role: String) throws {
    let pin = DrawChain.commitment(to: Array(code.utf8)).hex
    try ask("operator.added", ["operator": code, "pin": pin, "role": role])
  }

  private mutating func changeOperators() throws {
    let someone = dice.pick(RandomClinic.people)
    if ledger.state.takesOperatorsAtTheirWord {
      try addOperator(RandomClinic.people[0], dice.chance(80) ? "supervisor" : "desk")
      return
    }
    switch dice.number(0, 6) {
    case 0..<3: try addOperator(someone, dice.pick(["supervisor", "desk", "desk", "auditor"]))
    case 3..<6:
      var data = ["operator": someone, "pin": DrawChain.commitment(to: [1]).hex]
      if dice.chance(30) { data["lost"] = "forgotten" }
      try ask("operator.pin-changed", data)
    default: try ask("operator.retired", ["operator": someone])
    }
  }

  // MARK: - Draws

  private mutating func drawByHand(_ place: Int) throws {
    guard let owed = ledger.state.participant(try code(place))?.drawsOwed.first else { return }
    try tell(
      with(place, ["bowl": owed.bowl.hex, "entitledBy": owed.entry]), from: owed.bowl, owed.count)
    if dice.chance(50) { try tellAgain() }
  }

  /// Tells the last draws by hand otherwise.
  private mutating func tellAgain() throws {
    guard let told else { return }
    let again = told.data.merging(["corrects": told.entry, "evidence": "sheet-1"]) { $1 }
    try tell(again, from: told.bowl, told.count)
  }

  /// Tells draws by hand, of slips that may be out of the bowl; a few times until they are taken.
  private mutating func tell(
    _ data: [String: Any], from digest: SHA256Digest, _ count: Int
  ) throws {
    guard let bowl = bowls[digest] else { return }
    let slips = bowl.tiers.flatMap { Array(repeating: $0.id.text, count: $0.slips) }
    for _ in 0..<3 {
      var data = data
      let shuffled = slips.shuffled(using: &dice)
      data["tiers"] = (0..<count).map { shuffled[$0 % shuffled.count] }
      data["witness"] = someoneElse()
      if data["evidence"] == nil, dice.chance(30) { data["evidence"] = "sheet-2" }
      if let entry = try ask("draw.by-hand", data) {
        told = (entry, data, digest, count)
        return
      }
    }
  }

  private mutating func replaceSecret() throws {
    let reason = dice.pick(["lost", "lost", "exposed", "scheduled"])
    if reason == "lost" { try requestDraws(dice.number(0, 1)) }
    let next = (0..<32).map { _ in UInt8(dice.number(0, 255)) }
    let commitment = DrawChain.commitment(to: next).hex
    let replaced = try ask(
      "draw.secret-replaced", ["drawCommitment": commitment, "reason": reason])
    if replaced != nil { master = next }
    for place in 0...1 {
      if dice.chance(70) { try ask(.voidDraw(try code(place))) }
      try reveal(place)
      try beginChain(place, "draw.chain-renewed", ["reason": "secret-replaced"])
    }
  }

  // MARK: - The log

  private mutating func takeUpLog() throws {
    try ledger.commit()
    let path = LedgerFolder.log(ledger.folder)
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    let log = ledger.acknowledged
    if dice.chance(30) {
      try ask("log.set-aside", ["bytes": 100, "digest": log.root.hex, "offset": size])
      return
    }
    var data: [String: Any] = ["bytes": size, "entries": log.size, "root": log.root.hex]
    let vouched = dice.number(0, log.size)
    if vouched > 0 { data["vouched"] = vouched }
    try ask(dice.pick(["log.head-adopted", "log.restored"]), data)
  }
}
