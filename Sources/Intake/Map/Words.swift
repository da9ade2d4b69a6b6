/// What a column's words mean, each word written out; no other word means anything.
///
/// Words are compared byte for byte: `Positive` is not `positive`.
struct Words<Meaning: Hashable & Sendable>: Hashable, Sendable {
  private(set) var entries: [Entry] = []

  /// One word with its meaning.
  struct Entry: Hashable, Sendable {
    let bytes: [UInt8]
    let meaning: Meaning
  }

  /// The words themselves, in the order of the map.
  var listed: [String] { entries.map { String(decoding: $0.bytes, as: UTF8.self) } }

  /// Adds a word.
  mutating func add(_ word: String, _ meaning: Meaning) {
    entries.append(Entry(bytes: Array(word.utf8), meaning: meaning))
  }

  /// What a word means; nil where it is not listed.
  func meaning(of word: ArraySlice<UInt8>) -> Meaning? {
    entries.first { $0.bytes[...] == word }?.meaning
  }
}

/// Where something is found: always the same, or by the words of a column.
enum Given<Meaning: Hashable & Sendable>: Hashable, Sendable {
  case always(Meaning)
  case said(Said<Meaning>)
}

/// A column and what its words mean.
struct Said<Meaning: Hashable & Sendable>: Hashable, Sendable {
  let column: Column
  let words: Words<Meaning>
}

/// A column that a map reads, by its name in the header.
struct Column: Hashable, Sendable {
  /// Its place among the columns of the map, from 0.
  let number: Int
  let name: String
}
