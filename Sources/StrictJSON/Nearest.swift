/// The one of `words` that someone who typed `typed` most likely meant; nil where none is near.
///
/// Near is at most one slip in four letters, and two in longer words, a slip being a letter left
/// out, added, exchanged, or two neighbours swapped (the restricted Damerau-Levenshtein distance).
public func nearest(to typed: String, among words: [String]) -> String? {
  let letters = Array(typed.lowercased().unicodeScalars.prefix(64))
  let slips = letters.count < 5 ? 1 : 2
  var best: (word: String, distance: Int)?
  for word in words {
    let distance = editDistance(letters, Array(word.lowercased().unicodeScalars))
    // One letter in place of another is no slip where there is no other letter.
    guard distance <= slips, distance < max(1, letters.count) else { continue }
    if distance < best?.distance ?? .max { best = (word, distance) }
  }
  return best?.word
}

private func editDistance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...second.count)
  for (row, letter) in first.enumerated() {
    var current = [row + 1]
    for (column, other) in second.enumerated() {
      var distance = min(
        last[column + 1] + 1, current[column] + 1, last[column] + (letter == other ? 0 : 1))
      if row > 0, column > 0, letter == second[column - 1], first[row - 1] == other {
        distance = min(distance, beforeLast[column - 1] + 1)
      }
      current.append(distance)
    }
    beforeLast = last
    last = current
  }
  return last[second.count]
}
