import StrictJSON

/// Everything that is wrong with an import map, in the order of the file.
public struct ImportMapProblems: Error, Hashable, Sendable {
  /// At least one, each with line and column.
  public let problems: [DocumentProblem]

  init(_ problems: [DocumentProblem]) {
    self.problems = problems.sorted { $0.position < $1.position }
  }
}

extension ImportMap {
  /// The most bytes that a map may have.
  public static let mostBytes = 64 * 1024

  /// The map that the bytes of a file hold.
  ///
  /// - Throws: all that is wrong with it, each with line and column: what is not JSON, unknown,
  ///   missing and repeated keys, and words that stand for nothing the program knows.
  public static func read(_ bytes: [UInt8]) throws(ImportMapProblems) -> ImportMap {
    let value: JSONValue
    do {
      value = try JSONValue.parse(bytes, limits: JSONLimits(depth: 8, bytes: mostBytes))
    } catch {
      throw ImportMapProblems([
        DocumentProblem(position: error.position, message: error.reason.description)
      ])
    }
    let reader = MapReader()
    let map = reader.map(value)
    guard let map, reader.document.problems.isEmpty else {
      throw ImportMapProblems(reader.document.problems)
    }
    return map
  }
}
