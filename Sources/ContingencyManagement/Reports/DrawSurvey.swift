import Digest

/// What was drawn, held against the slips in the bowls: by tier, operator, participant and word.
///
/// Each count is tested exactly and on both sides (twice the smaller tail), and all of them together
/// are corrected by Holm's method (S. Holm, "A simple sequentially rejective multiple test
/// procedure", *Scandinavian Journal of Statistics* 6, 1979, 65–70), which holds however the counts
/// hang together. What stands out is something to look at and proves nothing: at one look, at most
/// one honest ledger in a hundred shows a count at ``level`` or below.
public struct DrawSurvey: Sendable {
  /// Below this, once corrected, a count is something to look at.
  public static let level = 0.01
  /// Draws that are owed for so many days are told.
  public static let daysOwed = 14

  private var draws: [Draw] = []
  /// The place of the first draw that an entry told by hand.
  private var handDraws: [Int: Int] = [:]
  private var filled: [Filling: Int] = [:]
  private var asked: [Int: (by: OperatorCode, at: Moment)] = [:]
  private var bowls: [SHA256Digest: PrizeBowl] = [:]
  /// Requests for draws and those of them without a word, by who asked.
  public private(set) var requests: [OperatorCode: (all: Int, declined: Int)] = [:]
  /// What could be used to steer draws, in the order of the log.
  public private(set) var forReview: [Review] = []

  /// How draws were made.
  public enum Way: String, CaseIterable, Hashable, Sendable {
    case chain
    case byHand = "by-hand"
  }

  /// What a participant said.
  public enum WordKind: String, CaseIterable, Hashable, Sendable {
    case word, number, declined
  }

  /// The draws that are counted together.
  public enum Group: Hashable, Sendable {
    case all
    case recorded(by: OperatorCode)
    case seen(by: OperatorCode)
    case drawn(by: ParticipantCode)
    case said(WordKind)
  }

  /// An entry to be looked at, and who recorded it.
  public struct Review: Hashable, Sendable {
    /// The entry.
    public var entry: Int
    /// Who recorded it.
    public var by: OperatorCode
    /// What it is.
    public var fact: Fact

    /// What could be used to steer draws.
    public enum Fact: Hashable, Sendable {
      /// Draws whose elements were lost with the secret were given up, to be made again.
      case drawVoided(ParticipantCode, request: Int)
      /// Draws made by hand were told otherwise afterwards.
      case handDrawToldAgain(ParticipantCode, entry: Int)
      /// A chain that still served was followed by another.
      case chainReplaced(ParticipantCode, ChainKind)
      /// The secret that draws come from was replaced.
      case secretReplaced(SecretKind)
    }
  }

  /// How often one tier came up.
  public struct Row: Sendable {
    /// How the draws were made.
    public var way: Way
    /// Which of them.
    public var group: Group
    /// The bowl.
    public var bowl: PrizeBowl
    /// The tier.
    public var tier: PrizeBowl.Tier
    /// How many draws.
    public var draws: Int
    /// How many of them came to the tier.
    public var observed: Int
    /// The chance of so many or fewer.
    public var atMost: Double
    /// The chance of so many or more.
    public var atLeast: Double
    /// ``chance``, corrected for the number of counts.
    public var corrected: Double

    /// How many are to be expected.
    public var expected: Double { Double(draws) * Double(tier.slips) / Double(bowl.slips) }
    /// Twice the smaller tail, at most 1.
    public var chance: Double { min(1, 2 * min(atMost, atLeast)) }
    /// Whether it is something to look at.
    public var standsOut: Bool { corrected <= DrawSurvey.level }
  }

  private struct Filling: Hashable {
    var participant: ParticipantCode
    var bowl: SHA256Digest
  }

  private struct Draw: Sendable {
    var way: Way
    var bowl: SHA256Digest
    /// Which filling of the participant's bowl, where slips stay out.
    var filling: Int
    var tier: Name
    var participant: ParticipantCode
    var by: OperatorCode
    var witness: OperatorCode?
    var word: WordKind?

    var groups: [Group] {
      [.all, .recorded(by: by), .drawn(by: participant)]
        + (witness.map { [.seen(by: $0)] } ?? []) + (word.map { [.said($0)] } ?? [])
    }
  }

  /// A survey of no draws.
  public init() {}

  /// Takes an entry into account, with the state after it.
  public mutating func take(_ entry: Entry, after state: LedgerState) {
    switch entry.event {
    case .drawRequested(let request):
      asked[entry.number] = (entry.by, entry.at)
      requests[entry.by, default: (0, 0)].all += 1
      if request.word == .declined { requests[entry.by, default: (0, 0)].declined += 1 }
    case .drawn(let result):
      guard let request = state.draws(askedForBy: result.request)?.request else { return }
      let word: WordKind =
        request.word == .declined ? .declined : request.word.needsNoDeck ? .number : .word
      for slip in result.slips {
        add(
          Draw(
            way: .chain, bowl: request.bowl, filling: 0, tier: slip.tier,
            participant: result.participant, by: entry.by, word: word), in: state)
      }
    case .drawnByHand(let told): take(told, entry, state)
    case .chainRenewed(let renewal):
      guard let reason = renewal.reason, reason != .secretReplaced else { return }
      review(entry, .chainReplaced(renewal.participant, reason))
    case .drawVoided(let voiding):
      review(entry, .drawVoided(voiding.participant, request: voiding.request))
    case .secretReplaced(let replacement): review(entry, .secretReplaced(replacement.reason))
    case .ledgerCreated, .adopted, .enrolled, .moved, .paused, .resumed, .ended,
      .medicinesChanged, .tested, .visitNotHeld, .milestoneReached, .redeemed, .corrected,
      .setAside, .headAdopted, .restored, .operatorAdded, .operatorRetired, .pinChanged:
      break
    }
  }

  private mutating func take(_ told: HandDraw, _ entry: Entry, _ state: LedgerState) {
    if let corrected = told.telling.corrects {
      review(entry, .handDrawToldAgain(told.participant, entry: corrected))
      guard let start = handDraws[corrected] else { return }
      handDraws[entry.number] = start
      for (place, tier) in told.tiers.enumerated() where draws.indices.contains(start + place) {
        draws[start + place].tier = tier
      }
      return
    }
    handDraws[entry.number] = draws.count
    for tier in told.tiers {
      add(
        Draw(
          way: .byHand, bowl: told.bowl, filling: 0, tier: tier, participant: told.participant,
          by: entry.by, witness: told.telling.witness), in: state)
    }
  }

  private mutating func add(_ draw: Draw, in state: LedgerState) {
    if bowls[draw.bowl] == nil { bowls[draw.bowl] = state.bowl(draw.bowl) }
    guard let bowl = bowls[draw.bowl] else { return }
    var draw = draw
    if !bowl.isReplaced {
      let filling = Filling(participant: draw.participant, bowl: draw.bowl)
      let before = filled[filling, default: 0]
      draw.filling = before / max(1, bowl.slips)
      filled[filling] = before + 1
    }
    draws.append(draw)
  }

  private mutating func review(_ entry: Entry, _ fact: Review.Fact) {
    forReview.append(Review(entry: entry.number, by: entry.by, fact: fact))
  }
}

// MARK: - What it comes to

extension DrawSurvey {
  /// How many draws were made in a way.
  public func count(_ way: Way) -> Int { draws.count { $0.way == way } }

  /// Who recorded draws, and whose they were.
  public var people: (operators: Int, participants: Int) {
    (Set(draws.map(\.by)).count, Set(draws.map(\.participant)).count)
  }

  /// When draws were asked for, and by whom.
  public func asked(by entry: Int) -> (by: OperatorCode, at: Moment)? { asked[entry] }

  /// How many entries to be looked at each operator recorded.
  public var reviewsByOperator: [(by: OperatorCode, count: Int)] {
    Dictionary(grouping: forReview, by: \.by).map { (by: $0, count: $1.count) }
      .sorted { ($1.count, $0.by) < ($0.count, $1.by) }
  }

  /// How often each tier came up in each group, the most striking first.
  ///
  /// A group that is all the draws of its way and bowl is not counted twice.
  public var rows: [Row] {
    struct Cell: Hashable {
      var way: Way
      var bowl: SHA256Digest
      var group: Group
    }
    struct Pile: Hashable {
      var participant: ParticipantCode
      var filling: Int
    }
    var tiers: [Cell: [Name: Int]] = [:]
    var piles: [Cell: [Pile: Int]] = [:]
    var counts: [Cell: Int] = [:]
    for draw in draws {
      for group in draw.groups {
        let cell = Cell(way: draw.way, bowl: draw.bowl, group: group)
        tiers[cell, default: [:]][draw.tier, default: 0] += 1
        counts[cell, default: 0] += 1
        if bowls[draw.bowl]?.isReplaced == false {
          let pile = Pile(participant: draw.participant, filling: draw.filling)
          piles[cell, default: [:]][pile, default: 0] += 1
        }
      }
    }
    var rows: [Row] = []
    for (cell, count) in counts {
      let all = Cell(way: cell.way, bowl: cell.bowl, group: .all)
      guard let bowl = bowls[cell.bowl], cell.group == .all || counts[all] != count else {
        continue
      }
      for tier in bowl.tiers where tier.slips > 0 && tier.slips < bowl.slips {
        let spread: CountSpread
        if bowl.isReplaced {
          spread = .replaced(draws: count, favourable: tier.slips, all: bowl.slips)
        } else {
          spread = (piles[cell] ?? [:]).values.sorted().reduce(.none) {
            $0.combined(
              with: .keptOut(
                draws: min($1, bowl.slips), favourable: tier.slips, all: bowl.slips))
          }
        }
        let observed = tiers[cell]?[tier.id] ?? 0
        rows.append(
          Row(
            way: cell.way, group: cell.group, bowl: bowl, tier: tier, draws: count,
            observed: observed, atMost: spread.atMost(observed),
            atLeast: spread.atLeast(observed), corrected: 1))
      }
    }
    return DrawSurvey.corrected(rows.sorted(by: DrawSurvey.isMoreStriking))
  }

  private static func isMoreStriking(_ one: Row, _ other: Row) -> Bool {
    if one.chance != other.chance { return one.chance < other.chance }
    if one.draws != other.draws { return one.draws > other.draws }
    return one.order.lexicographicallyPrecedes(other.order)
  }

  /// Holm's correction of rows in ascending order of their chances.
  static func corrected(_ rows: [Row]) -> [Row] {
    var rows = rows
    var least = 0.0
    for place in rows.indices {
      least = max(least, min(1, Double(rows.count - place) * rows[place].chance))
      rows[place].corrected = least
    }
    return rows
  }
}

extension DrawSurvey.Row {
  /// An order for rows that are equally striking.
  fileprivate var order: [String] {
    let (rank, who) =
      switch group {
      case .all: ("0", "")
      case .recorded(let code): ("1", code.text)
      case .seen(let code): ("2", code.text)
      case .drawn(let code): ("3", code.text)
      case .said(let kind): ("4", kind.rawValue)
      }
    let version = String(bowl.version + 10_000)
    let place = (bowl.tiers.firstIndex(of: tier) ?? 0) + 10_000
    return [way.rawValue, rank, who, bowl.id.text, version, String(place)]
  }
}
