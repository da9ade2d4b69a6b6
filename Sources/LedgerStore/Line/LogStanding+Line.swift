import ContingencyManagement
import StrictJSON

extension LogStanding: LineData {
  static func read(from line: inout LineReader) throws(LineProblem) -> LogStanding {
    let bytes = try line.integer("bytes", in: 1...Int.max)
    let entries = try line.integer("entries", in: 1...Int.max)
    let root = try line.digest("root")
    let second: OperatorCode? = try line.optionalCode("secondPerson")
    let vouched = try line.count("vouched")
    return LogStanding(
      bytes: bytes, entries: entries, root: root, vouched: vouched, secondPerson: second)
  }

  func write(to line: inout CanonicalWriter) {
    line.integer("bytes", bytes)
    line.integer("entries", entries)
    line.digest("root", root)
    line.optional("secondPerson", secondPerson?.text)
    line.count("vouched", vouched)
  }
}
