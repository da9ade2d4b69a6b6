import ContingencyManagement
import Foundation
import Testing

@testable import LedgerStore

@Suite struct `A ledger's folder` {
  private let temporary: TemporaryFolder
  private var folder: String { temporary("ledger") }

  init() throws { temporary = try TemporaryFolder() }

  @Test(arguments: [0o755, 0o750, 0o701, 0o777] as [mode_t])
  func `is written to only where nobody else can look into it, and read wherever it may be`(
    mode: mode_t
  ) throws {
    do { _ = try Clinic.make(folder) }
    chmod(folder, mode)
    let expected = Damage(folder, .folderNotPrivate(mode: UInt32(mode), owner: geteuid()))
    #expect(failure(toOpen: folder)?.damage == expected)
    #expect(try failure { _ = try Ledger.setTailAside(folder) }?.damage == expected)
    #expect(try Ledger.audit(folder).isSound)
    chmod(folder, 0o700)
    try expectSound(folder, entries: 5)
  }

  @Test(arguments: ["head", "secret"])
  func `has a head and a secret that are the user's own, of mode 600, with one name`(name: String)
    throws
  {
    do { _ = try Clinic.make(folder) }
    let path = folder + "/" + name
    chmod(path, 0o640)
    #expect(
      try use(name) == Damage(path, .notPrivate(mode: 0o640, owner: geteuid(), links: 1)))
    chmod(path, 0o600)
    try FileManager.default.linkItem(atPath: path, toPath: temporary("copy"))
    #expect(
      try use(name) == Damage(path, .notPrivate(mode: 0o600, owner: geteuid(), links: 2)))
    try FileManager.default.removeItem(atPath: temporary("copy"))
    #expect(try use(name) == nil)
    try expectSound(folder, entries: 5)
  }

  /// What a command says that needs the file.
  private func use(_ name: String) throws -> Damage? {
    if name == "head" { return failure(toOpen: folder)?.damage }
    let commitment = try Ledger.read(folder).state.drawCommitment
    return try failure { _ = try DrawSecret(folder, commitment: commitment) }?.damage
  }
}

@Suite struct `A disk of another machine` {
  @Test(arguments: NetworkFileSystem.allCases)
  func `is refused for a ledger unless somebody allowed it`(network: NetworkFileSystem) throws {
    let refused = try failure { try Ledger.refuse(network.magic, .refused, folder: "ledger") }
    guard case .onNetwork("ledger", network) = refused else {
      throw Failed("\(network) was let in")
    }
    try Ledger.refuse(network.magic, .allowed, folder: "ledger")
  }

  /// ext4, xfs, btrfs, tmpfs, overlayfs, ZFS, f2fs.
  @Test(
    arguments: [
      0xEF53, 0x5846_5342, 0x9123_683E, 0x0102_1994, 0x794C_7630, 0x2FC1_2FC1, 0xF2F5_2010,
    ] as [UInt32])
  func `is none where the kernel names a file system of this one`(magic: UInt32) throws {
    try Ledger.refuse(magic, .refused, folder: "ledger")
  }

  @Test func `is told by the number that the kernel gives of an open folder`() throws {
    // proc(5): PROC_SUPER_MAGIC.
    #expect(try OpenFile("/proc", O_RDONLY | O_DIRECTORY).fileSystem() == 0x9FA0)
    let temporary = try TemporaryFolder()
    let magic = try OpenFile(temporary.path, O_RDONLY | O_DIRECTORY).fileSystem()
    #expect(magic != 0)
  }

  private static let header = "/usr/include/linux/magic.h"

  @Test(.enabled(if: access(header, R_OK) == 0, "this machine has no kernel headers"))
  func `has the numbers of the kernel's own list`() throws {
    let text = try String(contentsOfFile: Self.header, encoding: .utf8)
    let defined = text.matches(of: /#define\s+(\w+)\s+0x([0-9A-Fa-f]+)/).reduce(into: [:]) {
      $0[String($1.1)] = UInt32($1.2, radix: 16)
    }
    let names: [(String, NetworkFileSystem)] = [
      ("NFS_SUPER_MAGIC", .nfs), ("SMB_SUPER_MAGIC", .smb), ("CIFS_SUPER_MAGIC", .cifs),
      ("SMB2_SUPER_MAGIC", .smb2), ("NCP_SUPER_MAGIC", .ncp), ("AFS_FS_MAGIC", .afs),
      ("AFS_SUPER_MAGIC", .openAFS), ("CEPH_SUPER_MAGIC", .ceph), ("CODA_SUPER_MAGIC", .coda),
      ("V9FS_MAGIC", .plan9), ("FUSE_SUPER_MAGIC", .fuse), ("OCFS2_SUPER_MAGIC", .ocfs2),
    ]
    for (name, network) in names {
      // Kernels differ in which of them they list.
      if let number = defined[name] { #expect(number == network.magic, "\(name)") }
    }
    #expect(names.filter { defined[$0.0] != nil }.count >= 8)
  }
}
