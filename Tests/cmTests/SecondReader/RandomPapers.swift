/// Random schedules, bowls and caps as documents, with every key that a schedule has.
///
/// Not all of them can be used: some contradict themselves, and are then made again.
struct RandomPapers {
  var dice: Dice
  /// What is rare in one in two comes up often in the others.
  private let isWild: Bool

  init(dice: Dice) {
    self.dice = dice
    isWild = self.dice.chance(50)
  }

  private mutating func odd(_ percent: Int = 15) -> Bool { dice.chance(isWild ? percent : 4) }

  private mutating func money(_ low: Int, _ high: Int, of unit: Int = 125) -> String {
    RandomPapers.text(dice.number(low, high) * unit + (dice.chance(5) ? dice.number(1, 9) : 0))
  }

  /// Thousandths as an amount of a document.
  private static func text(_ thousandths: Int) -> String {
    "\(thousandths / 1000)." + String(String(1000 + thousandths % 1000).dropFirst())
  }

  private static func heading(_ kind: String, _ id: String) -> [String: Any] {
    [
      "kind": kind, "id": id, "version": 1, "title": "random", "source": "a test",
      "evidence": "a test", "currency": "USD",
    ]
  }

  mutating func bowl(_ id: String) -> [String: Any] {
    var bowl = RandomPapers.heading("bowl", id)
    bowl["tiers"] = (0..<dice.number(1, 3)).map { place -> [String: Any] in
      [
        "id": "t\(place)", "label": "a slip", "slips": dice.number(1, 6),
        "value": money(0, 20, of: 500),
      ]
    }
    if dice.chance(40) { bowl["replaced"] = false }
    return bowl
  }

  mutating func caps(_ id: String) -> [String: Any] {
    var caps = RandomPapers.heading("caps", id)
    caps["limits"] = (0..<dice.number(1, 2)).map { _ in cap() }
    if dice.chance(50) { caps["funder"] = dice.pick(["grant", "county"]) }
    return caps
  }

  mutating func programme(_ version: Int) -> [String: Any] {
    var programme = RandomPapers.heading("programme", "office")
    programme["currency"] = nil
    programme["version"] = version
    programme["lateAfterDays"] = dice.number(0, 30)
    let shared = ["correction", "excuse", "recovery", "draw-by-hand"]
    if dice.chance(70) { programme["secondPerson"] = dice.some(dice.number(1, 3), of: shared) }
    if dice.chance(40) { programme["supervisor"] = [dice.pick(["excuse", "draw-by-hand"])] }
    return programme
  }

  private mutating func cap() -> [String: Any] {
    let per = dice.pick([
      "reward", "reward", "reward", "day", "month", "calendar-year", "rolling-year", "episode",
      "period",
    ])
    let isSmall = per == "reward" || per == "day"
    var cap: [String: Any] = ["per": per, "most": money(1, 40, of: isSmall ? 500 : 1500)]
    if per == "period" || dice.chance(25) {
      let first = dice.number(0, 60)
      cap["from"] = RandomClinic.day(first)
      cap["until"] = RandomClinic.day(first + dice.number(0, 60))
      if per != "period", dice.chance(50) { cap[dice.pick(["from", "until"])] = nil }
    }
    if dice.chance(25) { cap["prizesBeyond"] = ["award": dice.pick(["grant", "county", "third"])] }
    return cap
  }

  mutating func schedule(_ id: String) -> [String: Any] {
    var schedule = RandomPapers.heading("schedule", id)
    let phases = (0..<dice.number(1, 3)).map { phase($0) }
    var contingencies: [[String: Any]] = []
    if odd() {
      contingencies.append([
        "id": "prime", "met": "enrolment",
        "pays": pays(Array(phases.prefix(1)), atVisits: false, isEnrolment: true),
      ])
    }
    for place in 0..<dice.pick([1, 1, 2, 2, 3]) {
      contingencies.append(contingency(place, phases, contingencies))
    }
    schedule["phases"] = phases
    schedule["contingencies"] = contingencies
    if dice.chance(40) {
      schedule["caps"] =
        dice.chance(30) ? ["limits"] as [Any] : (0..<dice.number(1, 3)).map { _ in cap() }
    }
    if dice.chance(50) { schedule["keepsOnMove"] = "run-and-rung" }
    schedule["examples"] = [["stream": "C", "earns": ["0"]]]
    return schedule
  }

  // MARK: - Phases

  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  private mutating func phase(_ place: Int) -> [String: Any] {
    var visits: [String: Any] = [:]
    var weeks: Int?
    switch dice.number(0, 9) {
    case 0..<5: visits["perWeek"] = odd(5) ? 0 : dice.number(1, 5)
    case 5..<8: visits["weekdays"] = dice.some(dice.number(1, 5), of: RandomPapers.weekdays)
    default:
      let count = dice.number(1, 4)
      weeks = count
      visits["days"] = dice.some(dice.number(1, 4), of: Array(0..<count * 7))
    }
    if odd() { visits["perDay"] = dice.number(2, 3) }
    if weeks == nil, odd() { visits["everyWeeks"] = dice.number(2, 3) }
    var phase: [String: Any] = ["id": "p\(place)", "visits": visits]
    if weeks == nil, odd(), visits["perWeek"] as? Int != 0 {
      phase["occasions"] = dice.number(1, 8)
    } else {
      phase["weeks"] = weeks ?? dice.number(1, 5)
    }
    return phase
  }

  // MARK: - Contingencies

  private mutating func contingency(
    _ place: Int, _ phases: [[String: Any]], _ earlier: [[String: Any]]
  ) -> [String: Any] {
    var contingency: [String: Any] = ["id": "c\(place)"]
    var met: [String: Any] = ["milestone": dice.pick(["session", "dose"])]
    let isTest = place == 0 || dice.chance(55)
    if isTest {
      met = rule()
      met["specimens"] =
        place == 0
        ? ["urine"] : dice.pick([["urine"], ["urine"], ["breath"], ["urine", "breath"]])
    }
    contingency["met"] = met
    let atVisits = dice.chance(!isTest ? 35 : place == 0 ? 90 : 65)
    contingency["occasions"] = atVisits ? "visits" as Any : limits()
    let verdicts = verdicts(jsonText(met), isTest: isTest, atVisits: atVisits)
    if !verdicts.isEmpty { contingency["verdicts"] = verdicts }
    let owners = earlier.filter { $0["sharesLadderOf"] == nil && $0["id"] as? String != "prime" }
    if !owners.isEmpty, odd(25) {
      contingency["sharesLadderOf"] = dice.pick(owners)["id"]
    } else {
      if !verdicts.isEmpty { decideWays(&contingency, atVisits: atVisits) }
      contingency["pays"] = pays(phases, atVisits: atVisits)
    }
    if !earlier.isEmpty, odd() {
      var needs: [String: Any] = ["contingency": dice.pick(earlier)["id"] ?? ""]
      if dice.chance(50) { needs["withinDays"] = dice.number(3, 20) }
      if dice.chance(30) { needs["afterDays"] = dice.number(0, 3) }
      contingency["needs"] = needs
    }
    if odd() {
      let first = dice.number(0, 9)
      let last = first + dice.number(0, 20)
      contingency["window"] = dice.pick([
        ["fromDay": first], ["toDay": last], ["fromDay": first, "toDay": last],
      ])
    }
    if odd() {
      contingency["onlyInPhases"] = dice.some(dice.number(1, phases.count), of: phases)
        .compactMap { $0["id"] }
    }
    if dice.chance(40) { contingency["funder"] = dice.pick(["grant", "county"]) }
    return contingency
  }

  private mutating func limits() -> [String: Any] {
    var limits: [String: Any] = [:]
    if dice.chance(40) { limits["mostPerDay"] = dice.number(1, 3) }
    if dice.chance(50) { limits["mostPerWeek"] = dice.number(1, 5) }
    if limits.isEmpty || dice.chance(25) { limits["mostInAll"] = dice.number(1, 8) }
    return limits
  }

  private mutating func rule() -> [String: Any] {
    guard odd() else { return isWild ? single() : ["everyTargetNegative": targets()] }
    var parts = (0..<dice.number(2, 3)).map { _ in single() }
    if dice.chance(20) { parts[0] = ["allOf": [single(), single()]] }
    return [dice.pick(["anyOf", "allOf"]): parts]
  }

  private mutating func targets() -> [String] {
    dice.some(dice.number(1, 2), of: ["BUP", "COC", "OPI"])
  }

  private mutating func single() -> [String: Any] {
    let analyte = dice.pick(["CO", "COT"])
    switch dice.number(0, 9) {
    case 0..<5: return ["everyTargetNegative": targets()]
    case 5: return ["anyTargetNegative": dice.some(2, of: ["BUP", "COC", "OPI"])]
    case 6: return ["reading": ["analyte": analyte, "atMost": dice.pick(["0.25", "1", "4", "8"])]]
    case 7:
      var fall: [String: Any] = ["analyte": analyte, "fallPercent": dice.number(1, 99)]
      if dice.chance(40) { fall["perDay"] = true }
      return ["reading": fall]
    case 8:
      return [
        "reading": [
          "analyte": analyte, "percentile": dice.number(1, 99), "ofLast": dice.number(1, 9),
        ]
      ]
    default: return ["submitted": true]
    }
  }

  private mutating func verdict() -> String {
    dice.pick(["not-met", "not-met", "not-met", "held", "held", "met"])
  }

  private mutating func verdicts(
    _ met: String, isTest: Bool, atVisits: Bool
  ) -> [String: Any] {
    var causes: [String] = atVisits ? ["missed"] : []
    if isTest {
      causes += [
        "refused", "unable", "adulterated", "substituted", "too-little", "invalid", "dilute",
        "out-of-temperature", "late",
      ]
      let looksForTargets = met.contains("TargetNegative")
      if looksForTargets { causes += ["presumptive", "inconclusive"] }
      if looksForTargets || met.contains("reading") { causes += ["positive", "not-tested"] }
      if met.contains("fallPercent") || met.contains("percentile") {
        causes.append("no-earlier-reading")
      }
    }
    var verdicts: [String: Any] = [:]
    for cause in causes { verdicts[cause] = verdict() }
    if verdicts["positive"] != nil, dice.chance(80) { verdicts["positive"] = "not-met" }
    if atVisits {
      let isNotMet = dice.chance(20)
      verdicts["excused"] = [
        "run": isNotMet ? "not-met" : "held",
        "bonusRun": isNotMet || dice.chance(40) ? "broken" : "held",
        "week": !isNotMet && dice.chance(40) ? "spared" : "not-full",
      ]
    }
    return verdicts
  }

  private mutating func decideWays(_ contingency: inout [String: Any], atVisits: Bool) {
    contingency["recovery"] = "none"
    switch dice.number(0, 6) {
    case 0...2: contingency["reset"] = "to-start"
    case 3, 4: contingency["reset"] = ["down": dice.number(1, 4)]
    case 5: contingency["reset"] = "to-nothing"
    default:
      contingency["reset"] = "none"
      return
    }
    guard dice.chance(60) else { return }
    var recovery: [String: Any] = ["to": dice.pick(["due", "last-paid"])]
    if atVisits, odd() {
      recovery["after"] = "full-week"
    } else {
      recovery["after"] = dice.number(1, 4)
      recovery["from"] = dice.pick(["this-occasion", "next-occasion"])
    }
    contingency["recovery"] = recovery
  }

  // MARK: - Pay

  private mutating func pays(
    _ phases: [[String: Any]], atVisits: Bool, isEnrolment: Bool = false
  ) -> [[String: Any]] {
    let kind = odd() ? dice.pick(["items", "rate"]) : dice.pick(["voucher", "draws"])
    let bowl = dice.pick(["b-one", "b-two"])
    var pays: [[String: Any]] = []
    var place = 0
    while place < phases.count {
      if dice.chance(15), place < phases.count - 1 || !pays.isEmpty {
        place += 1
        continue
      }
      var count = 1
      while place + count < phases.count, odd(20) { count += 1 }
      let ids = phases[place..<place + count].compactMap { $0["id"] }
      place += count
      let isOther = kind != "items" && kind != "rate" && dice.chance(20)
      let own = isOther ? dice.pick(["voucher", "draws"]) : kind
      var ladder = ladder(atVisits: atVisits, isMoney: own == "voucher" || own == "rate")
      switch own {
      case "draws": ladder["bowl"] = bowl
      case "items": ladder["item"] = "take-home-dose"
      case "rate": ladder["per"] = "hour"
      default: break
      }
      var pay: [String: Any] = ["phase": count == 1 ? ids[0] : ids, own: ladder]
      if !isEnrolment {
        if odd() { pay["requires"] = (0..<dice.number(1, 3)).map { _ in dice.number(1, 4) } }
        if dice.chance(40) { pay["bonus"] = bonus(own, bowl, atVisits: atVisits) }
        if !pays.isEmpty, dice.chance(50) { pay["carriesRung"] = true }
      }
      pays.append(pay)
    }
    return pays
  }

  private mutating func ladder(atVisits: Bool, isMoney: Bool) -> [String: Any] {
    func amount(_ low: Int, _ high: Int) -> Any {
      isMoney ? money(low, high) : dice.number(low, min(high, 5))
    }
    var ladder: [String: Any] = [:]
    let stepPer: [Any] = [
      "occasion", "occasion", atVisits ? "full-week" : "occasion",
      ["occasions": dice.number(2, 3)] as [String: Any],
    ]
    switch dice.number(0, 9) {
    case 0, 1: return ["flat": amount(1, 40)]
    case 2..<6:
      let start = dice.number(1, 20) * (isMoney ? 125 : 0)
      ladder["start"] = isMoney ? RandomPapers.text(start) : 2
      ladder["step"] = amount(1, 8)
      if !isMoney { ladder["ceiling"] = dice.number(2, 9) }
      if isMoney, dice.chance(50) {
        ladder["ceiling"] = RandomPapers.text(start + dice.number(0, 5000))
      }
      if odd() { ladder["plateauAfter"] = dice.number(1, 6) }
    case 6:
      ladder["start"] = isMoney ? money(20, 40) : 5
      ladder["down"] = isMoney ? money(1, 8) : 1
      ladder["floor"] = isMoney ? money(1, 10) : 2
    case 7:
      ladder["start"] = isMoney ? money(1, 20) : 2
      ladder["times"] = dice.pick(["1.5", "1.333", "2"])
      ladder["plateauAfter"] = dice.number(1, 8)
      if dice.chance(30) { ladder["ceiling"] = isMoney ? "100.00" : 40 }
    default: ladder["amounts"] = (0..<dice.number(1, 6)).map { _ in amount(0, 20) }
    }
    ladder["stepPer"] = dice.pick(stepPer)
    if odd() { ladder["beginsOnRung"] = dice.number(1, 3) }
    return ladder
  }

  private mutating func bonus(
    _ kind: String, _ bowl: String, atVisits: Bool
  ) -> [String: Any] {
    var bonus: [String: Any] = [:]
    if atVisits, odd(30) {
      bonus["everyFullWeeks"] = dice.number(1, 2)
    } else {
      bonus["every"] = dice.number(1, 4)
    }
    let isDraws = dice.chance(kind == "draws" ? 50 : 30)
    if isDraws {
      bonus["draws"] = dice.number(1, 4)
      if kind != "draws" { bonus["bowl"] = bowl }
    } else {
      bonus["voucher"] = money(1, 20, of: 500)
    }
    if odd(), kind == (isDraws ? "draws" : "voucher") { bonus["withinCeiling"] = true }
    return bonus
  }
}
