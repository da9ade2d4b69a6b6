import StrictJSON
import Testing

@Suite struct `The word nearest to a mistyped one` {
  @Test(arguments: [
    ("negatve", "negative"), ("postive", "positive"), ("recrod", "record"), ("RECORD", "record"),
    ("ned", "neg"), ("pso", "pos"),
  ])
  func `is one that a slip of the finger leads to`(typed: String, meant: String) {
    let words = ["negative", "positive", "record", "neg", "pos", "N", "P"]
    #expect(nearest(to: typed, among: words) == meant)
  }

  @Test(arguments: ["", "X", "banana", "sop", "qqqq"])
  func `is none where too little of it was typed`(typed: String) {
    #expect(nearest(to: typed, among: ["neg", "N", "P", "record"]) == nil)
  }
}
