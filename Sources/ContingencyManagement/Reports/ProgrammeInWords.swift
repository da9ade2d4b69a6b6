extension Programme {
  /// All that it says, in sentences to be read and signed off.
  public var sentences: [String] {
    var sentences: [String] = []
    if secondPerson.isEmpty {
      sentences.append("Nothing needs a second person.")
    } else {
      sentences.append("A second person is needed for \(listed(secondPerson.map(\.noun))).")
    }
    if !supervisor.isEmpty {
      sentences.append("Only supervisors record \(listed(supervisor.map(\.noun))).")
    }
    let days = lateAfterDays == 1 ? "a day" : "\(lateAfterDays) days"
    sentences.append(
      lateAfterDays == 0
        ? "An entry about an earlier day than that of its recording counts as late."
        : "An entry about a day more than \(days) back counts as late.")
    return sentences
  }

  private func listed(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension Act {
  fileprivate var noun: String {
    switch self {
    case .recording: "entries of the desk"
    case .excuse: "excuses"
    case .drawByHand: "draws made by hand"
    case .correction: "corrections"
    case .recovery: "recoveries of the log"
    case .secrets: "secrets and chains of draws"
    case .adoption: "adoptions"
    case .operators: "operators"
    }
  }
}
