extension CanonicalWriter {
  /// Writes a key of the open object and its value, a string.
  @inlinable
  public mutating func string(_ key: StaticString, _ value: String) {
    self.key(key)
    string(value)
  }

  /// Writes a key of the open object and its value, a whole number.
  @inlinable
  public mutating func integer(_ key: StaticString, _ value: Int) {
    self.key(key)
    integer(value)
  }

  /// Writes a key of the open object and its value, an array of strings.
  @inlinable
  public mutating func strings(_ key: StaticString, _ values: some Sequence<String>) {
    self.key(key)
    beginArray()
    for value in values { string(value) }
    endArray()
  }

  /// Writes a key and its value, or leaves the key out where the value is nil.
  public mutating func optional(_ key: StaticString, _ value: Int?) {
    if let value { integer(key, value) }
  }

  /// Writes a key and its value, or leaves the key out where the value is nil.
  public mutating func optional(_ key: StaticString, _ value: String?) {
    if let value { string(key, value) }
  }
}
