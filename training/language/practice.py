"""Practice reports of our own writing: headline, dateline, byline and sentences with names marked.

Comes out: lists of (gap before, text, spans) sentences, spans being (start, end, PER/ORG/LOC/NORP)
in the sentence. Nothing is read from data; the templates and the names in words.py are ours.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from training.language import words

Marked = tuple[str, str, list[tuple[int, int, str]]]

NATIONS = words.countries()
PLACES = words.listed(words.PLACES)
ORGS = words.listed(words.ORGS)
MONTHS = [
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
]
SHORT = [*(month[:3] + "." for month in MONTHS), *(month[:3] for month in MONTHS), "Sept.", "Sept"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
OFFICES = """Foreign Minister|Prime Minister|President|Defence Minister|Interior Minister|
Ambassador|Deputy Foreign Minister|Vice President|Secretary of State|Chancellor|Gen.|Col.|
Sen.|Mr.|Ms.|Dr.|King|Prince|Foreign Ministry spokesman|Foreign Ministry spokeswoman|Crown Prince|
Chief of Staff"""
JOBS = words.listed(OFFICES)

SENTENCES = """
{N} {O} {P} on {D} handed a letter of protest to the {N} ambassador in {C}.
{L} summoned the {N} ambassador over the remarks of {O} {P}.
{P}, a spokesman for {G}, said {L} would not recognise the vote.
{G} condemned the attack on the {N} embassy in {C}.
{L} recalled its ambassador from {C} for consultations, {G} said on {D}.
The {N} government expelled two {N} diplomats accused of spying.
{O} {P} met {N} {O} {P} in {C} to discuss trade and security.
{G} and {G} signed an agreement on the exchange of prisoners in {C} on {D}.
Police in {C} arrested {P}, a {N} journalist who worked for {G}.
"We will answer in kind," {P} told {G}.
"The border is closed," said {P}, the mayor of {C}.
{N} troops shelled positions near {C}, killing at least {K} people, {G} reported.
Protesters burned {N} flags outside the consulate of {L} in {C}.
{L} lodged a formal complaint with {G} against {L}.
{O} {P} denied that {L} had sent weapons to {G}.
The {N} navy seized a {N} fishing boat off {C} with {K} crew on board.
{G} imposed sanctions on {K} {N} officials, among them {P} and {P}.
{L} has suspended flights to {C} and {C}, {G} said.
Relations between {L} and {L} have been strained since the arrest of {P} in {Y}.
{P} apologised to the {N} people for the shooting down of the airliner.
A delegation from {G} led by {P} arrived in {C} on {D} for talks with {N} leaders.
In {C}, {N} police fired tear gas at {N} demonstrators who marched on the offices of {G}.
Talks between {N} and {N} officials in {C} broke down on {D} over the status of {L}.
{L}, {L} and {L} agreed to withdraw their troops from {L}.
{G} called on {L} to release {P}, who has been held in {C} since {M}.
The embassy of {L} in {C} was stormed by a crowd of {N} students.
Two {N} soldiers and a {N} civilian were killed near {C} in {L}.
{N} {O} {P} will visit {L} next week, {G} announced.
{P} resigned as head of {G} after {N} media published the letter.
Thousands of {N} refugees crossed from {L} into {L}.
"{L} must explain itself to {G}," {O} {P} said.
Asked about {L}, {P} said {G} had "nothing to add".
{G} says {N} jets entered {N} airspace {K} times in {M}.
{P} and {P} shook hands at {G}'s headquarters in {C}.
{L}'s {O} {P} rejected {L}'s demand.
He said {P}'s visit to {C} had angered the {N}s.
The court in {C} sentenced {P}, {K}, to {K} years in prison.
{O} {P} told {G} that the {N}-{N} treaty was dead.
No group claimed responsibility, but {N} officials blamed {G}.
{G} denounced what it called {N} aggression in {L}.
The bomb went off in {C}, {K} kilometres north of {C}.
According to {G}, {K} {N} nationals are being held in {L}.
The {N} community in {C} fears reprisals, said {P} of {G}.
{G} ({C}) has accused {P} of fraud.
She was born in {C}, {L}, and joined {G} in {Y}.
{L} protested on {D}.
{P} declined to comment.
The envoy left {C} on {D}.
They demanded an apology.
No one was hurt.
The ministry gave no details.
Officials in {C} could not be reached for comment.
The two countries fought a war in {Y}.
It was not clear how many people were inside.
The note was delivered at 3 p.m. local time.
U.S. officials said the {N} side had been told on {M} {K}.
The U.S. and {L} have no diplomatic relations.
The statement was read out by Gen. {P} on state television.
{P} Jr. took over from {O} {P} in {Y}.
"""

HEADLINES = """
{L} summons {N} envoy over {P} remarks
{L} expels {N} diplomats
{N} police arrest {P} in {C}
{G} condemns {L} over {C} killings
{P} visits {C} for talks with {P}
{L}, {L} sign border accord
{L} protests to {L} over ship seizure
Bomb kills {K} in {C}
{P}: {L} will not yield
{G} warns of famine in {L}
Protests spread from {C} to {C}
{N} FM meets {N} counterpart in {C}
{L} denies {N} spying charge - {G}
WRAPUP 1-{L} vows response after {C} attack
UPDATE 2-{N} {O} quits
Thousands march in {C} against {P}
"""

_SLOT = re.compile(r"\{(\w)\}")


def person(dice: random.Random) -> str:
    """A made-up name; often a family name alone."""
    roll = dice.random()
    family = dice.choice(words.FAMILY)
    given = dice.choice(words.GIVEN)
    if roll < 0.25:
        return family
    if roll < 0.80:
        return f"{given} {family}"
    if roll < 0.90:
        return f"{given} {dice.choice(words.GIVEN)} {family}"
    return f"{given} {dice.choice('ABCDEFGHJKLMRSTW')}. {family}"


def _fill(slot: str, dice: random.Random) -> tuple[str, str | None]:
    """A name or word for a slot, and its label if it is a name."""
    nation = dice.choice(NATIONS)
    if slot == "G" and dice.random() < 0.15:
        return f"the {dice.choice(nation[1])} Foreign Ministry", "ORG"
    if slot == "N" and dice.random() < 0.12:
        return dice.choice(words.GROUPS), "NORP"
    named: dict[str, tuple[Callable[[], str], str | None]] = {
        "P": (lambda: person(dice), "PER"),
        "G": (lambda: dice.choice(ORGS), "ORG"),
        "L": (lambda: nation[0] if dice.random() < 0.75 else dice.choice(PLACES), "LOC"),
        "C": (lambda: dice.choice([nation[2], nation[3], dice.choice(PLACES)]), "LOC"),
        "N": (lambda: nation[1][0], "NORP"),
        "O": (lambda: dice.choice(JOBS), None),
        "D": (lambda: dice.choice(DAYS), None),
        "M": (lambda: dice.choice(MONTHS), None),
        "Y": (lambda: str(dice.randint(1950, 2025)), None),
        "K": (lambda: str(dice.randint(2, 95)), None),
    }
    choose, label = named[slot]
    return choose(), label


def written(template: str, dice: random.Random) -> tuple[str, list[tuple[int, int, str]]]:
    """One sentence from a template, with its names."""
    text = ""
    spans: list[tuple[int, int, str]] = []
    at = 0
    for match in _SLOT.finditer(template):
        text += template[at : match.start()]
        name, label = _fill(match[1], dice)
        begin = len(text)
        if name.startswith(("the ", "The ")) and label in {"LOC", "ORG"} and name[4:5].isupper():
            if name.startswith("the ") and not text:
                name = "T" + name[1:]
            begin += 4
        text += name
        if label:
            spans.append((begin, len(text), label))
        at = match.end()
    text = (text + template[at:]).strip()
    for office in ("a ", "A "):
        text = text.replace(office + "a ", office)
    return text, spans


def prefix(dice: random.Random) -> list[Marked]:
    """What stands before a report's first sentence: dateline, crawl date, byline; as segments."""
    nation = dice.choice(NATIONS)
    city = dice.choice([nation[2], nation[3]])
    day = f"{dice.choice(SHORT)} {dice.randint(1, 31)}"
    agency = dice.choice(["Reuters", "AP", "AFP", "Xinhua", "UPI", "TASS", "IRNA", "Kyodo", "dpa"])
    dash = dice.choice(["--", "-", "—", "–", "_"])
    roll = dice.random()
    if roll < 0.30:
        date = f"{dice.randint(1990, 2026)}-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}"
        return [(" ", date, [])]
    if roll < 0.45:
        name = person(dice)
        return [("\n", f"By {name}", [(3, 3 + len(name), "PER")])]
    city = city.upper() if dice.random() < 0.75 else city
    text, spans = city, [(0, len(city), "LOC")]
    if dice.random() < 0.3:
        text += ", "
        spans.append((len(text), len(text) + len(nation[0]), "LOC"))
        text += nation[0]
    if dice.random() < 0.5:
        text += f", {day}"
    if dice.random() < 0.7:
        text += " ("
        spans.append((len(text), len(text) + len(agency), "ORG"))
        text += agency + ")"
    return [(" ", f"{text} {dash}", spans)]


def report(dice: random.Random) -> list[Marked]:
    """A report of our own: the gap, text and names of each of its sentences."""
    found: list[Marked] = []
    if dice.random() < 0.6:
        text, spans = written(dice.choice(HEADLINES.strip().split("\n")), dice)
        found.append(("\n\n", text, spans))
    lead = prefix(dice) if dice.random() < 0.5 else []
    if lead:
        found.append((dice.choice(["\n", "\n\n"]), lead[0][1], lead[0][2]))
    after = lead[0][0] if lead else dice.choice(["\n", "\n\n"])
    for place in range(dice.randint(2, 6)):
        text, spans = written(dice.choice(SENTENCES.strip().split("\n")), dice)
        gap = after if place == 0 else dice.choice([" ", " ", " ", "\n", "\n\n"])
        found.append((gap, text, spans))
    return found
