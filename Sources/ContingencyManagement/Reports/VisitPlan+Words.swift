extension VisitPlan {
  /// `visits on Monday and Thursday`, `two visits a week`, `no visits`.
  ///
  /// - Parameter weeks: How many weeks the phase has.
  public func inWords(weeks: Int) -> String {
    if !days.isEmpty {
      return "\(visitsEachDay) on day\(days.count == 1 ? "" : "s") "
        + "\(listed(days.map(String.init), "and")) of the phase, which begins with day 0"
    }
    if !weekdays.isEmpty {
      let names = Weekday.allCases.filter(weekdays.contains).map(\.name)
      return "\(visitsEachDay) on \(listed(names, "and"))"
        + (everyWeeks == 1 ? "" : ", once in every \(number(everyWeeks)) weeks")
    }
    if planned == 0 { return "no visits" }
    let often =
      everyWeeks > 1 ? " in every \(number(everyWeeks)) weeks" : weeks == 1 ? "" : " a week"
    let most = perDay == 1 ? "" : ", of which at most \(number(perDay)) count on one day"
    return "\(number(planned)) visit\(planned == 1 ? "" : "s")\(often)\(most)"
  }

  /// `visits`, `a visit`, `three visits each`.
  private var visitsEachDay: String {
    if perDay > 1 { return "\(number(perDay)) visits each" }
    return planned == 1 ? "a visit" : "visits"
  }
}

extension Weekday {
  /// The day in full.
  fileprivate var name: String {
    switch self {
    case .Mon: "Monday"
    case .Tue: "Tuesday"
    case .Wed: "Wednesday"
    case .Thu: "Thursday"
    case .Fri: "Friday"
    case .Sat: "Saturday"
    case .Sun: "Sunday"
    }
  }
}
