import Testing

@testable import LedgerStore

@Suite struct `An amount in a line that cannot be` {
  @Test(arguments: [
    Spoiled(
      "a reading of the breath, with a reward that a cap cuts", #""level":8500"#,
      #""level":9000000000000000"#, .unfit(key: "level", found: "9000000000000000")),
    Spoiled(
      "a test earns what was not paid before for its day", #""paidBefore":2500"#,
      #""paidBefore":1000000001"#, .unfit(key: "paidBefore", found: "1000000001")),
  ])
  func `is refused by its key`(spoiled: Spoiled) throws {
    #expect(problem(in: try spoiled.line()) == (try spoiled.expected()))
  }

  @Test func `is refused where a bonus of things is more than all of them`() throws {
    let sample = try certain(Sample.all.first { $0.line.contains(#""bonusItems":1,"#) })
    let line = sample.line.replacing(#""bonusItems":1,"#, with: #""bonusItems":9,"#)
    #expect(problem(in: line) == .unfit(key: "items", found: "3"))
  }
}
