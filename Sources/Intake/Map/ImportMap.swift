import ContingencyManagement
import StrictJSON

/// How the rows of one kind of CSV file are to be understood; one file of `Config/Imports`.
///
/// Nothing is guessed: every column is named, as read or as ignored, and every word of a column
/// that holds words is listed with its meaning.
public struct ImportMap: Hashable, Sendable {
  /// Goes into every request id, so that a later version of the same map repeats its rows.
  public let id: Name
  /// From 1 to 9999.
  public let version: Int
  /// Where the file comes from.
  public let source: String
  /// The names of the columns that tell one row from another for ever, in the order of the map.
  public var key: [String] { keyColumns.map(\.name) }
  /// What a row is.
  public var kind: RowKind {
    switch rows {
    case .enrolments: .enrolments
    case .visits: .visits
    case .milestones: .milestones
    }
  }

  /// What the rows of a file can be.
  public enum RowKind: String, CaseIterable, Hashable, Sendable {
    case enrolments, visits, milestones
  }

  let participant: Column
  let day: Column
  let dayForm: DayForm
  let keyColumns: [Column]
  let rows: Rows
  /// Every column that is read, in the order of their numbers.
  let columns: [Column]
  /// The names of columns that may be there and are not read.
  let ignored: [String]

  /// How the rest of a row is read.
  enum Rows: Hashable, Sendable {
    case enrolments(EnrolmentRows)
    case visits(VisitRows)
    case milestones(MilestoneRows)
  }
}

/// How a row becomes an enrolment.
struct EnrolmentRows: Hashable, Sendable {
  let prescribed: Said<AnalyteSet>?
  let consent: Column?
}

/// How a row becomes a milestone.
struct MilestoneRows: Hashable, Sendable {
  let kind: Given<Name>
  /// The columns whose values, joined by a colon, are the evidence.
  let evidence: [Column]
}

/// How a row becomes a drug test or a visit that was not held.
struct VisitRows: Hashable, Sendable {
  /// Nil where every row is a visit that was held.
  let visit: Said<Attendance>?
  /// Read only where the visit was not held.
  let reason: Said<VisitNotHeld.Reason>?
  let specimen: Given<SpecimenType>
  let condition: Given<SpecimenCondition>
  let label: Column?
  let findings: Findings

  /// What a word says of a visit.
  enum Attendance: Hashable, Sendable {
    case held
    case notHeld(VisitNotHeld.Reason)
    /// Not held; the column of reasons says why.
    case notHeldForReason
  }

  /// Where the results stand.
  enum Findings: Hashable, Sendable {
    /// A column an analyte, all with the same words.
    case analytes([AnalyteColumn], results: Words<AnalyteResult>)
    /// One column for all targets together.
    case summary(Said<AnalyteResult>)
  }

  /// The column that holds the results of one analyte.
  struct AnalyteColumn: Hashable, Sendable {
    let column: Column
    let analyte: Analyte
  }
}
