import ContingencyManagement
import Foundation
import LedgerStore
import Testing

@testable import cm

/// The trials' files beside the checkout, which are data to test against and no part of it.
enum TrialData {
  static let folder = Checkout.root.deletingLastPathComponent()
    .appendingPathComponent("shared/data/ctn0094")
  static let isThere = FileManager.default.fileExists(
    atPath: folder.appendingPathComponent("visits.csv").path)

  /// The header of a file and its rows, fields separated; the files have no quotes.
  static func rows(_ name: String) throws -> (header: String, rows: [[String]]) {
    let text = try String(
      contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline)
    let header = String(try #require(lines.first))
    return (
      header,
      lines.dropFirst().map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
    )
  }
}

/// What the visits of one participant earn in cents under `opioid-vouchers`, worked out from the
/// words of Config/README.md alone, row by row.
private func visitCents(_ rows: [[String]], prescribed: String) -> Int {
  var (cents, rung, bonusRun, sinceReset) = (0, 0, 0, 0)
  var lastPaid = 0
  var remembered = 0
  // A rung brought back and not yet paid is still to be recovered after a reset.
  var broughtBack = 0
  for row in rows.sorted(by: { $0[1] < $1[1] }) {
    let targets = [row[6]] + (prescribed == "Methadone" ? [row[8]] : [row[7]])
    let isExcused = ["in-jail", "in-hospital"].contains(row[4])
    let isMet =
      row[3] == "attended" && row[5] != "out of range"
      && targets.allSatisfy { $0 == "negative" }
    if isMet {
      cents += 250 + 125 * rung
      lastPaid = rung
      broughtBack = 0
      rung += 1
      bonusRun += 1
      sinceReset += 1
      if bonusRun == 3 { (cents, bonusRun) = (cents + 1000, 0) }
      if sinceReset >= 5 {
        if remembered > rung { (rung, broughtBack) = (remembered, remembered) }
        remembered = 0
      }
    } else if row[3] == "attended" || !isExcused {
      remembered = max(remembered, broughtBack > 0 ? broughtBack : lastPaid)
      broughtBack = 0
      (rung, bonusRun, sinceReset) = (0, 0, 0)
    }
  }
  return cents
}

@Suite struct `The trials CTN-0027 and CTN-0030` {
  /// Every day a sample; all 1,922 participants with CM_CAMPAIGN=1.
  static let sample =
    ProcessInfo.processInfo.environment["CM_CAMPAIGN"] == nil ? 60 : 1_922

  @Test(
    .enabled(
      if: TrialData.isThere,
      "the trials' files are not beside this checkout (shared/data/ctn0094)"))
  func `go in without a lost row, earn what an oracle says, and are recognised again`() throws {
    let world = try TranscriptWorld(name: "trial data")
    defer { world.remove() }
    let clients = try TrialData.rows("clients.csv")
    // A fixed stride through the participants, so that a failure can be repeated.
    let stride = clients.rows.count / Self.sample
    let chosen = Set(clients.rows.indices.filter { $0 % stride == 0 }.map { clients.rows[$0][0] })
    var counts: [String: Int] = [:]
    for name in ["clients", "visits", "doses"] {
      let file = try TrialData.rows("\(name).csv")
      let rows = file.rows.filter { chosen.contains($0[0]) }
      counts[name] = rows.count
      let text = ([file.header] + rows.map { $0.joined(separator: ",") }).joined(separator: "\n")
      try Data(text.utf8).write(to: URL(fileURLWithPath: world.folder + "/\(name).csv"))
    }
    #expect(chosen.count >= Self.sample)

    _ = world.run(["cm", "init", "--zone", "UTC"])
    _ = world.run(["cm", "adopt", "opioid-vouchers"])
    let first = importAll(world)
    #expect(first.allSatisfy { !$0.contains("not taken") })
    #expect(
      first.filter { $0.hasPrefix("rows") }
        == ["clients", "visits", "doses"].map {
          "rows      \(counts[$0] ?? 0): \(counts[$0] ?? 0) recorded, 0 known before"
        })

    let report = try Ledger.audit(world.folder + "/ledger")
    #expect(report.isSound)
    let total = report.state.participants.reduce(0) { $0 + $1.earned.money.thousandths }
    #expect(total == (try oracleCents(chosen)) * 10)

    let again = importAll(world)
    #expect(
      again.filter { $0.hasPrefix("rows") }
        == ["clients", "visits", "doses"].map {
          "rows      \(counts[$0] ?? 0): 0 recorded, \(counts[$0] ?? 0) known before"
        })
    #expect(try Ledger.audit(world.folder + "/ledger").head == report.head)
  }

  private func importAll(_ world: TranscriptWorld) -> [String] {
    ["clients", "visits", "doses"].flatMap { name in
      world.run(
        ["cm", "import", "./\(name).csv", "--map", "ctn0094-\(name)"]
          + (name == "clients" ? ["--schedule", "opioid-vouchers"] : []))
    }
  }

  private func oracleCents(_ chosen: Set<String>) throws -> Int {
    let clients = try TrialData.rows("clients.csv").rows
    let prescribed = Dictionary(uniqueKeysWithValues: clients.map { ($0[0], $0[4]) })
    let visits = Dictionary(grouping: try TrialData.rows("visits.csv").rows) { $0[0] }
    let doses = try TrialData.rows("doses.csv").rows.filter { chosen.contains($0[0]) }
    // One dose a day earns $0.25; a second one on the day earns nothing.
    let doseDays = Set(doses.map { $0[0] + $0[1] })
    return chosen.reduce(doseDays.count * 25) { cents, client in
      cents + visitCents(visits[client] ?? [], prescribed: prescribed[client] ?? "")
    }
  }
}
