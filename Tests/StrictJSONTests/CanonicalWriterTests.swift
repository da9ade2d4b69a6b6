import StrictJSON
import Testing

@Suite struct `The canonical writer` {
  @Test func `commas stand between members and elements and nowhere else`() {
    let text = written {
      $0.beginObject()
      $0.key("a")
      $0.beginArray()
      $0.endArray()
      $0.key("b")
      $0.beginArray()
      $0.integer(1)
      $0.boolean(true)
      $0.boolean(false)
      $0.null()
      $0.beginObject()
      $0.endObject()
      $0.beginArray()
      $0.string("x")
      $0.endArray()
      $0.endArray()
      $0.key("c" as String)
      $0.ascii([0x30, 0x61])
      $0.key("d")
      $0.raw("{\"e\":1}".utf8)
      $0.key("f")
      $0.integer(2)
      $0.endObject()
    }
    #expect(
      text == #"{"a":[],"b":[1,true,false,null,{},["x"]],"c":"0a","d":{"e":1},"f":2}"#)
  }

  @Test(arguments: [
    (0, "0"), (-1, "-1"), (10, "10"), (-2500, "-2500"), (9_007_199_254_740_991, "9007199254740991"),
    (Int.max, "9223372036854775807"), (Int.min, "-9223372036854775808"),
  ])
  func `every Int is written in plain digits`(value: Int, text: String) {
    #expect(written { $0.integer(value) } == text)
  }

  @Test(arguments: [
    ("\u{8}\t\n\u{C}\r\"\\", #"\b\t\n\f\r\"\\"#),
    (
      "\0\u{1}\u{7}\u{B}\u{E}\u{F}\u{10}\u{1A}\u{1F}",
      #"\u0000\u0001\u0007\u000b\u000e\u000f\u0010\u001a\u001f"#
    ),
    ("/<>&'", "/<>&'"),
    ("\u{7F}\u{80}\u{2028}\u{FEFF}é😀", "\u{7F}\u{80}\u{2028}\u{FEFF}é😀"),
    ("a\nb", #"a\nb"#),
    ("", ""),
    // RFC 8785 §3.2.2, the string of its sample.
    ("\u{20AC}$\u{F}\u{A}A'\u{42}\u{22}\u{5C}\\\"/", #"€$\u000f\nA'B\"\\\\\"/"#),
  ])
  func `a string has the escapes of RFC 8785 and no others`(value: String, inside: String) {
    let text = written { $0.string(value) }
    #expect(sameBytes(text, "\"" + inside + "\""))
    let object = written {
      $0.beginObject()
      $0.key(value)
      $0.null()
      $0.endObject()
    }
    #expect(sameBytes(object, "{\"" + inside + "\":null}"))
  }

  @Test func `lines follow one another in one buffer`() {
    var writer = CanonicalWriter()
    for number in 0..<2 {
      writer.beginArray()
      writer.integer(number)
      writer.endArray()
      writer.endLine()
    }
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "[0]\n[1]\n")
    writer.null()
    writer.clear()
    writer.null()
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "null")
  }

  @Test func `keys out of order stop a debug build`() async {
    #if DEBUG
      await #expect(processExitsWith: .failure) {
        var writer = CanonicalWriter()
        writer.beginObject()
        writer.key("b")
        writer.integer(1)
        writer.key("a")
      }
    #endif
  }

  @Test func `keys are ordered by UTF-16 units, not by UTF-8 bytes`() {
    let text = written {
      $0.beginObject()
      for key in ["\r", "1", "\u{80}", "\u{F6}", "\u{20AC}", "\u{1F600}", "\u{FB33}"] {
        $0.key(key)
        $0.integer(0)
      }
      $0.endObject()
    }
    // The order of the sample in RFC 8785 §3.2.3.
    #expect(text.hasPrefix(#"{"\r":0,"1":0,"#))
  }
}
