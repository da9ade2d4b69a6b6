extension PhasePay {
  /// What a ladder pays and how it rises or falls.
  func ladderInWords(
    _ contingency: Contingency, isFirst: Bool, _ currency: Currency
  ) -> String {
    LadderInWords(pay: self, contingency: contingency, isFirst: isFirst, currency: currency).text
  }
}

/// The sentence on a ladder, without the weeks at its head.
private struct LadderInWords {
  let pay: PhasePay
  let contingency: Contingency
  let isFirst: Bool
  let currency: Currency

  private var ladder: Ladder { pay.ladder }
  /// What earns: an occasion, or where it takes several of them a reward.
  private var one: String { pay.requires == [1] ? contingency.noun : "reward" }
  private var earns: String { pay.requires == [1] ? "earns" : "is" }
  private var isOnce: Bool {
    guard case .anyDay(let limit) = contingency.occasions else { return false }
    return limit.inAll == 1 && pay.requires == [1] && ladder.stepPer == .occasion
  }
  private var row: String { contingency.reset == .none ? "" : " in a row" }
  private var start: String { amount(ladder.value(at: 0), namingBowl: true) }
  private var step: String { amount(ladder.step) }
  private var most: String { ladder.ceiling.map { ", at most \(amount($0))" } ?? "" }

  private func amount(_ count: Int, namingBowl: Bool = false) -> String {
    currency.text(ladder.unit, count, namingBowl: namingBowl)
  }

  var text: String {
    let isOne = ladder.isFlat && ladder.ceiling == nil && ladder.amounts.count <= 1
    if isOne, isOnce, !pay.carriesRung { return "it earns \(start)" }
    if isOne, ladder.stepPer == .occasion {
      return "each \(one) \(earns) \(start)"
        + (pay.carriesRung ? "; the place reached on the ladder is kept" : "")
    }
    if pay.carriesRung {
      return "the place reached on the ladder is kept: \(rungs), and \(up)"
    }
    let anew =
      isFirst
      ? ""
      : contingency.recovery == nil
        ? "the ladder begins anew: " : "the ladder begins anew, and no earlier rung comes back: "
    if ladder.beginsOn > 0 {
      return "\(anew)\(rungs), and \(up); it begins on its \(ordinal(ladder.beginsOn + 1)) rung, "
        + "which earns \(amount(ladder.value(at: ladder.beginsOn)))"
    }
    guard ladder.amounts.isEmpty else { return "\(anew)\(rungs), and \(up)" }
    switch ladder.stepPer {
    case .occasions(1):
      return
        "\(anew)the first \(one) \(earns) \(start), and each further one\(row) \(step) more\(most)"
    case .occasions(let count):
      return "\(anew)each \(one) \(earns) \(start) at first, and \(step) more after every "
        + "\(number(count)) paid\(row)\(most)"
    case .fullWeek:
      return "\(anew)each \(one) \(earns) \(start) at first, and \(step) more after each full week"
        + most
    }
  }

  /// `the first rung earns $2.50 and each further rung $1.25 more`.
  private var rungs: String {
    guard !ladder.amounts.isEmpty else {
      return "the first rung earns \(start) and each further rung \(step) more\(most)"
    }
    if let fall = ladder.evenFall {
      return "the first rung earns \(start) and each further rung \(amount(fall)) less, down to "
        + amount(ladder.amounts.last ?? 0)
    }
    let amounts = runs(of: ladder.amounts).map { amount, times in
      times == 1 ? self.amount(amount) : "\(number(times)) times \(self.amount(amount))"
    }
    let falls = zip(ladder.amounts, ladder.amounts.dropFirst()).allSatisfy(>=)
    let falling = falls && !ladder.isFlat ? ", falling," : ""
    let bowl = if case .draws(let bowl) = ladder.unit { " from the bowl \(bowl)" } else { "" }
    return
      "the rungs earn\(falling) \(listed(amounts, "and"))\(bowl), the last of them from then on"
  }

  /// What leads up a rung.
  private var up: String {
    let up =
      switch ladder.stepPer {
      case .occasions(1): "each \(one) leads"
      case .occasions(let count): "every \(number(count)) \(plural(one)) paid\(row) lead"
      case .fullWeek: "each full week leads"
      }
    return up + (ladder.evenFall == nil ? " one rung up" : " one rung on")
  }

  /// The amounts with how often each stands in a row.
  private func runs(of amounts: [Int]) -> [(Int, Int)] {
    amounts.reduce(into: []) { runs, amount in
      if let last = runs.last, last.0 == amount {
        runs[runs.count - 1].1 += 1
      } else {
        runs.append((amount, 1))
      }
    }
  }
}

extension Ladder {
  /// By how much each of at least three amounts is less than the one before, the last by no more;
  /// nil where they are not so.
  fileprivate var evenFall: Int? {
    guard amounts.count > 2 else { return nil }
    let falls = zip(amounts, amounts.dropFirst()).map(-)
    guard let fall = falls.first, fall > 0, falls.dropLast().allSatisfy({ $0 == fall }),
      let last = falls.last, last > 0, last <= fall
    else { return nil }
    return fall
  }
}
