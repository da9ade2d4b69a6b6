import ContingencyManagement
import Testing

@Suite struct `A prize bowl` {
  @Test(arguments: [
    (0, "encouragement"), (249, "encouragement"), (250, "small"), (458, "small"), (459, "large"),
    (498, "large"), (499, "jumbo"),
  ])
  func `slips are counted through the tiers in the order of the file`(slip: Int, tier: String) {
    #expect(PrizeBowl.va500.tier(ofSlip: slip)?.id.text == tier)
  }

  @Test func `there is no slip beyond the last`() {
    #expect(PrizeBowl.va500.slips == 500)
    #expect(PrizeBowl.va500.tier(ofSlip: 500) == nil)
  }

  @Test func `a tier without slips is never drawn`() {
    var bowl = PrizeBowl.va500
    bowl.tiers[1].slips = 0
    #expect((0..<bowl.slips).allSatisfy { bowl.tier(ofSlip: $0)?.id != "small" })
  }

  @Test func `all slips together are worth $2.218 each on average`() {
    let all = PrizeBowl.va500.tiers.reduce(0) { $0 + $1.slips * $1.value.thousandths }
    #expect(all == 500 * 2218)
  }
}
