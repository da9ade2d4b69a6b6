import ContingencyManagement
import Testing

@Suite struct `The check digit of a code` {
  static let digits = Array("0123456789abcdef")
  static let codes: [[Character]] = {
    var generator = SeededGenerator(seed: 7)
    return (0..<40).map { _ in
      Array(
        ParticipantCode.made(from: UInt32(truncatingIfNeeded: generator.next())).text.dropFirst(2))
    }
  }()

  static func looksMistyped(_ digits: [Character]) throws -> Bool {
    try #require(ParticipantCode("c-" + String(digits))).looksMistyped
  }

  @Test func `a code the program made looks right`() throws {
    for code in Self.codes + [Array("000000000")] {
      #expect(code.count == 9)
      #expect(try !Self.looksMistyped(code))
    }
  }

  @Test(arguments: codes)
  func `every single mistyped digit shows`(code: [Character]) throws {
    for place in code.indices {
      for digit in Self.digits where digit != code[place] {
        var mistyped = code
        mistyped[place] = digit
        #expect(try Self.looksMistyped(mistyped), "\(String(mistyped))")
      }
    }
  }

  /// Luhn's digit is blind to one swap of neighbours: here 0f for f0, as 09 for 90 in base ten.
  @Test(arguments: codes)
  func `a swap of two neighbours shows, unless they are 0 and f`(code: [Character]) throws {
    for place in 1..<code.count where code[place - 1] != code[place] {
      var swapped = code
      swapped.swapAt(place - 1, place)
      let isBlind = Set([code[place - 1], code[place]]) == ["0", "f"]
      #expect(try Self.looksMistyped(swapped) != isBlind, "\(String(swapped))")
    }
  }

  @Test(arguments: ["rn-07", "c-4f2a9d17", "c-4f2a9d1700", "c-4f2a9d1g0", "C-4f2a9d170"])
  func `a code that a clinic made itself is left alone`(text: String) throws {
    #expect(try !#require(ParticipantCode(text)).looksMistyped)
  }
}
