/// Hexadecimal digits in lower-case ASCII, read and written eight at a time.
///
/// The eight digits stand in one word, and every step is taken for all of them at once; no sum
/// reaches from one byte into the next. Every line of a log holds two digests, and this reads them
/// in half the time that a table takes.
enum Hexadecimal {
  /// The word whose sixteen digits begin at `offset`; nil if one of them is not `0`–`9` or `a`–`f`.
  static func word(_ digits: UnsafeRawBufferPointer, at offset: Int) -> UInt64? {
    let high = digits.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    let low = digits.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)
    guard let high = halfWord(UInt64(bigEndian: high)), let low = halfWord(UInt64(bigEndian: low))
    else { return nil }
    return UInt64(high) &<< 32 | UInt64(low)
  }

  /// The sixteen digits of `word`, in the order in which they lie in memory.
  static func digits(_ word: UInt64) -> (UInt64, UInt64) {
    (
      digits(UInt32(truncatingIfNeeded: word &>> 32)).bigEndian,
      digits(UInt32(truncatingIfNeeded: word)).bigEndian
    )
  }

  /// The value of eight digits, the first in the highest byte.
  private static func halfWord(_ digits: UInt64) -> UInt32? {
    guard digits & inEachByte(0x80) == 0 else { return nil }
    // The highest bit of each byte says whether that byte has reached the character.
    let reachesZero = digits &+ inEachByte(0x80 - 0x30)
    let passesNine = digits &+ inEachByte(0x80 - 0x3a)
    let reachesA = digits &+ inEachByte(0x80 - 0x61)
    let passesF = digits &+ inEachByte(0x80 - 0x67)
    let valid = (reachesZero & ~passesNine) | (reachesA & ~passesF)
    guard valid & inEachByte(0x80) == inEachByte(0x80) else { return nil }

    let letters = (digits &>> 6) & inEachByte(1)
    var value = (digits & inEachByte(0x0f)) &+ letters &* 9
    value = (value | value &>> 4) & 0x00ff_00ff_00ff_00ff
    value = (value | value &>> 8) & 0x0000_ffff_0000_ffff
    return UInt32(truncatingIfNeeded: value | value &>> 16)
  }

  /// The eight digits of `value`, the first in the highest byte.
  private static func digits(_ value: UInt32) -> UInt64 {
    var nibbles = UInt64(value)
    nibbles = (nibbles | nibbles &<< 16) & 0x0000_ffff_0000_ffff
    nibbles = (nibbles | nibbles &<< 8) & 0x00ff_00ff_00ff_00ff
    nibbles = (nibbles | nibbles &<< 4) & inEachByte(0x0f)
    let letters = ((nibbles &+ inEachByte(6)) &>> 4) & inEachByte(1)
    return nibbles &+ inEachByte(0x30) &+ letters &* (0x61 - 0x3a)
  }

  @inline(__always)
  private static func inEachByte(_ byte: UInt64) -> UInt64 {
    byte &* 0x0101_0101_0101_0101
  }
}
