import ContingencyManagement
import Digest
import LedgerStore

extension Command {
  static let draw = Command(
    name: "draw", operands: "PARTICIPANT [TIER…]", summary: "Make the prize draws that are owed",
    details: """
      The participant says a word of the deck or a number of up to six digits, which goes into the
      draw; --word '' where they decline. The request is on disk before anything is revealed; a draw
      that was interrupted is completed first, alone and with the word given then.

      Drawn by hand from a real bowl, all draws that one entry earned are told together, slip by slip,
      with a witness. Told wrongly, they are told again while they are the participant's last: what
      was credited stays, and what the true slips are worth beyond it is added.

        cm draw birch-2 --word bluebird
        cm draw birch-2 --by-hand small encouragement --witness ca-02
        cm draw birch-2 --by-hand small large --witness ca-02 --corrects 9 --evidence sheet-17
      """,
    options: [
      OptionSpec("word", "WORD", "the participant's word, or a number"),
      OptionSpec("by-hand", nil, "the slips were drawn from a real bowl"),
      OptionSpec("witness", "OPERATOR", "who saw it; another than who records it"),
      OptionSpec("evidence", "REF", "where what shows it is kept"),
      OptionSpec("corrects", "ENTRY", "the entry that told these draws wrongly"),
    ],
    operandCount: 1...(1 + DrawChain.length), writes: true,
    run: { desk, arguments throws(Complaint) in try desk.draw(arguments) })
}

extension Desk {
  fileprivate func draw(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    guard !arguments.has("by-hand") else { return try tellHandDraw(arguments) }
    let code = try participant(arguments.operands[0])
    guard arguments.operands.count == 1,
      !["witness", "evidence", "corrects"].contains(where: arguments.has)
    else {
      throw Complaint(
        .usage, "slips and a witness are given for draws made by hand only",
        hint: "cm draw \(code) --by-hand TIER… --witness OPERATOR")
    }
    let folder = try folder(arguments)
    let word = try word(arguments)
    var ledger = try open(arguments)
    let founding = try founding(ledger.state)
    let asking = try asking(arguments, zone: founding.zone, for: "a draw", most: 48)
    do throws(LedgerError) {
      let secret = try DrawSecret(folder, commitment: ledger.state.drawCommitment)
      let drawing = Drawing(code: code, asking: asking, secret: secret)
      let isRepeat = ledger.state.entry(answering: asking.request) != nil
      if let pending = ledger.state.participant(code)?.pendingDraw {
        line("completes the draws asked for by entry #\(pending.entry)")
        let result = try drawing.reveal(&ledger)
        if !isRepeat { show(result, in: ledger.state) }
      } else if !isRepeat {
        try draw(word, number: 1, drawing, &ledger)
      }
      try goOn(word, drawing, &ledger, showingFrom: isRepeat ? 1 : 2)
    } catch { throw Complaint(error, currency: founding.currency) }
    showTotals(code, in: ledger.state)
    var receipt = Receipt()
    receipt.add(by: asking.by, in: ledger.state)
    receipt.add(hashOf: nil, ledger.acknowledged)
    print(receipt)
    return .done
  }

  /// Shows what the request has drawn so far, and draws what was owed when it was first made.
  ///
  /// A request that was interrupted is so completed when it is made again; one that was completed
  /// adds nothing.
  private func goOn(
    _ word: DrawWord, _ drawing: Drawing, _ ledger: inout Ledger, showingFrom first: Int
  ) throws(LedgerError) {
    guard let began = ledger.state.entry(answering: drawing.asking.request) else { return }
    var number = 1
    while let id = drawing.request(number) {
      if ledger.state.entry(answering: id) != nil {
        let asked = try ledger.post(.draw(drawing.code, word), drawing.asking.under(id))
        if number >= first,
          let result = ledger.state.draws(askedForBy: asked.entry.number)?.result
        {
          show(try ledger.posted(result), in: ledger.state)
        }
      } else if let owed = ledger.state.participant(drawing.code)?.drawsOwed.first,
        owed.entry < began
      {
        try draw(word, number: number, drawing, &ledger)
      } else {
        return
      }
      number += 1
    }
  }

  /// Makes the draws owed longest, from the next chain where the present one serves no more.
  private func draw(
    _ word: DrawWord, number: Int, _ drawing: Drawing, _ ledger: inout Ledger
  ) throws(LedgerError) {
    if let renewed = try drawing.renewed(&ledger), let origin = ledger.state.founding?.origin {
      var receipt = Receipt()
      receipt.add(renewal: renewed, in: origin)
      print(receipt)
    }
    show(try drawing.draw(word, number: number, &ledger), in: ledger.state)
  }

  private func word(_ arguments: Arguments) throws(Complaint) -> DrawWord {
    let typed = arguments["word"] ?? surroundings.ask("the participant's word (empty to decline): ")
    guard let typed else {
      throw Complaint(
        .usage, "a draw needs the participant's word",
        hint: "--word bluebird, --word 42, or --word '' where they decline")
    }
    guard let word = DrawWord(typed) else {
      throw Complaint(
        .usage, "'\(typed.shown())' cannot be a word for a draw",
        hint: "a word of the deck, such as bluebird, or a number of up to six digits")
    }
    return word
  }

  private func show(_ posted: Posted, in state: LedgerState) {
    guard case .drawn(let result) = posted.entry.event, let currency = state.founding?.currency,
      let sheet = state.sheet(of: result)
    else { return }
    var receipt = Receipt()
    receipt.add(sheet, currency)
    if let capped = posted.entry.outcome.prizes { receipt.add("cap", capped.words(currency)) }
    receipt.add("entry", "#\(posted.entry.number) \(posted.hash)")
    print(receipt)
  }

  /// What the participant's draws came to so far, and what is owed.
  func showTotals(_ code: ParticipantCode, in state: LedgerState) {
    guard let participant = state.participant(code), let currency = state.founding?.currency
    else { return }
    var receipt = Receipt()
    let byHand = participant.drawsByHand
    receipt.add(
      "prizes",
      "\(currency.text(participant.prizes)) in \(participant.drawsMade) "
        + (participant.drawsMade == 1 ? "draw so far" : "draws so far")
        + (byHand == 0 ? "" : ", \(byHand) of them by hand"))
    let owed = participant.drawsOwedCount
    if owed > 0 { receipt.add("owed", "\(owed) more; make them with cm draw \(code)") }
    print(receipt)
  }
}

/// The making of one participant's draws under one request id.
private struct Drawing {
  let code: ParticipantCode
  let asking: Asking
  let secret: DrawSecret

  /// The id under which the request's draws of so many occasions are asked for, from 1.
  func request(_ number: Int) -> RequestID? {
    number == 1 ? asking.request : RequestID("\(asking.request)/\(number)")
  }

  /// Asks for the draws owed longest, and makes them once the request is on disk.
  func draw(
    _ word: DrawWord, number: Int, _ ledger: inout Ledger
  ) throws(LedgerError) -> Posted {
    _ = try ledger.post(.draw(code, word), asking.under(request(number)))
    return try reveal(&ledger)
  }

  /// Reveals the element for the pending request and records what it drew, under an id that follows
  /// from the request's own.
  func reveal(_ ledger: inout Ledger) throws(LedgerError) -> Posted {
    guard let (entry, request) = ledger.state.participant(code)?.pendingDraw,
      let asked = ledger.state.draws(askedForBy: entry)
    else { throw .refused(.noDrawPending(code)) }
    let element = secret.element(request.last, ofChain: request.chain)
    // Whoever used that id for something else must not keep the draws from being completed.
    let ids = (1...).lazy.compactMap { RequestID("\(asked.id).result" + ($0 == 1 ? "" : "-\($0)")) }
    let free = ids.first { ledger.state.entry(answering: $0) == nil }
    return try ledger.post(.reveal(code, element), asking.under(free))
  }

  /// The next chain, where draws are owed and the present one serves no more.
  func renewed(_ ledger: inout Ledger) throws(LedgerError) -> Posted? {
    guard let participant = ledger.state.participant(code), !participant.drawsOwed.isEmpty else {
      return nil
    }
    let isStale = participant.chain.secret != ledger.state.secretReplacedBy
    guard isStale || participant.chain.used >= DrawChain.length else { return nil }
    let reason: ChainKind? = isStale ? .secretReplaced : nil
    let renewal = secret.renewal(of: code, reason, in: ledger.state)
    let id = RequestID("\(asking.request).chain-\(renewal.chain)")
    return try ledger.post(.renewChain(renewal), asking.under(id))
  }
}

extension CappedPrizes {
  /// `of $100.00, $20.00 lies beyond a cap and is not paid`.
  func words(_ currency: Currency) -> String {
    let beyond =
      withheld > .zero
      ? "\(currency.text(withheld)) lies beyond a cap and is not paid"
      : "\(currency.text(awarded)) lies beyond a cap and is paid by another funder"
    return "of \(currency.text(value)), \(beyond)"
  }
}
