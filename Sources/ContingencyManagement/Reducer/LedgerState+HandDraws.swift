/// Draws made by hand from a bowl of paper, as two people tell them.
extension LedgerState {
  func tell(_ telling: HandDraw.Telling) throws(Refusal) -> HandDraw {
    let code = telling.participant
    let participant = try known(code)
    if let pending = participant.pendingDraw { throw .drawPending(entry: pending.entry) }
    let owed: Participant.Entitlement
    let count: Int
    var out: [Int]
    if let entry = telling.corrects {
      let before = try lastToldDraws(entry, of: participant)
      guard telling.tiers != before.told.tiers else {
        throw .correctionChangesNothing(entry: entry)
      }
      (owed, count, out) = (before.owed, before.told.tiers.count, before.out)
    } else {
      guard let first = participant.drawsOwed.first else { throw .noDrawOwed(code) }
      (owed, count) = (first, min(first.count, DrawChain.length))
      out = participant.slipsOut[first.bowl] ?? []
    }
    guard let bowl = bowl(owed.bowl) else { throw .noDrawOwed(code) }
    guard telling.tiers.count == count else {
      throw .drawsMiscounted(owed: count, told: telling.tiers.count)
    }
    for tier in telling.tiers { _ = try bowl.takeSlip(ofTier: tier, besides: &out) }
    return HandDraw(telling, entitledBy: owed.entry, bowl: owed.bowl)
  }

  private func lastToldDraws(
    _ entry: Int, of participant: Participant
  ) throws(Refusal) -> ToldDraws {
    guard records.indices.contains(entry) else { throw .noSuchEntry(entry, entries: entryCount) }
    guard participant.lastDraw == entry, case .handDraw(let told) = records[entry].content else {
      throw .notLastHandDraw(entry: entry, last: participant.lastDraw)
    }
    return told
  }

  mutating func apply(_ told: HandDraw, entry: Int) -> Outcome {
    guard let place = places[told.participant], let bowl = bowl(told.bowl) else {
      return .nothing
    }
    let value = told.tiers.reduce(Money.zero) { $0 + (bowl.tier(named: $1)?.value ?? .zero) }
    let capped: CappedPrizes?
    if let corrected = told.telling.corrects {
      guard case .handDraw(var before) = records[corrected].content else { return .nothing }
      // What was credited stays; only what the true slips are worth beyond it is added.
      let more = value.remaining(after: before.counted)
      capped = more > .zero ? participants[place].take(prizes: more, of: before.owed) : nil
      records[corrected].correctedBy = entry
      if !bowl.isReplaced {
        participants[place].slipsOut[told.bowl] = bowl.out(
          before.out, after: bowl.slips(of: told.tiers, besides: before.out))
      }
      before.told = told
      before.counted = max(before.counted, value)
      records[entry].content = .handDraw(before)
    } else {
      guard let owed = participants[place].drawsOwed.first else { return .nothing }
      let out = participants[place].slipsOut[told.bowl] ?? []
      capped = participants[place].take(prizes: value, of: owed)
      records[entry].content = .handDraw(
        ToldDraws(told: told, owed: owed, out: out, counted: value))
      participants[place].drawsByHand += told.tiers.count
      participants[place].make(
        told.tiers.count, from: bowl, told.bowl, bowl.slips(of: told.tiers, besides: out))
    }
    participants[place].lastDraw = entry
    return Outcome(rewards: [], credits: [], prizes: capped)
  }
}

extension PrizeBowl {
  /// The tier of that id.
  public func tier(named id: Name) -> Tier? { tiers.first { $0.id == id } }

  /// Takes a slip of a tier, the first that is not out; slips of one tier are alike.
  ///
  /// - Parameter out: The slips that are out, in ascending order; all go back once the last is drawn.
  func takeSlip(ofTier id: Name, besides out: inout [Int]) throws(Refusal) -> Int {
    var start = 0
    for tier in tiers {
      defer { start += tier.slips }
      guard tier.id == id else { continue }
      guard let slip = (start..<start + tier.slips).first(where: { !out.contains($0) }) else {
        throw .tierUsedUp(id, bowl: self.id)
      }
      if !isReplaced { out = self.out(out, after: [slip]) }
      return slip
    }
    throw .tierNotInBowl(id, bowl: self.id, tiers: tiers.filter { $0.slips > 0 }.map(\.id))
  }

  /// The slips of draws told by their tiers; none where one of them cannot be.
  fileprivate func slips(of tiers: [Name], besides out: [Int]) -> [Int] {
    var out = out
    do throws(Refusal) {
      var slips: [Int] = []
      for tier in tiers { slips.append(try takeSlip(ofTier: tier, besides: &out)) }
      return slips
    } catch { return [] }
  }
}
