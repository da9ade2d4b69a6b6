import ContingencyManagement
import Digest
@testable import Intake
import Testing

@Suite struct `The request id of a row` {
  @Test func `is made of the map's id and the key, each value after its length`() throws {
    let text = "client,start,medicine,consent\nA1,02.03.2026,none,\n"
    let message: [UInt8] = [0, 0, 0, 1] + Array("e".utf8) + [0, 0, 0, 2] + Array("A1".utf8)
    #expect(
      try rows(map(Maps.enrolments), text).map(\.request.text)
        == ["i-" + SHA256.hash(message).hex.prefix(40)])
  }

  @Test func `does not depend on the order of rows or columns, line endings or quotes`() throws {
    let map = try map(Maps.milestones)
    let plain = try rows(
      map, "client,date,what,how much\nA1,2026-03-02,dose,1\nA2,2026-03-02,dose,1\n")
    let other = try rows(
      map,
      "\u{FEFF}how much,what,\"date\",client\r\n\r\n1,dose,2026-03-02,\"A2\"\r\n"
        + "1,dose,2026-03-02,A1")
    #expect(Set(plain.map(\.request)) == Set(other.map(\.request)))
    #expect(Set(plain.map(\.request)).count == 2)
  }

  @Test func `does not depend on what is not in the key, nor on the map's version`() throws {
    let first = try rows(
      map(Maps.milestones), "client,date,what,how much\nA1,2026-03-02,dose,1\n")
    let later = Maps.milestones.split(separator: "\"version\": 1").joined(
      separator: "\"version\": 2")
    let second = try rows(map(later), "client,date,what,how much\nA1,2026-03-02,dose,2\n")
    #expect(first.map(\.request) == second.map(\.request))
  }

  @Test func `differs between maps`() throws {
    let other = Maps.milestones.split(separator: "\"id\": \"m\"").joined(
      separator: "\"id\": \"n\"")
    let text = "client,date,what,how much\nA1,2026-03-02,dose,1\n"
    #expect(
      try rows(map(Maps.milestones), text).map(\.request) != rows(map(other), text).map(\.request))
  }

  @Test func `differs where the same letters are split otherwise between the key's columns`() throws
  {
    let map = try map(
      """
      {"id": "m", "version": 1, "source": "a test", "rows": "milestones", "key": ["a", "b"],
       "participant": {"column": "client"}, "day": {"column": "date"},
       "milestone": "visit", "evidence": {"columns": ["a", "b"]}}
      """)
    let text = "client,date,a,b\nA1,2026-03-02,1,23\nA1,2026-03-02,12,3\n"
    #expect(try Set(rows(map, text).map(\.request)).count == 2)
  }
}
