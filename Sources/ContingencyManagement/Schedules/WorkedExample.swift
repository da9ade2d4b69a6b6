/// The courses that are played together.
public struct CourseStreams: Hashable, Sendable {
  /// For every contingency at visits that has none of its own.
  public var visits: CourseStream?
  /// For one contingency each.
  public var own: [Own]

  /// A course for one contingency.
  public struct Own: Hashable, Sendable {
    /// Its id.
    public var contingency: Name
    /// The course.
    public var stream: CourseStream

    /// A course for that contingency.
    public init(contingency: Name, stream: CourseStream) {
      self.contingency = contingency
      self.stream = stream
    }
  }

  /// Those courses.
  public init(visits: CourseStream?, own: [Own] = []) {
    self.visits = visits
    self.own = own
  }
}

/// A course and what it earns, by which a schedule proves itself.
public struct WorkedExample: Hashable, Sendable {
  /// The course of every contingency at visits, as written; nil where each has its own.
  public var stream: String?
  /// The courses of single contingencies, as written.
  public var on: [Own]
  /// The money in all, where the example says so.
  public var total: Money?
  /// The draws in all, where the example says so.
  public var draws: Int?
  /// The things in all, by kind, where the example says so.
  public var items: [Items]
  /// What each occasion earns, where the example says so.
  public var earns: [Earning]?
  /// What it is an example of, in the words of whoever wrote the schedule.
  public var note: String?

  /// The course of one contingency, as written.
  public struct Own: Hashable, Sendable {
    /// Its id.
    public var contingency: Name
    /// The course.
    public var stream: String

    /// A course for that contingency.
    public init(contingency: Name, stream: String) {
      self.contingency = contingency
      self.stream = stream
    }
  }

  /// So many things of a kind.
  public struct Items: Hashable, Sendable {
    /// The kind.
    public var kind: Name
    /// How many.
    public var count: Int

    /// So many of that kind.
    public init(kind: Name, count: Int) {
      self.kind = kind
      self.count = count
    }
  }

  /// An example of those parts.
  public init(
    stream: String?, on: [Own] = [], total: Money?, draws: Int?, items: [Items] = [],
    earns: [Earning]?, note: String? = nil
  ) {
    self.note = note
    self.stream = stream
    self.on = on
    self.total = total
    self.draws = draws
    self.items = items
    self.earns = earns
  }

  /// The courses, as written: `18N P 17N`, `abstinence=18N, attendance=12N`.
  public var streamsInWords: String {
    ((stream.map { [$0] } ?? []) + on.map { "\($0.contingency)=\($0.stream)" })
      .joined(separator: ", ")
  }
}
