import ContingencyManagement

/// What each week of a schedule earns when every occasion is met, in columns.
struct AllMetTable {
  let lines: [String]

  private static let width = 100

  init(_ course: AllMetCourse, of schedule: Schedule) {
    let rows = course.rows
    let hasAnyDay = rows.contains { !$0.week.anyDay.isEmpty }
    let others = rows.map { $0.cells(schedule, hasAnyDay: hasAnyDay) }
    let visits = rows.map { row in row.week.visits.map { $0.words(schedule) } }
    let cell = visits.joined().map(\.count).max() ?? 0
    var table = Columns(right: hasAnyDay ? [0, 3, 4] : [0, 2, 3])
    table.rows = [
      ["week", "each visit"] + (hasAnyDay ? ["any day"] : []) + ["a week", "so far"]
    ]
    let taken = others.first?.indices.reduce(0) { sum, column in
      sum + 2 + max(7, others.map { $0[column].count }.max() ?? 0)
    }
    var headings: [Int: String] = [:]
    for (place, row) in rows.enumerated() {
      if place == 0 || rows[place - 1].week.phase != row.week.phase {
        headings[table.rows.count] =
          "\(row.week.phase): \(schedule.plan(ofPhase: row.week.phase, visits: row.week.visits.count))"
      }
      let parts = AllMetTable.lines(
        of: visits[place], each: cell, within: AllMetTable.width - (taken ?? 0))
      for (index, part) in parts.enumerated() {
        var cells = index == 0 ? others[place] : others[place].map { _ in "" }
        cells.insert(part, at: 1)
        table.rows.append(cells)
      }
    }
    let hasBonus = visits.joined().contains { $0.hasSuffix("*") }
    lines =
      table.lines.enumerated().flatMap { place, line in
        (headings[place].map { [$0] } ?? []) + [line]
      } + (hasBonus ? ["* with a bonus"] : [])
  }

  /// Cells side by side, in as few lines of at most `width` characters as will do, of like length.
  private static func lines(of cells: [String], each: Int, within width: Int) -> [String] {
    guard !cells.isEmpty else { return ["-"] }
    let fit = max(1, (width + 2) / (each + 2))
    let lines = (cells.count + fit - 1) / fit
    let most = (cells.count + lines - 1) / lines
    return stride(from: 0, to: cells.count, by: most).map { start in
      cells[start..<min(start + most, cells.count)].map { $0.padded(to: each) }
        .joined(separator: "  ")
    }
  }
}

extension AllMetCourse.Row {
  /// Weeks, any day, the week's total, the total so far.
  fileprivate func cells(_ schedule: Schedule, hasAnyDay: Bool) -> [String] {
    let weeks = last == week.number ? "\(last)" : "\(week.number)-\(last)"
    let days = week.anyDay.map { $0.words(schedule) }.joined(separator: "; ")
    return [weeks] + (hasAnyDay ? [days] : []) + [schedule.text(week.total), schedule.text(soFar)]
  }
}

extension Schedule {
  /// `12 weeks`.
  var weeksInWords: String { "\(weeks) week\(weeks == 1 ? "" : "s")" }

  /// `2 visits a week`, `visits on days 0, 7 and 21 …`.
  ///
  /// - Parameter visits: How many of them earn something in its first week.
  fileprivate func plan(ofPhase id: Name, visits: Int) -> String {
    guard let phase = phases.first(where: { $0.id == id }), phase.isPlannedByTheWeek else {
      return phases.first { $0.id == id }.map { $0.visits.inWords(weeks: $0.weeks) } ?? ""
    }
    guard visits > 0 else { return "no visits" }
    return "\(visits) visit\(visits == 1 ? "" : "s")" + (phase.weeks == 1 ? "" : " a week")
  }
}

extension Phase {
  /// Whether each of its weeks has the same plan.
  fileprivate var isPlannedByTheWeek: Bool { visits.days.isEmpty && visits.everyWeeks == 1 }
}

extension AllMetCourse.Paid {
  /// `$15.00*`, where the star says that a bonus is in it.
  fileprivate func words(_ schedule: Schedule) -> String {
    schedule.text(earning) + (hasBonus ? "*" : "")
  }
}

extension AllMetCourse.AnyDay {
  /// `7 x $0.25`, or each by itself where they differ.
  fileprivate func words(_ schedule: Schedule) -> String {
    let words = times.map { schedule.text($0.earning) }
    guard let first = words.first, words.allSatisfy({ $0 == first }) else {
      return words.joined(separator: " ")
    }
    return "\(words.count) x \(first)"
  }
}
