import ContingencyManagement
import StrictJSON

extension SetAside: LineData {
  static func read(from line: inout LineReader) throws(LineProblem) -> SetAside {
    let bytes = try line.integer("bytes", in: 1...Int.max)
    let digest = try line.digest("digest")
    let offset = try line.integer("offset")
    let second: OperatorCode? = try line.optionalCode("secondPerson")
    return SetAside(offset: offset, bytes: bytes, digest: digest, secondPerson: second)
  }

  func write(to line: inout CanonicalWriter) {
    line.integer("bytes", bytes)
    line.digest("digest", digest)
    line.integer("offset", offset)
    line.optional("secondPerson", secondPerson?.text)
  }
}
