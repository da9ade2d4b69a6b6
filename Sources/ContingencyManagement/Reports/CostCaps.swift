/// One cap that a schedule's costs are held against.
public struct CapForecast: Hashable, Sendable {
  /// The file it is written in; nil for one in the schedule itself.
  public let file: Name?
  /// The cap.
  public let cap: Cap
  /// The probability that what it counts comes to more, if all of it fell within its window and no
  /// cap held; nil where that cannot be told.
  public let chance: Double?
}

/// The caps of a schedule, written in it and in files.
struct CostCaps {
  /// Each with the file it comes from.
  let all: [(file: Name?, cap: Cap)]
  private let schedule: Schedule

  /// - Throws: where a file that the schedule names is not among `files`.
  init(of schedule: Schedule, files: [CapFile]) throws(CostLimit) {
    self.schedule = schedule
    var all: [(file: Name?, cap: Cap)] = []
    for cap in schedule.caps {
      switch cap {
      case .inline(let cap): all.append((nil, cap))
      case .file(let id):
        guard let file = files.first(where: { $0.id == id }) else { throw .noCaps(id) }
        all += file.limits.map { (id, $0) }
      }
    }
    self.all = all
  }

  /// Those that can be told from a course alone, whenever it begins.
  var ofCourse: [Cap] { all.map(\.cap).filter(\.isOfCourse) }

  /// The most that one reward of each member of a strand may pay.
  func ofRewards(_ strand: Strand) -> [RewardCap] {
    strand.members.map { member in
      var limit = RewardCap.none
      for cap in ofCourse where cap.window == .reward && cap.counts(member) {
        limit.vouchers = min(limit.vouchers, cap.most.thousandths)
        if cap.prizesBeyond == .withhold { limit.prizes = min(limit.prizes, cap.most.thousandths) }
      }
      return limit
    }
  }

  /// The most that a kind of cost comes to, in thousandths or draws, within the caps on an episode
  /// that count everything.
  func within(_ most: Int, of kind: CostKind) -> Int {
    guard kind != .draws else { return most }
    return ofCourse.filter { cap in
      cap.window == .episode && (kind == .vouchers || cap.prizesBeyond == .withhold)
        && schedule.contingencies.allSatisfy(cap.counts)
    }.reduce(most) { min($0, $1.most.thousandths) }
  }

  /// The caps over a longer time, each with the strands that it counts; nil where it counts only some
  /// contingencies of a strand.
  func overTime(_ strands: [Strand]) -> [(file: Name?, cap: Cap, counted: [Int]?)] {
    all.filter { $0.cap.isOverTime }.map { file, cap in
      let isSplit = strands.contains { strand in
        strand.members.contains(where: cap.counts) && !strand.members.allSatisfy(cap.counts)
      }
      let counted = strands.indices.filter { strands[$0].members.allSatisfy(cap.counts) }
      return (file, cap, isSplit ? nil : counted)
    }
  }
}

extension Cap {
  /// Whether what it counts of a course is the same whenever the course begins.
  fileprivate var isOfCourse: Bool {
    guard from == nil, until == nil else { return false }
    return switch window {
    case .reward, .day, .episode: true
    case .month, .calendarYear, .rollingYear, .period: false
    }
  }

  fileprivate var isOverTime: Bool {
    switch window {
    case .episode, .period, .calendarYear, .rollingYear: true
    case .reward, .day, .month: false
    }
  }

  /// Whether it counts what is paid for a contingency.
  fileprivate func counts(_ contingency: Contingency) -> Bool {
    funder == nil || funder == contingency.funder
  }
}
