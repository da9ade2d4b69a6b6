extension Contingency {
  /// The causes that its schedule must rule on, in the order in which files have them.
  ///
  /// There is no default for any of them, because the readings differ in kind between protocols.
  public var ruledCauses: [Cause] {
    var causes: Set<Cause> = []
    if case .test(let rule, _) = condition {
      causes = [
        .refused, .unable, .substituted, .adulterated, .tooLittle, .invalid, .outOfTemperature,
        .dilute, .late,
      ]
      for part in rule.parts {
        switch part {
        case .everyNegative, .anyNegative:
          causes.formUnion([.positive, .presumptive, .notTested, .inconclusive])
        case .reading: causes.formUnion([.positive, .notTested])
        case .submitted, .all, .any: break
        }
      }
      if rule.looksBack { causes.insert(.noEarlierReading) }
    }
    if occasions == .visits, condition != .enrolment { causes.insert(.missed) }
    return Cause.ruled.filter(causes.contains)
  }
}

extension Cause {
  /// All that a schedule may have to rule on, what was found first and how it was given after.
  public static let ruled: [Cause] = [
    .positive, .presumptive, .missed, .refused, .unable, .adulterated, .substituted, .dilute,
    .invalid, .tooLittle, .outOfTemperature, .late, .inconclusive, .notTested, .noEarlierReading,
  ]
}
