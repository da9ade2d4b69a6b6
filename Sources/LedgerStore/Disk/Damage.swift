import ContingencyManagement
import Digest

/// Where the files of a ledger are not as this program left them, with the evidence.
public struct Damage: Error, Hashable, Sendable {
  /// The file.
  public var path: String
  /// The line, from 1, where it is about one.
  public var line: Int?
  /// How many bytes of the file stand before the damage.
  public var offset: Int?
  /// What is not as it was left.
  public var reason: Reason

  /// What is not as it was left.
  public enum Reason: Hashable, Sendable {
    /// The line does not end as every line does: in its hash and a line feed.
    case lineWithoutHash
    /// The last line has no line feed; it was never completely written, or it was cut.
    case lineWithoutEnd
    case lineTooLong(most: Int)
    /// The line does not have the hash that it says it has.
    case hashDiffers(said: SHA256Digest, found: SHA256Digest)
    /// The line does not say the hash of the line before it.
    case chainBroken(expected: SHA256Digest, found: SHA256Digest)
    /// The line is not the next by its number.
    case numberDiffers(expected: Int, found: Int)
    /// The line tells that the log was taken up again, and says something else of the log before it.
    case standingDiffers(said: LogStanding, bytes: Int, root: SHA256Digest)
    case unreadable(LineProblem)
    /// The log is shorter than what was acknowledged.
    case cutShort(acknowledged: Int, found: Int)
    /// The log up to what was acknowledged is not the one that was.
    case rootDiffers(acknowledged: SHA256Digest, found: SHA256Digest)
    /// What was acknowledged does not end at the end of a line.
    case headInsideLine(acknowledged: Int)
    case entriesDiffer(acknowledged: Int, found: Int)
    /// What follows the acknowledged part is longer than a crash can leave.
    case tailTooLong(most: Int, found: Int)
    case logMissing
    case headMissing
    /// Neither slot of the head has a right checksum.
    case headUnreadable
    /// One slot of the head has no right checksum, so that the last acknowledgement may be missing.
    case headHalfUnreadable
    /// The secret is not the one that line 0 commits to.
    case secretDiffers
    case secretUnreadable
    /// The file of the operators' PINs is not of its form.
    case pinsUnreadable
    /// The file holds no PIN of the operator that the log commits to.
    case pinDiffers(OperatorCode)
    /// The file is not a plain file of this user's own that nobody else can read.
    case notPrivate(mode: UInt32, owner: UInt32, links: UInt64)
    /// The folder is not this user's own, or others can look into it.
    case folderNotPrivate(mode: UInt32, owner: UInt32)
    /// A file of the folder `aside` does not hold what its name says.
    case asideDiffers
    /// What was set aside is not told of in the log yet.
    case asideUnrecorded
    /// The file that says where the second copy lies does not hold the path of a folder.
    case mirrorPathUnreadable
    /// The second copy has acknowledged more than the ledger has.
    case shorterThanMirror(mirror: Int, found: Int)
    /// The second copy acknowledged another log up to the same place.
    case mirrorRootDiffers(mirror: SHA256Digest, found: SHA256Digest)
    /// A byte of the second copy is another than that of the ledger.
    case mirrorByteDiffers(ledger: UInt8, mirror: UInt8?)
  }

  init(_ path: String, line: Int? = nil, offset: Int? = nil, _ reason: Reason) {
    self.path = path
    self.line = line
    self.offset = offset
    self.reason = reason
  }
}

/// Why a ledger could not be read or written.
public enum LedgerError: Error, Sendable {
  /// The rules refused; nothing was recorded.
  case refused(Refusal)
  /// There is no ledger in the folder.
  case missing(folder: String)
  /// There is something in the folder already.
  case exists(folder: String)
  /// Another program holds the lock.
  case inUse(folder: String)
  /// The files are not as they were left; nothing was changed.
  case damaged(Damage)
  /// The entries do not follow from one another; nothing was changed.
  case finding(Finding)
  /// The disk failed before anything was written, or what was written was taken back.
  case notRecorded(SystemFailure)
  /// The disk failed and nobody can know whether it was recorded: ask again with the same request.
  case outcomeUnknown(SystemFailure, RequestID)
  /// The entry would not fit into a line.
  case entryTooLarge(bytes: Int, most: Int)
  /// The folder lies on a file system that another machine or program keeps.
  case onNetwork(folder: String, NetworkFileSystem)
  /// The folder is the second copy of a ledger, which only that ledger writes to.
  case isMirror(folder: String, of: String)
  /// The ledger has no second copy.
  case noMirror(folder: String)
  /// The second copy cannot be used for what was asked.
  case mirror(MirrorTrouble)
}
