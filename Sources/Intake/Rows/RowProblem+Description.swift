import ContingencyManagement
import StrictJSON

extension RowProblem: CustomStringConvertible {
  /// The lines and what is wrong, one line of text a fault: `line 17: column cocaine says …`.
  public var description: String {
    faults.map { "\(lines.named): \($0)" }.joined(separator: "\n")
  }
}

extension RepeatedRow: CustomStringConvertible {
  /// `line 9: the same row as line 5`.
  public var description: String { "\(lines.named): the same row as line \(first)" }
}

extension RowFault: CustomStringConvertible {
  /// The place and what is wrong there, without the line.
  public var description: String {
    switch reason {
    case .csv(let fault):
      return "\(place) \(fault)"
    case .emptyKey(let columns):
      return "\(place) has no key: \(columns.shown) \(columns.count == 1 ? "is" : "are") empty"
    case .contradicts(let line, let key):
      return "\(place) contradicts line \(line): the same \(key.shown), and other fields"
    case .unlisted(let says, let words):
      if let near = nearest(to: says, among: words) {
        return "\(place) says \(says.quoted), which the map does not list; "
          + "did you mean \(near.quoted)?"
      }
      let listed = words.map(\.quoted).joined(separator: ", ")
      return "\(place) says \(says.quoted), which the map does not list; its words are \(listed)"
    case .notAParticipant(let says):
      return "\(place) says \(says.quoted), which is no participant's code: \(ParticipantCode.form)"
    case .notADay(let says, let form):
      return "\(place) says \(says.quoted), which is no day of the form \(form.rawValue)"
    case .notAReference(let says):
      return "\(place) says \(says.quoted), which is no reference: \(Reference.form)"
    case .noEvidence(let says, let columns):
      return "\(place) has no evidence: \(columns.shown) together say \(says.quoted); "
        + "none may be empty, and the form is \(Reference.form)"
    case .reasonForHeldVisit(let says):
      return "\(place) says \(says.quoted), yet the visit was held"
    case .specimenWithoutVisit(let says):
      return "\(place) says \(says.quoted), yet the visit was not held"
    case .resultWithoutSpecimen(let says, let condition):
      return "\(place) says \(says.quoted), yet the condition of the specimen is \(condition)"
    case .noResult(let says):
      return "\(place) says \(says.quoted), which is no result, yet there was a specimen"
    }
  }
}

extension RowFault.Place: CustomStringConvertible {
  /// `column cocaine`.
  public var description: String {
    switch self {
    case .row: "the row"
    case .field(let number): "field \(number)"
    case .column(let name): "column \(name.shown)"
    }
  }
}

extension CSVFault: CustomStringConvertible {
  /// What is wrong with the place that is named before it.
  public var description: String {
    switch self {
    case .notUTF8:
      "is not UTF-8; save the file as UTF-8"
    case .controlCharacter(let scalar):
      "holds the control character \(scalar.number)"
    case .quoteInside:
      "has a quote but does not begin with one; "
        + "write the field in quotes and each quote in it twice"
    case .textAfterQuote:
      "goes on after its closing quote; a quote inside a field is written twice"
    case .unclosedQuote:
      "opens a quote that is never closed, so nothing after it can be read"
    case .fieldTooLong(let bytes, let limit):
      "has \(bytes) bytes; a field may have at most \(limit)"
    case .rowTooLong(let limit):
      "is too long; a row may have at most \(limit) bytes"
    case .fieldCount(let found, let expected):
      "has \(found) field\(found == 1 ? "" : "s"); the header has \(expected)"
    }
  }
}

extension ClosedRange<Int> {
  /// `line 5`, or `lines 5 to 9`.
  fileprivate var named: String {
    lowerBound == upperBound ? "line \(lowerBound)" : "lines \(lowerBound) to \(upperBound)"
  }
}
