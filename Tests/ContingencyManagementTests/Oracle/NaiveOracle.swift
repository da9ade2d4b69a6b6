/// What a course earns, worked out a second time from the text of the rules alone.
///
/// Plain numbers and plain loops over arrays; it keeps no running state, looks back over the whole
/// course for each occasion, and shares nothing with the rules. Amounts are thousandths, draws or
/// items; a place that there is none of is -1.
struct NaiveOracle {
  var phases: [Phase]
  var contingencies: [Contingency]
  var caps: [Cap] = []

  struct Phase {
    var weeks = 1
    /// Planned visits that end it; nil where weeks do.
    var occasions: Int?
    /// Planned visits in a period.
    var planned = 1
    var perDay = 1
    /// Weeks in a period of the plan; 0 for the whole phase.
    var periodWeeks = 1
    /// Days of the phase on which visits are expected; they say nothing of when they count.
    var days: [Int] = []
  }

  struct Contingency {
    var meets = Meets.test(.every([0]), specimen: 0)
    var atVisits = true
    var mostPerDay = 1
    var mostPerWeek: Int?
    var mostInAll: Int?
    /// By ``Cause``.
    var verdicts = Array(repeating: Verdict.notMet, count: Cause.count)
    var excusedIsNotMet = false
    var excusedBreaksBonusRun = false
    var excusedSparesWeek = false
    var sharesLadderOf: Int?
    var needs: Int?
    var withinDays: Int?
    var afterDays = 0
    var fromDay = 0
    var toDay: Int?
    /// The phases in which it can be met; none for all.
    var onlyIn: [Int] = []
    var funder: Int?
    var wayDown = WayDown.toStart
    /// Consecutive met occasions that bring the rung back; 0 for a full week; nil for never.
    var recoversAfter: Int?
    var recoversToDue = false
    var recoversAtOnce = false
    /// One a phase.
    var pays: [Pay?] = []
  }

  enum Meets {
    /// A test of that specimen.
    case test(Rule, specimen: Int)
    case milestone(Int)
    case enrolment
  }

  indirect enum Rule {
    case every([Int])
    case any([Int])
    case atMost(Int, of: Int)
    case fallen(percent: Int, perDay: Bool, of: Int)
    case percentile(Int, ofLast: Int, of: Int)
    case submitted
    case allOf([Rule])
    case anyOf([Rule])

    /// Whether a reading is compared with earlier ones.
    var looksBack: Bool {
      switch self {
      case .fallen, .percentile: return true
      case .allOf(let parts), .anyOf(let parts): return parts.contains { $0.looksBack }
      case .every, .any, .atMost, .submitted: return false
      }
    }
  }

  enum WayDown { case toStart, down(Int), stays, toNothing }

  /// From the mildest to the gravest.
  enum Verdict { static let met = 0, held = 1, notMet = 2 }

  /// What a test may be other than plainly negative, positive or read.
  enum Cause {
    static let negative = 0, positive = 1, presumptive = 2, inconclusive = 3, notTested = 4
    static let invalid = 5, dilute = 6, late = 7, outOfTemperature = 8
    static let refused = 9, unable = 10, tooLittle = 11, substituted = 12, adulterated = 13
    static let noEarlierReading = 14, missed = 15
    static let count = 16

    static func mayBeReplaced(_ condition: Int) -> Bool {
      condition == unable || condition == tooLittle || condition == invalid
        || condition == outOfTemperature || condition == dilute
    }
  }

  struct Pay {
    var unit = Unit.money
    /// What the rungs earn; the last is repeated.
    var rungs: [Int] = [1000]
    /// What each rung earns more than the one before.
    var step = 0
    /// The same where the rungs go on and on; 0 where they end.
    var goesOnBy = 0
    /// Whether every rung earns the same and none is climbed.
    var isFlat = false
    var hasCeiling = false
    /// Paid occasions that take the rung up; 0 for a full week.
    var stepPer = 1
    var beginsOn = 0
    var requires = [1]
    var bonus: Bonus?
    var carriesRung = false
    var continues = false
  }

  enum Unit { static let money = 0, draws = 1, items = 2, rate = 3 }

  struct Bonus {
    /// Consecutive met occasions, or full weeks.
    var every = 1
    var countsWeeks = false
    var unit = Unit.money
    var amount = 0
    var withinCeiling = false
  }

  struct Cap {
    var window = Window.day
    var most = 0
    /// Days since 1970, both included.
    var from = Int.min
    var until = Int.max
    var funder: Int?
  }

  enum Window: Int, CaseIterable {
    case reward, day, month, calendarYear, rollingYear, episode, period
  }

  /// One thing that happened.
  struct Happening {
    /// Of enrolment, from 0; days of a pause are left out.
    var day = 0
    /// Since 1970.
    var date = 0
    var kind = Kind.test
    var milestone = 0
    var specimen = 0
    /// ``Cause``: `negative` for a specimen with nothing against it.
    var condition = 0
    /// ``Cause`` for each of two analytes.
    var results = [0, 0]
    /// For each of two analytes, -1 for none.
    var readings = [-1, -1]
  }

  enum Kind { static let test = 0, missed = 1, excused = 2, closed = 3, milestone = 4 }

  /// What one happening earns under one contingency.
  struct Earned: Equatable {
    var happening: Int
    var contingency: Int
    var money = 0
    var draws = 0
    /// Items or a rate.
    var items = 0
    /// Of the money, beyond a cap.
    var withheld = 0
  }
}

extension NaiveOracle {
  /// What each happening earns under each contingency that it is an occasion of; happenings in the
  /// order of their days. That of place -1 is the enrolment, on `date`.
  func earnings(_ happenings: [Happening], enrolledOn date: Int) -> [Earned] {
    let course = Occasions(rules: self, happenings: happenings)
    var all: [Earned] = []
    for (number, contingency) in contingencies.enumerated() {
      guard contingency.sharesLadderOf == nil else { continue }
      if case .enrolment = contingency.meets {
        all += enrolment(number, contingency)
      } else {
        var climb = NaiveClimb(rules: self, leader: number, course: course)
        all += climb.earned()
      }
    }
    all.sort { ($0.happening, $0.contingency) < ($1.happening, $1.contingency) }
    if !caps.isEmpty { withholdBeyondCaps(&all, happenings, enrolledOn: date) }
    return all
  }

  /// To be enrolled earns what the first phase pays.
  private func enrolment(_ number: Int, _ contingency: Contingency) -> [Earned] {
    var earned = Earned(happening: -1, contingency: number)
    guard let pay = contingency.pays[0] else { return [earned] }
    earned.add(pay.value(at: pay.beginsOn), of: pay.unit)
    return [earned]
  }
}

extension NaiveOracle.Earned {
  mutating func add(_ amount: Int, of unit: Int) {
    if unit == NaiveOracle.Unit.money {
      money += amount
    } else if unit == NaiveOracle.Unit.draws {
      draws += amount
    } else {
      items += amount
    }
  }
}

extension NaiveOracle.Pay {
  func value(at rung: Int) -> Int {
    if rung < rungs.count { return rungs[rung] }
    return rungs[rungs.count - 1] + goesOnBy * (rung - rungs.count + 1)
  }

  /// The next rung, but none above the last that is there.
  func above(_ rung: Int) -> Int {
    if isFlat { return rung }
    return goesOnBy > 0 ? rung + 1 : min(rung + 1, rungs.count - 1)
  }

  /// What the bonus adds where the ladder pays `base` on the same occasion.
  func bonusBeside(_ base: Int) -> Int {
    guard let bonus else { return 0 }
    guard bonus.withinCeiling else { return bonus.amount }
    var most = 0
    for rung in rungs where rung > most { most = rung }
    return min(bonus.amount, max(0, most - base))
  }

  /// How many met occasions a reward takes after so many others.
  func requirement(after rewards: Int) -> Int { requires[min(rewards, requires.count - 1)] }
}
