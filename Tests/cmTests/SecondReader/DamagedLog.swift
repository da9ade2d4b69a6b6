import Digest
import Foundation

@testable import LedgerStore

/// A log that somebody damaged or forged: bits flipped, lines cut, dropped, doubled or exchanged, a
/// head that says something else, or one value changed and every hash put right.
struct DamagedLog {
  private(set) var log: [UInt8]
  private(set) var head: [UInt8]
  /// What was done.
  private(set) var deed = ""

  private var lines: [String] {
    String(decoding: log, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  init(log: [UInt8], head: [UInt8], using dice: inout Dice) {
    self.log = log
    self.head = head
    switch dice.number(0, 99) {
    case 0..<15:
      let place = dice.number(0, log.count - 1)
      self.log[place] ^= 1 << UInt8(dice.number(0, 7))
      deed = "a bit of byte \(place) flipped"
    case 15..<22:
      self.log.removeLast(dice.number(1, log.count))
      deed = "cut to \(self.log.count) bytes"
    case 22..<35: moveLines(using: &dice)
    case 35..<45: damageHead(using: &dice)
    default: forge(using: &dice)
    }
  }

  func put(into folder: String) throws {
    for (name, bytes) in [("ledger.jsonl", log), ("head", head)] {
      try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o600], ofItemAtPath: "\(folder)/\(name)")
    }
  }

  private mutating func moveLines(using dice: inout Dice) {
    var lines = lines
    let place = dice.number(0, lines.count - 2)
    switch dice.number(0, 2) {
    case 0:
      lines.remove(at: place)
      deed = "line \(place + 1) dropped"
    case 1:
      lines.insert(lines[place], at: place)
      deed = "line \(place + 1) doubled"
    default:
      lines.swapAt(place, place + 1)
      deed = "line \(place + 1) exchanged with the next"
    }
    log = Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private mutating func damageHead(using dice: inout Dice) {
    switch dice.number(0, 3) {
    case 0:
      for _ in 0..<dice.number(1, 2) {
        head[dice.number(0, head.count - 1)] ^= 1 << UInt8(dice.number(0, 7))
      }
      deed = "bits of the head flipped"
    case 1:
      head.removeLast(dice.number(1, head.count))
      deed = "the head cut"
    case 2:
      let lines = lines
      head = DamagedLog.head(of: Array(lines.prefix(dice.number(0, lines.count - 1))))
      deed = "the head of fewer lines"
    default:
      head = DamagedLog.head(of: lines, beyond: dice.number(-200, 200))
      deed = "the head of other bytes"
    }
  }

  // MARK: - Forgeries

  /// Changes a value of a line, and puts right all hashes and the head.
  private mutating func forge(using dice: inout Dice) {
    var lines = lines
    for _ in 0..<(dice.chance(85) ? 1 : 2) {
      let first = dice.chance(70) ? min(7, lines.count - 1) : 0
      let place = dice.number(first, lines.count - 1)
      let end = lines[place].range(of: ",\"prev\":")?.lowerBound ?? lines[place].endIndex
      var text = String(lines[place][..<end])
      change(&text, with: lines, using: &dice)
      deed += "line \(place + 1) forged: \(text) "
      lines[place] = text + lines[place][end...]
    }
    if dice.chance(4) {
      let place = dice.number(0, lines.count - 1)
      lines.remove(at: place)
      deed += "line \(place + 1) taken out"
    }
    lines = DamagedLog.rehashed(lines)
    log = Array((lines.joined(separator: "\n") + "\n").utf8)
    head = DamagedLog.head(of: lines)
  }

  /// Changes one number, string or member of a line's text.
  private func change(_ text: inout String, with lines: [String], using dice: inout Dice) {
    let tokens = DamagedLog.tokens(of: text)
    guard !tokens.isEmpty else { return }
    let place = tokens[dice.number(0, tokens.count - 1)]
    let old = String(text[place])
    if let number = Int(old) {
      let others = [number + 1, number - 1, 0, number * 2, number + 10, 1_000_000_000]
      text.replaceSubrange(place, with: "\(dice.pick(others))")
    } else if dice.chance(10), let member = DamagedLog.member(around: place, in: text) {
      text.removeSubrange(member)
    } else if dice.chance(30), old.count > 2 {
      var characters = Array(old)
      let inside = dice.number(1, characters.count - 2)
      characters[inside] = dice.pick(Array("0123456789abcx-"))
      text.replaceSubrange(place, with: String(characters))
    } else {
      let other = dice.pick(lines)
      let words = DamagedLog.tokens(of: other).filter { other[$0].hasPrefix("\"") }
      if !words.isEmpty { text.replaceSubrange(place, with: other[dice.pick(words)]) }
    }
  }

  /// The strings and numbers of a line's text.
  private static func tokens(of text: String) -> [Range<String.Index>] {
    var tokens: [Range<String.Index>] = []
    var place = text.startIndex
    while place < text.endIndex {
      let start = place
      if text[place] == "\"" {
        place = text.index(after: place)
        while place < text.endIndex, text[place] != "\"" {
          if text[place] == "\\" { place = text.index(after: place) }
          if place < text.endIndex { place = text.index(after: place) }
        }
        if place < text.endIndex { place = text.index(after: place) }
        tokens.append(start..<place)
      } else if text[place].isNumber {
        while place < text.endIndex, text[place].isNumber { place = text.index(after: place) }
        tokens.append(start..<place)
      } else {
        place = text.index(after: place)
      }
    }
    return tokens
  }

  /// The member whose value stands at `place`, with the comma after it.
  private static func member(
    around place: Range<String.Index>, in text: String
  ) -> Range<String.Index>? {
    let before = text[..<place.lowerBound]
    guard before.hasSuffix(":"), text[place.upperBound...].hasPrefix(","),
      let key = tokens(of: String(before)).last
    else { return nil }
    let start = text.index(
      text.startIndex, offsetBy: before.distance(from: before.startIndex, to: key.lowerBound))
    return start..<text.index(after: place.upperBound)
  }

  /// The lines numbered and tied to each other anew.
  private static func rehashed(_ lines: [String]) -> [String] {
    var previous = String(repeating: "0", count: 64)
    return lines.map { line in
      var body = line
      if let tail = body.range(of: ",\"prev\":\"", options: .backwards) {
        body.removeSubrange(tail.lowerBound...)
      }
      body += ",\"prev\":\"\(previous)\""
      previous = SHA256.hash([0] + Array((body + "}").utf8)).hex
      return body + ",\"self\":\"\(previous)\"}"
    }
  }

  private static func head(of lines: [String], beyond: Int = 0) -> [UInt8] {
    var tree = MerkleTree()
    for line in lines {
      tree.append(leaf: SHA256Digest(hex: String(line.suffix(66).prefix(64))) ?? .zero)
    }
    let bytes = lines.reduce(0) { $0 + $1.utf8.count + 1 } + beyond
    let slots = [0, 1].map {
      Head(bytes: max(0, bytes), entries: lines.count, root: tree.root, sequence: $0).slot
    }
    return slots[0] + slots[1]
  }
}
