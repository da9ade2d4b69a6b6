import Foundation
import LedgerStore

@testable import ContingencyManagement

/// A course is read, spelled and read again the same; played, each occasion earns what its rewards
/// are worth, and what comes later changes nothing of what was earned before.
///
/// The first byte chooses a schedule among those shipped; behind a `;` stand courses of the
/// contingencies' own, in their order.
enum StreamProperty {
  private static let schedules = Result {
    let folder = Checkout.config + "/Schedules"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    return try names.filter { $0.hasSuffix(".json") }.compactMap { name -> Schedule? in
      let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)))
      guard case .schedule(let schedule) = try Document.read(bytes) else { return nil }
      return schedule
    }
  }

  static func hold(_ bytes: [UInt8]) throws {
    guard let first = bytes.first else { return }
    let schedules = try schedules.get()
    let schedule = schedules[Int(first) % schedules.count]
    let parts = bytes.dropFirst().split(
      separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    var streams = CourseStreams(visits: nil)
    for (place, part) in parts.prefix(schedule.contingencies.count + 1).enumerated() {
      let stream: CourseStream
      do throws(StreamProblem) {
        stream = try CourseStream(String(decoding: part, as: UTF8.self))
      } catch {
        try need(!error.description.isEmpty, "a problem without words")
        continue
      }
      try hold(stream)
      if place == 0 {
        streams.visits = stream
      } else {
        streams.own.append(
          CourseStreams.Own(contingency: schedule.contingencies[place - 1].id, stream: stream))
      }
    }
    do {
      try hold(schedule, streams, try schedule.play(streams))
    } catch let fact as ScheduleProblem.Fact {
      try need(!fact.description.isEmpty, "a fact without words")
    }
  }

  private static func hold(_ stream: CourseStream) throws {
    let spelled = stream.occasions.map { occasion in
      switch occasion {
      case .negative: "N"
      case .positive: "P"
      case .missed: "M"
      case .excused: "E"
      case .closed: "C"
      case .reading(let level): "R\(level)"
      }
    }.joined(separator: " ")
    try need(try CourseStream(spelled) == stream, "another course when it is spelled")
  }

  private static func hold(
    _ schedule: Schedule, _ streams: CourseStreams, _ played: [PlayedOccasion]
  ) throws {
    for occasion in played {
      try need(
        occasion.earned == occasion.rewards.reduce(.nothing) { $0 + $1.credited },
        "an occasion that earns something else than its rewards")
      for reward in occasion.rewards {
        try need(reward.withheld <= reward.total.money, "more withheld than there is")
      }
    }
    guard let visits = streams.visits, visits.occasions.count > 1 else { return }
    var shorter = streams
    shorter.visits = CourseStream(Array(visits.occasions.dropLast()))
    let before = try schedule.play(shorter).filter(\.isVisit)
    let visited = played.filter(\.isVisit)
    guard streams.own.isEmpty else { return }
    try need(
      zip(before, visited).allSatisfy { $0.rewards == $1.rewards },
      "a later visit changed an earlier reward")
  }
}
