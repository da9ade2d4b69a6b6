import Digest

/// Someone who records, or did.
public struct Operator: Hashable, Sendable {
  /// How entries name them.
  public let code: OperatorCode
  /// What they may do.
  public internal(set) var role: Role
  /// The commitment to what is kept of their PIN.
  public internal(set) var pin: SHA256Digest
  /// The entry that added them, the last of several.
  public internal(set) var addedBy: Int
  /// The entry that retired them; nil while they are active.
  public internal(set) var retiredBy: Int?
}

extension LedgerState {
  /// The operator of that code, active or retired.
  public func operatorNamed(_ code: OperatorCode) -> Operator? {
    operatorPlaces[code].map { operators[$0] }
  }

  /// Whether entries say who recorded them on somebody's word alone: no operators are set up.
  public var takesOperatorsAtTheirWord: Bool { operators.isEmpty }

  /// Refuses a proposal of someone who may not make it, or may not alone.
  ///
  /// While no operators are set up everybody may do everything; a second person that the programme
  /// asks for must be named all the same.
  func requireRight(to proposal: Proposal, by code: OperatorCode) throws(Refusal) {
    let second = proposal.secondPerson
    guard !operators.isEmpty || programme != nil || second != nil else { return }
    let acts = proposal.acts(by: code)
    if !operators.isEmpty {
      let role = try active(code).role
      for act in acts where !role.may(act, under: programme) {
        throw .roleMayNot(act, by: code, role)
      }
    }
    guard let second else {
      if let programme, let act = acts.first(where: programme.secondPerson.contains) {
        throw .needsSecondPerson(act, programme: programme.id)
      }
      return
    }
    guard second != code else {
      throw acts.contains(.drawByHand) ? .witnessRecords(code) : .secondPersonTheSame(code)
    }
    if !operators.isEmpty, try active(second).role == .auditor {
      throw .secondPersonMayNot(second)
    }
  }

  private func active(_ code: OperatorCode) throws(Refusal) -> Operator {
    guard let found = operatorNamed(code) else { throw .unknownOperator(code) }
    if let entry = found.retiredBy { throw .operatorRetired(code, entry: entry) }
    return found
  }
}

// MARK: - Operators come and go

extension LedgerState {
  func decide(_ addition: OperatorAdded) throws(Refusal) -> Event {
    if let known = operatorNamed(addition.code), known.retiredBy == nil {
      throw .operatorKnown(known.code, entry: known.addedBy)
    }
    guard !operators.isEmpty || addition.role == .supervisor else { throw .firstMustSupervise }
    return .operatorAdded(addition)
  }

  func decide(_ retirement: OperatorRetired) throws(Refusal) -> Event {
    let leaving = try active(retirement.code)
    if leaving.role == .supervisor,
      !operators.contains(where: {
        $0.role == .supervisor && $0.retiredBy == nil && $0.code != leaving.code
      })
    {
      throw .lastSupervisor(leaving.code)
    }
    return .operatorRetired(retirement)
  }

  func decide(_ change: PINChange, by code: OperatorCode) throws(Refusal) -> Event {
    let owner = try active(change.code)
    if change.lost != nil, owner.role != .supervisor || owner.code != code {
      throw .lostPINOfAnother(owner.code)
    }
    return .pinChanged(change)
  }

  mutating func apply(_ addition: OperatorAdded, entry: Int) {
    guard let place = operatorPlaces[addition.code] else {
      operatorPlaces[addition.code] = operators.count
      operators.append(
        Operator(
          code: addition.code, role: addition.role, pin: addition.pin, addedBy: entry))
      return
    }
    operators[place].role = addition.role
    operators[place].pin = addition.pin
    operators[place].addedBy = entry
    operators[place].retiredBy = nil
  }

  mutating func apply(_ retirement: OperatorRetired, entry: Int) {
    guard let place = operatorPlaces[retirement.code] else { return }
    operators[place].retiredBy = entry
  }

  mutating func apply(_ change: PINChange) {
    guard let place = operatorPlaces[change.code] else { return }
    operators[place].pin = change.pin
  }
}

// MARK: - What a proposal does

extension Proposal {
  /// What is done by it: most often one act; a correction to an excuse is both.
  ///
  /// An own PIN is no act that anybody must be allowed.
  func acts(by code: OperatorCode) -> [Act] {
    switch self {
    case .create: []
    case .adopt: [.adoption]
    case .enrol, .move, .pause, .resume, .end, .changeMedicines, .draw, .reveal, .redeem:
      [.recording]
    case .renewChain(let renewal):
      renewal.reason == nil || renewal.reason == .secretReplaced ? [.recording] : [.secrets]
    case .replaceSecret, .voidDraw: [.secrets]
    case .drawByHand: [.drawByHand]
    case .record(let occasion): occasion.isExcuse ? [.excuse] : [.recording]
    case .correct(_, _, .occasion(let occasion), _):
      occasion.isExcuse ? [.correction, .excuse] : [.correction]
    case .correct(_, _, .void, _): [.correction]
    case .setAside, .adoptHead, .restore: [.recovery]
    case .addOperator, .retireOperator: [.operators]
    case .changePIN(let change): change.code == code ? [] : [.operators]
    }
  }

  /// Who stands in for it beside the one who records it; nil where nobody is named.
  public var secondPerson: OperatorCode? {
    switch self {
    case .record(.visitNotHeld(let visit)): visit.secondPerson
    case .correct(_, _, _, let second): second
    case .setAside(let setAside): setAside.secondPerson
    case .adoptHead(let standing), .restore(let standing): standing.secondPerson
    case .drawByHand(let telling): telling.witness
    case .record, .create, .adopt, .enrol, .move, .pause, .resume, .end, .changeMedicines, .draw,
      .reveal, .renewChain, .voidDraw, .replaceSecret, .redeem, .addOperator, .retireOperator,
      .changePIN:
      nil
    }
  }

  /// The same with another second person; those that cannot have one, and a draw by hand, which
  /// cannot be without, stay as they are.
  public func with(_ second: OperatorCode?) -> Proposal {
    switch self {
    case .record(.visitNotHeld(var visit)):
      visit.secondPerson = second
      return .record(.visitNotHeld(visit))
    case .correct(let entry, let reason, let replacement, _):
      return .correct(entry: entry, reason: reason, to: replacement, with: second)
    case .setAside(var setAside):
      setAside.secondPerson = second
      return .setAside(setAside)
    case .adoptHead(var standing):
      standing.secondPerson = second
      return .adoptHead(standing)
    case .restore(var standing):
      standing.secondPerson = second
      return .restore(standing)
    case .record, .create, .adopt, .enrol, .move, .pause, .resume, .end, .changeMedicines, .draw,
      .reveal, .renewChain, .drawByHand, .voidDraw, .replaceSecret, .redeem, .addOperator,
      .retireOperator, .changePIN:
      return self
    }
  }
}

extension Event {
  /// Who stands in for it beside the one who recorded it; nil where nobody is named.
  public var secondPerson: OperatorCode? {
    switch self {
    case .visitNotHeld(let visit): visit.secondPerson
    case .corrected(let correction): correction.secondPerson
    case .setAside(let setAside): setAside.secondPerson
    case .headAdopted(let standing), .restored(let standing): standing.secondPerson
    case .drawnByHand(let told): told.telling.witness
    case .ledgerCreated, .adopted, .enrolled, .moved, .paused, .resumed, .ended, .medicinesChanged,
      .tested, .milestoneReached, .drawRequested, .drawn, .chainRenewed, .drawVoided,
      .secretReplaced, .redeemed, .operatorAdded, .operatorRetired, .pinChanged:
      nil
    }
  }
}

extension Occasion {
  /// Whether it lets somebody off.
  public var isExcuse: Bool {
    if case .visitNotHeld(let visit) = self, case .excused = visit.reason { true } else { false }
  }
}
