import Digest
import Testing

@testable import cm

@Suite struct `The values of a receipt` {
  @Test func `can be typed from what was printed`() throws {
    let world = try RealWorld()
    defer { world.remove() }
    let printed = world.cm("init").printed.split(separator: "\n")
    let entry = try #require(printed.first { $0.hasPrefix("entry ") }).split(separator: " ")
    let log = try #require(printed.first { $0.hasPrefix("log ") }).split(separator: " ")
    let (number, hash, head) = (String(entry[1]), String(entry[2]), String(log[1]))
    for values in [
      ["--entry", number, "--hash", hash, "--log", head], ["--entry", number, "--hash", hash],
      ["--log", head],
    ] {
      let answer = world.cm(["verify"] + values)
      #expect(answer.status == .done)
      #expect(answer.printed.contains("vouches    for entries #0 to #1: as they were"))
    }
    let other = SHA256Digest.zero.hex
    #expect(world.cm("verify", "--entry", number, "--hash", other).status == .damaged)
    #expect(world.cm("verify", "--log", "2:" + other).status == .damaged)
  }
}
