extension WorkedExample {
  /// `18N P 17N earns $738.75 in all (one positive at the nineteenth visit)`.
  public func inWords(_ currency: Currency) -> String {
    let totals = [
      total.map { "\(currency.text($0)) in all" }, draws.map { "\(count($0, "draw")) in all" },
      earns.map {
        $0.map { $0.isNothing ? "nothing" : currency.text($0) }.joined(separator: ", ")
      },
    ]
    return "\(stream) earns " + totals.compactMap(\.self).joined(separator: ": ")
      + (note.map { " (\($0))" } ?? "")
  }
}
