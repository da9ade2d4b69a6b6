import ContingencyManagement
import Digest

/// Lines with what only some schedules ask for: readings, priming, requirements, items, caps.
extension Sample {
  static let language: [Sample] = [
    Sample(
      name: "caps are adopted", event: { .adopted(try Papers.adoption(Papers.grants)) },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"digest":"eb24f4347faeef3d48a292cf05dbbdcc04394cf1ecaf37b9517d1cf60abfbb5b","id":"grants","text":"{\"kind\":\"caps\",\"id\":\"grants\",\"version\":1,\"title\":\"A grant\",\"source\":\"An illustration\",\"evidence\":\"An illustration\",\"currency\":\"USD\",\"funder\":\"grant\",\"limits\":[{\"per\":\"episode\",\"most\":\"60.00\"}]}","version":1},"fmt":1,"id":"req-0041","kind":"caps.adopted","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"bb2503d5f5b86ef85999204312f753ff0ac130ecc478cbadc1bd69cd9f990d88"}"#
    ),
    Sample(
      name: "an enrolment earns priming draws",
      event: {
        .enrolled(
          Enrolment(
            participant: participant, schedule: digest, from: day, prescribed: [], consent: nil,
            chain: 0, anchor: digest))
      },
      outcome: {
        Outcome(
          rewards: [
            Reward(
              contingency: try name("priming"), verdict: .met, cause: .enrolled,
              standing: .counted, phase: 0, run: 1, rung: 0,
              base: Earning(money: .zero, draws: 5))
          ], credits: [])
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"anchor":"054edec1d0211f624fed0cbca9d4f9400b0e491c43742af2c5b0abebf0c990d8","chain":0,"draws":1000,"from":"2026-03-02","participant":"c-4f2a9d173","prescribed":[],"schedule":"054edec1d0211f624fed0cbca9d4f9400b0e491c43742af2c5b0abebf0c990d8","yields":{"rewards":[{"because":"enrolled","contingency":"priming","draws":5,"phase":0,"run":1,"rung":0,"verdict":"met"}]}},"fmt":1,"id":"req-0041","kind":"participant.enrolled","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"7440e1e0b3d2efd6aacadf99f662c50137589fc01e200af716b9060402c0d1dd"}"#
    ),
    Sample(
      name: "a participant is moved into a phase",
      event: {
        .moved(
          Move(
            participant: participant, schedule: digest, phase: try name("second"), from: day,
            reason: .nextStage))
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"from":"2026-03-02","participant":"c-4f2a9d173","phase":"second","reason":"next-stage","schedule":"054edec1d0211f624fed0cbca9d4f9400b0e491c43742af2c5b0abebf0c990d8"},"fmt":1,"id":"req-0041","kind":"participant.moved","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"e9b04dbeede7ae064b402f0d49fb7fa3a016315b03de0a667b944bab79c013d4"}"#
    ),
    Sample(
      name: "a reading of the breath, with a reward that a cap cuts",
      event: {
        var readings = Readings()
        readings[.carbonMonoxide] = try certain(Level("8.5"))
        return .tested(
          try certain(
            DrugTest(
              participant: participant, day: day, type: .breath, condition: .valid,
              findings: .none, readings: readings, label: nil)))
      },
      outcome: {
        Outcome(
          rewards: [
            Reward(
              contingency: try name("smoking"), verdict: .met, cause: .lowEnough,
              standing: .counted, phase: 0, run: 3, rung: 2,
              base: Earning(money: try money("4.00"), draws: 0),
              bonus: Earning(money: try money("10.00"), draws: 0), withheld: try money("6.50"))
          ], credits: [])
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"condition":"valid","on":"2026-03-02","participant":"c-4f2a9d173","readings":[{"analyte":"CO","level":8500}],"specimen":"breath","yields":{"rewards":[{"amount":14000,"because":"low-enough","bonus":10000,"contingency":"smoking","phase":0,"run":3,"rung":2,"verdict":"met","withheld":6500}]}},"fmt":1,"id":"req-0041","kind":"test.recorded","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"f5beff4ddc628e7382162ee1a14391dc62aeea98092b8426592b1243c8d1265e"}"#
    ),
    Sample(
      name: "readings beside results, and a requirement that is not complete",
      event: {
        var readings = Readings()
        readings[.cotinine] = try certain(Level("79"))
        readings[.cocaine] = try certain(Level("149.125"))
        var results = AnalyteResults()
        results[.cocaine] = .negative
        return .tested(
          try certain(
            DrugTest(
              participant: participant, day: day, type: .urine, condition: .valid,
              findings: .analytes(results), readings: readings, label: nil)))
      },
      outcome: {
        Outcome(
          rewards: [
            Reward(
              contingency: try name("take-home"), verdict: .met, cause: .negative,
              standing: .counted, phase: 0, run: 2, toward: 1)
          ], credits: [])
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"condition":"valid","on":"2026-03-02","participant":"c-4f2a9d173","readings":[{"analyte":"COC","level":149125},{"analyte":"COT","level":79000}],"results":{"negative":["COC"]},"specimen":"urine","yields":{"rewards":[{"because":"negative","contingency":"take-home","phase":0,"run":2,"toward":1,"verdict":"met"}]}},"fmt":1,"id":"req-0041","kind":"test.recorded","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"25ee5c44d7dbc34b6b8cd7cc7fbe542f095de9f25f8283b6ec377f3fd15566f3"}"#
    ),
    Sample(
      name: "a late entry is worth a take-home dose, and credits another",
      event: {
        .milestoneReached(
          Milestone(
            participant: participant, day: day, kind: try name("session"),
            evidence: try reference("S-1")))
      },
      outcome: {
        Outcome(
          rewards: [
            Reward(
              contingency: try name("take-home"), verdict: .met, cause: .reached,
              standing: .counted, phase: 0, run: 3, rung: 1,
              base: Earning(money: .zero, draws: 0, items: 2),
              bonus: Earning(money: .zero, draws: 0, items: 1),
              paidBefore: Earning(money: .zero, draws: 0, items: 1))
          ],
          credits: [
            Credit(
              participant: participant, entry: 12, contingency: try name("take-home"),
              earned: Earning(money: .zero, draws: 0, items: 1)),
            Credit(
              participant: participant, entry: 13, contingency: try name("abstinence"),
              earned: Earning(money: try money("1.50"), draws: 0), withheld: try money("0.75")),
          ])
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"evidence":"S-1","milestone":"session","on":"2026-03-02","participant":"c-4f2a9d173","yields":{"credits":[{"contingency":"take-home","entry":12,"items":1,"participant":"c-4f2a9d173"},{"amount":1500,"contingency":"abstinence","entry":13,"participant":"c-4f2a9d173","withheld":750}],"rewards":[{"because":"reached","bonusItems":1,"contingency":"take-home","items":3,"paidBeforeItems":1,"phase":0,"run":3,"rung":1,"verdict":"met"}]}},"fmt":1,"id":"req-0041","kind":"milestone.reached","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"ca876831525b94068073154285372fb18d33613fa48d2819598cf2421b26371e"}"#
    ),
    Sample(
      name: "a prize lies partly beyond a cap",
      event: {
        .drawn(
          DrawResult(
            participant: participant, request: 40, element: digest,
            slips: [DrawResult.Slip(number: 499, tier: try name("jumbo"))]))
      },
      outcome: {
        Outcome(
          rewards: [], credits: [],
          prizes: CappedPrizes(
            value: try money("100.00"), withheld: try money("40.00"), awarded: .zero))
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"element":"054edec1d0211f624fed0cbca9d4f9400b0e491c43742af2c5b0abebf0c990d8","participant":"c-4f2a9d173","request":40,"slips":[{"slip":499,"tier":"jumbo"}],"yields":{"prizes":{"value":100000,"withheld":40000}}},"fmt":1,"id":"req-0041","kind":"draw.result","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"ca6a2c1fafd42b61c7d92d5e86b58ef26407a0cf7eba112bcc5b6f9f990e30bf"}"#
    ),
  ]
}
