extension String {
  /// The text as a message may show it: at most 40 characters, and every character that cannot be
  /// seen by its number, so that a file can neither break a line of the message nor hide in it.
  var shown: String {
    var text = ""
    for (place, scalar) in unicodeScalars.enumerated() {
      if place == 40 { return text + "…" }
      if scalar.isVisible { text.unicodeScalars.append(scalar) } else { text += scalar.number }
    }
    return text
  }

  /// The text as a message may show it, in quotes.
  var quoted: String { "'\(shown)'" }
}

extension [String] {
  /// The texts as a message may show them, with commas between.
  var shown: String { map(\.shown).joined(separator: ", ") }
}

extension Unicode.Scalar {
  /// The character's number: `U+0009`.
  var number: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  fileprivate var isVisible: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation, .dashPunctuation,
      .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
      .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      true
    case .spaceSeparator:
      self == " "
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .nonspacingMark, .enclosingMark, .spacingMark:
      false
    @unknown default:
      false
    }
  }
}
