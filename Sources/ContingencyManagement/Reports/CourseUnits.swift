/// How the money and the draws of a course are held together in one number, which can be added up.
struct CourseUnits: Hashable {
  /// An amount that every reward is a multiple of, in thousandths; at least 1.
  let money: Int
  /// Whether there is any reward in money.
  let hasMoney: Bool
  /// More than the draws that a course can earn.
  let stride: Int
  /// Whether every sum of such numbers is small enough to be one.
  let isSafe: Bool

  init(_ strand: Strand, _ schedule: Schedule, _ plan: StrandPlan) {
    var unit = 0
    var mostDraws = 0
    for climbers in strand.climbers {
      for pay in climbers[0].pays.compactMap({ $0 }) {
        unit = pay.amounts.reduce(unit, gcd)
        mostDraws = max(mostDraws, pay.mostDraws)
      }
    }
    // A ladder and a bonus of at most 10^9 thousandths each, on each occasion.
    let money = unit == 0 ? 0 : plan.occasions.count * 2 * (Money.mostThousandths / unit + 1)
    self.money = max(1, unit)
    hasMoney = unit > 0
    stride = plan.occasions.count * mostDraws + 1
    let (product, overflow) = stride.multipliedReportingOverflow(by: money + 1)
    isSafe = !overflow && product < 1 << 60
  }

  /// The units of sums of totals that each have one of `units`.
  init(common units: [CourseUnits]) {
    // The unit of one without money is 1 and would only make the grid finer.
    money = max(1, units.filter(\.hasMoney).map(\.money).reduce(0, gcd))
    hasMoney = units.contains(where: \.hasMoney)
    stride = units.reduce(1) { $0 + $1.stride }
    isSafe = units.allSatisfy(\.isSafe)
  }

  /// Money and draws as one number; 0 where such numbers would be too large.
  func code(money: Int, draws: Int) -> Int {
    isSafe ? money / self.money * stride + draws : 0
  }

  func money(of code: Int) -> Int { code / stride * money }
  func draws(of code: Int) -> Int { code % stride }
}

extension PhasePay {
  /// Thousandths that each reward in money is a sum of.
  fileprivate var amounts: [Int] {
    var amounts: [Int] = []
    if ladder.unit == .voucher {
      amounts += [ladder.start, ladder.step, ladder.ceiling ?? 0] + ladder.amounts
    }
    if let bonus, bonus.unit == .voucher { amounts.append(bonus.amount) }
    return amounts
  }

  /// The most draws that one occasion can earn.
  fileprivate var mostDraws: Int {
    var draws = 0
    if case .draws = ladder.unit { draws += ladder.most ?? Ladder.mostDraws }
    if let bonus, case .draws = bonus.unit { draws += bonus.amount }
    return draws
  }
}

/// The greatest common divisor; 0 only of two zeros.
func gcd(_ left: Int, _ right: Int) -> Int {
  var (left, right) = (left, right)
  while right != 0 { (left, right) = (right, left % right) }
  return left
}
