import ContingencyManagement
import Testing

@Suite struct `Analytes` {
  @Test func `each has a code of its own, and they stand in the order of their codes`() {
    let codes = Analyte.allCases.map(\.code)
    #expect(Set(codes).count == codes.count)
    for analyte in Analyte.allCases { #expect(Analyte(code: analyte.code) == analyte) }
  }

  @Test(arguments: [
    ("coc", Analyte.cocaine), ("mAMP", .methamphetamine), ("MOP", .opiates),
    ("6-am", .heroinMarker),
    ("fyl", .fentanyl), ("Bup", .buprenorphine),
  ])
  func `other spellings of a strip are understood`(typed: String, analyte: Analyte) {
    #expect(Analyte(typed: typed) == analyte)
  }

  @Test(arguments: ["", "coca", "COC ", "heroin"])
  func `what is on no strip is refused`(typed: String) {
    #expect(Analyte(typed: typed) == nil)
  }

  @Test func `a set lists its members once and in order`() {
    let set = AnalyteSet([Analyte.opiates, .cocaine, .opiates])
    #expect(set.description == "COC, OPI")
    #expect(AnalyteSet(Analyte.allCases).analytes == Analyte.allCases)
  }

  @Test func `a result is kept apart for every analyte`() {
    var generator = SeededGenerator(seed: 3)
    var kept: [Analyte: AnalyteResult] = [:]
    var results = AnalyteResults()
    for _ in 0..<2000 {
      let analyte = Analyte.allCases.randomElement(using: &generator) ?? .cocaine
      let result = AnalyteResult.allCases.randomElement(using: &generator)
      let value = Bool.random(using: &generator) ? result : nil
      kept[analyte] = value
      results[analyte] = value
      for analyte in Analyte.allCases { #expect(results[analyte] == kept[analyte]) }
    }
  }
}
