import StrictJSON
import Testing

@Suite struct `A value that was read` {
  @Test func `members keep their order and a repeated key keeps both places`() throws {
    guard case .object(let members) = try parsed("{\"b\":1,\n \"a\":2,\n \"b\":3}").content else {
      Issue.record("not an object")
      return
    }
    #expect(members.map(\.key) == ["b", "a", "b"])
    #expect(members.map(\.keyPosition.description) == ["1:2", "2:2", "3:2"])
    #expect(members.map(\.value.position.description) == ["1:6", "2:6", "3:6"])
  }

  @Test func `the place of a value is that of its first byte`() throws {
    let value = try parsed("\n  [ \"é\", -1 ]")
    #expect(value.position == JSONPosition(offset: 3, line: 2, column: 3))
    guard case .array(let elements) = value.content else {
      Issue.record("not an array")
      return
    }
    #expect(elements.map(\.position.column) == [5, 10])
    #expect(elements.map(\.position.offset) == [5, 11])
    #expect(elements[0].position < elements[1].position)
  }

  @Test(arguments: [
    ("null", "null"), ("true", "a boolean"), ("false", "a boolean"), ("-1.5e3", "a number"),
    ("\"\"", "a string"), ("[]", "an array"), ("{}", "an object"),
  ])
  func `a value can be named in a message`(text: String, name: String) throws {
    #expect(try parsed(text).typeName == name)
  }

  @Test func `two spellings of an accent are not the same key`() throws {
    guard case .object(let members) = try parsed("{\"\u{E9}\":1,\"e\u{301}\":2}").content else {
      Issue.record("not an object")
      return
    }
    #expect(members[0].key == members[1].key, "String alone would take them for one")
    #expect(members[0].isNamed("\u{E9}"))
    #expect(!members[0].isNamed("e\u{301}"))
    #expect(!sameBytes(members[0].key, members[1].key))
    #expect(!sameBytes("draws", "draw"))
  }

  @Test(arguments: [" [ ] ", "\t{\r\n}\n", "[\n\n]"])
  func `whitespace may stand between the parts and changes nothing`(text: String) {
    #expect(fault(text) == nil)
  }
}
