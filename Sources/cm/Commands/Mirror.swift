import Digest
import Foundation
import LedgerStore

extension Command {
  static let mirrorSet = Command(
    name: "mirror set", operands: "FOLDER", summary: "Keep a second copy of the ledger in a folder",
    details: """
      Every line that is recorded goes there too, and both are compared whenever the ledger is opened.
      The folder lies on another disk and is not there yet, or empty. A second copy that was elsewhere
      before stays as it is.

      Where that disk is away or full, recording goes on with a warning, since the ledger itself has
      every line; the second copy is caught up when it is there again. The secret of the draws is not
      copied: whoever reads it can foretell prizes. Keep a copy of it under lock.
      """,
    options: [.with], operandCount: 1...1, writes: true, takesRequest: false,
    run: { desk, arguments throws(Complaint) in try desk.mirrorSet(arguments) })

  static let mirrorRebuild = Command(
    name: "mirror rebuild", operands: "", summary: "Make a second copy anew that differs",
    details: """
      What was in its place is kept in its folder 'aside'. Refused where the second copy acknowledged
      more entries than the ledger has, for then it may be the ledger that lost some.
      """,
    options: [.with], operandCount: 0...0, writes: true, takesRequest: false,
    run: { desk, arguments throws(Complaint) in try desk.mirrorRebuild(arguments) })

  static let mirrorRemove = Command(
    name: "mirror remove", operands: "", summary: "Keep up the second copy no more",
    details: "Its files stay where they are.",
    options: [.with], operandCount: 0...0, writes: true, takesRequest: false,
    run: { desk, arguments throws(Complaint) in try desk.mirrorRemove(arguments) })
}

extension Desk {
  fileprivate func mirrorSet(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let folder = try folder(arguments)
    try requireRecovery(arguments)
    var receipt = Receipt()
    try receipt.add(mirror: setMirror(folder, to: arguments.operands[0]), of: folder)
    print(receipt)
    return .done
  }

  fileprivate func mirrorRebuild(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let folder = try folder(arguments)
    try requireRecovery(arguments)
    let mirror: (path: String, log: TreeHead, missing: Int, isRebuilt: Bool)
    do throws(LedgerError) {
      mirror = try Ledger.rebuildMirror(folder, name: absolute(folder), network: network)
    } catch { throw Complaint(error, currency: nil) }
    var receipt = Receipt()
    receipt.add("mirror", mirror.path)
    receipt.add(
      mirror.isRebuilt ? "rebuilt" : "sound",
      mirror.isRebuilt
        ? "whatever was there before is kept in its folder 'aside'"
        : mirror.missing == 0
          ? "it is what the ledger is already"
          : "it is the ledger's beginning; the next command that writes adds the last "
            + (mirror.missing == 1 ? "entry" : "\(mirror.missing) entries"))
    receipt.add(hashOf: nil, mirror.log)
    print(receipt)
    return .done
  }

  fileprivate func mirrorRemove(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let folder = try folder(arguments)
    try requireRecovery(arguments)
    let path: String?
    do { path = try Ledger.removeMirror(folder, network: network) } catch {
      throw Complaint(error, currency: nil)
    }
    line("removed   the second copy is kept up no more")
    if let path { line("left      \(path) as it is") }
    return .done
  }

  /// Refuses whoever may not recover the log: the second copy is part of what shows its damage.
  private func requireRecovery(_ arguments: Arguments) throws(Complaint) {
    let proofs = try prove(arguments)
    try requireRecovery(proofs, arguments, in: try readWhatHolds(arguments).state)
  }

  /// Makes a second copy in a folder named by a person.
  func setMirror(
    _ folder: String, to place: String
  ) throws(Complaint) -> (path: String, log: TreeHead) {
    guard !place.isEmpty, !place.utf8.contains(0) else {
      throw Complaint(.usage, "the second copy's folder has no name", hint: "cm mirror set FOLDER")
    }
    let path = absolute(place)
    do {
      let log = try Ledger.setMirror(folder, to: path, name: absolute(folder), network: network)
      return (path, log)
    } catch { throw Complaint(error, currency: nil) }
  }

  /// A path from the root on.
  func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }
}

extension Receipt {
  /// That a second copy is kept, what it has, and what it does not have.
  mutating func add(mirror: (path: String, log: TreeHead), of folder: String) {
    add("mirror", "\(mirror.path), \(mirror.log.size) entries")
    if Ledger.areOnOneDisk(folder, mirror.path) {
      add("disk", "the same as the ledger's; a second copy is worth most on another")
    }
    add(
      "secret",
      "not copied; keep a copy of that file under lock, for without it no prize can be drawn")
  }
}
