/// What changes for a participant from one schedule, or version of one, to another.
public struct ScheduleDifference: Sendable {
  /// Sentences that say something else, in the order of the first schedule, then new ones.
  public let sentences: [Change]
  /// Settings with another value, by the names that the first schedule has for them.
  public let settings: [Change]
  /// What has no say in what is earned: id, version, title, source, evidence and examples.
  public let about: [Change]
  /// What every occasion met comes to under the first.
  public let before: AllMetCourse
  /// What it comes to under the second.
  public let after: AllMetCourse

  /// Something that is not the same in both.
  public struct Change: Hashable, Sendable {
    /// Which setting; for a sentence, what it is about.
    public var name: String
    /// What the first says; nil where it says nothing of the kind.
    public var before: String?
    /// What the second says; nil where it says nothing of the kind.
    public var after: String?
  }

  /// Whether a participant would notice nothing.
  public var changesNothing: Bool { settings.isEmpty }

  /// The first week whose rewards differ when every occasion is met, from 1; nil where none does.
  public var firstWeek: Int? { before.firstDifference(from: after) }

  /// What changes from `old` to `new`.
  ///
  /// Phases and contingencies of the same id are held side by side; the others in their order.
  ///
  /// - Parameter caps: Those that hold under each; those written in it unless said otherwise.
  public init(
    from old: Schedule, to new: Schedule, caps: (old: [Cap]?, new: [Cap]?) = (nil, nil)
  ) {
    let phases = pairing(old.phases.map(\.id), new.phases.map(\.id))
    let contingencies = pairing(old.contingencies.map(\.id), new.contingencies.map(\.id))
    settings = changes(
      old.settings.map { ($0.name, $0.value) },
      new.settings(calling: { phases[$0] ?? $0 }, { contingencies[$0] ?? $0 })
        .map { ($0.name, $0.value) })
    sentences = sentenceChanges(
      ScheduleInWords(old).sentences,
      ScheduleInWords(new).sentences.map { $0.calling(phases, contingencies) })
    about = changes(old.aboutItself, new.aboutItself)
    before = AllMetCourse(of: old, caps: caps.old)
    after = AllMetCourse(of: new, caps: caps.new)
  }
}

extension Schedule {
  /// What it says of itself, by name.
  fileprivate var aboutItself: [(name: String, value: String)] {
    [
      ("id", id.text), ("version", String(version)), ("title", title), ("source", source),
      ("evidence", evidence),
      ("examples", examples.map { $0.inWords(under: self) }.joined(separator: "; ")),
    ]
  }
}

/// For each of `new` that stands for one of `old` under another name, that name.
private func pairing(_ old: [Name], _ new: [Name]) -> [Name: Name] {
  let unpaired = (old.filter { !new.contains($0) }, new.filter { !old.contains($0) })
  return Dictionary(zip(unpaired.1, unpaired.0)) { first, _ in first }
}

/// The named values that are not the same in both, the order that of `old`, then of `new`.
private func changes(
  _ old: [(name: String, value: String)], _ new: [(name: String, value: String)]
) -> [ScheduleDifference.Change] {
  let before = Dictionary(old.map { ($0.name, $0.value) }) { first, _ in first }
  let after = Dictionary(new.map { ($0.name, $0.value) }) { first, _ in first }
  let names = old.map(\.name) + new.map(\.name).filter { before[$0] == nil }
  return names.compactMap { name in
    guard before[name] != after[name] else { return nil }
    return ScheduleDifference.Change(name: name, before: before[name], after: after[name])
  }
}

/// The sentences about the same that do not say the same.
///
/// Where only the weeks at the head of a sentence are others, the sentence on the visits says so.
/// Where both rule on the same causes, each cause is compared by itself.
private func sentenceChanges(
  _ old: [ScheduleInWords.Sentence], _ new: [ScheduleInWords.Sentence]
) -> [ScheduleDifference.Change] {
  let both = old.ruled.filter { new.ruled[$0.key] == $0.value }
  let (old, new) = (old.takenApart(both), new.takenApart(both))
  let before = Dictionary(old.map { ($0.topic, $0) }) { first, _ in first }
  let after = Dictionary(new.map { ($0.topic, $0) }) { first, _ in first }
  let topics = old.map(\.topic) + new.map(\.topic).filter { before[$0] == nil }
  return topics.compactMap { topic in
    guard before[topic]?.body != after[topic]?.body else { return nil }
    return ScheduleDifference.Change(
      name: topic.name, before: before[topic]?.text, after: after[topic]?.text)
  }
}

extension [ScheduleInWords.Sentence] {
  /// The causes that each contingency rules on.
  fileprivate var ruled: [Name?: Set<Cause>] {
    reduce(into: [:]) { ruled, sentence in
      let causes = sentence.parts.compactMap(\.topic.cause)
      if !causes.isEmpty { ruled[sentence.topic.contingency, default: []].formUnion(causes) }
    }
  }

  /// With the lists of the contingencies in `ruled` cause by cause.
  fileprivate func takenApart(_ ruled: [Name?: Set<Cause>]) -> Self {
    flatMap { sentence in
      sentence.parts.isEmpty || ruled[sentence.topic.contingency] == nil
        ? [sentence] : sentence.parts
    }
  }
}

extension ScheduleInWords.Sentence {
  /// The same about a phase and a contingency of other names.
  fileprivate func calling(_ phases: [Name: Name], _ contingencies: [Name: Name]) -> Self {
    var sentence = self
    sentence.topic.phase = topic.phase.map { phases[$0] ?? $0 }
    sentence.topic.contingency = topic.contingency.map { contingencies[$0] ?? $0 }
    sentence.parts = parts.map { $0.calling(phases, contingencies) }
    return sentence
  }
}

extension ScheduleInWords.Topic {
  /// `abstinence ladder vouchers`, `abstinence dilute`, `cap calendar-year`.
  fileprivate var name: String {
    [contingency?.text, cause?.rawValue ?? matter.rawValue, phase?.text, item]
      .compactMap(\.self).joined(separator: " ")
  }
}
