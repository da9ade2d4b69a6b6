/// `1st`, `2nd`, `3rd`, `4th`, `11th`, `21st`.
func ordinal(_ number: Int) -> String {
  let ending =
    switch (number % 10, number % 100) {
    case (_, 11...13): "th"
    case (1, _): "st"
    case (2, _): "nd"
    case (3, _): "rd"
    default: "th"
    }
  return "\(number)\(ending)"
}

/// `one` to `twelve`, then digits.
func number(_ number: Int) -> String {
  let words = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
  ]
  return words.indices.contains(number) ? words[number] : String(number)
}

/// `1 draw`, `3 draws`.
func count(_ number: Int, _ noun: String) -> String {
  "\(number) \(number == 1 ? noun : plural(noun))"
}

/// `doses`, `bus passes`, `groceries`.
func plural(_ noun: String) -> String {
  if ["s", "x", "ch", "sh"].contains(where: noun.hasSuffix) { return noun + "es" }
  if noun.hasSuffix("y"), let before = noun.dropLast().last, !"aeiou".contains(before) {
    return noun.dropLast() + "ies"
  }
  return noun + "s"
}

/// `a negative`, `an enrolment`.
func article(_ noun: String) -> String {
  (noun.first.map("aeiou".contains) == true ? "an " : "a ") + noun
}

/// `a`, `a and b`, `a, b and c`.
func listed(_ words: [String], _ last: String) -> String {
  guard words.count > 1, let final = words.last else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " \(last) \(final)"
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
  var replacingHyphens: String { String(map { $0 == "-" ? " " : $0 }) }
}

extension Name {
  /// What a kind of thing is called, of which `take-home-dose` is the id: `take-home dose`.
  var thing: String {
    guard let last = text.lastIndex(of: "-") else { return text }
    return text[..<last] + " " + text[text.index(after: last)...]
  }
}
