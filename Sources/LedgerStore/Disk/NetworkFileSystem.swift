/// A file system whose files another machine, or another program, keeps.
///
/// There a lock may hold on one machine only, and a sync may return before anything is durable; both
/// are what the ledger rests on.
public enum NetworkFileSystem: String, CaseIterable, Sendable {
  case nfs = "NFS"
  case smb = "SMB"
  case cifs = "CIFS"
  case smb2 = "SMB 2"
  case ncp = "NCP"
  case afs = "AFS"
  case openAFS = "OpenAFS"
  case ceph = "Ceph"
  case coda = "Coda"
  case plan9 = "9p"
  case fuse = "FUSE"
  case ocfs2 = "OCFS2"
  case gfs2 = "GFS2"
  case lustre = "Lustre"
  case gpfs = "GPFS"
  case virtualBox = "VirtualBox shared folder"
  case vmware = "VMware shared folder"
  case parallels = "Parallels shared folder"

  /// The number that `fstatfs` gives for it.
  ///
  /// From `linux/magic.h` and `statfs(2)`; those that neither has (GFS2, Lustre, GPFS and the shared
  /// folders of VMware and Parallels) from the file systems' own sources, as `stat -f` of GNU
  /// coreutils lists them. `FUSE` is sshfs, s3fs and their kin; a local one cannot be told from them.
  public var magic: UInt32 {
    switch self {
    case .nfs: 0x6969
    case .smb: 0x517B
    case .cifs: 0xFF53_4D42
    case .smb2: 0xFE53_4D42
    case .ncp: 0x564C
    case .afs: 0x6B41_4653
    case .openAFS: 0x5346_414F
    case .ceph: 0x00C3_6400
    case .coda: 0x7375_7245
    case .plan9: 0x0102_1997
    case .fuse: 0x6573_5546
    case .ocfs2: 0x7461_636F
    case .gfs2: 0x0116_1970
    case .lustre: 0x0BD0_0BD0
    case .gpfs: 0x4750_4653
    case .virtualBox: 0x786F_4256
    case .vmware: 0xBACB_ACBC
    case .parallels: 0x7C7C_6673
    }
  }

  /// The file system of that number; nil for every other, which is taken for a disk of this machine.
  public init?(magic: UInt32) {
    guard let found = Self.allCases.first(where: { $0.magic == magic }) else { return nil }
    self = found
  }

  /// Whether a ledger may be written to on one.
  public enum Rule: Sendable {
    case refused
    /// Somebody said that locks and syncs hold there.
    case allowed
  }
}
