import ContingencyManagement

extension Entry {
  /// What happened, in one word or two: `negative`, `missed`, `3 draws`.
  func outcomeWords(in state: LedgerState) -> String {
    let currency = state.founding?.currency
    return switch event {
    case .ledgerCreated(let founding): founding.origin.text
    case .adopted(let adoption): "\(adoption.document.id) version \(adoption.document.version)"
    case .enrolled(let enrolment):
      state.schedule(enrolment.schedule).map { "under \($0.id)" } ?? "enrolled"
    case .moved(let move):
      (state.schedule(move.schedule).map { "to \($0.id)" } ?? move.reason.rawValue)
        + (move.phase.map { ", phase \($0)" } ?? "")
    case .paused(let pause): pause.reason.rawValue
    case .resumed: "resumed"
    case .ended(let ending): ending.outcome.rawValue
    case .medicinesChanged(let change): change.prescribed.listed
    case .tested(let test): outcome.rewards.first?.cause.rawValue ?? test.words
    case .visitNotHeld(let visit): visit.words
    case .milestoneReached(let milestone): milestone.kind.text
    case .drawRequested(let request): request.count == 1 ? "1 draw" : "\(request.count) draws"
    case .drawn(let result): result.slips.map(\.tier.text).joined(separator: ", ")
    case .drawnByHand(let told):
      "by hand: " + told.tiers.map(\.text).joined(separator: ", ")
        + (told.telling.corrects.map { ", instead of #\($0)" } ?? "")
    case .drawVoided(let voiding): "#\(voiding.request) given up, its secret lost"
    case .secretReplaced(let replacement): replacement.reason.rawValue
    case .chainRenewed(let renewal): renewal.reason?.rawValue ?? "used up"
    case .redeemed(let redemption):
      (currency?.text(redemption.amount) ?? redemption.amount.description)
        + " for \(redemption.item)"
    case .setAside(let setAside): "\(setAside.bytes) bytes"
    case .headAdopted(let standing): "\(standing.entries) entries"
    case .restored(let standing): "\(standing.entries) entries from the second copy"
    case .operatorAdded(let addition): "\(addition.code), \(addition.role.rawValue)"
    case .operatorRetired(let retirement): retirement.code.text
    case .pinChanged(let change): change.code.text + (change.lost == nil ? "" : ", as lost")
    case .corrected(let correction): "#\(correction.entry) \(correction.to.words)"
    }
  }
}

extension DrugTest {
  /// The result, or why there is none: `negative`, `refused`, `COC negative, OPI positive`.
  var words: String {
    let what =
      switch findings {
      case .summary(let result): result.word
      case .analytes(let results):
        results.words + (readings.isEmpty ? "" : ", \(readings.words)")
      case .none: readings.isEmpty ? condition.rawValue : readings.words
      }
    return condition == .valid || !condition.canCarryResults
      ? what : "\(what) (\(condition.rawValue))"
  }
}

extension Readings {
  /// `CO 8 ppm`.
  var words: String {
    all.map { "\($0.analyte.code) \($0.level) \($0.analyte.readingUnit)" }
      .joined(separator: ", ")
  }
}

extension AnalyteResults {
  /// `negative AMP COC, positive OPI`.
  var words: String {
    AnalyteResult.allCases.compactMap { result in
      let analytes = all.filter { $0.result == result }.map(\.analyte.code)
      return analytes.isEmpty ? nil : result.word + " " + analytes.joined(separator: " ")
    }.joined(separator: ", ")
  }
}

extension VisitNotHeld {
  /// Why, and the contingency where it is about one: `missed`, `missed for naltrexone`.
  var words: String { reason.words + (contingency.map { " for \($0)" } ?? "") }
}

extension VisitNotHeld.Reason {
  var words: String {
    switch self {
    case .missed: "missed"
    case .excused(let kind): "excused (\(kind.rawValue))"
    case .closed(let kind): "closed (\(kind.rawValue))"
    }
  }
}

extension Correction.Replacement {
  var words: String {
    switch self {
    case .void: "void"
    case .occasion(.test(let test)): "is \(test.words) on \(test.day) for \(test.participant)"
    case .occasion(.visitNotHeld(let visit)):
      "is \(visit.words) on \(visit.day) for \(visit.participant)"
    case .occasion(.milestone(let milestone)):
      "is \(milestone.kind) on \(milestone.day) for \(milestone.participant)"
    }
  }
}
