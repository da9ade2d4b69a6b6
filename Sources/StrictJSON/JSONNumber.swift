/// A number as the text spells it (RFC 8259 §6).
///
/// The digits are kept and never turned into a `Double`, so no amount is rounded on the way in.
/// Two numbers are equal when they are spelled alike: `1.0` is not `1`.
public struct JSONNumber: Hashable, Sendable {
  /// The characters of the number, exactly.
  public let text: String

  /// The number, if it is written as a whole one and fits an `Int`; otherwise nil.
  ///
  /// A fraction or an exponent is not a whole number here even where its value is (`1.0`, `1e2`),
  /// and neither is `-0`, which no integer prints as.
  public var integer: Int? {
    text == "-0" ? nil : Int(text)
  }
}
