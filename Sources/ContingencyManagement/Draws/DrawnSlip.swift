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
    precondition(slips > 0, "nothing can be drawn from \(slips) slips")
    var block: UInt32 = 0
    while true {
      let code = HMACSHA256.code(
        key: element.bytes,
        message: message(
          origin: origin, participant: participant, ordinal: ordinal, word: word, block: block))
      let bytes = code.bytes
      for start in stride(from: 0, to: 32, by: 8) {
        let number = bytes[start..<start + 8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        if let slip = fairRemainder(of: number, slips: slips) { return slip }
      }
      block &+= 1
    }
  }

  /// What is hashed for one block.
  static func message(
    origin: Origin, participant: ParticipantCode, ordinal: Int, word: DrawWord, block: UInt32
  ) -> [UInt8] {
    label("cmdraw/v1/out") + measured(origin.text) + measured(participant.text)
      + bigEndian(UInt64(clamping: ordinal)) + measured(word.text)
      + bigEndian(UInt64(block)).suffix(4)
  }

  /// `number` modulo `slips`, or nil where keeping it would favour some slips over others.
  static func fairRemainder(of number: UInt64, slips: Int) -> Int? {
    let slips = UInt64(slips)
    // 2^64 mod slips numbers at the very top have no full set of remainders.
    let leftOver = (UInt64.max % slips + 1) % slips
    guard number <= UInt64.max - leftOver else { return nil }
    return Int(number % slips)
  }

  private static func measured(_ text: String) -> [UInt8] {
    bigEndian(UInt64(text.utf8.count)).suffix(4) + Array(text.utf8)
  }
}
