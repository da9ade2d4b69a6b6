import ContingencyManagement
import Testing

@Suite struct `Codes` {
  struct Form: CustomTestStringConvertible, Sendable {
    let name: String
    let reads: @Sendable (String) -> Bool
    let longest: Int
    let allowed: [String]
    let refused: [String]

    var testDescription: String { name }
  }

  static let forms = [
    Form(
      name: "participant", reads: { ParticipantCode($0) != nil }, longest: 32,
      allowed: ["c-4f2a9d17", "P_7", "0", "a.b"], refused: ["-a", ".a", "_a", "a/b", "a b"]),
    Form(
      name: "name", reads: { Name($0) != nil }, longest: 40,
      allowed: ["higgins-1994", "0-1"], refused: ["Higgins", "a_b", "-a", "a.b"]),
    Form(
      name: "reference", reads: { Reference($0) != nil }, longest: 40,
      allowed: ["-a", "#7", "a:b/c+d"], refused: ["a b", "a@b", "a*"]),
    Form(
      name: "request", reads: { RequestID($0) != nil }, longest: 64,
      allowed: ["-a", "a:b/c", "A.b_c"], refused: ["a+b", "a#b", "a b"]),
    Form(
      name: "origin", reads: { Origin($0) != nil }, longest: 100,
      allowed: ["clinic.example/cm-ledger"], refused: ["/a", "a:b", "a b"]),
    Form(
      name: "zone", reads: { ZoneName($0) != nil }, longest: 40,
      allowed: ["America/Los_Angeles", "Etc/GMT+5"], refused: ["/a", "a.b"]),
  ]

  @Test(arguments: forms)
  func `a code of the form is allowed, up to its length`(form: Form) {
    for text in form.allowed { #expect(form.reads(text), "\(text)") }
    #expect(form.reads(String(repeating: "a", count: form.longest)))
  }

  @Test(arguments: forms)
  func `a code that is empty, too long or of another form is refused`(form: Form) {
    for text in form.refused { #expect(!form.reads(text), "\(text)") }
    #expect(!form.reads(""))
    #expect(!form.reads(String(repeating: "a", count: form.longest + 1)))
  }

  /// Letters that look like ASCII, accents in two spellings, invisible and control characters.
  @Test(arguments: forms)
  func `no character beyond printable ASCII is allowed anywhere`(form: Form) {
    for odd in ["é", "e\u{301}", "а", "ａ", "\u{0}", "\n", "\r", "\t", "\u{7F}", "\u{200B}", "🙂"] {
      for text in ["a" + odd, odd + "a", "a" + odd + "a"] {
        #expect(!form.reads(text), "\(text.unicodeScalars.map(\.value))")
      }
    }
  }

  @Test(arguments: 0...255)
  func `a code holds nothing but letters, digits and the marks its form names`(byte: Int) throws {
    let text = "a" + String(try #require(UnicodeScalar(byte)))
    let isPlain = byte < 128 && (text.last.map { $0.isLetter || $0.isNumber } ?? false)
    let isMark = ["-", ".", "_"].contains(text.last)
    #expect((ParticipantCode(text) != nil) == (isPlain || isMark))
  }

  @Test func `codes are ordered by their bytes`() {
    let codes: [ParticipantCode] = ["b", "a-1", "Z", "a"]
    #expect(codes.sorted().map(\.text) == ["Z", "a", "a-1", "b"])
  }

  @Test func `the form is told in words`() {
    #expect(
      ParticipantCode.form == "1 to 32 letters, digits or any of . _ -, a letter or digit first")
    #expect(Name.form == "1 to 40 small letters, digits or -, a letter or digit first")
  }
}
