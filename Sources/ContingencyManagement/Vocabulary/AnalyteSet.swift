/// A set of analytes; listed and printed in the order of ``Analyte``.
public struct AnalyteSet: OptionSet, Hashable, Sendable {
  /// One bit an analyte.
  public let rawValue: UInt32

  /// The set of those bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The set of `analytes`.
  public init(_ analytes: some Sequence<Analyte>) {
    self.init(rawValue: analytes.reduce(0) { $0 | 1 << UInt32($1.rawValue) })
  }

  /// The members, in the order of ``Analyte``.
  public var analytes: [Analyte] {
    var left = rawValue
    var members: [Analyte] = []
    while left != 0 {
      if let member = Analyte(rawValue: UInt8(left.trailingZeroBitCount)) { members.append(member) }
      left &= left - 1
    }
    return members
  }

  /// Whether `analyte` is a member.
  public func contains(_ analyte: Analyte) -> Bool {
    rawValue & 1 << UInt32(analyte.rawValue) != 0
  }
}

extension AnalyteSet: ExpressibleByArrayLiteral {
  /// The set of `elements`.
  public init(arrayLiteral elements: Analyte...) { self.init(elements) }
}

extension AnalyteSet: CustomStringConvertible {
  /// `COC, OPI`.
  public var description: String { analytes.map(\.code).joined(separator: ", ") }
}
