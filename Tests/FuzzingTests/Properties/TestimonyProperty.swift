import ContingencyManagement
import Digest
import Foundation

@testable import LedgerStore

/// What somebody kept is read, or the line that is wrong is named; what was read is printed and read
/// again the same, and held against a log without an end other than a vouching or an objection.
enum TestimonyProperty {
  static func hold(_ bytes: [UInt8]) throws {
    let testimony: Testimony
    do throws(TestimonyProblem) { testimony = try Testimony(file: bytes) } catch {
      // A proof that ends too early lacks an empty line and the origin below it.
      let lines = bytes.count { $0 == 0x0A } + 1
      try need((1...lines + 2).contains(error.line), "line \(error.line) of \(lines)")
      return
    }
    try need(
      try Testimony(file: Array(printed(testimony).utf8)) == testimony,
      "another testimony when it is printed and read again")
    let page = try PageLog.whole.get()
    var check = TestimonyCheck(testimony, acknowledged: page.hashes.count)
    for (number, hash) in page.hashes.enumerated() { check.take(number, hash: hash) }
    let vouching = check.vouching(origin: "clinic.example/cm-ledger")
    try need(
      vouching.entries <= page.hashes.count || !vouching.objections.isEmpty,
      "it vouches for entries that are not there")
    try need(
      vouching.entries > 0 || !vouching.objections.isEmpty || testimony.head?.size == 0,
      "it vouches for nothing and objects to nothing")
  }

  private static func printed(_ testimony: Testimony) throws -> String {
    if let inclusion = testimony.inclusion {
      return EntryProof(inclusion: inclusion, checkpoint: try checkpoint(testimony)).text
    }
    if testimony.form == .checkpoint { return try checkpoint(testimony).text }
    let entries = testimony.entries.map { "entry     #\($0.number) \($0.hash)\n" }.joined()
    return entries + (testimony.head.map { "log       \($0.size):\($0.root)\n" } ?? "")
  }

  private static func checkpoint(_ testimony: Testimony) throws -> Checkpoint {
    Checkpoint(
      origin: try needed(testimony.origin, "no origin"),
      head: try needed(testimony.head, "no head"))
  }
}
