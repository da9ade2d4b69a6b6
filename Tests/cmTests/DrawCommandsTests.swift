import Foundation
import Testing

@testable import ContingencyManagement
@testable import Digest
@testable import cm

/// The commands that check draws without this program, run by the shell where the machine has them.
@Suite(.enabled(if: DrawCommandsTests.areHere, "this machine lacks sha256sum, basenc or openssl"))
struct `The commands that check a draw` {
  /// The published draws of a chain of eight, as they would stand on a receipt.
  private static let published = """
    draws     of c-4f2a9d17 in clinic.example/cm-ledger, chain 0
    word      bluebird
    bowl      va-500 version 1 eac80db6618c9466b0c15061b460bf010d6e7bc48d401fcbd89c3aa6a5ddead2
    tiers     250 encouragement, 209 small, 40 large, 1 jumbo
    before    1a950545bf03519b509b39add7eeb0df517358e9f35347e7ec5f12990cfd231a the anchor
    draw 1    slip 479 of 0-499: large, Large prize, $20.00
    element   64cedad23e39459150d15f6ff99e7d2b2d6e43473d7e68541172277c5792447b
    entry     #7 0000000000000000000000000000000000000000000000000000000000000000
    draws     of c-4f2a9d17 in clinic.example/cm-ledger, chain 0
    word      42
    bowl      va-500 version 1 eac80db6618c9466b0c15061b460bf010d6e7bc48d401fcbd89c3aa6a5ddead2
    tiers     250 encouragement, 209 small, 40 large, 1 jumbo
    before    64cedad23e39459150d15f6ff99e7d2b2d6e43473d7e68541172277c5792447b
    draw 2    slip 98 of 0-499: encouragement, Good job!
    element   a4d48fa797fb16745bf47a9adc971aaee09f2a204a13c0cef619c7b3fc641d5b
    draws     of c-4f2a9d17 in clinic.example/cm-ledger, chain 0
    word      (declined)
    bowl      va-500 version 1 eac80db6618c9466b0c15061b460bf010d6e7bc48d401fcbd89c3aa6a5ddead2
    tiers     250 encouragement, 209 small, 40 large, 1 jumbo
    before    a4d48fa797fb16745bf47a9adc971aaee09f2a204a13c0cef619c7b3fc641d5b
    draw 3    slip 478 of 0-499: large, Large prize, $20.00
    element   30ccc078e53d5ca83da2251460acbc618c0da32ca7e78d564fc7d03aab5cf15b
    log       8:0000000000000000000000000000000000000000000000000000000000000000

    """

  @Test func `come to the published elements and slips`() throws {
    let world = try RealWorld()
    defer { world.remove() }
    let file = world.folder + "/draws.txt"
    try Data(Self.published.utf8).write(to: URL(fileURLWithPath: file))
    #expect(world.cm("verify-draw", file).status == .done)
    let commands = world.cm("verify-draw", file, "--commands").printed
    #expect(
      try world.shell(commands) == """
        1a950545bf03519b509b39add7eeb0df517358e9f35347e7ec5f12990cfd231a
        479
        64cedad23e39459150d15f6ff99e7d2b2d6e43473d7e68541172277c5792447b
        98
        a4d48fa797fb16745bf47a9adc971aaee09f2a204a13c0cef619c7b3fc641d5b
        478

        """)
  }

  @Test func `come to what a real receipt says, from a file and from standard input`() throws {
    let world = try RealWorld()
    defer { world.remove() }
    for words in [
      ["init", "--origin", "clinic.example/cm-ledger"], ["adopt", "va-prizes"],
      ["enroll", "birch-2", "--schedule", "va-prizes", "--on", "2026-01-05"],
      ["record", "birch-2", "negative", "--on", "2026-01-05"],
      ["record", "birch-2", "negative", "--on", "2026-01-08"],
    ] {
      #expect(world.cm(words).status == .done)
    }
    let receipt = world.cm("draw", "birch-2", "--word", "bluebird").printed
    let file = world.folder + "/draws.txt"
    try Data(receipt.utf8).write(to: URL(fileURLWithPath: file))
    let commands = world.cm("verify-draw", file, "--commands").printed
    let said = commands.split(separator: "\n").filter { $0.hasPrefix("# ") }
      .compactMap { $0.split(separator: " ").last.map(String.init) }
    #expect(said.count == 6)
    #expect(try world.shell(commands) == said.map { $0 + "\n" }.joined())
  }

  /// Shells count in 63 bits, so the sixteen digits are taken in two halves.
  @Test func `take the remainder of any sixteen digits`() throws {
    let world = try RealWorld()
    defer { world.remove() }
    var script = ""
    var expected = ""
    for (number, slips) in [
      (UInt64.max, 500), (.max, 1_000_000), (1 << 63, 999_983), (0, 7), (0xFFFF_FFFF, 3),
      (0x8000_0000_0000_0001, 1),
    ] {
      let digits = String(number, radix: 16)
      let hex = String(repeating: "0", count: 16 - digits.count) + digits
      let sheet = DrawSheet.Working(
        block: 0, word: 1, among: slips, place: 0,
        slip: DrawResult.Slip(number: 0, tier: try #require(Name("small"))))
      script += "h=\(String(repeating: "f", count: 16))\(hex)\n" + sheet.remainderCommand + "\n"
      expected += "\(number % UInt64(slips))\n"
    }
    #expect(try world.shell(script) == expected)
  }
}

private enum DrawCommandsTests {
  static let areHere = ["sha256sum", "basenc", "openssl"].allSatisfy { program in
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
  }
}
