import ContingencyManagement

extension LedgerState {
  /// The stretch that an entry's own occasion belongs to, with its schedule.
  private func stretch(
    of entry: Entry
  ) -> (participant: Participant, place: Int, schedule: Schedule)? {
    guard let code = entry.event.participant, let participant = participant(code),
      let day = entry.event.day ?? participant.turns.last?.from,
      let place = participant.stretchIndex(on: day),
      let schedule = schedule(participant.stretches[place].schedule)
    else { return nil }
    return (participant, place, schedule)
  }

  /// The schedule that an entry's own occasion was rewarded under.
  func schedule(of entry: Entry) -> Schedule? { stretch(of: entry)?.schedule }

  /// What the items of a credit are.
  func unit(of credit: Credit) -> RewardUnit? {
    rewardNow(for: credit).flatMap { $0.schedule.unit(of: $0.reward) }
  }

  /// What a corrected occasion is judged to be now, for each contingency, where it earns nothing.
  func judgementsNow(of correction: Correction) -> [String] {
    guard case .occasion(let occasion) = correction.to,
      let participant = participant(correction.participant),
      let place = participant.stretchIndex(on: occasion.day),
      let schedule = schedule(participant.stretches[place].schedule)
    else { return [] }
    return schedule.contingencies.compactMap { contingency in
      let credit = Credit(
        participant: occasion.participant, entry: correction.entry, contingency: contingency.id,
        earned: .nothing)
      guard let (reward, schedule) = rewardNow(for: credit), reward.total.isNothing else {
        return nil
      }
      return Explanation(reward, under: schedule, prospect: nil).text
    }
  }

  /// Why an earlier occasion is worth more now than was paid for it, in words.
  func reason(for credit: Credit) -> String? {
    guard let (now, schedule) = rewardNow(for: credit) else { return nil }
    var reward = now
    // What was paid before is said below, the credit itself left out.
    reward.paidBefore = .nothing
    let (currency, unit) = (schedule.currency, schedule.unit(of: reward))
    var before = reward.total.beyond(credit.earned)
    before.money = before.money.remaining(after: credit.withheld)
    let paid =
      before.isNothing
      ? " Nothing was paid for it before." : " Paid before: \(currency.text(before, in: unit))."
    let beyond =
      credit.withheld == .zero
      ? "" : " Beyond a cap, and not paid: \(currency.text(credit.withheld))."
    return Explanation(reward, under: schedule, prospect: nil).text + paid + beyond
  }

  /// Why an occasion earned what it did, in words; as the state stands after its entry.
  func reason(for reward: Reward, of entry: Entry) -> String? {
    guard let (participant, place, schedule) = stretch(of: entry) else { return nil }
    let prospect = prospects(of: participant, stretch: place).first {
      $0.contingency == reward.contingency
    }
    var isCapped = false
    if let prospect, let day = entry.event.day ?? participant.turns.last?.from {
      isCapped = isBeyondCaps(prospect, of: participant, stretch: place, after: day)
    }
    let reason = Explanation(reward, under: schedule, prospect: prospect, isCapped: isCapped).text
    guard case .tested(let test) = entry.event else { return reason }
    return reason + (evidence(behind: reward, of: test, under: schedule).map { " \($0)" } ?? "")
  }

  /// Which analytes and readings made a test what it was judged to be; nil where none stands out.
  private func evidence(
    behind reward: Reward, of test: DrugTest, under schedule: Schedule
  ) -> String? {
    guard let rule = schedule.contingency(reward.contingency)?.condition.testRule else {
      return nil
    }
    let looked = rule.targets.subtracting(expected(of: test.participant, on: test.day))
    var results = AnalyteResults()
    if case .analytes(let all) = test.findings { results = all }
    func found(_ kind: AnalyteResult) -> AnalyteSet { results.among(looked, with: kind) }
    func saying(_ words: String, _ analytes: AnalyteSet) -> String? {
      analytes.isEmpty ? nil : "\(words) \(analytes)."
    }
    let readings = test.readings.all.filter { looked.contains($0.analyte) }
      .map { "\($0.level) \($0.analyte.readingUnit) of \($0.analyte.code)" }
    let read = readings.isEmpty ? nil : "The reading was \(readings.joined(separator: ", "))."
    switch reward.cause {
    case .positive:
      let both = [saying("It was positive for", found(.positive)), read].compactMap(\.self)
      return both.isEmpty ? nil : both.joined(separator: " ")
    case .lowEnough, .noEarlierReading: return read
    case .presumptive, .prescribedClass:
      return saying("It was positive for", found(.presumptive).union(found(.positive)))
    case .invalid where test.condition == .valid:
      return saying("It was invalid for", found(.invalid))
    case .inconclusive: return saying("It was inconclusive for", found(.inconclusive))
    case .notTested:
      if case .summary = test.findings { return nil }
      let missing = looked.analytes.filter {
        (results[$0] == nil || results[$0] == .notTested) && test.readings[$0] == nil
      }
      return saying("There is no result for", AnalyteSet(missing))
    case .refused, .unable, .substituted, .adulterated, .tooLittle, .invalid, .noTarget,
      .outOfTemperature, .dilute, .late, .missed, .excused, .closed, .needsEarlier,
      .outsideWindow, .negative, .submitted, .reached, .enrolled:
      return nil
    }
  }
}
