import Foundation
import Testing

/// The vectors that NIST and Wycheproof publish, kept in a folder beside the checkout.
enum PublishedVectors {
  /// `shared/data/vectors` beside the checkout or beside a folder above it; nil where there is none.
  static let folder: URL? = {
    var place = URL(filePath: #filePath).resolvingSymlinksInPath()
    while place.pathComponents.count > 1 {
      place.deleteLastPathComponent()
      let folder = place.appending(path: "shared/data/vectors")
      if FileManager.default.fileExists(atPath: folder.path) { return folder }
    }
    return nil
  }()

  static let areHere = folder != nil

  static let absence: Comment =
    "the published vectors are not beside this checkout (shared/data/vectors)"

  static func data(at path: String) throws -> Data {
    guard let folder else { throw Missing(path: path) }
    return try Data(contentsOf: folder.appending(path: path))
  }

  /// The lines `KEY = VALUE` of a file of the Cryptographic Algorithm Validation Program, in order;
  /// comments and the indented intermediate values are left out.
  static func fields(at path: String) throws -> [(key: Substring, value: Substring)] {
    let text = String(decoding: try data(at: path), as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).compactMap { line in
      guard let equals = line.firstRange(of: " = "), line.first?.isLetter == true else {
        return nil
      }
      return (line[..<equals.lowerBound], line[equals.upperBound...])
    }
  }

  struct Missing: Error {
    let path: String
  }
}
