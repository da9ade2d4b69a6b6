extension RulesWriter {
  typealias Pay = NaiveOracle.Pay
  typealias Unit = NaiveOracle.Unit

  mutating func pays(
    for contingency: NaiveOracle.Contingency, _ phases: [NaiveOracle.Phase]
  ) -> [Pay?] {
    var pays: [Pay?] = []
    var last: Pay?
    let unit = self[.items] && chance(60) ? Unit.items : self[.rate] && chance(60) ? Unit.rate : nil
    for phase in phases {
      guard chance(85) || last == nil && pays.count == phases.count - 1 else {
        pays.append(nil)
        continue
      }
      if var same = pays.last ?? nil, now(.phaseList) {
        same.carriesRung = true
        same.continues = true
        pays.append(same)
        continue
      }
      _ = phase
      var pay = self.pay(in: unit ?? (chance(25) ? Unit.draws : Unit.money), contingency)
      pay.carriesRung = last != nil && chance(50)
      last = pay
      pays.append(pay)
    }
    return pays
  }

  private mutating func pay(in unit: Int, _ contingency: NaiveOracle.Contingency) -> Pay {
    var pay = Pay()
    pay.unit = unit
    ladder(&pay)
    if contingency.atVisits, chance(40) { pay.stepPer = 0 }
    if pay.stepPer > 0, now(.stepPerSome) { pay.stepPer = number(2...3) }
    if now(.beginsOn) {
      pay.beginsOn = number(0...(pay.goesOnBy > 0 ? 4 : pay.rungs.count - 1))
    }
    if now(.requires) {
      pay.requires = (0..<number(1...3)).map { _ in number(1...4) }
    }
    if chance(50) || self[.weekBonus] || self[.withinCeiling] {
      pay.bonus = bonus(pay, contingency)
    }
    return pay
  }

  /// Amounts are of a size that fits the unit: a draw or two, or some dollars.
  private mutating func ladder(_ pay: inout Pay) {
    let isMoney = pay.unit == Unit.money || pay.unit == Unit.rate
    let one = isMoney ? 125 : 1
    let start = isMoney ? number(1...40) * 125 : number(1...3)
    let step = isMoney ? number(0...8) * 125 : number(0...2)
    pay.step = step
    if now(.list) {
      pay.rungs = (0..<number(1...6)).map { _ in number(0...20) * one }
    } else if now(.falling) {
      let floor = number(0...start / one) * one
      pay.rungs = [start]
      while pay.rungs[pay.rungs.count - 1] > floor {
        pay.rungs.append(max(floor, pay.rungs[pay.rungs.count - 1] - max(one, step)))
      }
    } else if now(.times) {
      multiply(&pay, start)
    } else if step == 0 {
      pay.rungs = [start]
      pay.isFlat = true
      pay.hasCeiling = chance(30)
    } else if now(.plateau) {
      pay.rungs = (0..<number(1...6)).map { start + $0 * step }
      pay.hasCeiling = true
    } else if !isMoney || chance(50) {
      let ceiling = start + step * number(0...8) + (chance(30) ? 1 : 0)
      pay.rungs = [start]
      while pay.rungs[pay.rungs.count - 1] < ceiling {
        pay.rungs.append(min(ceiling, pay.rungs[pay.rungs.count - 1] + step))
      }
      pay.hasCeiling = true
    } else {
      pay.rungs = [start]
      pay.goesOnBy = step
    }
  }

  /// Each rung so many times the one before, exactly, and only then rounded down.
  private mutating func multiply(_ pay: inout Pay, _ start: Int) {
    let thousandths = number(1001...2000)
    let rungs = number(1...6)
    pay.rungs = []
    for rung in 0..<rungs {
      var exact = Int128(start)
      for _ in 0..<rung { exact *= Int128(thousandths) }
      for _ in 0..<rung { exact /= 1000 }
      pay.rungs.append(Int(exact))
    }
  }

  private mutating func bonus(
    _ pay: Pay, _ contingency: NaiveOracle.Contingency
  ) -> NaiveOracle.Bonus {
    var bonus = NaiveOracle.Bonus()
    bonus.every = number(1...4)
    if contingency.atVisits, now(.weekBonus) {
      bonus.countsWeeks = true
      bonus.every = number(1...2)
    }
    bonus.unit = chance(20) ? Unit.draws : Unit.money
    bonus.amount = bonus.unit == Unit.draws ? number(1...4) : number(1...20) * 500
    if now(.withinCeiling), pay.goesOnBy == 0, pay.unit <= Unit.draws {
      bonus.unit = pay.unit
      bonus.withinCeiling = true
      if bonus.unit == Unit.draws { bonus.amount = min(bonus.amount, 4) }
    }
    return bonus
  }
}
