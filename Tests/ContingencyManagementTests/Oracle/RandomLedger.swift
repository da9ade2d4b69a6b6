import ContingencyManagement
import Testing

/// A ledger that two participants' visits are recorded in at random: on time and late, corrected,
/// voided and put back, moved to another day or to the other participant, with pauses and
/// redemptions between.
struct RandomLedger {
  static let codes: [ParticipantCode] = ["c-1", "c-2"]

  let rules: RandomRules
  private(set) var ledger: TestLedger
  /// Every proposal that was let in, in order.
  private(set) var accepted: [Proposal] = []
  private var lastDay = [0, 0]
  private var generator: SeededGenerator

  init(seed: UInt64, steps: Int, mayLookBack: Bool = true) throws {
    generator = SeededGenerator(seed: seed)
    rules = RandomRules.next(using: &generator)
    ledger = try TestLedger()
    for bowl in rules.schedule.bowls { try ledger.adopt(.bowl(.named(bowl))) }
    try ledger.adopt(.schedule(rules.schedule))
    for code in Self.codes { try ledger.enrol(code, under: rules.schedule) }
    for _ in 0..<steps {
      step(mayLookBack ? Int.random(in: 0..<100, using: &generator) : 0)
    }
  }

  private mutating func step(_ dice: Int) {
    let who = Int.random(in: 0...1, using: &generator)
    switch dice {
    case 0..<60:
      lastDay[who] += Int.random(in: 0...4, using: &generator)
      post(.record(visit(of: who, on: lastDay[who])))
    case 60..<70:
      post(.record(visit(of: who, on: .random(in: 0...lastDay[who], using: &generator))))
    case 70..<84: correct(who)
    case 84..<91:
      post(.correct(entry: anyEntry(), reason: .recordedTwice, to: .void))
    case 91..<95: pause(who)
    default:
      let most = ledger.state.participant(Self.codes[who])?.balance.thousandths ?? 0
      let cents = Int.random(in: 0...most, using: &generator) / 10
      if let amount = Money(thousandths: cents * 10) {
        post(
          .redeem(
            Redemption(
              participant: Self.codes[who], day: TestLedger.start, amount: amount, item: "x")))
      }
    }
  }

  private mutating func correct(_ who: Int) {
    let entry = anyEntry()
    guard let old = ledger.state.lastOccasion(of: entry) else { return }
    var day = old.day.days(since: TestLedger.start)
    if Int.random(in: 0..<3, using: &generator) == 0 {
      day = Int.random(in: 0...lastDay[who], using: &generator)
    }
    let stays = Int.random(in: 0..<4, using: &generator) > 0
    let owner = Self.codes.firstIndex(of: old.participant) ?? who
    post(
      .correct(
        entry: entry, reason: .typingSlip,
        to: .occasion(visit(of: stays ? owner : 1 - owner, on: day))))
  }

  private mutating func pause(_ who: Int) {
    lastDay[who] += 1
    let (from, until) = (lastDay[who], lastDay[who] + Int.random(in: 1...12, using: &generator))
    let start = TestLedger.start
    let pause = Pause(
      participant: Self.codes[who], from: start.adding(days: from), reason: .hospital)
    guard post(.pause(pause)) else { return }
    post(
      .resume(Resumption(participant: Self.codes[who], from: start.adding(days: until))))
    lastDay[who] = until
  }

  @discardableResult
  private mutating func post(_ proposal: Proposal) -> Bool {
    do throws(Refusal) {
      try ledger.post(proposal)
      accepted.append(proposal)
      return true
    } catch {
      return false
    }
  }

  private mutating func anyEntry() -> Int {
    .random(in: max(0, ledger.last - 12)...ledger.last, using: &generator)
  }

  private mutating func visit(of who: Int, on day: Int) -> Occasion {
    let letters: [StreamOccasion] = [
      .negative, .negative, .negative, .negative, .negative, .negative, .positive, .positive,
      .missed, .excused, .closed,
    ]
    return .letter(
      letters.randomElement(using: &generator) ?? .negative, of: Self.codes[who],
      on: TestLedger.start.adding(days: day))
  }
}

extension RandomLedger {
  /// What each standing entry of a participant is worth, by the oracle.
  func worth(of who: Int) -> [Int: Earning] {
    let standing = ledger.entries.indices.compactMap {
      entry -> (day: Int, entry: Int, Character)? in
      guard !ledger.state.isVoid(entry), let occasion = ledger.state.lastOccasion(of: entry),
        occasion.participant == Self.codes[who]
      else { return nil }
      return (occasion.day.days(since: TestLedger.start), entry, letter(of: occasion))
    }.sorted { ($0.day, $0.entry) < ($1.day, $1.entry) }
    let pauses = pauses(of: who)
    // The first of a day decides it; the rest of the day is worth nothing.
    var deciding: [(day: Int, entry: Int, letter: Character)] = []
    for (day, entry, letter) in standing where deciding.last?.day != day {
      deciding.append((day, entry, letter))
    }
    let visits = deciding.map { visit in
      let paused = pauses.reduce(0) { $0 + ($1.until <= visit.day ? $1.until - $1.from : 0) }
      return (week: (visit.day - paused) / 7, letter: visit.letter)
    }
    let earned = rules.oracle.earnings(visits)
    return Dictionary(
      uniqueKeysWithValues: zip(deciding, earned).map { visit, earned in
        (
          visit.entry,
          Earning(money: Money(thousandths: earned.money) ?? .zero, draws: earned.draws)
        )
      })
  }

  /// The standing pauses that ended, as days from the start: from and until.
  private func pauses(of who: Int) -> [(from: Int, until: Int)] {
    var pauses: [(from: Int, until: Int)] = []
    var open: Int?
    for entry in ledger.entries where !ledger.state.isVoid(entry.number) {
      switch entry.event {
      case .paused(let pause) where pause.participant == Self.codes[who]:
        open = pause.from.days(since: TestLedger.start)
      case .resumed(let resumption) where resumption.participant == Self.codes[who]:
        if let from = open {
          pauses.append((from, resumption.from.days(since: TestLedger.start)))
        }
        open = nil
      default: break
      }
    }
    return pauses
  }

  private func letter(of occasion: Occasion) -> Character {
    switch occasion {
    case .test(let test): test.findings == .summary(.negative) ? "N" : "P"
    case .visitNotHeld(let visit):
      switch visit.reason {
      case .missed: "M"
      case .excused: "E"
      case .closed: "C"
      }
    case .milestone: "N"
    }
  }

  /// What the lines of the ledger paid a participant.
  func paid(to who: Int) -> Earning {
    var paid = Earning.nothing
    for entry in ledger.entries {
      if entry.event.participant == Self.codes[who] {
        for reward in entry.outcome.rewards { paid += reward.credited }
      }
      for credit in entry.outcome.credits where credit.participant == Self.codes[who] {
        paid += credit.earned
      }
    }
    return paid
  }
}
