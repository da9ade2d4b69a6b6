import ContingencyManagement
import Foundation
import Testing

@testable import LedgerStore

/// One row of the list of published protocols: what is shipped of it, and what it comes to when every
/// occasion is met.
struct PublishedProtocol: Sendable, CustomTestStringConvertible {
  /// The protocol, in the list's own words.
  let name: String
  let file: String
  /// The planned occasions, in the list's own words.
  let occasions: String
  let stream: String?
  var on: [(Name, String)] = []
  /// Money, in the protocol's currency; nil where there is none.
  var total: String?
  var draws: Int?
  var items: (kind: Name, count: Int)?

  var testDescription: String { "\(name): \(file), \(occasions)" }

  func schedule() throws -> Schedule {
    let bytes = try contents(of: Papers.config + "/Schedules/\(file).json")
    guard case .schedule(let schedule) = try Document.read(bytes) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return schedule
  }

  func streams() throws -> CourseStreams {
    CourseStreams(
      visits: try stream.map { try CourseStream($0) },
      own: try on.map {
        CourseStreams.Own(contingency: $0.0, stream: try CourseStream($0.1))
      })
  }
}

extension PublishedProtocol {
  private static func name(_ text: String) -> Name {
    guard let name = Name(text) else { preconditionFailure("'\(text)' is not an id") }
    return name
  }

  private static func each(_ ids: String...) -> [(Name, String)] { ids.map { (name($0), "N") } }

  static let all: [PublishedProtocol] = [
    PublishedProtocol(
      name: "Higgins 1991", file: "higgins-1991", occasions: "48 (4 a week x 12)", stream: "48N",
      total: "1038.00"),
    PublishedProtocol(
      name: "Higgins 1994, NIDA manual, weeks 1-12", file: "higgins-1994",
      occasions: "36 Mon/Wed/Fri", stream: "36N", total: "997.50"),
    PublishedProtocol(
      name: "Higgins 1994, NIDA manual", file: "higgins-1994",
      occasions: "36 Mon/Wed/Fri, then 24 Mon/Thu", stream: "60N", total: "1021.50"),
    PublishedProtocol(
      name: "Silverman 1996", file: "silverman-1996", occasions: "36", stream: "36N",
      total: "1155.00"),
    PublishedProtocol(
      name: "Preston 1999 (naltrexone doses)", file: "preston-1999-naltrexone", occasions: "36",
      stream: "36N", total: "1155.00"),
    PublishedProtocol(
      name: "Epstein 2003", file: "epstein-2003", occasions: "36", stream: "36N",
      total: "1155.00"),
    PublishedProtocol(
      name: "Roll 1996 (smoking, breath CO <= 11 ppm)", file: "roll-1996",
      occasions: "15 (3 a day, Mon-Fri)", stream: "15N", total: "147.50"),
    PublishedProtocol(
      name: "Budney 2000/2006 (cannabis)", file: "budney-2000",
      occasions: "24 (twice weekly, weeks 3-14)", stream: "24N", total: "570.00"),
    PublishedProtocol(
      name: "Stanger 2015 (adolescents, cannabis)", file: "stanger-2015", occasions: "4 + 24",
      stream: "28N", total: "590.00"),
    PublishedProtocol(
      name: "Carroll 2001 (naltrexone)", file: "carroll-2001", occasions: "36 + 36",
      stream: "36N", total: "561.60"),
    PublishedProtocol(
      name: "Heil 2008 (pregnancy, smoking)", file: "heil-2008",
      occasions: "5 + 14 + 4 + 9 before birth, 4 + 4 after", stream: "40N", total: "1180.00"),
    PublishedProtocol(
      name: "California Recovery Incentives", file: "california-recovery-incentives",
      occasions: "24 + 12", stream: "36N", total: "599.00"),
    PublishedProtocol(
      name: "California Recovery Incentives, weeks 1-12", file: "california-recovery-incentives",
      occasions: "24", stream: "24N", total: "438.00"),
    PublishedProtocol(
      name: "Weaver 2014 (hepatitis B vaccine), (a) 3 x £10", file: "weaver-2014-a",
      occasions: "3", stream: "3N", total: "30.00"),
    PublishedProtocol(
      name: "Weaver 2014 (hepatitis B vaccine), (b) £5, £10, £15", file: "weaver-2014-b",
      occasions: "3", stream: "3N", total: "30.00"),
    PublishedProtocol(
      name: "CPIT (smoking in pregnancy)", file: "cpit", occasions: "4", stream: nil,
      on: each("quit-date", "quit-4-weeks", "quit-12-weeks", "quit-late-pregnancy"),
      total: "400.00"),
    PublishedProtocol(
      name: "Volpp 2009", file: "volpp-2009", occasions: "3", stream: nil,
      on: each("course", "quit", "six-months-on"), total: "750.00"),
    PublishedProtocol(
      name: "VA national roll-out (prizes)", file: "va-prizes",
      occasions: "24 (twice weekly x 12)", stream: "24N", draws: 164),
    PublishedProtocol(
      name: "CTN-0007 (MIEDAR, methadone clinics)", file: "ctn-0007-prizes", occasions: "24",
      stream: "24N", on: [(name("opioid-negative-too"), "24P")], draws: 156),
    PublishedProtocol(
      name: "CTN-0007 with all bonuses", file: "ctn-0007-prizes", occasions: "24", stream: "24N",
      draws: 204),
    PublishedProtocol(
      name: "Name in the hat (group attendance)", file: "name-in-the-hat", occasions: "weekly",
      stream: "12N", items: (name("name-slip"), 78)),
    PublishedProtocol(
      name: "Chutuape 1999 weekly (take-home doses)", file: "chutuape-1999", occasions: "weekly",
      stream: "48N", items: (name("take-home-dose"), 46)),
    PublishedProtocol(
      name: "Robles 2000", file: "robles-2000", occasions: "1", stream: "2N", total: "100.00"),
    PublishedProtocol(
      name: "Therapeutic workplace (Silverman 2007)", file: "silverman-2007-workplace",
      occasions: "weekdays x 26 weeks", stream: "130N", total: "0.00"),
  ]
}

@Suite struct `A published protocol` {
  @Test(arguments: PublishedProtocol.all)
  func `comes to its total when every occasion is met`(published: PublishedProtocol) throws {
    let schedule = try published.schedule()
    let played = try schedule.play(try published.streams())
    let earned = played.reduce(Earning.nothing) { $0 + $1.earned }
    #expect(earned.money == (try published.total.map { try certain(Money($0)) } ?? .zero))
    #expect(earned.draws == published.draws ?? 0)
    if let (kind, count) = published.items {
      #expect(schedule.itemsEarned(kind, in: played) == count)
    }
  }

  @Test(arguments: PublishedProtocol.all)
  func `says where its numbers come from, and what of them is confirmed`(
    published: PublishedProtocol
  ) throws {
    let schedule = try published.schedule()
    #expect(schedule.source.count > 40)
    #expect(schedule.evidence.contains("onfirmed") || schedule.evidence.contains("ecalled"))
    #expect(!schedule.examples.isEmpty)
  }

  /// What the workplace pays an hour after a positive sample, and how it comes back.
  @Test func `pays the workplace by the hour, from $1.00 back to $8.00`() throws {
    let published = try certain(
      PublishedProtocol.all.first { $0.file == "silverman-2007-workplace" })
    let played = try published.schedule().play(try CourseStream("2N P 9N"))
    #expect(
      played.map(\.earned.items) == [
        8000, 8000, 0, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 8000,
      ])
  }

  /// The worth of a draw: $2.218, $2.178 and $4.69.
  @Test(arguments: [
    ("va-500", 2218), ("ctn-0007", 2178), ("name-in-the-hat", 4690),
    ("va-500-not-replaced", 2218),
  ])
  func `draws from a bowl that is worth what was published`(id: String, thousandths: Int) throws {
    let bytes = try contents(of: Papers.config + "/Bowls/\(id).json")
    guard case .bowl(let bowl) = try Document.read(bytes) else {
      Issue.record("\(id) is not a bowl")
      return
    }
    let worth = bowl.tiers.reduce(0) { $0 + $1.slips * $1.value.thousandths }
    #expect(worth == thousandths * bowl.slips)
  }
}
