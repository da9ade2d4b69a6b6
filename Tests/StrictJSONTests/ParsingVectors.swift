import Foundation

/// The published JSON parsing vectors (JSONTestSuite), which lie beside the checkout.
struct ParsingVectors {
  /// The files whose name begins with a prefix, in order of their names.
  var files: [URL]

  /// Nil where no folder above this file has the vectors beside it.
  static let published: ParsingVectors? = {
    var folder = URL(filePath: #filePath)
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let vectors = folder.appending(path: "shared/data/vectors/json-parsing")
      let files = try? FileManager.default.contentsOfDirectory(
        at: vectors, includingPropertiesForKeys: nil)
      if let files {
        return ParsingVectors(
          files: files.sorted { $0.lastPathComponent < $1.lastPathComponent })
      }
    }
    return nil
  }()

  /// Name and bytes of each file whose name begins so.
  func cases(_ prefix: String) throws -> [(name: String, bytes: [UInt8])] {
    try files.filter { $0.lastPathComponent.hasPrefix(prefix) }
      .map { ($0.lastPathComponent, [UInt8](try Data(contentsOf: $0))) }
  }
}
