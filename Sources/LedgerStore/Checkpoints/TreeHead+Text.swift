import Digest

extension TreeHead {
  /// As it stands on a receipt: `6:83153b8c…`, the number of entries and the 64 digits of the root.
  public var text: String { "\(size):\(root)" }

  /// What a receipt says; nil for anything else, and for a tree of no entry, which says nothing.
  public init?(text: some StringProtocol) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let size = Int(decimal: parts[0]), size > 0,
      let root = SHA256Digest(hex: parts[1])
    else { return nil }
    self.init(size: size, root: root)
  }
}

extension Int {
  /// A whole number in its one decimal spelling: digits, no zero before others.
  init?(decimal text: some StringProtocol) {
    guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      text.utf8.count == 1 || text.utf8.first != UInt8(ascii: "0"), let number = Int(text)
    else { return nil }
    self = number
  }
}
