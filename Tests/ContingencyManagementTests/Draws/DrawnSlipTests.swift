import Digest
import Testing

@testable import ContingencyManagement

/// The vectors of the draw scheme: a chain of eight elements, the last 000102…1f.
@Suite struct `A draw` {
  static let participant: ParticipantCode = "c-4f2a9d17"
  static let last = written(
    "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
  ) { SHA256Digest(hex: $0) }

  /// Element `place` of the chain, from the anchor, 0, to 8.
  static func element(_ place: Int) -> SHA256Digest {
    DrawChain.element(8 - place, before: last)
  }

  struct Vector: CustomTestStringConvertible, Sendable {
    let ordinal: Int
    let word: String
    let block: String
    let slip: Int

    var testDescription: String { "draw \(ordinal), '\(word)'" }
  }

  static let vectors = [
    Vector(
      ordinal: 1, word: "bluebird",
      block: "3805c40a221f6e6b3046ed9b5a3314daec766e5578232814e7741507ba14fd56", slip: 479),
    Vector(
      ordinal: 2, word: "42",
      block: "7865e58b4374214e622a776b10c09caa43b31abcf108e57498f45b175906aa9f", slip: 98),
    Vector(
      ordinal: 3, word: "",
      block: "be87b3385b9a170aecf9e66bcdf3e4a618754014d922ec6c0fc5819da723c5fa", slip: 478),
  ]

  @Test(arguments: [
    (3, "30ccc078e53d5ca83da2251460acbc618c0da32ca7e78d564fc7d03aab5cf15b"),
    (2, "a4d48fa797fb16745bf47a9adc971aaee09f2a204a13c0cef619c7b3fc641d5b"),
    (1, "64cedad23e39459150d15f6ff99e7d2b2d6e43473d7e68541172277c5792447b"),
    (0, "1a950545bf03519b509b39add7eeb0df517358e9f35347e7ec5f12990cfd231a"),
  ])
  func `each element of the chain is the hash of the one after`(place: Int, hex: String) {
    #expect(Self.element(place).hex == hex)
    #expect(DrawChain.element(before: Self.element(place + 1)).hex == hex)
  }

  @Test(arguments: vectors)
  func `the block of a draw is the published one`(vector: Vector) throws {
    let word = try #require(DrawWord(vector.word))
    let message = DrawnSlip.message(
      origin: TestLedger.origin, participant: Self.participant, ordinal: vector.ordinal,
      word: word, block: 0)
    let block = HMACSHA256.code(key: Self.element(vector.ordinal).bytes, message: message)
    #expect(block.hex == vector.block)
  }

  @Test(arguments: vectors)
  func `the slip of a draw is the published one`(vector: Vector) throws {
    let slip = DrawnSlip.slip(
      element: Self.element(vector.ordinal), origin: TestLedger.origin,
      participant: Self.participant, ordinal: vector.ordinal,
      word: try #require(DrawWord(vector.word)), slips: 500)
    #expect(slip == vector.slip)
  }

  @Test func `the message of the first draw is the published 80 bytes`() throws {
    let message = DrawnSlip.message(
      origin: TestLedger.origin, participant: Self.participant, ordinal: 1,
      word: try #require(DrawWord("bluebird")), block: 0)
    let hex = message.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(message.count == 80)
    #expect(
      hex == "636d647261772f76312f6f75740000000018636c696e69632e6578616d706c652f636d2d6c6564676572"
        + "0000000a632d3466326139643137000000000000000100000008626c75656269726400000000")
  }

  @Test func `the next block of a draw differs in its last four bytes alone`() throws {
    let messages = [0, 0x0102_0304].map {
      DrawnSlip.message(
        origin: TestLedger.origin, participant: Self.participant, ordinal: 1, word: .declined,
        block: $0)
    }
    #expect(messages[0].dropLast(4) == messages[1].dropLast(4))
    #expect(messages[1].suffix(4) == [1, 2, 3, 4])
  }

  @Test(arguments: [
    (UInt64(0), 500, Int?(0)), (499, 500, 499), (500, 500, 0),
    (18_446_744_073_709_551_499, 500, 499), (18_446_744_073_709_551_500, 500, nil),
    (.max, 500, nil), (.max, 1, 0), (.max, 256, 255), (.max, 3, nil), (.max - 1, 3, 2),
  ])
  func `a number that would favour some slips is passed over`(
    number: UInt64, slips: Int, remainder: Int?
  ) {
    #expect(DrawnSlip.fairRemainder(of: number, slips: slips) == remainder)
  }

  /// With 2^63 + 1 slips nearly every second number is passed over, so that all eight draws needing
  /// only the first number of the first block is most unlikely.
  @Test func `a draw goes on to further numbers and blocks until one is fair`() {
    let slips = Int.max
    for ordinal in 1...8 {
      let slip = DrawnSlip.slip(
        element: Self.element(ordinal), origin: TestLedger.origin, participant: Self.participant,
        ordinal: ordinal, word: .declined, slips: slips)
      let numbers = (0..<4).flatMap { block -> [UInt64] in
        let bytes = HMACSHA256.code(
          key: Self.element(ordinal).bytes,
          message: DrawnSlip.message(
            origin: TestLedger.origin, participant: Self.participant, ordinal: ordinal,
            word: .declined, block: UInt32(block))
        ).bytes
        return stride(from: 0, to: 32, by: 8).map { start in
          bytes[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) }
        }
      }
      let fair = numbers.first { $0 / UInt64(slips) < .max / UInt64(slips) }
      #expect(fair.map { Int($0 % UInt64(slips)) } == slip)
    }
  }

  @Test(arguments: ["bluebird", "a-b", "", "0", "999999", "007"])
  func `a word, a short number or nothing can be said in a draw`(text: String) {
    #expect(DrawWord(text)?.text == text)
  }

  @Test(arguments: ["1234567", "Blue", "two words", "-5", "1.5", "é", "\u{0}"])
  func `anything else cannot be said in a draw`(text: String) {
    #expect(DrawWord(text) == nil)
  }
}
