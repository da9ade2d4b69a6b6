import Foundation

@testable import cm

/// A folder with the real programs of this machine.
struct RealWorld {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory().trimmingSuffix("/") + "/cm-real-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  func cm(_ words: String...) -> (status: ExitStatus, printed: String) { cm(words) }

  func cm(_ words: [String]) -> (status: ExitStatus, printed: String) {
    let printed = Printed()
    var surroundings = Surroundings.real()
    surroundings.environment = ["CM_LEDGER": folder + "/ledger", "CM_BY": "rn-07"]
    surroundings.zone = "UTC"
    surroundings.config = Checkout.config
    surroundings.out = { printed.text += $0 }
    surroundings.err = { printed.text += $0 }
    let status = Desk(surroundings).run(words)
    return (status, printed.text)
  }

  struct Failed: Error { var printed: String }

  /// What the shell prints in the folder; throws where it ends with another status than 0.
  ///
  /// It goes into a file: the other end of a pipe could be inherited by another test's process.
  @discardableResult
  func shell(_ script: String) throws -> String {
    let file = folder + "/printed"
    defer { try? FileManager.default.removeItem(atPath: file) }
    let status = Surroundings.runProgram(
      "sh", ["-c", "cd \"$0\" && exec > printed 2>&1 && eval \"$1\"", folder, script])
    let printed = String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self)
    guard status == 0 else { throw Failed(printed: printed) }
    return printed
  }
}

private final class Printed {
  var text = ""
}
