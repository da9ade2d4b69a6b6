/// What a forecast of a schedule's cost takes for granted about its participants.
///
/// Each planned occasion of each contingency is met with the same probability, whatever became of
/// the others: a positive test and a missed dose are different events. One that is not met is a
/// positive test, a specimen refused where only one is asked for or, for a milestone, missed; a
/// milestone on any day, which cannot be missed, then does not take place. What is met by being
/// enrolled is certain. At the end of each week a participant leaves for good with the same
/// probability, and from then on no occasion takes place.
public struct CostAssumptions: Hashable, Sendable {
  /// That a planned occasion is met.
  public var met: Chance
  /// That a participant leaves at the end of a week.
  public var dropout: Chance
  /// How many weeks from the first day are counted; those beyond the schedule are empty.
  public var weeks: Int
  /// Amounts of which the forecast says how probable it is to exceed them.
  public var over: [Money]

  /// Assumptions of those parts.
  public init(met: Chance, dropout: Chance, weeks: Int, over: [Money]) {
    self.met = met
    self.dropout = dropout
    self.weeks = weeks
    self.over = over
  }

  /// How probable it is that a course has just so many weeks, for each that it can have.
  var durations: [(week: Int, chance: Double)] {
    var staying = 1.0
    var durations: [(week: Int, chance: Double)] = []
    for week in 0..<weeks - 1 {
      durations.append((week, staying * dropout.value))
      staying *= dropout.complement.value
    }
    durations.append((weeks - 1, staying))
    return durations.filter { $0.chance > 0 }
  }
}
