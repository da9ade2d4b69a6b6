import Foundation

/// Files in memory, and what of them a power cut would leave.
///
/// A file remembers every content it has had since its last sync, the durable one first. A power cut
/// leaves of each of its 512-byte sectors any of those versions, and a size anywhere between the
/// least and the greatest, whatever became of the data. A folder remembers the changes to its names
/// since its own last sync; a power cut leaves any of them, each whole: a rename is one change. One
/// from a folder to another leaves the file with its old name, its other one, or both, and never with
/// none. These are the freedoms that file systems were found to take, and a few more (Pillai et al.,
/// "All File Systems Are Not Created Equal", OSDI 2014, table 1).
///
/// Not modelled: sectors that are torn, bits that rot, writes that go to another place, links, owners
/// and times. One thread at a time uses it.
final class SimulatedDisk: @unchecked Sendable {
  struct File {
    var mode: UInt32
    /// Every content since the last sync: the first is durable, the last is what everyone reads.
    var versions: [[UInt8]] = [[]]
    /// The sectors written since a sync failed; nil where none did.
    var dirty: Set<Int>?
    /// The names in a folder, those that are durable, and the changes between the two.
    var names: [String: Int] = [:]
    var durableNames: [String: Int] = [:]
    var changes: [NameChange] = []

    var bytes: [UInt8] { versions[versions.count - 1] }
    var isFolder: Bool { mode & S_IFMT == S_IFDIR }
    var isDurable: Bool { versions.count == 1 && changes.isEmpty }
  }

  struct NameChange {
    var removed: String?
    var added: (name: String, file: Int)?
    /// The folder that a file went to from this one; nil where it went to none.
    var movedTo: Int?

    func apply(to names: inout [String: Int]) {
      if let removed { names[removed] = nil }
      if let added { names[added.name] = added.file }
    }
  }

  /// All files that there ever were, by their numbers; the first is the root folder.
  private(set) var files: [File]
  /// Which process holds the lock of which file.
  var locks: [Int: Int32] = [:]
  /// Whether a sync says that all is well and does nothing, as disks do that lie.
  var lies = false
  /// By how many bytes its files may still grow; nil where it never fills up.
  var room: Int?

  init() { files = [File(mode: S_IFDIR | 0o700)] }

  private init(_ files: [File]) { self.files = files }

  /// The same files, for another course of events.
  func copy() -> SimulatedDisk { SimulatedDisk(files) }

  /// Whether a power cut would leave the file at `path` as it is, and in its place.
  func isDurable(_ path: String) -> Bool {
    var file = 0
    for name in path.split(separator: "/") {
      guard files[file].isDurable, let next = files[file].names[String(name)] else { return false }
      file = next
    }
    return files[file].isDurable
  }

  // MARK: - Names

  /// The number of the file at `path`, which is absolute; nil where there is none.
  func file(at path: String) -> Int? {
    path.split(separator: "/").reduce(0 as Int?) { file, name in
      file.flatMap { files[$0].names[String(name)] }
    }
  }

  /// The folder that `path` lies in, and its name there.
  func place(of path: String) -> (folder: Int, name: String)? {
    guard let slash = path.lastIndex(of: "/"), let folder = file(at: String(path[..<slash]))
    else { return nil }
    return (folder, String(path[path.index(after: slash)...]))
  }

  func change(_ change: NameChange, in folder: Int) {
    change.apply(to: &files[folder].names)
    files[folder].changes.append(change)
  }

  /// Gives a file another name, in the same folder or another.
  func rename(
    _ file: Int, _ name: String, in folder: Int, to other: String, in target: Int
  ) {
    if folder == target {
      change(NameChange(removed: name, added: (other, file)), in: folder)
    } else {
      change(NameChange(added: (other, file)), in: target)
      change(NameChange(removed: name, movedTo: target), in: folder)
    }
  }

  func make(_ mode: UInt32, _ name: String, in folder: Int) -> Int {
    files.append(File(mode: mode))
    change(NameChange(added: (name, files.count - 1)), in: folder)
    return files.count - 1
  }

  /// What everyone reads in a file, by its path.
  func contents(of path: String) -> [UInt8]? { file(at: path).map { files[$0].bytes } }

  // MARK: - Contents

  func put(_ bytes: ArraySlice<UInt8>, at offset: Int, of file: Int) {
    guard !bytes.isEmpty else { return }
    var content = files[file].bytes
    content.pad(to: offset, with: 0)
    content.replaceSubrange(offset..<min(offset + bytes.count, content.count), with: bytes)
    note(content, from: offset, to: offset + bytes.count, of: file)
  }

  func cut(_ file: Int, to size: Int) {
    var content = Array(files[file].bytes.prefix(size))
    content.pad(to: size, with: 0)
    note(content, from: size, to: max(size, files[file].bytes.count), of: file)
  }

  private func note(_ content: [UInt8], from start: Int, to end: Int, of file: Int) {
    files[file].versions.append(content)
    files[file].dirty?.formUnion(start / sector...max(start, end - 1) / sector)
  }

  func sync(_ file: Int) {
    guard !lies else { return }
    if let dirty = files[file].dirty {
      // The sectors that a failed sync lost count as clean, and are not written.
      let (old, new) = (files[file].versions[0], files[file].bytes)
      let left = sectors(new.count) { dirty.contains($0) ? new : old }
      files[file].versions = left == new ? [new] : [left, new]
      files[file].dirty = left == new ? nil : []
    } else {
      files[file].versions = [files[file].bytes]
    }
    syncNames(of: file)
  }

  /// Makes the names in a folder durable; no file loses its old name before it has the other one.
  private func syncNames(of folder: Int) {
    let targets = files[folder].changes.compactMap(\.movedTo)
    files[folder].durableNames = files[folder].names
    files[folder].changes = []
    for target in targets { syncNames(of: target) }
  }

  // MARK: - What goes wrong

  /// A sync that fails: some of what it was to write is on the disk, and all of it counts as written
  /// from then on, so that the next sync does nothing about it.
  ///
  /// Ext4 and XFS go on with what is in memory, Btrfs goes back to what is on the disk (Rebello et
  /// al., "Can Applications Recover from fsync Failures?", ATC 2020, section 3).
  func failSync(of file: Int, _ random: inout SeededGenerator) {
    guard !files[file].isFolder, files[file].versions.count > 1 else { return }
    let left = remains(of: files[file], &random)
    let goesBack = Int.random(in: 0..<3, using: &random) == 0
    files[file].versions = goesBack ? [left] : [left, files[file].bytes]
    files[file].dirty = goesBack ? nil : []
  }

  /// What the machine finds after a power cut at this moment.
  func afterPowerCut(_ random: inout SeededGenerator) -> SimulatedDisk {
    let synced = copy()
    // Where a file has lost its old name, the folder it went to is as if it had been synced.
    let lost = files.map { file in file.changes.map { _ in Bool.random(using: &random) } }
    for (file, lost) in zip(files, lost) {
      for (change, isLost) in zip(file.changes, lost) where !isLost {
        if let target = change.movedTo { synced.syncNames(of: target) }
      }
    }
    return SimulatedDisk(
      zip(synced.files, lost).map { file, lost in
        guard !file.isDurable else { return file }
        var left = File(mode: file.mode, versions: [remains(of: file, &random)])
        left.names = file.durableNames
        for (change, isLost) in zip(file.changes, lost) where !isLost {
          change.apply(to: &left.names)
        }
        left.durableNames = left.names
        return left
      })
  }

  /// Any version of each sector, and any size.
  private func remains(of file: File, _ random: inout SeededGenerator) -> [UInt8] {
    let versions = file.versions
    guard versions.count > 1 else { return versions[0] }
    let sizes = versions.map(\.count)
    // Half of the time a size that it had: most of what can go wrong goes wrong there.
    let size =
      Bool.random(using: &random)
      ? sizes[Int.random(in: sizes.indices, using: &random)]
      : Int.random(in: (sizes.min() ?? 0)...(sizes.max() ?? 0), using: &random)
    // What was never written holds zeros, or what lay there before.
    let unwritten: UInt8 = Int.random(in: 0..<4, using: &random) == 0 ? 0x5A : 0
    return sectors(size, unwritten: unwritten) { number in
      file.dirty?.contains(number) == false
        ? versions[0] : versions[Int.random(in: versions.indices, using: &random)]
    }
  }

  private let sector = 512

  /// A content of `size` bytes, put together from the sectors of others.
  private func sectors(
    _ size: Int, unwritten: UInt8 = 0, from version: (Int) -> [UInt8]
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < size {
      let (start, end) = (bytes.count, min(bytes.count + sector, size))
      let version = version(start / sector)
      if start < version.count { bytes += version[start..<min(end, version.count)] }
      bytes.pad(to: end, with: bytes.count > start ? 0 : unwritten)
    }
    return bytes
  }
}

extension [UInt8] {
  fileprivate mutating func pad(to size: Int, with byte: UInt8) {
    if count < size { append(contentsOf: repeatElement(byte, count: size - count)) }
  }
}
