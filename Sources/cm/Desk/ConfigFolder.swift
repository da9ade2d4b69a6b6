import ContingencyManagement
import Foundation
import LedgerStore
import StrictJSON

/// The schedules, bowls, caps, decks and maps that travel with the program, or those of `--config`.
struct ConfigFolder {
  let path: String

  /// The folders that documents lie in.
  static let documents = ["Schedules", "Bowls", "Caps", "Decks", "Programmes"]

  /// The file of a document or a map, by its path or by its id.
  ///
  /// What ends in `.json` or has a `/` in it is a path; anything else is an id.
  func file(_ idOrPath: String, in folders: [String]) throws(Complaint) -> String {
    if idOrPath.hasSuffix(".json") || idOrPath.contains("/") { return idOrPath }
    for folder in folders {
      let file = "\(path)/\(folder)/\(idOrPath).json"
      if Name(idOrPath) != nil, FileManager.default.fileExists(atPath: file) { return file }
    }
    let known = folders.flatMap(ids)
    let near = nearest(to: idOrPath, among: known)
    throw Complaint(
      .configuration,
      "there is no \(idOrPath.shown()) among the files in \(path)",
      hint: near.map { "did you mean \($0)?" }
        ?? (known.isEmpty
          ? "name another folder: --config FOLDER" : "there are " + known.joined(separator: ", ")))
  }

  /// The ids in a folder, in order.
  func ids(_ folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")) ?? []
    return names.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }
}

extension Desk {
  func config(_ arguments: Arguments) -> ConfigFolder {
    ConfigFolder(path: arguments["config"] ?? surroundings.config)
  }

  /// The bytes of a file of at most `most` bytes.
  func bytes(of path: String, most: Int) throws(Complaint) -> [UInt8] {
    let handle: FileHandle
    do {
      handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    } catch {
      throw Complaint(
        .configuration, "\(path.shown(most: 200)) cannot be read",
        hint: "is the name right, and may you read it?")
    }
    do {
      let data = try handle.read(upToCount: most + 1) ?? Data()
      try handle.close()
      guard data.count <= most else {
        throw Complaint(
          .configuration, "\(path.shown(most: 200)) has more than \(most) bytes",
          hint: "is it the right file?")
      }
      return Array(data)
    } catch let complaint as Complaint {
      throw complaint
    } catch {
      throw Complaint(
        .configuration, "\(path.shown(most: 200)) cannot be read", hint: "is it a file?")
    }
  }

  /// A schedule, bowl, file of caps, deck or programme in a file, by path or id, ready to be adopted.
  func adoption(
    of idOrPath: String, _ config: ConfigFolder, replaysExamples: Bool = true
  ) throws(Complaint) -> (path: String, adoption: Adoption) {
    let path = try config.file(idOrPath, in: ConfigFolder.documents)
    let bytes = try bytes(of: path, most: Document.mostBytes)
    let adoption: Adoption
    do { adoption = try Document.adoption(of: bytes, replaysExamples: replaysExamples) } catch {
      throw Complaint(
        .configuration,
        error.problems.map {
          "\(path.shown(most: 200)):\($0.position): \($0.message)"
        }.joined(separator: "\n"),
        hint: "Config/README.md says what each key means")
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard name == "\(adoption.document.id).json" else {
      throw Complaint(
        .configuration,
        "\(path.shown(most: 200)): the file is called \(name.shown()), its id is \(adoption.document.id)",
        hint: "call it \(adoption.document.id).json, or give it the id of its name")
    }
    return (path, adoption)
  }
}
