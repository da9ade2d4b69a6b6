@testable import Intake
import Testing

@Suite struct `Bytes of any kind` {
  /// On a failure, run the seed that it names alone.
  @Test(arguments: 0..<8 as Range<UInt64>)
  func `no bytes stop the reader, and no line that is not blank is lost`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let telling = Array("\",,\n\r\n a1\u{E9}\u{0}\t\u{FEFF}".utf8)
    for _ in 0..<600 {
      let count = Int.random(in: 0...60, using: &generator)
      let isTelling = Bool.random(using: &generator)
      let bytes = (0..<count).map { _ in
        let random = UInt8.random(in: .min ... .max, using: &generator)
        return isTelling ? telling.randomElement(using: &generator) ?? random : random
      }
      expectEveryLine(of: bytes, "seed \(seed): \(bytes)")
    }
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `every row of a file with bytes changed comes out once`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let maps = try [Maps.visits, Maps.summary, Maps.enrolments, Maps.milestones].map { text in
      try map(text)
    }
    let rows = [
      "\"A1\",2026-03-02,yes,,warm,NEG,POS,u/1\r\n", "A2,2026-03-03,no,jail,,,,\n",
      "A3,2026-03-04,yes,,,NEG,\"\",\n", "A1,2026-03-02,no,,,,,\n",
    ]
    let header = Array("client,date,visit,reason,specimen,cocaine,opioid,label\n".utf8)
    for _ in 0..<200 {
      var bytes = Array(rows.shuffled(using: &generator).joined().utf8)
      for _ in 0..<Int.random(in: 0...3, using: &generator) {
        let place = Int.random(in: bytes.indices, using: &generator)
        switch Int.random(in: 0...2, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &generator)
        case 1: bytes.remove(at: place)
        default: bytes.insert(UInt8(ascii: "\""), at: place)
        }
      }
      var reader = CSVReader(header + bytes)
      var rowCount = -1
      while reader.next() != nil { rowCount += 1 }
      let steps = Array(try Import(map: maps[0], bytes: header + bytes))
      #expect(steps.count == rowCount, "seed \(seed): \(bytes)")
      for step in steps {
        if case .problem(let problem) = step {
          #expect(!problem.faults.isEmpty, "seed \(seed): \(bytes)")
          #expect(problem.description.hasPrefix("line"), "seed \(seed): \(bytes)")
        }
      }
      for map in maps { _ = headerProblems(map, bytes) }
    }
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `a map with bytes changed is read or told where it is wrong`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for text in [Maps.visits, Maps.summary, Maps.enrolments, Maps.milestones] {
      for _ in 0..<100 {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
          let place = Int.random(in: bytes.indices, using: &generator)
          bytes[place] = bytes.randomElement(using: &generator) ?? 0
        }
        do throws(ImportMapProblems) {
          _ = try ImportMap.read(bytes)
        } catch {
          #expect(
            !error.problems.isEmpty, "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
        }
      }
    }
  }

  /// Expects that every line with a byte in it belongs to exactly one step of the reader.
  private func expectEveryLine(of bytes: [UInt8], _ comment: Comment) {
    var reader = CSVReader(bytes)
    var covered: [Int] = []
    while let step = reader.next() {
      switch step {
      case .row(let row): covered += Array(row.lines)
      case .fault(let lines, _, let fault):
        covered += Array(lines)
        #expect(!fault.description.isEmpty, comment)
      }
    }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    let blank = lines.enumerated().filter { place, line in
      // A carriage return ends a line only before a line feed.
      line.isEmpty || (line.elementsEqual([0x0D]) && place < lines.count - 1)
    }
    let written = Set(1...lines.count).subtracting(blank.map { $0.offset + 1 })
    #expect(written.isSubset(of: covered), comment)
    #expect(Set(covered).count == covered.count, comment)
  }
}
