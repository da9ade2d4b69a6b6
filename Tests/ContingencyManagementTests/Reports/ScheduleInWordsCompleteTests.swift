import ContingencyManagement
import Testing

extension `A schedule in words` {
  @Test func `says what a schedule says that leaves nothing as most protocols have it`() {
    #expect(Schedule.complete.contradictions() == [])
    #expect(
      ScheduleInWords(.complete).text == [
        "Weeks 1 to 4 (start): two visits each on days 0, 7 and 21 of the phase, which "
          + "begins with day 0. Weeks 5 to 8 (half): visits on days 0 and 14 of the phase, "
          + "which begins with day 0. From week 9 on, until twelve planned visits took place or"
          + " were missed (middle): visits on Monday and Thursday, once in every two weeks. "
          + "Visits that the clinic closed, and excused ones that spare a week, are not among "
          + "them, and the phase ends with the week of the last; for what may be met on any day"
          + " it has 11 weeks. Then four weeks (end): six visits a week, of which at most three"
          + " count on one day. A week is seven days, counted from the participant's start day;"
          + " after the last phase, with week 23 where no visit is closed or spared, nothing is"
          + " earned. Amounts are in USD. A point is worth $0.15. A participant who is moved "
          + "into this schedule goes on, under rewards of the same id, at the run and the rung "
          + "reached before, with every count, reading and rung to be recovered.",
        "Priming: being enrolled, once, on the first day. It earns 5 draws from the bowl "
          + "va-500.",
        "Cocaine: a test of urine, either negative for cocaine (COC), or with a reading of "
          + "cocaine (COC) at least 20 % below the last one for each day since, one day after "
          + "the other, at each planned visit. It is paid for by county. In weeks 1 to 8 the "
          + "rungs earn two times $5.00, $10.00 and $40.00, the last of them from then on, and "
          + "every two rewards paid in a row lead one rung up. In weeks 1 to 8 the first reward"
          + " takes three met tests in a row, the next two, each further one one; after one "
          + "that is not met, it is as from the beginning again. In weeks 1 to 8 every 2nd full"
          + " week in a row adds a bonus of $10.00, as far as ladder and bonus together stay "
          + "within $40.00, and the count then starts again. In the phase middle a met test "
          + "earns nothing. In the phase end the ladder begins anew, and no earlier rung comes "
          + "back: the first rung earns $10.00 and each further rung $2.50 less, down to $4.00,"
          + " and each met test leads one rung on. In the phase end each full week adds a bonus"
          + " of 2 draws from the bowl va-500, as soon as it is full. A week is full when every"
          + " planned visit that the clinic did not close and that was not excused was met, "
          + "those of session too, and at least one was; where visits are planned for several "
          + "weeks together, these are one week in this.",
        "Counted as not met: positive, or a reading above what is asked for; presumptive "
          + "positive, not yet confirmed; missed; no specimen was given; no specimen could be "
          + "given; an adulterated specimen; a substituted specimen; too little specimen; the "
          + "specimen was out of temperature range; the specimen was given late; a target was "
          + "not tested, or there is no reading. When it is not met, nothing is earned, the run"
          + " and any count toward a bonus start again, and the ladder is lost: nothing more is"
          + " earned until it is recovered or a phase begins a ladder of its own. After the "
          + "ladder was lost, a full week brings back the rung that was due next, from the "
          + "first occasion of the next week on; where it falls again before then, the higher "
          + "of the two rungs comes back.",
        "Held, which earns nothing and leaves run and ladder as they are: an invalid "
          + "specimen; inconclusive. Counted as met all the same: a dilute specimen; there is "
          + "no earlier reading to compare with. An excused absence earns nothing and holds the"
          + " run, the ladder and the count toward a recovery; any count toward a bonus is held"
          + " too; the week can still be a full one, and the visit may be made up in it.",
        "Breath: a test of breath, whatever it says, as long as the specimen could be used,"
          + " and with a reading of carbon monoxide (CO) of at most 8 ppm, on any day, at most "
          + "three times a day, at most 15 times a week, at most 40 times in all; a day without"
          + " one is not a miss. It can be met on days 2 to 27 of the schedule, which begins "
          + "with day 0; otherwise it is held. In weeks 1 to 4 the first met test earns $3.00, "
          + "and each further one in a row $0.50 more. In weeks 5 to 8 a met test earns "
          + "nothing. In the phase middle a met test earns nothing. In the phase end a met test"
          + " earns nothing.",
        "Counted as not met: a reading above what is asked for; no specimen was given; no "
          + "specimen could be given; an adulterated specimen; a substituted specimen; too "
          + "little specimen; the specimen was out of temperature range; the specimen was given"
          + " late; there is no reading. When it is not met, nothing is earned, the run and any"
          + " count toward a bonus start again, and the ladder starts again at its first rung. "
          + "There is no recovery: the ladder is climbed again rung by rung.",
        "Held, which earns nothing and leaves run and ladder as they are: an invalid "
          + "specimen. Counted as met all the same: a dilute specimen.",
        "Session: the milestone group-session, at each planned visit. It can be met only in"
          + " the phases start and end; otherwise it is held, and a full week does not need it."
          + " It shares the ladder of cocaine, with its run, reset, recovery and pay: each "
          + "group session counts in the same run and earns what that ladder stands at. A week "
          + "is full when every planned visit that the clinic did not close and that was not "
          + "excused was met, those of cocaine too, and at least one was; where visits are "
          + "planned for several weeks together, these are one week in this.",
        "Counted as not met: missed.",
        "An excused absence earns nothing and holds the run, the ladder and the count "
          + "toward a recovery; any count toward a bonus is held too; the week can still be a "
          + "full one, and the visit may be made up in it.",
        "Vaccine: the milestone vaccine-dose, on any day, once in all; a day without one is"
          + " not a miss. It counts only where session was first met from 7 to 28 days before; "
          + "otherwise it is held. In weeks 1 to 4 it earns 2 take-home doses. In weeks 5 to 8 "
          + "a vaccine dose earns nothing. In the phase middle a vaccine dose earns nothing. In"
          + " the phase end a vaccine dose earns nothing.",
        "Work: the milestone shift, at each planned visit. In weeks 1 to 4 the first rung "
          + "earns $1.00 per hour and each further rung $1.00 per hour more, at most $8.00 per "
          + "hour, and every two shifts paid in a row lead one rung up; it begins on its 3rd "
          + "rung, which earns $3.00 per hour. In weeks 5 to 8 a shift earns nothing. In the "
          + "phase middle a shift earns nothing. In the phase end the ladder begins anew: each "
          + "shift earns $1.00 per hour at first, and $0.50 per hour more after every three "
          + "paid in a row, at most $4.00 per hour.",
        "Counted as not met: missed. When it is not met, nothing is earned, the run and any"
          + " count toward a bonus start again, and the ladder starts again at its first rung. "
          + "There is no recovery: the ladder is climbed again rung by rung.",
        "An excused absence earns nothing and holds the run and the ladder; any count "
          + "toward a bonus is held too; the week is not a full one.",
        "Of what county pays, at most $599.00 is paid in one calendar year (from 2026-01-01"
          + " to 2027-12-31), vouchers and prizes together; the value of a drawn prize beyond "
          + "it is paid by state, and the draw stands as drawn. At most $75.00 is paid for one "
          + "reward, vouchers and prizes together; the value of a drawn prize beyond it is "
          + "withheld, and the draw stands as drawn. What the file of caps state-limits says "
          + "holds too, in the version adopted last. A reward that goes beyond a cap pays the "
          + "part that fits, and the record shows both. Caps count what a participant is paid "
          + "over all enrolments, except the cap of one episode.",
        "Under every schedule: the first visits fill the plan of their weeks, on whatever "
          + "day they fall; more than planned earn nothing and do not lengthen the run, but a "
          + "further test that is not met counts as such. A visit that the clinic closed is "
          + "held, leaves a full week full and may be made up. Of several tests on one day the "
          + "first three count; a further one takes the place only of one whose specimen could "
          + "not be used. A specimen or a drug that a reward does not name changes nothing for "
          + "it. A prescribed medicine is expected and never counts against the participant; a "
          + "positive on a class strip (AMP, BZO or OPI) that a prescription may explain is "
          + "held. Where several things apply to one test, not met comes before held, and held "
          + "before met. Things that are earned are recorded and counted; no money stands for "
          + "them. A rate that is earned is recorded; no money is credited for it. What was "
          + "earned is never taken away.",
      ])
  }
}
