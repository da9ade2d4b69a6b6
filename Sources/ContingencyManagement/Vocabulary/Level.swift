/// How much of an analyte was found: in parts per million for carbon monoxide, in ng/mL for all
/// others; in whole thousandths.
public struct Level: Hashable, Comparable, Sendable {
  /// From 0 to ``Money/mostThousandths``.
  public let thousandths: Int

  /// A level of so many thousandths, or nil outside 0…``Money/mostThousandths``.
  public init?(thousandths: Int) {
    guard (0...Money.mostThousandths).contains(thousandths) else { return nil }
    self.thousandths = thousandths
  }

  /// A level as people write it, `8` or `149.5`, in the form of ``Money``.
  public init?(_ text: some StringProtocol) {
    guard let amount = Money(text) else { return nil }
    thousandths = amount.thousandths
  }

  /// Orders by amount.
  public static func < (left: Level, right: Level) -> Bool { left.thousandths < right.thousandths }
}

extension Level: CustomStringConvertible {
  /// `8`, `149.5`, without zeros at the end.
  public var description: String {
    var digits = String(1000 + thousandths % 1000).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(thousandths / 1000)" + (digits.isEmpty ? "" : ".\(digits)")
  }
}

extension Analyte {
  /// The unit of its readings.
  public var readingUnit: String { self == .carbonMonoxide ? "ppm" : "ng/mL" }
}

/// The readings of a test, analyte by analyte.
public struct Readings: Hashable, Sendable {
  /// Each with its analyte, in the order of ``Analyte``.
  public private(set) var all: [Reading] = []

  /// One reading.
  public struct Reading: Hashable, Sendable {
    /// What was measured.
    public var analyte: Analyte
    /// How much of it was found.
    public var level: Level
  }

  /// No readings.
  public init() {}

  /// The reading of `analyte`; nil where there is none.
  public subscript(analyte: Analyte) -> Level? {
    get { all.first { $0.analyte == analyte }?.level }
    set {
      all.removeAll { $0.analyte == analyte }
      guard let newValue else { return }
      let place = all.firstIndex { $0.analyte.rawValue > analyte.rawValue } ?? all.count
      all.insert(Reading(analyte: analyte, level: newValue), at: place)
    }
  }

  /// Whether there are none.
  public var isEmpty: Bool { all.isEmpty }
}
