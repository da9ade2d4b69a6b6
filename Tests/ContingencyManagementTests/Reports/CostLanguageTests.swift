import Testing

@testable import ContingencyManagement

private typealias Make = CostTestSchedules

/// Forecasts of everything that the language can say, against the plain list of all courses.
@Suite struct `A forecast of any schedule, beside every course played one by one` {
  @Test(arguments: 0..<200)
  func `has the same probability of every total`(seed: Int) throws {
    var random = CostTestRandom(seed: 7_000 + seed)
    let schedule = try random.anySchedule(most: 7)
    var bowl = try Make.bowl([(3, 0), (2, 1_000), (1, 2_250)])
    bowl.isReplaced = random.below(2) == 0
    try expectSameCosts(
      schedule, bowl, met: random.pick(["0.37", "0.8", "1", "0.05"]),
      dropout: random.pick(["0", "0.13"]), "seed \(seed)")
  }

  @Test(arguments: 0..<80)
  func `has the same maximum, whatever becomes of each planned occasion`(seed: Int) throws {
    var random = CostTestRandom(seed: 90_000 + seed)
    let schedule = try random.anySchedule(most: 5)
    let bowl = try Make.bowl([(3, 0), (2, 1_000)])
    let takesPlace = schedule.phases.contains {
      if case .occasions = $0.length { true } else { false }
    }
    func letters(of contingency: Contingency) -> [StreamOccasion] {
      StreamOccasion.letters.filter { letter in
        switch letter {
        case .excused where contingency.occasions == .visits:
          !takesPlace || !contingency.excused.sparesWeek
        case .closed, .excused: contingency.occasions == .visits && !takesPlace
        case .negative, .positive, .missed, .reading: true
        }
      }
    }
    var most = CostMost()
    for strand in schedule.strands() {
      var best = CostMost()
      for course in try schedule.costCourses(of: strand, letters) {
        var earned = CostMost()
        for reward in try schedule.play(course.streams, caps: []).flatMap(\.rewards)
        where strand.members.contains(where: { $0.id == reward.contingency }) {
          earned.add(
            money: reward.total.money.thousandths, draws: reward.total.draws,
            bestPrize: bowl.bestPrize)
        }
        best = best.orMore(earned)
      }
      most = most + best
    }
    let forecast = try CostForecast(schedule, bowls: [bowl], assuming: Make.assuming("1"))
    for line in forecast.lines {
      switch line.kind {
      case .vouchers: #expect(line.atMost == .money(Money(summed: most.money)))
      case .draws: #expect(line.atMost == .draws(most.draws))
      case .prizes: #expect(line.atMost == .money(Money(summed: most.prizes)))
      case .together: #expect(line.atMost == .money(Money(summed: most.together)))
      }
    }
  }
}
