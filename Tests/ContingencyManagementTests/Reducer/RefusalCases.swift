import ContingencyManagement
import Digest
import Testing

/// One case or more for each refusal, in the order of the declaration.
extension `A refusal` {
  static let cases: [Case] = [
    Case(
      "founded twice", when: { _ in try TestLedger().entries[0].event.proposal },
      then: .alreadyCreated),
    Case(
      "the same document again", when: { _ in .adopt(.of(.schedule(schedule))) },
      then: .alreadyAdopted("daily-draws", version: 1, entry: 2)),
    Case(
      "another text under the same version",
      when: { _ in .adopt(.of(.schedule(schedule), text: "changed")) },
      then: .versionTaken("daily-draws", version: 1, entry: 2)),
    Case(
      "a schedule whose bowl is not here", when: { _ in .adopt(.of(.schedule(.ctn0007))) },
      then: .bowlNotAdopted("ctn-0007", neededBy: "ctn-0007-prizes")),
    Case(
      "a schedule whose caps are not here",
      when: { _ in .adopt(.of(changed(.schedule(.daily)) { $0.caps = [.file("grants")] })) },
      then: .capsNotAdopted("grants", neededBy: "daily")),
    Case(
      "a schedule in another currency",
      when: { _ in
        let pounds = try #require(Currency("GBP"))
        return .adopt(.of(changed(.schedule(.daily)) { $0.currency = pounds }))
      }, then: .otherCurrency(written("GBP") { Currency($0) }, ledger: .dollars)),
    Case(
      "a phase that the schedule does not have",
      when: { _ in
        .move(
          Move(
            participant: someone, schedule: digest, phase: "later", from: day(0),
            reason: .nextStage))
      }, then: .unknownPhase("later", schedule: "daily-draws", phases: ["weeks-4-of-7"])),
    Case(
      "a bowl in another currency",
      when: { _ in
        var bowl = PrizeBowl.named("pounds")
        bowl.currency = try #require(Currency("GBP"))
        return .adopt(.of(.bowl(bowl)))
      }, then: .otherCurrency(written("GBP") { Currency($0) }, ledger: .dollars)),

    Case("no such entry", when: { _ in voiding(99) }, then: .noSuchEntry(99, entries: 4)),
    Case(
      "no such entry, below zero", when: { _ in voiding(-1) },
      then: .noSuchEntry(-1, entries: 4)),
    Case(
      "an enrolment corrected", when: { _ in voiding(3) },
      then: .notCorrectable(entry: 3, .enrolled)),
    Case(
      "a request for draws corrected",
      given: {
        try $0.record("NN"); try $0.post(.draw(someone, .declined))
      },
      when: { _ in voiding(6) }, then: .notCorrectable(entry: 6, .drawRequested)),
    Case(
      "a redemption turned into a test",
      given: {
        try $0.record("N"); try $0.post(redeem("1.00"))
      },
      when: { _ in correct(5, to: .negative(on: day(0))) },
      then: .notCorrectable(entry: 5, .redeemed)),
    Case(
      "voided twice",
      given: {
        try $0.record("N"); try $0.void(4)
      },
      when: { _ in voiding(4) }, then: .alreadyVoid(entry: 4)),
    Case(
      "a redemption voided twice",
      given: {
        try $0.record("N"); try $0.post(redeem("1.00")); try $0.void(5)
      },
      when: { _ in voiding(5) }, then: .alreadyVoid(entry: 5)),
    Case(
      "a pause taken back after it was resumed",
      given: {
        try $0.post(.pause(Pause(participant: someone, from: day(1), reason: .hospital)))
        try $0.post(.resume(Resumption(participant: someone, from: day(2))))
      },
      when: { _ in voiding(4) }, then: .laterTurn(entry: 4, last: 5)),
    Case(
      "a test turned into a missed visit", given: { try $0.record("N") },
      when: { _ in correct(4, to: .letter(.missed, on: day(0))) },
      then: .otherKindOfOccasion(entry: 4)),
    Case(
      "a correction to what is there", given: { try $0.record("N") },
      when: { _ in correct(4, to: .negative(on: day(0))) },
      then: .correctionChangesNothing(entry: 4)),

    Case(
      "someone unknown", when: { _ in .record(.negative(other, on: day(0))) },
      then: .unknownParticipant(other)),
    Case(
      "someone unknown draws", when: { _ in .draw(other, .declined) },
      then: .unknownParticipant(other)),
    Case(
      "someone unknown pauses", when: { _ in pause(on: 0, of: other) },
      then: .unknownParticipant(other)),
    Case(
      "enrolled twice",
      when: { .enrol($0.enrolment(of: someone, under: schedule), codeGiven: true) },
      then: .alreadyEnrolled(someone, entry: 3)),
    Case(
      "a schedule that is not here",
      when: { .enrol($0.enrolment(of: other, under: .daily), codeGiven: true) },
      then: .scheduleNotAdopted(Adoption.of(.schedule(.daily)).digest)),
    Case(
      "a chain out of turn",
      when: {
        var enrolment = $0.enrolment(of: other, under: schedule)
        enrolment.chain = 5
        return .enrol(enrolment, codeGiven: true)
      }, then: .chainOutOfTurn(expected: 1)),
    Case(
      "tomorrow", when: { _ in .record(.negative(on: "2090-01-02")) },
      then: .inFuture("2090-01-02", today: TestLedger.today)),
    Case(
      "before the enrolment", when: { _ in negative(on: -1) },
      then: .beforeEnrolment(day(-1), enrolled: day(0))),
    Case(
      "a redemption before the enrolment", when: { _ in redeem("1.00", on: -1) },
      then: .beforeEnrolment(day(-1), enrolled: day(0))),
    Case(
      "in a pause", given: { try $0.post(pause(on: 3)) }, when: { _ in negative(on: 4) },
      then: .whilePaused(day(4), from: day(3), .travel)),
    Case(
      "paused twice", given: { try $0.post(pause(on: 3)) }, when: { _ in pause(on: 4) },
      then: .whilePaused(day(4), from: day(3), .travel)),
    Case(
      "after the end", given: { try $0.post(end(on: 3)) }, when: { _ in negative(on: 3) },
      then: .afterEnd(day(3), from: day(3), .left)),
    Case(
      "ended twice", given: { try $0.post(end(on: 3)) }, when: { _ in end(on: 4) },
      then: .afterEnd(day(4), from: day(3), .left)),
    Case("resumed without a pause", when: { _ in resume(on: 1) }, then: .notPaused(someone)),
    Case(
      "a resumption before its pause", given: { try $0.post(pause(on: 3)) },
      when: { _ in resume(on: 2) }, then: .turnAfter(day(2), turn: day(3))),
    Case(
      "an older list of medicines",
      given: { try $0.post(medicines([.methadone], on: 5)) },
      when: { _ in medicines([], on: 4) }, then: .turnAfter(day(4), turn: day(5))),
    Case(
      "a pause before a test", given: { try $0.record("NNN") }, when: { _ in pause(on: 1) },
      then: .occasionInTheWay(day(1), occasion: day(2), entry: 6)),
    Case(
      "a move on the day of a test",
      given: {
        try $0.adopt(.schedule(otherSchedule)); try $0.record("N")
      },
      when: { _ in move(to: Adoption.of(.schedule(otherSchedule)).digest, on: 0) },
      then: .occasionInTheWay(day(0), occasion: day(0), entry: 5)),
    Case(
      "enrolled again on the day of a test",
      given: {
        try $0.record("N"); try $0.post(end(on: 0))
      },
      when: { .enrol($0.enrolment(of: someone, under: schedule), codeGiven: true) },
      then: .occasionInTheWay(day(0), occasion: day(0), entry: 4)),
    Case(
      "moved to the same schedule", when: { _ in move(to: digest, on: 1) },
      then: .sameSchedule("daily-draws")),
    Case("the same medicines", when: { _ in medicines([], on: 1) }, then: .samePrescription([])),
    Case(
      "every target prescribed at the enrolment",
      given: { try $0.adopt(.schedule(otherSchedule)) },
      when: {
        .enrol(
          $0.enrolment(of: other, under: otherSchedule, prescribed: [.methadone]),
          codeGiven: true)
      }, then: .everyTargetPrescribed(contingency: "abstinence", [.methadone])),
    Case(
      "every target prescribed at a move",
      given: {
        try $0.adopt(.schedule(otherSchedule))
        try $0.post(medicines([.methadone], on: 1))
      },
      when: { _ in move(to: Adoption.of(.schedule(otherSchedule)).digest, on: 2) },
      then: .everyTargetPrescribed(contingency: "abstinence", [.methadone])),
    Case(
      "every target prescribed by a change of medicines",
      given: {
        try $0.adopt(.schedule(otherSchedule))
        try $0.post(move(to: Adoption.of(.schedule(otherSchedule)).digest, on: 1))
      },
      when: { _ in medicines([.methadone], on: 2) },
      then: .everyTargetPrescribed(contingency: "abstinence", [.methadone])),
    Case(
      "a label twice",
      given: { try $0.post(.record(.test(.of(on: day(0), label: "s-1")))) },
      when: { _ in .record(.test(.of(on: day(1), label: "s-1"))) },
      then: .specimenRecorded("s-1", entry: 4)),
    Case(
      "a test on the day of a missed visit", given: { try $0.record("M") },
      when: { _ in negative(on: 0) }, then: .visitRecorded(day(0), entry: 4)),
    Case(
      "a missed visit on the day of a test", given: { try $0.record("N") },
      when: { _ in .record(.letter(.missed, on: day(0))) },
      then: .visitRecorded(day(0), entry: 4)),
    Case(
      "missed twice on a day", given: { try $0.record("M") },
      when: { _ in .record(.letter(.missed, on: day(0))) },
      then: .visitRecorded(day(0), entry: 4)),
    Case(
      "missed for a contingency that is none of the schedule's",
      when: { _ in .record(.letter(.missed, on: day(0), for: "doses")) },
      then: .notAtVisits("doses", schedule: "daily-draws", atVisits: ["abstinence"])),
    Case(
      "missed for the one contingency on the day of a test", given: { try $0.record("N") },
      when: { _ in .record(.letter(.missed, on: day(0), for: "abstinence")) },
      then: .visitRecorded(day(0), entry: 4)),
    Case(
      "a missed visit corrected to one for a contingency", given: { try $0.record("M") },
      when: { _ in correct(4, to: .letter(.missed, on: day(0), for: "abstinence")) },
      then: .otherKindOfOccasion(entry: 4)),
    Case(
      "a milestone that the schedule does not reward",
      when: { _ in .record(.reached("vaccine-dose", on: day(0))) },
      then: .milestoneNotRewarded("vaccine-dose", schedule: "daily-draws", rewarded: [])),

    Case(
      "a draw that is not owed", given: { try $0.record("N") },
      when: { _ in .draw(someone, .declined) }, then: .noDrawOwed(someone)),
    Case(
      "a draw while one is pending",
      given: {
        try $0.record("NNNN"); try $0.post(.draw(someone, .declined))
      },
      when: { _ in .draw(someone, .declined) }, then: .drawPending(entry: 8)),
    Case(
      "enrolled again while a draw is pending",
      given: {
        try $0.record("NN")
        try $0.post(.draw(someone, .declined))
        try $0.post(end(on: 3))
      },
      when: { .enrol($0.enrolment(of: someone, under: schedule, from: day(4)), codeGiven: true) },
      then: .drawPending(entry: 6)),
    Case(
      "a result without a request", when: { _ in .reveal(someone, .zero) },
      then: .noDrawPending(someone)),
    Case(
      "a chain renewed too early", when: { _ in renewal(chain: 1) },
      then: .chainNotUsedUp(someone)),
    Case(
      "a word of no deck", given: { try $0.record("NN") },
      when: { _ in .draw(someone, try #require(DrawWord("bluebird"))) },
      then: .wordNotInDeck(written("bluebird") { DrawWord($0) })),
    Case(
      "an element that does not fit",
      given: {
        try $0.record("NN"); try $0.post(.draw(someone, .declined))
      },
      when: { _ in .reveal(someone, .zero) },
      then: .elementDoesNotFit(
        expected: .zero, found: DrawChain.element(before: .zero))),
    Case(
      "a draw from a chain of an old secret",
      given: {
        try $0.record("NN"); try $0.post(replaceSecret(.lost))
      },
      when: { _ in .draw(someone, .declined) }, then: .chainOfOldSecret(someone)),
    Case(
      "a draw given up whose secret is not lost",
      given: {
        try $0.record("NN"); try $0.post(.draw(someone, .declined))
      },
      when: { _ in .voidDraw(someone) }, then: .secretNotLost(someone)),
    Case(
      "a draw given up that nobody waits for", when: { _ in .voidDraw(someone) },
      then: .noDrawPending(someone)),
    Case(
      "a secret replaced by itself",
      when: { _ in
        .replaceSecret(
          SecretReplacement(
            drawCommitment: DrawChain.commitment(to: TestLedger.master), reason: .scheduled))
      }, then: .sameSecret),
    Case(
      "a secret replaced while a draw that is not lost is pending",
      given: {
        try $0.record("NN"); try $0.post(.draw(someone, .declined))
      },
      when: { _ in replaceSecret(.exposed) }, then: .drawPending(entry: 6)),
    Case(
      "a chain replaced while a draw is pending",
      given: {
        try $0.record("NN"); try $0.post(.draw(someone, .declined))
      },
      when: { _ in renewal(chain: 1, .exposed) }, then: .drawPending(entry: 6)),
    Case(
      "a chain replaced for a secret that was not",
      when: { _ in renewal(chain: 1, .secretReplaced) },
      then: .chainNotUsedUp(someone)),
    Case(
      "a draw by hand that is not owed", when: { _ in try byHand("small") },
      then: .noDrawOwed(someone)),
    Case(
      "a draw by hand while one is pending",
      given: {
        try $0.record("NN"); try $0.post(.draw(someone, .declined))
      },
      when: { _ in try byHand("small") }, then: .drawPending(entry: 6)),
    Case(
      "a draw by hand told again that is none", given: { try $0.record("NN") },
      when: { _ in try byHand("small", corrects: 4) }, then: .notLastHandDraw(entry: 4, last: nil)),
    Case(
      "a draw by hand told again after a later one",
      given: {
        try $0.record("NNNN")
        try $0.post(try byHand("small"))
        try $0.post(try byHand("small"))
      },
      when: { _ in try byHand("large", corrects: 8) }, then: .notLastHandDraw(entry: 8, last: 9)),
    Case(
      "a draw by hand told again the same",
      given: {
        try $0.record("NN"); try $0.post(try byHand("small"))
      },
      when: { _ in try byHand("small", corrects: 6) }, then: .correctionChangesNothing(entry: 6)),
    Case(
      "a draw by hand corrected as an entry is",
      given: {
        try $0.record("NN"); try $0.post(try byHand("small"))
      },
      when: { _ in voiding(6) }, then: .notCorrectable(entry: 6, .drawnByHand)),
    Case(
      "another number of draws by hand than is owed", given: { try $0.record("NN") },
      when: { _ in try byHand("small", "small") }, then: .drawsMiscounted(owed: 1, told: 2)),
    Case(
      "a draw by hand of a tier that the bowl does not have", given: { try $0.record("NN") },
      when: { _ in try byHand("huge") },
      then: .tierNotInBowl(
        "huge", bowl: "va-500", tiers: ["encouragement", "small", "large", "jumbo"])),
    Case(
      "a draw by hand seen by the one who records it", given: { try $0.record("NN") },
      when: { _ in try byHand("small", witness: "rn-07") }, then: .witnessRecords("rn-07")),
    Case("nothing redeemed", when: { _ in redeem(.zero) }, then: .amountIsZero),
    Case(
      "less than a cent redeemed", given: { try $0.record("NN") },
      when: { _ in redeem("1.005") }, then: .amountNotWholeCents("1.005")),
    Case(
      "more than the balance", given: { try $0.record("NN") }, when: { _ in redeem("2.13") },
      then: .beyondBalance(asked: "2.13", balance: "2.125")),
    Case(
      "a log taken up with another number of entries than it has",
      when: { _ in
        .adoptHead(LogStanding(bytes: 500, entries: 2, root: .zero, vouched: 2))
      }, then: .standingDiffers(said: 2, entries: 4)),
    Case(
      "a log vouched for beyond its entries",
      when: { _ in .restore(LogStanding(bytes: 500, entries: 4, root: .zero, vouched: 5)) },
      then: .standingDiffers(said: 5, entries: 4)),
  ]
}
