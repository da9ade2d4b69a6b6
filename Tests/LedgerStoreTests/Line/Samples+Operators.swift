import ContingencyManagement

/// Operators, the programme that divides their work, and second persons.
extension Sample {
  static let operators: [Sample] = [
    Sample(
      name: "an operator is added",
      event: {
        .operatorAdded(
          OperatorAdded(code: try operatorCode("sup-1"), role: .supervisor, pin: digest))
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"operator":"sup-1","pin":"054edec1d0211f624fed0cbca9d4f9400b0e491c43742af2c5b0abebf0c990d8","role":"supervisor"},"fmt":1,"id":"req-0041","kind":"operator.added","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"98971a3d5876f3969ee14ca6f3a8bb674b36ad1f3391f76dfe4d8d53314b741d"}"#
    ),
    Sample(
      name: "an operator is retired",
      event: {
        .operatorRetired(OperatorRetired(code: try operatorCode("rn-08")))
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"operator":"rn-08"},"fmt":1,"id":"req-0041","kind":"operator.retired","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"8d727581c8ec7f49e52ec8220c803660acf8bb44f1478ba9fb3c022e0fb59940"}"#
    ),
    Sample(
      name: "an operator has another PIN",
      event: {
        .pinChanged(PINChange(code: try operatorCode("rn-07"), pin: digest))
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"operator":"rn-07","pin":"054edec1d0211f624fed0cbca9d4f9400b0e491c43742af2c5b0abebf0c990d8"},"fmt":1,"id":"req-0041","kind":"operator.pin-changed","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"c4ecf5ca441c54869c5fce2b4c822f1c6c2de246771ab3a0336d3a28e616698f"}"#
    ),
    Sample(
      name: "a supervisor's PIN is set as lost",
      event: {
        .pinChanged(PINChange(code: try operatorCode("sup-1"), pin: digest, lost: .fileLost))
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"lost":"file-lost","operator":"sup-1","pin":"054edec1d0211f624fed0cbca9d4f9400b0e491c43742af2c5b0abebf0c990d8"},"fmt":1,"id":"req-0041","kind":"operator.pin-changed","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"e43e891024eb880aeda9c7e5da05375a7158510404723040de1bcb4da0a5d168"}"#
    ),
    Sample(
      name: "a programme is adopted",
      event: {
        .adopted(try Papers.adoption(Papers.programme))
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"digest":"a4edc67a20cd666b0890954464470a435d976e8b5f0541123dde9873d4acb52c","id":"two","text":"{\"kind\":\"programme\",\"id\":\"two\",\"version\":1,\"title\":\"Two persons\",\"source\":\"An illustration\",\"evidence\":\"An illustration\",\"secondPerson\":[\"correction\",\"excuse\"],\"lateAfterDays\":3}","version":1},"fmt":1,"id":"req-0041","kind":"programme.adopted","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"68d267c0c9a96743ea9494a8ad9a57f603b396ad2461d48793be9d3724f94200"}"#
    ),
    Sample(
      name: "a visit is excused with a second person",
      event: {
        .visitNotHeld(
          VisitNotHeld(
            participant: participant, day: day, reason: .excused(.court),
            secondPerson: try operatorCode("sup-1")))
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"on":"2026-03-02","participant":"c-4f2a9d173","reason":"court","secondPerson":"sup-1"},"fmt":1,"id":"req-0041","kind":"visit.excused","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"9509fedf988458807a95e9a8fc4dba26593cf27fb0f8c8c6a5226c6d61b02c6b"}"#
    ),
    Sample(
      name: "an entry is taken out with a second person",
      event: {
        .corrected(
          Correction(
            entry: 12, participant: participant, reason: .recordedTwice, to: .void,
            secondPerson: try operatorCode("rn-08")))
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"corrects":12,"participant":"c-4f2a9d173","reason":"recorded-twice","secondPerson":"rn-08"},"fmt":1,"id":"req-0041","kind":"entry.corrected","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"53198240ae6a8935e5d783c71cd52d4c6be1deb92f943c50b75e19c46f239db4"}"#
    ),
    Sample(
      name: "a missed visit is corrected with a second person",
      event: {
        .corrected(
          Correction(
            entry: 12, participant: participant, reason: .excusedLater,
            to: .occasion(
              .visitNotHeld(
                VisitNotHeld(participant: participant, day: day, reason: .excused(.jail)))),
            secondPerson: try operatorCode("rn-08")))
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"corrects":12,"participant":"c-4f2a9d173","reason":"excused-later","secondPerson":"rn-08","to":{"kind":"visit.excused","occasion":{"on":"2026-03-02","participant":"c-4f2a9d173","reason":"jail"}}},"fmt":1,"id":"req-0041","kind":"entry.corrected","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"7d2a95dcf1737195ca9455600162022e4d07f2d845028e11c8926af910e9e273"}"#
    ),
    Sample(
      name: "a torn end is set aside with a second person",
      event: {
        .setAside(
          SetAside(
            offset: 5771, bytes: 100, digest: digest, secondPerson: try operatorCode("rn-08")))
      },
      line:
        #"{"at":"2026-03-02T09:30:00Z","by":"rn-07","data":{"bytes":100,"digest":"054edec1d0211f624fed0cbca9d4f9400b0e491c43742af2c5b0abebf0c990d8","offset":5771,"secondPerson":"rn-08"},"fmt":1,"id":"req-0041","kind":"log.set-aside","n":41,"prev":"d72d21312ae3eac4a99ed7e5c1dfcd8494c62d31df355882f2812ba826f381af","self":"743969bcad28295699cb02cd91946f6214d389162ad6f1bf4e9c0a623ab6562c"}"#
    ),
  ]

  private static func operatorCode(_ text: String) throws -> OperatorCode {
    try certain(OperatorCode(text))
  }
}
