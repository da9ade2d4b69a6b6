import Foundation
import Intake

/// The data of two published trials, which lies beside the checkout.
struct TrialFiles {
  private let folder: URL

  /// Nil where no folder above this file has the data beside it.
  static let published: TrialFiles? = {
    let files = folders { $0.appending(path: "shared/data/ctn0094") }
      .first { FileManager.default.fileExists(atPath: $0.appending(path: "visits.csv").path) }
    return files.map { TrialFiles(folder: $0) }
  }()

  /// The bytes of `clients.csv`, `visits.csv` or `doses.csv`.
  func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appending(path: "\(name).csv")))
  }

  /// The map of one of the three files, from `Config/Imports`.
  static func map(_ name: String) throws -> ImportMap {
    let maps = folders { $0.appending(path: "Config/Imports/ctn0094-\(name).json") }
    guard let file = maps.first(where: { FileManager.default.fileExists(atPath: $0.path) }) else {
      throw CocoaError(.fileNoSuchFile)
    }
    return try ImportMap.read([UInt8](Data(contentsOf: file)))
  }

  /// What `place` makes of each folder above this file, the nearest first.
  private static func folders(_ place: (URL) -> URL) -> [URL] {
    var places: [URL] = []
    var folder = URL(filePath: #filePath)
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      places.append(place(folder))
    }
    return places
  }
}
