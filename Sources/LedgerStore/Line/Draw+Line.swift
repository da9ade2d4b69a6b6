import ContingencyManagement
import StrictJSON

extension DrawRequest: LineData {
  static func read(from line: inout LineReader) throws(LineProblem) -> DrawRequest {
    let bowl = try line.digest("bowl")
    let chain = try line.integer("chain")
    let count = try line.integer("count", in: 1...DrawChain.length)
    let entitledBy = try line.integer("entitledBy")
    let first = try line.integer("first", in: 1...DrawChain.length)
    let participant: ParticipantCode = try line.code("participant")
    let text = try line.string("word")
    guard let word = DrawWord(text) else { throw .unfit(key: "word", found: text) }
    return DrawRequest(
      participant: participant, entitledBy: entitledBy, bowl: bowl, chain: chain, first: first,
      count: count, word: word)
  }

  func write(to line: inout CanonicalWriter) {
    line.digest("bowl", bowl)
    line.integer("chain", chain)
    line.integer("count", count)
    line.integer("entitledBy", entitledBy)
    line.integer("first", first)
    line.string("participant", participant.text)
    line.string("word", word.text)
  }
}

extension DrawResult: LineData {
  static func read(from line: inout LineReader) throws(LineProblem) -> DrawResult {
    let element = try line.digest("element")
    let participant: ParticipantCode = try line.code("participant")
    let request = try line.integer("request")
    let slips = try line.array("slips") { line throws(LineProblem) in
      try line.beginObject()
      let number = try line.integer("slip")
      let tier: Name = try line.code("tier")
      try line.endObject()
      return Slip(number: number, tier: tier)
    }
    return DrawResult(
      participant: participant, request: request, element: element, slips: slips)
  }

  func write(to line: inout CanonicalWriter) {
    line.digest("element", element)
    line.string("participant", participant.text)
    line.integer("request", request)
    line.key("slips")
    line.beginArray()
    for slip in slips {
      line.beginObject()
      line.integer("slip", slip.number)
      line.string("tier", slip.tier.text)
      line.endObject()
    }
    line.endArray()
  }
}

extension ChainRenewal: LineData {
  static func read(from line: inout LineReader) throws(LineProblem) -> ChainRenewal {
    let anchor = try line.digest("anchor")
    let chain = try line.integer("chain")
    let draws = try line.integer("draws")
    guard draws == DrawChain.length else { throw .unfit(key: "draws", found: "\(draws)") }
    let participant: ParticipantCode = try line.code("participant")
    let reason: ChainKind? = try line.optionalWord("reason")
    return ChainRenewal(participant: participant, chain: chain, anchor: anchor, reason: reason)
  }

  func write(to line: inout CanonicalWriter) {
    line.digest("anchor", anchor)
    line.integer("chain", chain)
    line.integer("draws", DrawChain.length)
    line.string("participant", participant.text)
    line.optional("reason", reason?.rawValue)
  }
}

extension HandDraw: LineData {
  static func read(from line: inout LineReader) throws(LineProblem) -> HandDraw {
    let bowl = try line.digest("bowl")
    let corrects = try line.optionalInteger("corrects")
    let entitledBy = try line.integer("entitledBy")
    let evidence: Reference? = try line.optionalCode("evidence")
    let participant: ParticipantCode = try line.code("participant")
    let tiers: [Name] = try line.codes("tiers")
    let witness: OperatorCode = try line.code("witness")
    guard
      let telling = HandDraw.Telling(
        participant: participant, tiers: tiers, witness: witness, evidence: evidence,
        corrects: corrects)
    else { throw .unfit(key: "evidence", found: "") }
    return HandDraw(telling, entitledBy: entitledBy, bowl: bowl)
  }

  func write(to line: inout CanonicalWriter) {
    line.digest("bowl", bowl)
    line.optional("corrects", telling.corrects)
    line.integer("entitledBy", entitledBy)
    line.optional("evidence", telling.evidence?.text)
    line.string("participant", participant.text)
    line.strings("tiers", tiers.lazy.map(\.text))
    line.string("witness", telling.witness.text)
  }
}

extension DrawVoiding: LineData {
  static func read(from line: inout LineReader) throws(LineProblem) -> DrawVoiding {
    let participant: ParticipantCode = try line.code("participant")
    let replaced = try line.integer("replaced")
    let request = try line.integer("request")
    return DrawVoiding(participant: participant, request: request, replaced: replaced)
  }

  func write(to line: inout CanonicalWriter) {
    line.string("participant", participant.text)
    line.integer("replaced", replaced)
    line.integer("request", request)
  }
}

extension SecretReplacement: LineData {
  static func read(from line: inout LineReader) throws(LineProblem) -> SecretReplacement {
    let commitment = try line.digest("drawCommitment")
    return SecretReplacement(drawCommitment: commitment, reason: try line.word("reason"))
  }

  func write(to line: inout CanonicalWriter) {
    line.digest("drawCommitment", drawCommitment)
    line.string("reason", reason.rawValue)
  }
}
