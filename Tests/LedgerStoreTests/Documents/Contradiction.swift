@testable import LedgerStore

/// A way in which parts of a schedule that are each well formed do not fit together.
struct Contradiction {
  /// The path to the value that is changed; `*` stands for every place in a list.
  let path: String
  /// The path from there to the value at which it must be told; empty for the changed one.
  let told: String
  /// Whether it is told at the key of that value.
  let isAtKey: Bool
  /// The value that is put there, given the one that was; nil where it cannot be done.
  let change: (JSONTree) -> JSONTree?

  init(
    _ path: String, told: String = "", atKey isAtKey: Bool = false,
    _ change: @escaping (JSONTree) -> JSONTree?
  ) {
    self.path = path
    self.told = told
    self.isAtKey = isAtKey
    self.change = change
  }

  /// The documents that have it, one for each place where it can be made.
  func made(in tree: JSONTree) -> [BrokenDocument] {
    places(path.split(separator: ".").map(String.init), in: tree).compactMap { place in
      guard let other = change(tree[place]), let inner = other.place(told) else { return nil }
      return BrokenDocument(
        "\(path), told at '\(told)'", tree.replacing(place, with: other), at: place + inner,
        isAtKey: isAtKey)
    }
  }

  private func places(_ steps: [String], in tree: JSONTree) -> [JSONTree.Place] {
    guard let star = steps.firstIndex(of: "*") else {
      return tree.place(steps.joined(separator: ".")).map { [$0] } ?? []
    }
    guard let place = tree.place(steps[..<star].joined(separator: ".")),
      case .array(let elements) = tree[place]
    else { return [] }
    return elements.indices.flatMap { index in
      places(steps[..<star] + ["\(index)"] + steps[(star + 1)...], in: tree)
    }
  }

  /// Every way that is tried.
  static var all: [Contradiction] { examples + names + rules + ladders }

  private static var examples: [Contradiction] {
    [
      Contradiction("examples.*.total") { _ in .scalar("\"0.001\"") },
      Contradiction("examples.*.draws") { _ in .scalar("999999") },
      Contradiction("examples.*.items", told: "meal") { _ in .object([("meal", .scalar("7"))]) },
      Contradiction("examples.*.stream") { _ in .scalar("\"36400N\"") },
      Contradiction("examples.*.stream") { _ in .scalar("\"3N 4\"") },
      Contradiction("examples.*.earns") { $0.adding(.scalar("\"1.00\"")) },
      Contradiction("examples.*.earns", told: "0") { $0.adding(.scalar("999999")).last },
      Contradiction("examples.*.on", told: "nobody") { _ in
        .object([("nobody", .scalar("\"N\""))])
      },
    ]
  }

  private static var names: [Contradiction] {
    [
      Contradiction("phases", told: "1") { $0.firstTwice },
      Contradiction("phases", told: "1.id") { phases in
        guard let first = phases.place("0.id"), let second = phases.place("1.id") else {
          return nil
        }
        return phases.replacing(second, with: phases[first])
      },
      Contradiction("contingencies", told: "1") { $0.firstTwice },
      Contradiction("contingencies.*.pays.*.phase") { _ in .scalar("\"no-such-phase\"") },
      Contradiction("contingencies.*.pays.*.phase", told: "1") { phase in
        if case .scalar = phase { .array([phase, phase]) } else { nil }
      },
      Contradiction("contingencies.*.pays", told: "1.phase") { $0.firstTwice },
      Contradiction("contingencies.*.needs.contingency") { _ in .scalar("\"nobody\"") },
      Contradiction("contingencies.*.sharesLadderOf") { _ in .scalar("\"nobody\"") },
      Contradiction("phases.*.visits.weekdays", told: "1") { $0.firstTwice },
      Contradiction("phases.*.visits.days", told: "1") { _ in
        .array([.scalar("9"), .scalar("3")])
      },
      Contradiction("phases.*.visits.days") { _ in .array([.scalar("3639")]) },
      Contradiction("contingencies.*.met.everyTargetNegative", told: "1") { $0.firstTwice },
      Contradiction("contingencies.*.met.specimens", told: "1") { $0.firstTwice },
    ]
  }

  private static var rules: [Contradiction] {
    [
      Contradiction("phases") { phases in
        guard case .array(let elements) = phases else { return nil }
        let long = (0..<3).map { number in
          JSONTree.object([
            ("id", .scalar("\"long-\(number)\"")), ("weeks", .scalar("520")),
            ("visits", .object([("perWeek", .scalar("0"))])),
          ])
        }
        return .array(elements + long)
      },
      Contradiction("phases.*.visits.perWeek") { _ in .scalar("70") },
      Contradiction("phases.*.visits") { _ in .object([("perDay", .scalar("2"))]) },
      Contradiction("contingencies.*", told: "recovery") { contingency in
        guard let recovery = contingency.place("recovery"), let reset = contingency.place("reset"),
          case .object = contingency[recovery]
        else { return nil }
        return contingency.replacing(reset, with: .scalar("\"none\""))
      },
      Contradiction("contingencies.*.recovery", told: "from", atKey: true) { recovery in
        guard let after = recovery.place("after"), recovery.place("from") != nil else { return nil }
        return recovery.replacing(after, with: .scalar("\"full-week\""))
      },
      Contradiction("contingencies.*.verdicts.excused") { _ in
        .object([
          ("run", .scalar("\"not-met\"")), ("bonusRun", .scalar("\"held\"")),
          ("week", .scalar("\"not-full\"")),
        ])
      },
      Contradiction("contingencies.*.verdicts", told: "no-earlier-reading") { verdicts in
        guard verdicts.place("no-earlier-reading") == nil else { return nil }
        return verdicts.adding("no-earlier-reading", .scalar("\"met\""))
      },
      Contradiction("contingencies.*.window") { _ in
        .object([("fromDay", .scalar("9")), ("toDay", .scalar("8"))])
      },
      Contradiction("caps.1.until") { _ in .scalar("\"2025-12-31\"") },
      Contradiction("caps.1.most") { _ in .scalar("\"0.00\"") },
    ]
  }

  private static var ladders: [Contradiction] {
    [
      Contradiction("contingencies.*.pays.0", told: "carriesRung") {
        $0.adding("carriesRung", .scalar("true"))
      },
      Contradiction("contingencies.*.pays.*.voucher.ceiling") { _ in .scalar("\"0.001\"") },
      Contradiction("contingencies.*.pays.*.draws.ceiling") { _ in .scalar("0") },
      Contradiction("contingencies.*.pays.*.voucher.floor") { _ in .scalar("\"999\"") },
      Contradiction("contingencies.*.pays.*.voucher.down") { _ in .scalar("\"0\"") },
      Contradiction("contingencies.*.pays.*.voucher.down") { _ in .scalar("\"0.001\"") },
      Contradiction("contingencies.*.pays.*.voucher.times") { _ in .scalar("\"1.000\"") },
      Contradiction("contingencies.*.pays.*.voucher.plateauAfter") { _ in .scalar("201") },
      Contradiction("contingencies.*.pays.*.voucher", told: "beginsOnRung") { ladder in
        ladder.place("flat") == nil ? nil : ladder.adding("beginsOnRung", .scalar("2"))
      },
      Contradiction("contingencies.*.pays.*.voucher") { ladder in
        guard let step = ladder.place("step"), ladder.place("ceiling") == nil else { return nil }
        return ladder.replacing(step, with: .scalar("\"1000000\""))
      },
      Contradiction("contingencies.*.pays.*.bonus", told: "withinCeiling") { bonus in
        bonus.place("draws") == nil && bonus.place("withinCeiling") == nil
          ? bonus.adding("withinCeiling", .scalar("true")) : nil
      },
    ]
  }
}

extension JSONTree {
  /// The list with its first element twice.
  fileprivate var firstTwice: JSONTree? {
    guard case .array(let elements) = self, let first = elements.first else { return nil }
    return .array([first] + elements)
  }

  /// The list with its last element alone.
  fileprivate var last: JSONTree? {
    if case .array(let elements) = self { .array(elements.suffix(1)) } else { nil }
  }

  /// The list with one element more.
  fileprivate func adding(_ element: JSONTree) -> JSONTree {
    if case .array(let elements) = self { .array(elements + [element]) } else { self }
  }

  /// The object with one member more, in place of one of that key.
  fileprivate func adding(_ key: String, _ value: JSONTree) -> JSONTree {
    guard case .object(let members) = self else { return self }
    return .object(members.filter { $0.key != key } + [(key, value)])
  }
}
