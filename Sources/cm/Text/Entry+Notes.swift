import ContingencyManagement

extension Entry {
  /// What the desk should know beside the reward, in words without blame.
  func notes(in state: LedgerState) -> [String] {
    var notes: [String] = []
    if case .tested(let test) = event {
      if outcome.rewards.isEmpty {
        notes.append(
          "nothing in the schedule looks at \(test.type.rawValue.replacing("-", with: " ")); it "
            + "changes nothing")
      }
      let beside = test.positives.subtracting(
        state.targets(of: test.participant, on: test.day).union(
          state.expected(of: test.participant, on: test.day)))
      if !outcome.rewards.isEmpty, !beside.isEmpty {
        notes.append("positive for \(beside), no target of this schedule; it changes nothing")
      }
      let places = outcome.rewards.compactMap { state.places(beforeReplacing: test, of: $0) }
      if let most = places.max() {
        notes.append(
          most == 1
            ? "a second specimen on the same day takes the place of this one"
            : "once \(most) specimens of this day are recorded, another one takes the place of this"
        )
      }
    }
    if suggestsNaloxone(in: state) {
      notes.append(
        "offer naloxone to take home, and a talk about what would help; the way back up is open")
    }
    return notes
  }

  /// Whether someone had a positive test for opioids, or missed a visit while treated for their use,
  /// and so may be at risk of an overdose: tolerance falls with abstinence.
  private func suggestsNaloxone(in state: LedgerState) -> Bool {
    let opioids: AnalyteSet = [
      .opiates, .heroinMarker, .fentanyl, .oxycodone, .methadone, .buprenorphine, .tramadol,
    ]
    switch event {
    case .tested(let test):
      let expected = state.expected(of: test.participant, on: test.day)
      if !test.positives.subtracting(expected).isDisjoint(with: opioids) { return true }
      let isPositive = outcome.rewards.contains { [.positive, .presumptive].contains($0.cause) }
      return isPositive
        && !state.targets(of: test.participant, on: test.day).isDisjoint(with: opioids)
        && test.positives.isEmpty
    case .visitNotHeld(let visit):
      return visit.reason == .missed
        && !state.targets(of: visit.participant, on: visit.day).isDisjoint(with: opioids)
    case .ledgerCreated, .adopted, .enrolled, .moved, .paused, .resumed, .ended, .medicinesChanged,
      .milestoneReached, .drawRequested, .drawn, .chainRenewed, .drawnByHand, .drawVoided,
      .secretReplaced, .redeemed, .corrected, .setAside, .headAdopted, .restored, .operatorAdded,
      .operatorRetired, .pinChanged:
      return false
    }
  }
}

extension DrugTest {
  /// The analytes found positive, confirmed or not.
  fileprivate var positives: AnalyteSet {
    guard case .analytes(let results) = findings else { return [] }
    return AnalyteSet(
      results.all.filter { $0.result == .positive || $0.result == .presumptive }.map(\.analyte))
  }
}
