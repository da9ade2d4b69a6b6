/// One ladder and those who climb it: the occasions of the contingency it belongs to and of those
/// that share it, one place each, in the order of the days.
struct NaiveClimb {
  typealias Pay = NaiveOracle.Pay

  let rules: NaiveOracle
  let leader: NaiveOracle.Contingency
  /// The members at visits.
  var atVisits: [Int] = []
  var happening: [Int] = []
  var member: [Int] = []
  var phase: [Int] = []
  var period: [Int] = []
  var isGood: [Bool] = []
  var isBad: [Bool] = []
  var takesPlace: [Bool] = []
  var isExtra: [Bool] = []
  var isFurther: [Bool] = []
  var breaksBonusRun: [Bool] = []
  /// Whether a ladder begins again with this occasion, and on which rung.
  var begins: [Int] = []

  // What is found out, occasion by occasion.
  var paid: [Int] = []
  var fallsTo: [Int] = []
  /// The rung that came back by this occasion.
  var recovered: [Int] = []
  /// The rung that came back before this occasion, by the week that ended.
  var broughtBack: [Int] = []
  var remembered: [Int] = []
  /// Whether the ladder is lost after this occasion, and while it took place.
  var isLost: [Bool] = []
  var wasLost: [Bool] = []
  var fillsWeek: [Bool] = []
  var paysBonus: [Bool] = []

  /// Whether an occasion that is not met resets the ladder.
  var resets: Bool { if case .stays = leader.wayDown { false } else { true } }

  init(rules: NaiveOracle, leader number: Int, course: NaiveOracle.Occasions) {
    self.rules = rules
    leader = rules.contingencies[number]
    for (other, contingency) in rules.contingencies.enumerated()
    where contingency.atVisits && (other == number || contingency.sharesLadderOf == number) {
      atVisits.append(other)
    }
    for row in course.happening.indices {
      let whose = course.contingency[row]
      guard whose == number || rules.contingencies[whose].sharesLadderOf == number else { continue }
      happening.append(course.happening[row])
      member.append(whose)
      phase.append(course.phase[row])
      period.append(course.period[row])
      isGood.append(course.isGood[row])
      isBad.append(course.isBad[row])
      takesPlace.append(course.takesPlace[row])
      isExtra.append(course.isExtra[row])
      isFurther.append(course.isFurther[row])
      breaksBonusRun.append(
        course.isExcused[row] && !course.isExtra[row] && !course.isFurther[row]
          && rules.contingencies[whose].excusedBreaksBonusRun)
    }
    for i in happening.indices { begins.append(beginning(i)) }
    let none = happening.map { _ in -1 }
    let no = happening.map { _ in false }
    (paid, fallsTo, recovered, broughtBack, remembered) = (none, none, none, none, none)
    (isLost, wasLost, fillsWeek, paysBonus) = (no, no, no, no)
  }

  /// The rung of the last ladder that began with or before this occasion and after the one before.
  func beginning(_ i: Int) -> Int {
    let now = phase[i]
    guard now >= 0 else { return -1 }
    var rung = -1
    var crossed = i == 0 ? 0 : phase[i - 1] + 1
    while crossed <= now {
      if let pay = leader.pays[crossed], !pay.carriesRung { rung = pay.beginsOn }
      crossed += 1
    }
    return rung
  }

  mutating func earned() -> [NaiveOracle.Earned] {
    var all: [NaiveOracle.Earned] = []
    for i in happening.indices {
      var earned = NaiveOracle.Earned(happening: happening[i], contingency: member[i])
      if phase[i] >= 0 { work(i, &earned) }
      all.append(earned)
    }
    return all
  }
}

extension NaiveClimb {
  mutating func work(_ i: Int, _ earned: inout NaiveOracle.Earned) {
    let isNew = i == 0 || begins[i] >= 0
    var memory = isNew ? -1 : remembered[i - 1]
    var lost = isNew ? false : isLost[i - 1]
    var (rung, count) = due(i)
    if !isNew, leader.recoversAfter == 0, memory >= 0 || lost, period[i] != period[i - 1],
      isFull(upTo: i - 1)
    {
      if lost || memory > rung {
        rung = max(rung, memory)
        count = 0
        broughtBack[i] = rung
      }
      memory = -1
      lost = false
    }
    if isBad[i] {
      fall(i, from: rung, &memory)
      if case .toNothing = leader.wayDown { lost = true }
    }
    if isGood[i] {
      let after = leader.recoversAfter ?? 0
      let isRecovery = after > 0 && (memory >= 0 || lost) && metInARow(i) >= after
      if isRecovery, leader.recoversAtOnce {
        if lost || memory > rung {
          rung = max(rung, memory)
          count = 0
          recovered[i] = rung
        }
        memory = -1
        lost = false
      }
      wasLost[i] = lost
      pay(i, rung, &earned)
      if isRecovery, !leader.recoversAtOnce {
        if lost || memory > climbed(rung, count, by: i).rung { recovered[i] = max(0, memory) }
        memory = -1
        lost = false
      }
    }
    if !isGood[i] { wasLost[i] = lost }
    isLost[i] = lost
    payBonus(i, &earned)
    remembered[i] = memory
  }

  mutating func fall(_ i: Int, from rung: Int, _ memory: inout Int) {
    if leader.recoversAfter != nil {
      let candidate = leader.recoversToDue || isRecoveredUnpaid(i) ? rung : lastPaid(before: i)
      if candidate > 0 { memory = max(memory, candidate) }
    }
    switch leader.wayDown {
    case .toStart, .toNothing: fallsTo[i] = 0
    case .down(let count): fallsTo[i] = max(0, rung - count)
    case .stays: fallsTo[i] = rung
    }
  }

  mutating func pay(_ i: Int, _ rung: Int, _ earned: inout NaiveOracle.Earned) {
    guard !wasLost[i], let pay = leader.pays[phase[i]] else { return }
    if towardReward(i) >= pay.requirement(after: rewards(before: i)) {
      paid[i] = rung
      earned.add(pay.value(at: rung), of: pay.unit)
    }
  }

  mutating func payBonus(_ i: Int, _ earned: inout NaiveOracle.Earned) {
    fillsWeek[i] = fills(i)
    guard let pay = leader.pays[phase[i]], let bonus = pay.bonus else { return }
    if bonus.countsWeeks {
      guard !isLost[i], fillsWeek[i], fullWeeks(i) >= bonus.every else { return }
    } else {
      guard !wasLost[i], isGood[i], towardBonus(i) >= bonus.every else { return }
    }
    paysBonus[i] = true
    earned.add(pay.bonusBeside(paid[i] < 0 ? 0 : pay.value(at: paid[i])), of: bonus.unit)
  }
}

// MARK: - The rung

extension NaiveClimb {
  /// The rung that occasion `i` would be paid, from the last thing that set it, and how many
  /// occasions were paid on it.
  func due(_ i: Int) -> (rung: Int, count: Int) {
    var (rung, count) = (0, 0)
    var from = 0
    var j = i
    var isSetAfterEdge = false
    while j >= 0 {
      if j < i, fallsTo[j] >= 0 {
        (rung, from) = (fallsTo[j], j + 1)
        break
      }
      if j < i, recovered[j] >= 0 {
        (rung, from) = (recovered[j], j + 1)
        if leader.recoversAtOnce { (rung, count) = climbed(rung, 0, by: j) }
        break
      }
      if j < i, broughtBack[j] >= 0 || begins[j] >= 0 || j == 0 {
        rung = broughtBack[j] >= 0 ? broughtBack[j] : max(0, begins[j])
        (from, isSetAfterEdge) = (j, true)
        break
      }
      if begins[j] >= 0 || j == 0 { return (max(0, begins[j]), 0) }
      j -= 1
    }
    for k in from...i {
      if k > from || !isSetAfterEdge { rung = stepped(rung, overEdgeBefore: k) }
      if k < i { (rung, count) = climbed(rung, count, by: k) }
    }
    return (rung, count)
  }

  /// The rung after occasion `j`, and how many occasions were paid on it.
  func climbed(_ rung: Int, _ count: Int, by j: Int) -> (rung: Int, count: Int) {
    guard paid[j] >= 0, let pay = leader.pays[phase[j]], pay.stepPer > 0 else {
      return (rung, count)
    }
    return count + 1 >= pay.stepPer ? (pay.above(rung), 0) : (rung, count + 1)
  }

  /// The rung after the period before occasion `j`, where that is another one.
  func stepped(_ rung: Int, overEdgeBefore j: Int) -> Int {
    guard period[j] != period[j - 1], phase[j - 1] >= 0, let pay = leader.pays[phase[j - 1]],
      pay.stepPer == 0, !isLost[j - 1], isFull(upTo: j - 1), !endsInRecovery(before: j)
    else { return rung }
    return pay.above(rung)
  }

  /// Whether a recovery was completed by an occasion and nothing was paid at its rung yet.
  func endsInRecovery(before j: Int) -> Bool {
    if begins[j] >= 0 { return false }
    var k = j - 1
    while k >= 0 {
      if leader.recoversAtOnce, paid[k] >= 0 { return false }
      if recovered[k] >= 0 { return true }
      if paid[k] >= 0 || isBad[k] || begins[k] >= 0 { return false }
      k -= 1
    }
    return false
  }

  /// Whether the rung due came back, and nothing was paid at it yet.
  func isRecoveredUnpaid(_ i: Int) -> Bool {
    if endsInRecovery(before: i) { return true }
    var k = i
    while k >= 0 {
      if broughtBack[k] >= 0 { return true }
      if k > 0, paid[k - 1] >= 0 || isBad[k - 1] || begins[k] >= 0 { return false }
      k -= 1
    }
    return false
  }

  func lastPaid(before i: Int) -> Int {
    var j = i
    while j > 0, begins[j] < 0 {
      j -= 1
      if paid[j] >= 0 { return paid[j] }
    }
    return -1
  }
}
