import ContingencyManagement
import Digest
import Foundation
import Testing

@testable import LedgerStore

@Suite struct `A secret that is replaced` {
  private let temporary: TemporaryFolder
  private var folder: String { temporary("ledger") }
  private static let next = Array(UInt8(100)...131)

  init() throws { temporary = try TemporaryFolder(inMemory: true) }

  @Test func `is in its place, and the old one aside, once the log commits to it`() throws {
    let old = try prepare()
    do {
      var clinic = try Clinic.open(folder)
      let posted = try clinic.replaceSecret(with: Self.next, .scheduled)
      #expect(posted.entry.event.kind == .secretReplaced)
      try clinic.renewChain(.secretReplaced)
      try clinic.draw("wren")
    }
    #expect(try names(in: folder) == ["aside", "head", "ledger.jsonl", "secret"])
    let aside = "secret-\(SHA256.hash(old).hex.prefix(16))"
    #expect(try names(in: folder + "/aside") == [aside])
    #expect(try contents(of: folder + "/aside/" + aside) == old)
    #expect(try mode(of: folder + "/aside/" + aside) == 0o600)
    #expect(try mode(of: folder + "/secret") == 0o600)
    #expect(try Ledger.audit(folder).flaws == [])
    try expectSound(folder, entries: 11)
  }

  /// Also in the middle of its entry, which is then set aside first, as `cm recover` does.
  @Test func `can be replaced again wherever its writer died`() throws {
    try prepare()
    let asked = try Clinic.asking(7, on: Clinic.day("2026-03-02"))
    var torn = 0
    let (_, different) = try temporary.dying {
      var ledger = try Ledger.open(folder)
      _ = try ledger.replaceSecret(with: Self.next, .scheduled, asked)
    } then: { death in
      if let damage = failure(toOpen: folder)?.damage {
        torn += 1
        #expect(damage.line == 8, "\(death)")
        _ = try Ledger.setTailAside(folder)
        #expect(try Clinic.recordSettingsAside(in: folder).count == 1, "\(death)")
      }
      let report = try Ledger.audit(folder)
      #expect(report.flaws == [], "\(death)")
      #expect(report.damage == nil, "\(death)")
      do {
        var clinic = try Clinic.open(folder)
        let isReplaced = clinic.ledger.state.secretReplacedBy != nil
        // Whichever secret holds can be drawn with.
        if isReplaced {
          try clinic.ledger.settleSecret()
          #expect(
            try failure { try clinic.draw("wren") }?.refusal
              == .chainOfOldSecret(Clinic.participant), "\(death)")
          try clinic.renewChain(.secretReplaced)
        }
        try clinic.draw("wren")
        #expect(
          clinic.ledger.state.drawCommitment
            == DrawChain.commitment(to: isReplaced ? Self.next : Clinic.master), "\(death)")
        try clinic.replaceSecret(with: Array(UInt8(200)...231), .exposed)
        try clinic.renewChain(.secretReplaced)
        try clinic.on("2026-03-04")
        try clinic.test(.negative)
        try clinic.draw("42")
      }
      #expect(!(try names(in: folder).contains("secret.next")), "\(death)")
      #expect(try Ledger.audit(folder).isSound, "\(death)")
    }
    #expect(torn == 1 && different > 8)
  }

  @Test func `is not called lost while it can complete the draws that wait`() throws {
    try prepare()
    var clinic = try Clinic.open(folder)
    try clinic.post(.draw(Clinic.participant, try certain(DrawWord("wren"))))
    for reason in SecretKind.allCases {
      #expect(
        try failure { try clinic.replaceSecret(with: Self.next, reason) }?.refusal
          == .drawPending(entry: 7))
    }
    #expect(try names(in: folder) == ["head", "ledger.jsonl", "secret"])
    try clinic.reveal()
    try clinic.replaceSecret(with: Self.next, .exposed)
  }

  @Test func `as lost lets the draws that wait be given up, and made from the next`() throws {
    try prepare()
    do {
      var clinic = try Clinic.open(folder)
      try clinic.post(.draw(Clinic.participant, try certain(DrawWord("wren"))))
      try FileManager.default.removeItem(atPath: folder + "/secret")
      try clinic.replaceSecret(with: Self.next, .lost)
      #expect(
        try failure { try clinic.renewChain(.secretReplaced) }?.refusal
          == .drawPending(entry: 7))
      try clinic.post(.voidDraw(Clinic.participant))
      try clinic.renewChain(.secretReplaced)
      try clinic.draw("wren")
    }
    let report = try expectSound(folder, entries: 13)
    #expect(report.findings == [])
    #expect(report.concerns.first { $0.kind == .drawsBegunAnew }?.first == [8, 9])
    #expect(report.isSound)
  }

  @Test func `asked for again with the same request is replaced once`() throws {
    try prepare()
    var clinic = try Clinic.open(folder)
    let asking = try clinic.asking()
    let first = try clinic.ledger.replaceSecret(with: Self.next, .scheduled, asking)
    let again = try clinic.ledger.replaceSecret(
      with: Array(UInt8(7)...38), .scheduled, asking)
    #expect(again.isRepeat && again.hash == first.hash)
    #expect(clinic.ledger.state.drawCommitment == DrawChain.commitment(to: Self.next))
    _ = try DrawSecret(folder, commitment: clinic.ledger.state.drawCommitment)
  }

  @Test func `by other hands is told by what the log commits to`() throws {
    try prepare()
    let other = Array(String(repeating: "7", count: 64).utf8) + [0x0A]
    try put(other, into: folder + "/secret")
    let expected = Damage(folder + "/secret", .secretDiffers)
    #expect(try Ledger.audit(folder).flaws == [expected])
    var clinic = try Clinic.open(folder)
    #expect(try failure { try clinic.draw("wren") }?.damage == expected)
    // Nor does one that lies beside it, which the log does not commit to.
    try put(other, into: folder + "/secret.next")
    try clinic.ledger.settleSecret()
    #expect(try Ledger.audit(folder).flaws == [expected])
  }

  /// A ledger of seven entries with a draw that is owed; the bytes of its secret.
  @discardableResult
  private func prepare() throws -> [UInt8] {
    do {
      var clinic = try Clinic.make(folder)
      try clinic.enrol()
      try clinic.test(.negative)
    }
    return try contents(of: folder + "/secret")
  }
}

extension Clinic {
  @discardableResult
  mutating func replaceSecret(with master: [UInt8], _ reason: SecretKind) throws -> Posted {
    try ledger.replaceSecret(with: master, reason, try asking())
  }
}
