/// What was paid to a participant, day by day and by whom, so that caps can be kept.
///
/// A payment counts on the day of the occasion that it is for, also where it is made later.
struct PaymentBook: Hashable, Sendable {
  /// One day's payments of one funder.
  struct Payment: Hashable, Sendable {
    var day: CalendarDay
    var funder: Name?
    var money: Money
  }

  /// One occasion, by its entry, under one contingency.
  struct Reward: Hashable {
    var occasion: Int
    var contingency: Name
  }

  /// What was paid for a reward.
  struct Parts: Hashable {
    var vouchers = Money.zero
    var prizes = Money.zero
  }

  /// In the order in which the days were first paid for.
  private(set) var payments: [Payment] = []
  /// What was paid for each occasion under each contingency, where a cap limits anything: one that
  /// is adopted later may limit that.
  private(set) var rewards: [Reward: Parts] = [:]

  /// Notes a payment.
  mutating func add(_ money: Money, on day: CalendarDay, by funder: Name?) {
    guard money > .zero else { return }
    if let last = payments.last, last.day == day, last.funder == funder {
      payments[payments.count - 1].money += money
    } else {
      payments.append(Payment(day: day, funder: funder, money: money))
    }
  }

  /// Notes what vouchers were paid for a reward in all.
  mutating func note(vouchers: Money, for reward: Reward, _ caps: [Cap]) {
    guard !caps.isEmpty else { return }
    rewards[reward, default: Parts()].vouchers = vouchers
  }

  /// Notes that prizes of that value were paid for a reward.
  mutating func note(prizes: Money, for reward: Reward, _ caps: [Cap]) {
    guard !caps.isEmpty else { return }
    rewards[reward, default: Parts()].prizes += prizes
  }

  /// The value of the prizes paid for a reward.
  func prizes(for reward: Reward) -> Money { rewards[reward]?.prizes ?? .zero }

  /// Vouchers and prizes paid for a reward.
  func paid(for reward: Reward) -> Money {
    rewards[reward].map { $0.vouchers + $0.prizes } ?? .zero
  }

  /// How much may still be paid for an occasion, within every cap that holds.
  ///
  /// - Parameters:
  ///   - due: What the occasion is worth beyond `paidBefore`; at most this is paid.
  ///   - paidBefore: What was paid for the occasion already, vouchers and prizes together.
  ///   - day: The day of the occasion.
  ///   - funder: Who pays.
  ///   - episode: The days from the enrolment that `day` belongs to up to, not including, the next.
  func room(
    for due: Money, paidBefore: Money, on day: CalendarDay, by funder: Name?, caps: [Cap],
    episode: Range<CalendarDay>
  ) -> Money {
    caps.filter { $0.limits(funder, on: day) }.reduce(due) { room, cap in
      let paid =
        cap.window == .reward
        ? paidBefore : mostPaid(on: day, under: cap, episode: episode)
      return min(room, cap.most.remaining(after: paid))
    }
  }

  /// The most that was paid in any window of a cap that `day` lies in.
  private func mostPaid(
    on day: CalendarDay, under cap: Cap, episode: Range<CalendarDay>
  ) -> Money {
    switch cap.window {
    case .reward: return .zero
    case .day: return paid(under: cap) { $0 == day }
    case .month:
      let (year, month, _) = day.civil
      return paid(under: cap) { $0.civil.year == year && $0.civil.month == month }
    case .calendarYear:
      return paid(under: cap) { $0.civil.year == day.civil.year }
    case .episode: return paid(under: cap, in: episode.contains)
    case .period:
      return paid(under: cap) { cap.from ?? $0 <= $0 && $0 <= cap.until ?? $0 }
    case .rollingYear:
      // Twelve months that end on this day, or on a later one that was paid for.
      let ends = [day] + payments.map(\.day).filter { $0 > day && $0.yearBefore < day }
      return ends.map { end in
        paid(under: cap) { $0 > end.yearBefore && $0 <= end }
      }.max() ?? .zero
    }
  }

  private func paid(under cap: Cap, in window: (CalendarDay) -> Bool) -> Money {
    payments.reduce(.zero) { sum, payment in
      (cap.funder == nil || cap.funder == payment.funder) && window(payment.day)
        ? sum + payment.money : sum
    }
  }
}

extension CalendarDay {
  /// The same day a year before; 28 February for 29 February.
  fileprivate var yearBefore: CalendarDay {
    let (year, month, day) = civil
    return CalendarDay(year: year - 1, month: month, day: day)
      ?? CalendarDay(year: year - 1, month: month, day: day - 1) ?? adding(days: -365)
  }
}
