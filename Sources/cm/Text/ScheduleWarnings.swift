import ContingencyManagement
import LedgerStore
import StrictJSON

extension Adoption {
  /// What may be worth a second thought in a schedule, each with where it stands; empty for what is
  /// no schedule.
  ///
  /// - Parameter caps: Those that hold; the schedule's own unless said otherwise.
  func warnings(caps: [Cap]? = nil) -> [(position: JSONPosition, text: String)] {
    guard case .schedule(let schedule) = document else { return [] }
    let warnings = schedule.warnings(caps: caps)
    let positions = Document.positions(of: warnings.map(\.path), in: Array(text.utf8))
    return zip(positions, warnings).map { ($0, $1.fact.description) }
      .sorted { $0.position < $1.position }
  }
}
