/// How the money and the draws of a contingency are held together in one number, which can be added
/// up.
struct CourseUnits {
  /// An amount that every reward is a multiple of, in thousandths; at least 1.
  let money: Int
  /// More than the draws that a course can earn.
  private let stride: Int

  init(_ contingency: Contingency, _ schedule: Schedule) {
    var money = 0
    var draws = 0
    for (phase, pay) in zip(schedule.phases, contingency.pays) {
      guard let pay else { continue }
      let ladder = pay.ladder
      switch ladder.unit {
      case .voucher:
        money = [ladder.start, ladder.step, ladder.ceiling ?? 0].reduce(money, gcd)
      case .draws: draws += phase.weeks * 7 * Ladder.mostDraws
      }
      switch pay.bonus?.unit {
      case .voucher: money = gcd(money, pay.bonus?.amount ?? 0)
      case .draws: draws += phase.weeks * 7 * Ladder.mostDraws
      case nil: break
      }
    }
    self.money = max(1, money)
    stride = draws + 1
  }

  // 520 weeks of 7 occasions at most, each with a ladder and a bonus of 10^9 thousandths or 100
  // draws, stay below 2^63.
  func code(money: Int, draws: Int) -> Int { money / self.money * stride + draws }
  func money(of code: Int) -> Int { code / stride * money }
  func draws(of code: Int) -> Int { code % stride }
}

/// The greatest common divisor; 0 only of two zeros.
func gcd(_ left: Int, _ right: Int) -> Int {
  var (left, right) = (left, right)
  while right != 0 { (left, right) = (right, left % right) }
  return left
}
