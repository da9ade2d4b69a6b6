/// The odds and the worth of a prize bowl, exact.
public struct BowlInWords: Sendable {
  /// One a tier, in the order of drawing.
  public let tiers: [TierOdds]
  /// The mean value of a draw, as a decimal; nil where its decimals never end or there is no slip.
  public let mean: String?
  /// Sentences on what a draw is.
  public let sentences: [String]

  /// One tier.
  public struct TierOdds: Hashable, Sendable {
    /// The tier.
    public var tier: PrizeBowl.Tier
    /// `1 in 500`.
    public var odds: String
    /// `0.2 %`; `about` stands before it where it is rounded.
    public var percent: String
  }

  /// The words for `bowl`.
  public init(_ bowl: PrizeBowl) {
    let slips = bowl.slips
    tiers = bowl.tiers.map { tier in
      TierOdds(
        tier: tier, odds: "\(tier.slips) in \(slips)",
        percent: percentText(tier.slips, of: slips))
    }
    let worth = bowl.tiers.reduce(Int128(0)) {
      $0 + Int128($1.slips) * Int128($1.value.thousandths)
    }
    let all = decimal(worth, over: 1000).map(bowl.currency.text(decimal:)) ?? ""
    mean = slips > 0 ? decimal(worth, over: 1000 * Int128(slips)) : nil
    let draw: String
    if let mean {
      draw = "a draw is worth \(bowl.currency.text(decimal: mean)) on average"
    } else if slips > 0,
      let rounded = decimal((2 * worth + Int128(slips)) / (2 * Int128(slips)), over: 1000)
    {
      draw =
        "a draw is worth \(all) / \(slips) on average, about "
        + bowl.currency.text(decimal: rounded)
    } else {
      draw = "a draw is worth nothing"
    }
    let chance =
      bowl.isReplaced
      ? "Each is as likely as any other, and goes back after every draw, so that the odds never "
        + "change."
      : "Each of those in it is as likely as any other. Slips that a participant has drawn stay "
        + "out for that participant until the bowl is empty, and all then go back; the odds shown "
        + "are those of the full bowl."
    sentences = [
      "The bowl holds \(count(slips, "slip")). \(chance)",
      "All slips together are worth \(all): \(draw).",
    ]
  }
}

/// A share in percent, to four decimal places.
private func percentText(_ part: Int, of whole: Int) -> String {
  guard whole > 0 else { return "0 %" }
  let scaled = Int128(part) * 1_000_000
  let isExact = scaled % Int128(whole) == 0
  let rounded = (2 * scaled + Int128(whole)) / (2 * Int128(whole))
  var text = decimal(rounded, over: 10_000) ?? ""
  while text.contains("."), text.hasSuffix("0") || text.hasSuffix(".") { text.removeLast() }
  return (isExact ? "" : "about ") + text + " %"
}

/// A fraction as a decimal with at least two places; nil where its decimals go on beyond thirty.
///
/// - Precondition: `numerator` is not negative, and `denominator` is positive.
private func decimal(_ numerator: Int128, over denominator: Int128) -> String? {
  let (whole, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
  var digits = ""
  var left = rest
  while left > 0 || digits.count < 2 {
    guard digits.count < 30 else { return nil }
    let (digit, next) = (left * 10).quotientAndRemainder(dividingBy: denominator)
    digits += String(digit)
    left = next
  }
  return "\(whole).\(digits)"
}
