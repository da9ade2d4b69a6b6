import ContingencyManagement
import Foundation
import Testing

@testable import LedgerStore

@Suite struct `A schedule that may not be what was meant` {
  private func schedule(_ text: String) throws -> Schedule {
    guard case .schedule(let schedule) = try Document.read(Array(text.utf8)) else {
      throw Failed("no schedule")
    }
    return schedule
  }

  private func shipped(_ id: String) throws -> Schedule {
    let text = try contents(of: Papers.config + "/Schedules/\(id).json")
    return try schedule(String(decoding: text, as: UTF8.self))
  }

  @Test func `says in which week a cap is reached, and what it withholds`() throws {
    let warning = try certain(try schedule(Papers.capped).warnings().first)
    let dollars = try certain(Currency("USD"))
    #expect(
      warning.fact
        == .capBites(
          withheld: try certain(Money("2690")), ofTotal: try certain(Money("2730")), week: 1,
          dollars))
    #expect(warning.path == [.key("caps")])
    #expect(
      warning.fact.description.hasPrefix(
        "a cap is reached in week 1 when every occasion is met: of $"))
  }

  @Test func `says what still shows from use before`() throws {
    let text = Papers.schedule.replacing(#"["COC"]"#, with: #"["THC"]"#)
    let warning = try certain(try schedule(text).warnings().first)
    guard case .showsLonger([.cannabis], days: 30, let interval) = warning.fact else {
      throw Failed("\(warning.fact)")
    }
    #expect((2...7).contains(interval))
    #expect(
      warning.fact.description.contains(
        "can show for 30 days, and tests are at most \(interval) days apart"))
    #expect(warning.path == [.key("contingencies"), .index(0), .key("met")])
  }

  @Test func `says that opioids want a medicine, and a dose rewarded beside it is enough`() throws {
    let text = Papers.schedule.replacing(#"["COC"]"#, with: #"["OXY"]"#)
    let alone = try schedule(text).warnings().map(\.fact)
    #expect(alone.contains(.opioidsWithoutMedication))
    let beside = try schedule(text.replacing("goal-reached", with: "methadone-dose"))
    #expect(!beside.warnings().map(\.fact).contains(.opioidsWithoutMedication))
    let words = ScheduleWarning.Fact.opioidsWithoutMedication.description
    #expect(words.contains("no dose of a medicine"))
  }

  @Test func `says who decides on take-home doses and on wages`() throws {
    let doses = try shipped("chutuape-1999").warnings().map(\.fact)
    #expect(doses.contains(.needsDecision(.medical)))
    let wages = try shipped("silverman-2007-workplace").warnings().map(\.fact)
    #expect(wages.contains(.needsDecision(.wage)))
    let words = [ScheduleWarning.Decision.medical, .wage].map {
      ScheduleWarning.Fact.needsDecision($0).description
    }
    #expect(words[0].contains("42 CFR 8.12(i)"))
    #expect(words[1].contains("wage law"))
  }

  @Test func `has its warnings' places looked up in the text, or at its beginning`() {
    let text = Array("{\n  \"caps\": [1, 2]\n}".utf8)
    let paths: [[PathStep]] = [[.key("caps"), .index(1)], [.key("caps"), .index(7)], []]
    let places = Document.positions(of: paths, in: text).map(\.description)
    #expect(places == ["2:15", "2:11", "1:1"])
    let broken = Document.positions(of: paths, in: Array("{".utf8)).map(\.description)
    #expect(broken == ["1:2", "1:2", "1:2"])
  }
}
