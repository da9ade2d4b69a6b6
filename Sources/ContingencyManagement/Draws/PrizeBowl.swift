/// A bowl of slips from which prizes are drawn.
///
/// Its odds are fixed by the slips and never move with the prizes in the cupboard.
public struct PrizeBowl: Hashable, Sendable {
  /// The same as the file's name.
  public var id: Name
  /// From 1; a changed bowl is a new version.
  public var version: Int
  /// What it is called.
  public var title: String
  /// The publication that the slips and values come from.
  public var source: String
  /// What is confirmed and what is recalled or decided.
  public var evidence: String
  /// The unit of its prizes' values.
  public var currency: Currency
  /// The classes of slip, in the order of the file, which is the order of drawing.
  public var tiers: [Tier]
  /// Whether every slip goes back at once; otherwise those that a participant has drawn stay out
  /// for that participant until the bowl is empty, and then all go back.
  public var isReplaced: Bool

  /// One class of slip.
  public struct Tier: Hashable, Sendable {
    /// `encouragement`, `small`, `large`, `jumbo`.
    public var id: Name
    /// What is printed on the slip.
    public var label: String
    /// How many slips of it are in the bowl.
    public var slips: Int
    /// What a prize of it is worth.
    public var value: Money

    /// A tier of those parts.
    public init(id: Name, label: String, slips: Int, value: Money) {
      self.id = id
      self.label = label
      self.slips = slips
      self.value = value
    }
  }

  /// A bowl of those parts.
  public init(
    id: Name, version: Int, title: String, source: String, evidence: String, currency: Currency,
    tiers: [Tier], isReplaced: Bool = true
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.source = source
    self.evidence = evidence
    self.currency = currency
    self.tiers = tiers
    self.isReplaced = isReplaced
  }

  /// The most slips a bowl may hold.
  public static let mostSlips = 1_000_000

  /// How many slips are in the bowl.
  public var slips: Int { tiers.reduce(0) { $0 + $1.slips } }

  /// The number of the slip that is the `place`-th of those not in `out`, from 0.
  ///
  /// - Parameter out: Numbers of slips, each once, in ascending order.
  func slip(atPlace place: Int, besides out: [Int]) -> Int {
    var number = place
    for slip in out where slip <= number { number += 1 }
    return number
  }

  /// The tier of slip `slip`, counted from 0 through the tiers in order; nil beyond the last.
  public func tier(ofSlip slip: Int) -> Tier? {
    var end = 0
    for tier in tiers {
      end += tier.slips
      if slip < end { return tier }
    }
    return nil
  }
}
