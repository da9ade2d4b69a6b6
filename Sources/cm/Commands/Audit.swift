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
      """,
    options: [], operandCount: 0...0, answersJSON: true,
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
      report.text.forEach(line)
    }
    return report.isSound ? .done : .damaged
  }
}

extension AuditReport {
  fileprivate var text: [String] {
    var text: [String] = []
    if let damage { text += damage.words.split(separator: "\n").map(String.init) }
    for flaw in flaws {
      text += flaw.words.split(separator: "\n").map(String.init) + ["hint: \(flaw.hint)"]
    }
    text += findings.flatMap { $0.words.split(separator: "\n").map(String.init) }
    if let damage { text.append("hint: \(damage.hint)") }
    if !text.isEmpty { text.append("") }
    let currency = state.founding?.currency
    func money(_ amount: Money) -> String { currency?.text(amount) ?? amount.description }
    let earned = state.participants.reduce(Earning.nothing) { $0 + $1.earned }
    let redeemed = state.participants.reduce(Money.zero) { $0 + $1.redeemed }
    let balance = state.participants.reduce(Money.zero) { $0 + $1.balance }
    let prizes = state.participants.reduce(Money.zero) { $0 + $1.prizes }
    let made = state.participants.reduce(0) { $0 + $1.drawsMade }
    guard state.founding != nil else { return text + ["verdict   damaged: nothing could be read"] }
    let people = state.participants.count
    text.append("entries   \(entries), of \(people) participant\(people == 1 ? "" : "s")")
    text.append(
      "vouchers  earned \(money(earned.money)) = redeemed \(money(redeemed)) + balance \(money(balance))"
    )
    text.append("draws     earned \(earned.draws), made \(made), prizes \(money(prizes))")
    if let head {
      text.append("head      \(head.entries) entries, \(head.bytes) bytes, root \(head.root)")
    }
    text.append(
      isSound
        ? "verdict   ok: every hash, every reward and every draw holds"
        : damage == nil
          ? "verdict   findings: \(findings.count + flaws.count)"
          : "verdict   damaged: only what comes before the damage was checked")
    return text
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
    // Nothing after the damage was checked.
    json.key("readToTheEnd")
    json.boolean(damage == nil)
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
