/// A short ASCII identifier whose form is laid down by `Form`.
///
/// Identifiers are ASCII, so that equality is equality of bytes: Swift's `String` compares by
/// canonical equivalence, which an identifier in a log must not.
public struct Code<Form: CodeForm>: Hashable, Comparable, Sendable {
  /// The identifier itself.
  public let text: String

  /// The identifier, or nil where `text` is not of the form.
  public init?(_ text: String) {
    guard Form.shape.allows(text) else { return nil }
    self.text = text
  }

  /// What the form is in words, for a message.
  public static var form: String { Form.shape.words }

  /// Orders by bytes.
  public static func < (left: Code, right: Code) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

extension Code: CustomStringConvertible {
  /// The identifier itself.
  public var description: String { text }
}

/// A kind of identifier.
public protocol CodeForm: Sendable {
  /// What identifiers of the kind look like.
  static var shape: CodeShape { get }
}

/// What identifiers of one kind look like: letters and digits, and some other characters.
public struct CodeShape: Sendable {
  let longest: Int
  let capitals: Bool
  let others: StaticString
  /// Whether the others may stand first.
  let othersFirst: Bool

  fileprivate func allows(_ text: String) -> Bool {
    var length = 0
    for byte in text.utf8 {
      let isLetterOrDigit =
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || capitals && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      guard length < longest,
        isLetterOrDigit
          || (length > 0 || othersFirst) && others.withUTF8Buffer({ $0.contains(byte) })
      else { return false }
      length += 1
    }
    return length > 0
  }

  /// `1 to 32 letters, digits or any of . _ -, a letter or digit first`.
  fileprivate var words: String {
    let listed = "\(others)".map(String.init)
    return "1 to \(longest) \(capitals ? "letters" : "small letters"), digits or "
      + (listed.count > 1 ? "any of " : "") + listed.joined(separator: " ")
      + (othersFirst ? "" : ", a letter or digit first")
  }
}

/// The form of a participant's or an operator's code: `c-4f2a9d173`, `rn-07`.
public enum PersonForm: CodeForm {
  /// Up to 32 characters.
  public static let shape = CodeShape(
    longest: 32, capitals: true, others: "._-", othersFirst: false)
}

/// The form of the ids of schedules, bowls, decks, contingencies, phases, tiers and milestones.
public enum NameForm: CodeForm {
  /// Up to 40 characters, no capitals.
  public static let shape = CodeShape(
    longest: 40, capitals: false, others: "-", othersFirst: false)
}

/// The form of an opaque reference to something kept elsewhere: evidence, an item, a consent, a
/// specimen label.
///
/// Never text about a person: what is in the log can never be taken out again.
public enum ReferenceForm: CodeForm {
  /// Up to 40 characters.
  public static let shape = CodeShape(
    longest: 40, capitals: true, others: "._:/#+-", othersFirst: true)
}

/// The form of the id of a request, which makes a repeat of it harmless.
public enum RequestForm: CodeForm {
  /// Up to 64 characters.
  public static let shape = CodeShape(
    longest: 64, capitals: true, others: "._:/-", othersFirst: true)
}

/// The form of a log's name in checkpoints and draws: `clinic.example/cm-ledger`.
public enum OriginForm: CodeForm {
  /// Up to 100 characters.
  public static let shape = CodeShape(
    longest: 100, capitals: true, others: "._/-", othersFirst: false)
}

/// The form of a time zone's name in the IANA database: `America/Los_Angeles`.
public enum ZoneForm: CodeForm {
  /// Up to 40 characters.
  public static let shape = CodeShape(
    longest: 40, capitals: true, others: "_/+-", othersFirst: false)
}

/// A person in treatment, known to the program by a random code only.
public typealias ParticipantCode = Code<PersonForm>
/// Who recorded an entry.
public typealias OperatorCode = Code<PersonForm>
/// The id of a schedule, bowl, deck, contingency, phase or tier.
public typealias Name = Code<NameForm>
/// An opaque reference to something kept elsewhere.
public typealias Reference = Code<ReferenceForm>
/// The id of a request.
public typealias RequestID = Code<RequestForm>
/// The name of a log.
public typealias Origin = Code<OriginForm>
/// The name of a time zone.
public typealias ZoneName = Code<ZoneForm>
