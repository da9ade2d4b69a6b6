import ContingencyManagement
import Testing

/// A ledger that two participants' days are recorded in at random: on time and late, corrected,
/// voided and put back, moved to another day or to the other participant, with pauses, redemptions,
/// draws and moves between.
struct RandomLedger {
  static let codes: [ParticipantCode] = ["c-1", "c-2"]
  static let length = 30

  /// What is in a ledger beside the days of two participants.
  struct Kind: OptionSet {
    let rawValue: Int
    static let looksBack = Kind(rawValue: 1)
    static let caps = Kind(rawValue: 2)
    static let draws = Kind(rawValue: 4)
    static let moves = Kind(rawValue: 8)
  }

  let kind: Kind
  let rules: RandomRules
  private(set) var ledger: TestLedger
  /// Every proposal that was let in, in order.
  private(set) var accepted: [Proposal] = []
  /// What each entry records, as corrected.
  private(set) var happenings: [Int: NaiveOracle.Happening] = [:]
  private var lastDay = [0, 0]
  private var writer: CourseWriter
  private let next: RandomRules
  private var hasChains: Bool { kind.contains(.draws) && !rules.schedule.bowls.isEmpty }

  init(seed: UInt64, kind: Kind) throws {
    self.kind = kind
    var generator = SeededGenerator(seed: seed)
    var rules = RandomRules.next(using: &generator)
    if kind.contains(.caps) {
      while rules.oracle.caps.isEmpty { rules = RandomRules.next(using: &generator) }
      rules = rules.withCapsAlwaysInForce(using: &generator)
    } else {
      while !rules.oracle.caps.isEmpty { rules = RandomRules.next(using: &generator) }
    }
    self.rules = rules
    next = rules.next(using: &generator)
    writer = CourseWriter(rules: rules.oracle, writer: RulesWriter(dice: generator))
    ledger = try TestLedger()
    try adopt(rules.schedule)
    for code in Self.codes {
      try ledger.enrol(code, under: rules.schedule, from: Self.start, withChain: hasChains)
    }
    for _ in 0..<Self.length { step() }
  }

  static let start = CalendarDay.epoch.adding(days: RandomCourse.firstStart)

  mutating func adopt(_ schedule: Schedule) throws {
    for bowl in schedule.bowls where ledger.state.bowl(named: bowl) == nil {
      try ledger.adopt(.bowl(.named(bowl)))
    }
    try ledger.adopt(.schedule(schedule))
  }

  private mutating func step() {
    let who = writer.writer.number(0...1)
    let dice = kind.contains(.looksBack) ? writer.writer.number(0...99) : 0
    switch dice {
    case 0..<55:
      lastDay[who] += writer.writer.number(0...4)
      visit(who, on: lastDay[who])
    case 55..<65: visit(who, on: writer.writer.number(0...lastDay[who]))
    case 65..<78: correct(who)
    case 78..<85: post(.correct(entry: anyEntry(), reason: .recordedTwice, to: .void))
    case 85..<89: pause(who)
    case 89..<93: if kind.contains(.moves) { move(who) }
    case 93..<97: if hasChains { draw(who) }
    default:
      let most = ledger.state.participant(Self.codes[who])?.balance.thousandths ?? 0
      if let amount = Money(thousandths: writer.writer.number(0...most / 10) * 10) {
        post(
          .redeem(
            Redemption(participant: Self.codes[who], day: Self.start, amount: amount, item: "x")))
      }
    }
  }

  private mutating func visit(_ who: Int, on day: Int) {
    for happening in writer.happenings(on: day) { record(happening, who) }
  }

  private mutating func record(_ happening: NaiveOracle.Happening, _ who: Int) {
    guard let occasion = happening.occasion(of: Self.codes[who], from: Self.start) else { return }
    if post(.record(occasion)) { happenings[ledger.last] = happening }
  }

  private mutating func correct(_ who: Int) {
    let entry = anyEntry()
    guard let old = happenings[entry], let was = ledger.state.lastOccasion(of: entry) else {
      return
    }
    var day = old.day
    if writer.writer.chance(33) { day = writer.writer.number(0...lastDay[who]) }
    guard let happening = writer.happenings(on: day).first else { return }
    let owner = Self.codes.firstIndex(of: was.participant) ?? who
    let code = Self.codes[writer.writer.chance(75) ? owner : 1 - owner]
    guard let occasion = happening.occasion(of: code, from: Self.start) else { return }
    if post(.correct(entry: entry, reason: .typingSlip, to: .occasion(occasion))) {
      happenings[entry] = happening
    }
  }

  private mutating func pause(_ who: Int) {
    lastDay[who] += 1
    let (from, until) = (lastDay[who], lastDay[who] + writer.writer.number(1...12))
    let pause = Pause(
      participant: Self.codes[who], from: Self.start.adding(days: from), reason: .hospital)
    guard post(.pause(pause)) else { return }
    post(
      .resume(
        Resumption(participant: Self.codes[who], from: Self.start.adding(days: until))))
    lastDay[who] = until
  }

  private mutating func move(_ who: Int) {
    if ledger.state.schedule(named: next.schedule.id) == nil { try? adopt(next.schedule) }
    let schedule = writer.writer.chance(50) ? next.schedule : rules.schedule
    lastDay[who] += 1
    let phase = writer.writer.chance(60) ? schedule.phases.last?.id : nil
    post(
      .move(
        Move(
          participant: Self.codes[who], schedule: Adoption.of(.schedule(schedule)).digest,
          phase: phase, from: Self.start.adding(days: lastDay[who]), reason: .nextStage)))
  }

  private mutating func draw(_ who: Int) {
    guard post(.draw(Self.codes[who], .declined)),
      let request = ledger.state.participant(Self.codes[who])?.pendingDraw?.request
    else { return }
    post(
      .reveal(
        Self.codes[who], `Draws in a ledger`.element(request.last, chain: request.chain)))
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
    writer.writer.number(max(0, ledger.last - 12)...ledger.last)
  }
}

extension RandomRules {
  /// The same with caps that hold on every day, some of which have another funder pay for prizes.
  fileprivate func withCapsAlwaysInForce(using generator: inout SeededGenerator) -> RandomRules {
    var oracle = self.oracle
    for place in oracle.caps.indices where oracle.caps[place].window != .period {
      (oracle.caps[place].from, oracle.caps[place].until) = (.min, .max)
    }
    var schedule = RandomRules.schedule(of: oracle)
    schedule.caps = schedule.caps.map {
      guard case .inline(var cap) = $0, Bool.random(using: &generator) else { return $0 }
      cap.prizesBeyond = .award(by: PaidByDay.other)
      return .inline(cap)
    }
    return RandomRules(oracle: oracle, schedule: schedule)
  }

  /// Rules that a participant may be moved to, with the same caps.
  fileprivate func next(using generator: inout SeededGenerator) -> RandomRules {
    let rules = RandomRules.next(using: &generator)
    var schedule = rules.schedule
    schedule.id = "next"
    schedule.caps = self.schedule.caps
    for place in schedule.contingencies.indices {
      schedule.contingencies[place].funder =
        self.schedule.contingency(schedule.contingencies[place].id)?.funder
    }
    schedule.keepsOnMove = Bool.random(using: &generator) ? .runAndRung : .nothing
    return RandomRules(oracle: rules.oracle, schedule: schedule)
  }
}
