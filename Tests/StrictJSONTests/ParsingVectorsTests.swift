import StrictJSON
import Testing

@Suite(
  .enabled(
    if: ParsingVectors.published != nil,
    "shared/data/vectors/json-parsing is not beside this checkout"))
struct `The published parsing vectors` {
  let vectors: ParsingVectors

  init() throws {
    vectors = try #require(ParsingVectors.published)
  }

  @Test func `all 95 texts that are JSON are accepted`() throws {
    let cases = try vectors.cases("y_")
    #expect(cases.count == 95)
    for (name, bytes) in cases {
      #expect(fault(bytes) == nil, "\(name)")
    }
  }

  @Test func `all 188 texts that are not JSON are refused`() throws {
    let cases = try vectors.cases("n_")
    #expect(cases.count == 188)
    for (name, bytes) in cases {
      #expect(fault(bytes) != nil, "\(name)")
    }
  }

  @Test func `each of the 35 texts left to the parser has the answer written down here`() throws {
    let cases = try vectors.cases("i_")
    #expect(cases.count == 35)
    #expect(Self.answers.count == 35)
    for (name, bytes) in cases {
      let key = String(name.dropFirst(2).dropLast(".json".count))
      let answer = try #require(Self.answers[key], "\(name) has no answer")
      #expect((fault(bytes)?.description ?? "accepted") == answer, "\(name)")
    }
  }

  /// Numbers are accepted whatever their size, since their text is kept; strings that are not
  /// Unicode text, byte order marks and nesting beyond 128 levels are refused.
  static let answers = [
    "number_double_huge_neg_exp": "accepted",
    "number_huge_exp": "accepted",
    "number_neg_int_huge_exp": "accepted",
    "number_pos_double_huge_exp": "accepted",
    "number_real_neg_overflow": "accepted",
    "number_real_pos_overflow": "accepted",
    "number_real_underflow": "accepted",
    "number_too_big_neg_int": "accepted",
    "number_too_big_pos_int": "accepted",
    "number_very_big_negative_int": "accepted",
    "object_key_lone_2nd_surrogate": "1:3: the escape \\uDFAA is half of a surrogate pair",
    "string_1st_surrogate_but_2nd_missing": "1:3: the escape \\uDADA is half of a surrogate pair",
    "string_1st_valid_surrogate_2nd_invalid":
      "1:3: the escape \\uD888 is half of a surrogate pair",
    "string_UTF-16LE_with_BOM": "1:1: byte 0xFF does not begin well-formed UTF-8",
    "string_UTF-8_invalid_sequence": "1:5: byte 0xFA does not begin well-formed UTF-8",
    "string_UTF8_surrogate_U+D800": "1:3: byte 0xED does not begin well-formed UTF-8",
    "string_incomplete_surrogate_and_escape_valid":
      "1:3: the escape \\uD800 is half of a surrogate pair",
    "string_incomplete_surrogate_pair": "1:3: the escape \\uDD1E is half of a surrogate pair",
    "string_incomplete_surrogates_escape_valid":
      "1:3: the escape \\uD800 is half of a surrogate pair",
    "string_invalid_lonely_surrogate": "1:3: the escape \\uD800 is half of a surrogate pair",
    "string_invalid_surrogate": "1:3: the escape \\uD800 is half of a surrogate pair",
    "string_invalid_utf-8": "1:3: byte 0xFF does not begin well-formed UTF-8",
    "string_inverted_surrogates_U+1D11E": "1:3: the escape \\uDD1E is half of a surrogate pair",
    "string_iso_latin_1": "1:3: byte 0xE9 does not begin well-formed UTF-8",
    "string_lone_second_surrogate": "1:3: the escape \\uDFAA is half of a surrogate pair",
    "string_lone_utf8_continuation_byte": "1:3: byte 0x81 does not begin well-formed UTF-8",
    "string_not_in_unicode_range": "1:3: byte 0xF4 does not begin well-formed UTF-8",
    "string_overlong_sequence_2_bytes": "1:3: byte 0xC0 does not begin well-formed UTF-8",
    "string_overlong_sequence_6_bytes": "1:3: byte 0xFC does not begin well-formed UTF-8",
    "string_overlong_sequence_6_bytes_null": "1:3: byte 0xFC does not begin well-formed UTF-8",
    "string_truncated-utf-8": "1:3: byte 0xE0 does not begin well-formed UTF-8",
    "string_utf16BE_no_BOM": "1:1: expected a value, found U+0000",
    "string_utf16LE_no_BOM": "1:2: expected a value or ']', found U+0000",
    "structure_500_nested_arrays":
      "1:129: arrays and objects are nested more than 128 deep",
    "structure_UTF-8_BOM_empty_object":
      "1:1: the text begins with a byte order mark (U+FEFF)",
  ]
}
