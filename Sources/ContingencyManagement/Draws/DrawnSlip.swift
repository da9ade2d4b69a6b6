import Digest

/// What one draw came to, computed from facts alone: never from a generator inside the rules.
public enum DrawnSlip {
  /// The slip drawn, from 0 up to, not including, `slips`.
  ///
  /// HMAC-SHA-256, keyed with the revealed element, over the log's origin, the participant, the
  /// draw's ordinal, the participant's word and a block counter, each block read as four 64-bit
  /// words. A word that would favour some slips is passed over (`Int.random(in:using:)` is avoided
  /// on purpose: its mapping may change with the compiler, and an audit must repeat a draw years
  /// later).
  ///
  /// - Precondition: `slips` is at least 1.
  public static func slip(
    element: SHA256Digest, origin: Origin, participant: ParticipantCode, ordinal: Int,
    word: DrawWord, slips: Int
  ) -> Int {
    decision(
      element: element, origin: origin, participant: participant, ordinal: ordinal, word: word,
      slips: slips
    ).slip
  }

  /// The slip, and which word of which block decided.
  static func decision(
    element: SHA256Digest, origin: Origin, participant: ParticipantCode, ordinal: Int,
    word: DrawWord, slips: Int
  ) -> (slip: Int, block: UInt32, word: Int) {
    precondition(slips > 0, "nothing can be drawn from \(slips) slips")
    var block: UInt32 = 0
    while true {
      let code = HMACSHA256.code(
        key: element,
        message: message(
          origin: origin, participant: participant, ordinal: ordinal, word: word, block: block))
      for place in 0..<4 {
        if let slip = fairRemainder(of: code.numbers[place], slips: slips) {
          return (slip, block, place)
        }
      }
      block &+= 1
    }
  }

  /// What is hashed for one block.
  static func message(
    origin: Origin, participant: ParticipantCode, ordinal: Int, word: DrawWord, block: UInt32
  ) -> [UInt8] {
    var message: [UInt8] = []
    message.reserveCapacity(192)
    message.append(contentsOf: outLabel)
    append(origin.text, to: &message)
    append(participant.text, to: &message)
    append(UInt64(clamping: ordinal), bytes: 8, to: &message)
    append(word.text, to: &message)
    append(UInt64(block), bytes: 4, to: &message)
    return message
  }

  private static let outLabel = label("cmdraw/v1/out")

  /// `number` modulo `slips`, or nil where keeping it would favour some slips over others.
  static func fairRemainder(of number: UInt64, slips: Int) -> Int? {
    let slips = UInt64(slips)
    // 2^64 mod slips numbers at the very top have no full set of remainders.
    let leftOver = (UInt64.max % slips + 1) % slips
    guard number <= UInt64.max - leftOver else { return nil }
    return Int(number % slips)
  }

  private static func append(_ text: String, to message: inout [UInt8]) {
    append(UInt64(text.utf8.count), bytes: 4, to: &message)
    message.append(contentsOf: text.utf8)
  }

  /// Adds the lowest bytes of a number, the greatest first.
  private static func append(_ number: UInt64, bytes: UInt64, to message: inout [UInt8]) {
    var place = bytes
    while place > 0 {
      place -= 1
      message.append(UInt8(truncatingIfNeeded: number >> (8 * place)))
    }
  }
}
