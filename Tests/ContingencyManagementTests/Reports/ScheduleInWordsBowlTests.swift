import ContingencyManagement
import Testing

@Suite struct `A bowl in words` {
  @Test func `gives each tier's odds and the exact mean of a draw`() throws {
    let words = BowlInWords(try bowl(slips: [250, 209, 40, 1], worth: ["0", "1", "20", "100"]))
    #expect(words.tiers.map(\.odds) == ["250 in 500", "209 in 500", "40 in 500", "1 in 500"])
    #expect(words.tiers.map(\.percent) == ["50 %", "41.8 %", "8 %", "0.2 %"])
    #expect(words.mean == "2.218")
    #expect(
      words.sentences.last
        == "All slips together are worth $1109.00: a draw is worth $2.218 on average.")
  }

  @Test func `says of a mean whose decimals never end what it is exactly`() throws {
    let words = BowlInWords(try bowl(slips: [2, 1], worth: ["0", "5"]))
    #expect(words.tiers.map(\.percent) == ["about 66.6667 %", "about 33.3333 %"])
    #expect(words.mean == nil)
    #expect(
      words.sentences.last
        == "All slips together are worth $5.00: a draw is worth $5.00 / 3 on average, about $1.667."
    )
  }

  @Test func `shows the rarest slip of the largest bowl`() throws {
    let words = BowlInWords(try bowl(slips: [999_999, 1], worth: ["0", "1000000"]))
    #expect(words.tiers.map(\.percent) == ["99.9999 %", "0.0001 %"])
    #expect(words.mean == "1.00")
  }

  @Test func `of a bowl without slips promises nothing`() throws {
    let words = BowlInWords(try bowl(slips: [0], worth: ["5"]))
    #expect(words.mean == nil)
    #expect(words.sentences.last?.hasSuffix("a draw is worth nothing.") == true)
  }

  private func bowl(slips: [Int], worth: [String]) throws -> PrizeBowl {
    let tiers = try zip(slips, worth).enumerated().map { place, tier in
      PrizeBowl.Tier(
        id: try #require(Name("tier-\(place)")), label: "Prize", slips: tier.0,
        value: try #require(Money(tier.1)))
    }
    return PrizeBowl(
      id: "bowl", version: 1, title: "a bowl", source: "a source",
      evidence: "none", currency: try #require(Currency("USD")), tiers: tiers)
  }
}
