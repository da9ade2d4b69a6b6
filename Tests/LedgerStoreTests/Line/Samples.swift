import ContingencyManagement
import Digest

extension Sample {
  /// One or more of every kind.
  static let all =
    ledger + episodes + occasions + draws + corrections + repairs + language
    + operators
    + handsAndSecrets

  private static let ledger: [Sample] = [
    Sample(
      name: "a ledger is created", event: { .ledgerCreated(try Clinic.founding()) },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"currency":"USD","drawCommitment":"4f10beb1d964a0ce941401c14510d2e82860d1567850d8cd9cf3e299b5870cab","origin":"clinic.example/cm-ledger","salt":"00112233445566778899aabbccddeeff","zone":"America/Los_Angeles"},"fmt":1,"id":"req-0041","kind":"ledger.created","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"c05c36d8c619bd08f42fb16159eb75d7d0bef6b571e6011df4c387c51f597b77"}"#
    ),
    Sample(
      name: "a schedule is adopted", event: { .adopted(try Papers.adoption(Papers.second)) },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"digest":"a6b235b32685b1a7bced16d4d478978ce3c01925263f2fa4dd149535b0bdb4dc","id":"doses","text":"{\"kind\":\"schedule\",\"id\":\"doses\",\"version\":1,\"title\":\"Vouchers for doses\",\"source\":\"An illustration\",\"evidence\":\"An illustration\",\"currency\":\"USD\",\"phases\":[{\"id\":\"all\",\"weeks\":12,\"visits\":{\"perWeek\":3}}],\"contingencies\":[{\"id\":\"dose\",\"met\":{\"milestone\":\"dose-taken\"},\"occasions\":\"visits\",\"verdicts\":{\"missed\":\"not-met\",\"excused\":{\"run\":\"held\",\"bonusRun\":\"held\",\"week\":\"not-full\"}},\"reset\":\"to-start\",\"recovery\":\"none\",\"pays\":[{\"phase\":\"all\",\"voucher\":{\"start\":\"2.50\",\"step\":\"1.50\",\"stepPer\":\"occasion\"}}]}],\"examples\":[{\"stream\":\"3N\",\"total\":\"12.00\"}]}","version":1},"fmt":1,"id":"req-0041","kind":"schedule.adopted","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"c7f5130cde2b38e56bf424406b2f9644cf3deca1de28e6d7ee33375e1b2a189c"}"#
    ),
    Sample(
      name: "a bowl is adopted", event: { .adopted(try Papers.adoption(Papers.bowl)) },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"digest":"47122e592c53f064477af21ca519dd4bec308009ebd507baf3cd21e7f036ebec","id":"five-slips","text":"{\"kind\":\"bowl\",\"id\":\"five-slips\",\"version\":1,\"title\":\"Five slips\",\"source\":\"An illustration\",\"evidence\":\"An illustration\",\"currency\":\"USD\",\"tiers\":[{\"id\":\"good-job\",\"label\":\"Good job!\",\"slips\":3,\"value\":\"0.00\"},{\"id\":\"small\",\"label\":\"A small prize\",\"slips\":2,\"value\":\"1.00\"}]}","version":1},"fmt":1,"id":"req-0041","kind":"bowl.adopted","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"407a103312d7fcbc665c7d8bfa650382b220812447e6472178446d03ada0ca0b"}"#
    ),
    Sample(
      name: "a bowl is adopted whose label has an accent",
      event: {
        .adopted(
          try Papers.adoption(
            Papers.bowl.replacing("A small prize", with: "Un café ☕").replacing(
              "five", with: "cinq")))
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"digest":"7fbca2352aaa8d5d345595222d8c80adc2f2afcc28e92c73cc16a495a171b5e4","id":"cinq-slips","text":"{\"kind\":\"bowl\",\"id\":\"cinq-slips\",\"version\":1,\"title\":\"Five slips\",\"source\":\"An illustration\",\"evidence\":\"An illustration\",\"currency\":\"USD\",\"tiers\":[{\"id\":\"good-job\",\"label\":\"Good job!\",\"slips\":3,\"value\":\"0.00\"},{\"id\":\"small\",\"label\":\"Un café ☕\",\"slips\":2,\"value\":\"1.00\"}]}","version":1},"fmt":1,"id":"req-0041","kind":"bowl.adopted","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"bf0d3fdff080a18c923b74e631fd84b46be7a27da8081f461000048f9f2cdd21"}"#
    ),
    Sample(
      name: "a deck is adopted, with line feeds and an escape",
      event: {
        .adopted(
          try Papers.adoption(
            "{\n\t\"kind\": \"deck\", \"id\": \"b\\u0069rds\",\r\n \"version\": 2, \"words\": [\"wren\"]}\n"
          ))
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"digest":"7180f42695505154b8f3b84757c791e0a7b0eb0be445cdc4ad19e1feef36e2ad","id":"birds","text":"{\n\t\"kind\": \"deck\", \"id\": \"b\\u0069rds\",\r\n \"version\": 2, \"words\": [\"wren\"]}\n","version":2},"fmt":1,"id":"req-0041","kind":"deck.adopted","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"80caed8c3482d77eba73574ec5c8332164235bb48d14493fc34f8e7ba75a034d"}"#
    ),
  ]

  private static let episodes: [Sample] = [
    Sample(
      name: "a participant is enrolled",
      event: {
        .enrolled(
          Enrolment(
            participant: participant, schedule: digest, from: day,
            prescribed: [.buprenorphine, .naltrexone], consent: try reference("consent/0001"),
            chain: 3, anchor: digest))
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"anchor":"054edec1d0211f624fed0cbca9d4f9400b0e491c43742af2c5b0abebf0c990d8","chain":3,"consent":"consent/0001","draws":1000,"from":"2026-03-02","participant":"c-4f2a9d173","prescribed":["BUP","NTX"],"schedule":"054edec1d0211f624fed0cbca9d4f9400b0e491c43742af2c5b0abebf0c990d8"},"fmt":1,"id":"req-0041","kind":"participant.enrolled","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"215d6314cc0a93cb34475eb0887f89728376feff28aa01980741cd60811b3f7e"}"#
    ),
    Sample(
      name: "a participant is enrolled without consent or prescription",
      event: {
        .enrolled(
          Enrolment(
            participant: participant, schedule: digest, from: day, prescribed: [], consent: nil,
            chain: 0, anchor: digest))
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"anchor":"054edec1d0211f624fed0cbca9d4f9400b0e491c43742af2c5b0abebf0c990d8","chain":0,"draws":1000,"from":"2026-03-02","participant":"c-4f2a9d173","prescribed":[],"schedule":"054edec1d0211f624fed0cbca9d4f9400b0e491c43742af2c5b0abebf0c990d8"},"fmt":1,"id":"req-0041","kind":"participant.enrolled","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"cfc57312a969d00255d489d214c2d4eb4c8dba78a7b9b9e13a61ef8b7f4788c5"}"#
    ),
    Sample(
      name: "a participant moves to another schedule",
      event: {
        .moved(
          Move(participant: participant, schedule: digest, from: day, reason: .enrolledInError))
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"from":"2026-03-02","participant":"c-4f2a9d173","reason":"enrolled-in-error","schedule":"054edec1d0211f624fed0cbca9d4f9400b0e491c43742af2c5b0abebf0c990d8"},"fmt":1,"id":"req-0041","kind":"participant.moved","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"7214e08e31a65d4ba6e5221f070f51c5e746abbc052f1b25f48b55787ca751b8"}"#
    ),
    Sample(
      name: "an episode is paused",
      event: { .paused(Pause(participant: participant, from: day, reason: .residential)) },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"from":"2026-03-02","participant":"c-4f2a9d173","reason":"residential"},"fmt":1,"id":"req-0041","kind":"participant.paused","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"e287ce3cb96fbfcecbbc151115aecd6a5386f09a90f7e7d3815c5546c346b789"}"#
    ),
    Sample(
      name: "an episode goes on",
      event: { .resumed(Resumption(participant: participant, from: day)) },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"from":"2026-03-02","participant":"c-4f2a9d173"},"fmt":1,"id":"req-0041","kind":"participant.resumed","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"1586384eee4d649aaa1116eaba32074aac5439b72df55040cdae9aa221968a79"}"#
    ),
    Sample(
      name: "an episode ends",
      event: { .ended(Ending(participant: participant, from: day, outcome: .consentWithdrawn)) },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"from":"2026-03-02","outcome":"consent-withdrawn","participant":"c-4f2a9d173"},"fmt":1,"id":"req-0041","kind":"participant.ended","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"2aa9ded2f52bd45d0dd527c821e3364654b006373e4810b67a2c91f61dfbc271"}"#
    ),
    Sample(
      name: "the medicines change",
      event: {
        .medicinesChanged(
          MedicineChange(participant: participant, from: day, prescribed: [.methadone]))
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"from":"2026-03-02","participant":"c-4f2a9d173","prescribed":["MTD"]},"fmt":1,"id":"req-0041","kind":"medicines.changed","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"11a778316537af92adcb61fb1851cc145d4ea89f7998fad0a0a8471c26fc3ce3"}"#
    ),
    Sample(
      name: "a voucher is spent",
      event: {
        .redeemed(
          Redemption(
            participant: participant, day: day, amount: try money("6.25"),
            item: try reference("grocery-card")))
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"amount":6250,"item":"grocery-card","on":"2026-03-02","participant":"c-4f2a9d173"},"fmt":1,"id":"req-0041","kind":"voucher.redeemed","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"b1178769fc35d8c1d2c3e1423fdbac66a24602afaf10f736fa19b4ed02cd4d51"}"#
    ),
  ]

  private static let occasions: [Sample] = [
    Sample(
      name: "a negative test earns the ladder, a bonus and a recovery",
      event: { .tested(try test(.summary(.negative), label: "S-000123")) },
      outcome: {
        var reward = try judged(.negative, .met, run: 3)
        reward.rung = 2
        reward.base = Earning(money: try money("6.25"), draws: 0)
        reward.bonus = Earning(money: try money("10.00"), draws: 0)
        reward.recovered = 7
        return Outcome(rewards: [reward], credits: [])
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"condition":"valid","label":"S-000123","on":"2026-03-02","participant":"c-4f2a9d173","specimen":"urine","summary":"negative","yields":{"rewards":[{"amount":16250,"because":"negative","bonus":10000,"contingency":"abstinence","phase":0,"recovered":7,"run":3,"rung":2,"verdict":"met"}]}},"fmt":1,"id":"req-0041","kind":"test.recorded","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"b6091c841e01693fa3a67e7f750b773f997372f1594c7ed828fa033e089761f9"}"#
    ),
    Sample(
      name: "a test with every kind of result earns nothing and falls",
      event: { .tested(try test(.analytes(results))) },
      outcome: {
        var reward = try judged(.positive, .notMet, run: 0)
        reward.fellFrom = 12
        return Outcome(rewards: [reward], credits: [])
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"condition":"valid","on":"2026-03-02","participant":"c-4f2a9d173","results":{"inconclusive":["THC"],"invalid":["FEN"],"negative":["6MAM","XYL"],"not-tested":["OPI"],"positive":["COC"],"presumptive":["AMP"]},"specimen":"urine","yields":{"rewards":[{"because":"positive","contingency":"abstinence","fellFrom":12,"phase":0,"run":0,"verdict":"not-met"}]}},"fmt":1,"id":"req-0041","kind":"test.recorded","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"8c1d35134fedd73085533201bc3a365cc107f0a515c14ed145e0aa6f18eb4c83"}"#
    ),
    Sample(
      name: "a specimen is refused, which no contingency asks about",
      event: { .tested(try test(.none, condition: .refused, type: .oralFluid)) },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"condition":"refused","on":"2026-03-02","participant":"c-4f2a9d173","specimen":"oral-fluid"},"fmt":1,"id":"req-0041","kind":"test.recorded","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"bbb3fc56dbda4679596b4c3724b24567795b88a92b6f64b144b3f57925ec97d9"}"#
    ),
    Sample(
      name: "a late test earns draws under two contingencies and credits another",
      event: { .tested(try test(.summary(.negative), condition: .dilute)) },
      outcome: {
        var first = try judged(.dilute, .met, run: 2)
        first.rung = 1
        first.base = Earning(money: .zero, draws: 2)
        first.bonus = Earning(money: .zero, draws: 5)
        var second = try judged(.dilute, .held, run: 4)
        second.contingency = try name("breath")
        second.standing = .afterSchedule
        second.phase = nil
        return Outcome(
          rewards: [first, second],
          credits: [
            Credit(
              participant: participant, entry: 40, contingency: try name("abstinence"),
              earned: Earning(money: try money("0.625"), draws: 3))
          ])
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"condition":"dilute","on":"2026-03-02","participant":"c-4f2a9d173","specimen":"urine","summary":"negative","yields":{"credits":[{"amount":625,"contingency":"abstinence","draws":3,"entry":40,"participant":"c-4f2a9d173"}],"rewards":[{"because":"dilute","bonusDraws":5,"contingency":"abstinence","draws":7,"phase":0,"run":2,"rung":1,"verdict":"met"},{"because":"dilute","contingency":"breath","run":4,"standing":"after-schedule","verdict":"held"}]}},"fmt":1,"id":"req-0041","kind":"test.recorded","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"89194d2a04e515c122fc293dfc3bdf48a19e045c8666a17069d8cf3e96049e02"}"#
    ),
    Sample(
      name: "a test earns what was not paid before for its day",
      event: { .tested(try test(.summary(.negative))) },
      outcome: {
        var reward = try judged(.negative, .met, run: 2)
        reward.rung = 1
        reward.base = Earning(money: try money("3.75"), draws: 4)
        reward.paidBefore = Earning(money: try money("2.50"), draws: 1)
        return Outcome(rewards: [reward], credits: [])
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"condition":"valid","on":"2026-03-02","participant":"c-4f2a9d173","specimen":"urine","summary":"negative","yields":{"rewards":[{"amount":3750,"because":"negative","contingency":"abstinence","draws":4,"paidBefore":2500,"paidBeforeDraws":1,"phase":0,"run":2,"rung":1,"verdict":"met"}]}},"fmt":1,"id":"req-0041","kind":"test.recorded","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"d08848a992888fe6cc48e832bcc67dcc2f91cd1fec480920d7eab7a66d89ddc6"}"#
    ),
    Sample(
      name: "a visit is missed",
      event: {
        .visitNotHeld(VisitNotHeld(participant: participant, day: day, reason: .missed))
      },
      outcome: { Outcome(rewards: [try judged(.missed, .notMet, run: 0)], credits: []) },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"on":"2026-03-02","participant":"c-4f2a9d173","yields":{"rewards":[{"because":"missed","contingency":"abstinence","phase":0,"run":0,"verdict":"not-met"}]}},"fmt":1,"id":"req-0041","kind":"visit.missed","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"12b6638117cca58fee36f7a2a4f773ac8793325c24e44d02cf1947d4a5f991d2"}"#
    ),
    Sample(
      name: "a visit is excused",
      event: {
        .visitNotHeld(
          VisitNotHeld(participant: participant, day: day, reason: .excused(.otherApproved)))
      },
      outcome: { Outcome(rewards: [try judged(.excused, .held, run: 2)], credits: []) },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"on":"2026-03-02","participant":"c-4f2a9d173","reason":"other-approved","yields":{"rewards":[{"because":"excused","contingency":"abstinence","phase":0,"run":2,"verdict":"held"}]}},"fmt":1,"id":"req-0041","kind":"visit.excused","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"9a21d34542dcb6d4404bfb13ea762c2c9118694811a3996c186a78f975182cf1"}"#
    ),
    Sample(
      name: "a visit is missed for one contingency",
      event: {
        .visitNotHeld(
          VisitNotHeld(
            participant: participant, day: day, reason: .missed, contingency: try name("abstinence")
          ))
      },
      outcome: { Outcome(rewards: [try judged(.missed, .notMet, run: 0)], credits: []) },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"contingency":"abstinence","on":"2026-03-02","participant":"c-4f2a9d173","yields":{"rewards":[{"because":"missed","contingency":"abstinence","phase":0,"run":0,"verdict":"not-met"}]}},"fmt":1,"id":"req-0041","kind":"visit.missed","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"881f0500cd517de24621bbb32bc62f2c845930913ff267716e493c964c12de7d"}"#
    ),
    Sample(
      name: "the clinic is closed",
      event: {
        .visitNotHeld(
          VisitNotHeld(participant: participant, day: day, reason: .closed(.staffAbsent)))
      },
      outcome: { Outcome(rewards: [try judged(.closed, .held, run: 2)], credits: []) },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"on":"2026-03-02","participant":"c-4f2a9d173","reason":"staff-absent","yields":{"rewards":[{"because":"closed","contingency":"abstinence","phase":0,"run":2,"verdict":"held"}]}},"fmt":1,"id":"req-0041","kind":"visit.closed","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"c758fb35508de80c9f3a72e20a5b11630b5a076bdcea2e396b0a06f06977ab4b"}"#
    ),
    Sample(
      name: "a milestone is reached",
      event: {
        .milestoneReached(
          Milestone(
            participant: participant, day: day, kind: try name("goal-reached"),
            evidence: try reference("goal/17")))
      },
      outcome: {
        var reward = try judged(.reached, .met, run: 1)
        reward.rung = 0
        reward.base = Earning(money: try money("0.25"), draws: 0)
        return Outcome(rewards: [reward], credits: [])
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"evidence":"goal/17","milestone":"goal-reached","on":"2026-03-02","participant":"c-4f2a9d173","yields":{"rewards":[{"amount":250,"because":"reached","contingency":"abstinence","phase":0,"run":1,"rung":0,"verdict":"met"}]}},"fmt":1,"id":"req-0041","kind":"milestone.reached","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"31982e9608577fdc16ff2d3d42f42ed7593c8886b531fefc8bf1db368fc3fa52"}"#
    ),
  ]

  private static let draws: [Sample] = [
    Sample(
      name: "draws are asked for",
      event: {
        .drawRequested(
          DrawRequest(
            participant: participant, entitledBy: 40, bowl: digest, chain: 0, first: 7, count: 2,
            word: try certain(DrawWord("bluebird"))))
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"bowl":"054edec1d0211f624fed0cbca9d4f9400b0e491c43742af2c5b0abebf0c990d8","chain":0,"count":2,"entitledBy":40,"first":7,"participant":"c-4f2a9d173","word":"bluebird"},"fmt":1,"id":"req-0041","kind":"draw.requested","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"f20e2bad7938b2d91d1047b8b7d08fa20a0211e6db5e20a1395e39154210b73a"}"#
    ),
    Sample(
      name: "a draw is asked for without a word",
      event: {
        .drawRequested(
          DrawRequest(
            participant: participant, entitledBy: 40, bowl: digest, chain: 0, first: 1,
            count: 1000, word: .declined))
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"bowl":"054edec1d0211f624fed0cbca9d4f9400b0e491c43742af2c5b0abebf0c990d8","chain":0,"count":1000,"entitledBy":40,"first":1,"participant":"c-4f2a9d173","word":""},"fmt":1,"id":"req-0041","kind":"draw.requested","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"593690c4d30c56c91a3d5827578b3ce67c5461e64c44d4d5d67cc27c53d213b1"}"#
    ),
    Sample(
      name: "draws are made",
      event: {
        .drawn(
          DrawResult(
            participant: participant, request: 40, element: digest,
            slips: [
              DrawResult.Slip(number: 0, tier: try name("good-job")),
              DrawResult.Slip(number: 499, tier: try name("jumbo")),
            ]))
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"element":"054edec1d0211f624fed0cbca9d4f9400b0e491c43742af2c5b0abebf0c990d8","participant":"c-4f2a9d173","request":40,"slips":[{"slip":0,"tier":"good-job"},{"slip":499,"tier":"jumbo"}]},"fmt":1,"id":"req-0041","kind":"draw.result","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"acabbe25f1937f4f899f45286406789906b850655c0c772e7ddc82548c2d2560"}"#
    ),
    Sample(
      name: "a torn end of the log is set aside",
      event: { .setAside(SetAside(offset: 5771, bytes: 100, digest: digest)) },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"bytes":100,"digest":"054edec1d0211f624fed0cbca9d4f9400b0e491c43742af2c5b0abebf0c990d8","offset":5771},"fmt":1,"id":"req-0041","kind":"log.set-aside","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"cfcfcae96d693445073c1e5c083d19e069c42402900ecfe430ac6f0e13d285d6"}"#
    ),
    Sample(
      name: "a chain is renewed",
      event: {
        .chainRenewed(ChainRenewal(participant: participant, chain: 9, anchor: digest))
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"anchor":"054edec1d0211f624fed0cbca9d4f9400b0e491c43742af2c5b0abebf0c990d8","chain":9,"draws":1000,"participant":"c-4f2a9d173"},"fmt":1,"id":"req-0041","kind":"draw.chain-renewed","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"bab8fafabfbae378d55a06ca772b6ab83131a7cb8dafaff1a997929ed949863a"}"#
    ),
  ]

  private static let corrections: [Sample] = [
    Sample(
      name: "an entry is taken out",
      event: {
        .corrected(
          Correction(entry: 12, participant: participant, reason: .recordedTwice, to: .void))
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"corrects":12,"participant":"c-4f2a9d173","reason":"recorded-twice"},"fmt":1,"id":"req-0041","kind":"entry.corrected","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"6b196f6a319925cf96f3551d01c4435f7e93a5ab9b40db2fccaa301b1851e173"}"#
    ),
    Sample(
      name: "a test is put right, and credits what it is worth",
      event: {
        .corrected(
          Correction(
            entry: 12, participant: participant, reason: .laboratoryOverturned,
            to: .occasion(.test(try test(.analytes(results), condition: .late, label: "S-9")))))
      },
      outcome: {
        Outcome(
          rewards: [],
          credits: [
            Credit(
              participant: participant, entry: 12, contingency: try name("abstinence"),
              earned: Earning(money: try money("3.75"), draws: 0))
          ])
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"corrects":12,"participant":"c-4f2a9d173","reason":"laboratory-overturned","to":{"kind":"test.recorded","occasion":{"condition":"late","label":"S-9","on":"2026-03-02","participant":"c-4f2a9d173","results":{"inconclusive":["THC"],"invalid":["FEN"],"negative":["6MAM","XYL"],"not-tested":["OPI"],"positive":["COC"],"presumptive":["AMP"]},"specimen":"urine"}},"yields":{"credits":[{"amount":3750,"contingency":"abstinence","entry":12,"participant":"c-4f2a9d173"}]}},"fmt":1,"id":"req-0041","kind":"entry.corrected","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"b81700a1bf05e7c10a670729e31bc927463cba510e4cb745e9711e0a5cd1ff94"}"#
    ),
    Sample(
      name: "a missed visit is excused afterwards",
      event: {
        .corrected(
          Correction(
            entry: 12, participant: participant, reason: .excusedLater,
            to: .occasion(
              .visitNotHeld(
                VisitNotHeld(participant: participant, day: day, reason: .excused(.hospital))))))
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"corrects":12,"participant":"c-4f2a9d173","reason":"excused-later","to":{"kind":"visit.excused","occasion":{"on":"2026-03-02","participant":"c-4f2a9d173","reason":"hospital"}}},"fmt":1,"id":"req-0041","kind":"entry.corrected","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"c39fd8b09ad08a8369fd9f16ad04019bc793814700cac0f843781192c6b75273"}"#
    ),
    Sample(
      name: "a milestone gets another day",
      event: {
        .corrected(
          Correction(
            entry: 12, participant: participant, reason: .wrongDay,
            to: .occasion(
              .milestone(
                Milestone(
                  participant: participant, day: day, kind: try name("goal-reached"),
                  evidence: try reference("#17"))))))
      },
      line:
        ##"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"corrects":12,"participant":"c-4f2a9d173","reason":"wrong-day","to":{"kind":"milestone.reached","occasion":{"evidence":"#17","milestone":"goal-reached","on":"2026-03-02","participant":"c-4f2a9d173"}}},"fmt":1,"id":"req-0041","kind":"entry.corrected","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"90f26f1b3e67db0995553865904e92bfd641c7cc68c95cc89ea51396ab775852"}"##
    ),
  ]

  private static let repairs: [Sample] = [
    Sample(
      name: "a torn end is set aside",
      event: {
        .setAside(
          SetAside(offset: 10_848, bytes: 9, digest: SHA256.hash("{\"at\":\"20".utf8)))
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"bytes":9,"digest":"92c6a048e4abbbffd6f25620a39caab07a62098d83c202c2039d7c7353e0e106","offset":10848},"fmt":1,"id":"req-0041","kind":"log.set-aside","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"ff438090f7c8af910d249130ed5b62d3a312893fbd221c38bb366771acd45e3f"}"#
    ),
    Sample(
      name: "a log is taken up without its head, beside a receipt",
      event: {
        .headAdopted(LogStanding(bytes: 20_480, entries: 41, root: digest, vouched: 38))
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"bytes":20480,"entries":41,"root":"054edec1d0211f624fed0cbca9d4f9400b0e491c43742af2c5b0abebf0c990d8","vouched":38},"fmt":1,"id":"req-0041","kind":"log.head-adopted","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"d3c499f588be776f787a878a027580c02b8884cbdf7b92f7b3b1b3c55fd1f93c"}"#
    ),
    Sample(
      name: "a log is taken up without its head or anything else",
      event: {
        .headAdopted(LogStanding(bytes: 20_480, entries: 41, root: digest, vouched: 0))
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"bytes":20480,"entries":41,"root":"054edec1d0211f624fed0cbca9d4f9400b0e491c43742af2c5b0abebf0c990d8"},"fmt":1,"id":"req-0041","kind":"log.head-adopted","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"4eaa0b94ed78e273e8b3fbefbbedccf06558c2ee455304fbbeca4c0a16fae1e7"}"#
    ),
    Sample(
      name: "a log is put back from its second copy",
      event: {
        .restored(LogStanding(bytes: 20_480, entries: 41, root: digest, vouched: 41))
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"bytes":20480,"entries":41,"root":"054edec1d0211f624fed0cbca9d4f9400b0e491c43742af2c5b0abebf0c990d8","vouched":41},"fmt":1,"id":"req-0041","kind":"log.restored","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"5e57946669bbef5de4715470832256ef6a5ef675dd0eff0cc7c0a873def79b8b"}"#
    ),
  ]
}
