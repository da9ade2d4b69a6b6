// What lies beyond a cap, paid in the order of the days.
extension NaiveOracle {
  func withholdBeyondCaps(
    _ all: inout [Earned], _ happenings: [Happening], enrolledOn date: Int
  ) {
    let dates = all.map { $0.happening < 0 ? date : happenings[$0.happening].date }
    for i in all.indices where all[i].money > 0 {
      var room = all[i].money
      for cap in caps where counts(cap, all[i], dates[i]) {
        var paid = 0
        for j in 0..<i where isPaid(from: cap, all[j]) && cap.holds(dates[j]) {
          if cap.window.holds(dates[j], with: dates[i]) {
            paid += all[j].money - all[j].withheld
          }
        }
        room = min(room, max(0, cap.most - paid))
      }
      all[i].withheld = all[i].money - room
    }
  }

  private func counts(_ cap: Cap, _ earned: Earned, _ date: Int) -> Bool {
    cap.from <= date && date <= cap.until && isPaid(from: cap, earned)
  }

  private func isPaid(from cap: Cap, _ earned: Earned) -> Bool {
    cap.funder == nil || cap.funder == contingencies[earned.contingency].funder
  }
}

extension NaiveOracle.Cap {
  /// Whether its window has the day in it, where it is one of given days.
  fileprivate func holds(_ date: Int) -> Bool {
    window != .period || from <= date && date <= until
  }
}

extension NaiveOracle.Window {
  /// Whether a window that ends with `last` or holds its whole month or year has `day` in it.
  func holds(_ day: Int, with last: Int) -> Bool {
    switch self {
    case .reward: return false
    case .day: return day == last
    case .month:
      let (one, other) = (NaiveDate(day), NaiveDate(last))
      return one.year == other.year && one.month == other.month
    case .calendarYear: return NaiveDate(day).year == NaiveDate(last).year
    case .rollingYear:
      // A year after a day is the same day of the next year; that day is no longer in it.
      let (one, other) = (NaiveDate(day), NaiveDate(last))
      return (other.year - one.year) * 10_000 + (other.month - one.month) * 100
        + (other.day - one.day) < 10_000
    case .episode, .period: return true
    }
  }
}

/// A day of the calendar, counted out year by year and month by month from 1970.
struct NaiveDate {
  var year = 1970
  var month = 1
  var day = 1

  init(_ date: Int) {
    var left = date
    while left >= (isLeap ? 366 : 365) {
      left -= isLeap ? 366 : 365
      year += 1
    }
    while left >= daysOfMonth {
      left -= daysOfMonth
      month += 1
    }
    day += left
  }

  private var isLeap: Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  private var daysOfMonth: Int {
    if month == 2 { return isLeap ? 29 : 28 }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31
  }
}
