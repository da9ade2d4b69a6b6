import ContingencyManagement

extension RandomLedger {
  /// A participant's standing entries, in the order of their days.
  private func course(of who: Int) -> [NaiveOracle.Happening] {
    let standing = happenings.keys.filter {
      !ledger.state.isVoid($0)
        && ledger.state.lastOccasion(of: $0)?.participant == Self.codes[who]
    }
    let pauses = pauses(of: who)
    let course = standing.sorted { (happenings[$0]?.day ?? 0, $0) < (happenings[$1]?.day ?? 0, $1) }
      .compactMap { entry -> NaiveOracle.Happening? in
        guard var happening = happenings[entry] else { return nil }
        happening.date = happening.day
        happening.day -= pauses.reduce(0) {
          $0 + ($1.until <= happening.day ? $1.until - $1.from : 0)
        }
        return happening
      }
    return course
  }

  /// What a participant's standing entries are worth, by the oracle.
  func worth(of who: Int) -> Earning {
    rules.oracle.earnings(course(of: who), enrolledOn: 0).reduce(.nothing) {
      $0
        + Earning(
          money: Money(thousandths: $1.money) ?? .zero, draws: $1.draws, items: $1.items)
    }
  }

  /// The standing pauses that ended, as days from the start: from and until.
  private func pauses(of who: Int) -> [(from: Int, until: Int)] {
    var pauses: [(from: Int, until: Int)] = []
    var open: Int?
    for entry in ledger.entries where !ledger.state.isVoid(entry.number) {
      switch entry.event {
      case .paused(let pause) where pause.participant == Self.codes[who]:
        open = pause.from.days(since: Self.start)
      case .resumed(let resumption) where resumption.participant == Self.codes[who]:
        if let from = open { pauses.append((from, resumption.from.days(since: Self.start))) }
        open = nil
      default: break
      }
    }
    return pauses
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

/// What was paid to one participant, entry by entry, for the laws of caps.
struct PaidByDay {
  struct Payment {
    var date: Int
    var funder: Name?
    var money: Int
    /// The occasion it is for.
    var entry: Int
    var contingency: Name?
  }

  private(set) var payments: [Payment] = []

  /// Who pays for prizes beyond a cap, which then do not count toward it.
  static let other: Name = "state"

  init(_ random: RandomLedger, who: Int) {
    var state = LedgerState()
    let code = RandomLedger.codes[who]
    func funder(_ contingency: Name) -> Name? {
      random.rules.schedule.contingency(contingency)?.funder
    }
    for entry in random.ledger.entries {
      let owed = state.participant(code)?.drawsOwed.first
      state.apply(entry.event, request: entry.request)
      func day(_ number: Int) -> Int {
        let day = state.lastOccasion(of: number)?.day ?? RandomLedger.start
        return day.days(since: .epoch)
      }
      if entry.event.participant == code {
        for reward in entry.outcome.rewards where reward.credited.money > .zero {
          add(
            day(entry.number), funder(reward.contingency), reward.credited.money, entry.number,
            reward.contingency)
        }
        if case .drawn(let result) = entry.event, let owed {
          var value = Money.zero
          for slip in result.slips {
            value += PrizeBowl.va500.tier(ofSlip: slip.number)?.value ?? .zero
          }
          let capped = entry.outcome.prizes
          let within = value.remaining(
            after: (capped?.withheld ?? .zero) + (capped?.awarded ?? .zero))
          let day = owed.day.days(since: .epoch)
          add(day, owed.funder, within, -entry.number, nil)
          if let awarded = capped?.awarded {
            add(day, PaidByDay.other, awarded, -entry.number - 1, nil)
          }
        }
      }
      for credit in entry.outcome.credits where credit.participant == code {
        add(
          day(credit.entry), funder(credit.contingency), credit.earned.money, credit.entry,
          credit.contingency)
      }
    }
  }

  private mutating func add(
    _ date: Int, _ funder: Name?, _ money: Money, _ entry: Int, _ contingency: Name?
  ) {
    guard money > .zero else { return }
    payments.append(
      Payment(
        date: date, funder: funder, money: money.thousandths, entry: entry,
        contingency: contingency))
  }

  private func counts(_ payment: Payment, _ funder: Name?) -> Bool {
    funder == nil ? payment.funder != PaidByDay.other : payment.funder == funder
  }

  /// The first payment with which more was paid in a window of a cap than it allows; nil for none.
  func beyond(_ cap: NaiveOracle.Cap, funder: Name?) -> Payment? {
    for (place, payment) in payments.enumerated() where counts(payment, funder) {
      guard cap.from <= payment.date, payment.date <= cap.until else { continue }
      let before = payments[...place].filter { counts($0, funder) }
      if cap.window == .reward {
        let one = before.filter {
          // Moved to another day it is another occasion, and what was paid for the first stays there.
          $0.entry == payment.entry && $0.date == payment.date
            && $0.contingency == payment.contingency
        }
        if one.reduce(0, { $0 + $1.money }) > cap.most { return payment }
        continue
      }
      // Each window that ends with a day that was paid for, or holds its month or year.
      for end in before where cap.window.holds(payment.date, with: end.date) {
        let sum = before.reduce(0) {
          let isIn = cap.window == .period ? cap.from <= $1.date && $1.date <= cap.until : true
          return $0
            + (isIn && $1.date <= max(end.date, payment.date)
              && cap.window.holds($1.date, with: end.date) ? $1.money : 0)
        }
        if sum > cap.most { return payment }
      }
    }
    return nil
  }
}
