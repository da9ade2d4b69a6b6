extension Cap {
  /// What does not fit together in a cap that stands at `path`.
  public func contradictions(at path: [PathStep]) -> [ScheduleProblem] {
    if window == .period, from == nil || until == nil {
      return [ScheduleProblem(path, .capNeedsDays)]
    }
    if let from, let until, until < from {
      return [ScheduleProblem(path + [.key("until")], .capEndsBeforeItBegins)]
    }
    return []
  }
}
