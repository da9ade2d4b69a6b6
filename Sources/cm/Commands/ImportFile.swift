import ContingencyManagement
import Digest
import Intake
import LedgerStore
import StrictJSON

extension Command {
  static let importFile = Command(
    name: "import", operands: "FILE",
    summary: "Take the rows of a clinic's CSV file into the ledger",
    details: """
      A map says what each column means; nothing is guessed. Each row that cannot be taken is listed
      with its line and the reason. The same rows are recognised again, so that an import may be
      repeated, whole or with rows added.

        cm import clients.csv --map ctn0094-clients --schedule opioid-vouchers
      """,
    options: [
      OptionSpec("map", "MAP", "the id of a shipped map, or the path of one"),
      OptionSpec("schedule", "ID", "for enrolments: an adopted schedule"),
      .with,
    ],
    operandCount: 1...1, writes: true, takesRequest: false,
    run: { desk, arguments throws(Complaint) in try desk.importFile(arguments) })
}

extension Desk {
  /// The largest file that is read, in bytes: over a million rows.
  private static let mostBytes = 64 << 20

  fileprivate func importFile(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    guard let wanted = arguments["map"] else {
      throw Complaint(
        .usage, "import needs --map MAP",
        hint: "shipped maps: " + config(arguments).ids("Imports").joined(separator: ", "))
    }
    let map = try importMap(wanted, config(arguments))
    let path = arguments.operands[0]
    let bytes = try bytes(of: path, most: Desk.mostBytes)
    let rows: Import
    do { rows = try Import(map: map, bytes: bytes) } catch {
      throw Complaint(
        .configuration,
        error.problems.map { "\(path.shown(most: 200)):1: \($0)" }.joined(separator: "\n"),
        hint: "is it the right map? \(map.id) reads \(map.source.shown(most: 200))")
    }
    let folder = try folder(arguments)
    var ledger = try open(arguments)
    let founding = try founding(ledger.state)
    var taking = RowTaking(
      by: try by(arguments), second: try secondPerson(arguments), today: try today(founding.zone),
      schedule: nil, secret: nil)
    if map.kind == .enrolments {
      taking.schedule =
        try schedule(
          arguments["schedule"], wantedBy: "an import of enrolments", in: ledger.state
        ).digest
      do { taking.secret = try DrawSecret(folder, commitment: ledger.state.drawCommitment) } catch {
        throw Complaint(error, currency: founding.currency)
      }
    }
    let tally = try take(rows, taking, path: path, into: &ledger, founding.currency)
    var receipt = tally.receipt(path: path, map: map, founding.currency)
    receipt.add(by: taking.by, with: taking.second, in: ledger.state)
    receipt.add(hashOf: tally.last, ledger.acknowledged)
    print(receipt)
    return tally.notTaken == 0 ? .done : .refused
  }

  private func importMap(_ wanted: String, _ config: ConfigFolder) throws(Complaint) -> ImportMap {
    let path = try config.file(wanted, in: ["Imports"])
    let bytes = try bytes(of: path, most: 1 << 20)
    do { return try ImportMap.read(bytes) } catch {
      throw Complaint(
        .configuration,
        error.problems.map { "\(path.shown(most: 200)):\($0.position): \($0.message)" }
          .joined(separator: "\n"),
        hint: "Config/README.md says what each key means")
    }
  }

  /// Takes the rows in, batch by batch, and lists those that are not taken or earn nothing.
  private func take(
    _ rows: Import, _ taking: RowTaking, path: String, into ledger: inout Ledger,
    _ currency: Currency
  ) throws(Complaint) -> ImportTally {
    var tally = ImportTally()
    let before = ledger.acknowledged.size
    do throws(LedgerError) {
      for step in rows {
        tally.rows += 1
        if surroundings.isTerminal, tally.rows % 1000 == 0 {
          surroundings.err("\r\(tally.rows) rows")
        }
        switch step {
        case .problem(let problem):
          tally.notTaken += 1
          for fault in problem.faults { line("\(path):\(problem.lines.lowerBound): \(fault)") }
        case .repeated(let repeated):
          tally.repeated += 1
          line(
            "\(path):\(repeated.lines.lowerBound): the same row as line \(repeated.first)")
        case .row(let row):
          do throws(LedgerError) {
            let posted = try ledger.stage(
              taking.proposal(row, chain: ledger.state.chains),
              taking.asking(row, at: surroundings.now()))
            tally.count(posted, in: ledger.state)
            if !posted.isRepeat, let standing = posted.entry.outcome.rewards.first?.standing,
              standing == .further
            {
              tally.further += 1
              line(
                "\(path):\(row.line): a further one of its day, entry #\(posted.entry.number), which "
                  + "earns nothing")
            }
          } catch {
            guard case .refused(let refusal) = error else { throw error }
            tally.notTaken += 1
            line("\(path):\(row.line): \(refusal.ofARow(currency))")
          }
        }
      }
      try ledger.commit()
    } catch {
      var complaint = Complaint(error, currency: currency)
      let recorded = ledger.acknowledged.size - before
      complaint.message += "\n  of the rows before, \(recorded) were recorded"
      complaint.hint =
        (complaint.hint.map { $0 + "; " } ?? "")
        + "an import may be repeated: rows that are recorded are known again"
      throw complaint
    }
    if surroundings.isTerminal, tally.rows >= 1000 { surroundings.err("\r\u{1B}[K") }
    return tally
  }
}

extension Refusal {
  /// Why a row was not taken, in words.
  fileprivate func ofARow(_ currency: Currency) -> String {
    if case .requestReused(_, let entry) = self {
      return
        "the row is not what it was when it was imported as entry #\(entry); if that was wrong: "
        + "cm correct \(entry)"
    }
    return Complaint(self, currency: currency).message
  }
}

/// What is the same for all rows of an import.
private struct RowTaking {
  let by: OperatorCode
  /// For excuses.
  let second: OperatorCode?
  let today: CalendarDay
  /// For enrolments.
  var schedule: SHA256Digest?
  var secret: DrawSecret?

  func proposal(_ row: ImportedRow, chain: Int) -> Proposal {
    switch row.content {
    case .occasion(let occasion):
      occasion.isExcuse ? .record(occasion).with(second) : .record(occasion)
    case .enrolment(let enrolment):
      .enrol(
        Enrolment(
          participant: enrolment.participant, schedule: schedule ?? .zero, from: enrolment.from,
          prescribed: enrolment.prescribed, consent: enrolment.consent, chain: chain,
          anchor: secret?.anchor(ofChain: chain) ?? .zero),
        codeGiven: true)
    }
  }

  func asking(_ row: ImportedRow, at moment: Moment) -> Asking {
    Asking(by: by, at: moment, today: today, request: row.request)
  }
}

/// What became of the rows of an import.
private struct ImportTally {
  var rows = 0
  var recorded = 0
  var known = 0
  var repeated = 0
  var further = 0
  var notTaken = 0
  var earned = EarningsByKind()
  var last: Posted?

  /// - Parameter state: The ledger after the row.
  mutating func count(_ posted: Posted, in state: LedgerState) {
    guard !posted.isRepeat else {
      known += 1
      return
    }
    recorded += 1
    last = posted
    // Only things need their unit, which takes time to find.
    for reward in posted.entry.outcome.rewards {
      let hasThings = reward.credited.items > 0
      earned.add(
        reward.credited, in: hasThings ? state.schedule(of: posted.entry)?.unit(of: reward) : nil)
    }
    for credit in posted.entry.outcome.credits {
      earned.add(credit.earned, in: credit.earned.items > 0 ? state.unit(of: credit) : nil)
    }
  }

  func receipt(path: String, map: ImportMap, _ currency: Currency) -> Receipt {
    var receipt = Receipt()
    receipt.add("imported", "\(path) by map \(map.id) version \(map.version)")
    receipt.add("rows", "\(rows): \(recorded) recorded, \(known) known before")
    if repeated > 0 { receipt.add("", "\(repeated) the same as an earlier row of the file") }
    if further > 0 {
      receipt.add("", "\(further) of those recorded are a further one of their day")
    }
    if notTaken > 0 { receipt.add("", "\(notTaken) not taken, listed above") }
    receipt.add("earned", currency.text(earned))
    return receipt
  }
}
