extension Schedule {
  /// What the first reward of each contingency takes and earns: `the first negative for MTD, OPI
  /// earns $2.50`.
  ///
  /// - Parameter prescribed: What makes analytes expected, so that they are not looked for.
  public func firstRewardsInWords(prescribed: AnalyteSet) -> [String] {
    firstProspects.compactMap { prospect in
      guard let next = prospect.next else { return nil }
      let noun = prospect.condition.noun
      let looked = prospect.condition.targets.subtracting(prescribed.expectedOnTests)
      let targets = prospect.condition.asksForNegatives ? " for \(looked)" : ""
      let earned = currency.text(next, in: prospect.unit)
      return prospect.needed == 1
        ? "the first \(noun)\(targets) earns \(earned)"
        : "the first \(number(prospect.needed)) \(plural(noun))\(targets) in a row earn \(earned)"
    }
  }
}

extension Condition {
  /// Whether a test that meets it is called a negative.
  fileprivate var asksForNegatives: Bool { noun == "negative" && !targets.isEmpty }
}
