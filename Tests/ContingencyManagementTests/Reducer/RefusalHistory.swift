import ContingencyManagement
import Digest
import Testing

/// What the histories and the proposals of the refusal cases are made of.
extension `A refusal` {
  // Entries of every history: 0 created, 1 a bowl, 2 the schedule, 3 the enrolment of someone.
  static let schedule = Schedule.dailyDraws.with {
    $0.condition = .test(targets: [.opiates, .cocaine], specimens: [.urine])
    $0.pays = [.voucher("1.00", step: "0.125")]
    $0.pays[0]?.bonus = Bonus(every: 2, unit: .draws(from: "va-500"), amount: 1)
  }
  static let otherSchedule = Schedule.of(
    "other", phases: [.weeks(4, perWeek: 7)], pays: [.voucher("1.00")], targets: [.methadone])
  static let digest = Adoption.of(.schedule(schedule)).digest
  static let unknownDigest = SHA256.hash([1])

  static func move(to digest: SHA256Digest, on place: Int) -> Proposal {
    .move(
      Move(participant: someone, schedule: digest, from: day(place), reason: .nextStage))
  }

  static func pause(on place: Int, of code: ParticipantCode = someone) -> Proposal {
    .pause(Pause(participant: code, from: day(place), reason: .travel))
  }

  static func resume(on place: Int) -> Proposal {
    .resume(Resumption(participant: someone, from: day(place)))
  }

  static func end(on place: Int) -> Proposal {
    .end(Ending(participant: someone, from: day(place), outcome: .left))
  }

  static func medicines(_ set: AnalyteSet, on place: Int) -> Proposal {
    .changeMedicines(MedicineChange(participant: someone, from: day(place), prescribed: set))
  }

  static func redeem(_ amount: Money, on place: Int = 0) -> Proposal {
    .redeem(Redemption(participant: someone, day: day(place), amount: amount, item: "x"))
  }

  static func negative(on place: Int) -> Proposal { .record(.negative(on: day(place))) }

  static func renewal(chain: Int, _ reason: ChainKind? = nil) -> Proposal {
    .renewChain(ChainRenewal(participant: someone, chain: chain, anchor: .zero, reason: reason))
  }

  static func replaceSecret(_ reason: SecretKind) -> Proposal {
    .replaceSecret(SecretReplacement(drawCommitment: SHA256.hash([7]), reason: reason))
  }

  static func byHand(
    _ tiers: Name..., witness: OperatorCode = "ca-02", corrects: Int? = nil
  ) throws -> Proposal {
    .drawByHand(
      try #require(
        HandDraw.Telling(
          participant: someone, tiers: tiers, witness: witness, evidence: "sheet-17",
          corrects: corrects)))
  }

  static func correct(_ entry: Int, to occasion: Occasion) -> Proposal {
    .correct(entry: entry, reason: .typingSlip, to: .occasion(occasion))
  }

  static func voiding(_ entry: Int) -> Proposal {
    .correct(entry: entry, reason: .recordedTwice, to: .void)
  }

  static func changed(_ document: Document, _ change: (inout Schedule) -> Void) -> Document {
    guard case .schedule(var schedule) = document else { return document }
    change(&schedule)
    return .schedule(schedule)
  }
}
