import ContingencyManagement
import StrictJSON
import Testing

@testable import LedgerStore

@Suite struct `A shipped document with something changed in it` {
  /// Seeded; a change that is accepted must leave the meaning as it was, or be a key left out that
  /// may be left out.
  @Test(arguments: Shipped.all.filter { $0.kind != .deck })
  func `is refused with every problem in its place, or means the same`(shipped: Shipped) throws {
    let bytes = try shipped.bytes()
    let original = try Document.read(bytes)
    let tree = try JSONValue.parse(bytes)
    let schema = try JSONSchema.shipped(shipped.kind)
    let seed = UInt64(shipped.name.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) })
    var random = SeededGenerator(seed: seed)
    var accepted = 0
    let count = Campaign.count(everyday: 80, campaign: 5000)
    for turn in 0..<count {
      let mutation = Mutation.allCases[Int.random(in: Mutation.allCases.indices, using: &random)]
      var places = 0
      _ = mutation.text(of: tree, at: &places, nil)
      let chosen = Int.random(in: 0..<places, using: &random)
      places = 0
      let text = mutation.text(of: tree, at: &places, chosen)
      let isOptional =
        try mutation == .dropKey
        && schema.faults(of: try JSONValue.parse(Array(text.utf8))).isEmpty
      do throws(DocumentProblems) {
        let read = try Document.read(Array(text.utf8))
        accepted += isOptional ? 0 : 1
        #expect(
          isOptional || meaning(of: read) == meaning(of: original),
          "seed \(seed), turn \(turn), \(mutation) at \(chosen): \(text)")
      } catch {
        try #require(!error.problems.isEmpty, "seed \(seed), turn \(turn)")
        for problem in error.problems {
          #expect(problem.position.offset <= text.utf8.count)
          #expect(!problem.message.isEmpty)
        }
      }
    }
    // Another title changes nothing; nearly everything else must be refused.
    #expect(accepted < count / 4, "seed \(seed): \(accepted) of \(count) were accepted")
  }

  /// What a document earns, without what only explains it.
  private func meaning(of document: Document) -> Meaning {
    switch document {
    case .schedule(var schedule):
      let plan = schedule.plannedVisits
      let courses = CourseStream.filling(plan).map { stream in
        ((try? schedule.play(stream)) ?? []).map(\.earned)
      }
      (schedule.title, schedule.source, schedule.evidence) = ("", "", "")
      schedule.examples = []
      for place in schedule.contingencies.indices { schedule.contingencies[place].pays = [] }
      return Meaning(document: .schedule(schedule), courses: courses)
    case .bowl(var bowl):
      (bowl.title, bowl.source, bowl.evidence) = ("", "", "")
      for place in bowl.tiers.indices { bowl.tiers[place].label = "" }
      return Meaning(document: .bowl(bowl), courses: [])
    case .caps(var file):
      (file.title, file.source, file.evidence) = ("", "", "")
      return Meaning(document: .caps(file), courses: [])
    case .programme(var programme):
      (programme.title, programme.source, programme.evidence) = ("", "", "")
      return Meaning(document: .programme(programme), courses: [])
    case .deck: return Meaning(document: document, courses: [])
    }
  }
}

/// A document without its titles, notes and examples, and what certain courses earn under it.
private struct Meaning: Equatable {
  var document: Document
  var courses: [[Earning]]
}

extension CourseStream {
  /// Courses that fill a plan: all negative, and with other letters strewn in.
  fileprivate static func filling(_ visits: Int) -> [CourseStream] {
    let strewn = String(repeating: "NNNNNPNNNNNNNNNNMNNENNCNN", count: visits / 25 + 1)
    return ["\(visits)N", String(strewn.prefix(visits))].compactMap { try? CourseStream($0) }
  }
}

/// One way in which a file is spoiled: at every place where it is possible, or at a chosen one.
enum Mutation: CaseIterable {
  case dropKey, misspellKey, doubleKey, changeType, outOfRange

  /// The document as text, changed at the place of that number; `places` counts them on the way.
  func text(of value: JSONValue, at places: inout Int, _ chosen: Int?) -> String {
    switch value.content {
    case .object(let members):
      let members = members.flatMap { texts(of: $0, at: &places, chosen) }
      return "{" + members.joined(separator: ",") + "}"
    case .array(let elements):
      let texts = elements.map { text(of: $0, at: &places, chosen) }
      return "[" + texts.joined(separator: ",") + "]"
    case .string(let string):
      return scalar(CanonicalString(string).text, "17", "\"\(string)?! 1e9\"", at: &places, chosen)
    case .number(let number):
      return scalar(
        number.text, "\"\(number.text)\"", "-\(number.text)000000", at: &places, chosen)
    case .boolean(let truth): return "\(truth)"
    case .null: return "null"
    }
  }

  private func texts(
    of member: JSONValue.Member, at places: inout Int, _ chosen: Int?
  ) -> [String] {
    let isKey = self == .dropKey || self == .misspellKey || self == .doubleKey
    let isHere = isKey && places == chosen
    places += isKey ? 1 : 0
    let value = text(of: member.value, at: &places, chosen)
    let whole = CanonicalString(member.key).text + ":" + value
    guard isHere else { return [whole] }
    switch self {
    case .dropKey: return []
    case .misspellKey: return [CanonicalString(member.key + "x").text + ":" + value]
    case .doubleKey, .changeType, .outOfRange: return [whole, whole]
    }
  }

  private func scalar(
    _ text: String, _ otherType: String, _ outOfRange: String, at places: inout Int, _ chosen: Int?
  ) -> String {
    guard self == .changeType || self == .outOfRange else { return text }
    defer { places += 1 }
    guard places == chosen else { return text }
    return self == .changeType ? otherType : outOfRange
  }
}
