import ContingencyManagement
import Digest
import Testing

@testable import LedgerStore

@Suite struct `A testimony held against a log` {
  private static let count = Campaign.count(everyday: 300, campaign: 1000)
  private static let log = Growth(count: count)

  /// Where the kept part ends: at, before and behind powers of two, and somewhere.
  @Test(arguments: [1, 2, 127, 128, 129, 200, count])
  func `shows every shorter log that lies in its place`(size: Int) throws {
    let log = Self.log
    let checkpoint = Testimony(log.checkpoint(size))
    let receipt = log.receipt(size - 1)
    let proof = Testimony(try log.proof(size / 2, size))
    for count in 1...Self.count {
      let objections = count < size ? [Objection.rolledBack(said: size, found: count)] : []
      let vouchings = [checkpoint, receipt, proof].map { log.vouching($0, upTo: count) }
      #expect(vouchings.allSatisfy { $0.objections == objections }, "\(size) against \(count)")
      // The path of a proof still leads to the root that it names.
      let alone = count < size ? [0, 0, count > size / 2 ? size / 2 + 1 : 0] : [size, size, size]
      #expect(vouchings.map(\.entries) == alone, "\(size) against \(count)")
    }
  }

  @Test(arguments: [1, 2, 127, 128, 129, 200])
  func `shows every fork before the place where it ends, and none behind`(size: Int) throws {
    let log = Self.log
    let checkpoint = Testimony(log.checkpoint(size))
    let proof = Testimony(try log.proof(size / 2, size))
    for place in 0..<Self.count {
      let fork = log.forked(at: place)
      let (whole, part) = (fork.vouching(checkpoint), fork.vouching(proof))
      guard place < size else {
        #expect(whole.objections.isEmpty && whole.entries == size)
        #expect(part.objections.isEmpty && part.entries == size)
        continue
      }
      let forked = Objection.forked(
        entries: size, said: log.roots[size], found: fork.roots[size])
      #expect(whole.objections == [forked] && whole.entries == 0)
      #expect(part.objections.first == forked)
      #expect(part.entries == (place > size / 2 ? size / 2 + 1 : 0))
    }
  }

  @Test func `is refused with any bit of a proof flipped`() throws {
    for (number, size, count) in [(0, 1, 1), (0, 1, 9), (6, 22, 22), (6, 22, 40), (21, 22, 22)] {
      let log = Growth(count: count)
      let file = Array(try log.proof(number, size).text.utf8)
      #expect(log.vouching(try Testimony(file: file)).objections.isEmpty)
      for bit in 0..<(file.count * 8) {
        var altered = file
        altered[bit / 8] ^= 1 << (bit % 8)
        guard let testimony = try? Testimony(file: altered) else { continue }
        #expect(!log.vouching(testimony).objections.isEmpty, "bit \(bit): \(testimony)")
      }
    }
  }

  @Test func `is refused with any bit of a checkpoint flipped`() throws {
    let log = Growth(count: 40)
    let file = Array(log.checkpoint(22).text.utf8)
    for bit in 0..<(file.count * 8) {
      var altered = file
      altered[bit / 8] ^= 1 << (bit % 8)
      guard let testimony = try? Testimony(file: altered) else { continue }
      #expect(!log.vouching(testimony).objections.isEmpty, "bit \(bit): \(testimony)")
    }
  }

  /// A label that was altered is passed over like any other line; what is left says less.
  @Test func `says nothing that it did not say with any bit of a receipt flipped`() throws {
    let log = Growth(count: 40)
    let right = log.receipt(21)
    let text = "entry     #21 \(log.hashes[21])\nlog       \(log.head(22).text)\n"
    let file = Array(text.utf8)
    #expect(try Testimony(file: file) == right)
    for bit in 0..<(file.count * 8) {
      var altered = file
      altered[bit / 8] ^= 1 << (bit % 8)
      guard let testimony = try? Testimony(file: altered) else { continue }
      let isPart =
        [right.entries, []].contains(testimony.entries)
        && [right.head, nil].contains(testimony.head)
      #expect(isPart || !log.vouching(testimony).objections.isEmpty, "bit \(bit): \(testimony)")
    }
  }

  @Test func `is refused where it names what cannot be`() {
    let log = Growth(count: 8)
    let zero = SHA256Digest.zero
    func objections(_ entries: [Int], _ head: TreeHead?) -> [Objection] {
      let entries = entries.map { EntryHash(number: $0, hash: zero) }
      let vouching = log.vouching(Testimony(receiptOf: entries, head: head))
      #expect(vouching.entries == (head == log.head(4) ? 4 : 0))
      return vouching.objections
    }
    #expect(objections([.max], nil) == [.entryMissing(.max, entries: 8)])
    #expect(objections([8], nil) == [.entryMissing(8, entries: 8)])
    #expect(objections([4], log.head(4)) == [.entryBeyond(4, entries: 4)])
    #expect(
      objections([3], nil) == [.entryDiffers(3, said: zero, found: log.hashes[3])])
    #expect(
      objections([], TreeHead(size: .max, root: zero)) == [.rolledBack(said: .max, found: 8)])
    #expect(
      objections([.max], TreeHead(size: .max, root: zero)) == [
        .rolledBack(said: .max, found: 8), .entryBeyond(.max, entries: .max),
      ])
  }

  @Test func `of another log is told so, and nothing else`() {
    let log = Growth(count: 8)
    let other = Checkpoint(origin: "clinic.example/other", head: log.head(4))
    let vouching = log.vouching(Testimony(other))
    #expect(vouching.objections == [.otherLog(said: other.origin, found: Growth.origin)])
    #expect(vouching.entries == 0)
  }
}
