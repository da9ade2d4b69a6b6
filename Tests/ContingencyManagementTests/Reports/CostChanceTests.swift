import ContingencyManagement
import Testing

@Suite struct `A chance` {
  @Test(arguments: [
    ("0", 0, "0 %"), ("1", 1_000_000_000, "100 %"), ("100%", 1_000_000_000, "100 %"),
    ("0.8", 800_000_000, "80 %"), ("80%", 800_000_000, "80 %"), ("12.5%", 125_000_000, "12.5 %"),
    ("0.000000001", 1, "0.0000001 %"), ("0.0000001%", 1, "0.0000001 %"),
    ("1.0", 1_000_000_000, "100 %"),
    ("000.5", 500_000_000, "50 %"),
  ])
  func `is read in decimals or percent`(text: String, billionths: Int, words: String) throws {
    let chance = try #require(Chance(text))
    #expect(chance.billionths == billionths)
    #expect(chance.description == words)
    #expect(chance.complement.billionths == 1_000_000_000 - billionths)
  }

  @Test(arguments: [
    "", "%", ".", ".5", "5.", "1.2", "101%", "100.1%", "-0.5", "+0.5", "1e-3", "NaN", "nan", "inf",
    "abc", "0,8", " 0.8", "0.8 ", "80 %", "80%%", "0.0000000001", "0.00000001%", "0.8.1", "0x1",
    "1000%", "٠", "99999999999999999999",
  ])
  func `is nothing else`(text: String) {
    #expect(Chance(text) == nil)
  }
}
