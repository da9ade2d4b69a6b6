import ContingencyManagement
import Digest
import Foundation

@testable import LedgerStore

/// A clinic with a clock, several participants, and operators who click twice, mistype, correct, enter
/// late, and now and then lose power; all of it the same for the same seed.
///
/// After every step the laws of the ledger are held, see ``hold(_:_:)``.
final class SimulatedClinic {
  let folder: String
  var random: SeededGenerator
  private(set) var today: CalendarDay
  let lastDay: CalendarDay
  private var step = 0
  /// What waits to be entered, and the day on which somebody does.
  var late: [(on: CalendarDay, Occasion)] = []
  /// Entries that can be corrected, with what they recorded.
  var occasions: [(entry: Int, Occasion)] = []
  /// Other entries that can be voided.
  var voidable: [Int] = []
  /// What the lines of the log paid, worked out from them alone.
  var paid: [ParticipantCode: Earning] = [:]
  /// What they paid under the contingency that has a cap.
  var paidUnderCap: [ParticipantCode: Money] = [:]
  private(set) var counts = Counts()

  /// How much happened.
  struct Counts: Equatable {
    var days = 0
    var entries = 0
    var repeats = 0
    var refused = 0
    var corrections = 0
    var restarts = 0
    var torn = 0

    static func += (left: inout Counts, right: Counts) {
      left.days += right.days
      left.entries += right.entries
      left.repeats += right.repeats
      left.refused += right.refused
      left.corrections += right.corrections
      left.restarts += right.restarts
      left.torn += right.torn
    }
  }

  init(_ folder: String, seed: UInt64, days: Int) throws {
    self.folder = folder
    random = SeededGenerator(seed: seed)
    today = try Clinic.day("2026-03-02")
    lastDay = today.adding(days: days)
    let documents = [Papers.bowl, Papers.deck, Papers.schedule, Papers.second, Papers.capped]
    var first: [(Proposal, Asking)] = [(.create(try Clinic.founding()), try asking())]
    for text in documents { first.append((.adopt(try Papers.adoption(text)), try asking())) }
    try Ledger.create(folder, master: Clinic.master, first)
    counts.entries = first.count
  }

  /// The clinic from its first day to its last, and its audit; what happened.
  ///
  /// Now and then the program ends, and what is read again must be what was.
  func live() throws -> Counts {
    var image: [String]?
    while today < lastDay {
      do {
        var ledger = try Ledger.open(folder)
        let read = SimulatedClinic.image(of: ledger.state)
        try law(image == nil || read == image, "another state when the log is read again")
        repeat {
          try liveThroughDay(&ledger)
          counts.days += 1
          today = today.adding(days: 1)
        } while today < lastDay && !chance(30)
        image = SimulatedClinic.image(of: ledger.state)
        counts.restarts += 1
      }
      if chance(6) { image = try loseAndRecoverTail() }
    }
    let report = try Ledger.audit(folder)
    try law(report.isSound, "\(report.findings), \(String(describing: report.damage))")
    try law(SimulatedClinic.image(of: report.state) == image, "another state when it is audited")
    try law(
      report.entries == counts.entries && report.head?.entries == counts.entries,
      "\(counts.entries) entries were written, \(report.entries) read")
    return counts
  }

  // MARK: - Chance

  /// True once in `every` times.
  func chance(_ every: Int) -> Bool { Int.random(in: 0..<every, using: &random) == 0 }

  func any<Element>(_ elements: [Element]) throws -> Element {
    try certain(elements.randomElement(using: &random))
  }

  // MARK: - Asking

  /// Somebody asks, under an id that nobody used before.
  func asking() throws -> Asking {
    step += 1
    return Asking(
      by: try certain(OperatorCode(["rn-07", "rn-08", "lpn-2"][step % 3])),
      at: try certain(
        Moment(seconds: Int(today.daysSinceEpoch) * 86_400 + 16 * 3600 + step % 7200)),
      today: today, request: try certain(RequestID("sim-\(step)")))
  }

  /// Asks for something, perhaps twice, and holds the laws; nil where it was refused.
  @discardableResult
  func ask(_ proposal: Proposal, of ledger: inout Ledger) throws -> Posted? {
    let asking = try asking()
    let before = (ledger.state.entryCount, ledger.acknowledged.root)
    let posted: Posted
    do throws(LedgerError) { posted = try ledger.post(proposal, asking) } catch {
      guard case .refused = error else { throw error }
      try law(
        (ledger.state.entryCount, ledger.acknowledged.root) == before, "a refusal changed the log")
      counts.refused += 1
      return nil
    }
    counts.entries += 1
    try law(!posted.isRepeat && posted.entry.number == before.0, "not one entry more")
    note(posted)
    try hold(posted.entry, ledger.state)
    if chance(5) { try repeatRequest(proposal, asking, posted, of: &ledger) }
    return posted
  }

  /// The same request again, later and perhaps by another operator, and the same id for another thing.
  private func repeatRequest(
    _ proposal: Proposal, _ asking: Asking, _ posted: Posted, of ledger: inout Ledger
  ) throws {
    let before = (ledger.state.entryCount, ledger.acknowledged.root)
    var again = try self.asking()
    again.request = asking.request
    let answer = try ledger.post(proposal, again)
    try law(
      answer.isRepeat && answer.entry == posted.entry && answer.hash == posted.hash,
      "another answer to a request that was repeated")
    let other = Redemption(
      participant: ParticipantCode.made(from: 99), day: today, amount: .zero,
      item: try certain(Reference("other")))
    do throws(LedgerError) {
      _ = try ledger.post(.redeem(other), again)
      throw LedgerError.missing(folder: "")
    } catch {
      guard case .refused(.requestReused(asking.request, posted.entry.number)) = error else {
        throw Failed("an id was used for two things: \(error)")
      }
    }
    try law(
      (ledger.state.entryCount, ledger.acknowledged.root) == before, "a repeat changed the log")
    counts.repeats += 1
  }

  /// Asks for something that must be refused.
  func mistype(_ proposal: Proposal, of ledger: inout Ledger) throws {
    try law(try ask(proposal, of: &ledger) == nil, "let in: \(proposal)")
  }

  private func note(_ posted: Posted) {
    let number = posted.entry.number
    switch posted.entry.event {
    case .tested, .visitNotHeld, .milestoneReached:
      if let occasion = posted.entry.event.occasion { occasions.append((number, occasion)) }
    case .redeemed, .paused, .resumed, .ended: voidable.append(number)
    case .corrected: counts.corrections += 1
    default: break
    }
  }

  func law(_ holds: Bool, _ words: @autoclosure () -> String) throws {
    if !holds { throw Failed("\(today), step \(step): \(words())") }
  }

  /// A write that the power went out in: half a line after the last one. What is in the ledger once
  /// that was set aside.
  private func loseAndRecoverTail() throws -> [String] {
    let log = try contents(of: LedgerFolder.log(folder))
    let torn = log.suffix(Int.random(in: 2..<200, using: &random)).dropLast()
    try put(log + torn, into: LedgerFolder.log(folder))
    try law(failure(toOpen: folder)?.damage != nil, "a torn line was not seen")
    let aside = try certain(try Ledger.setTailAside(folder))
    try law(aside.bytes == torn.count && aside.offset == log.count, "not the tail was set aside")
    var ledger = try Ledger.open(folder)
    try law(try ask(.setAside(aside), of: &ledger) != nil, "what was set aside is not recorded")
    counts.torn += 1
    return SimulatedClinic.image(of: ledger.state)
  }
}
