import StrictJSON

/// Which keys a contingency has, as far as what meets it and where it happens tell.
enum ContingencySort: Hashable {
  /// By being enrolled: it can be neither missed nor repeated.
  case enrolment
  /// By a milestone on any day, which is never missed, so that nothing resets.
  case milestoneOnAnyDay(shares: Bool)
  /// By a test, or by a milestone at visits.
  case ruled(shares: Bool)
  /// What meets it cannot be told, or not whether it has visits; then nothing is asked for that may
  /// not belong to it.
  case unclear(hasOccasions: Bool)

  /// The sort of the contingency that `value` holds.
  init(_ value: JSONValue) {
    let shares = value.member("sharesLadderOf") != nil
    let met = value.member("met")?.value
    if case .string(let word)? = met?.content, sameBytes(word, "enrolment") {
      self = .enrolment
    } else if met?.member("milestone") != nil {
      switch value.member("occasions")?.value.content {
      case .object?: self = .milestoneOnAnyDay(shares: shares)
      case .string?: self = .ruled(shares: shares)
      case nil, .null?, .boolean?, .number?, .array?: self = .unclear(hasOccasions: true)
      }
    } else if met?.member("specimens") != nil {
      self = .ruled(shares: shares)
    } else {
      self = .unclear(hasOccasions: met?.isObject ?? false)
    }
  }

  /// What it is called in a message.
  var name: String {
    switch self {
    case .enrolment: "a contingency met by enrolment"
    case .milestoneOnAnyDay(shares: false): "a milestone on any day"
    case .milestoneOnAnyDay(shares: true): "a milestone on any day that shares a ladder"
    case .ruled(shares: true): "a contingency that shares a ladder"
    case .ruled(shares: false), .unclear: "a contingency"
    }
  }

  /// The keys that it must have.
  var needed: [String] {
    let all = DocumentReader.contingencyKeys.all
    let left: Set<String> =
      switch self {
      case .enrolment: ["occasions", "verdicts", "reset", "recovery"]
      case .milestoneOnAnyDay(shares: false): ["verdicts", "reset", "recovery"]
      case .milestoneOnAnyDay(shares: true): ["verdicts", "reset", "recovery", "pays"]
      case .ruled(shares: true): ["reset", "recovery", "pays"]
      case .ruled(shares: false): []
      case .unclear(hasOccasions: true): ["verdicts", "reset", "recovery", "pays"]
      case .unclear(hasOccasions: false): ["occasions", "verdicts", "reset", "recovery", "pays"]
      }
    return all.filter { !left.contains($0) }
  }

  /// The keys that it may have.
  var optional: [String] {
    switch self {
    case .enrolment: ["funder"]
    case .milestoneOnAnyDay, .ruled: DocumentReader.contingencyKeys.optional
    case .unclear:
      DocumentReader.contingencyKeys.all.filter { !needed.contains($0) }
        + DocumentReader.contingencyKeys.optional
    }
  }
}
