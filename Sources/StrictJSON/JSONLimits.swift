/// How deep and how large a JSON text may be before it is refused unread.
public struct JSONLimits: Hashable, Sendable {
  /// The deepest nesting that any limit may allow.
  ///
  /// Reading does not recurse, but releasing a value does, once per level; this many levels fit
  /// a stack of 128 KiB.
  public static let greatestDepth = 512

  /// How many arrays and objects may be open at once; 0 admits only a bare scalar value.
  public let depth: Int
  /// How many bytes the whole text may have.
  ///
  /// A value read can take forty times the memory of its text (`[[0],[0],…`), so the usual 16 MiB
  /// admit more than half a gigabyte.
  public let bytes: Int

  /// Limits of the caller's choice, or the usual ones: 128 levels and 16 MiB.
  ///
  /// - Precondition: `depth` is from 0 to ``greatestDepth`` and `bytes` is not negative.
  public init(depth: Int = 128, bytes: Int = 16 * 1024 * 1024) {
    precondition(
      depth >= 0 && depth <= Self.greatestDepth,
      "the depth is from 0 to \(Self.greatestDepth); got \(depth)")
    precondition(bytes >= 0, "the number of bytes is not negative; got \(bytes)")
    self.depth = depth
    self.bytes = bytes
  }
}
