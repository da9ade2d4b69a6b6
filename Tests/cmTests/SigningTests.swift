import Foundation
import Testing

@testable import cm

/// What the commands print is done by the shell and ssh-keygen, where the machine has it.
@Suite(.enabled(if: SigningTests.isHere, "this machine has no ssh-keygen"))
struct `A signed checkpoint` {
  @Test func `is verified by the commands that are shown, and refused once it is altered`() throws {
    let world = try RealWorld()
    defer { world.remove() }
    #expect(world.cm("init", "--origin", "clinic.example/cm-ledger").status == .done)
    try world.shell("ssh-keygen -q -t ed25519 -N '' -C 'the desk' -f '\(world.folder)/desk key'")
    let file = world.folder + "/a checkpoint"
    let signed = world.cm("checkpoint", "--sign", world.folder + "/desk key", "--to", file)
    #expect(signed.status == .done)
    let commands = signed.printed.split(separator: "\n").filter { $0.hasPrefix("  ") }
    #expect(commands.count == 3)
    try world.shell(String(commands[0]))
    let verify = String(commands[1])
    #expect(try world.shell(verify).contains("Good \"cm-checkpoint\" signature"))
    #expect(world.cm("verify", file).status == .done)

    var checkpoint = try Data(contentsOf: URL(fileURLWithPath: file))
    checkpoint[0] ^= 1
    try checkpoint.write(to: URL(fileURLWithPath: file))
    #expect(throws: RealWorld.Failed.self) { try world.shell(verify) }
    #expect(world.cm("verify", file).status == .damaged)
  }

  @Test func `is not left behind where the key is none`() throws {
    let world = try RealWorld()
    defer { world.remove() }
    #expect(world.cm("init").status == .done)
    try Data("no key\n".utf8).write(to: URL(fileURLWithPath: world.folder + "/key"))
    let signed = world.cm(
      "checkpoint", "--sign", world.folder + "/key", "--to", world.folder + "/it")
    #expect(signed.status == .refused)
    let names = try FileManager.default.contentsOfDirectory(atPath: world.folder).sorted()
    #expect(names == ["key", "ledger"])
  }
}

private enum SigningTests {
  static let isHere = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .contains { FileManager.default.isExecutableFile(atPath: "\($0)/ssh-keygen") }
}
