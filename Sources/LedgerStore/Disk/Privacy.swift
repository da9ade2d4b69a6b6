import Glibc

extension OpenFile {
  /// What keeps this from being a plain file of the user's own, of mode 600 and with one name; nil
  /// where it is one.
  func privacyFlaw() throws(SystemFailure) -> Damage? {
    let status = try status()
    let isPrivate =
      status.st_mode & S_IFMT == S_IFREG && status.st_mode & 0o7777 == 0o600
      && status.st_uid == geteuid() && status.st_nlink == 1
    return isPrivate ? nil : Damage(path, notPrivate: status)
  }
}

extension Damage {
  /// Whether a file or folder is only not the user's own, or not of the right mode; what it holds may
  /// be sound.
  public var isOfRights: Bool {
    switch reason {
    case .notPrivate, .folderNotPrivate: true
    default: false
    }
  }

  /// That a file is not the user's own, with what the file system knows of it.
  init(_ path: String, notPrivate status: stat) {
    self.init(
      path,
      .notPrivate(
        mode: status.st_mode & 0o7777, owner: status.st_uid, links: UInt64(status.st_nlink)))
  }
}

extension OpenFile {
  /// The bytes of a small file of the user's own, or the first `most` of them; nil where there is none.
  static func readPrivate(_ path: String, most: Int) throws(LedgerError) -> [UInt8]? {
    let (flaw, bytes): (Damage?, [UInt8])
    do throws(SystemFailure) {
      let file = try OpenFile(path, O_RDONLY)
      flaw = try file.privacyFlaw()
      bytes = flaw == nil ? try file.read(most: most) : []
    } catch {
      if error.code == ENOENT || error.code == ENOTDIR { return nil }
      throw .notRecorded(error)
    }
    if let flaw { throw .damaged(flaw) }
    return bytes
  }
}

extension Ledger {
  /// Makes sure that a folder that is written to is the user's own, of mode 700, and on a disk of
  /// this machine; returns once its names would survive a power failure.
  static func checkFolder(
    _ path: String, network: NetworkFileSystem.Rule
  ) throws(LedgerError) {
    let status: stat
    let magic: UInt32
    do throws(SystemFailure) {
      let folder = try OpenFile(path, O_RDONLY | O_DIRECTORY)
      status = try folder.status()
      magic = try folder.fileSystem()
      try folder.sync()
    } catch { throw .notRecorded(error) }
    guard status.st_mode & 0o777 == 0o700, status.st_uid == geteuid() else {
      throw .damaged(
        Damage(path, .folderNotPrivate(mode: status.st_mode & 0o7777, owner: status.st_uid)))
    }
    try refuse(magic, network, folder: path)
  }

  /// Refuses a file system that is kept elsewhere, unless it is allowed.
  static func refuse(
    _ magic: UInt32, _ rule: NetworkFileSystem.Rule, folder: String
  ) throws(LedgerError) {
    if rule == .refused, let network = NetworkFileSystem(magic: magic) {
      throw .onNetwork(folder: folder, network)
    }
  }
}
