/// A row that was not taken, and everything that is wrong with it.
///
/// The wording is in `RowProblem+Description.swift`.
public struct RowProblem: Hashable, Sendable {
  /// The lines of the row, from 1; a quote that is never closed takes all lines to the end.
  public let lines: ClosedRange<Int>
  /// At least one. What is not CSV is given alone, since its fields cannot be told apart.
  public let faults: [RowFault]
}

/// One thing wrong with a row.
public struct RowFault: Hashable, Sendable {
  /// Where in the row it stands.
  public let place: Place
  /// What is wrong there.
  public let reason: Reason

  /// A place in a row.
  public enum Place: Hashable, Sendable {
    /// The row as a whole.
    case row
    /// A field by its number, from 1, where no header names it.
    case field(Int)
    /// A field by the name of its column.
    case column(String)
  }

  /// The ways a row can be wrong.
  public enum Reason: Hashable, Sendable {
    /// The row is not CSV.
    case csv(CSVFault)
    /// Every column of the key is empty.
    case emptyKey(columns: [String])
    /// An earlier row has the same key and other fields; one of the two is wrong.
    case contradicts(line: Int, key: [String])
    /// The column says a word that the map does not list.
    case unlisted(says: String, words: [String])
    case notAParticipant(says: String)
    case notADay(says: String, form: DayForm)
    /// The label or consent is not of the form of a reference.
    case notAReference(says: String)
    /// The columns of the evidence make no reference, or one of them is empty.
    case noEvidence(says: String, columns: [String])
    /// The visit was held, yet the column of reasons gives one for its not being held.
    case reasonForHeldVisit(says: String)
    /// The visit was not held, yet the column says something of a specimen.
    case specimenWithoutVisit(says: String)
    /// By its condition no specimen was given, yet the column gives a result.
    case resultWithoutSpecimen(says: String, condition: String)
    /// The specimen can be read, yet the one column of results gives none.
    case noResult(says: String)
  }
}
