import ContingencyManagement
import Testing

/// One random schedule, and random courses under it that are recorded in a ledger.
struct OracleTrial {
  let rules: RandomRules
  /// The first thing that the rules and the oracle do not agree on.
  private(set) var difference: String?
  private(set) var recorded = 0
  private(set) var refused = 0
  private var ledger: TestLedger

  static let codes: [ParticipantCode] = (0..<64).map { number in
    written("c-\(number)") { ParticipantCode($0) }
  }

  init(seed: UInt64, courses: Int, most: Int = 25) throws {
    var generator = SeededGenerator(seed: seed)
    rules = RandomRules.next(using: &generator)
    ledger = try TestLedger()
    let problems = rules.schedule.contradictions()
    guard problems.isEmpty else {
      difference = "seed \(seed): \(problems.map(\.fact))\n\(rules.oracle)"
      return
    }
    for bowl in rules.schedule.bowls { try ledger.adopt(.bowl(.named(bowl))) }
    try ledger.adopt(.schedule(rules.schedule))
    for number in 0..<courses {
      let length = number % 8 == 7 ? most : most / 4
      let course = RandomCourse.next(
        under: rules.oracle, most: 1 + Int(generator.next() >> 33) % length, using: &generator)
      try follow(course, Self.codes[number])
      if let difference {
        self.difference = "seed \(seed), course \(number): \(difference)"
        return
      }
    }
  }

  /// A trial of one course, for what is told of a difference.
  private init(_ rules: RandomRules, _ course: RandomCourse) throws {
    self.rules = rules
    ledger = try TestLedger()
    guard rules.schedule.contradictions().isEmpty else { return }
    for bowl in rules.schedule.bowls { try ledger.adopt(.bowl(.named(bowl))) }
    try ledger.adopt(.schedule(rules.schedule))
    try follow(course, Self.codes[0])
  }

  private(set) var failing: RandomCourse?

  /// The same difference with as few occasions, contingencies, phases and caps as show it.
  static func smallest(seed: UInt64, _ text: String) -> String {
    guard let trial = try? OracleTrial(seed: seed, courses: 16), var course = trial.failing else {
      return text
    }
    var oracle = trial.rules.oracle
    var text = text
    func stillDiffers(_ oracle: NaiveOracle, _ course: RandomCourse) -> Bool {
      let rules = RandomRules(oracle: oracle, schedule: RandomRules.schedule(of: oracle))
      guard let other = (try? OracleTrial(rules, course))?.difference else { return false }
      text = other
      return true
    }
    var shrunk = true
    while shrunk {
      shrunk = false
      for place in course.happenings.indices.reversed() {
        var fewer = course
        fewer.happenings.remove(at: place)
        if stillDiffers(oracle, fewer) {
          course = fewer
          shrunk = true
        }
      }
      for simpler in oracle.simpler() where stillDiffers(simpler, course) {
        oracle = simpler
        shrunk = true
        break
      }
      for place in course.happenings.indices {
        for simpler in course.happenings[place].simpler() {
          var other = course
          other.happenings[place] = simpler
          if stillDiffers(oracle, other) {
            course = other
            shrunk = true
          }
        }
      }
    }
    _ = stillDiffers(oracle, course)
    return text
  }

  /// Records a course, and compares what every occasion was credited in all.
  private mutating func follow(_ course: RandomCourse, _ code: ParticipantCode) throws {
    let first = ledger.entries.count
    try ledger.enrol(
      code, under: rules.schedule, from: CalendarDay.epoch.adding(days: course.start))
    var accepted: [NaiveOracle.Happening] = []
    for happening in course.happenings {
      guard let occasion = happening.occasion(of: code) else { continue }
      do throws(Refusal) {
        try ledger.post(.record(occasion))
        accepted.append(happening)
      } catch {
        refused += 1
      }
    }
    recorded += accepted.count
    let expected = rules.oracle.earnings(accepted, enrolledOn: course.start)
    var sum = 0
    for earned in expected { sum += earned.money - earned.withheld }
    let participant = try ledger.participant(code)
    let found = self.found(from: first)
    if found != expected, !isMatterOfOrder(participant, accepted, expected) {
      failing = course
      difference = Self.words(rules, accepted, course.start, found, expected)
    } else if found == expected, participant.balance.thousandths != sum {
      difference = "the balance is not the sum of the awards"
    }
  }

  /// Whether several things of one day, which are worked through contingency by contingency, matter
  /// to each other, or one of them takes the place of a specimen that could not be used after another
  /// was paid; what the first was paid may then not be what it is worth, and only the sums can agree.
  private func isMatterOfOrder(
    _ participant: Participant, _ happenings: [NaiveOracle.Happening],
    _ expected: [NaiveOracle.Earned]
  ) -> Bool {
    guard zip(happenings, happenings.dropFirst()).contains(where: { $0.day == $1.day }),
      rules.oracle.hasStrands || happenings.contains(where: \.mayBeUnusable)
    else { return false }
    if !rules.oracle.caps.isEmpty { return true }
    var (money, draws) = (0, 0)
    for earned in expected {
      money += earned.money
      draws += earned.draws
    }
    let overpaid = participant.overpaid
    return participant.earned.money.thousandths == money + overpaid.money.thousandths
      && participant.earned.draws == draws + overpaid.draws
  }

  /// What the lines from an entry on say was earned, by happening and contingency.
  private func found(from first: Int) -> [NaiveOracle.Earned] {
    var all: [NaiveOracle.Earned] = []
    func place(of id: Name) -> Int {
      rules.schedule.contingencies.firstIndex { $0.id == id } ?? -1
    }
    for entry in ledger.entries[first...] {
      for reward in entry.outcome.rewards {
        var earned = NaiveOracle.Earned(
          happening: entry.number - first - 1, contingency: place(of: reward.contingency))
        earned.money = reward.total.money.thousandths
        earned.draws = reward.total.draws
        earned.items = reward.total.items
        earned.withheld = reward.withheld.thousandths
        all.append(earned)
      }
      for credit in entry.outcome.credits {
        let number = place(of: credit.contingency)
        for index in all.indices
        where all[index].happening == credit.entry - first - 1 && all[index].contingency == number {
          all[index].money += credit.earned.money.thousandths + credit.withheld.thousandths
          all[index].draws += credit.earned.draws
          all[index].items += credit.earned.items
          all[index].withheld += credit.withheld.thousandths
        }
      }
    }
    return all
  }

  private static func words(
    _ rules: RandomRules, _ happenings: [NaiveOracle.Happening], _ start: Int,
    _ found: [NaiveOracle.Earned], _ expected: [NaiveOracle.Earned]
  ) -> String {
    var lines = ["\(happenings.count) occasions"]
    for (place, phase) in rules.oracle.phases.enumerated() {
      lines.append("phase \(place): \(phase)")
    }
    for (place, contingency) in rules.oracle.contingencies.enumerated() {
      lines.append("contingency \(place): \(contingency)")
    }
    for cap in rules.oracle.caps { lines.append("\(cap)") }
    lines.append("start \(start)")
    for (place, happening) in happenings.enumerated() {
      lines.append("\(place): \(happening)")
      for earned in expected where earned.happening == place {
        let other = found.first { $0.happening == place && $0.contingency == earned.contingency }
        lines.append(
          other == earned
            ? "    \(earned)" : "  ORACLE \(earned)\n  RULES  \(other.map { "\($0)" } ?? "none")")
      }
    }
    if found.count != expected.count { lines.append("\(found.count) rows, not \(expected.count)") }
    return lines.joined(separator: "\n")
  }
}

extension NaiveOracle.Happening {
  /// Whether it is a test that another one of its day may take the place of.
  fileprivate var mayBeUnusable: Bool {
    NaiveOracle.Cause.mayBeReplaced(condition) || results.contains(NaiveOracle.Cause.invalid)
  }
}
