import Foundation

/// Whether the random tests run their large counts:
///
///     CM_CAMPAIGN=1 swift test -c release -Xswiftc -enable-testing
enum Campaign {
  static let isOn = ProcessInfo.processInfo.environment["CM_CAMPAIGN"] == "1"
}
