import ContingencyManagement
import StrictJSON

extension OperatorAdded: LineData {
  static func read(from line: inout LineReader) throws(LineProblem) -> OperatorAdded {
    let code: OperatorCode = try line.code("operator")
    let pin = try line.digest("pin")
    let role: Role = try line.word("role")
    return OperatorAdded(code: code, role: role, pin: pin)
  }

  func write(to line: inout CanonicalWriter) {
    line.string("operator", code.text)
    line.digest("pin", pin)
    line.string("role", role.rawValue)
  }
}

extension OperatorRetired: LineData {
  static func read(from line: inout LineReader) throws(LineProblem) -> OperatorRetired {
    OperatorRetired(code: try line.code("operator"))
  }

  func write(to line: inout CanonicalWriter) {
    line.string("operator", code.text)
  }
}

extension PINChange: LineData {
  static func read(from line: inout LineReader) throws(LineProblem) -> PINChange {
    var lost: LostPINKind?
    if line.has("lost") {
      let word = try line.json { json throws(CanonicalError) in try json.string() }
      guard let kind = LostPINKind(rawValue: word) else { throw .unfit(key: "lost", found: word) }
      lost = kind
    }
    let code: OperatorCode = try line.code("operator")
    let pin = try line.digest("pin")
    return PINChange(code: code, pin: pin, lost: lost)
  }

  func write(to line: inout CanonicalWriter) {
    line.optional("lost", lost?.rawValue)
    line.string("operator", code.text)
    line.digest("pin", pin)
  }
}
