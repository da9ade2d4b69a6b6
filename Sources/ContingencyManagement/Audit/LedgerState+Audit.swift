extension LedgerState {
  /// Takes a recorded entry into account, after checking that it follows from those before it.
  ///
  /// The entry is judged and its reward derived again; neither is taken on trust. An entry that
  /// the rules would refuse is passed over, since nothing can be derived from it.
  ///
  /// - Returns: What the entry earned, as derived.
  /// - Throws: what does not hold, once the entry is taken into account as far as it can be.
  @discardableResult
  public mutating func takeIn(_ entry: Entry) throws(Finding) -> Outcome {
    if let first = requests[entry.request] {
      passOver(entry)
      throw Finding(entry: entry.number, .requestRepeated(entry.request, first: first))
    }
    let derived: Event
    do throws(Refusal) {
      derived = try decide(
        entry.event.proposal, by: entry.by, today: entry.at.latestDayAnywhere)
    } catch {
      passOver(entry)
      throw Finding(entry: entry.number, .wouldBeRefused(error))
    }
    guard derived == entry.event else {
      passOver(entry)
      throw Finding(
        entry: entry.number, .eventDiffers(recorded: entry.event, derived: derived))
    }
    let outcome = apply(entry.event, request: entry.request)
    guard outcome == entry.outcome else {
      throw Finding(
        entry: entry.number, .outcomeDiffers(recorded: entry.outcome, derived: outcome))
    }
    return outcome
  }

  /// Counts an entry without taking its event into account.
  private mutating func passOver(_ entry: Entry) {
    entryCount += 1
    records.append(Record(content: .other(entry.event.kind)))
  }

  /// What does not hold, or is left open, once every entry is taken in.
  public func closingFindings() -> [Finding] {
    participants.flatMap { participant -> [Finding] in
      var findings: [Finding] = []
      if participant.redeemed > participant.earned.money {
        findings.append(
          Finding(
            entry: nil,
            .balanceOff(
              participant.code, earned: participant.earned.money, redeemed: participant.redeemed)))
      }
      if let pending = participant.pendingDraw {
        findings.append(Finding(entry: pending.entry, .drawPending(participant.code)))
      }
      return findings
    }
  }
}
