import ContingencyManagement
import Testing

/// One setting of a schedule changed.
struct Alteration: CustomTestStringConvertible, Sendable {
  let name: String
  let change: @Sendable (inout Schedule) -> Void

  init(_ name: String, _ change: @escaping @Sendable (inout Schedule) -> Void) {
    self.name = name
    self.change = change
  }

  var testDescription: String { name }

  /// Every setting of the schedule that ``spoken()`` gives.
  static let all = plan + conditions + verdicts + rules + pays

  private static let plan = [
    Alteration("currency") { $0.currency = Currency("GBP") ?? $0.currency },
    Alteration("weeks") { $0.phases[1].length = .weeks(11) },
    Alteration("visits a week") { $0.phases[0].visits = VisitPlan(perWeek: 3) },
    Alteration("no visits") { $0.phases[0].visits = VisitPlan(perWeek: 0) },
    Alteration("weekdays") {
      $0.phases[1].visits = VisitPlan(weekdays: [.Mon, .Tue, .Fri])
    },
    Alteration("no weekdays") { $0.phases[1].visits = VisitPlan(perWeek: 3) },
    Alteration("id of a phase") { $0.phases[1].id = "money" },
    Alteration("phases exchanged") { $0.phases.swapAt(0, 1) },
    Alteration("id of a contingency") {
      $0.contingencies[0].id = "urine"
    },
    Alteration("one contingency fewer") { $0.contingencies.removeLast() },
  ]

  private static let conditions = [
    Alteration("targets") {
      $0.contingencies[0].condition = .test(targets: [.cocaine], specimens: [.urine, .oralFluid])
    },
    Alteration("specimens") {
      $0.contingencies[0].condition = .test(
        targets: [.cocaine, .methamphetamine], specimens: [.urine])
    },
    Alteration("milestone") {
      $0.contingencies[1].condition = .milestone("dose")
    },
    Alteration("times a week") { $0.contingencies[1].occasions = .anyDay(mostPerWeek: 5) },
  ]

  private static let verdicts = Cause.ruledForTests.flatMap { cause in
    Verdict.allCases.map { verdict in
      Alteration("\(cause.rawValue) not \(verdict.rawValue)") {
        guard $0.contingencies[0].verdicts[cause] == verdict else {
          $0.contingencies[0].verdicts[cause] = verdict
          return
        }
        $0.contingencies[0].verdicts[cause] = verdict == .held ? .met : .held
      }
    }
  }

  private static let rules = [
    Alteration("excused run") { $0.contingencies[0].excused.run = .notMet },
    Alteration("excused bonus run") { $0.contingencies[0].excused.breaksBonusRun = false },
    Alteration("excused week") { $0.contingencies[0].excused.sparesWeek = true },
    Alteration("reset to start") { $0.contingencies[0].reset = .toStart },
    Alteration("reset of three rungs") { $0.contingencies[0].reset = .down(3) },
    Alteration("no reset") { $0.contingencies[0].reset = .none },
    Alteration("no recovery") { $0.contingencies[0].recovery = nil },
    Alteration("recovery after one") { $0.contingencies[0].recovery?.after = .occasions(1) },
    Alteration("recovery to") { $0.contingencies[0].recovery?.to = .due },
    Alteration("recovery from") { $0.contingencies[0].recovery?.from = .thisOccasion },
  ]

  static func pay(
    _ name: String, of contingency: Int = 0, _ phase: Int,
    _ change: @escaping @Sendable (inout PhasePay) -> Void
  ) -> Alteration {
    Alteration(name) { schedule in
      guard var pay = schedule.contingencies[contingency].pays[phase] else { return }
      change(&pay)
      schedule.contingencies[contingency].pays[phase] = pay
    }
  }

  private static let pays = [
    pay("start", 1) { $0.ladder.start = 2625 }, pay("step", 1) { $0.ladder.step = 1 },
    pay("ceiling", 1) { $0.ladder.ceiling = 20_001 },
    pay("no ceiling", 1) { $0.ladder.ceiling = nil },
    pay("step per full week", 1) { $0.ladder.stepPer = .fullWeek },
    pay("bonus every", 1) { $0.bonus?.every = .occasions(4) },
    pay("bonus", 1) { $0.bonus?.amount = 9999 },
    pay("no bonus", 1) { $0.bonus = nil }, pay("start carried into", 2) { $0.ladder.start = 0 },
    pay("step carried into", 2) { $0.ladder.step = 0 },
    pay("ceiling carried into", 2) { $0.ladder.ceiling = 5000 },
    pay("step per occasion", 2) { $0.ladder.stepPer = .occasion },
    pay("rung not carried", 2) { $0.carriesRung = false },
    pay("bonus of each", 2) { $0.bonus?.amount = 2000 },
    pay("bowl", of: 1, 1) {
      $0.ladder.unit = .draws(from: "ctn-0007")
    },
    pay("draws", of: 1, 1) { $0.ladder.start = 2 },
    pay("more draws", of: 1, 1) { $0.ladder.step = 1 },
    pay("most draws", of: 1, 1) { $0.ladder.ceiling = 5 },
    pay("flat draws", of: 1, 1) { $0.ladder.ceiling = nil },
    pay("bonus in money", of: 1, 1) { $0.bonus?.unit = .voucher },
    pay("bonus in draws", of: 1, 1) { $0.bonus?.amount = 3 },
    pay("flat", of: 1, 2) { $0.ladder.start = 300 },
    pay("flat with a step", of: 1, 2) { $0.ladder.step = 1 },
    pay("flat with a ceiling", of: 1, 2) { $0.ladder.ceiling = 9000 },
    pay("flat per full week", of: 1, 2) { $0.ladder.stepPer = .fullWeek },
    pay("rung carried", of: 1, 2) { $0.carriesRung = true },
    Alteration("a phase more that pays") {
      $0.contingencies[0].pays[0] = $0.contingencies[1].pays[2]
    },
    Alteration("a phase fewer that pays") { $0.contingencies[1].pays[2] = nil },
  ]
}
