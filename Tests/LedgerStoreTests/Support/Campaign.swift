import Foundation

/// How much the seeded and exhaustive tests do.
///
/// `swift test` does the everyday part; with `CM_CAMPAIGN=1` in the environment the same tests do
/// the whole of it, which is meant for a release build.
enum Campaign {
  static let isOn = ProcessInfo.processInfo.environment["CM_CAMPAIGN"] == "1"

  /// The count for today.
  static func count(everyday: Int, campaign: Int) -> Int { isOn ? campaign : everyday }
}

extension Campaign {
  /// The seed of a random test, or the one in `CM_SEED`, to see again what another one found.
  static func seed(_ usual: UInt64) -> UInt64 {
    ProcessInfo.processInfo.environment["CM_SEED"].flatMap { UInt64($0) } ?? usual
  }
}
