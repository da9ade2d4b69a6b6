/// An object, array, string, whole number or truth value as JSON in canonical form.
func jsonText(_ value: Any) -> String {
  switch value {
  case let object as [String: Any]:
    let members = object.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    return "{" + members.map { "\(jsonText($0.key)):\(jsonText($0.value))" }.joined(separator: ",")
      + "}"
  case let array as [Any]: return "[" + array.map(jsonText).joined(separator: ",") + "]"
  case let text as String:
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  default: return "\(value)"
  }
}

/// Numbers that look random and are the same for the same seed: SplitMix64 (Steele, Lea and Flood,
/// "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014, figure 10).
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func chance(_ percent: Int) -> Bool { number(0, 99) < percent }

  mutating func number(_ low: Int, _ high: Int) -> Int { Int.random(in: low...high, using: &self) }

  /// One of several, of which there is at least one.
  mutating func pick<Value>(_ values: [Value]) -> Value { values[number(0, values.count - 1)] }

  /// So many of several, in their order.
  mutating func some<Value>(_ count: Int, of values: [Value]) -> [Value] {
    let places = Set(Array(values.indices).shuffled(using: &self).prefix(count))
    return values.indices.filter(places.contains).map { values[$0] }
  }
}
