/// The names of the files in a ledger's folder.
enum LedgerFolder {
  static func log(_ folder: String) -> String { folder + "/ledger.jsonl" }
  static func head(_ folder: String) -> String { folder + "/head" }
  static func secret(_ folder: String) -> String { folder + "/secret" }
  static func nextSecret(_ folder: String) -> String { folder + "/secret.next" }
  static func aside(_ folder: String) -> String { folder + "/aside" }
  /// Where the second copy lies.
  static func mirror(_ folder: String) -> String { folder + "/mirror" }
  /// In a second copy: of which ledger it is one.
  static func mirrorOf(_ folder: String) -> String { folder + "/mirror-of" }
  static func operators(_ folder: String) -> String { folder + "/operators" }
  static func attempts(_ folder: String) -> String { folder + "/attempts" }
  static func sessions(_ folder: String) -> String { folder + "/sessions" }
}

/// The log and the head that are opened together, in a folder.
struct LedgerFiles: Sendable {
  let folder: String
  let log: String
  let head: String

  /// Those of a ledger.
  init(_ folder: String) {
    self.init(folder, log: LedgerFolder.log(folder), head: LedgerFolder.head(folder))
  }

  /// Others, which are to become those of the ledger.
  init(_ folder: String, log: String, head: String) {
    self.folder = folder
    self.log = log
    self.head = head
  }
}
