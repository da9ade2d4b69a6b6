/// The words that a participant may choose from to have a say in a draw.
///
/// A closed list, because anything typed freely would stay in the log for ever.
public struct WordDeck: Hashable, Sendable {
  /// The same as the file's name.
  public var id: Name
  /// From 1; a changed deck is a new version.
  public var version: Int
  /// The words, in the order of the file.
  public var words: [Name]

  /// A deck of those parts.
  public init(id: Name, version: Int, words: [Name]) {
    self.id = id
    self.version = version
    self.words = words
  }
}

/// The participant's say in a draw: a word of the deck, a whole number of up to six digits, or
/// nothing where they declined.
public struct DrawWord: Hashable, Sendable {
  /// The word, the number, or empty.
  public let text: String

  /// No word: the participant declined to give one.
  public static let declined = DrawWord(unchecked: "")

  private init(unchecked text: String) { self.text = text }

  /// The word, or nil where it could be neither a word of a deck nor a number of up to six digits.
  ///
  /// Whether it is *in* the deck is for the rules to say.
  public init?(_ text: String) {
    guard text.isEmpty || Name(text) != nil else { return nil }
    let isNumber = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard !isNumber || text.utf8.count <= 6 else { return nil }
    self.text = text
  }

  /// Whether it is empty or a number, and so needs no deck.
  public var needsNoDeck: Bool {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
