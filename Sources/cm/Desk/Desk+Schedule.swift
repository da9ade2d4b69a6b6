import ContingencyManagement
import Digest
import StrictJSON

extension Desk {
  /// The adopted schedule that `--schedule` names, which may not be left out.
  func schedule(
    _ wanted: String?, wantedBy user: String, in state: LedgerState
  ) throws(Complaint) -> (digest: SHA256Digest, schedule: Schedule) {
    if let wanted { return try schedule(wanted, in: state) }
    let adopted = state.adoptedSchedules
    throw Complaint(
      .usage, "\(user) needs --schedule ID",
      hint: adopted.isEmpty
        ? "cm adopt ID takes one into the ledger"
        : "the ledger has \(adopted.joined(separator: ", "))")
  }

  /// An adopted schedule, by `ID` or `ID@VERSION`.
  func schedule(
    _ wanted: String, in state: LedgerState
  ) throws(Complaint) -> (digest: SHA256Digest, schedule: Schedule) {
    let (id, version) = try idAndVersion(wanted, "a schedule's id")
    guard let (digest, schedule) = state.schedule(named: id, version: version) else {
      throw Complaint(
        .refused, "schedule \(wanted) is not in the ledger",
        hint: hint(for: id, in: state))
    }
    return (digest, schedule)
  }

  /// Which schedule may have been meant, or how to take it into the ledger.
  private func hint(for id: Name, in state: LedgerState) -> String {
    if let (_, newest) = state.schedule(named: id) {
      return "its newest version there is \(newest.version)"
    }
    return nearest(to: id.text, among: state.adoptedSchedules).map { "did you mean \($0)?" }
      ?? "take it in: cm adopt \(id)"
  }
}

extension LedgerState {
  /// The ids of the schedules in the ledger, each once.
  fileprivate var adoptedSchedules: [String] {
    var ids: [String] = []
    for document in adopted.map(\.document) where document.kind == .schedule {
      if !ids.contains(document.id.text) { ids.append(document.id.text) }
    }
    return ids
  }
}
