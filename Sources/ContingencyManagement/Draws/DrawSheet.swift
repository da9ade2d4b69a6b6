import Digest

/// All that is needed to check the draws of one request on paper, without a ledger.
public struct DrawSheet: Hashable, Sendable {
  /// Whose draws they are.
  public var participant: ParticipantCode
  /// The log's name.
  public var origin: Origin
  /// Which of the ledger's draw chains.
  public var chain: Int
  /// The participant's word.
  public var word: DrawWord
  /// The bowl; its labels and values play no part in a draw.
  public var bowl: PrizeBowl
  /// The digest of the bowl's text, as adopted.
  public var digest: SHA256Digest
  /// The slips that were out of a bowl whose slips do not go back, in ascending order.
  public var out: [Int]
  /// The element before the first draw's: the anchor before the first draw of a chain.
  public var before: SHA256Digest
  /// The ordinal of the first draw, from 1.
  public var first: Int
  /// The draws, in order.
  public var draws: [Draw]

  /// One draw: the element revealed for it, and what it drew.
  public struct Draw: Hashable, Sendable {
    /// The element of the chain.
    public var element: SHA256Digest
    /// The slip.
    public var slip: DrawResult.Slip

    /// A draw of those parts.
    public init(element: SHA256Digest, slip: DrawResult.Slip) {
      self.element = element
      self.slip = slip
    }
  }

  /// A sheet of those parts.
  ///
  /// - Precondition: The bowl holds a slip, and not all slips are out.
  public init(
    participant: ParticipantCode, origin: Origin, chain: Int, word: DrawWord, bowl: PrizeBowl,
    digest: SHA256Digest, out: [Int], before: SHA256Digest, first: Int, draws: [Draw]
  ) {
    self.participant = participant
    self.origin = origin
    self.chain = chain
    self.word = word
    self.bowl = bowl
    self.digest = digest
    self.out = out
    self.before = before
    self.first = first
    self.draws = draws
  }

  /// What on a sheet does not hold.
  public enum Objection: Hashable, Sendable {
    /// The element of a draw does not hash to the one before it.
    case elementDoesNotFit(draw: Int, expected: SHA256Digest, found: SHA256Digest)
    /// The element and the word draw another slip.
    case slipDiffers(draw: Int, expected: DrawResult.Slip, found: DrawResult.Slip)
    /// The anchor is another than the elements hash back to.
    case anchorDiffers(expected: SHA256Digest, found: SHA256Digest)
    /// The sheet does not go on where the one before it ended.
    case gap(draw: Int, expected: SHA256Digest, found: SHA256Digest)

    /// The draw it is about; nil where it is the anchor.
    public var draw: Int? {
      switch self {
      case .elementDoesNotFit(let draw, _, _), .slipDiffers(let draw, _, _), .gap(let draw, _, _):
        draw
      case .anchorDiffers: nil
      }
    }
  }

  /// Each draw's decisive block, word and the number of slips it was drawn among.
  public struct Working: Hashable, Sendable {
    /// Which block of the draw, from 0.
    public var block: UInt32
    /// Which 64-bit word of the block, from 0; those before it would have favoured some slips.
    public var word: Int
    /// How many slips were in the bowl.
    public var among: Int
    /// The place of the slip among them, from 0.
    public var place: Int
    /// The slip.
    public var slip: DrawResult.Slip
  }

  /// What each draw comes to, worked out from its element and the word alone.
  public var workings: [Working] {
    var out = bowl.isReplaced ? [] : out
    return draws.enumerated().map { place, draw in
      let among = bowl.slips - out.count
      let found = DrawnSlip.decision(
        element: draw.element, origin: origin, participant: participant, ordinal: first + place,
        word: word, slips: among)
      let number = bowl.slip(atPlace: found.slip, besides: out)
      if !bowl.isReplaced { out = bowl.out(out, after: [number]) }
      return Working(
        block: found.block, word: found.word, among: among, place: found.slip,
        slip: DrawResult.Slip(number: number, tier: bowl.tierName(ofSlip: number)))
    }
  }

  /// What does not hold: of each draw its element, then its slip.
  ///
  /// - Parameter anchor: The anchor that the participant has from the enrolment, where it is at hand.
  public func objections(anchor: SHA256Digest? = nil) -> [Objection] {
    var objections: [Objection] = []
    if let anchor {
      let found = DrawChain.element(first - 1, before: before)
      if found != anchor { objections.append(.anchorDiffers(expected: anchor, found: found)) }
    }
    var last = before
    for ((place, draw), working) in zip(draws.enumerated(), workings) {
      let found = DrawChain.element(before: draw.element)
      if found != last {
        objections.append(.elementDoesNotFit(draw: first + place, expected: last, found: found))
      }
      if draw.slip != working.slip {
        objections.append(
          .slipDiffers(draw: first + place, expected: working.slip, found: draw.slip))
      }
      last = draw.element
    }
    return objections
  }

  /// Whether the sheet goes on where an earlier one of the same chain ended; nil where another lies
  /// between them.
  public func objection(after earlier: DrawSheet) -> Objection? {
    guard earlier.chain == chain, earlier.origin == origin, earlier.participant == participant,
      earlier.first + earlier.draws.count == first, let last = earlier.draws.last?.element,
      last != before
    else { return nil }
    return .gap(draw: first, expected: last, found: before)
  }
}

extension LedgerState {
  /// The sheet of draws that were asked for and made.
  public func sheet(of result: DrawResult) -> DrawSheet? {
    guard let founding, let asked = draws(askedForBy: result.request),
      let bowl = bowl(asked.request.bowl)
    else { return nil }
    var element = result.element
    var elements = [element]
    for _ in 1..<max(1, result.slips.count) {
      element = DrawChain.element(before: element)
      elements.append(element)
    }
    return DrawSheet(
      participant: result.participant, origin: founding.origin, chain: asked.request.chain,
      word: asked.request.word, bowl: bowl, digest: asked.request.bowl, out: asked.out,
      before: asked.before, first: asked.request.first,
      draws: zip(elements.reversed(), result.slips).map { DrawSheet.Draw(element: $0, slip: $1) })
  }
}
