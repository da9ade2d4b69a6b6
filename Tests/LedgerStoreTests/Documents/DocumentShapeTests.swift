import Testing

@testable import LedgerStore

@Suite struct `A number where a document must have something else` {
  @Test(arguments: [
    (Papers.bowl, #"{"id":"small","label":"A small prize","slips":2,"value":"1.00"}"#),
    (Papers.grants, #"{"per":"episode","most":"60.00"}"#),
    (Papers.schedule, #"{"mostPerWeek":2}"#),
    (Papers.schedule, #"[{"id":"all","weeks":52,"visits":{"perWeek":3}}]"#),
    (Papers.schedule, #"{"every":3,"voucher":"10.00"}"#),
    (Papers.schedule, #"{"after":2,"to":"due","from":"next-occasion"}"#),
    (Papers.schedule, #"{"run":"held","bonusRun":"held","week":"not-full"}"#),
    (Papers.schedule, #"{"stream":"N N P N","draws":4}"#),
    (Papers.deck, #"["bluebird","wren"]"#),
  ])
  func `is told as a number that is not wanted`(text: String, old: String) throws {
    try #require(text.contains(old))
    let problems = problems(in: text.replacing(old, with: "7", maxReplacements: 1))
    #expect(problems.contains { $0.hasSuffix("found a number") }, "\(problems)")
  }
}
