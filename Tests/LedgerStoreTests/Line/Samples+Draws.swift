import ContingencyManagement
import Digest

extension Sample {
  /// Draws made by hand, and secrets and chains replaced.
  static let handsAndSecrets: [Sample] = [
    Sample(
      name: "draws are made by hand",
      event: {
        .drawnByHand(
          HandDraw(
            try telling(["good-job", "small"], evidence: nil, corrects: nil), entitledBy: 40,
            bowl: digest))
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"bowl":"054edec1d0211f624fed0cbca9d4f9400b0e491c43742af2c5b0abebf0c990d8","entitledBy":40,"participant":"c-4f2a9d173","tiers":["good-job","small"],"witness":"ca-02"},"fmt":1,"id":"req-0041","kind":"draw.by-hand","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"4e7710047b054aa2f36a7f59f99fc358a5f7ee26c5f49935f7ef7e28008ad4b0"}"#
    ),
    Sample(
      name: "draws made by hand are told again, partly beyond a cap",
      event: {
        .drawnByHand(
          HandDraw(
            try telling(["jumbo"], evidence: "sheet-17", corrects: 40), entitledBy: 12,
            bowl: digest))
      },
      outcome: {
        Outcome(
          rewards: [], credits: [],
          prizes: CappedPrizes(
            value: try money("99.00"), withheld: try money("40.00"), awarded: .zero))
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"bowl":"054edec1d0211f624fed0cbca9d4f9400b0e491c43742af2c5b0abebf0c990d8","corrects":40,"entitledBy":12,"evidence":"sheet-17","participant":"c-4f2a9d173","tiers":["jumbo"],"witness":"ca-02","yields":{"prizes":{"value":99000,"withheld":40000}}},"fmt":1,"id":"req-0041","kind":"draw.by-hand","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"a94ef089cfdcbc5ca6e468ca5a7a240488693ca7e089fbb8de4de7df82e20a98"}"#
    ),
    Sample(
      name: "draws are given up",
      event: { .drawVoided(DrawVoiding(participant: participant, request: 39, replaced: 40)) },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"participant":"c-4f2a9d173","replaced":40,"request":39},"fmt":1,"id":"req-0041","kind":"draw.voided","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"089ef80ee51ba9e74196e388600e232f58472954451da320928b38de178c1871"}"#
    ),
    Sample(
      name: "the secret is replaced",
      event: { .secretReplaced(SecretReplacement(drawCommitment: digest, reason: .lost)) },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"drawCommitment":"054edec1d0211f624fed0cbca9d4f9400b0e491c43742af2c5b0abebf0c990d8","reason":"lost"},"fmt":1,"id":"req-0041","kind":"draw.secret-replaced","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"e3eda7f0955cd1bf9cb00ec8137d0b97bd2f6bda66a5e0667beac9768af8795b"}"#
    ),
    Sample(
      name: "a chain is renewed that was not used up",
      event: {
        .chainRenewed(
          ChainRenewal(
            participant: participant, chain: 9, anchor: digest, reason: .secretReplaced))
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"anchor":"054edec1d0211f624fed0cbca9d4f9400b0e491c43742af2c5b0abebf0c990d8","chain":9,"draws":1000,"participant":"c-4f2a9d173","reason":"secret-replaced"},"fmt":1,"id":"req-0041","kind":"draw.chain-renewed","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"86145cadee7661891cce078b839b145cbde11594539affd58a71312b74c6c91a"}"#
    ),
  ]

  private static func telling(
    _ tiers: [String], evidence: String?, corrects: Int?
  ) throws -> HandDraw.Telling {
    try certain(
      HandDraw.Telling(
        participant: participant, tiers: try tiers.map { try name($0) },
        witness: try certain(OperatorCode("ca-02")),
        evidence: try evidence.map { try reference($0) }, corrects: corrects))
  }
}
