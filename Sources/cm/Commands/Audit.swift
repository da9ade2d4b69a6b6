import ContingencyManagement
import LedgerStore
import StrictJSON

extension Command {
  static let audit = Command(
    name: "audit", operands: "", summary: "Check the whole history from the log alone",
    details: """
      Verifies every hash, the order of the entries and how much was acknowledged; judges every entry
      again, derives every reward and every draw again, and compares. Changes nothing and takes no
      lock. Status 2 where anything does not hold.

      What holds and a person should look at is told as 'to review', once for each operator: names
      taken at their word, clocks that went back, late and backdated entries, one person doing
      everything, corrections and excuses without a second person, PINs set as lost or by somebody
      else, a programme that took the place of another. It leaves the status as it is, unless --strict
      asks for 2.
      """,
    options: [OptionSpec("strict", nil, "status 2 where there is something to review, too")],
    operandCount: 0...0, answersJSON: true,
    run: { desk, arguments throws(Complaint) in try desk.audit(arguments) })
}

extension Desk {
  fileprivate func audit(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let folder = try folder(arguments)
    let report: AuditReport
    do { report = try Ledger.audit(folder) } catch { throw Complaint(error, currency: nil) }
    if arguments.has("json") {
      surroundings.out(report.json)
    } else {
      report.text(counting: arguments.has("strict")).forEach(line)
    }
    let isEnough = report.isSound && (report.concerns.isEmpty || !arguments.has("strict"))
    return isEnough ? .done : .damaged
  }
}

extension AuditReport {
  /// - Parameter review: Whether what is to be reviewed counts in the verdict.
  fileprivate func text(counting review: Bool) -> [String] {
    let counted = review && !concerns.isEmpty ? "; \(concerns.count) to review" : ""
    var text: [String] = []
    if let damage { text += damage.words.split(separator: "\n").map(String.init) }
    for flaw in flaws {
      text += flaw.words.split(separator: "\n").map(String.init) + ["hint: \(flaw.hint)"]
    }
    if case .trouble(let trouble) = mirror {
      text += trouble.words.split(separator: "\n").map(String.init)
      // Where the ledger itself is damaged, the second copy may be the one that is right.
      if damage == nil { text.append("hint: \(trouble.hint)") }
    }
    text += findings.flatMap { $0.words.split(separator: "\n").map(String.init) }
    if let damage { text.append("hint: \(damage.hint)") }
    if damage != nil, mirror != nil {
      text.append("hint: what the second copy has is put back by cm recover --from-mirror")
    }
    if !text.isEmpty { text.append("") }
    let currency = state.founding?.currency
    func money(_ amount: Money) -> String { currency?.text(amount) ?? amount.description }
    let earned = state.participants.reduce(Earning.nothing) { $0 + $1.earned }
    let redeemed = state.participants.reduce(Money.zero) { $0 + $1.redeemed }
    let balance = state.participants.reduce(Money.zero) { $0 + $1.balance }
    let prizes = state.participants.reduce(Money.zero) { $0 + $1.prizes }
    let made = state.participants.reduce(0) { $0 + $1.drawsMade }
    let byHand = state.participants.reduce(0) { $0 + $1.drawsByHand }
    guard state.founding != nil else { return text + ["verdict   damaged: nothing could be read"] }
    let people = state.participants.count
    text.append("entries   \(entries), of \(people) participant\(people == 1 ? "" : "s")")
    text.append(
      "vouchers  earned \(money(earned.money)) = redeemed \(money(redeemed)) + balance \(money(balance))"
    )
    text.append(
      "draws     earned \(earned.draws), made \(made), \(byHand == 0 ? "" : "\(byHand) by hand, ")"
        + "prizes \(money(prizes))")
    let overpaid = overpaid
    if let currency, overpaid.people > 0 {
      let whom = overpaid.people
      text.append(
        "overpaid  \(currency.text(overpaid.sum)), to \(whom) participant\(whom == 1 ? "" : "s"), who "
          + "keep\(whom == 1 ? "s" : "") it")
    }
    if let head {
      text.append("head      \(head.entries) entries, \(head.bytes) bytes, root \(head.root)")
    }
    switch mirror {
    case nil: break
    case .same: text.append("mirror    the same, byte for byte")
    case .behind(let entries):
      text.append(
        "mirror    behind by \(entries); the next command that writes adds what is missing")
    case .trouble(let trouble):
      text.append("mirror    " + (trouble.isAway ? "away" : "not the same"))
    }
    var told = Receipt()
    for (place, concern) in concerns.enumerated() {
      told.add(place == 0 ? "to review" : "", concern.words)
    }
    text += told.lines
    text.append(
      isSound
        ? "verdict   ok: every hash, every reward and every draw holds\(counted)"
        : damage == nil
          ? "verdict   findings: \(findings.count + flaws.count + troubles)"
          : "verdict   damaged: only what comes before the damage was checked")
    return text
  }

  /// What was paid beyond what it is worth now, and to how many.
  private var overpaid: (sum: Earning, people: Int) {
    let all = state.participants.map(\.overpaid).filter { $0.money > .zero || $0.draws > 0 }
    return (all.reduce(.nothing, +), all.count)
  }

  private var troubles: Int {
    if case .trouble = mirror { 1 } else { 0 }
  }

  fileprivate var json: String {
    var json = CanonicalWriter()
    json.beginObject()
    json.integer("entries", entries)
    json.key("findings")
    json.beginArray()
    for damage in (damage.map { [$0] } ?? []) + flaws {
      Self.write(
        &json, entry: damage.line.map { $0 - 1 }, offset: damage.offset, what: damage.reason.words,
        evidence: damage.reason.evidence)
    }
    if case .trouble(let trouble) = mirror {
      Self.write(
        &json, entry: trouble.damage?.line.map { $0 - 1 }, offset: trouble.damage?.offset,
        what: trouble.words.split(separator: "\n").first.map(String.init) ?? "",
        evidence: trouble.damage?.reason.evidence)
    }
    for finding in findings {
      Self.write(
        &json, entry: finding.entry, offset: nil, what: finding.summary,
        evidence: finding.evidence)
    }
    json.endArray()
    json.key("head")
    if let head {
      json.beginObject()
      json.integer("bytes", head.bytes)
      json.integer("entries", head.entries)
      json.string("root", head.root.hex)
      json.endObject()
    } else {
      json.null()
    }
    if let mirror {
      json.string("mirror", mirror.word)
    }
    let overpaid = overpaid.sum
    json.string("overpaid", overpaid.money.description)
    json.integer("overpaidDraws", overpaid.draws)
    // Nothing after the damage was checked.
    json.key("readToTheEnd")
    json.boolean(damage == nil)
    json.key("review")
    json.beginArray()
    for concern in concerns { concern.write(to: &json) }
    json.endArray()
    json.string("verdict", isSound ? "ok" : "findings")
    json.endObject()
    json.endLine()
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private static func write(
    _ json: inout CanonicalWriter, entry: Int?, offset: Int?, what: String,
    evidence: (expected: String, found: String)?
  ) {
    json.beginObject()
    json.optional("entry", entry)
    json.optional("expected", evidence?.expected)
    json.optional("found", evidence?.found)
    json.optional("line", entry.map { $0 + 1 })
    json.optional("offset", offset)
    json.string("what", what)
    json.endObject()
  }
}

extension MirrorStanding {
  /// How the second copy was found, in one word.
  fileprivate var word: String {
    switch self {
    case .same: "same"
    case .behind: "behind"
    case .trouble(let trouble): trouble.isAway ? "away" : "differs"
    }
  }
}

extension MirrorTrouble {
  /// Whether nothing can be said of what it holds.
  fileprivate var isAway: Bool {
    switch reason {
    case .gone, .away, .inUse: true
    case .damaged, .shows, .finding, .notEmpty, .path, .hasMore, .otherLog: false
    }
  }

  /// Where its files are not as they were left.
  fileprivate var damage: Damage? {
    switch reason {
    case .damaged(let damage), .shows(let damage), .otherLog(let damage): damage
    case .gone, .away, .inUse, .finding, .notEmpty, .path, .hasMore: nil
    }
  }
}
