/// Documents that together use every key there is.
enum EveryKey {
  /// Points, caps, every visit plan, enrolment, rules within rules, needs and shared ladders.
  static let schedule = """
    {
      "$schema": "../Schema/schedule.schema.json",
      "kind": "schedule", "id": "every-key", "version": 1, "title": "Every key",
      "source": "An illustration", "evidence": "An illustration", "currency": "USD",
      "point": "0.15",
      "caps": ["federal", {"per": "period", "most": "599.00", "from": "2026-01-01", "until": "2026-12-31", "prizesBeyond": {"award": "second"}}, {"per": "rolling-year", "most": "100 points", "prizesBeyond": "withhold"}],
      "keepsOnMove": "run-and-rung",
      "phases": [
        {"id": "a", "weeks": 2, "visits": {"perWeek": 14, "perDay": 2}},
        {"id": "b", "occasions": 4, "visits": {"perWeek": 1, "everyWeeks": 2}},
        {"id": "c", "weeks": 4, "visits": {"days": [0, 7, 21]}},
        {"id": "d", "weeks": 2, "visits": {"weekdays": ["Mon", "Thu"], "perDay": 3}}
      ],
      "contingencies": [
        {"id": "prime", "met": "enrolment", "funder": "grant", "pays": [{"phase": "a", "voucher": {"flat": "10 points"}}]},
        {
          "id": "abstinence",
          "met": {"allOf": [{"everyTargetNegative": ["COC"]}, {"anyOf": [{"reading": {"analyte": "CO", "atMost": "8"}}, {"reading": {"analyte": "CO", "fallPercent": 50, "perDay": true}}]}], "specimens": ["urine", "breath"]},
          "occasions": "visits",
          "verdicts": {
            "positive": "not-met", "presumptive": "not-met", "missed": "not-met",
            "refused": "not-met", "unable": "not-met", "adulterated": "not-met",
            "substituted": "not-met", "dilute": "met", "invalid": "held",
            "too-little": "not-met", "out-of-temperature": "not-met", "late": "not-met",
            "inconclusive": "held", "not-tested": "not-met", "no-earlier-reading": "met",
            "excused": {"run": "held", "bonusRun": "held", "week": "not-full"}
          },
          "reset": "to-nothing",
          "recovery": {"after": "full-week", "to": "due"},
          "window": {"fromDay": 0, "toDay": 200},
          "pays": [
            {"phase": ["a", "b"], "voucher": {"start": "1.00", "times": "1.5", "stepPer": {"occasions": 2}, "plateauAfter": 8, "beginsOnRung": 2}, "requires": [3, 1], "bonus": {"every": 3, "draws": 2, "bowl": "va-500"}},
            {"phase": ["c", "d"], "voucher": {"start": "10.00", "down": "0.60", "stepPer": "full-week", "floor": "2.50"}, "bonus": {"everyFullWeeks": 1, "voucher": "1.00", "withinCeiling": true}, "carriesRung": true}
          ]
        },
        {
          "id": "sub",
          "met": {"submitted": true, "specimens": ["urine"]},
          "occasions": {"mostPerWeek": 3, "mostInAll": 10},
          "verdicts": {
            "refused": "not-met", "unable": "not-met", "adulterated": "not-met",
            "substituted": "not-met", "dilute": "met", "invalid": "held",
            "too-little": "not-met", "out-of-temperature": "not-met", "late": "not-met"
          },
          "reset": "none", "recovery": "none",
          "needs": {"contingency": "abstinence", "withinDays": 28, "afterDays": 1},
          "onlyInPhases": ["a", "c"],
          "pays": [{"phase": "a", "items": {"item": "take-home-dose", "amounts": [1, 1, 2], "stepPer": "occasion"}}]
        },
        {"id": "dose", "met": {"milestone": "dose"}, "occasions": {"mostPerDay": 2, "mostInAll": 5}, "sharesLadderOf": "sub"},
        {"id": "work", "met": {"milestone": "hour"}, "occasions": {"mostPerWeek": 5}, "pays": [{"phase": "a", "rate": {"per": "hour", "start": "1.00", "step": "1.00", "ceiling": "8.00", "stepPer": "occasion"}}]}
      ],
      "examples": [
        {"stream": "N P", "on": {"dose": "2N"}, "items": {"take-home-dose": 2}, "total": "1.50"},
        {"on": {"work": "2N"}, "earns": ["1.00", "2.00"]}
      ]
    }
    """

  /// The keys that the first one leaves.
  static let second = """
    {
      "kind": "schedule", "id": "other-keys", "version": 1, "title": "The keys that are left",
      "source": "An illustration", "evidence": "An illustration", "currency": "USD",
      "phases": [
        {"id": "first", "weeks": 6, "visits": {"weekdays": ["Mon", "Wed"], "everyWeeks": 2}},
        {"id": "second", "weeks": 6, "visits": {"perWeek": 2}}
      ],
      "contingencies": [
        {
          "id": "readings",
          "met": {"reading": {"analyte": "CO", "percentile": 60, "ofLast": 9}, "specimens": ["breath"]},
          "occasions": "visits",
          "verdicts": {
            "positive": "not-met", "not-tested": "held", "no-earlier-reading": "met", "missed": "not-met",
            "refused": "not-met", "unable": "not-met", "adulterated": "not-met",
            "substituted": "not-met", "dilute": "met", "invalid": "held",
            "too-little": "not-met", "out-of-temperature": "not-met", "late": "not-met",
            "excused": {"run": "not-met", "bonusRun": "broken", "week": "not-full"}
          },
          "reset": {"down": 2},
          "recovery": {"after": 3, "to": "due", "from": "this-occasion"},
          "pays": [
            {
              "phase": "first",
              "draws": {"bowl": "va-500", "start": 1, "times": "1.500", "stepPer": "occasion", "ceiling": 8},
              "requires": 2,
              "bonus": {"every": 4, "draws": 1, "withinCeiling": true}
            },
            {
              "phase": "second",
              "draws": {"bowl": "va-500", "start": 1, "step": 1, "stepPer": "full-week", "ceiling": 8, "plateauAfter": 5},
              "carriesRung": true
            }
          ]
        },
        {
          "id": "any",
          "met": {"anyTargetNegative": ["COC", "OPI"], "specimens": ["urine", "hair"]},
          "occasions": "visits",
          "verdicts": {
            "positive": "not-met", "presumptive": "held", "not-tested": "held", "inconclusive": "held",
            "missed": "not-met", "refused": "not-met", "unable": "not-met", "adulterated": "not-met",
            "substituted": "not-met", "dilute": "met", "invalid": "held",
            "too-little": "not-met", "out-of-temperature": "not-met", "late": "not-met",
            "excused": {"run": "held", "bonusRun": "held", "week": "spared"}
          },
          "sharesLadderOf": "readings"
        },
        {
          "id": "doses", "met": {"milestone": "dose"}, "occasions": "visits",
          "verdicts": {"missed": "held", "excused": {"run": "held", "bonusRun": "held", "week": "spared"}},
          "reset": "to-start", "recovery": "none",
          "needs": {"contingency": "readings"}, "window": {"toDay": 40},
          "pays": [{"phase": ["first", "second"], "items": {"item": "meal", "start": 9, "down": 2, "floor": 0, "stepPer": "occasion"}}]
        },
        {
          "id": "goals", "met": {"milestone": "goal"}, "occasions": {"mostInAll": 1},
          "pays": [{"phase": "second", "rate": {"per": "hour", "flat": "8.00"}, "bonus": {"every": 1, "voucher": "1.00"}}]
        }
      ],
      "examples": [
        {"on": {"readings": "R9 R8 R7", "goals": "N"}, "draws": 1, "note": "The second in a row is paid."}
      ]
    }
    """

  /// A file of caps.
  static let caps = """
    {
      "kind": "caps", "id": "two-limits", "version": 1, "title": "Two limits",
      "source": "An illustration", "evidence": "An illustration", "currency": "USD", "funder": "grant",
      "limits": [
        {"per": "calendar-year", "most": "599.00", "prizesBeyond": {"award": "second-funder"}},
        {
          "per": "period", "most": "400.00", "from": "2026-01-01", "until": "2026-12-31",
          "prizesBeyond": "withhold"
        }
      ]
    }
    """

  /// A programme that asks for all it can.
  static let programme = """
    {
      "kind": "programme", "id": "strict", "version": 1, "title": "A strict programme",
      "source": "An illustration", "evidence": "An illustration",
      "secondPerson": ["correction", "excuse", "recovery", "draw-by-hand"],
      "supervisor": ["excuse", "draw-by-hand"], "lateAfterDays": 2
    }
    """

  /// A bowl whose slips stay out.
  static let bowl = """
    {
      "kind": "bowl", "id": "three", "version": 1, "title": "Three slips", "source": "An illustration",
      "evidence": "An illustration", "currency": "USD", "replaced": false,
      "tiers": [
        {"id": "good-job", "label": "Good job!", "slips": 2, "value": "0.00"},
        {"id": "small", "label": "Small", "slips": 1, "value": "1.00"}
      ]
    }
    """
}
