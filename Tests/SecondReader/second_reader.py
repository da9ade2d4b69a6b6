#!/usr/bin/env python3
"""A second reader of the ledger of contingency management.

It is written from two pages alone, the format of the log (Log-Format.md) and the reference of
schedules (Config/README.md), and shares nothing with the program that writes the log. It checks the
head, every line, every document, every event and every reward and draw, and says what holds.

    python3 second_reader.py FOLDER            a verdict in words
    python3 second_reader.py FOLDER --json     a verdict as one line of JSON
    python3 second_reader.py - --json          the folders named on standard input, one a line

Exit status: 0 everything holds, 2 something does not, 64 it was called wrongly.
"""

import argparse
import bisect
import datetime
import hashlib
import hmac
import json
import os
import re
import sys
from fractions import Fraction

FORMAT = 1
LONGEST_LINE = 65_536
ZEROS = "0" * 64
CHAIN_LENGTH = 1_000


class Refused(Exception):
    """Something that does not hold: what, and where it is told, what was expected and found."""

    def __init__(self, what, expected=None, found=None):
        super().__init__(what)
        self.what, self.expected, self.found = what, expected, found


class Unusable(Exception):
    """A document that says nothing, or contradicts itself."""


# ---------------------------------------------------------------------------------------------
# Digests and trees
# ---------------------------------------------------------------------------------------------


def sha256(data):
    return hashlib.sha256(data).digest()


def hexdigest(data):
    return hashlib.sha256(data).hexdigest()


class Tree:
    """The root of RFC 6962 over leaves that are appended: one peak for each bit of their number."""

    def __init__(self):
        self.size, self.peaks = 0, []

    def append(self, leaf):
        node, size = leaf, self.size
        while size & 1:
            node = sha256(b"\x01" + self.peaks.pop() + node)
            size >>= 1
        self.peaks.append(node)
        self.size += 1

    def root(self):
        if not self.peaks:
            return hexdigest(b"")
        node = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            node = sha256(b"\x01" + peak + node)
        return node.hex()


# ---------------------------------------------------------------------------------------------
# The canonical form (RFC 8785, without null, fractions and exponents)
# ---------------------------------------------------------------------------------------------


def canonical(value):
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")


def read_canonical(data):
    """The value of a text in canonical form; any other spelling is refused."""
    try:
        value = json.loads(data.decode("utf-8"))
        again = canonical(value)
    except (ValueError, RecursionError, TypeError):
        raise Refused("the line is not in canonical form")
    if again != data or not is_plain(value):
        raise Refused("the line is not in canonical form")
    return value


def is_plain(value):
    """Whether there are only objects, arrays, strings and whole numbers of 64 bits."""
    kind = type(value)
    if kind is str:
        return True
    if kind is int:
        return -(2**63) <= value < 2**63
    if kind is dict:
        return all(map(is_plain, value.values()))
    return kind is list and all(map(is_plain, value))


# ---------------------------------------------------------------------------------------------
# Values
# ---------------------------------------------------------------------------------------------


def words(text):
    return tuple(text.split())


ANALYTES = words(
    "6MAM AMP BAR BUP BZO CO COC COT EDDP ETG ETH FEN KET MDMA MET MIT MTD NBUP NTX OPI OXY PCP"
    " TCA THC TRA XYL")
ANALYTE_PLACE = {analyte: place for place, analyte in enumerate(ANALYTES)}
SPECIMENS = words("urine oral-fluid breath blood hair sweat-patch")
CONDITIONS = words(
    "valid refused unable substituted adulterated too-little invalid out-of-temperature dilute late")
READABLE = frozenset(words("valid out-of-temperature dilute late"))
RESULTS = words("inconclusive invalid negative not-tested positive presumptive")
EXCUSES = words(
    "hospital illness jail court travel work childcare funeral weather transport religious"
    " other-approved")
CLOSURES = words("holiday staff-absent weather no-test-kits building")
PAUSES = words("hospital jail pregnancy residential travel other-approved")
MOVES = words("next-stage clinical participant-choice programme-change enrolled-in-error")
OUTCOMES = words("completed left transferred died consent-withdrawn")
CORRECTIONS = words(
    "typing-slip wrong-participant wrong-day laboratory-overturned dispute-upheld excused-later"
    " recorded-twice medicines-updated")
BECAUSE = words(
    "refused unable substituted adulterated too-little invalid positive presumptive not-tested"
    " no-earlier-reading inconclusive prescribed-class no-target out-of-temperature dilute late"
    " missed excused closed needs-earlier outside-window negative low-enough submitted reached"
    " enrolled")
PRECEDENCE = {word: place for place, word in enumerate(BECAUSE)}
VERDICTS = words("met not-met held")
ROLES = words("desk supervisor auditor")
LOST_PINS = words("forgotten file-lost file-damaged")
LOST_SECRETS = words("lost exposed scheduled")
RENEWALS = words("secret-replaced exposed participant-asked")
SHARABLE = words("correction excuse recovery draw-by-hand")
RESERVABLE = words("excuse draw-by-hand")
STANDINGS = words("further replaced extra after-schedule unpaid")

MOST_AMOUNT = 1_000_000_000


def pattern(text):
    matches = re.compile(text).fullmatch
    return lambda value: type(value) is str and matches(value) is not None


is_code = pattern(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")
is_name = pattern(r"[a-z0-9][a-z0-9-]{0,39}")
is_reference = pattern(r"[A-Za-z0-9._:/#+-]{1,40}")
is_request = pattern(r"[A-Za-z0-9._:/-]{1,64}")
is_origin = pattern(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,99}")
is_zone = pattern(r"[A-Za-z0-9][A-Za-z0-9_/+-]{0,39}")
is_digest = pattern(r"[0-9a-f]{64}")
is_salt = pattern(r"[0-9a-f]{32}")
is_currency = pattern(r"[A-Z]{3}")
is_number_word = pattern(r"[0-9]{1,6}")


def number(low, high):
    return lambda value: type(value) is int and low <= value <= high


def one_of(choices):
    choices = frozenset(choices)
    return lambda value: type(value) is str and value in choices


is_amount = number(0, MOST_AMOUNT)
is_paid = number(1, MOST_AMOUNT)
is_entry = number(0, 2**63 - 1)
is_count = number(1, 2**63 - 1)

_days = {}


def day_number(text):
    """A day as a number, or None where the text names none."""
    day = _days.get(text)
    if day is None and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text or "", re.ASCII):
        try:
            date = datetime.date(int(text[:4]), int(text[5:7]), int(text[8:]))
        except ValueError:
            return None
        if 1900 <= date.year <= 2999:
            day = _days[text] = date.toordinal()
    return day


def is_day(value):
    return type(value) is str and day_number(value) is not None


def moment(text):
    """When a line was recorded, as a time without its zone, or None where the text names none."""
    if type(text) is not str or not re.fullmatch(
            r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z", text, re.ASCII):
        return None
    try:
        found = datetime.datetime(*map(int, re.findall("[0-9]+", text)))
    except ValueError:
        return None
    return found if 1970 <= found.year <= 2999 else None


def farthest_day(at):
    """The day it is at a moment where clocks are farthest ahead."""
    return (at + datetime.timedelta(hours=14)).toordinal()


def is_analytes(value):
    if type(value) is not list:
        return False
    places = [ANALYTE_PLACE.get(one, -1) if type(one) is str else -1 for one in value]
    return -1 not in places and all(a < b for a, b in zip(places, places[1:]))


def is_some_analytes(value):
    return is_analytes(value) and bool(value)


# ---------------------------------------------------------------------------------------------
# Shapes: what keys an object has, and what may stand there
# ---------------------------------------------------------------------------------------------


def shape(**keys):
    """A check of an object; a key is written with _ for -, and its check in a list is optional."""
    required = {name for name, check in keys.items() if type(check) is not list}
    checks = {name: check[0] if type(check) is list else check for name, check in keys.items()}

    def check(value):
        if type(value) is not dict or not required <= value.keys():
            return False
        for name, inner in value.items():
            rule = checks.get(name)
            if rule is None or not rule(inner):
                return False
        return True

    return check


def array_of(check, most=None):
    return lambda value: (type(value) is list and bool(value)
                          and (most is None or len(value) <= most) and all(map(check, value)))


def readings_check(value):
    each = shape(analyte=one_of(ANALYTES), level=is_amount)
    return array_of(each)(value) and is_analytes([one["analyte"] for one in value])


def results_check(value):
    if type(value) is not dict or not value:
        return False
    seen = set()
    for word, analytes in value.items():
        if word not in RESULTS or not is_some_analytes(analytes) or seen & set(analytes):
            return False
        seen.update(analytes)
    return True


is_reward = shape(
    amount=[is_paid], because=one_of(BECAUSE), bonus=[is_paid], bonusDraws=[is_count],
    bonusItems=[is_count], contingency=is_name, draws=[is_count], fellFrom=[is_entry],
    items=[is_count], paidBefore=[is_paid], paidBeforeDraws=[is_count], paidBeforeItems=[is_count],
    phase=[is_entry], recovered=[is_entry], run=is_entry, rung=[is_entry],
    standing=[one_of(STANDINGS)], toward=[is_entry], verdict=one_of(VERDICTS), withheld=[is_paid])

is_credit = shape(
    amount=[is_paid], contingency=is_name, draws=[is_count], entry=is_entry, items=[is_count],
    participant=is_code, withheld=[is_paid])

is_prize = shape(awarded=[is_paid], value=is_amount, withheld=[is_paid])


def yields_check(value):
    each = shape(credits=[array_of(is_credit)], prizes=[is_prize],
                 rewards=[array_of(is_reward)])
    return each(value) and bool(value)


is_slip = shape(slip=is_entry, tier=is_name)

OCCASIONS = {
    "test.recorded": dict(
        condition=one_of(CONDITIONS), label=[is_reference], on=is_day, participant=is_code,
        readings=[readings_check], results=[results_check], specimen=one_of(SPECIMENS),
        summary=[one_of(word for word in RESULTS if word != "not-tested")]),
    "visit.missed": dict(contingency=[is_name], on=is_day, participant=is_code),
    "visit.excused": dict(
        contingency=[is_name], on=is_day, participant=is_code, reason=one_of(EXCUSES)),
    "visit.closed": dict(
        contingency=[is_name], on=is_day, participant=is_code, reason=one_of(CLOSURES)),
    "milestone.reached": dict(
        evidence=is_reference, milestone=is_name, on=is_day, participant=is_code),
}
NOT_HELD = frozenset(words("visit.missed visit.excused visit.closed"))


def occasion_check(value):
    if not shape(kind=one_of(OCCASIONS), occasion=lambda inner: type(inner) is dict)(value):
        return False
    return shape(**OCCASIONS[value["kind"]])(value["occasion"]) and (
        value["kind"] != "test.recorded" or test_check(value["occasion"]))


def test_check(data):
    """What of results, summary and readings a test has follows from its condition."""
    told = ("results" in data) + ("summary" in data)
    if data["condition"] in READABLE:
        return told == 1 or (told == 0 and "readings" in data)
    return told == 0 and "readings" not in data


is_standing = shape(
    bytes=is_count, entries=is_count, root=is_digest, secondPerson=[is_code], vouched=[is_count])

is_adoption = shape(
    digest=is_digest, id=is_name,
    text=lambda text: type(text) is str and len(text.encode("utf-8")) <= 32_000,
    version=number(1, 9_999))

DATA = {
    "ledger.created": shape(
        currency=is_currency, drawCommitment=is_digest, origin=is_origin, salt=is_salt,
        zone=is_zone),
    "bowl.adopted": is_adoption,
    "caps.adopted": is_adoption,
    "deck.adopted": is_adoption,
    "programme.adopted": is_adoption,
    "schedule.adopted": is_adoption,
    "operator.added": shape(operator=is_code, pin=is_digest, role=one_of(ROLES)),
    "operator.retired": shape(operator=is_code),
    "operator.pin-changed": shape(lost=[one_of(LOST_PINS)], operator=is_code, pin=is_digest),
    "participant.enrolled": shape(
        anchor=is_digest, chain=is_entry, consent=[is_reference],
        draws=number(CHAIN_LENGTH, CHAIN_LENGTH), participant=is_code, prescribed=is_analytes,
        schedule=is_digest, yields=[yields_check], **{"from": is_day}),
    "entry.corrected": shape(
        corrects=is_entry, participant=is_code, reason=one_of(CORRECTIONS), secondPerson=[is_code],
        to=[occasion_check], yields=[yields_check]),
    "draw.requested": shape(
        bowl=is_digest, chain=is_entry, count=number(1, CHAIN_LENGTH), entitledBy=is_entry,
        first=number(1, CHAIN_LENGTH), participant=is_code,
        word=lambda word: word == "" or is_number_word(word) or is_name(word)),
    "draw.result": shape(
        element=is_digest, participant=is_code, request=is_entry, slips=array_of(is_slip),
        yields=[yields_check]),
    "draw.chain-renewed": shape(
        anchor=is_digest, chain=is_entry, draws=number(CHAIN_LENGTH, CHAIN_LENGTH),
        participant=is_code, reason=[one_of(RENEWALS)]),
    "draw.by-hand": shape(
        bowl=is_digest, corrects=[is_entry], entitledBy=is_entry, evidence=[is_reference],
        participant=is_code, tiers=array_of(is_name), witness=is_code, yields=[yields_check]),
    "draw.secret-replaced": shape(drawCommitment=is_digest, reason=one_of(LOST_SECRETS)),
    "draw.voided": shape(participant=is_code, replaced=is_entry, request=is_entry),
    "voucher.redeemed": shape(
        amount=lambda amount: is_paid(amount) and amount % 10 == 0, item=is_reference, on=is_day,
        participant=is_code),
    "medicines.changed": shape(
        participant=is_code, prescribed=is_analytes, **{"from": is_day}),
    "participant.paused": shape(
        participant=is_code, reason=one_of(PAUSES), **{"from": is_day}),
    "participant.resumed": shape(participant=is_code, **{"from": is_day}),
    "participant.moved": shape(
        participant=is_code, phase=[is_name], reason=one_of(MOVES), schedule=is_digest,
        **{"from": is_day}),
    "participant.ended": shape(
        outcome=one_of(OUTCOMES), participant=is_code, **{"from": is_day}),
    "log.set-aside": shape(
        bytes=is_count, digest=is_digest, offset=is_entry, secondPerson=[is_code]),
    "log.head-adopted": is_standing,
    "log.restored": is_standing,
}
for _kind, _keys in OCCASIONS.items():
    _second = {"secondPerson": [is_code]} if _kind in NOT_HELD else {}
    DATA[_kind] = shape(yields=[yields_check], **_second, **_keys)

YIELDS = {"participant.enrolled": {"rewards"}, "entry.corrected": {"credits"},
          "draw.result": {"prizes"}, "draw.by-hand": {"prizes"}}


def check_data(kind, data):
    """The shape of what happened, and which parts of `yields` its kind can have."""
    if not DATA[kind](data):
        raise Refused("the line is not of the shape of its kind")
    if kind == "test.recorded" and not test_check(data):
        raise Refused("the line is not of the shape of its kind")
    if "corrects" in data and kind == "draw.by-hand" and "evidence" not in data:
        raise Refused("the line is not of the shape of its kind")
    if not data.get("yields", {}).keys() <= YIELDS.get(kind, {"rewards", "credits"}):
        raise Refused("the line is not of the shape of its kind")


# ---------------------------------------------------------------------------------------------
# Lines
# ---------------------------------------------------------------------------------------------

LINE_END = re.compile(rb',"self":"([0-9a-f]{64})"\}\Z')
LINE_KEYS = set(words("at by data fmt id kind n prev self"))


class Line:
    """An entry as it lies in the log."""

    __slots__ = ("at", "by", "data", "id", "kind", "n", "self_", "offset")

    def __init__(self, value, offset):
        self.at, self.by, self.data, self.id = moment(value["at"]), value["by"], value["data"], value["id"]
        self.kind, self.n, self.self_, self.offset = value["kind"], value["n"], value["self"], offset


def read_line(raw, n, prev, offset):
    """The line of these bytes, without the line feed; it is refused where it does not hold."""
    if len(raw) + 1 > LONGEST_LINE:
        raise Refused("the line is longer than a line may be", LONGEST_LINE, len(raw) + 1)
    end = LINE_END.search(raw)
    if end is None:
        raise Refused("the line does not end in its hash")
    told, found = end.group(1).decode(), hexdigest(b"\x00" + raw[:end.start()] + b"}")
    if told != found:
        raise Refused("the line was changed: it does not have the hash it says", told, found)
    value = read_canonical(raw)
    if type(value) is not dict or not {"fmt", "kind"} <= value.keys():
        raise Refused("the line is not of the shape of a line")
    if value["fmt"] != FORMAT:
        raise Refused("the line is of another format", FORMAT, value["fmt"])
    if type(value["kind"]) is not str or value["kind"] not in DATA:
        raise Refused("the line is of an unknown kind", None, value["kind"])
    if value.keys() != LINE_KEYS or not (
            moment(value["at"]) and is_code(value["by"]) and is_request(value["id"])
            and is_entry(value["n"]) and is_digest(value["prev"])):
        raise Refused("the line is not of the shape of a line")
    check_data(value["kind"], value["data"])
    if value["n"] != n:
        raise Refused("the line is not the next by its number", n, value["n"])
    if value["prev"] != prev:
        raise Refused("the line does not follow the one before it", prev, value["prev"])
    return Line(value, offset)


# ---------------------------------------------------------------------------------------------
# The head
# ---------------------------------------------------------------------------------------------

SLOT = 512
is_slot = shape(bytes=is_entry, entries=is_entry, root=is_digest, sequence=is_entry, sum=is_digest)


def read_slot(raw, place):
    """One slot of the head, or None where it is not whole."""
    if len(raw) != SLOT or raw[-1:] != b"\n":
        return None
    text = raw[:-1].rstrip(b" ")
    try:
        slot = read_canonical(text)
    except Refused:
        return None
    if not is_slot(slot) or slot["sequence"] % 2 != place:
        return None
    summed = text[:text.rindex(b',"sum":')]
    return slot if hexdigest(summed) == slot["sum"] else None


def read_head(raw):
    """The slot that holds, and whether both are whole."""
    if len(raw) != 2 * SLOT:
        raise Refused("the head is damaged: it does not have 1024 bytes", 2 * SLOT, len(raw))
    whole = [slot for slot in (read_slot(raw[:SLOT], 0), read_slot(raw[SLOT:], 1)) if slot]
    if not whole:
        raise Refused("the head is damaged: neither half is whole")
    return max(whole, key=lambda slot: slot["sequence"]), len(whole) == 2


# ---------------------------------------------------------------------------------------------
# Documents: JSON that need not be canonical
# ---------------------------------------------------------------------------------------------


def no_key_twice(pairs):
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Unusable("a key stands twice")
    return found


def no_other_number(text):
    raise Unusable("a number is not whole: " + text)


def read_document(text):
    try:
        value = json.loads(text, object_pairs_hook=no_key_twice, parse_float=no_other_number,
                           parse_constant=no_other_number)
        canonical(value)
    except (ValueError, RecursionError) as problem:
        raise Unusable("it is not JSON: %s" % problem)
    return Keys(value)


REQUIRED = object()


class Keys:
    """An object of a document whose keys are taken one by one; what is left over is an error."""

    def __init__(self, value):
        if type(value) is not dict:
            raise Unusable("an object was expected")
        self.left = dict(value)

    def __contains__(self, key):
        return key in self.left

    def take(self, key, check=None, default=REQUIRED):
        if key not in self.left:
            if default is REQUIRED:
                raise Unusable("the key %s is missing" % key)
            return default
        value = self.left.pop(key)
        if check is not None and not check(value):
            raise Unusable("%s cannot be %r" % (key, value))
        return value

    def object(self, key):
        return Keys(self.take(key))

    def done(self):
        if self.left:
            raise Unusable("the key %s has no meaning here" % sorted(self.left)[0])


def is_text(value):
    return type(value) is str and value.strip() != ""


def is_list(value):
    """A list that is not empty and names nothing twice."""
    return type(value) is list and bool(value) and len(set(map(repr, value))) == len(value)


def is_filled(value):
    return type(value) is list and bool(value)


def amount_of(value, point=None):
    """An amount of a document in thousandths."""
    if type(value) is str and re.fullmatch(r"[0-9]{1,7}(\.[0-9]{1,3})?", value):
        whole, _, part = value.partition(".")
        return int(whole) * 1000 + int((part + "000")[:3])
    points = re.fullmatch(r"([0-9]{1,7}) points?", value) if type(value) is str else None
    if points and point is not None and int(points.group(1)) <= 1_000_000:
        return int(points.group(1)) * point
    raise Unusable("%r is no amount" % (value,))


def about(keys, kind):
    """What every document begins with."""
    if keys.take("kind") != kind:
        raise Unusable("it is no " + kind)
    keys.take("$schema", is_text, None)
    return keys.take("id", is_name), keys.take("version", number(1, 9_999))


def described(keys):
    """What a document says of itself in words."""
    for key in ("title", "source", "evidence"):
        keys.take(key, is_text)


def priced(keys):
    """The same, of a document with amounts; their currency."""
    described(keys)
    return keys.take("currency", is_currency)


class Bowl:
    """A prize bowl: its tiers in the order of drawing."""

    def __init__(self, keys):
        self.id, self.version = about(keys, "bowl")
        self.currency = priced(keys)
        self.replaced = keys.take("replaced", lambda value: type(value) is bool, True)
        self.tiers, ids = [], set()
        for value in keys.take("tiers", is_list):
            tier = Keys(value)
            ids.add(tier.left.get("id") if type(tier.left.get("id")) is str else None)
            self.tiers.append((tier.take("id", is_name), tier.take("slips", number(1, 1_000_000)),
                               amount_of(tier.take("value"))))
            tier.take("label", is_text)
            tier.done()
        if len(ids) != len(self.tiers):
            raise Unusable("two tiers have one id")
        self.slips = sum(slips for _, slips, _ in self.tiers)
        if self.slips > 1_000_000:
            raise Unusable("there are too many slips")
        keys.done()

    def tier(self, slip):
        for name, slips, value in self.tiers:
            if slip < slips:
                return name, value
            slip -= slips

    def value_of(self, tier):
        return next(value for name, _, value in self.tiers if name == tier)

    def slips_of(self, tier):
        """The numbers of the slips of a tier; none where the bowl has no such tier."""
        first = 0
        for name, slips, _ in self.tiers:
            if name == tier:
                return range(first, first + slips)
            first += slips
        return range(0)


class Deck:
    """The words that a participant may say for a draw."""

    def __init__(self, keys):
        self.id, self.version = about(keys, "deck")
        self.words = keys.take("words", array_of(is_name))
        if len(set(self.words)) != len(self.words):
            raise Unusable("a word stands twice")
        keys.done()


class Cap:
    """The most that may be paid in a window."""

    def __init__(self, value, point, funder=None):
        keys = Keys(value)
        self.per = keys.take("per", one_of(words(
            "reward day month calendar-year rolling-year episode period")))
        self.most = amount_of(keys.take("most"), point)
        if not self.most:
            raise Unusable("a cap of nothing would let nobody be paid")
        self.first = day_number(keys.take("from", is_day, None))
        self.last = day_number(keys.take("until", is_day, None))
        if self.per == "period" and (self.first is None or self.last is None):
            raise Unusable("a cap for a period needs its days")
        if self.first is not None and self.last is not None and self.last < self.first:
            raise Unusable("a cap ends before it begins")
        beyond = keys.take("prizesBeyond", None, "withhold")
        if beyond == "withhold":
            self.awards = None
        else:
            award = Keys(beyond)
            self.awards = award.take("award", is_name)
            award.done()
        self.funder = funder
        keys.done()

    def is_for(self, funder, day):
        return ((self.funder is None or self.funder == funder)
                and (self.first is None or self.first <= day)
                and (self.last is None or day <= self.last))


class Caps:
    """A file of caps: the limits of one funder or rule."""

    def __init__(self, keys):
        self.id, self.version = about(keys, "caps")
        self.currency = priced(keys)
        funder = keys.take("funder", is_name, None)
        self.limits = [Cap(value, None, funder) for value in keys.take("limits", is_list)]
        keys.done()


class Programme:
    """How the work is divided between people."""

    def __init__(self, keys):
        self.id, self.version = about(keys, "programme")
        described(keys)
        self.shared = self.acts(keys, "secondPerson", SHARABLE)
        self.reserved = self.acts(keys, "supervisor", RESERVABLE)
        keys.take("lateAfterDays", number(0, 366))
        keys.done()

    @staticmethod
    def acts(keys, key, choices):
        """A list of acts, none where it is left out."""
        found = keys.take(key, is_list, ())
        if not all(map(one_of(choices), found)):
            raise Unusable("%s cannot be %r" % (key, found))
        return frozenset(found)


# ---------------------------------------------------------------------------------------------
# Schedules
# ---------------------------------------------------------------------------------------------

WEEKDAYS = words("Mon Tue Wed Thu Fri Sat Sun")


class Phase:
    """A stretch of weeks with one visit plan."""

    def __init__(self, value):
        keys = Keys(value)
        self.id = keys.take("id", is_name)
        self.weeks = keys.take("weeks", number(1, 520), None)
        self.occasions = keys.take("occasions", number(1, 3640), None)
        if (self.weeks is None) == (self.occasions is None):
            raise Unusable("a phase lasts for weeks or for occasions")
        self.read_plan(keys.object("visits"))
        keys.done()

    def read_plan(self, plan):
        self.per_week = plan.take("perWeek", number(0, 70), None)
        self.weekdays = plan.take("weekdays", is_list, None)
        self.days = plan.take("days", is_list, None)
        if [self.per_week, self.weekdays, self.days].count(None) != 2:
            raise Unusable("a plan is one of perWeek, weekdays and days")
        self.per_day = plan.take("perDay", number(1, 10), 1)
        self.every = 1 if self.days else plan.take("everyWeeks", number(1, 52), 1)
        plan.done()
        if self.weekdays is not None:
            places = [WEEKDAYS.index(day) if day in WEEKDAYS else -1 for day in self.weekdays]
            if -1 in places or len(set(places)) != len(places):
                raise Unusable("the weekdays are not weekdays, each once")
            self.planned = len(places) * self.per_day
        elif self.days is not None and self.occasions is not None:
            raise Unusable("a phase by occasions has visits planned by the week")
        elif self.days is not None:
            if not all(number(0, 3639)(day) for day in self.days) or any(
                    a >= b for a, b in zip(self.days, self.days[1:])):
                raise Unusable("the days of a plan ascend from 0")
            if self.weeks is not None and self.days[-1] >= 7 * self.weeks:
                raise Unusable("a day lies beyond the phase")
            self.planned = len(self.days) * self.per_day
        else:
            self.planned = self.per_week
            if self.per_week > 7 * self.per_day * self.every:
                raise Unusable("more visits are planned than count on the days of a week")

    def visit_days(self, letters, one):
        """The days of the planned visits, from 0, as far as there are letters for them.

        A phase of so many occasions goes on until as many visits took place, those that were closed
        or spared left out.
        """
        found, used, number = [], 0, 0
        spared = "CE" if one.excused and one.excused["week"] == "spared" else "C"
        while number < len(letters) and self.planned:
            if self.days is not None:
                if number >= len(self.days) * self.per_day:
                    break
                found.append(self.days[number // self.per_day])
            else:
                day = self.day_of(number)
                if self.weeks is not None and day // 7 >= self.weeks:
                    break
                found.append(day)
            used += letters[number] not in spared
            number += 1
            if self.occasions is not None and used >= self.occasions:
                break
        return found

    def day_of(self, number):
        """The day of a visit of a plan that names no days of the phase."""
        period, visit = divmod(number, self.planned)
        place, first = visit // self.per_day, period * 7 * self.every
        if self.weekdays is not None and place < len(self.weekdays):
            return first + sorted(WEEKDAYS.index(one) for one in self.weekdays)[place]
        days = 7 * self.every
        if self.weeks is not None:
            days = min(days, 7 * self.weeks - first)
        return first + place * days // -(-self.planned // self.per_day)

    def needed_weeks(self):
        """How many weeks the plan needs, its visits spread evenly, where none are counted."""
        if self.weeks is not None:
            return self.weeks
        if self.planned == 0:
            return 0
        return self.day_of(self.occasions - 1) // 7 + 1


class Ladder:
    """What each rung earns: amounts in thousandths of money, or whole numbers."""

    def __init__(self, kind, keys, point):
        self.kind = kind
        self.whole = kind in ("draws", "items")
        self.name = None
        if kind == "draws":
            self.name = keys.take("bowl", is_name)
        if kind == "items":
            self.name = keys.take("item", is_name)
        if kind == "rate":
            self.name = keys.take("per", is_name)
        self.point = point
        self.step_per, self.begins, self.listed, self.top = "flat", 0, None, 0
        self.read_form(keys)
        keys.done()

    def value(self, given):
        if not self.whole:
            return amount_of(given, self.point)
        most = 100 if self.kind == "draws" else 1_000_000
        if not number(0, most)(given):
            raise Unusable("%r is no number of %s" % (given, self.kind))
        return given

    def read_form(self, keys):
        if "flat" in keys:
            self.listed = [self.value(keys.take("flat"))]
            return
        if "amounts" in keys:
            given = keys.take("amounts", is_filled)
            if len(given) > 520:
                raise Unusable("too many amounts")
            self.listed = [self.value(one) for one in given]
        elif "times" in keys:
            self.listed = self.multiplied(keys)
        elif "down" in keys:
            start, down = self.value(keys.take("start")), self.value(keys.take("down"))
            floor = self.value(keys.take("floor"))
            if down <= 0 or floor > start:
                raise Unusable("a ladder goes down to its floor")
            rungs = -(-(start - floor) // down) + 1
            self.listed = None
            self.start, self.step, self.floor, self.ceiling = start, -down, floor, None
            self.top = rungs - 1
        else:
            self.rising(keys)
        if self.listed is not None:
            self.top = len(self.listed) - 1
        step_per = keys.take("stepPer")
        if type(step_per) is dict:
            every = Keys(step_per)
            self.step_per = every.take("occasions", number(1, 1_000))
            every.done()
        elif step_per == "occasion":
            self.step_per = 1
        elif step_per == "full-week":
            self.step_per = "full-week"
        else:
            raise Unusable("stepPer cannot be %r" % (step_per,))
        self.begins = keys.take("beginsOnRung", number(1, 1_000_000), 1) - 1
        if self.top is not None and self.begins > self.top:
            raise Unusable("a ladder begins on a rung that it does not have")

    def rising(self, keys):
        self.start, self.step = self.value(keys.take("start")), self.value(keys.take("step"))
        self.floor, self.ceiling = None, None
        tops = []
        if "ceiling" in keys:
            self.ceiling = self.value(keys.take("ceiling"))
            if self.ceiling < self.start:
                raise Unusable("the ceiling lies below the start")
            tops.append(-(-(self.ceiling - self.start) // self.step) if self.step else 0)
        if "plateauAfter" in keys:
            tops.append(keys.take("plateauAfter", number(1, 1_000)) - 1)
        self.top = min(tops) if tops else None

    def multiplied(self, keys):
        start = self.value(keys.take("start"))
        given = keys.take("times")
        factor = Fraction(amount_of(given), 1000)
        ceiling = self.value(keys.take("ceiling")) if "ceiling" in keys else None
        rungs = keys.take("plateauAfter", number(1, 1_000), None)
        if ceiling is None and rungs is None:
            raise Unusable("a ladder that multiplies ends at a ceiling or after so many rungs")
        found, worth = [], Fraction(start)
        while rungs is None or len(found) < rungs:
            amount = int(worth)
            if ceiling is not None and amount >= ceiling:
                found.append(ceiling)
                break
            found.append(amount)
            worth *= factor
            if len(found) > 200:
                raise Unusable("a ladder has too many rungs")
        return found

    def amount(self, rung):
        if self.listed is not None:
            return self.listed[min(rung, len(self.listed) - 1)]
        if self.top is not None:
            rung = min(rung, self.top)
        worth = self.start + self.step * rung
        if self.ceiling is not None:
            worth = min(worth, self.ceiling)
        if self.floor is not None:
            worth = max(worth, self.floor)
        return worth

    def is_flat(self):
        return self.step_per == "flat" or self.listed is None and self.step == 0

    def largest(self):
        """The most that any rung earns; None where it rises without end."""
        if self.listed is not None:
            return max(self.listed)
        if self.top is None:
            return None if self.step else self.start
        return max(self.amount(0), self.amount(self.top))


class Bonus:
    """An extra for so many met occasions, or full weeks, in a row."""

    def __init__(self, keys, ladder, point):
        self.every = keys.take("every", number(1, 1_000), None)
        self.full_weeks = keys.take("everyFullWeeks", number(1, 520), None)
        if (self.every is None) == (self.full_weeks is None):
            raise Unusable("a bonus is for occasions or for full weeks")
        self.within = keys.take("withinCeiling", lambda value: type(value) is bool, False)
        self.voucher = self.draws = 0
        self.bowl = None
        if "voucher" in keys:
            self.voucher = amount_of(keys.take("voucher"), point)
        else:
            self.draws = keys.take("draws", number(1, 100))
            self.bowl = ladder.name if ladder.kind == "draws" else keys.take("bowl", is_name)
        keys.done()


class Pay:
    """What a contingency earns in one phase or in several that follow each other."""

    def __init__(self, value, phases, point):
        keys = Keys(value)
        ids = keys.take("phase")
        ids = [ids] if type(ids) is str else ids
        if not is_list(ids) or not all(type(one) is str and one in phases for one in ids):
            raise Unusable("there is no such phase: %r" % (ids,))
        self.phases = [phases[one] for one in ids]
        if any(b != a + 1 for a, b in zip(self.phases, self.phases[1:])):
            raise Unusable("phases of one ladder follow each other")
        kinds = [kind for kind in ("voucher", "draws", "items", "rate") if kind in keys]
        if len(kinds) != 1:
            raise Unusable("a phase pays one ladder")
        self.ladder = Ladder(kinds[0], keys.object(kinds[0]), point)
        requires = keys.take("requires", None, 1)
        self.requires = [requires] if type(requires) is not list else requires
        if not self.requires or not all(map(number(1, 1_000), self.requires)):
            raise Unusable("requires cannot be %r" % (requires,))
        self.bonus = Bonus(keys.object("bonus"), self.ladder, point) if "bonus" in keys else None
        self.carries = keys.take("carriesRung", lambda value: type(value) is bool, False)
        keys.done()


class Rule:
    """What meets a contingency of tests: one of the forms, or several together."""

    def __init__(self, keys):
        self.parts, self.targets, self.analyte = [], (), None
        forms = [form for form in words(
            "everyTargetNegative anyTargetNegative reading submitted anyOf allOf") if form in keys]
        if len(forms) != 1:
            raise Unusable("a rule has one form")
        self.form = forms[0]
        if self.form in ("everyTargetNegative", "anyTargetNegative"):
            targets = keys.take(self.form, is_list)
            if not all(map(one_of(ANALYTES), targets)) or len(set(targets)) != len(targets):
                raise Unusable("the targets are not analytes, each once")
            self.targets = tuple(sorted(targets))
        elif self.form == "reading":
            self.read_reading(keys.object("reading"))
        elif self.form == "submitted":
            if keys.take("submitted") is not True:
                raise Unusable("submitted is true")
        else:
            for value in keys.take(self.form, is_list):
                inner = Keys(value)
                self.parts.append(Rule(inner))
                inner.done()

    def read_reading(self, keys):
        self.analyte = keys.take("analyte", one_of(ANALYTES))
        self.most = self.fall = self.percentile = None
        self.per_day = False
        if "atMost" in keys:
            self.most = amount_of(keys.take("atMost"))
        elif "fallPercent" in keys:
            self.fall = keys.take("fallPercent", number(1, 99))
            self.per_day = keys.take("perDay", lambda value: type(value) is bool, False)
        else:
            self.percentile = keys.take("percentile", number(1, 99))
            self.of_last = keys.take("ofLast", number(1, 100))
        keys.done()

    def every(self):
        """This rule and all within it."""
        yield self
        for part in self.parts:
            yield from part.every()

    def compares(self):
        return self.form == "reading" and self.most is None


ALWAYS_RULED = words(
    "refused unable adulterated substituted too-little invalid dilute out-of-temperature late")


class Contingency:
    """One behaviour that earns."""

    def __init__(self, value, place, schedule):
        keys = Keys(value)
        self.place, self.id = place, keys.take("id", is_name)
        self.verdicts, self.excused, self.reset, self.recovery = {}, None, "none", None
        self.needs = self.window = self.only = self.milestone = self.rule = None
        self.at_visits, self.per_day, self.per_week, self.in_all = False, 1, None, None
        self.specimens, self.pays = (), []
        self.owner = self
        self.read_met(keys)
        self.funder = keys.take("funder", is_name, None)
        if self.kind != "enrolment":
            self.read_occasions(keys)
            self.read_verdicts(keys)
            self.read_conditions(keys, schedule)
        self.read_ladder(keys, schedule)
        keys.done()

    def read_met(self, keys):
        met = keys.take("met")
        if met == "enrolment":
            self.kind = "enrolment"
            return
        met = Keys(met)
        if "milestone" in met:
            self.kind, self.milestone = "milestone", met.take("milestone", is_name)
        else:
            self.kind = "test"
            self.specimens = frozenset(met.take(
                "specimens", lambda value: is_list(value) and all(map(one_of(SPECIMENS), value))))
            self.rule = Rule(met)
        met.done()
        rules = list(self.rule.every()) if self.rule else []
        self.targets = frozenset(one for rule in rules for one in rule.targets)
        self.analytes = frozenset(rule.analyte for rule in rules if rule.analyte)
        self.compares = any(rule.compares() for rule in rules)

    targets, analytes, compares = frozenset(), frozenset(), False

    def read_occasions(self, keys):
        occasions = keys.take("occasions")
        if occasions == "visits":
            self.at_visits = True
            return
        limits = Keys(occasions)
        if not limits.left:
            raise Unusable("a contingency on any day has a limit")
        self.per_day = limits.take("mostPerDay", number(1, 10), 1)
        self.per_week = limits.take("mostPerWeek", number(1, 70), None)
        self.in_all = limits.take("mostInAll", number(1, 1_000), None)
        limits.done()

    def read_verdicts(self, keys):
        if self.kind == "milestone" and not self.at_visits:
            return
        verdicts = keys.object("verdicts")
        ruled = ["missed"] if self.at_visits else []
        if self.kind == "test":
            ruled += ALWAYS_RULED
            if self.targets or self.analytes:
                ruled += ["positive", "not-tested"]
            if self.targets:
                ruled += ["presumptive", "inconclusive"]
            if self.compares:
                ruled += ["no-earlier-reading"]
        for cause in ruled:
            self.verdicts[cause] = verdicts.take(cause, one_of(VERDICTS))
        if self.at_visits:
            excused = verdicts.object("excused")
            self.excused = {
                "run": excused.take("run", one_of(("held", "not-met"))),
                "bonusRun": excused.take("bonusRun", one_of(("held", "broken"))),
                "week": excused.take("week", one_of(("not-full", "spared"))),
            }
            excused.done()
        verdicts.done()

    def read_conditions(self, keys, schedule):
        if "needs" in keys:
            needs = keys.object("needs")
            other = schedule.earlier(needs.take("contingency"))
            within = needs.take("withinDays", number(0, 3640), None)
            after = needs.take("afterDays", number(0, 3640), None)
            needs.done()
            if within is not None and after is not None and within < after:
                raise Unusable("what is needed can never lie so many days back")
            self.needs = (other, within, after)
        if "window" in keys:
            window = keys.object("window")
            first = window.take("fromDay", number(0, 3640), None)
            last = window.take("toDay", number(0, 3640), None)
            window.done()
            if first is None and last is None or None not in (first, last) and last < first:
                raise Unusable("a window has days")
            self.window = (first, last)
        if "onlyInPhases" in keys:
            ids = keys.take("onlyInPhases", is_list)
            if not all(type(one) is str and one in schedule.phase_place for one in ids) or len(
                    set(ids)) != len(ids):
                raise Unusable("there is no such phase: %r" % (ids,))
            self.only = frozenset(schedule.phase_place[one] for one in ids)

    def read_ladder(self, keys, schedule):
        if "sharesLadderOf" in keys:
            owner = schedule.earlier(keys.take("sharesLadderOf"))
            self.owner = owner.owner
            return
        if self.kind == "test" or self.at_visits:
            self.reset = self.read_reset(keys.take("reset"))
            self.recovery = self.read_recovery(keys.take("recovery"))
        phase = -1
        for value in keys.take("pays", is_list):
            pay = Pay(value, schedule.phase_place, schedule.point)
            if pay.phases[0] <= phase:
                raise Unusable("the phases of pays are not in their order")
            phase = pay.phases[-1]
            self.pays.append(pay)
        self.pay_of = {phase: pay for pay in self.pays for phase in pay.phases}
        self.check_pays()

    def check_pays(self):
        """What fits no ladder, whatever the schedule is."""
        if self.pays[0].carries:
            raise Unusable("nothing comes before the first phase that pays")
        bowls = {pay.ladder.name for pay in self.pays if pay.ladder.kind == "draws"}
        bowls |= {pay.bonus.bowl for pay in self.pays if pay.bonus and pay.bonus.bowl}
        if len(bowls) > 1:
            raise Unusable("one contingency draws from one bowl")
        things = {pay.ladder.name for pay in self.pays if pay.ladder.kind == "items"}
        if len(things) > 1:
            raise Unusable("one contingency pays in one kind of thing")
        if things and any(pay.ladder.kind == "rate" for pay in self.pays):
            raise Unusable("one contingency pays a rate or in things")
        for pay in self.pays:
            bonus = pay.bonus
            if not self.at_visits and (pay.ladder.step_per == "full-week"
                                       or bonus and bonus.full_weeks):
                raise Unusable("full weeks need planned visits")
            if bonus and bonus.within and pay.ladder.largest() is None:
                raise Unusable("the ladder has no ceiling for the bonus to be within")

    def read_reset(self, reset):
        if reset in ("to-start", "none", "to-nothing"):
            return reset
        down = Keys(reset)
        rungs = down.take("down", number(1, 1_000))
        down.done()
        return rungs

    def read_recovery(self, recovery):
        if recovery == "none":
            return None
        keys = Keys(recovery)
        after = keys.take("after")
        if after != "full-week" and not number(1, 1_000)(after):
            raise Unusable("after cannot be %r" % (after,))
        to = keys.take("to", one_of(("last-paid", "due")))
        begins = None
        if after != "full-week":
            begins = keys.take("from", one_of(("this-occasion", "next-occasion")))
        keys.done()
        if self.reset == "none":
            raise Unusable("where nothing is reset nothing is recovered")
        return {"after": after, "to": to, "from": begins}

    def pay_in(self, phase):
        return self.owner.pay_of.get(phase)

    def counts(self, occasion):
        """Whether an occasion is one of this contingency."""
        if occasion.kind == "played":
            return occasion.only is self
        if occasion.kind == "test.recorded":
            return self.kind == "test" and occasion.specimen in self.specimens
        if occasion.kind == "milestone.reached":
            return self.kind == "milestone" and occasion.milestone == self.milestone
        if occasion.kind == "participant.enrolled":
            return self.kind == "enrolment"
        return self.at_visits and occasion.contingency in (None, self.id)


class Schedule:
    """One protocol: phases, contingencies, caps and worked examples."""

    def __init__(self, keys):
        self.id, self.version = about(keys, "schedule")
        self.currency = priced(keys)
        point = keys.take("point", None, None)
        self.point = None if point is None else amount_of(point)
        self.phases = [Phase(value) for value in keys.take("phases", is_list)]
        self.phase_place = {phase.id: place for place, phase in enumerate(self.phases)}
        if len(self.phase_place) != len(self.phases):
            raise Unusable("two phases have one id")
        if sum(phase.weeks or 0 for phase in self.phases) > 520:
            raise Unusable("the phases last too long")
        self.contingencies = []
        for place, value in enumerate(keys.take("contingencies", is_list)):
            one = Contingency(value, place, self)
            if any(one.id == other.id for other in self.contingencies):
                raise Unusable("two contingencies have one id")
            self.contingencies.append(one)
        self.keeps = keys.take(
            "keepsOnMove", one_of(("nothing", "run-and-rung")), "nothing") == "run-and-rung"
        self.caps = []
        for value in keys.take("caps", is_list, []):
            if type(value) is str:
                if not is_name(value):
                    raise Unusable("%r is no id" % value)
                self.caps.append(value)
            else:
                self.caps.append(Cap(value, self.point))
        self.examples = [Example(value) for value in keys.take("examples", is_list)]
        keys.done()
        self.strands = strands_of(self.contingencies)

    def earlier(self, name):
        for one in self.contingencies:
            if one.id == name:
                return one
        raise Unusable("there is no earlier contingency %r" % (name,))

    def bowls(self):
        """The ids of all bowls that it draws from."""
        found = set()
        for one in self.contingencies:
            for pay in one.pays:
                if pay.ladder.kind == "draws":
                    found.add(pay.ladder.name)
                if pay.bonus and pay.bonus.bowl:
                    found.add(pay.bonus.bowl)
        return found


def strands_of(contingencies):
    """Contingencies that share a ladder, or of which one needs another, together."""
    group = {one.place: one.place for one in contingencies}

    def join(one, other):
        old, new = sorted((group[one.place], group[other.place]), reverse=True)
        for place in group:
            if group[place] == old:
                group[place] = new

    for one in contingencies:
        join(one, one.owner)
        if one.needs:
            join(one, one.needs[0])
    return [[one for one in contingencies if group[one.place] == first]
            for first in sorted(set(group.values()))]


# ---------------------------------------------------------------------------------------------
# Verdicts: what an occasion is for one contingency
# ---------------------------------------------------------------------------------------------

GRAVITY = {"met": 0, "held": 1, "not-met": 2}
CLASS_STRIPS = frozenset(words("AMP BZO OPI"))
PAIRS = {"BUP": "NBUP", "NBUP": "BUP", "MTD": "EDDP", "EDDP": "MTD"}
REPLACEABLE = frozenset(words("unable too-little invalid out-of-temperature dilute"))


def expected_analytes(prescribed):
    """What a prescription makes show, save the strips of a class."""
    found = set(prescribed)
    for one in prescribed:
        if one in PAIRS:
            found.add(PAIRS[one])
    return frozenset(found - CLASS_STRIPS)


class Occasion:
    """A test, a visit not held, a milestone or an enrolment, as it counts at present."""

    __slots__ = ("entry", "kind", "data", "day", "specimen", "condition", "summary", "results",
                 "readings", "milestone", "contingency", "medicines")

    def __init__(self, entry, kind, data, day, medicines):
        self.entry, self.kind, self.data, self.day = entry, kind, data, day
        self.medicines = medicines
        self.specimen, self.condition = data.get("specimen"), data.get("condition")
        self.summary, self.milestone = data.get("summary"), data.get("milestone")
        self.contingency = data.get("contingency")
        self.results = {analyte: word for word, analytes in data.get("results", {}).items()
                        for analyte in analytes}
        self.readings = {one["analyte"]: one["level"] for one in data.get("readings", ())}

    def is_test(self):
        return self.kind == "test.recorded"


def gravest(judged):
    return min(judged, key=lambda one: (-GRAVITY[one[0]], PRECEDENCE[one[1]]))


def lightest(judged):
    return min(judged, key=lambda one: (GRAVITY[one[0]], PRECEDENCE[one[1]]))


FIXED = {"negative": "met", "low-enough": "met", "submitted": "met", "prescribed-class": "held",
         "no-target": "held"}


class Judge:
    """Gives an occasion its verdict for one contingency, and the reason."""

    def __init__(self, contingency, history, enrolment_day):
        self.contingency, self.history, self.day = contingency, history, enrolment_day

    def word(self, word):
        return (FIXED.get(word) or self.contingency.verdicts[word], word)

    def test(self, occasion):
        condition = occasion.condition
        if condition not in READABLE:
            return self.word(condition)
        judged = [self.rule(self.contingency.rule, occasion)]
        if condition != "valid":
            judged.append(self.word(condition))
        return gravest(judged)

    def rule(self, rule, occasion):
        if rule.form == "submitted":
            return self.word("submitted")
        if rule.form in ("allOf", "anyOf"):
            judged = [self.rule(part, occasion) for part in rule.parts]
            judged = [one for one in judged if one[1] != "no-target"] or judged
            return gravest(judged) if rule.form == "allOf" else lightest(judged)
        if rule.form == "reading":
            return self.word(self.reading(rule, occasion))
        if occasion.summary is not None:
            return self.word(occasion.summary)
        expected = expected_analytes(occasion.medicines)
        targets = [target for target in rule.targets if target not in expected]
        if not targets:
            return self.word("no-target")
        if not occasion.results:
            return self.word("not-tested")
        judged = [self.word(self.target(target, occasion)) for target in targets]
        return gravest(judged) if rule.form == "everyTargetNegative" else lightest(judged)

    def target(self, target, occasion):
        word = occasion.results.get(target, "not-tested")
        if word in ("positive", "presumptive") and target in CLASS_STRIPS & occasion.medicines:
            return "prescribed-class"
        return word

    def reading(self, rule, occasion):
        if rule.analyte in expected_analytes(occasion.medicines):
            return "no-target"
        level = occasion.readings.get(rule.analyte)
        if level is None:
            return "not-tested"
        if rule.most is not None:
            return "low-enough" if level <= rule.most else "positive"
        earlier = self.history.get(rule.analyte)
        if not earlier:
            return "no-earlier-reading"
        return "low-enough" if self.is_low(rule, level, earlier) else "positive"

    def is_low(self, rule, level, earlier):
        if rule.percentile is not None:
            last = sorted(one for _, one in earlier[-rule.of_last:])
            return level <= last[-(-rule.percentile * len(last) // 100) - 1]
        day, before = earlier[-1]
        times = self.day - day if rule.per_day else 1
        return level * 100 ** times <= before * (100 - rule.fall) ** times


# ---------------------------------------------------------------------------------------------
# The course of a strand: contingencies that are worked through together
# ---------------------------------------------------------------------------------------------


class Outcome:
    """What an occasion came to for one contingency."""

    __slots__ = ("contingency", "occasion", "verdict", "because", "standing", "phase", "run",
                 "rung", "toward", "fell", "recovered", "amount", "bonus", "draws", "bonus_draws",
                 "items", "bonus_items", "bowl", "decides")

    def __init__(self, contingency, occasion, judged, phase):
        self.contingency, self.occasion, self.phase = contingency, occasion, phase
        self.verdict, self.because = judged
        self.standing = self.rung = self.toward = self.fell = self.recovered = self.bowl = None
        self.amount = self.bonus = self.draws = self.bonus_draws = 0
        self.items = self.bonus_items = self.run = 0
        self.decides = True

    def worth(self):
        return (self.amount, self.draws, self.items)

    def reward(self):
        """What names it: the entry of the occasion, and the contingency."""
        return (self.occasion.entry, self.contingency.id)


class State:
    """Something that stands somewhere, and can be copied and compared."""

    __slots__ = ()

    def copy(self):
        other = self.__class__.__new__(self.__class__)
        for name in self.__slots__:
            value = getattr(self, name)
            if type(value) is dict:
                value = {key: list(inner) if type(inner) is list else inner
                         for key, inner in value.items()}
            setattr(other, name, value)
        return other

    def __eq__(self, other):
        return all(getattr(self, name) == getattr(other, name) for name in self.__slots__)


class LadderState(State):
    """How far a ladder has been climbed, and what became of the present period."""

    __slots__ = ("run", "since", "toward", "steps", "rung", "rewards", "bonus_run", "full_weeks",
                 "lost", "remembered", "paid", "unpaid", "told", "goes_on", "phase", "period",
                 "tally", "counted", "in_phase", "ends")

    def __init__(self, first_phase):
        self.run = self.since = self.toward = self.steps = self.rung = self.rewards = 0
        self.bonus_run = self.full_weeks = self.paid = 0
        self.lost = self.unpaid = self.goes_on = False
        self.remembered = self.told = None
        self.stand_before(first_phase)

    def stand_before(self, first_phase):
        """No occasion yet of the phase that is begun."""
        self.phase, self.period = first_phase - 1, None
        self.tally, self.in_phase, self.ends, self.counted = {}, {}, {}, False

    def go_on(self, first_phase):
        """Goes on in another stretch, whose first phase begins no ladder."""
        other = self.copy()
        other.goes_on = self.goes_on or self.period is not None
        other.stand_before(first_phase)
        return other

    def begin(self, rung):
        """A phase begins a ladder of its own."""
        self.since = self.toward = self.steps = self.rewards = 0
        self.bonus_run = self.full_weeks = self.paid = 0
        self.lost = self.unpaid = False
        self.remembered = self.told = None
        self.rung = rung

    def new_period(self, period):
        self.period, self.tally, self.counted = period, {}, False


class PlaceState(State):
    """Which places one contingency has used, when it was first met, and what was read."""

    __slots__ = ("first_met", "readings", "period", "in_period", "week", "in_week", "in_all")

    def __init__(self):
        self.first_met = self.period = self.week = None
        self.in_period = self.in_week = self.in_all = 0
        self.readings = {}

    def go_on(self, days_before):
        """What is brought along into another stretch, its days counted from the new first day."""
        other = PlaceState()
        if self.first_met is not None:
            other.first_met = self.first_met - days_before
        other.readings = {analyte: [(day - days_before, level) for day, level in levels]
                          for analyte, levels in self.readings.items()}
        return other


class StrandState:
    """Where a strand stands after some of its days."""

    def __init__(self):
        self.ladders, self.places = {}, {}

    def copy(self):
        other = StrandState()
        other.ladders = {name: state.copy() for name, state in self.ladders.items()}
        other.places = {name: state.copy() for name, state in self.places.items()}
        return other

    def __eq__(self, other):
        return self.ladders == other.ladders and self.places == other.places


# What a period came to under one contingency.
USED, MET, SPARED = range(3)


class Course:
    """Works one strand of one stretch through, day after day."""

    def __init__(self, stretch, contingencies, state):
        self.stretch, self.contingencies = stretch, contingencies
        self.schedule = stretch.schedule
        self.state = state

    # -- a day

    def work_day(self, day, occasions):
        """The outcomes of the occasions of a day, in the order in which they are worked through."""
        found = []
        enrolment_day = self.stretch.enrolment_day(day)
        for one in self.contingencies:
            mine = [occasion for occasion in occasions if one.counts(occasion)]
            if mine:
                found += self.work_contingency(one, enrolment_day, mine)
        return found

    def work_contingency(self, one, day, occasions):
        """Those that decide the day, in their order, then those that do not."""
        where = self.phase_at(one, day // 7)
        judge = Judge(one, self.state.places[one.id].readings, day)
        decides, may = self.who_decides(one, judge, where, occasions)
        last = max((place for place, yes in enumerate(decides) if yes), default=-1)
        phase = None if where is None else where[0]
        found, ladder = [], self.state.ladders[one.owner.id]
        for place, occasion in enumerate(occasions):
            if decides[place]:
                judged = self.obstacle(one, where, day, occasion) or judged_alone(judge, occasion)
                outcome = Outcome(one, occasion, judged, phase)
                self.take(one, outcome, where, day)
                outcome.run = ladder.run
                found.append(outcome)
        for place, occasion in enumerate(occasions):
            if not decides[place]:
                outcome = Outcome(one, occasion, judged_alone(judge, occasion), phase)
                outcome.decides, outcome.verdict, outcome.run = False, "held", ladder.run
                outcome.standing = "replaced" if may[place] and place < last else "further"
                found.append(outcome)
        return sorted(found, key=lambda outcome: outcome.occasion.entry)

    def who_decides(self, one, judge, where, occasions):
        """Which of the entries of a day decide it, and which may be replaced."""
        may = [may_be_replaced(one, judge, occasion) for occasion in occasions]
        limit, decides, decided = self.most_of_day(one, where), [], 0
        for place, occasion in enumerate(occasions):
            decides.append(decided < limit)
            if decides[place]:
                decided += not is_beside(one, occasion)
            elif occasion.is_test() and not may[place]:
                for before in range(place):
                    if decides[before] and may[before]:
                        decides[before], decides[place] = False, True
                        break
        return decides, may

    def most_of_day(self, one, where):
        """How many occasions of a contingency count on a day of a phase."""
        if not one.at_visits:
            return one.per_day
        return self.schedule.phases[where[0]].per_day if where else 1

    # -- what stands in the way

    def obstacle(self, one, where, day, occasion):
        """Why an occasion is held, whatever it would be."""
        if is_closed(occasion):
            return None
        if self.is_outside(one, where, day):
            return ("held", "outside-window")
        if self.lacks_what_it_needs(one, day):
            return ("held", "needs-earlier")
        return None

    def is_outside(self, one, where, day):
        if one.only is not None and where is not None and where[0] not in one.only:
            return True
        first, last = one.window or (None, None)
        day += self.stretch.days_before()
        return (first is not None and day < first) or (last is not None and day > last)

    def lacks_what_it_needs(self, one, day):
        if one.needs is None:
            return False
        other, within, after = one.needs
        first = self.state.places[other.id].first_met
        if first is None:
            return True
        since = day - first
        return (within is not None and since > within) or (after is not None and since < after)

    # -- weeks, phases and periods

    def phase_at(self, one, week):
        """The phase of a week, its first week and the week after it; None after the last."""
        start, owner = 0, one.owner
        for place in range(self.stretch.first_phase, len(self.schedule.phases)):
            phase = self.schedule.phases[place]
            if phase.occasions is not None and owner.at_visits:
                end = self.state.ladders[owner.id].ends.get(place)
            else:
                end = start + phase.needed_weeks()
            if end is None or week < end:
                return (place, start, end)
            start = end
        return None

    def period_at(self, where, week):
        """The period of a week: the phase, its first week and the one after it."""
        if where is None:
            return (len(self.schedule.phases), week, week)
        place, start, end = where
        phase = self.schedule.phases[place]
        every = phase.every if phase.days is None else max(1, phase.needed_weeks())
        first = start + (week - start) // every * every
        return (place, first, first + every)

    # -- one occasion that decides

    def take(self, one, outcome, where, day):
        week, ladder = day // 7, self.state.ladders[one.owner.id]
        occasion, places = outcome.occasion, self.state.places[one.id]
        period = self.period_at(where, week)
        self.close_period(one.owner, ladder, period)
        self.enter_phase(one.owner, ladder, period[0])
        if where is None:
            outcome.standing = "after-schedule"
        else:
            outcome.recovered, ladder.told = ladder.told, None
            self.count(one, outcome, where[0], ladder, places, week)
        for analyte, level in occasion.readings.items() if leaves_readings(one, occasion) else ():
            places.readings.setdefault(analyte, []).append((day, level))
        is_met = outcome.verdict == "met" and outcome.standing in (None, "unpaid")
        if is_met and places.first_met is None:
            places.first_met = day

    def count(self, one, outcome, phase, ladder, places, week):
        """What an occasion within the schedule changes."""
        pay = one.pay_in(phase)
        is_extra = self.is_full_up(one, places, ladder.period, phase, week)
        is_bad_test = outcome.occasion.is_test() and outcome.verdict == "not-met"
        if is_extra:
            outcome.standing = "extra"
        elif pay is None:
            outcome.standing = "unpaid"
        self.use_place(one, outcome, places, ladder, phase, week, is_extra, is_bad_test)
        if not is_extra or is_bad_test:
            if outcome.verdict == "met":
                self.met(one.owner, ladder, pay, outcome)
            elif outcome.verdict == "not-met":
                self.not_met(one.owner, ladder, outcome)
            elif outcome.because == "excused" and one.excused["bonusRun"] == "broken":
                ladder.bonus_run = 0
        if outcome.verdict != "not-met":
            self.count_full_week(one.owner, ladder, pay, phase, outcome)

    def is_full_up(self, one, places, period, phase, week):
        """Whether as many places are used as are planned or count."""
        if one.kind == "enrolment":
            return False
        if one.at_visits:
            planned = self.schedule.phases[phase].planned
            return planned == 0 or places.period == period and places.in_period >= planned
        if one.in_all is not None and places.in_all >= one.in_all:
            return True
        return one.per_week is not None and places.week == week and places.in_week >= one.per_week

    def use_place(self, one, outcome, places, ladder, phase, week, is_extra, is_bad_test):
        """Uses a place, or is spared one, and notes it for the period."""
        tally = ladder.tally.setdefault(one.place, [0, 0, 0])
        if is_beside(one, outcome.occasion) or outcome.because in ("outside-window", "needs-earlier"):
            tally[SPARED] += 1
            return
        if is_extra and not is_bad_test or not one.at_visits and outcome.verdict == "held":
            return
        tally[USED] += 1
        if places.period != ladder.period:
            places.period, places.in_period = ladder.period, 0
        if places.week != week:
            places.week, places.in_week = week, 0
        places.in_period += 1
        places.in_week += 1
        if is_extra:
            return
        places.in_all += 1
        if outcome.verdict == "met":
            tally[MET] += 1
        if one is one.owner and one.at_visits:
            ladder.in_phase[phase] = ladder.in_phase.get(phase, 0) + 1
            length = self.schedule.phases[phase].occasions
            if length is not None and ladder.in_phase[phase] >= length:
                ladder.ends[phase] = week + 1

    # -- periods

    def at_visits(self, owner, phase):
        """The contingencies at visits that climb a ladder and can be met in a phase."""
        return [one for one in self.contingencies if one.owner is owner and one.at_visits
                and (one.only is None or phase in one.only)]

    def is_full(self, owner, ladder, phase):
        """Whether every planned visit of the period was met or spared, and one was met."""
        planned, met = self.schedule.phases[phase].planned, 0
        for one in self.at_visits(owner, phase):
            tally = ladder.tally.get(one.place, (0, 0, 0))
            if tally[USED] != tally[MET] or tally[MET] + tally[SPARED] < planned:
                return False
            met += tally[MET]
        return met > 0

    def close_period(self, owner, ladder, period):
        """What follows when the period of the last occasion before is over."""
        old = ladder.period
        if old == period:
            return
        if old is not None and old[0] < len(self.schedule.phases) and any(
                one.owner is owner and one.at_visits for one in self.contingencies):
            is_full = self.is_full(owner, ladder, old[0])
            if is_full:
                self.full_period(owner, ladder, old[0])
            tallies = [ladder.tally.get(one.place, (0, 0, 0))
                       for one in self.at_visits(owner, old[0])]
            is_spared = all(tally[USED] == 0 and tally[SPARED] > 0 for tally in tallies)
            if not is_full and not is_spared or self.end_of(owner, ladder, old) < period[1]:
                ladder.full_weeks = 0
        ladder.new_period(period)

    def end_of(self, owner, ladder, period):
        """The week after a period, which the end of its phase may have cut short."""
        start = 0
        for place in range(self.stretch.first_phase, period[0] + 1):
            phase = self.schedule.phases[place]
            if phase.occasions is not None:
                end = ladder.ends.get(place, 10**9) if owner.at_visits else start + phase.needed_weeks()
            else:
                end = start + phase.weeks
            start = end
        return min(end, period[2])

    def full_period(self, owner, ladder, phase):
        recovery = owner.recovery
        takes_week = recovery is not None and recovery["after"] == "full-week"
        if takes_week:
            ladder.told = self.recover(ladder)
            if ladder.told is not None:
                return
        pay = owner.pay_in(phase)
        if pay is not None and pay.ladder.step_per == "full-week" and (
                takes_week or not ladder.unpaid):
            self.climb(ladder, pay.ladder)

    def enter_phase(self, owner, ladder, phase):
        """Begins the ladder of the phase, where it does not carry the rung."""
        old = ladder.phase
        if old == phase:
            return
        first = old + (2 if ladder.goes_on else 1)
        is_first = ladder.phase == self.stretch.first_phase - 1 and not ladder.goes_on
        ladder.phase, ladder.goes_on = phase, False
        if phase >= len(self.schedule.phases):
            return
        begun = None
        before = owner.pay_of.get(first - 1)
        for place in range(first, phase + 1):
            pay = owner.pay_of.get(place)
            if pay is not None and pay is not before and not pay.carries:
                begun = pay
            before = pay
        if is_first and begun is None:
            begun = next((owner.pay_of[place] for place in range(first, phase + 1)
                          if place in owner.pay_of), None)
        if begun is not None:
            ladder.begin(begun.ladder.begins)

    # -- the ladder

    def climb(self, ladder, form):
        """Goes up a rung, not beyond the last one; a flat ladder has no rungs to go up."""
        if not form.is_flat():
            ladder.rung = ladder.rung + 1 if form.top is None else min(ladder.rung + 1, form.top)

    def recover(self, ladder):
        """A recovery that is complete takes effect, once; the rung, where it is a higher one."""
        rung, was_lost = ladder.remembered, ladder.lost
        if rung is None:
            return None
        ladder.remembered, ladder.lost = None, False
        if rung <= ladder.rung and not was_lost:
            return None
        ladder.rung, ladder.steps, ladder.unpaid = rung, 0, True
        return rung

    def recover_after(self, owner, ladder, begins, outcome):
        recovery = owner.recovery
        if recovery and recovery["from"] == begins and ladder.since >= recovery["after"]:
            rung = self.recover(ladder)
            if rung is not None:
                outcome.recovered = rung

    def met(self, owner, ladder, pay, outcome):
        ladder.run += 1
        ladder.since += 1
        self.recover_after(owner, ladder, "this-occasion", outcome)
        if pay is not None and not ladder.lost:
            self.pay_rung(ladder, pay, outcome)
            bonus = pay.bonus
            if bonus and bonus.every:
                ladder.bonus_run += 1
                if ladder.bonus_run >= bonus.every:
                    ladder.bonus_run = 0
                    self.pay_bonus(pay, outcome)
        self.recover_after(owner, ladder, "next-occasion", outcome)

    def pay_rung(self, ladder, pay, outcome):
        ladder.toward += 1
        required = pay.requires[min(ladder.rewards, len(pay.requires) - 1)]
        if ladder.toward < required:
            outcome.toward = required - ladder.toward
            return
        ladder.toward = 0
        ladder.rewards += 1
        form, rung = pay.ladder, ladder.rung
        worth = form.amount(rung)
        outcome.rung, ladder.paid, ladder.unpaid = rung, rung, False
        if form.kind == "voucher":
            outcome.amount += worth
        elif form.kind == "draws":
            outcome.draws += worth
            outcome.bowl = form.name
        else:
            outcome.items += worth
        if type(form.step_per) is int:
            ladder.steps += 1
            if ladder.steps >= form.step_per:
                ladder.steps = 0
                self.climb(ladder, form)

    def pay_bonus(self, pay, outcome):
        bonus, form = pay.bonus, pay.ladder
        if bonus.bowl is None:
            extra = bonus.voucher
            if bonus.within:
                extra = min(extra, max(0, form.largest() - outcome.amount))
            outcome.amount += extra
            outcome.bonus += extra
        else:
            extra = bonus.draws
            if bonus.within:
                extra = min(extra, max(0, form.largest() - outcome.draws))
            outcome.draws += extra
            outcome.bonus_draws += extra
            outcome.bowl = bonus.bowl

    def count_full_week(self, owner, ladder, pay, phase, outcome):
        """As soon as the period is full, it counts toward a bonus for full weeks."""
        bonus = pay.bonus if pay else None
        if bonus is None or not bonus.full_weeks:
            return
        if ladder.counted or not self.is_full(owner, ladder, phase):
            return
        ladder.counted = True
        if ladder.lost:
            return
        ladder.full_weeks += 1
        if ladder.full_weeks >= bonus.full_weeks:
            ladder.full_weeks = 0
            self.pay_bonus(pay, outcome)

    def not_met(self, owner, ladder, outcome):
        due = ladder.rung
        ladder.run = ladder.bonus_run = ladder.full_weeks = 0
        ladder.since = ladder.toward = ladder.steps = 0
        if owner.reset != "none":
            ladder.rewards = 0
        if owner.recovery and not ladder.lost:
            back = due if ladder.unpaid or owner.recovery["to"] == "due" else ladder.paid
            if back > 0 or owner.reset == "to-nothing":
                ladder.remembered = max(back, ladder.remembered or 0)
        ladder.unpaid = False
        if owner.reset == "to-nothing":
            ladder.lost, ladder.rung = True, 0
        elif owner.reset == "to-start":
            ladder.rung = 0
        elif owner.reset != "none":
            ladder.rung = max(0, due - owner.reset)
        if ladder.rung < due:
            outcome.fell = due


def judged_alone(judge, occasion):
    """The verdict of an occasion and the reason, whatever stands in the way."""
    one, kind = judge.contingency, occasion.kind
    if kind == "played":
        return occasion.judged(judge)
    if kind == "test.recorded":
        return judge.test(occasion)
    if kind == "visit.missed":
        return (one.verdicts["missed"], "missed")
    if kind == "visit.excused":
        return (one.excused["run"], "excused")
    if kind == "visit.closed":
        return ("held", "closed")
    return ("met", "reached" if kind == "milestone.reached" else "enrolled")


def may_be_replaced(one, judge, occasion):
    """Whether a further specimen of the day may be taken in place of this one."""
    if occasion.kind != "test.recorded":
        return False
    can_be = occasion.condition in REPLACEABLE
    if one.compares:
        return can_be and one.verdicts[occasion.condition] != "met"
    verdict, because = judge.test(occasion)
    is_why = because == "invalid" or can_be and because == occasion.condition
    return is_why and verdict != "met"


def leaves_readings(one, occasion):
    """Whether later readings are compared with those of an occasion."""
    condition = occasion.condition
    return one.compares and (condition in (None, "valid") or one.verdicts[condition] == "met")


def is_beside(one, occasion):
    """Closed by the clinic, or excused where the rule for excuses spares it."""
    if is_closed(occasion):
        return True
    is_excused = occasion.kind == "visit.excused" or (
        occasion.kind == "played" and occasion.letter == "E")
    return is_excused and one.excused is not None and one.excused["week"] == "spared"


def is_closed(occasion):
    return occasion.kind == "visit.closed" or (
        occasion.kind == "played" and occasion.letter == "C")


# ---------------------------------------------------------------------------------------------
# Participants
# ---------------------------------------------------------------------------------------------


class Strand:
    """The occasions of one strand of one stretch, and what they came to."""

    def __init__(self, stretch, contingencies):
        self.stretch, self.contingencies = stretch, contingencies
        self.days, self.order, self.outcomes, self.out = {}, [], {}, {}
        self.start = stretch.beginning(contingencies)
        self.before_last, self.state = None, self.start.copy()

    def counts(self, occasion):
        return any(one.counts(occasion) for one in self.contingencies)

    def add(self, occasion):
        day = occasion.day
        if day not in self.days:
            self.days[day] = []
            bisect.insort(self.order, day)
        self.days[day].append(occasion)
        self.days[day].sort(key=lambda one: one.entry)

    def remove(self, entry, day):
        left = [one for one in self.days.get(day, ()) if one.entry != entry]
        if left:
            self.days[day] = left
        elif day in self.days:
            del self.days[day]
            self.order.remove(day)

    def rework(self):
        """Works the course through from its beginning; the days that it has."""
        self.state, self.before_last = self.start.copy(), None
        self.outcomes = {}
        for day in self.order:
            self.work(day)
        return self.order

    def work(self, day):
        self.before_last = self.state.copy()
        course = Course(self.stretch, self.contingencies, self.state)
        self.outcomes[day] = course.work_day(day, self.days[day])

    def comes_last(self, occasion):
        """Whether an occasion that was added comes after all others, and replaces none."""
        day = self.order[-1]
        if occasion.day != day or any(out > day for out in self.out.values()):
            return False
        mine = [one for one in self.contingencies if one.counts(occasion)]
        if day in self.out.values() and not any(
                one.contingency is mine[0] for one in self.outcomes.get(day, ())):
            return False
        others = [one for one in self.days[day] if one is not occasion]
        if any(one.counts(other) for other in others for one in self.contingencies
               if one.place > mine[0].place):
            return False
        course = Course(self.stretch, self.contingencies, self.state)
        where = course.phase_at(mine[0], self.stretch.enrolment_day(day) // 7)
        decided = [outcome.occasion for outcome in self.outcomes.get(day, ())
                   if outcome.contingency is mine[0] and outcome.decides]
        taken = sum(not is_beside(mine[0], one) for one in decided)
        return taken < course.most_of_day(mine[0], where) or not any(
            may_be_replaced(mine[0], Judge(mine[0], {}, 0), one) for one in decided)

    def extend(self, day):
        """Works the last day through, again where it has been already."""
        if day in self.outcomes:
            self.state = self.before_last
        self.work(day)

    def starts_elsewhere(self):
        """Takes over where the stretch before ends now; whether that is somewhere else."""
        start = self.stretch.beginning(self.contingencies)
        changed = start != self.start
        self.start = start
        return changed


class Stretch:
    """A part of an episode under one schedule, from one phase of it on."""

    def __init__(self, participant, entry, first, schedule, first_phase, before):
        self.participant, self.entry, self.first = participant, entry, first
        self.schedule, self.first_phase, self.before = schedule, first_phase, before
        self.strands = [Strand(self, group) for group in schedule.strands]

    def enrolment_day(self, day):
        return day - self.first - self.participant.paused_days(self.first, day)

    def days_before(self):
        """How many days went before under the same schedule, which windows count."""
        if not self.is_same():
            return 0
        return self.before.days_before() + self.before.enrolment_day(self.first)

    def after(self):
        """The stretches of the participant that come after this one."""
        stretches = self.participant.stretches
        return stretches[stretches.index(self) + 1:]

    def is_same(self):
        return self.before is not None and self.before.schedule is self.schedule

    def keeps_ladder(self, owner):
        """Whether a ladder goes on where the stretch before ended."""
        if self.is_same():
            pay = owner.pay_in(self.first_phase)
            return pay is not None and (pay.carries or pay.phases[0] != self.first_phase)
        return self.before is not None and self.schedule.keeps

    def beginning(self, contingencies):
        """Where a strand stands before its first day."""
        state = StrandState()
        for one in contingencies:
            earlier = self.earlier(one)
            state.places[one.id] = PlaceState()
            if earlier and (self.is_same() or self.schedule.keeps):
                other, end = earlier
                days_before = self.before.enrolment_day(self.first)
                state.places[one.id] = end.places[other.id].go_on(days_before)
                if one.in_all is not None and other.in_all is not None:
                    state.places[one.id].in_all = end.places[other.id].in_all
            if one.owner is one:
                state.ladders[one.id] = LadderState(self.first_phase)
                if earlier and self.keeps_ladder(one):
                    other, end = earlier
                    state.ladders[one.id] = end.ladders[other.owner.id].go_on(self.first_phase)
        return state

    def earlier(self, one):
        """The contingency of the same id in the stretch before, and where its strand ended."""
        if self.before is None:
            return None
        for strand in self.before.strands:
            for other in strand.contingencies:
                if other.id == one.id:
                    return other, strand.state
        return None


class Turn:
    """A beginning, pause, resumption, move or end."""

    def __init__(self, kind, entry, day):
        self.kind, self.entry, self.day = kind, entry, day


class Payment:
    """Money, or the value of prizes, paid for an occasion of a day."""

    __slots__ = ("day", "amount", "funder")

    def __init__(self, day, amount, funder):
        self.day, self.amount, self.funder = day, amount, funder


class Owed:
    """Draws that are asked for together: of one entry and one bowl and, with caps, of one reward."""

    def __init__(self, entry, bowl, outcome, limits):
        self.entry, self.bowl, self.limits, self.count = entry, bowl, limits, 0
        self.day, self.funder = outcome.occasion.day, outcome.contingency.funder
        self.reward = outcome.reward()

    def is_like(self, other):
        return (self.entry == other.entry and self.bowl is other.bowl
                and self.funder == other.funder
                and (not self.limits.caps and not other.limits.caps
                     or (self.reward, self.day) == (other.reward, other.day)))


class Told:
    """The draws that were made by hand last, and the entry that told them last.

    `out` is what was out of the bowl before them, `most` the most that they were told to be worth.
    """

    def __init__(self, entry, owed, out, tiers, most):
        self.entry, self.owed, self.tiers = entry, owed, tiers
        self.out, self.most = out, most


class Participant:
    """What is known of one participant after some lines."""

    def __init__(self, code):
        self.code = code
        self.turns, self.stretches, self.pauses, self.medicines = [], [], [], []
        self.occasions, self.out = {}, {}
        self.paid, self.payments, self.redeemed = {}, [], {}
        self.earned = self.prizes = self.prizes_withheld = 0
        self.draws_earned = self.draws_made = 0
        self.things, self.rates = {}, {}
        self.vouchers_for, self.prizes_for = {}, {}
        self.owed, self.pending, self.told, self.drawn = [], None, None, {}
        self.chain = self.secret = self.element = None
        self.made_on_chain = 0

    def status(self):
        kind = self.turns[-1].kind
        return {"participant.paused": "paused", "participant.ended": "ended"}.get(kind, "running")

    def balance(self):
        return self.earned - sum(self.redeemed.values())

    def paid_for(self, reward):
        """Vouchers and the value of prizes that were paid for an occasion under a contingency."""
        return self.vouchers_for.get(reward, 0) + self.prizes_for.get(reward, 0)

    def make_draws(self, count):
        """Makes so many of the draws that are owed longest."""
        self.draws_made += count
        self.owed[0].count -= count
        if not self.owed[0].count:
            self.owed.pop(0)

    def out_of(self, bowl):
        """What the participant has drawn from a bowl whose slips are not replaced."""
        return self.drawn.setdefault(bowl.digest, OutOfBowl())

    def paused_days(self, first, day):
        total = 0
        for begins, ends in self.pauses:
            if begins >= day:
                break
            total += max(0, min(day, day if ends is None else ends) - max(first, begins))
        return total

    def find_pauses(self):
        self.pauses = []
        for turn in self.turns:
            if turn.kind == "participant.paused":
                self.pauses.append((turn.day, None))
            elif self.pauses and self.pauses[-1][1] is None:
                self.pauses[-1] = (self.pauses[-1][0], turn.day)

    def stretch_of(self, day):
        for stretch in reversed(self.stretches):
            if stretch.first <= day:
                return stretch
        return None

    def is_running_on(self, day):
        running = False
        for turn in self.turns:
            if turn.day > day:
                break
            running = turn.kind not in ("participant.paused", "participant.ended")
        return running

    def medicines_on(self, day):
        found = frozenset()
        for first, prescribed in self.medicines:
            if first <= day:
                found = prescribed
        return found

    def last_day(self):
        """The day of the last occasion; an enrolment is one where it is rewarded."""
        days = [one.day for one in self.occasions.values()]
        return max(days, default=None)

    def episode_of(self, day):
        """The first and the last day of the episode that a day lies in."""
        begins = [turn.day for turn in self.turns if turn.kind == "participant.enrolled"]
        place = bisect.bisect_right(begins, day)
        return (begins[place - 1] if place else -1, begins[place] - 1 if place < len(begins) else 10**9)


# ---------------------------------------------------------------------------------------------
# Caps
# ---------------------------------------------------------------------------------------------


def year_before(day):
    """The same day a year before; 28 February for 29 February."""
    date = datetime.date.fromordinal(day)
    try:
        return date.replace(year=date.year - 1).toordinal()
    except ValueError:
        return date.replace(year=date.year - 1, day=28).toordinal()


def windows_of(cap, participant, day):
    """The windows of a cap that a day lies in, each as its first and last day."""
    date = datetime.date.fromordinal(day)
    if cap.per == "day":
        return [(day, day)]
    if cap.per == "month":
        first = date.replace(day=1)
        after = (first + datetime.timedelta(days=31)).replace(day=1)
        return [(first.toordinal(), after.toordinal() - 1)]
    if cap.per == "calendar-year":
        return [(date.replace(month=1, day=1).toordinal(), date.replace(month=12, day=31).toordinal())]
    if cap.per == "period":
        return [(cap.first, cap.last)]
    if cap.per == "episode":
        return [participant.episode_of(day)]
    ends = {day} | {one.day for one in participant.payments if one.day > day}
    years = [(year_before(last) + 1, last) for last in ends]
    return [(first, last) for first, last in years if first <= day]


def room(cap, participant, day, before):
    """What a cap leaves to pay for an occasion of this day, for which so much was paid before."""
    if cap.per == "reward":
        return max(0, cap.most - before)
    paid = [one for one in participant.payments
            if cap.funder is None or one.funder == cap.funder]
    used = max(sum(one.amount for one in paid if first <= one.day <= last)
               for first, last in windows_of(cap, participant, day))
    return max(0, cap.most - used)


class Limits:
    """The caps of a schedule, with the newest files that are adopted at present."""

    def __init__(self, schedule, files):
        self.caps = []
        for cap in schedule.caps:
            self.caps += files[cap].limits if type(cap) is str else [cap]

    def pay(self, participant, day, funder, amount, before=0, caps=None):
        """Pays what is due as far as it fits; what was paid."""
        caps = self.caps if caps is None else caps
        rooms = [room(cap, participant, day, before) for cap in caps if cap.is_for(funder, day)]
        fits = min([amount] + rooms)
        if fits:
            participant.payments.append(Payment(day, fits, funder))
        return fits

    def award(self, participant, owed, value):
        """Of the value of prizes: what another funder pays, and what nobody does."""
        before = participant.paid_for(owed.reward)
        passed = [(cap.awards, value - room(cap, participant, owed.day, before))
                  for cap in self.caps if cap.awards and cap.is_for(owed.funder, owed.day)]
        passed = [one for one in passed if one[1] > 0]
        beyond = value - self.pay_prizes(participant, owed, owed.funder, value, self.caps)
        if not passed:
            return 0, beyond
        other, part = passed[0]
        strict = [cap for cap in self.caps if not cap.awards]
        awarded = self.pay_prizes(participant, owed, other, part, strict)
        return awarded, beyond - awarded

    def pay_prizes(self, participant, owed, funder, value, caps):
        """Pays the value of prizes as far as it fits, and counts it for its reward."""
        before = participant.paid_for(owed.reward)
        paid = self.pay(participant, owed.day, funder, value, before, caps)
        if self.caps:
            participant.prizes_for[owed.reward] = (
                participant.prizes_for.get(owed.reward, 0) + paid)
        return paid


# ---------------------------------------------------------------------------------------------
# Paying: what is due after a course was worked through
# ---------------------------------------------------------------------------------------------


def plus(a, b):
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def minus(a, b):
    return (max(0, a[0] - b[0]), max(0, a[1] - b[1]), max(0, a[2] - b[2]))


def least(a, b):
    return (min(a[0], b[0]), min(a[1], b[1]), min(a[2], b[2]))


NOTHING = (0, 0, 0)


def shares(pool, deciders):
    """For each occasion that decides a day, what of everything paid for the day is for it."""
    own = [least(pool.get(one.occasion.entry, NOTHING), one.worth()) for one in deciders]
    left = NOTHING
    for paid in pool.values():
        left = plus(left, paid)
    for part in own:
        left = minus(left, part)
    found = []
    for place, one in enumerate(deciders):
        more = least(minus(one.worth(), own[place]), left)
        if place == len(deciders) - 1:
            more = left
        left = minus(left, more)
        found.append(plus(own[place], more))
    return found


class Due:
    """An outcome and what was paid for it before."""

    __slots__ = ("outcome", "before", "stretch")

    def __init__(self, outcome, before, stretch):
        self.outcome, self.before, self.stretch = outcome, before, stretch


def dues_of(participant, strand, days):
    """The outcomes of these days in the order of the course, each with what was paid for it.

    What was paid under any entry of a day is from now on what was paid for those that decide it.
    """
    found = []
    for day in days:
        for one in strand.contingencies:
            mine = [outcome for outcome in strand.outcomes[day] if outcome.contingency is one]
            deciders = [outcome for outcome in mine if outcome.decides]
            before = {}
            pool = participant.paid.get((one.id, day))
            if pool and deciders:
                parts = shares(pool, deciders)
                before = {outcome: part for outcome, part in zip(deciders, parts)}
                participant.paid[(one.id, day)] = {
                    outcome.occasion.entry: part for outcome, part in before.items()}
            found += [Due(outcome, before.get(outcome, NOTHING), strand.stretch)
                      for outcome in mine]
    return found


def positive_only(pairs):
    return {key: value for key, value in pairs.items() if value}


def reward_json(outcome, before, withheld):
    found = positive_only({
        "amount": outcome.amount, "bonus": outcome.bonus, "bonusDraws": outcome.bonus_draws,
        "bonusItems": outcome.bonus_items, "draws": outcome.draws, "items": outcome.items,
        "paidBefore": before[0], "paidBeforeDraws": before[1], "paidBeforeItems": before[2],
        "withheld": withheld})
    found.update(because=outcome.because, contingency=outcome.contingency.id, run=outcome.run,
                 verdict=outcome.verdict)
    for key, value in (("fellFrom", outcome.fell), ("phase", outcome.phase),
                       ("recovered", outcome.recovered), ("rung", outcome.rung),
                       ("standing", outcome.standing), ("toward", outcome.toward)):
        if value is not None:
            found[key] = value
    return found


def credit_json(outcome, given, withheld, participant):
    found = positive_only({"amount": given[0], "draws": given[1], "items": given[2],
                           "withheld": withheld})
    found.update(contingency=outcome.contingency.id, entry=outcome.occasion.entry,
                 participant=participant.code)
    return found


class Till:
    """Pays what one line is due, and tells it as the line's `yields`."""

    def __init__(self, ledger, line):
        self.ledger, self.line = ledger, line
        self.rewards, self.credits = [], []

    def settle(self, participant, dues, own=None):
        """Pays dues one after the other; those of the line's own entry are rewards."""
        rewards, credits = [], []
        for due in dues:
            given, withheld = self.pay(participant, due)
            if due.outcome.occasion.entry == own:
                rewards.append((due, given, withheld))
            elif given != NOTHING:
                credits.append((due, given, withheld))
        for paid in (rewards, credits):
            paid.sort(key=lambda one: one[0].outcome.contingency.place)
        for due, given, _ in rewards + credits:
            self.owe(participant, due, given[1])
        self.rewards += [reward_json(due.outcome, due.before, withheld)
                         for due, _, withheld in rewards]
        self.credits += [credit_json(due.outcome, given, withheld, participant)
                         for due, given, withheld in credits]

    def pay(self, participant, due):
        """Pays the difference within the caps; what was given, and what was withheld."""
        outcome, one = due.outcome, due.outcome.contingency
        day, reward = outcome.occasion.day, outcome.reward()
        money, draws, items = minus(outcome.worth(), due.before)
        limits = self.ledger.limits(due.stretch.schedule)
        before = due.before[0] + participant.prizes_for.get(reward, 0)
        paid = limits.pay(participant, day, one.funder, money, before) if money else 0
        if limits.caps and outcome.decides:
            participant.vouchers_for[reward] = due.before[0] + paid
        given = (paid, draws, items)
        if given != NOTHING:
            pool = participant.paid.setdefault((one.id, day), {})
            entry = outcome.occasion.entry
            pool[entry] = plus(pool.get(entry, NOTHING), given)
        participant.earned += paid
        if items:
            form = one.pay_in(outcome.phase).ladder
            counts = participant.rates if form.kind == "rate" else participant.things
            counts[form.name] = counts.get(form.name, 0) + items
        return given, money - paid

    def owe(self, participant, due, draws):
        if not draws:
            return
        bowl = self.ledger.newest["bowl"][due.outcome.bowl]
        participant.draws_earned += draws
        owed = Owed(self.line.n, bowl, due.outcome, self.ledger.limits(due.stretch.schedule))
        if participant.owed and participant.owed[-1].is_like(owed):
            owed = participant.owed[-1]
        else:
            participant.owed.append(owed)
        owed.count += draws

    def yields(self):
        found = {}
        if self.rewards:
            found["rewards"] = self.rewards
        if self.credits:
            found["credits"] = self.credits
        return found


# ---------------------------------------------------------------------------------------------
# Draws
# ---------------------------------------------------------------------------------------------


def chain_elements(master, chain):
    """The elements of a chain, the anchor first."""
    element = hmac.new(master, b"cmdraw/v1/master\x00" + chain.to_bytes(8, "big"), "sha256").digest()
    found = [element]
    for _ in range(CHAIN_LENGTH):
        element = one_back(element)
        found.append(element)
    return found[::-1]


def one_back(element):
    return sha256(b"cmdraw/v1/chain\x00" + element)


def commitment(master):
    return hexdigest(b"cmdraw/v1/commit\x00" + master)


def with_length(text):
    data = text.encode("utf-8")
    return len(data).to_bytes(4, "big") + data


def slip_among(element, origin, participant, ordinal, word, many):
    """A number below `many`, by rejection so that each is equally likely."""
    limit = 2**64 // many * many
    message = (b"cmdraw/v1/out\x00" + with_length(origin) + with_length(participant)
               + ordinal.to_bytes(8, "big") + with_length(word))
    block = 0
    while True:
        digest = hmac.new(element, message + block.to_bytes(4, "big"), "sha256").digest()
        for place in range(0, 32, 8):
            found = int.from_bytes(digest[place:place + 8], "big")
            if found < limit:
                return found % many
        block += 1


class OutOfBowl:
    """The slips that a participant has drawn from a bowl that are not replaced yet."""

    def __init__(self, drawn=()):
        self.drawn = list(drawn)

    def left(self, bowl):
        return bowl.slips - len(self.drawn)

    def take(self, bowl, place):
        """The slip that has this place among those that are left."""
        for slip in self.drawn:
            if slip <= place:
                place += 1
        self.take_slip(bowl, place)
        return place

    def take_of_tier(self, bowl, tier):
        """Takes the slip of a tier that has the lowest number; whether one is left."""
        out = set(self.drawn)
        slip = next((slip for slip in bowl.slips_of(tier) if slip not in out), None)
        if slip is not None and not bowl.replaced:
            self.take_slip(bowl, slip)
        return slip is not None

    def take_slip(self, bowl, slip):
        """Takes a slip out; when it was the last, all go back."""
        bisect.insort(self.drawn, slip)
        if len(self.drawn) == bowl.slips:
            self.drawn = []


# ---------------------------------------------------------------------------------------------
# The ledger: what each kind of entry changes, and what the rules let in
# ---------------------------------------------------------------------------------------------


def require(holds, what, expected=None, found=None):
    if not holds:
        raise Refused(what, expected, found)


READERS = {"bowl": Bowl, "caps": Caps, "deck": Deck, "programme": Programme, "schedule": Schedule}

ACTS = {
    "ledger.created": (),
    "bowl.adopted": ("adoption",),
    "caps.adopted": ("adoption",),
    "deck.adopted": ("adoption",),
    "programme.adopted": ("adoption",),
    "schedule.adopted": ("adoption",),
    "visit.excused": ("excuse",),
    "entry.corrected": ("correction",),
    "draw.by-hand": ("draw-by-hand",),
    "draw.secret-replaced": ("secrets",),
    "draw.voided": ("secrets",),
    "log.set-aside": ("recovery",),
    "log.head-adopted": ("recovery",),
    "log.restored": ("recovery",),
    "operator.added": ("operators",),
    "operator.retired": ("operators",),
    "operator.pin-changed": ("operators",),
}
AT_THE_DESK = frozenset(words("recording excuse draw-by-hand"))


def acts_of(line):
    """What is done by a line, as far as it matters who may do it."""
    data = line.data
    if line.kind == "entry.corrected" and data.get("to", {}).get("kind") == "visit.excused":
        return ("correction", "excuse")
    if line.kind == "operator.pin-changed" and data["operator"] == line.by:
        return ()
    if line.kind == "draw.chain-renewed" and data.get("reason") in ("exposed", "participant-asked"):
        return ("secrets",)
    return ACTS.get(line.kind, ("recording",))


def may(role, act, programme):
    """Whether operators of a role may do that."""
    if role == "desk":
        return act in AT_THE_DESK and not (programme and act in programme.reserved)
    return role == "supervisor"


class Ledger:
    """Everything that follows from the lines up to here."""

    derives_anchors = False

    def __init__(self, masters, tree):
        """The masters that are known, by what commits to each, and the tree over the lines before."""
        self.masters, self.tree = masters, tree
        self.origin = self.currency = self.commitment = self.replaced = None
        self.operators, self.programme = {}, None
        self.requests, self.kinds = set(), []
        self.newest = {kind: {} for kind in READERS}
        self.by_digest = {kind: {} for kind in READERS}
        self.versions = set()
        self.participants, self.entries, self.labels = {}, {}, {}
        self.words, self.chains = set(), 0

    # -- each line

    def apply(self, line):
        """Takes one line in; it is refused where the rules would not have recorded it so."""
        require((line.n == 0) == (line.kind == "ledger.created"),
                "the first line creates the ledger, and no other does")
        require(line.id not in self.requests, "the entry repeats a request", None, line.id)
        self.check_days(line)
        self.check_rights(line)
        expected = KINDS[line.kind](self, line) or {}
        self.requests.add(line.id)
        told_yields = line.data.get("yields", {})
        require(told_yields == expected, "what the entry yields is not what follows",
                canonical(expected).decode(), canonical(told_yields).decode())

    def check_days(self, line):
        occasion = line.data.get("to", {}).get("occasion", {})
        for day in (line.data.get("on"), line.data.get("from"), occasion.get("on")):
            if day is not None:
                require(day_number(day) <= farthest_day(line.at),
                        "a day lies after the day on which it was recorded", None, day)

    def check_rights(self, line):
        """Whoever recorded it may, and not alone where the programme wants a second person."""
        acts = acts_of(line)
        if self.operators:
            for act in acts:
                require(may(self.role(line.by), act, self.programme), "the role may not do that",
                        None, act)
        second = line.data.get("witness", line.data.get("secondPerson"))
        if second is None:
            require(self.programme is None or not self.programme.shared & set(acts),
                    "a second person is needed")
            return
        require(second != line.by, "the second person is the one who recorded it")
        require(not self.operators or self.role(second) != "auditor",
                "the second person is an auditor")

    def role(self, code):
        require(code in self.operators, "nobody of that code is an active operator", None, code)
        return self.operators[code]

    def participant(self, line):
        found = self.participants.get(line.data["participant"])
        require(found is not None, "the participant was not enrolled")
        return found

    def limits(self, schedule):
        return Limits(schedule, self.newest["caps"])

    # -- documents and the first line

    def create(self, line):
        data = line.data
        self.origin, self.currency = data["origin"], data["currency"]
        self.commitment = data["drawCommitment"]

    def adopt(self, line):
        kind, data = line.kind.split(".")[0], line.data
        document = usable(kind, data)
        require((kind, document.id, document.version) not in self.versions,
                "the document was adopted before")
        require(kind in ("deck", "programme") or document.currency == self.currency,
                "the document is in another currency", self.currency)
        if kind == "schedule":
            require(document.bowls() <= self.newest["bowl"].keys(),
                    "a bowl of the schedule was not adopted before it")
            for cap in document.caps:
                require(type(cap) is not str or cap in self.newest["caps"],
                        "caps of the schedule were not adopted before it", None, cap)
        if kind == "deck":
            self.words.update(document.words)
        if kind == "programme":
            self.programme = document
        document.digest = data["digest"]
        self.versions.add((kind, document.id, document.version))
        newest = self.newest[kind].get(document.id)
        if newest is None or newest.version < document.version:
            self.newest[kind][document.id] = document
        self.by_digest[kind][data["digest"]] = document

    # -- operators

    def add_operator(self, line):
        data = line.data
        require(data["operator"] not in self.operators, "the operator is active already")
        require(bool(self.operators) or data["role"] == "supervisor",
                "the first operator is a supervisor")
        self.operators[data["operator"]] = data["role"]

    def retire_operator(self, line):
        leaving = line.data["operator"]
        others = [role for code, role in self.operators.items() if code != leaving]
        require(self.role(leaving) != "supervisor" or "supervisor" in others,
                "the last supervisor stays")
        del self.operators[leaving]

    def change_pin(self, line):
        owner = line.data["operator"]
        role = self.role(owner)
        require("lost" not in line.data or (role == "supervisor" and owner == line.by),
                "only a supervisor sets a lost PIN, and only the own")

    # -- turns of an episode

    def enroll(self, line):
        data = line.data
        schedule = self.by_digest["schedule"].get(data["schedule"])
        require(schedule is not None, "the schedule was not adopted")
        participant = self.participants.get(data["participant"])
        day = day_number(data["from"])
        if participant is None:
            participant = Participant(data["participant"])
        else:
            require(participant.status() == "ended", "the episode has not ended")
            self.check_none_pending(participant)
            self.check_turn(participant, day, alone=True)
        self.check_medicines(schedule, data["prescribed"])
        self.renew_chain(participant, data)
        self.participants[data["participant"]] = participant
        participant.turns.append(Turn(line.kind, line.n, day))
        participant.find_pauses()
        participant.medicines.append((day, frozenset(data["prescribed"])))
        self.begin_stretch(participant, line, day, schedule, 0, False)
        occasion = Occasion(line.n, line.kind, data, day, frozenset(data["prescribed"]))
        return self.record_occasion(line, participant, occasion)

    def begin_stretch(self, participant, line, day, schedule, phase, goes_on):
        before = participant.stretches[-1] if goes_on else None
        participant.stretches.append(
            Stretch(participant, line.n, day, schedule, phase, before))

    def check_turn(self, participant, day, alone=False):
        require(day >= participant.turns[-1].day, "the days of turns go back")
        last = participant.last_day()
        if last is not None:
            require(day > last if alone else day >= last, "an occasion was recorded on a later day")

    def check_medicines(self, schedule, prescribed):
        expected = expected_analytes(prescribed)
        for one in schedule.contingencies:
            targets = one.targets | one.analytes
            require(not targets or not targets <= expected,
                    "the prescriptions make every target expected")

    def pause(self, line):
        participant, day = self.participant(line), day_number(line.data["from"])
        require(participant.status() == "running", "the episode is not running")
        self.check_turn(participant, day)
        self.turn(participant, line, day)

    def resume(self, line):
        participant, day = self.participant(line), day_number(line.data["from"])
        require(participant.status() == "paused", "the episode is not paused")
        self.check_turn(participant, day)
        self.turn(participant, line, day)

    def end(self, line):
        participant, day = self.participant(line), day_number(line.data["from"])
        require(participant.status() != "ended", "the episode has ended")
        self.check_turn(participant, day)
        self.turn(participant, line, day)

    def turn(self, participant, line, day):
        participant.turns.append(Turn(line.kind, line.n, day))
        participant.find_pauses()
        self.entries[line.n] = (line.kind, participant.code)

    def move(self, line):
        data = line.data
        participant, day = self.participant(line), day_number(data["from"])
        schedule = self.by_digest["schedule"].get(data["schedule"])
        require(schedule is not None, "the schedule was not adopted")
        require(participant.status() == "running", "the episode is not running")
        self.check_turn(participant, day, alone=True)
        phase = 0
        if "phase" in data:
            require(data["phase"] in schedule.phase_place, "the schedule has no such phase")
            phase = schedule.phase_place[data["phase"]]
        require("phase" in data or schedule is not participant.stretches[-1].schedule,
                "nothing changes")
        self.check_medicines(schedule, participant.medicines_on(day))
        for first, prescribed in participant.medicines:
            if first > day:
                self.check_medicines(schedule, prescribed)
        participant.turns.append(Turn(line.kind, line.n, day))
        self.begin_stretch(participant, line, day, schedule, phase, True)

    def change_medicines(self, line):
        participant, day = self.participant(line), day_number(line.data["from"])
        require(participant.is_running_on(day), "no episode is running on that day")
        prescribed = frozenset(line.data["prescribed"])
        last_day, last = participant.medicines[-1]
        require(prescribed != last, "nothing changes")
        require(day >= last_day, "the days of medicines go back")
        self.check_medicines(participant.stretches[-1].schedule, prescribed)
        participant.medicines.append((day, prescribed))

    # -- occasions

    def record(self, line):
        participant, data = self.participant(line), line.data
        day = day_number(data["on"])
        occasion = Occasion(line.n, line.kind, data, day, participant.medicines_on(day))
        require(participant.is_running_on(day), "no episode is running on that day")
        self.check_occasion(participant, occasion)
        if "label" in data:
            self.labels[data["label"]] = line.n
        return self.record_occasion(line, participant, occasion)

    def check_occasion(self, participant, occasion):
        """What the rules ask of an occasion beside its day."""
        stretch = participant.stretch_of(occasion.day)
        require(stretch is not None, "no episode is running on that day")
        schedule = stretch.schedule
        if occasion.kind == "milestone.reached":
            require(any(one.milestone == occasion.milestone for one in schedule.contingencies),
                    "the schedule does not reward the milestone")
        if occasion.is_test():
            label = occasion.data.get("label")
            require(label is None or self.labels.get(label, occasion.entry) == occasion.entry,
                    "another test has the label")
            self.check_told(schedule, occasion)
        self.check_visits(participant, stretch, occasion)

    def check_told(self, schedule, occasion):
        """Results where a summary would be ambiguous, and readings where they are asked for."""
        mine = [one for one in schedule.contingencies if one.counts(occasion)]
        for analyte in {analyte for one in mine for analyte in one.analytes}:
            require(occasion.results.get(analyte) not in ("negative", "positive", "presumptive")
                    or analyte in occasion.readings, "a reading is needed")
        if occasion.summary is None:
            return
        looks = {rule.targets for one in mine for rule in one.rule.every() if rule.targets}
        require(len(looks) <= 1, "the results of a test are needed where targets differ")
        strips = CLASS_STRIPS & occasion.medicines
        require(occasion.summary not in ("positive", "presumptive")
                or not any(strips & set(targets) for targets in looks),
                "the results of a test are needed where a class strip may show a medicine")
        require(bool(occasion.readings) or not any(one.analytes for one in mine),
                "readings are needed")

    def check_visits(self, participant, stretch, occasion):
        """A visit not held leaves no room for another in its place."""
        schedule = stretch.schedule
        if not is_visit(schedule, occasion):
            return
        others = [one for one in participant.occasions.values()
                  if one.day == occasion.day and one.entry != occasion.entry
                  and is_visit(schedule, one)]
        mine = [one for one in schedule.contingencies if one.counts(occasion)]
        if occasion.contingency is not None:
            require(bool(mine), "visits count for no contingency of that name")
        elif occasion.kind in NOT_HELD:
            self.check_room(schedule, others)
            return
        else:
            others = [one for one in others if one.kind in NOT_HELD]
            self.check_room(schedule, [one for one in others if one.contingency is None])
        for contingency in mine:
            self.check_room(schedule, [one for one in others if contingency.counts(one)])

    def check_room(self, schedule, others):
        most = max(phase.per_day for phase in schedule.phases)
        require(len(others) < most, "the visit of the day is recorded already")

    def record_occasion(self, line, participant, occasion):
        """Adds an occasion to its course, and pays what is due."""
        stretch = participant.stretch_of(occasion.day)
        if occasion.kind != "participant.enrolled":
            self.entries[line.n] = (line.kind, participant.code)
        elif not any(one.counts(occasion) for one in stretch.schedule.contingencies):
            return None
        participant.occasions[line.n] = occasion
        found = []
        for strand in stretch.strands:
            if strand.counts(occasion):
                found += self.add_to(participant, strand, occasion)
        found.sort(key=lambda pair: pair[0])
        till = Till(self, line)
        till.settle(participant, [due for _, dues in found for due in dues], own=line.n)
        for later in stretch.after():
            self.rework_stretch(till, participant, later, ())
        return till.yields()

    def add_to(self, participant, strand, occasion):
        """What is due in one strand, each with the place of the contingency that it is paid at."""
        strand.add(occasion)
        day = occasion.day
        if strand.comes_last(occasion):
            strand.extend(day)
            return [(outcome.contingency.place, [Due(outcome, NOTHING, strand.stretch)])
                    for outcome in strand.outcomes[day] if outcome.occasion is occasion]
        first = min(one.place for one in strand.contingencies if one.counts(occasion))
        return [(first, dues_of(participant, strand, strand.rework()))]

    def rework_stretch(self, till, participant, stretch, touched):
        """Works through again what was touched, or begins somewhere else now, and pays."""
        dues = []
        for strand in stretch.strands:
            if strand.starts_elsewhere() or strand in touched:
                dues += dues_of(participant, strand, strand.rework())
        till.settle(participant, dues)

    # -- corrections

    def correct(self, line):
        data = line.data
        require(data["corrects"] in self.entries, "the entry cannot be corrected")
        kind, code = self.entries[data["corrects"]]
        require(data["participant"] == code, "the entry is of another participant", code,
                data["participant"])
        participant = self.participants[code]
        if kind in OCCASIONS:
            return self.correct_occasion(line, participant, kind)
        require("to" not in data, "the entry can only be taken out")
        if kind == "voucher.redeemed":
            require(data["corrects"] in participant.redeemed, "the entry was taken out before")
            del participant.redeemed[data["corrects"]]
            return None
        return self.take_out_turn(line, participant)

    def take_out_turn(self, line, participant):
        turn = participant.turns[-1]
        require(turn.entry == line.data["corrects"] and turn.kind in (
            "participant.paused", "participant.resumed", "participant.ended"),
            "only the last turn can be taken out")
        if turn.kind == "participant.resumed":
            last = participant.last_day()
            require(last is None or last < turn.day, "something was recorded since")
        participant.turns.pop()
        participant.find_pauses()

    def correct_occasion(self, line, participant, kind):
        entry = line.data["corrects"]
        was_out = entry not in participant.occasions
        require("to" in line.data or not was_out, "the entry was taken out before")
        old = participant.out[entry] if was_out else participant.occasions[entry]
        till, target, occasion = Till(self, line), participant, None
        if "to" in line.data:
            target, occasion = self.corrected(line, participant, old, kind, was_out)
        touched = [] if was_out else self.take_out(participant, old)
        if target is not participant or occasion is None:
            for stretch in participant.stretches:
                self.rework_stretch(till, participant, stretch, touched)
            touched = []
        if occasion is not None:
            touched += self.put_in(target, occasion)
            for stretch in target.stretches:
                self.rework_stretch(till, target, stretch, touched)
        return till.yields()

    def corrected(self, line, participant, old, kind, was_out):
        """The participant and the occasion that a correction says is right."""
        to = line.data["to"]
        same_kind = kind == to["kind"] or {kind, to["kind"]} <= NOT_HELD
        require(same_kind, "an entry is corrected to one of its own kind")
        content, day = to["occasion"], day_number(to["occasion"]["on"])
        require(content.get("contingency") == old.contingency,
                "a visit not held is corrected to one of its own contingency")
        if kind == "milestone.reached":
            require(content["milestone"] == old.milestone, "a milestone is corrected to its own kind")
        target = self.participants.get(content["participant"])
        require(target is not None, "the participant was not enrolled")
        occasion = Occasion(old.entry, to["kind"], content, day, target.medicines_on(day))
        if was_out or target is not participant or day != old.day:
            require(target.is_running_on(day), "no episode is running on that day")
        before = {key: value for key, value in old.data.items()
                  if key not in ("yields", "secondPerson")}
        changes = was_out or before != content or old.kind != to["kind"]
        require(changes or old.medicines != occasion.medicines, "nothing changes")
        self.check_occasion(target, occasion)
        return target, occasion

    def take_out(self, participant, old):
        """Takes an occasion out of its course; the strands that it was in."""
        del participant.occasions[old.entry]
        participant.out[old.entry] = old
        if self.labels.get(old.data.get("label")) == old.entry:
            del self.labels[old.data["label"]]
        touched = []
        for strand in participant.stretch_of(old.day).strands:
            if strand.counts(old):
                strand.remove(old.entry, old.day)
                strand.out[old.entry] = old.day
                touched.append(strand)
        return touched

    def put_in(self, participant, occasion):
        """Puts a corrected occasion where it belongs; the strands that this touches."""
        entry, stretch = occasion.entry, participant.stretch_of(occasion.day)
        participant.occasions[entry] = occasion
        participant.out.pop(entry, None)
        self.entries[entry] = (occasion.kind, participant.code)
        if "label" in occasion.data:
            self.labels[occasion.data["label"]] = entry
        touched = [strand for strand in stretch.strands
                   if entry in strand.out or strand.counts(occasion)]
        for one in participant.stretches:
            for strand in one.strands:
                strand.out.pop(entry, None)
        for strand in stretch.strands:
            if strand.counts(occasion):
                strand.add(occasion)
        self.take_along(participant, stretch, occasion)
        for (name, day), pool in participant.paid.items():
            for strand in participant.stretch_of(day).strands if entry in pool else ():
                if any(one.id == name and (day != occasion.day or not one.counts(occasion))
                       for one in strand.contingencies):
                    strand.out[entry] = day
        return touched

    def take_along(self, participant, stretch, occasion):
        """What was paid for an occasion goes along to its day, where a contingency takes it."""
        takes = [one for strand in stretch.strands for one in strand.contingencies
                 if one.counts(occasion)]
        if not takes:
            return
        elsewhere, found = NOTHING, {one.id: NOTHING for one in takes}
        for (name, day), pool in participant.paid.items():
            if occasion.entry not in pool:
                continue
            if participant.stretch_of(day) is not stretch:
                elsewhere = plus(elsewhere, pool.pop(occasion.entry))
            elif name in found:
                found[name] = plus(found[name], pool.pop(occasion.entry))
        found[takes[0].id] = plus(found[takes[0].id], elsewhere)
        for name, paid in found.items():
            if paid != NOTHING:
                pool = participant.paid.setdefault((name, occasion.day), {})
                pool[occasion.entry] = plus(pool.get(occasion.entry, NOTHING), paid)

    # -- draws

    def renew_chain(self, participant, data):
        require(data["chain"] == self.chains, "the chain is not the next", self.chains, data["chain"])
        if self.derives_anchors and self.commitment in self.masters:
            anchor = chain_elements(self.masters[self.commitment], self.chains)[0].hex()
            require(anchor == data["anchor"], "the anchor is not that of the chain", anchor,
                    data["anchor"])
        self.chains += 1
        participant.chain, participant.secret = data["chain"], self.replaced
        participant.element, participant.made_on_chain = data["anchor"], 0

    def renew(self, line):
        participant, reason = self.participant(line), line.data.get("reason")
        self.check_none_pending(participant)
        if reason is None:
            require(participant.made_on_chain == CHAIN_LENGTH, "the chain is not used up")
        if reason == "secret-replaced":
            require(participant.secret != self.replaced, "the secret was not replaced")
        self.renew_chain(participant, line.data)

    def replace_secret(self, line):
        data = line.data
        require(data["reason"] == "lost"
                or all(one.pending is None for one in self.participants.values()),
                "draws are asked for that were not made")
        require(data["drawCommitment"] != self.commitment, "the secret is the same")
        self.commitment, self.replaced = data["drawCommitment"], line.n

    def void_draws(self, line):
        participant, data = self.participant(line), line.data
        require(participant.pending is not None, "no draws were asked for")
        require(participant.secret != self.replaced, "the secret of the chain was not replaced")
        expected = {"participant": participant.code, "replaced": self.replaced,
                    "request": participant.pending[0]}
        require(data == expected, "what was given up is not what was asked for",
                canonical(expected).decode(), canonical(data).decode())
        participant.pending = None

    def check_none_pending(self, participant):
        require(participant.pending is None, "draws are asked for that were not made")

    def next_owed(self, participant):
        """The draws that are owed longest, while no others wait to be made."""
        self.check_none_pending(participant)
        require(bool(participant.owed), "no draws are owed")
        return participant.owed[0]

    def request_draws(self, line):
        participant, data = self.participant(line), line.data
        owed = self.next_owed(participant)
        require(participant.secret == self.replaced, "the secret of the chain was replaced")
        require(participant.made_on_chain < CHAIN_LENGTH, "the chain is used up")
        word = data["word"]
        require(word == "" or is_number_word(word) or word in self.words,
                "the word is in no adopted deck")
        left = CHAIN_LENGTH - participant.made_on_chain
        expected = {"bowl": owed.bowl.digest, "chain": participant.chain,
                    "count": min(owed.count, left), "entitledBy": owed.entry,
                    "first": participant.made_on_chain + 1, "participant": participant.code,
                    "word": word}
        require(data == expected, "the request is not what is owed",
                canonical(expected).decode(), canonical(data).decode())
        participant.pending, participant.told = (line.n, data), None

    def make_draws(self, line):
        participant, data = self.participant(line), line.data
        require(participant.pending is not None, "no draws were asked for")
        entry, request = participant.pending
        owed = participant.owed[0]
        require(data["request"] == entry, "the result is of another request", entry, data["request"])
        elements = self.elements_back(participant, data["element"], request["count"])
        slips = [self.slip(participant, owed.bowl, element, request["first"] + place,
                           request["word"])
                 for place, element in enumerate(elements)]
        require(data["slips"] == slips, "the slips are not those of the draws",
                canonical(slips).decode(), canonical(data["slips"]).decode())
        participant.pending = None
        participant.element = data["element"]
        participant.made_on_chain += request["count"]
        participant.make_draws(request["count"])
        value = sum(owed.bowl.tier(one["slip"])[1] for one in slips)
        return self.award_prizes(participant, owed, value)

    def draw_by_hand(self, line):
        participant, data = self.participant(line), line.data
        if "corrects" in data:
            return self.tell_again(line, participant)
        owed = self.next_owed(participant)
        count = min(owed.count, CHAIN_LENGTH)
        out = OutOfBowl(participant.out_of(owed.bowl).drawn)
        value = self.told_value(participant, owed, out, data, count)
        participant.told = Told(line.n, owed, out, data["tiers"], value)
        participant.make_draws(count)
        return self.award_prizes(participant, owed, value)

    def tell_again(self, line, participant):
        """Draws by hand told wrongly: nothing is drawn, and only what they are worth more counts."""
        data, told = line.data, participant.told
        self.check_none_pending(participant)
        require(told is not None and told.entry == data["corrects"],
                "only the last draws by hand are told again")
        require(data["tiers"] != told.tiers, "nothing changes")
        value = self.told_value(participant, told.owed, told.out, data, len(told.tiers))
        more = max(0, value - told.most)
        told.entry, told.tiers, told.most = line.n, data["tiers"], told.most + more
        return self.award_prizes(participant, told.owed, more)

    def told_value(self, participant, owed, before, data, count):
        """What the slips of draws by hand are worth; takes them out of a bowl that was so before."""
        for key, expected in (("bowl", owed.bowl.digest), ("entitledBy", owed.entry)):
            require(data[key] == expected, "the draws are not those that are owed", expected,
                    data[key])
        require(len(data["tiers"]) == count, "other draws are owed", count, len(data["tiers"]))
        out = OutOfBowl(before.drawn)
        for tier in data["tiers"]:
            require(out.take_of_tier(owed.bowl, tier), "the bowl has no such slip", None, tier)
        participant.drawn[owed.bowl.digest] = out
        return sum(owed.bowl.value_of(tier) for tier in data["tiers"])

    def elements_back(self, participant, element, count):
        """The elements of all draws of a request, from that of the last one."""
        found, one = [], bytes.fromhex(element)
        for _ in range(count):
            found.append(one)
            one = one_back(one)
        require(one.hex() == participant.element, "the element is not on the chain",
                participant.element, one.hex())
        return found[::-1]

    def slip(self, participant, bowl, element, ordinal, word):
        if bowl.replaced:
            slip = slip_among(element, self.origin, participant.code, ordinal, word, bowl.slips)
        else:
            out = participant.out_of(bowl)
            place = slip_among(element, self.origin, participant.code, ordinal, word, out.left(bowl))
            slip = out.take(bowl, place)
        return {"slip": slip, "tier": bowl.tier(slip)[0]}

    def award_prizes(self, participant, owed, value):
        """What becomes of the value of prizes, where not all of it lies within the caps."""
        awarded, withheld = owed.limits.award(participant, owed, value)
        participant.prizes += value - withheld
        participant.prizes_withheld += withheld
        if not awarded and not withheld:
            return None
        prize = positive_only({"awarded": awarded, "withheld": withheld})
        prize["value"] = value
        return {"prizes": prize}

    # -- the rest

    def redeem(self, line):
        participant, amount = self.participant(line), line.data["amount"]
        require(day_number(line.data["on"]) >= participant.turns[0].day,
                "the day lies before the enrolment")
        require(amount <= participant.balance(), "it is more than the balance",
                participant.balance(), amount)
        participant.redeemed[line.n] = amount
        self.entries[line.n] = (line.kind, participant.code)

    def set_aside(self, line):
        """Nothing follows from it: it may be told of later, and of a log that was put back since."""

    def take_up(self, line):
        """The log was taken up as it lay before this line."""
        data = line.data
        for key, expected in (("bytes", line.offset), ("entries", line.n),
                              ("root", self.tree.root())):
            require(data[key] == expected, "the log before was another", expected, data[key])
        require(data.get("vouched", 0) <= line.n, "more was vouched for than there was", line.n,
                data.get("vouched"))


def is_visit(schedule, occasion):
    """Whether an occasion is one of the visits of its day."""
    if occasion.kind == "milestone.reached":
        return any(one.at_visits and one.milestone == occasion.milestone
                   for one in schedule.contingencies)
    return occasion.kind != "participant.enrolled"


def usable(kind, data):
    """The document that a line holds; refused where it is another than it says, or no use."""
    text = data["text"]
    require(hexdigest(text.encode("utf-8")) == data["digest"],
            "the document has another digest than the line says")
    try:
        document = READERS[kind](read_document(text))
        if kind == "schedule":
            play_examples(document)
    except Unusable as problem:
        raise Refused("the document cannot be used", None, str(problem))
    require((document.id, document.version) == (data["id"], data["version"]),
            "the document has another id or version than the line says")
    return document


KINDS = {
    "ledger.created": Ledger.create,
    "bowl.adopted": Ledger.adopt,
    "caps.adopted": Ledger.adopt,
    "deck.adopted": Ledger.adopt,
    "programme.adopted": Ledger.adopt,
    "schedule.adopted": Ledger.adopt,
    "operator.added": Ledger.add_operator,
    "operator.retired": Ledger.retire_operator,
    "operator.pin-changed": Ledger.change_pin,
    "participant.enrolled": Ledger.enroll,
    "test.recorded": Ledger.record,
    "visit.missed": Ledger.record,
    "visit.excused": Ledger.record,
    "visit.closed": Ledger.record,
    "milestone.reached": Ledger.record,
    "entry.corrected": Ledger.correct,
    "draw.requested": Ledger.request_draws,
    "draw.result": Ledger.make_draws,
    "draw.chain-renewed": Ledger.renew,
    "draw.by-hand": Ledger.draw_by_hand,
    "draw.secret-replaced": Ledger.replace_secret,
    "draw.voided": Ledger.void_draws,
    "voucher.redeemed": Ledger.redeem,
    "medicines.changed": Ledger.change_medicines,
    "participant.paused": Ledger.pause,
    "participant.resumed": Ledger.resume,
    "participant.moved": Ledger.move,
    "participant.ended": Ledger.end,
    "log.set-aside": Ledger.set_aside,
    "log.head-adopted": Ledger.take_up,
    "log.restored": Ledger.take_up,
}


# ---------------------------------------------------------------------------------------------
# Worked examples
# ---------------------------------------------------------------------------------------------


FIRST_DAY = datetime.date(2026, 1, 5).toordinal()
LETTER = re.compile(r"([0-9]*)([NPMEC]|R[0-9]{1,7}(?:\.[0-9]{1,3})?)")


def letters_of(stream):
    """The letters of a stream, repeated as the numbers before them say."""
    if not is_text(stream):
        raise Unusable("a stream is a text")
    found = []
    for part in stream.split():
        place = 0
        while place < len(part):
            match = LETTER.match(part, place)
            if match is None or match.group(1) == "0":
                raise Unusable("%r is no stream" % stream)
            found += [match.group(2)] * min(4_000, int(match.group(1) or 1))
            place = match.end()
    if not 0 < len(found) <= 3_640:
        raise Unusable("a stream has too few or too many letters")
    return found


class Example:
    """A course with what it earns."""

    def __init__(self, value):
        keys = Keys(value)
        self.stream = letters_of(keys.take("stream")) if "stream" in keys else None
        self.on = {}
        if "on" in keys:
            on = keys.object("on")
            self.on = {name: letters_of(on.take(name)) for name in list(on.left)}
        self.total = amount_of(keys.take("total")) if "total" in keys else None
        self.draws = keys.take("draws", number(0, 1_000_000), None)
        self.items = keys.take("items", lambda value: type(value) is dict, None)
        self.earns = keys.take("earns", is_filled, None)
        keys.take("note", is_text, None)
        keys.done()
        if self.stream is None and not self.on:
            raise Unusable("an example is a course")
        if (self.total, self.draws, self.items, self.earns) == (None,) * 4:
            raise Unusable("an example says what a course earns")


class Played:
    """An occasion of a worked example: a letter for one contingency."""

    kind, specimen, milestone, condition = "played", None, None, None

    def __init__(self, entry, contingency, letter, day):
        self.entry, self.only, self.letter, self.day = entry, contingency, letter, day
        self.readings = {}
        if letter[0] == "R":
            self.readings = {analyte: amount_of(letter[1:]) for analyte in contingency.analytes}

    def is_test(self):
        return self.only.kind == "test" and self.letter[0] in "NPR"

    def judged(self, judge):
        one = self.only
        if self.letter == "M":
            return judge.word("missed")
        if self.letter == "E":
            return (one.excused["run"], "excused")
        if self.letter == "C":
            return ("held", "closed")
        if one.kind == "enrolment":
            return ("met", "enrolled")
        if one.kind == "milestone":
            return ("met", "reached") if self.letter == "N" else judge.word("missed")
        if self.letter[0] == "R":
            return reading_alone(judge, one.rule, self)
        if self.letter == "N" or only_submitted(one.rule):
            return ("met", "negative")
        return judge.word("positive")


def only_submitted(rule):
    """Whether any specimen meets a rule."""
    if rule.form == "submitted":
        return True
    if rule.form == "anyOf":
        return any(map(only_submitted, rule.parts))
    return rule.form == "allOf" and all(map(only_submitted, rule.parts))


def reading_alone(judge, rule, played):
    """The verdict of a test of which nothing but a reading is told; its targets are negative."""
    if rule.form in ("everyTargetNegative", "anyTargetNegative"):
        return ("met", "negative")
    if rule.form in ("allOf", "anyOf"):
        parts = [reading_alone(judge, part, played) for part in rule.parts]
        return gravest(parts) if rule.form == "allOf" else lightest(parts)
    if rule.form == "submitted":
        return ("met", "submitted")
    played.medicines = ()
    return judge.word(judge.reading(rule, played))


class Play:
    """Plays a worked example of a schedule and compares."""

    def __init__(self, schedule, example):
        self.schedule, self.example = schedule, example
        participant = Participant("example")
        participant.turns.append(Turn("participant.enrolled", 0, FIRST_DAY))
        self.participant = participant
        self.stretch = Stretch(participant, 0, FIRST_DAY, schedule, 0, None)
        self.met_on = {}
        self.occasions = []
        for one in schedule.contingencies:
            self.place(one)

    def place(self, one):
        """Puts the letters of a contingency on their days."""
        letters = self.example.on.get(one.id)
        if one.kind == "enrolment":
            days, letters = [FIRST_DAY], ["N"]
        elif one.at_visits:
            letters = letters or self.example.stream
            days = self.visit_days(one, letters or (), letters is self.example.stream)
        else:
            days = self.any_days(one, len(letters or ()))
        for day, letter in zip(days, letters or ()):
            if letter == "N":
                self.met_on.setdefault(one.id, day)
            self.occasions.append(Played(len(self.occasions), one, letter, day))

    def visit_days(self, one, letters, is_shared):
        """The day of each planned visit; of a course of its own, where it can be met."""
        days, first = [], FIRST_DAY
        for place, phase in enumerate(self.schedule.phases):
            is_open = one.only is None or place in one.only
            if not is_open and not is_shared:
                first += 7 * phase.needed_weeks()
                continue
            found = phase.visit_days(letters[len(days):], one)
            days += [first + day for day in found]
            weeks = phase.needed_weeks()
            if phase.occasions is not None and found:
                weeks = found[-1] // 7 + 1
            first += 7 * weeks
        if len(days) < len(letters):
            raise Unusable("an example has more letters than visits")
        return days

    def any_days(self, one, many):
        """Days on which so many occasions follow each other as closely as they count."""
        day = one.window[0] or 0 if one.window else 0
        if one.needs:
            other, _, after = one.needs
            day = max(day, self.met_on.get(other.id, FIRST_DAY) - FIRST_DAY + (after or 0))
        days, of_day, of_week = [], 0, 0
        while len(days) < many and day < 4_000:
            if of_day < one.per_day and (one.per_week is None or of_week < one.per_week):
                days.append(FIRST_DAY + day)
                of_day, of_week = of_day + 1, of_week + 1
                continue
            day, of_day = day + 1, 0
            if day % 7 == 0:
                of_week = 0
        return days

    def check(self):
        earned = self.earned()
        example, people = self.example, self.participant
        total, draws = people.earned, people.draws_earned
        for told, found in ((example.total, total), (example.draws, draws)):
            if told is not None and told != found:
                raise Unusable("an example says %s in all; it comes to %s" % (told, found))
        if example.items is not None:
            told = {name: count for name, count in example.items.items() if count}
            if told != people.things:
                raise Unusable("an example says other things than it comes to")
        if example.earns is not None:
            told = [amount_of(one, self.schedule.point) if type(one) is str else one
                    for one in example.earns]
            if told != earned:
                raise Unusable("an example earns something else: %s" % earned)

    def earned(self):
        """What each occasion earns, in the order of the days; pays all of it."""
        dues = []
        for strand in self.stretch.strands:
            for occasion in self.occasions:
                if strand.counts(occasion):
                    strand.add(occasion)
            dues += dues_of(self.participant, strand, strand.rework())
        dues.sort(key=lambda due: (due.outcome.occasion.day, due.outcome.contingency.place,
                                   due.outcome.occasion.entry))
        caps = [cap for cap in self.schedule.caps if type(cap) is not str]
        earned, counts = {}, {}
        for due in dues:
            one, day = due.outcome.contingency, due.outcome.occasion.day
            slot = counts[(one.id, day)] = counts.get((one.id, day), -1) + 1
            worth = self.pay(due.outcome, caps)
            if one.kind != "enrolment":
                key = (day, slot) if one.at_visits else (day, slot, one.place)
                earned[key] = earned.get(key, 0) + worth
        return [earned[key] for key in sorted(earned)]

    def pay(self, outcome, caps):
        people, one = self.participant, outcome.contingency
        limits = Limits.__new__(Limits)
        limits.caps = caps
        paid = limits.pay(people, outcome.occasion.day, one.funder, outcome.amount)
        people.earned += paid
        people.draws_earned += outcome.draws
        pay = one.pay_in(outcome.phase) if outcome.phase is not None else None
        if outcome.items and pay.ladder.kind == "items":
            people.things[pay.ladder.name] = people.things.get(pay.ladder.name, 0) + outcome.items
        return paid or outcome.draws or outcome.items


def play_examples(schedule):
    for example in schedule.examples:
        Play(schedule, example).check()


# ---------------------------------------------------------------------------------------------
# A folder, read from its first byte
# ---------------------------------------------------------------------------------------------


class Finding:
    """Something that does not hold, and where."""

    def __init__(self, refused, line=None, offset=None, file="ledger.jsonl"):
        self.file, self.line, self.offset = file, line, offset
        self.what, self.expected, self.found = refused.what, refused.expected, refused.found

    def json(self):
        found = {"file": self.file, "what": self.what}
        for key in ("line", "offset", "expected", "found"):
            if getattr(self, key) is not None:
                found[key] = getattr(self, key)
        return found


class Verdict:
    """What was found in a folder."""

    def __init__(self):
        self.findings, self.entries, self.root, self.ledger = [], 0, None, None

    def add(self, *args, **named):
        self.findings.append(Finding(*args, **named))

    def first(self):
        return min(self.findings, key=lambda one: (one.line is None, one.line or 0), default=None)

    def json(self):
        first = self.first()
        found = {"ok": first is None, "entries": self.entries, "root": self.root}
        if first is not None:
            found["first"] = first.json()
        people = self.ledger.participants.values() if self.ledger else ()
        found["participants"] = {one.code: totals(one) for one in people}
        return found


def totals(one):
    redeemed = sum(one.redeemed.values())
    return {"earned": one.earned, "redeemed": redeemed, "balance": one.earned - redeemed,
            "drawsEarned": one.draws_earned, "drawsMade": one.draws_made, "prizes": one.prizes,
            "prizesWithheld": one.prizes_withheld, "items": one.things, "rates": one.rates}


def read_file(folder, name):
    try:
        with open(os.path.join(folder, name), "rb") as file:
            return file.read()
    except OSError:
        return None


def read_secret(folder, name):
    """The master in a file, or None where the file is not there."""
    raw = read_file(folder, name)
    if raw is None:
        return None
    if not re.fullmatch(rb"[0-9a-f]{64}\n", raw):
        raise Refused("the secret is not 64 digits and a line feed")
    return bytes.fromhex(raw[:64].decode())


def secrets_aside(folder):
    """The files of secrets that were replaced."""
    try:
        names = os.listdir(os.path.join(folder, "aside"))
    except OSError:
        return []
    return [os.path.join("aside", name) for name in names if name.startswith("secret-")]


def read_masters(folder, names):
    """The masters in these files, each by what commits to it."""
    found = [read_secret(folder, name) for name in names]
    return {commitment(master): master for master in found if master is not None}


def read_folder(folder):
    """Everything that there is to say about a ledger."""
    verdict = Verdict()
    raw = read_file(folder, "head")
    try:
        log = open(os.path.join(folder, "ledger.jsonl"), "rb")
    except OSError:
        verdict.add(Refused("the log is missing"))
        return verdict
    with log:
        if raw is None:
            verdict.add(Refused("the head is missing"), file="head")
            return verdict
        try:
            head, both = read_head(raw)
        except Refused as refused:
            verdict.add(refused, file="head")
            return verdict
        if not both:
            verdict.add(Refused("one half of the head is not whole"), file="head")
        masters = {}
        try:
            masters = read_masters(folder, ("secret", "secret.next"))
        except Refused as refused:
            verdict.add(refused, file="secret")
        read_log(log, head, {**read_masters(folder, secrets_aside(folder)), **masters}, verdict)
    if masters and verdict.ledger.commitment not in (None, *masters):
        verdict.add(Refused("the secret is not the one that the ledger committed itself to"),
                    file="secret")
    return verdict


def read_log(log, head, masters, verdict):
    """All lines, each in itself and then by its content; what is acknowledged must be just so."""
    tree = Tree()
    ledger = verdict.ledger = Ledger(masters, tree)
    offset, prev, checked = 0, ZEROS, True
    while True:
        if offset == head["bytes"]:
            verdict.entries, verdict.root = tree.size, tree.root()
            if (tree.size, verdict.root) != (head["entries"], head["root"]):
                verdict.add(Refused("what was acknowledged is another log", head["root"],
                                    verdict.root))
                return
        raw = log.readline(LONGEST_LINE + 1)
        if not raw and offset >= head["bytes"]:
            return
        try:
            check_end(raw, offset, head)
            line = read_line(raw[:-1], tree.size, prev, offset)
        except Refused as refused:
            verdict.add(refused, tree.size + 1, offset)
            return
        if checked:
            checked = check_content(ledger, line, verdict)
        tree.append(bytes.fromhex(line.self_))
        prev, offset = line.self_, offset + len(raw)


def check_end(raw, offset, head):
    """The line is whole, and the acknowledged part does not end within it."""
    end = offset + len(raw)
    if not raw.endswith(b"\n"):
        if len(raw) > LONGEST_LINE:
            raise Refused("the line is longer than a line may be")
        if end < head["bytes"]:
            raise Refused("the log was cut: it is shorter than what was acknowledged",
                          head["bytes"], end)
        raise Refused("the line does not end")
    if offset < head["bytes"] < end:
        raise Refused("what was acknowledged does not end where a line ends", head["bytes"], end)


def check_content(ledger, line, verdict):
    """Whether the content of a line holds; once it does not, nothing after it can be judged."""
    try:
        ledger.apply(line)
    except Refused as refused:
        verdict.add(refused, line.n + 1, line.offset)
        return False
    return True


# ---------------------------------------------------------------------------------------------
# Words for the desk
# ---------------------------------------------------------------------------------------------


def money(thousandths):
    whole, part = divmod(thousandths, 1000)
    return "%d.%s" % (whole, ("%03d" % part)[:2 if part % 10 == 0 else 3])


def in_words(folder, verdict):
    said = ["%s: %d entries, root %s" % (folder, verdict.entries, verdict.root or "-")]
    first = verdict.first()
    if first is not None:
        where = "line %d, byte %d" % (first.line, first.offset) if first.line else first.file
        said.append("does not hold: %s: %s" % (where, first.what))
        for word, value in (("expected", first.expected), ("found", first.found)):
            if value is not None:
                said.append("  %-8s %s" % (word, value))
    if verdict.ledger:
        for one in verdict.ledger.participants.values():
            told = totals(one)
            said.append("%s: earned %s, redeemed %s, balance %s; draws earned %d, made %d, prizes %s" % (
                one.code, money(told["earned"]), money(told["redeemed"]), money(told["balance"]),
                told["drawsEarned"], told["drawsMade"], money(told["prizes"])))
    if first is None:
        said.append("everything holds")
    return "\n".join(said)


class Usage(argparse.ArgumentParser):
    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(64, "%s: %s\n" % (self.prog, message))


def main(arguments):
    parser = Usage(
        description="Checks a ledger of contingency management a second time: its hashes, its"
        " documents, every reward and every draw, from the pages that describe them alone.")
    parser.add_argument("folders", nargs="+", metavar="FOLDER",
                        help="a ledger's folder; - reads folders from standard input, one a line")
    parser.add_argument("--anchors", action="store_true",
                        help="derives the anchor of every chain from the secret, too")
    parser.add_argument("--json", action="store_true", help="answers in JSON, one line a folder")
    chosen = parser.parse_args(arguments)
    Ledger.derives_anchors = chosen.anchors
    folders = chosen.folders
    if folders == ["-"]:
        folders = (line.rstrip("\n") for line in sys.stdin)
    holds = True
    for folder in folders:
        verdict = read_folder(folder)
        holds = holds and verdict.first() is None
        print(canonical(verdict.json()).decode() if chosen.json else in_words(folder, verdict),
              flush=True)
    return 0 if holds else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
