import StrictJSON

/// Everything that keeps a file from being read with a map, in the order of the cases.
public struct HeaderProblems: Error, Hashable, Sendable {
  /// At least one.
  public let problems: [HeaderProblem]
}

/// One thing wrong with the header of a file, the row that names the columns.
///
/// The wording is in `HeaderProblem+Description.swift`.
public enum HeaderProblem: Hashable, Sendable {
  /// The file has no row.
  case noHeader
  /// The header is not CSV.
  case unreadable(RowProblem)
  /// The header is one field with semicolons in it.
  case semicolons
  /// The map reads a column that the file does not have; `near` is one that the map does not name.
  case missing(column: String, near: String?)
  /// Two columns have the same name.
  case repeated(column: String)
  /// The file has a column that the map neither reads nor ignores.
  case unlisted(column: String)
}
