import ContingencyManagement
import Foundation
import LedgerStore

/// Documents as small as they can be, for ledgers that are written and read thousands of times.
enum Papers {
  /// Five slips, three of them good words.
  static let bowl =
    #"{"kind":"bowl","id":"five-slips","version":1,"title":"Five slips","source":"An illustration","evidence":"An illustration","currency":"USD","tiers":[{"id":"good-job","label":"Good job!","slips":3,"value":"0.00"},{"id":"small","label":"A small prize","slips":2,"value":"1.00"}]}"#

  static let deck = #"{"kind":"deck","id":"birds","version":1,"words":["bluebird","wren"]}"#

  /// Draws for abstinence with a bonus, and vouchers for goals on any day.
  static let schedule =
    #"{"kind":"schedule","id":"small-steps","version":1,"title":"Draws for abstinence, vouchers for goals","source":"An illustration","evidence":"An illustration","currency":"USD","phases":[{"id":"all","weeks":52,"visits":{"perWeek":3}}],"contingencies":[{"id":"abstinence","met":{"everyTargetNegative":["COC"],"specimens":["urine"]},"occasions":"visits","verdicts":{"positive":"not-met","presumptive":"not-met","missed":"not-met","refused":"not-met","unable":"not-met","adulterated":"not-met","substituted":"not-met","dilute":"met","invalid":"held","too-little":"not-met","out-of-temperature":"not-met","late":"not-met","inconclusive":"held","not-tested":"not-met","excused":{"run":"held","bonusRun":"held","week":"not-full"}},"reset":"to-start","recovery":{"after":2,"to":"due","from":"next-occasion"},"pays":[{"phase":"all","draws":{"bowl":"five-slips","start":1,"step":1,"stepPer":"occasion","ceiling":3},"bonus":{"every":3,"voucher":"10.00"}}]},{"id":"goals","met":{"milestone":"goal-reached"},"occasions":{"mostPerWeek":2},"pays":[{"phase":"all","voucher":{"flat":"5.00"}}]}],"examples":[{"stream":"N N P N","draws":4}]}"#

  /// Vouchers for doses taken at visits.
  static let second =
    #"{"kind":"schedule","id":"doses","version":1,"title":"Vouchers for doses","source":"An illustration","evidence":"An illustration","currency":"USD","phases":[{"id":"all","weeks":12,"visits":{"perWeek":3}}],"contingencies":[{"id":"dose","met":{"milestone":"dose-taken"},"occasions":"visits","verdicts":{"missed":"not-met","excused":{"run":"held","bonusRun":"held","week":"not-full"}},"reset":"to-start","recovery":"none","pays":[{"phase":"all","voucher":{"start":"2.50","step":"1.50","stepPer":"occasion"}}]}],"examples":[{"stream":"3N","total":"12.00"}]}"#

  /// Ninety-nine draws at once, to use a chain up.
  static let manyDraws =
    #"{"kind":"schedule","id":"many-draws","version":1,"title":"Many draws a goal","source":"An illustration","evidence":"An illustration","currency":"USD","phases":[{"id":"all","weeks":52,"visits":{"perWeek":1}}],"contingencies":[{"id":"goals","met":{"milestone":"goal-reached"},"occasions":{"mostPerWeek":7},"pays":[{"phase":"all","draws":{"bowl":"five-slips","flat":99}}]}],"examples":[{"stream":"N","draws":0}]}"#

  /// Vouchers for sessions attended, at most 40.00 an episode, beside tests that earn nothing.
  static let capped =
    #"{"kind":"schedule","id":"capped","version":1,"title":"Vouchers for sessions","source":"An illustration","evidence":"An illustration","currency":"USD","phases":[{"id":"all","weeks":52,"visits":{"perWeek":3}}],"contingencies":[{"id":"sessions","met":{"milestone":"session-attended"},"occasions":{"mostPerWeek":7},"pays":[{"phase":"all","voucher":{"flat":"7.50"}}]}],"caps":[{"per":"episode","most":"40.00"}],"examples":[{"stream":"N","total":"0.00"}]}"#

  /// The limits of one funder.
  static let grants =
    #"{"kind":"caps","id":"grants","version":1,"title":"A grant","source":"An illustration","evidence":"An illustration","currency":"USD","funder":"grant","limits":[{"per":"episode","most":"60.00"}]}"#

  /// Two persons for corrections and excuses.
  static let programme =
    #"{"kind":"programme","id":"two","version":1,"title":"Two persons","source":"An illustration","evidence":"An illustration","secondPerson":["correction","excuse"],"lateAfterDays":3}"#

  /// A text, ready to be adopted.
  static func adoption(_ text: String) throws(DocumentProblems) -> Adoption {
    try Document.adoption(of: Array(text.utf8))
  }

  /// Where the files lie that come with the program.
  static let config = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Config").path
}
