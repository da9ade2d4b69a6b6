import ContingencyManagement
import Digest
import Testing

@testable import LedgerStore
@testable import StrictJSON

/// A line that was good until one piece of it was exchanged, and what must be said of it.
struct Spoiled: Sendable, CustomTestStringConvertible {
  /// The name of the sample that it is made from.
  let sample: String
  let old: String
  let new: String
  let problem: LineProblem?
  /// For JSON that is not canonical: the fault, and the text at whose beginning it stands.
  var fault: (reason: CanonicalError.Reason, at: String)?

  init(_ sample: String, _ old: String, _ new: String, _ problem: LineProblem) {
    (self.sample, self.old, self.new, self.problem) = (sample, old, new, problem)
  }

  init(
    _ sample: String, _ old: String, _ new: String, _ reason: CanonicalError.Reason, at text: String
  ) {
    (self.sample, self.old, self.new, problem) = (sample, old, new, nil)
    fault = (reason, text)
  }

  var testDescription: String { "\(old) → \(new)" }

  func line() throws -> String {
    let sample = try certain(
      Sample.all.first { $0.name == self.sample }, "no sample '\(self.sample)'")
    try #require(sample.line.contains(old))
    return sample.line.replacing(old, with: new, maxReplacements: 1)
  }

  func expected() throws -> LineProblem {
    if let problem { return problem }
    let (reason, text) = try certain(fault)
    let line = try line()
    let place = try certain(line.firstRange(of: text), "the line has no \(text)").lowerBound
    let offset = line.utf8.distance(from: line.startIndex, to: place)
    return .notCanonical(CanonicalError(offset: offset, reason: reason))
  }
}

/// Why a line cannot be read as an entry; nil where it can.
func problem(in line: String) -> LineProblem? { problem(in: Array(line.utf8)) }

func problem(in bytes: [UInt8]) -> LineProblem? {
  do throws(LineProblem) {
    _ = try EntryLine.read(bytes, in: bytes.indices)
    return nil
  } catch { return error }
}

@Suite struct `A line that is not as this program writes it` {
  private static let missed = "a visit is missed"
  private static let test = "a negative test earns the ladder, a bonus and a recovery"
  private static let enrolled = "a participant is enrolled"
  private static let results = "a test with every kind of result earns nothing and falls"
  private static let credited =
    "a late test earns draws under two contingencies and credits another"
  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")

  @Test(arguments: [
    Spoiled(missed, #"{"at""#, #"{ "at""#, .expected(.key("at"), found: 0x20), at: #" "at""#),
    Spoiled(
      missed, #""by":"#, #""by": "#, .expected(.string, found: 0x20), at: #" "rn-07""#),
    Spoiled(
      missed, #""fmt":1"#, #""fmt":1 "#, .expected(.key("id"), found: 0x20), at: #" ,"id""#),
    Spoiled(
      missed, #""at":"2026-03-02T09:30:00Z","by":"rn-07""#,
      #""by":"rn-07","at":"2026-03-02T09:30:00Z""#,
      .expected(.key("at"), found: quote), at: #""by""#),
    Spoiled(
      missed, #""id":"req-0041","kind":"visit.missed""#,
      #""kind":"visit.missed","id":"req-0041""#,
      .expected(.key("id"), found: comma), at: #","kind""#),
    Spoiled(
      missed, #""fmt""#, #""extra":1,"fmt""#, .expected(.key("fmt"), found: comma),
      at: #","extra""#),
    Spoiled(
      missed, #""by":"rn-07","#, "", .expected(.key("by"), found: comma), at: #","data""#),
    Spoiled(
      missed, #""by":"rn-07""#, #""by":"rn-07","by":"rn-07""#,
      .expected(.key("data"), found: comma), at: #","by":"rn-07","data""#),
    Spoiled(
      missed, #""yields""#, #""why":"x","yields""#, .expected(.endOfObject, found: comma),
      at: #","why""#),
    Spoiled(missed, "rn-07", #"rn\u002d07"#, .escapeNotCanonical, at: #"\u002d"#),
    Spoiled(missed, "req-0041", #"req\/0041"#, .escapeNotCanonical, at: #"\/"#),
    Spoiled(missed, "rn-07", "rn\t07", .controlCharacter(9), at: "\t"),
    Spoiled(missed, #""n":41"#, #""n":041"#, .leadingZero, at: "041,"),
    Spoiled(missed, #""n":41"#, #""n":-0"#, .negativeZero, at: "-0,"),
    Spoiled(
      missed, #""n":41"#, #""n":41.0"#,
      .expected(.key("prev"), found: UInt8(ascii: ".")), at: ".0,"),
    Spoiled(
      missed, #""n":41"#, #""n":41e0"#,
      .expected(.key("prev"), found: UInt8(ascii: "e")), at: "e0,"),
    Spoiled(missed, #""n":41"#, #""n":"41""#, .expected(.integer, found: quote), at: #""41""#),
    Spoiled(
      missed, #""n":41"#, #""n":9223372036854775808"#, .integerOutOfRange,
      at: "9223372036854775808"),
    Spoiled(missed, #""fmt":1"#, #""fmt":"1""#, .expected(.integer, found: quote), at: #""1""#),
    Spoiled(
      missed, #""kind":"visit.missed""#, #""kind":7"#,
      .expected(.string, found: UInt8(ascii: "7")), at: #"7,"n""#),
    Spoiled(
      missed, #""data":{"on""#, #""data":["on""#,
      .expected(.object, found: UInt8(ascii: "[")), at: #"["on""#),
  ])
  func `is told by its first byte that could not stand there`(spoiled: Spoiled) throws {
    #expect(problem(in: try spoiled.line()) == (try spoiled.expected()))
  }

  @Test(arguments: [
    Spoiled(missed, #""fmt":1"#, #""fmt":2"#, .unknownFormat(2)),
    Spoiled(missed, #""fmt":1"#, #""fmt":0"#, .unknownFormat(0)),
    Spoiled(missed, #""fmt":1"#, #""fmt":-1"#, .unfit(key: "fmt", found: "-1")),
    Spoiled(missed, "visit.missed", "visit.forgotten", .unknownKind("visit.forgotten")),
    Spoiled(missed, "visit.missed", "", .unknownKind("")),
    Spoiled(
      missed, "T09:30:00Z", "T09:30:00+00:00",
      .unfit(key: "at", found: "2026-03-02T09:30:00+00:00")),
    Spoiled(
      missed, "T09:30:00Z", " 09:30:00Z", .unfit(key: "at", found: "2026-03-02 09:30:00Z")),
    Spoiled(
      missed, "T09:30:00Z", "T24:00:00Z", .unfit(key: "at", found: "2026-03-02T24:00:00Z")),
    Spoiled(
      missed, "2026-03-02T", "2026-02-29T", .unfit(key: "at", found: "2026-02-29T09:30:00Z")),
    Spoiled(
      missed, "T09:30:00Z", "T09:30:60Z", .unfit(key: "at", found: "2026-03-02T09:30:60Z")),
    Spoiled(missed, "rn-07", "rn 07", .unfit(key: "by", found: "rn 07")),
    Spoiled(missed, "rn-07", "José", .unfit(key: "by", found: "José")),
    Spoiled(missed, "rn-07", "", .unfit(key: "by", found: "")),
    Spoiled(missed, "req-0041", "req 0041", .unfit(key: "id", found: "req 0041")),
    Spoiled(missed, #""n":41"#, #""n":-1"#, .unfit(key: "n", found: "-1")),
    Spoiled(
      missed, #""prev":"d72d"#, #""prev":"D72D"#,
      .unfit(
        key: "prev", found: "D" + "72D" + Sample.previous.hex.dropFirst(4))),
    Spoiled(
      missed, #""prev":"d72d"#, #""prev":"72d"#,
      .unfit(key: "prev", found: String(Sample.previous.hex.dropFirst()))),
  ])
  func `is told by the value in its envelope that cannot stand there`(spoiled: Spoiled) throws {
    #expect(problem(in: try spoiled.line()) == (try spoiled.expected()))
  }

  @Test(arguments: [
    Spoiled(
      enrolled, #""from":"2026-03-02""#, #""from":"2026-13-02""#,
      .unfit(key: "from", found: "2026-13-02")),
    Spoiled(enrolled, #""draws":1000"#, #""draws":999"#, .unfit(key: "draws", found: "999")),
    Spoiled(enrolled, #""chain":3"#, #""chain":-3"#, .unfit(key: "chain", found: "-3")),
    Spoiled(enrolled, "consent/0001", "", .unfit(key: "consent", found: "")),
    Spoiled(
      enrolled, #"["BUP","NTX"]"#, #"["NTX","BUP"]"#, .unfit(key: "prescribed", found: "BUP")),
    Spoiled(
      enrolled, #"["BUP","NTX"]"#, #"["BUP","BUP"]"#, .unfit(key: "prescribed", found: "BUP")),
    Spoiled(enrolled, #""BUP""#, #""bup""#, .unfit(key: "prescribed", found: "bup")),
    Spoiled(
      "an episode is paused", "residential", "bored", .unfit(key: "reason", found: "bored")),
    Spoiled(
      "an episode ends", "consent-withdrawn", "won", .unfit(key: "outcome", found: "won")),
    Spoiled(
      "a ledger is created", #""salt":"00"#, #""salt":"0"#,
      .unfit(key: "salt", found: "0112233445566778899aabbccddeeff")),
    Spoiled("a ledger is created", #""USD""#, #""usd""#, .unfit(key: "currency", found: "usd")),
    Spoiled(
      "a voucher is spent", #""amount":6250"#, #""amount":1000000001"#,
      .unfit(key: "amount", found: "1000000001")),
    Spoiled(
      "a voucher is spent", #""amount":6250"#, #""amount":-6250"#,
      .unfit(key: "amount", found: "-6250")),
    Spoiled(
      "draws are asked for", #""word":"bluebird""#, #""word":"Bluebird""#,
      .unfit(key: "word", found: "Bluebird")),
    Spoiled(
      "draws are asked for", #""word":"bluebird""#, #""word":"1234567""#,
      .unfit(key: "word", found: "1234567")),
    Spoiled("draws are asked for", #""count":2"#, #""count":0"#, .unfit(key: "count", found: "0")),
    Spoiled(
      "draws are asked for", #""count":2"#, #""count":1001"#, .unfit(key: "count", found: "1001")),
    Spoiled(
      "a chain is renewed", #""draws":1000"#, #""draws":10"#, .unfit(key: "draws", found: "10")),
  ])
  func `is told by the value in its data that cannot stand there`(spoiled: Spoiled) throws {
    #expect(problem(in: try spoiled.line()) == (try spoiled.expected()))
  }

  @Test(arguments: [
    Spoiled(
      test, #""summary":"negative""#, #""summary":"not-tested""#,
      .unfit(key: "condition", found: "valid")),
    Spoiled(
      test, #""summary":"negative""#, #""summary":"clean""#,
      .unfit(key: "summary", found: "clean")),
    Spoiled(
      test, #""condition":"valid""#, #""condition":"refused""#,
      .unfit(key: "condition", found: "refused")),
    Spoiled(
      test, #""specimen":"urine""#, #""results":{"negative":["COC"]},"specimen":"urine""#,
      .unfit(key: "summary", found: "beside results")),
    Spoiled(
      test, #","specimen":"urine","summary":"negative""#,
      #","results":{},"specimen":"urine""#, .unfit(key: "condition", found: "valid")),
    Spoiled(
      results, #""negative":["6MAM","XYL"]"#, #""negative":[]"#,
      .unfit(key: "negative", found: "[]")),
    Spoiled(
      results, #""positive":["COC"]"#, #""positive":["XYL"]"#,
      .unfit(key: "positive", found: "XYL")),
    Spoiled(
      results, #"["6MAM","XYL"]"#, #"["XYL","6MAM"]"#, .unfit(key: "negative", found: "6MAM")),
  ])
  func `is told by a finding that does not fit the specimen`(spoiled: Spoiled) throws {
    #expect(problem(in: try spoiled.line()) == (try spoiled.expected()))
  }

  @Test(arguments: [
    Spoiled(
      test, #""amount":16250,"#, #""amount":0,"#, .unfit(key: "amount", found: "0")),
    Spoiled(
      test, #""amount":16250,"#, #""amount":9999,"#, .unfit(key: "amount", found: "9999")),
    Spoiled(
      test, #""amount":16250,"#, #""amount":-1,"#, .unfit(key: "amount", found: "-1")),
    Spoiled(
      test, #""rung":2"#, #""rung":-2"#, .unfit(key: "rung", found: "-2")),
    Spoiled(
      test, #""verdict":"met""#, #""verdict":"good""#, .unfit(key: "verdict", found: "good")),
    Spoiled(
      test, #""verdict":"met""#, #""standing":"counted","verdict":"met""#,
      .unfit(key: "standing", found: "counted")),
    Spoiled(
      credited, #""draws":7"#, #""draws":4"#, .unfit(key: "draws", found: "4")),
    Spoiled(
      missed,
      #""yields":{"rewards":[{"because":"missed","contingency":"abstinence","phase":0,"run":0,"verdict":"not-met"}]}"#,
      #""yields":{}"#, .unfit(key: "yields", found: "{}")),
    Spoiled(
      missed, #""yields":{"rewards""#, #""yields":{"credits":[],"rewards""#,
      .unfit(key: "credits", found: "[]")),
  ])
  func `is told by what it yields that could not be written so`(spoiled: Spoiled) throws {
    #expect(problem(in: try spoiled.line()) == (try spoiled.expected()))
  }

  @Test(arguments: [
    Spoiled(
      "a bowl is adopted", #"\"slips\":3"#, #"\"slips\":4"#,
      .unfit(key: "digest", found: SHA256.hash(Papers.bowl.utf8).hex)),
    Spoiled(
      "a bowl is adopted", #""id":"five-slips""#, #""id":"six-slips""#,
      .unfit(key: "id", found: "six-slips")),
    Spoiled(
      "a bowl is adopted", #""version":1},"#, #""version":2},"#,
      .unfit(key: "version", found: "2")),
    Spoiled(
      "a bowl is adopted", #""kind":"bowl.adopted""#, #""kind":"deck.adopted""#,
      .unfit(key: "text", found: "bowl")),
    Spoiled(
      "a test is put right, and credits what it is worth", #"{"kind":"test.recorded""#,
      #"{"kind":"draw.result""#, .unfit(key: "kind", found: "draw.result")),
    Spoiled(
      "an entry is taken out", "recorded-twice", "because",
      .unfit(key: "reason", found: "because")),
  ])
  func `is told by what it says of something else`(spoiled: Spoiled) throws {
    #expect(problem(in: try spoiled.line()) == (try spoiled.expected()))
  }

  @Test func `is told by the document in it that this program could not use`() throws {
    let text = Papers.deck.replacing("\"words\"", with: "\"wrods\"")
    let digest = SHA256.hash(text.utf8).hex
    let sample = try certain(Sample.all.first { $0.name == "a bowl is adopted" })
    let entry = try sample.entry()
    guard case .adopted(var adoption) = entry.event else { throw Failed("no adoption") }
    let old = CanonicalString(adoption.text).text
    adoption.text = text
    let line = sample.line.replacing(old, with: CanonicalString(text).text)
      .replacing(adoption.digest.hex, with: digest)
    guard case .unreadableDocument(let problems) = problem(in: line) else {
      throw Failed("the document was read: \(line)")
    }
    #expect(
      problems.problems.map(\.message) == [
        "a deck needs \"words\", which is missing",
        "a deck has no key \"wrods\"; did you mean \"words\"?",
      ])
  }

  @Test(arguments: Sample.all)
  func `is refused where any value in it is of another type`(sample: Sample) throws {
    for (range, isString) in scalars(in: sample.line) {
      for other in isString ? ["7", "null", "true", "[]", "{}"] : ["\"7\"", "null", "[7]", "{}"] {
        let line = sample.line.exchanging(range, for: other)
        #expect(problem(in: line) != nil, "\(line)")
      }
    }
  }

  /// Whatever can be read is the only spelling of what it says.
  @Test(arguments: Sample.all)
  func `is refused, or is another line that would be written just so`(sample: Sample) throws {
    let seed = UInt64(sample.name.utf8.count)
    var random = SeededGenerator(seed: seed)
    let count = Campaign.count(everyday: 150, campaign: 20_000)
    let pieces = Array("\"\\{}[],:0123456789-.eEabxyz \u{7F}\u{0}".utf8)
    for _ in 0..<count {
      var bytes = Array(sample.line.utf8)
      let place = Int.random(in: bytes.indices, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: bytes[place] = pieces[Int.random(in: pieces.indices, using: &random)]
      case 1: bytes.remove(at: place)
      default:
        bytes.insert(pieces[Int.random(in: pieces.indices, using: &random)], at: place)
      }
      guard let read = try? EntryLine.read(bytes, in: bytes.indices) else { continue }
      var writer = CanonicalWriter()
      _ = EntryLine.write(read.entry, previous: read.previous, to: &writer)
      // The hash at the end is not the reader's business but that of ``EntryLine/hashes(of:)``.
      #expect(
        writer.bytes.dropLast(68) == bytes.dropLast(67),
        "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
    }
  }

  /// The strings and whole numbers of a line that are values, not keys, and not within a document.
  private func scalars(in line: String) -> [(range: Range<String.Index>, isString: Bool)] {
    let value = /[:\[,](?:(?<string>"(?:[^"\\]|\\.)*")|(?<number>[0-9]+))(?=[,\]}])/
    return line.matches(of: value).map { match in
      let text = match.output.string ?? match.output.number ?? match.output.0
      return (text.startIndex..<text.endIndex, match.output.string != nil)
    }
  }
}

/// A string as it stands in a line.
struct CanonicalString {
  let text: String

  init(_ value: String) {
    var writer = CanonicalWriter()
    writer.string(value)
    text = String(decoding: writer.bytes, as: UTF8.self)
  }
}

extension String {
  /// The string with other text in the place of a range.
  func exchanging(_ range: Range<String.Index>, for text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
