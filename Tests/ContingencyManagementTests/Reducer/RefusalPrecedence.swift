import ContingencyManagement
import Testing

/// Where several refusals apply.
extension `A refusal` {
  /// Each is refused twice over; the first in the order of `Refusal` is given.
  static let precedence: [Case] = [
    Case(
      "unknown comes before the future", when: { _ in .record(.negative(other, on: "2090-01-02")) },
      then: .unknownParticipant(other)),
    Case(
      "enrolled twice comes before an unknown schedule",
      when: { .enrol($0.enrolment(of: someone, under: .daily), codeGiven: true) },
      then: .alreadyEnrolled(someone, entry: 3)),
    Case(
      "an unknown schedule comes before a chain out of turn",
      when: {
        var enrolment = $0.enrolment(of: other, under: .daily)
        enrolment.chain = 9
        return .enrol(enrolment, codeGiven: true)
      }, then: .scheduleNotAdopted(Adoption.of(.schedule(.daily)).digest)),
    Case(
      "an unknown schedule comes before an earlier turn",
      given: { try $0.post(end(on: 9)) },
      when: { .enrol($0.enrolment(of: someone, under: .daily), codeGiven: true) },
      then: .scheduleNotAdopted(Adoption.of(.schedule(.daily)).digest)),
    Case(
      "an unknown schedule comes before the future of a move",
      when: { _ in
        .move(
          Move(
            participant: someone, schedule: unknownDigest, from: "2090-01-02", reason: .clinical))
      }, then: .scheduleNotAdopted(unknownDigest)),
    Case(
      "a test in the way comes before the same schedule", given: { try $0.record("NN") },
      when: { _ in move(to: digest, on: 0) },
      then: .occasionInTheWay(day(0), occasion: day(1), entry: 5)),
    Case(
      "the future comes before a missing pause",
      when: { _ in .resume(Resumption(participant: someone, from: "2090-01-02")) },
      then: .inFuture("2090-01-02", today: TestLedger.today)),
    Case(
      "the future comes before the end", given: { try $0.post(end(on: 3)) },
      when: { _ in .end(Ending(participant: someone, from: "2090-01-02", outcome: .left)) },
      then: .inFuture("2090-01-02", today: TestLedger.today)),
    Case(
      "a turn comes before a test in the way",
      given: {
        try $0.record("NNN"); try $0.post(pause(on: 3))
      },
      when: { _ in resume(on: 1) }, then: .turnAfter(day(1), turn: day(3))),
    Case(
      "a chain out of turn comes before one that still serves",
      when: { _ in renewal(chain: 7) }, then: .chainOutOfTurn(expected: 1)),
    Case(
      "a label comes before a visit",
      given: {
        try $0.post(.record(.test(.of(on: day(0), label: "s-1"))))
        try $0.post(.record(.letter(.missed, on: day(1))))
      },
      when: { _ in .record(.test(.of(on: day(1), label: "s-1"))) },
      then: .specimenRecorded("s-1", entry: 4)),
    Case(
      "a contingency without visits comes before a visit", given: { try $0.record("N") },
      when: { _ in .record(.letter(.missed, on: day(0), for: "doses")) },
      then: .notAtVisits("doses", schedule: "daily-draws", atVisits: ["abstinence"])),
    Case(
      "no such entry comes before an unknown participant",
      when: { _ in correct(99, to: .negative(other, on: day(0))) },
      then: .noSuchEntry(99, entries: 4)),
    Case(
      "another kind comes before the future", given: { try $0.record("N") },
      when: { _ in correct(4, to: .letter(.missed, on: "2090-01-02")) },
      then: .otherKindOfOccasion(entry: 4)),
    Case(
      "nothing comes before part of a cent",
      when: { _ in redeem(.zero, on: 0) }, then: .amountIsZero),
    Case(
      "part of a cent comes before the balance", when: { _ in redeem("9.005") },
      then: .amountNotWholeCents("9.005")),
  ]
}
