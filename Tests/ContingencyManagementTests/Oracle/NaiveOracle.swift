/// What a course earns, worked out a second time from the text of the rules alone.
///
/// Plain numbers and plain loops over arrays; it keeps no running state, looks back over the whole
/// course for each visit, and shares nothing with the rules. Amounts are thousandths, or draws.
struct NaiveOracle {
  struct Phase {
    var weeks = 1
    var perWeek = 1
    var pays = true
    var paysDraws = false
    var start = 0
    var step = 0
    var ceiling: Int?
    var stepsPerWeek = false
    var bonusEvery: Int?
    var bonus = 0
    var bonusInDraws = false
    var carriesRung = false
  }

  enum WayDown { case toStart, down(Int), stays }

  var phases: [Phase]
  var wayDown = WayDown.toStart
  /// Consecutive met visits that bring the rung back; nil for never.
  var recoversAfter: Int?
  var recoversToDue = false
  var recoversAtOnce = false
  var missedIsHeld = false
  var excusedIsNotMet = false
  var excusedBreaksBonusRun = false
  var excusedSparesWeek = false

  /// One visit: its week, from 0, and its letter, `N` `P` `M` `E` or `C`.
  typealias Visit = (week: Int, letter: Character)

  /// Money and draws for each visit; visits in the order of their days.
  func earnings(_ visits: [Visit]) -> [(money: Int, draws: Int)] {
    var course = Working(rules: self, visits: visits)
    return visits.indices.map { course.earning($0) }
  }

  /// The tables that the visits are written into, one column a visit.
  private struct Working {
    let rules: NaiveOracle
    let visits: [Visit]
    let phase: [Int?]
    /// Beyond the week's plan.
    let isExtra: [Bool]
    let isGood: [Bool]
    let isBad: [Bool]
    /// Whether a ladder begins again with this visit.
    let beginsLadder: [Bool]
    var paid: [Int?]
    var fallsTo: [Int?]
    var recovered: [Int?]
    var remembered: [Int?]
    var paysBonus: [Bool]

    init(rules: NaiveOracle, visits: [Visit]) {
      self.rules = rules
      self.visits = visits
      phase = visits.map { visit in
        var first = 0
        for (place, phase) in rules.phases.enumerated() {
          first += phase.weeks
          if visit.week < first { return place }
        }
        return nil
      }
      var extra: [Bool] = []
      var good: [Bool] = []
      var bad: [Bool] = []
      var begins: [Bool] = []
      for i in visits.indices {
        var taken = 0
        for j in 0..<i where visits[j].week == visits[i].week && rules.takesPlace(visits[j].letter)
        {
          taken += 1
        }
        let letter = visits[i].letter
        let plan = phase[i].map { rules.phases[$0].perWeek } ?? 0
        extra.append(taken >= plan)
        good.append(letter == "N" && taken < plan && phase[i] != nil)
        // Nobody can miss a visit that was not planned.
        let counts = taken < plan || letter == "P"
        bad.append(phase[i] != nil && counts && rules.isNotMet(letter))
        var begin = false
        if let now = phase[i] {
          let before = i == 0 ? -1 : (phase[i - 1] ?? now)
          if before < now {
            for crossed in before + 1...now
            where rules.phases[crossed].pays && !rules.phases[crossed].carriesRung {
              begin = true
            }
          }
        }
        begins.append(begin)
      }
      (isExtra, isGood, isBad, beginsLadder) = (extra, good, bad, begins)
      paid = visits.map { _ in nil }
      fallsTo = paid
      recovered = paid
      remembered = paid
      paysBonus = visits.map { _ in false }
    }

    mutating func earning(_ i: Int) -> (money: Int, draws: Int) {
      guard let place = phase[i] else { return (0, 0) }
      let phase = rules.phases[place]
      var rung = due(i)
      var memory = i == 0 || beginsLadder[i] ? nil : remembered[i - 1]
      defer { remembered[i] = memory }
      if isBad[i] {
        if rules.recoversAfter != nil {
          let candidate =
            rules.recoversToDue || endsInRecovery(before: i) ? rung : lastPaid(before: i)
          if let candidate, candidate > 0 { memory = max(memory ?? 0, candidate) }
        }
        switch rules.wayDown {
        case .toStart: fallsTo[i] = 0
        case .down(let count): fallsTo[i] = max(0, rung - count)
        case .stays: fallsTo[i] = rung
        }
        return (0, 0)
      }
      guard isGood[i] else { return (0, 0) }
      let isRecovery = rules.recoversAfter.map { metSinceReset(i) >= $0 } ?? false
      if isRecovery, rules.recoversAtOnce, let before = memory {
        if before > rung {
          recovered[i] = before
          rung = before
        }
        memory = nil
      }
      var money = 0
      var draws = 0
      if phase.pays {
        paid[i] = rung
        var value = phase.start + phase.step * rung
        if let ceiling = phase.ceiling, value > ceiling { value = ceiling }
        if phase.paysDraws { draws += value } else { money += value }
        if let every = phase.bonusEvery, towardBonus(i) >= every {
          paysBonus[i] = true
          if phase.bonusInDraws { draws += phase.bonus } else { money += phase.bonus }
        }
      }
      if isRecovery, !rules.recoversAtOnce, let before = memory {
        if before > climbed(rung, by: i) { recovered[i] = before }
        memory = nil
      }
      return (money, draws)
    }

    /// The rung that visit `i` would be paid, from the last thing that set it.
    private func due(_ i: Int) -> Int {
      var rung = 0
      var from = 0
      for j in stride(from: i, through: 0, by: -1) {
        if j < i, let fallen = fallsTo[j] {
          (rung, from) = (fallen, j + 1)
          break
        }
        if j < i, let back = recovered[j] {
          rung = rules.recoversAtOnce ? climbed(back, by: j) : back
          from = j + 1
          break
        }
        if beginsLadder[j] {
          (rung, from) = (0, j)
          break
        }
      }
      // A step at the edge before `from` belongs to what set the rung, unless that was no edge.
      for j in from...i {
        if j > 0, j > from || !beginsLadder[j] { rung = stepped(rung, overEdgeBefore: j) }
        if j < i { rung = climbed(rung, by: j) }
      }
      return rung
    }

    /// The rung after visit `j` was met at it.
    private func climbed(_ rung: Int, by j: Int) -> Int {
      guard isGood[j], let place = phase[j], rules.phases[place].pays,
        !rules.phases[place].stepsPerWeek
      else { return rung }
      return rules.above(rung, in: rules.phases[place])
    }

    /// The rung after the week before visit `j`, where that is another week.
    private func stepped(_ rung: Int, overEdgeBefore j: Int) -> Int {
      guard visits[j].week != visits[j - 1].week, let place = phase[j - 1],
        rules.phases[place].pays, rules.phases[place].stepsPerWeek,
        isFull(visits[j - 1].week, planned: rules.phases[place].perWeek),
        !endsInRecovery(before: j)
      else { return rung }
      return rules.above(rung, in: rules.phases[place])
    }

    private func isFull(_ week: Int, planned: Int) -> Bool {
      var met = 0
      var spared = 0
      for j in visits.indices where visits[j].week == week {
        if isBad[j] { return false }
        if !rules.takesPlace(visits[j].letter) {
          spared += 1
        } else if isGood[j] {
          met += 1
        } else if !isExtra[j] {
          return false
        }
      }
      return met >= 1 && met + spared >= planned
    }

    /// Whether a recovery was completed and nothing was paid at its rung yet.
    private func endsInRecovery(before j: Int) -> Bool {
      guard !rules.recoversAtOnce else { return false }
      for k in stride(from: j - 1, through: 0, by: -1) {
        if recovered[k] != nil { return true }
        if paid[k] != nil || isBad[k] || beginsLadder[k] { return false }
      }
      return false
    }

    private func metSinceReset(_ i: Int) -> Int {
      var met = 0
      for j in stride(from: i, through: 0, by: -1) {
        if isBad[j] { break }
        if isGood[j] { met += 1 }
        if beginsLadder[j] { break }
      }
      return met
    }

    /// Met visits in phases with a bonus, since the last bonus, reset or beginning of a ladder, this
    /// one included.
    private func towardBonus(_ i: Int) -> Int {
      var met = 0
      for j in stride(from: i, through: 0, by: -1) {
        if isBad[j] || paysBonus[j] { break }
        if phase[j] != nil, !isExtra[j], visits[j].letter == "E", rules.excusedBreaksBonusRun {
          break
        }
        if isGood[j], let place = phase[j], rules.phases[place].pays,
          rules.phases[place].bonusEvery != nil
        {
          met += 1
        }
        if beginsLadder[j] { break }
      }
      return met
    }

    private func lastPaid(before i: Int) -> Int? {
      if beginsLadder[i] { return nil }
      for j in stride(from: i - 1, through: 0, by: -1) {
        if let rung = paid[j] { return rung }
        if beginsLadder[j] { return nil }
      }
      return nil
    }
  }

  private func isNotMet(_ letter: Character) -> Bool {
    letter == "P" || letter == "M" && !missedIsHeld || letter == "E" && excusedIsNotMet
  }

  /// Whether a visit uses up a place of the week's plan.
  private func takesPlace(_ letter: Character) -> Bool {
    letter != "C" && !(letter == "E" && excusedSparesWeek)
  }

  /// The next rung, but none above the first that earns the ceiling.
  private func above(_ rung: Int, in phase: Phase) -> Int {
    guard phase.step > 0 else { return rung }
    guard let ceiling = phase.ceiling else { return rung + 1 }
    var top = 0
    while phase.start + phase.step * top < ceiling { top += 1 }
    return min(rung + 1, top)
  }
}
