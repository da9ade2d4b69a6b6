// What is counted in a row: met occasions, rewards, full weeks.
extension NaiveClimb {
  /// Met occasions since the last that was not met, or the beginning of the ladder.
  func metInARow(_ i: Int) -> Int {
    var met = 0
    var j = i
    while j >= 0, !isBad[j] {
      if isGood[j] { met += 1 }
      if begins[j] >= 0 { break }
      j -= 1
    }
    return met
  }

  /// Whether the occasion was met where something is to be earned.
  private func counts(_ j: Int) -> Bool { isGood[j] && !wasLost[j] && leader.pays[phase[j]] != nil }

  /// Met occasions since the last reward, this one included.
  func towardReward(_ i: Int) -> Int {
    var met = 0
    var j = i
    while j >= 0, !isBad[j], j == i || paid[j] < 0 {
      if counts(j) { met += 1 }
      if begins[j] >= 0 { break }
      j -= 1
    }
    return met
  }

  /// Rewards since the last reset.
  func rewards(before i: Int) -> Int {
    var rewards = 0
    var j = i
    while j > 0, begins[j] < 0 {
      j -= 1
      if isBad[j], resets { break }
      if paid[j] >= 0 { rewards += 1 }
    }
    return rewards
  }

  /// Met occasions in phases with a bonus for them, since the last bonus, reset or beginning of a
  /// ladder, this one included.
  func towardBonus(_ i: Int) -> Int {
    var met = 0
    var j = i
    while j >= 0, !isBad[j], !breaksBonusRun[j], j == i || !(paysBonus[j] && !countsWeeks(j)) {
      if counts(j), let bonus = leader.pays[phase[j]]?.bonus, !bonus.countsWeeks { met += 1 }
      if begins[j] >= 0 { break }
      j -= 1
    }
    return met
  }

  /// Full periods one after the other in phases with a bonus for them, since the last bonus, reset
  /// or beginning of a ladder, the one that `i` fills included.
  func fullWeeks(_ i: Int) -> Int {
    var full = 0
    var last = period[i] + 1
    var j = i
    while j >= 0, !isBad[j], j == i || !(paysBonus[j] && countsWeeks(j)) {
      // A period of which nothing is known ends the row; one that was spared throughout does not.
      if j == i || period[j + 1] != period[j] {
        if period[j] < last - 1 { break }
        last = period[j]
        if j != i, !isFull(upTo: j), !isSparedAltogether(j) { break }
      }
      if fillsWeek[j], !isLost[j], countsWeeks(j) { full += 1 }
      if begins[j] >= 0 { break }
      j -= 1
    }
    return full
  }

  private func countsWeeks(_ j: Int) -> Bool {
    phase[j] >= 0 && leader.pays[phase[j]]?.bonus?.countsWeeks == true
  }

  /// Whether the period of occasion `i`, its last, has planned visits that were spared, and no other.
  private func isSparedAltogether(_ i: Int) -> Bool {
    for whose in atVisits where isOpen(whose, i) {
      var spared = 0
      var j = i
      while j >= 0, period[j] == period[i] {
        if member[j] == whose, !isFurther[j] {
          if takesPlace[j] { return false }
          spared += 1
        }
        j -= 1
      }
      if spared == 0 { return false }
    }
    return true
  }

  /// Whether a contingency can be met in the phase of occasion `i`.
  private func isOpen(_ whose: Int, _ i: Int) -> Bool {
    let only = rules.contingencies[whose].onlyIn
    return only.isEmpty || only.contains(phase[i])
  }

  /// Whether the period is full with occasion `i`, and was not before it.
  func fills(_ i: Int) -> Bool {
    guard isFull(upTo: i) else { return false }
    var j = i - 1
    while j >= 0, period[j] == period[i] {
      if fillsWeek[j] { return false }
      j -= 1
    }
    return true
  }

  /// Whether every planned visit of the period of occasion `i` that the clinic held was met, and at
  /// least one was; as known with that occasion.
  func isFull(upTo i: Int) -> Bool {
    guard phase[i] >= 0 else { return false }
    let planned = rules.phases[phase[i]].planned
    var anyMet = false
    for whose in atVisits where isOpen(whose, i) {
      var met = 0
      var spared = 0
      var j = i
      while j >= 0, period[j] == period[i] {
        if member[j] == whose, !isFurther[j] {
          if isBad[j] { return false }
          if !takesPlace[j] {
            spared += 1
          } else if isGood[j] {
            met += 1
          } else if !isExtra[j] {
            return false
          }
        }
        j -= 1
      }
      if met > 0 { anyMet = true }
      if met + spared < planned { return false }
    }
    return anyMet
  }
}
