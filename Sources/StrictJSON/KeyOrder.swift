/// Checks that the keys of every object ascend as RFC 8785 §3.2.3 sorts them: by UTF-16 units.
///
/// Only assertions ask, so a release build never fills it.
struct KeyOrder: Sendable {
  /// The latest key of each array or object that is open; nil before the first and in arrays.
  private var latest: [String?] = []

  /// Notes that an array or object opened; always true.
  mutating func open() -> Bool {
    latest.append(nil)
    return true
  }

  /// Notes that an array or object closed; false if none was open.
  mutating func close() -> Bool { latest.popLast() != nil }

  /// Notes a key; false if no object is open or the key does not come after the latest.
  mutating func add(_ key: String) -> Bool {
    guard let last = latest.indices.last else { return false }
    defer { latest[last] = key }
    guard let before = latest[last] else { return true }
    return before.utf16.lexicographicallyPrecedes(key.utf16)
  }
}
