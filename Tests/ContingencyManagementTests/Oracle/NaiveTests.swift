// What a test means, by what is asked of it and by the readings before it.
extension NaiveOracle.Occasions {
  func meaning(of row: Int, asked: NaiveOracle.Rule, _ verdicts: [Int]) -> Int {
    let condition = happenings[happening[row]].condition
    if condition == Cause.negative { return says(row, asked, verdicts) }
    // Of a specimen that cannot be read there is nothing more to say.
    if condition >= Cause.refused || condition == Cause.invalid { return verdicts[condition] }
    return max(verdicts[condition], says(row, asked, verdicts))
  }

  func says(_ row: Int, _ asked: NaiveOracle.Rule, _ verdicts: [Int]) -> Int {
    switch asked {
    case .submitted: return Verdict.met
    case .every(let targets):
      var gravest = Verdict.met
      for target in targets { gravest = max(gravest, result(row, target, verdicts)) }
      return gravest
    case .any(let targets):
      return anyOf(targets.map { result(row, $0, verdicts) })
    case .allOf(let parts):
      var gravest = Verdict.met
      for part in parts { gravest = max(gravest, says(row, part, verdicts)) }
      return gravest
    case .anyOf(let parts): return anyOf(parts.map { says(row, $0, verdicts) })
    case .atMost(let most, let analyte):
      let reading = happenings[happening[row]].readings[analyte]
      if reading < 0 { return verdicts[Cause.notTested] }
      return reading <= most ? Verdict.met : verdicts[Cause.positive]
    case .fallen(let percent, let perDay, let analyte):
      return fallen(row, percent, perDay, analyte, verdicts)
    case .percentile(let percent, let count, let analyte):
      return percentile(row, percent, count, analyte, verdicts)
    }
  }

  /// Whether what the results say comes of a strip that failed, and of nothing before that in the
  /// list of precedence: nothing that results can say is.
  func isOfFailedStrip(_ row: Int, _ asked: NaiveOracle.Rule, _ verdicts: [Int]) -> Bool {
    let said = says(row, asked, verdicts)
    switch asked {
    case .every(let targets), .any(let targets):
      let results = happenings[happening[row]].results
      return verdicts[Cause.invalid] == said && targets.contains { results[$0] == Cause.invalid }
    case .allOf(let parts), .anyOf(let parts):
      return parts.contains {
        says(row, $0, verdicts) == said && isOfFailedStrip(row, $0, verdicts)
      }
    case .submitted, .atMost, .fallen, .percentile: return false
    }
  }

  private func result(_ row: Int, _ target: Int, _ verdicts: [Int]) -> Int {
    let result = happenings[happening[row]].results[target]
    return result == Cause.negative ? Verdict.met : verdicts[result]
  }

  /// Of several of which one is enough, the mildest.
  private func anyOf(_ verdicts: [Int]) -> Int {
    var mildest = Verdict.notMet
    for verdict in verdicts { mildest = min(mildest, verdict) }
    return mildest
  }

  /// Readings of the contingency's earlier occasions, the last one first.
  private func earlierReadings(
    _ row: Int, _ analyte: Int, _ verdicts: [Int]
  ) -> [(reading: Int, day: Int)] {
    var found: [(reading: Int, day: Int)] = []
    var other = row - 1
    while other >= 0 {
      let what = happenings[happening[other]]
      if contingency[other] == contingency[row], !isFurther[other], isTest[other],
        isReliable(what.condition, verdicts), what.readings[analyte] >= 0
      {
        found.append((what.readings[analyte], what.day))
      }
      other -= 1
    }
    return found
  }

  /// Whether a specimen in that condition is one to compare with.
  private func isReliable(_ condition: Int, _ verdicts: [Int]) -> Bool {
    condition == Cause.negative || verdicts[condition] == Verdict.met
  }

  private func fallen(
    _ row: Int, _ percent: Int, _ perDay: Bool, _ analyte: Int, _ verdicts: [Int]
  ) -> Int {
    let what = happenings[happening[row]]
    let reading = what.readings[analyte]
    if reading < 0 { return verdicts[Cause.notTested] }
    guard let last = earlierReadings(row, analyte, verdicts).first else {
      return verdicts[Cause.noEarlierReading]
    }
    // A fall by p percent leaves (100 - p) of 100, day after day, without rounding.
    var most = LongNumber(last.reading)
    var found = LongNumber(reading)
    for _ in 0..<(perDay ? what.day - last.day : 1) {
      most.multiply(by: 100 - percent)
      found.multiply(by: 100)
    }
    return most.isBelow(found) ? verdicts[Cause.positive] : Verdict.met
  }

  private func percentile(
    _ row: Int, _ percent: Int, _ count: Int, _ analyte: Int, _ verdicts: [Int]
  ) -> Int {
    let reading = happenings[happening[row]].readings[analyte]
    if reading < 0 { return verdicts[Cause.notTested] }
    let last = earlierReadings(row, analyte, verdicts).prefix(count).map(\.reading).sorted()
    if last.isEmpty { return verdicts[Cause.noEarlierReading] }
    // Nearest rank: the smallest that at least so many percent are at or below.
    var rank = 1
    while rank * 100 < percent * last.count { rank += 1 }
    return reading <= last[rank - 1] ? Verdict.met : verdicts[Cause.positive]
  }
}

/// A whole number of any length, as children write it, but with a million digits to choose from.
private struct LongNumber {
  /// The lowest first.
  private var digits: [Int] = []

  init(_ number: Int) { digits = [number % 1_000_000, number / 1_000_000] }

  mutating func multiply(by factor: Int) {
    var carried = 0
    for place in digits.indices {
      let product = digits[place] * factor + carried
      digits[place] = product % 1_000_000
      carried = product / 1_000_000
    }
    if carried > 0 { digits.append(carried) }
  }

  func isBelow(_ other: LongNumber) -> Bool {
    var place = max(digits.count, other.digits.count) - 1
    while place >= 0 {
      let mine = place < digits.count ? digits[place] : 0
      let theirs = place < other.digits.count ? other.digits[place] : 0
      if mine != theirs { return mine < theirs }
      place -= 1
    }
    return false
  }
}
