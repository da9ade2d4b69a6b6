import ContingencyManagement

// Schedules in which one rule is another than most protocols have it, for the words about it.

extension PhasePay {
  /// A ladder of listed amounts.
  static func listed(_ amounts: [Money], per: StepPer = .occasion) -> PhasePay {
    PhasePay(
      ladder: Ladder(unit: .voucher, amounts: amounts.map(\.thousandths), stepPer: per),
      bonus: nil, carriesRung: false)
  }

  /// A ladder of things or of a rate.
  static func of(_ unit: RewardUnit, _ start: Int, step: Int = 0, beginsOn: Int = 0) -> PhasePay {
    PhasePay(
      ladder: Ladder(
        unit: unit, start: start, step: step, ceiling: nil, stepPer: .occasion,
        beginsOn: beginsOn),
      bonus: nil, carriesRung: false)
  }

  func with(_ change: (inout PhasePay) -> Void) -> PhasePay {
    var changed = self
    change(&changed)
    return changed
  }
}

extension Schedule {
  /// Two visits a week for four weeks that pay so.
  static func twice(_ pay: PhasePay, recovery: Recovery? = nil) -> Schedule {
    of("twice", phases: [.weeks(4, perWeek: 2)], pays: [pay], recovery: recovery)
  }

  static let takeHomes = twice(.of(.items("take-home-dose"), 1).with { $0.requires = [3, 1] })

  static let rate = twice(.of(.rate(per: "hour"), 1000, step: 1000, beginsOn: 2))

  static let list = twice(.listed(["5.00", "10.00", "15.00"]))

  static let falling = twice(.listed(["10.00", "7.50", "5.00"]))

  static let everySecond = twice(.voucher("2.50", step: "1.25", per: .occasions(2)))

  static func weekBonus(every weeks: Int) -> Schedule {
    twice(
      .voucher("5.00").with {
        $0.bonus = Bonus(every: .fullWeeks(weeks), unit: .voucher, amount: 10_000)
      })
  }

  static let withinCeiling = twice(
    .voucher("5.00", step: "5.00", ceiling: "15.00").with {
      $0.bonus = Bonus(
        every: .occasions(2), unit: .voucher, amount: 7500, isWithinCeiling: true)
    })

  /// Lost with the first test that is not met.
  static func lost(_ recovery: Recovery?) -> Schedule {
    twice(.voucher("5.00", step: "5.00"), recovery: recovery).with(reset: .toNothing)
  }

  static let weekRecovery = twice(
    .voucher("5.00", step: "5.00"),
    recovery: Recovery(after: .fullWeek, to: .lastPaid, from: .nextOccasion))

  static func capped(_ caps: Cap...) -> Schedule {
    var schedule = twice(.voucher("5.00", step: "5.00"))
    schedule.caps = caps.map { .inline($0) }
    return schedule
  }

  static func breath(_ limit: ReadingLimit) -> Schedule {
    twice(.voucher("5.00", step: "5.00")).with {
      $0.condition = .test(.reading(.carbonMonoxide, limit), specimens: [.breath])
      $0.verdicts[.noEarlierReading] = .met
    }
  }

  /// Of a milestone on any day.
  static func anyDay(_ limit: OccasionLimit, window: DayWindow? = nil, _ pay: PhasePay) -> Schedule
  {
    var schedule = twice(pay)
    schedule.contingencies = [
      Contingency(
        id: "dose", condition: .milestone("vaccine-dose"), occasions: .anyDay(limit), verdicts: [:],
        excused: .never, window: window, reset: .none, recovery: nil, pays: [pay])
    ]
    return schedule
  }
}
