import ContingencyManagement
import Testing

@Suite struct `A schedule in words` {
  @Test func `says what the protocol of 1994 says, and no more`() throws {
    #expect(
      ScheduleInWords(try spoken()).text == [
        "Weeks 1 to 2 (washout): two visits a week. "
          + "Weeks 3 to 14 (vouchers): visits on Monday, Wednesday and Friday. "
          + "Week 15 (last-week): a visit on Monday. "
          + "A week is seven days, counted from the participant's start day; after week 15 nothing "
          + "is earned. Amounts are in USD. "
          + "A participant who is moved into this schedule begins every ladder afresh.",
        "Abstinence: a test of urine or oral fluid, negative for cocaine (COC) and methamphetamine "
          + "(MET), at each planned visit. "
          + "In weeks 1 to 2 a negative earns nothing. "
          + "In weeks 3 to 14 the first negative earns $2.50, and each further one in a row $1.25 "
          + "more, at most $20.00. "
          + "In weeks 3 to 14 every 3rd negative in a row adds a bonus of $10.00, and the count then "
          + "starts again. "
          + "In week 15 the place reached on the ladder is kept: the first rung earns $5.00 and each "
          + "further rung $0.50 more, and each full week leads one rung up. "
          + "In week 15 each negative adds a bonus of $1.00. "
          + "A week is full when every planned visit that the clinic did not close was met, and at "
          + "least one was; a recovery completed by its last visit stands for that week's step.",
        "Counted as not met: positive; presumptive positive, not yet confirmed; missed; no specimen "
          + "was given; no specimen could be given; an adulterated specimen; a substituted "
          + "specimen; too little specimen; the specimen was out of temperature range; the specimen "
          + "was given late; a target was not tested. "
          + "When it is not met, nothing is earned, the run and any count toward a bonus start "
          + "again, and the ladder goes down two rungs, not below its first. "
          + "After the ladder has fallen, five negatives in a row bring back the rung that was paid "
          + "last before, which is paid from the next one on; where it falls again before then, the "
          + "higher of the two rungs comes back.",
        "Held, which earns nothing and leaves run and ladder as they are: an invalid specimen; "
          + "inconclusive. Counted as met all the same: a dilute specimen. "
          + "An excused absence earns nothing and holds the run, the ladder and the count toward "
          + "a recovery; any count toward a bonus starts again; the week is not a full one.",
        "Dose: the milestone naltrexone-dose, on any day, once a day, at most seven times a week; a "
          + "day without one is not a miss. "
          + "In weeks 1 to 2 a naltrexone dose earns nothing. "
          + "In weeks 3 to 14 the first naltrexone dose earns 1 draw from the bowl va-500, and each "
          + "further one 0 draws more, at most 4 draws. "
          + "In weeks 3 to 14 every 7th naltrexone dose adds a bonus of 2 draws from the bowl "
          + "va-500, and the count then starts again. "
          + "In week 15 each naltrexone dose earns $0.25.",
        "Under every schedule: the first visits of a week fill its plan, on whatever day they fall; "
          + "more than planned earn nothing and do not lengthen the run, but a further test that is "
          + "not met counts as such. A visit that the clinic closed is held, leaves a full week "
          + "full and may be made up. Of several tests on one day the first counts; a second takes "
          + "its place only where the first specimen could not be used. A specimen or a drug that a "
          + "reward does not name changes nothing for it. A prescribed medicine is expected and "
          + "never counts against the participant; a positive on a class strip (AMP, BZO or OPI) "
          + "that a prescription may explain is held. Where several things apply to one test, not "
          + "met comes before held, and held before met. What was earned is never taken away.",
      ])
  }

  /// Every setting, each changed alone to something else.
  @Test(arguments: Alteration.all)
  func `says something else when one setting is another`(alteration: Alteration) throws {
    expectDifference(by: alteration, from: try spoken())
  }

  @Test(arguments: Alteration.ofComplete)
  func `says something else when one setting is another that most protocols leave alone`(
    alteration: Alteration
  ) {
    expectDifference(by: alteration, from: .complete)
  }

  private func expectDifference(by alteration: Alteration, from before: Schedule) {
    var after = before
    alteration.change(&after)
    #expect(after != before)
    #expect(ScheduleInWords(after).text != ScheduleInWords(before).text)
    let difference = ScheduleDifference(from: before, to: after)
    #expect(!difference.changesNothing)
    #expect(!difference.sentences.isEmpty)
    #expect(difference.about.isEmpty)
    let back = ScheduleDifference(from: after, to: before)
    #expect(back.settings.count == difference.settings.count)
    #expect(back.sentences.count == difference.sentences.count)
  }

  /// Of five negatives, two before the edge of a phase and three after it, a bonus for every third.
  @Test(arguments: [
    (false, "; it begins anew with these weeks.", [false, false, false, false, true]),
    (true, "; it goes on from the weeks before.", [false, false, true, false, false]),
  ])
  func `says whether the count toward a bonus goes on, as the rules have it`(
    carries: Bool, ending: String, bonuses: [Bool]
  ) throws {
    var schedule = try spoken()
    schedule.contingencies.removeLast()
    schedule.phases = [
      Phase(id: "one", weeks: 1, visits: VisitPlan(perWeek: 2)),
      Phase(id: "two", weeks: 1, visits: VisitPlan(perWeek: 3)),
    ]
    let pay = try #require(schedule.contingencies[0].pays[1])
    schedule.contingencies[0].pays = [pay, pay]
    schedule.contingencies[0].pays[1]?.carriesRung = carries
    let bonus = ScheduleInWords(schedule).sentences.last { $0.topic.matter == .bonus }
    #expect(
      bonus?.text == "In week 2 every 3rd negative in a row adds a bonus of $10.00, and the count "
        + "then starts again" + ending)
    #expect(AllMetCourse(of: schedule).weeks.flatMap { $0.visits.map(\.hasBonus) } == bonuses)
  }

  @Test func `says nothing twice`() throws {
    for schedule in [try spoken(), .complete] {
      let topics = ScheduleInWords(schedule).sentences.map(\.topic)
      #expect(Set(topics).count == topics.count)
      let names = schedule.settings.map(\.name)
      #expect(Set(names).count == names.count)
    }
  }

  @Test func `names every analyte by a name of its own`() {
    #expect(Set(Analyte.allCases.map(\.name)).count == Analyte.allCases.count)
  }

  /// Words about people and tests that nobody should read in a report.
  @Test func `keeps to words that respect the participant`() throws {
    let texts = ScheduleInWords(try spoken()).text + ScheduleInWords(.complete).text
    let text = texts.joined(separator: " ").lowercased()
    for word in ["clean", "dirty", "fail", "penalt", "punish", "abuse", "addict", "gambl"] {
      #expect(!text.contains(word))
    }
  }
}
