import ContingencyManagement
import StrictJSON

extension Analyte {
  /// What someone may have meant, or the list of codes.
  static func hint(typed word: String) -> String {
    let codes = allCases.map(\.code)
    if let near = nearest(to: word, among: codes) { return "did you mean \(near)?" }
    return "the codes are " + codes.joined(separator: " ")
  }
}
