import ContingencyManagement
import Digest

extension DrawSheet {
  /// Two commands for each draw that check it without this program: one its element, one its slip.
  ///
  /// The texts that are hashed stand in them as they are, so that whoever runs them can see that the
  /// participant, the ordinal and the word are the true ones; `\000` is a byte, in octal digits.
  var shellCommands: [String] {
    var lines: [String] = []
    var last = before
    for ((place, draw), working) in zip(draws.enumerated(), workings) {
      let ordinal = first + place
      lines.append("# draw \(ordinal): the element leads back to the one before; prints \(last)")
      lines.append(
        #"{ printf 'cmdraw/v1/chain\000'; printf \#(draw.element) | tr a-f A-F | "#
          + "basenc -d --base16; } | sha256sum | cut -c1-64")
      let drawn =
        bowl.isReplaced
        ? "the slip; prints \(working.slip.number)"
        : "the place of the slip among the \(working.among) in the bowl; prints \(working.place)"
      lines.append("# draw \(ordinal): the element and the word draw \(drawn)")
      lines.append(
        "h=$(printf '\(message(ordinal, block: working.block))' | "
          + "openssl dgst -sha256 -mac HMAC -macopt hexkey:\(draw.element) | sed 's/.* //'); "
          + working.remainderCommand)
      last = draw.element
    }
    return lines
  }

  /// What is hashed, as the format of a `printf`.
  private func message(_ ordinal: Int, block: UInt32) -> String {
    func measured(_ text: String) -> String { Self.octal(UInt64(text.utf8.count), 4) + text }
    return #"cmdraw/v1/out\000"# + measured(origin.text) + measured(participant.text)
      + Self.octal(UInt64(clamping: ordinal), 8) + measured(word.text)
      + Self.octal(UInt64(block), 4)
  }

  /// A number as so many bytes, the greatest first: `\000\000\000\030`.
  private static func octal(_ number: UInt64, _ count: UInt64) -> String {
    (1...count).map { place in
      let byte = number >> (8 * (count - place)) & 0xFF
      return "\\" + String(String(byte + 0o1000, radix: 8).dropFirst())
    }.joined()
  }
}

extension DrawSheet.Working {
  /// Sixteen hex digits of `$h` modulo the slips, in two halves, since a shell counts in 63 bits.
  var remainderCommand: String {
    let start = word * 16
    let (high, low) = ("\(start + 1)-\(start + 8)", "\(start + 9)-\(start + 16)")
    return "echo $(( (0x$(echo $h | cut -c\(high)) % \(among) * 4294967296 + "
      + "0x$(echo $h | cut -c\(low))) % \(among) ))"
  }
}
