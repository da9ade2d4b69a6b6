import ContingencyManagement
import Digest
import Testing

/// What stands on a receipt, checked without a ledger.
@Suite struct `A sheet of draws` {
  /// The three published draws.
  static let published = DrawSheet(
    participant: `A draw`.participant, origin: TestLedger.origin, chain: 0, word: .declined,
    bowl: .va500, digest: .zero, out: [], before: `A draw`.element(2), first: 3,
    draws: [
      DrawSheet.Draw(
        element: `A draw`.element(3), slip: DrawResult.Slip(number: 478, tier: "large"))
    ])

  /// Five draws from a bowl of five whose slips stay out, the second request of a ledger.
  static func sheets() throws -> [DrawSheet] {
    var ledger = try `A bowl without replacement`.ledger(each: 3)
    try ledger.record("NN")
    return try (0..<2).map { _ in
      _ = try `A bowl without replacement`.draw(&ledger, of: TestLedger.someone)
      guard case .drawn(let result) = ledger.entries[ledger.last].event else {
        throw Refusal.notCreated
      }
      return try #require(ledger.state.sheet(of: result))
    }
  }

  @Test func `of the published vectors holds, down to the anchor`() {
    #expect(Self.published.objections(anchor: `A draw`.element(0)) == [])
  }

  @Test func `of a ledger holds, slips that stay out among them`() throws {
    let sheets = try Self.sheets()
    #expect(sheets.map { $0.objections(anchor: `Draws in a ledger`.element(0)) } == [[], []])
    #expect(sheets.map(\.first) == [1, 4])
    #expect(sheets[0].out == [])
    #expect(sheets[1].out == sheets[0].draws.map(\.slip.number).sorted())
    #expect(sheets[1].objection(after: sheets[0]) == nil)
  }

  /// Each change of what is printed, and whether it shows in the elements, in the slips, or both.
  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let change: @Sendable (inout DrawSheet) -> Void
    init(_ name: String, _ change: @escaping @Sendable (inout DrawSheet) -> Void) {
      testDescription = name
      self.change = change
    }
  }

  @Test(arguments: [
    Change("another element") { $0.draws[0].element = `A draw`.element(4) },
    Change("another element before") { $0.before = `A draw`.element(1) },
    Change("another word") { $0.word = DrawWord("42") ?? .declined },
    Change("another ordinal") { $0.first = 2 },
    Change("another participant") { $0.participant = "c-2" },
    Change("another log") { $0.origin = "other.example/cm-ledger" },
    Change("another slip") { $0.draws[0].slip.number = 499 },
    Change("another tier") { $0.draws[0].slip.tier = "jumbo" },
    Change("another bowl") { $0.bowl.tiers[0].slips += 1 },
    Change("a bowl whose slips stay out") {
      $0.bowl.isReplaced = false
      $0.out = [0]
    },
  ])
  func `that was altered does not hold`(change: Change) {
    var sheet = Self.published
    change.change(&sheet)
    #expect(!sheet.objections(anchor: `A draw`.element(0)).isEmpty)
  }

  @Test func `names the draw and what it should have been`() {
    var sheet = Self.published
    sheet.draws[0].slip = DrawResult.Slip(number: 499, tier: "jumbo")
    #expect(
      sheet.objections() == [
        .slipDiffers(
          draw: 3, expected: DrawResult.Slip(number: 478, tier: "large"),
          found: DrawResult.Slip(number: 499, tier: "jumbo"))
      ])
    sheet = Self.published
    sheet.before = .zero
    #expect(
      sheet.objections() == [
        .elementDoesNotFit(draw: 3, expected: .zero, found: `A draw`.element(2))
      ])
    #expect(
      Self.published.objections(anchor: .zero) == [
        .anchorDiffers(expected: .zero, found: `A draw`.element(0))
      ])
  }

  @Test func `that does not go on from the one before it is told`() throws {
    var sheets = try Self.sheets()
    sheets[1].before = .zero
    let last = try #require(sheets[0].draws.last?.element)
    #expect(
      sheets[1].objection(after: sheets[0]) == .gap(draw: 4, expected: last, found: .zero))
    sheets[1].first = 5
    #expect(sheets[1].objection(after: sheets[0]) == nil, "another one lies between them")
  }

  @Test func `says which word of which block decided`() {
    #expect(Self.published.workings.map(\.block) == [0])
    #expect(Self.published.workings.map(\.word) == [0])
    #expect(Self.published.workings.map(\.among) == [500])
    #expect(Self.published.workings.map(\.place) == [478])
  }
}
