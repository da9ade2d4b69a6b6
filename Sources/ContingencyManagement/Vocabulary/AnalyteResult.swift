/// What a test says of one analyte.
public enum AnalyteResult: UInt8, CaseIterable, Hashable, Sendable {
  case negative = 1
  case positive
  /// Positive by immunoassay, and not yet confirmed by a second method.
  case presumptive
  case invalid
  /// Never the same as negative.
  case notTested
  case inconclusive

  /// The word written in the log.
  public var word: String {
    switch self {
    case .negative: "negative"
    case .positive: "positive"
    case .presumptive: "presumptive"
    case .invalid: "invalid"
    case .notTested: "not-tested"
    case .inconclusive: "inconclusive"
    }
  }

  /// The result of that word, or nil.
  public init?(word: String) {
    guard let result = AnalyteResult.allCases.first(where: { $0.word == word }) else { return nil }
    self = result
  }
}

/// The results of a test, analyte by analyte; an analyte without one was not on the test.
public struct AnalyteResults: Hashable, Sendable {
  // Four bits an analyte, zero for none, so that a ledger of millions of tests stays in memory.
  private var packed: UInt128 = 0

  /// No results.
  public init() {}

  /// The result for `analyte`; nil where it was not on the test.
  public subscript(analyte: Analyte) -> AnalyteResult? {
    get {
      AnalyteResult(rawValue: UInt8(truncatingIfNeeded: packed >> shift(analyte) & 0xF))
    }
    set {
      packed &= ~(0xF << shift(analyte))
      packed |= UInt128(newValue?.rawValue ?? 0) << shift(analyte)
    }
  }

  private func shift(_ analyte: Analyte) -> UInt128 { UInt128(analyte.rawValue) * 4 }

  /// Each analyte on the test with its result, in the order of ``Analyte``.
  public var all: [(analyte: Analyte, result: AnalyteResult)] {
    Analyte.allCases.compactMap { analyte in self[analyte].map { (analyte, $0) } }
  }

  /// Whether nothing was tested.
  public var isEmpty: Bool { packed == 0 }

  /// Those of `analytes` whose result is `result`.
  public func among(_ analytes: AnalyteSet, with result: AnalyteResult) -> AnalyteSet {
    AnalyteSet(analytes.analytes.filter { self[$0] == result })
  }
}
