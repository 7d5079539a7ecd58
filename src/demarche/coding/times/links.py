"""Which time of a sentence belongs to which act.

In: a sentence with its times and a trigger in it. Out: the days that the sentence gives the act,
and the words that tell them, or None. Never looks at other sentences.

A time belongs to the word on which the tree hangs it. From the trigger one climbs to the clauses
around it, and each step has a price: cheap where the two share their time (coordination,
infinitives, participles), dear where they do not ("said that", "after", relative clauses). The
cheapest time wins; above a limit none does.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from demarche.coding import syntax
from demarche.coding.times.clauses import is_aside, is_beside, is_own_scene, is_staged
from demarche.coding.times.roles import has_role
from demarche.coding.times.values import moved
from demarche.records import Analysis, DateRange, Sentence, Timex, Token
from demarche.records.text import Span

LIMIT = 4  # the dearest climb at which a time is still the act's own
_DEAR = 6
_JUDGED = 4  # of what is judged in speech ("attacks are unacceptable, he said on Monday")
_FAR = 6  # the dearest at which the only time of a sentence still counts


_SAME_TIME_MARKS = frozenset({"when", "while", "as", "whereupon", "where"})
_ELSEWHERE_MARKS = frozenset(
    {"after", "before", "since", "until", "till", "because", "although", "though", "if", "once"}
)
_LONGEST_DAY = 31  # days: from what is longer nothing is counted
_STALE = 3  # days before publication beyond which a perfect ("have arrested") tells no time
_SIGN = "sign"
_FRAMING = frozenset(
    {"course", "margin", "margins", "sidelines", "fringe", "fringes", "time", "day"}
)
_INSIDE = frozenset({"at", "in", "during", "on", "amid", "in the course of"})
_LINKS = frozenset({"to", "and", "-", "–", "—", "until", "till", "into", "through"})
# What a step from a word to the word above it costs, by relation.
_STEP = {"conj": 1, "xcomp": 1, "parataxis": 2, "ccomp": 3, "acl": 3, "appos": 4, "nmod": 4,
         "compound": 1, "amod": 2, "flat": 0, "dep": 2, "csubj": 2, "discourse": 3, "list": 3,
         "obl": 4, "iobj": 4, "advmod": 2, "orphan": 2, "reparandum": 1}  # fmt: skip
_THROUGH = frozenset({"NOUN", "PROPN", "NUM", "ADV", "PRON", "ADP", "ADJ", "SYM", "DET"})
_COUNTED = re.compile(r"P(\d+)([DWMY])")
_HEAD = 400  # characters in which a crawl line or a dateline may stand
_DATELINE = re.compile(r"\s*(?:\([^)\n]{1,40}\)\s*(?:--|[-–—:])?|\s(?:--|[-–—])|:)\s")
_WHEN = re.compile(r",?\s+(?:when|on which|during which)\b")


@dataclass(frozen=True, slots=True)
class Told:
    """A time of a sentence.

    Attributes:
        days: the days it covers.
        span: its words.
        token: the word that heads it.
        preposition: the preposition before it, "" for none.
        length: the TIMEX3 value where it is a length of time ("two days" after something).
    """

    days: DateRange | None
    span: Span
    token: Token
    preposition: str
    length: str | None = None


def told_in(analysis: Analysis, times: Sequence[Timex], sentence: Sentence) -> list[Told]:
    """The times of a sentence that name days, ranges ("from 3 to 5 May") as one; and lengths."""
    found: list[Told] = []
    first = bisect_left(times, sentence.start, key=lambda t: t.span.start)
    for timex in times[first:]:
        if timex.span.start >= sentence.end:
            break
        length = timex.value if timex.type == "DURATION" else None
        if timex.type == "SET" or (timex.days is None and length is None):
            continue
        token = _head_in(sentence, timex.span)
        if token is None or _is_named(analysis, sentence, token, timex.span):
            continue
        case = _preposition(sentence, token, timex.span)
        told = Told(timex.days, timex.span, token, case, length)
        if found and (joined := _range(analysis, found[-1], told)) is not None:
            found[-1] = joined
        else:
            found.append(told)
    return found


def _is_named(analysis: Analysis, sentence: Sentence, token: Token, span: Span) -> bool:
    """Whether a time is part of a name ("April 6 Youth Movement") or of the report's own date."""
    text = analysis.report.text
    if span.start < _HEAD and (
        _DATELINE.match(text, span.end) or text[: span.start].strip().lower() == "date"
    ):
        return True
    above = sentence.parent(token)
    if (
        above is not None
        and above.upos == "PROPN"
        and above.index > token.index
        and syntax.base(token) in {"compound", "nmod", "nummod", "flat"}
        and syntax.case_of(sentence, token) is None
        and token.deprel != "nmod:poss"
    ):
        return True
    return any(
        e.start <= span.start and span.end <= e.end and e.end - e.start > span.end - span.start + 3
        for e in analysis.entities
        if e.label != "LOC"
    )


def _head_in(sentence: Sentence, span: Span) -> Token | None:
    inside = [t for t in sentence.tokens if t.start < span.end and t.end > span.start]
    indices = {t.index for t in inside}
    heads = [t for t in inside if t.head not in indices and t.upos not in {"PUNCT", "ADP", "DET"}]
    return heads[-1] if heads else (inside[-1] if inside else None)


def _preposition(sentence: Sentence, token: Token, span: Span) -> str:
    case = syntax.case_of(sentence, token)
    if case is not None:
        return case
    before = [t for t in sentence.tokens if t.end <= span.start]
    return before[-1].text.lower() if before and before[-1].upos in {"ADP", "SCONJ"} else ""


def _range(analysis: Analysis, one: Told, two: Told) -> Told | None:
    gap = analysis.report.text[one.span.end : two.span.start].strip().lower()
    if one.days is None or two.days is None or one.preposition not in {"from", "between"}:
        return None
    if gap not in _LINKS or one.days.first > two.days.first:
        return None
    days = DateRange(one.days.first, max(one.days.last, two.days.last))
    return Told(days, one.span.joined(two.span), one.token, one.preposition)


def best_of(
    analysis: Analysis,
    sentence: Sentence,
    trigger: Token,
    told: list[Told],
    *,
    planned: bool,
    limit: int = LIMIT,
) -> tuple[DateRange, Span] | None:
    """The days that a sentence gives an act, and the words that tell them.

    Args:
        analysis: the report.
        sentence: the sentence.
        trigger: the word that names the act.
        told: the sentence's times.
        planned: whether the act is still to come.
        limit: the dearest link that counts.
    """
    if not told:
        return None
    counted = _counted(analysis, sentence, trigger, told)
    if counted is not None:
        return counted
    prices = dict(_climb(sentence, trigger))
    helpers = {t.text.lower() for t in sentence.children(trigger, "aux")}
    perfect = trigger.xpos == "VBN" and bool(helpers & {"has", "have"})
    scored: list[tuple[int, int, Told, DateRange]] = []
    for time in told:
        price = _price(analysis, sentence, trigger, time, prices)
        days = _usable(analysis, time, planned=planned)
        if days is not None and perfect and _is_stale(analysis, time, days):
            continue  # "have arrested nine people over the fires of last week"
        if price is not None and days is not None:
            scored.append((price, abs(time.token.index - trigger.index), time, days))
    if not scored:
        return _only_ahead(analysis, told) if planned else None
    price, _, time, days = min(scored, key=lambda s: s[:2])
    alone = len(scored) == 1 and limit == LIMIT and price <= _FAR
    return (days, time.span) if price <= limit or alone else None


def _is_stale(analysis: Analysis, time: Told, days: DateRange) -> bool:
    """Whether a time is too long past to be that of something that "has been done"."""
    published = analysis.report.published
    if published is None or time.preposition == "since":
        return False
    return (published - days.last).days > _STALE


def _only_ahead(analysis: Analysis, told: list[Told]) -> tuple[DateRange, Span] | None:
    """The one time of a sentence that is still to come: "will boycott October's election"."""
    published = analysis.report.published
    ahead = [(t.days, t.span) for t in told if t.days and published and t.days.first > published]
    return ahead[0] if len(ahead) == 1 else None


def _counted(
    analysis: Analysis, sentence: Sentence, trigger: Token, told: list[Told]
) -> tuple[DateRange, Span] | None:
    """Reads "on Tuesday, two days after ...": the time counted back from the clause's."""
    for time in told:
        following = next((t for t in sentence.tokens if t.start >= time.span.end), None)
        if time.length is None or following is None:
            continue
        mark = following.text.lower()
        if mark not in {"after", "before"} or trigger.index <= following.index:
            continue
        if not _heads_clause(sentence, trigger, following):
            continue
        before = [o.days for o in told if o.days and o.span.start < time.span.start]
        if any((days.last - days.first).days > _LONGEST_DAY for days in before):
            continue  # "in 2021, two days before he was sworn in"
        earlier = [days.last for days in before]
        published = analysis.report.published
        last = earlier[0] if earlier else published
        days = _away(last, time.length, -1 if mark == "after" else 1) if last else None
        if days is None:
            return None
        end = days.last if published is None else min(days.last, published)
        return (DateRange(days.first, end), time.span) if days.first <= end else None
    return None


def _away(day: date, length: str, sign: int) -> DateRange | None:
    """The days about so long before (-1) or after (1) a day; None for a length untold."""
    if length.startswith("PT"):
        other = day + timedelta(days=sign)
        return DateRange(min(day, other), max(day, other))
    size = _COUNTED.fullmatch(length)
    if size is None:
        return None
    count, unit = int(size[1]) * sign, size[2]
    try:
        if unit in "DW":
            middle = day + timedelta(days=count * (7 if unit == "W" else 1))
        else:
            middle = moved(day, count * (12 if unit == "Y" else 1))
    except (ValueError, OverflowError):
        return None
    slack = timedelta(days={"D": 0, "W": 3, "M": 15, "Y": 180}[unit])
    return DateRange(middle - slack, middle + slack)


def _heads_clause(sentence: Sentence, trigger: Token, mark: Token) -> bool:
    """Whether a trigger is the first verb or event noun behind a "after" or "before"."""
    lead = syntax.first_conjunct(sentence, trigger)  # "two days after a man killed and wounded"
    between = sentence.tokens[mark.index + 1 : max(lead.index, mark.index + 1)]
    return not any(t.upos == "VERB" and t.xpos in {"VBD", "VBZ", "VBP"} for t in between)


def _climb(sentence: Sentence, trigger: Token) -> Iterator[tuple[int, int]]:
    """The words around a trigger that may carry its time, as (index, price), nearest first."""
    price, word, told_of = 0, trigger, False
    yield word.index, 0
    for _ in range(12):
        above = sentence.parent(word)
        if above is None:
            return
        step = _step(sentence, word, above)
        price += min(step, 1) if told_of else step
        told_of = word.deprel == "acl:relcl"
        yield above.index, price
        word = above


def _step(sentence: Sentence, word: Token, above: Token) -> int:
    relation = syntax.base(word)
    if relation in {"aux", "cop", "case", "mark", "det"}:
        return 0
    if relation in {"obj", "nsubj"} or word.deprel == "obl:agent":
        if syntax.is_verbal(word):
            return 2
        if above.upos == "ADJ" and has_role(word, "violence"):
            return _JUDGED
        return _DEAR if has_role(above, "talk of") else 1
    if relation == "advcl":
        marks = {m.text.lower() for m in sentence.children(word, "mark", "case", "advmod")}
        return _DEAR if marks & _ELSEWHERE_MARKS else 2
    if word.deprel == "acl:relcl":
        return LIMIT
    if word.deprel == "nmod:poss":
        return _DEAR
    return _STEP.get(relation, 3)


def _price(
    analysis: Analysis, sentence: Sentence, trigger: Token, time: Told, prices: dict[int, int]
) -> int | None:
    """What it costs to give a time to a trigger; None where the two have nothing in common."""
    token, extra = time.token, 0
    if token.index in prices or _opens_clause(analysis, sentence, trigger, time):
        return min(1, prices.get(token.index, 1))
    for _ in range(7):
        above = sentence.parent(token)
        if above is None:
            return None
        if is_staged(trigger, above) or is_beside(sentence, trigger, time.token, above):
            return 1
        if above.index in prices:
            if above.index == trigger.index and _is_inner(sentence, trigger, time):
                return None
            late = time.token.index > trigger.index and prices[above.index] > 0
            crossed = late and syntax.base(trigger) == "conj"
            return extra + prices[above.index] + crossed
        step = _crossing(sentence, token, above)
        if step is None and trigger.lemma == _SIGN and above.head == trigger.index:
            step = 1  # "the 1988 accords were signed"
        if step is None and above.upos == "VERB" and is_own_scene(sentence, above, trigger):
            step = 1
        aside = syntax.base(above) == "acl" and is_aside(sentence, above, trigger)
        aside = aside and not is_own_scene(sentence, above, trigger)
        if step is None or (aside and trigger.upos == "VERB"):
            return None  # a relative clause dates its noun, not what is done to or by it
        extra += step
        token = above
    return None


def _opens_clause(analysis: Analysis, sentence: Sentence, trigger: Token, time: Told) -> bool:
    """Whether the trigger's clause hangs on the time: "on Sunday, when a crowd stormed it"."""
    if trigger.index < time.token.index:
        return False
    match = _WHEN.match(analysis.report.text, time.span.end)
    if match is None:
        return False
    between = [t for t in sentence.tokens if match.end() <= t.start < trigger.start]
    return not any(t.xpos in {"VBD", "VBZ", "VBP"} and t.upos == "VERB" for t in between)


def _is_inner(sentence: Sentence, trigger: Token, time: Told) -> bool:
    """Whether a time hung on a verb of speech rather is that of what is spoken of."""
    if not has_role(trigger, "talk of") or time.token.index < trigger.index:
        return False
    between = sentence.tokens[trigger.index + 1 : time.token.index]
    return any(t.upos == "VERB" for t in between)


def _crossing(sentence: Sentence, token: Token, above: Token) -> int | None:
    """The price of reading a time that hangs on a word as that of the clause around the word."""
    if above.upos == "VERB":
        return _out_of_clause(sentence, token, above)
    if above.upos not in _THROUGH:
        return None
    if has_role(above, "dated paper"):
        return None
    if not has_role(above, "event noun"):
        return 3 if token.deprel == "nmod:poss" else 1
    inside = (syntax.case_of(sentence, above) or "") in _INSIDE
    if inside and syntax.base(above) in {"obl", "nmod"}:
        return 1
    framing = sentence.parent(above)
    if framing is not None and framing.lemma.lower() in _FRAMING:
        return 0  # "in the course of Thursday's conversation"
    own = token.deprel == "nmod:poss" or syntax.base(above) in {"obl", "nmod"}
    return None if own else _DEAR  # "Friday's raid" has its time for itself


def _out_of_clause(sentence: Sentence, token: Token, verb: Token) -> int | None:
    """The price of reading a clause's time as that of the clause or noun above it."""
    if syntax.base(verb) == "acl":
        return 2  # "its promise, given last month": the noun's own clause
    if _precedes_mark(sentence, token, verb):
        return 1
    # "Addressing the Council on Tuesday, he accused ...": a participle shares its time
    marks = sentence.children(verb, "mark", "case")
    return 2 if syntax.base(verb) == "advcl" and verb.xpos == "VBG" and not marks else None


def _precedes_mark(sentence: Sentence, token: Token, verb: Token) -> bool:
    """Whether a time hung too low: "apologised that October once the inquiry was over"."""
    marks = [
        m
        for m in sentence.children(verb, "mark", "advmod")
        if m.text.lower() in _ELSEWHERE_MARKS | _SAME_TIME_MARKS
    ]
    return syntax.base(verb) == "advcl" and bool(marks) and token.index < marks[0].index


def _usable(analysis: Analysis, time: Told, *, planned: bool) -> DateRange | None:
    """The days of a time as those of an act: up to publication for what is done."""
    published = analysis.report.published
    if time.days is None or published is None:
        return time.days
    first, last = time.days.first, time.days.last
    if planned:
        return None if last < published else DateRange(max(first, published), last)
    if first > published:
        return None
    if time.preposition == "since":
        return DateRange(first, published)
    return DateRange(first, min(last, published))
