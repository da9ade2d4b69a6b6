import StrictJSON
import Testing

@Suite struct `Limits of a text` {
  @Test(arguments: [1, 2, 128, JSONLimits.greatestDepth])
  func `nesting may reach the limit and not pass it`(depth: Int) {
    let limits = JSONLimits(depth: depth)
    #expect(fault(nested(depth), limits: limits) == nil)
    let beyond = fault(nested(depth + 1), limits: limits)
    #expect(beyond?.reason == .tooDeep(limit: depth))
    #expect(beyond?.position.offset == depth)
  }

  @Test func `arrays and objects count alike`() {
    let limits = JSONLimits(depth: 3)
    #expect(fault(#"[{"a":[]},[[]]]"#, limits: limits) == nil)
    #expect(
      fault(#"[{"a":[{}]}]"#, limits: limits)?.description
        == "1:8: arrays and objects are nested more than 3 deep")
  }

  @Test func `a depth of 0 admits only a bare value`() {
    #expect(fault("1", limits: JSONLimits(depth: 0)) == nil)
    #expect(fault("[]", limits: JSONLimits(depth: 0))?.reason == .tooDeep(limit: 0))
  }

  @Test func `an array nested 100,000 deep is refused at the 129th bracket`() {
    #expect(fault(nested(100_000))?.position.column == 129)
    let objects = String(repeating: "{\"a\":", count: 100_000)
    #expect(fault(objects)?.reason == .tooDeep(limit: 128))
  }

  @Test func `a text may have as many bytes as the limit and not one more`() {
    let limits = JSONLimits(bytes: 4)
    #expect(fault("1234", limits: limits) == nil)
    #expect(
      fault("12345", limits: limits)?.description
        == "1:1: the text has 5 bytes, more than the 4 allowed")
  }

  @Test func `the usual limits are 128 levels and 16 MiB`() {
    #expect(JSONLimits() == JSONLimits(depth: 128, bytes: 16_777_216))
  }

  private func nested(_ depth: Int) -> String {
    String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
  }
}
