import Testing

@testable import ContingencyManagement

@Suite struct `The words for a contradiction` {
  @Test(arguments: [
    (
      ScheduleProblem.Fact.excusedAsNotMetSparesWeek,
      "an excused absence that counts as not met cannot leave the week full; make week \"not-full\""
    ),
    (.paysInNoPhase, "it pays in no phase; name at least one phase in 'pays'"),
    (
      .drawsFromTwoBowls("small", "large"),
      "it draws from small and from large; one contingency draws from one bowl"
    ),
    (
      .weekStepOnAnyDay,
      "a step per full week needs planned visits; this contingency may be met on any day"
    ),
    (
      .ladderOfOneThatShares("dose"),
      "dose shares a ladder itself; name the contingency that the ladder belongs to"
    ),
    (
      .weekRecoveryOnAnyDay,
      "a recovery by a full week needs planned visits; this contingency may be met on any day"
    ),
    (
      .weekBonusOnAnyDay,
      "a bonus for full weeks needs planned visits; this contingency may be met on any day"
    ),
    (
      .enrolmentNeedsOccasions,
      "what is earned by being enrolled takes no occasions in a row; leave requires out"
    ),
    (
      .enrolmentBonus,
      "what is earned by being enrolled comes once, so that nothing is in a row; leave bonus out"
    ),
    (
      .twoKindsOfItem("take-home", "bus-pass"),
      "it pays in take-home and in bus-pass; one contingency pays in one kind of thing"
    ),
    (
      .rateBesideItems("take-home"),
      "it pays a rate and in take-home; one contingency pays in one of them"
    ),
  ])
  func `say what contradicts what, and what would be right`(
    fact: ScheduleProblem.Fact, words: String
  ) {
    #expect(fact.description == words)
  }
}
