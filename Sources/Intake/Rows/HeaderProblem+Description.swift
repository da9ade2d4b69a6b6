extension HeaderProblem: CustomStringConvertible {
  /// What is wrong, and what to do about it.
  public var description: String {
    switch self {
    case .noHeader:
      "the file is empty; its first row must name the columns"
    case .unreadable(let problem):
      problem.description
    case .semicolons:
      "the fields are separated by semicolons; save the file with commas"
    case .missing(let column, let near?):
      "there is no column \(column.quoted); did you mean \(near.quoted)?"
    case .missing(let column, nil):
      "there is no column \(column.quoted)"
    case .repeated(let column):
      "the column \(column.quoted) is there twice"
    case .unlisted(let column):
      "the map does not name the column \(column.quoted); list it under \"ignored\" if it is not "
        + "to be read"
    }
  }
}

extension HeaderProblems: CustomStringConvertible {
  /// One line of text a problem.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
