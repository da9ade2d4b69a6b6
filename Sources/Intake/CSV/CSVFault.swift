/// Why a row is not CSV as RFC 4180 defines it, or is beyond the limits.
///
/// The wording is in `RowProblem+Description.swift`.
public enum CSVFault: Hashable, Sendable {
  /// The bytes of a field are not well-formed UTF-8.
  case notUTF8
  /// A control character that is not part of a line break inside quotes (RFC 4180 §2, `TEXTDATA`).
  case controlCharacter(Unicode.Scalar)
  /// A quote stands in a field that does not begin with one (RFC 4180 §2.5).
  case quoteInside
  /// A closing quote is followed by neither a comma nor a line break (RFC 4180 §2, `escaped`).
  case textAfterQuote
  /// A quote opens a field and the file ends before another closes it.
  case unclosedQuote
  /// A field has more bytes, as written and without its outer quotes, than `limit`.
  case fieldTooLong(bytes: Int, limit: Int)
  /// A row has more bytes than `limit`.
  case rowTooLong(limit: Int)
  /// A row has another number of fields than the header (RFC 4180 §2.4).
  case fieldCount(found: Int, expected: Int)
}
