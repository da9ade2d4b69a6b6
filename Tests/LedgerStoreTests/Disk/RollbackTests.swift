import ContingencyManagement
import Digest
import Foundation
import Testing

@testable import LedgerStore

@Suite struct `An earlier log put in the place of a later one` {
  private static let count = 1000

  /// The log alone put back is told by the head; the whole folder, by any receipt given since.
  @Test func `is told for every one of a thousand lines that it may end with`() throws {
    let disk = SimulatedDisk()
    let proposals = try (0..<Self.count).map { number in
      let deck = #"{"kind":"deck","id":"deck-\#(number)","version":1,"words":["wren"]}"#
      return (
        number == 0
          ? Proposal.create(try Clinic.founding()) : .adopt(try Papers.adoption(deck)),
        try Clinic.asking(number, on: Clinic.day("2026-03-02"))
      )
    }
    try SimulatedKernel(disk).run {
      let receipt = try Ledger.create("/ledger", master: Clinic.master, proposals).log
      let checkpoint = Checkpoint(origin: "clinic.example/cm-ledger", head: receipt)
      let files = try ["ledger.jsonl", "head"].map { try certain(disk.file(at: "/ledger/" + $0)) }
      let (log, head) = (disk.files[files[0]].bytes, disk.files[files[1]].bytes)
      let now = try HeadFile.open("/ledger/head", writing: false).head
      var position = LogPosition()
      for (number, line) in log.split(separator: 0x0A).enumerated() {
        let text = String(decoding: line, as: UTF8.self)
        // Every line before is as it was, so that reading may begin here.
        disk.put(log[..<position.bytes], file: files[0])
        var reading = LogReading(path: "/ledger/ledger.jsonl", from: position)
        let cut = Damage(
          "/ledger/ledger.jsonl", line: number + 1, offset: position.bytes,
          .cutShort(acknowledged: log.count, found: position.bytes))
        let file = try OpenFile("/ledger/ledger.jsonl", O_RDONLY)
        let told = try failure {
          try reading.read(file, upTo: .max, head: now) { _, _, _ throws(LedgerError) in }
        }
        try #require(told?.damage == cut)
        if number % 97 == 1 {
          try #require(failure(toOpen: "/ledger")?.damage == cut)
          let earlier = Head(
            bytes: position.bytes, entries: number, root: position.tree.root, sequence: 5)
          disk.put((earlier.slot + earlier.slot)[...], file: files[1])
          try #require(failure(toOpen: "/ledger") == nil)
          let vouching = try Ledger.verify(Testimony(checkpoint), against: "/ledger")
          try #require(
            vouching.objections == [.rolledBack(said: Self.count, found: number)])
          disk.put(head[...], file: files[1])
        }
        position.bytes += line.count + 1
        position.last = try LogText.said(text)
        position.tree.append(leaf: position.last)
      }
      #expect(position.tree.root == receipt.root)
    }
  }
}

extension SimulatedDisk {
  /// Puts other bytes in the place of all that a file holds.
  fileprivate func put(_ bytes: ArraySlice<UInt8>, file: Int) {
    cut(file, to: 0)
    put(bytes, at: 0, of: file)
    sync(file)
  }
}
