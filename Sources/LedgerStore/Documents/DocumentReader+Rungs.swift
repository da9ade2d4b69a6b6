import ContingencyManagement
import StrictJSON

/// The members of a ladder, and those that are amounts.
struct LadderParts {
  let fields: [String: JSONValue]
  let whole: JSONValue
  let unit: LadderUnit
  let plateau: Int?
  let amounts: [String: Int]
}

/// What the rungs of a ladder earn: by a step, or listed.
struct Steps {
  var start: Int
  var step: Int
  var ceiling: Int?
  var listed: [Int] = []

  init(start: Int, step: Int, ceiling: Int?) {
    (self.start, self.step, self.ceiling) = (start, step, ceiling)
  }

  init(listed: [Int]) {
    self.init(start: listed.first ?? 0, step: 0, ceiling: nil)
    self.listed = listed
  }
}

extension DocumentReader {
  /// A ladder that rises by a step, up to its ceiling or its last rung, whichever is lower.
  func rising(_ parts: LadderParts) -> Steps? {
    guard let start = parts.amounts["start"], let step = parts.amounts["step"] else { return nil }
    // At most 1000 rungs of at most 1,000,000,000 each.
    let plateau = parts.plateau.map { start + step * ($0 - 1) }
    let ceilings = [parts.amounts["ceiling"], plateau].compactMap { $0 }
    return Steps(start: start, step: step, ceiling: ceilings.min())
  }

  /// A ladder that falls by a step to its floor, as a list.
  func falling(_ parts: LadderParts) -> Steps? {
    guard let start = parts.amounts["start"], let down = parts.amounts["down"],
      let floor = parts.amounts["floor"]
    else { return nil }
    guard down > 0 else {
      report(
        "down takes nothing off; for amounts that stay the same, use \"flat\"", in: parts, "down")
      return nil
    }
    guard floor < start else {
      report("the floor is not below the start", in: parts, "floor")
      return nil
    }
    let rungs = (start - floor + down - 1) / down + 1
    guard rungs <= Ladder.mostAmounts else {
      report(
        "the ladder has \(rungs) rungs down to its floor; it may have at most "
          + "\(Ladder.mostAmounts)", in: parts, "down")
      return nil
    }
    return Steps(listed: (0..<rungs).map { max(floor, start - down * $0) })
  }

  /// A ladder each of whose rungs is so many times the one before, as a list.
  func multiplying(_ parts: LadderParts) -> Steps? {
    let times = parts.fields["times"].flatMap(factor)
    guard let start = parts.amounts["start"], let times else { return nil }
    let ceiling = parts.amounts["ceiling"]
    guard start > 0 else {
      report("start is nothing, and so is any number of times nothing", in: parts, "start")
      return nil
    }
    if let ceiling, ceiling < start {
      report("the ceiling is below the start", in: parts, "ceiling")
      return nil
    }
    guard parts.fields["ceiling"] != nil || parts.fields["plateauAfter"] != nil else {
      report(
        "\(parts.unit.rawValue) with \"times\" needs a \"ceiling\" or \"plateauAfter\"",
        at: parts.whole.position)
      return nil
    }
    guard ceiling != nil || parts.plateau != nil else { return nil }
    let most = min(ceiling ?? .max, parts.unit.most)
    let rungs = multiples(
      of: start, times: times, most: most, rungs: parts.plateau ?? Ladder.mostMultiplied)
    if ceiling == nil, let last = rungs.last, last.isCut {
      report(
        "rung \(rungs.count) would earn more than is possible; set a ceiling", in: parts,
        "plateauAfter")
    }
    if parts.plateau == nil, let last = rungs.last, last.value < most {
      report(
        "the ceiling is not reached in \(Ladder.mostMultiplied) rungs", in: parts, "ceiling")
    }
    return Steps(listed: rungs.map(\.value))
  }

  /// A factor above 1, in thousandths.
  private func factor(_ value: JSONValue) -> Int? {
    guard case .string(let text) = value.content, let number = Money(text) else {
      report(
        "times must be a number in quotes with at most three decimal places, such as \"1.5\"",
        at: value.position)
      return nil
    }
    guard number.thousandths > 1000 else {
      report("times is \(text); it must be more than 1", at: value.position)
      return nil
    }
    return number.thousandths
  }

  private func report(_ message: String, in parts: LadderParts, _ key: String) {
    report(message, at: parts.fields[key]?.position ?? parts.whole.position)
  }
}

extension Ladder {
  /// The most rungs of a ladder that multiplies.
  static let mostMultiplied = 200
}
