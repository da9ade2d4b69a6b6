import ContingencyManagement
@testable import Intake
import Testing

@Suite struct `Rows that are not visits` {
  @Test func `an enrolment has its first day, its medicines and its consent`() throws {
    let text = """
      consent,client,medicine,start
      box-3/17,A1,both,02.03.2026
      ,A2,none,31.12.2025
      """
    let day = try #require(CalendarDay(year: 2026, month: 3, day: 2))
    let eve = try #require(CalendarDay(year: 2025, month: 12, day: 31))
    #expect(
      try rows(map(Maps.enrolments), text).map(\.content) == [
        .enrolment(
          ImportedEnrolment(
            participant: #require(ParticipantCode("A1")), from: day,
            prescribed: [.buprenorphine, .methadone], consent: Reference("box-3/17"))),
        .enrolment(
          ImportedEnrolment(
            participant: #require(ParticipantCode("A2")), from: eve, prescribed: [],
            consent: nil)),
      ])
  }

  @Test(arguments: [
    (
      ",A1,both,03/02/2026",
      "column start says '03/02/2026', which is no day of the form DD.MM.YYYY"
    ),
    (",A1,both,2.3.2026", "column start says '2.3.2026', which is no day of the form DD.MM.YYYY"),
    (
      ",A1,both,DD.MM.YYYY",
      "column start says 'DD.MM.YYYY', which is no day of the form DD.MM.YYYY"
    ),
    (
      ",A1,both,02.13.2026",
      "column start says '02.13.2026', which is no day of the form DD.MM.YYYY"
    ),
    (
      ",A1,BUP,02.03.2026",
      "column medicine says 'BUP', which the map does not list; its words are 'none', 'both'"
    ),
    (
      "on paper,A1,none,02.03.2026",
      "column consent says 'on paper', which is no reference: \(Reference.form)"
    ),
    (",,none,02.03.2026", "the row has no key: client is empty"),
  ])
  func `an enrolment that is wrong is told what is wrong`(row: String, message: String) throws {
    #expect(
      try problems(map(Maps.enrolments), "consent,client,medicine,start\n" + row)
        == ["line 2: " + message])
  }

  @Test func `a milestone has its kind, and evidence made of its columns`() throws {
    let text = "client,date,what,how much\nA1,2026-03-02,dose,12\nA1,2026-03-02,talk,50\n"
    let rows = try rows(map(Maps.milestones), text)
    let milestones = rows.compactMap { row -> String? in
      guard case .occasion(.milestone(let milestone)) = row.content else { return nil }
      return "\(row.line): \(milestone.kind) \(milestone.day) \(milestone.evidence)"
    }
    #expect(
      milestones == [
        "2: medication-dose 2026-03-02 dose:12", "3: counselling 2026-03-02 talk:50",
      ])
  }

  @Test(arguments: [
    ("", "dose:"), ("a few", "dose:a few"), (String(repeating: "1", count: 36), nil),
  ])
  func `a milestone whose evidence is no reference is not taken`(
    amount: String, says: String?
  ) throws {
    let says = says ?? "dose:" + String(repeating: "1", count: 35) + "…"
    #expect(
      try problems(
        map(Maps.milestones), "client,date,what,how much\nA1,2026-03-02,dose,\(amount)\n")
        == [
          "line 2: the row has no evidence: what, how much together say '\(says)'; "
            + "none may be empty, and the form is \(Reference.form)"
        ])
  }
}

@Suite struct `A key that comes twice` {
  let text = "client,date,what,how much\nA1,2026-03-02,dose,12\n"

  @Test func `with the same fields is the same row and adds nothing`() throws {
    let twice = text + "A1,2026-03-03,dose,12\n\"A1\",2026-03-02,dose,\"12\"\r\n"
    #expect(try problems(map(Maps.milestones), twice) == ["line 4: the same row as line 2"])
    #expect(try rows(map(Maps.milestones), twice).map(\.line) == [2, 3])
  }

  @Test func `with other fields is a contradiction and is not taken`() throws {
    let twice = text + "A1,2026-03-02,dose,16\nA1,2026-03-02,dose,12\n"
    #expect(
      try problems(map(Maps.milestones), twice) == [
        "line 3: the row contradicts line 2: the same client, date, what, and other fields",
        "line 4: the same row as line 2",
      ])
    #expect(try rows(map(Maps.milestones), twice).map(\.line) == [2])
  }

  @Test func `is a contradiction even where the first row was not taken`() throws {
    let text = "client,date,what,how much\nA1,2026-03-02,dose,a lot\nA1,2026-03-02,dose,16\n"
    #expect(try rows(map(Maps.milestones), text).isEmpty)
    #expect(
      try problems(map(Maps.milestones), text).last
        == "line 3: the row contradicts line 2: the same client, date, what, and other fields")
  }
}
