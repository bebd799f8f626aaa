"""What must stand on the pages Overview and Country: facts, the strip of a State, its answers, who is missing."""

from __future__ import annotations

from gcm_data import reference
from gcm_data.exhibits.member import Said
from tests.recount import COUNTED, LISTS, OUTSIDE, Recount, Seen, labels, mark, named
from tests.recount_pairs import NEWLY, NO_LONGER, _fates, _naming, panel
from tests.recount_words import verbatim

NAMED = 3  # objectives of a fact that stand there by their names


def _words(numbers: list[int]) -> list[str]:
    return [named(n) if len(numbers) <= NAMED else str(n) for n in numbers]


def at_a_glance(seen: Seen) -> Recount:
    received, members = seen.base
    who = {n: seen.who("objective", n) for n in seen.objectives}
    asking = {label: seen.who("need", key) for key, label in labels("need").items()}
    states, quoted = {"Answered": seen.submitted()}, {"Answered": seen.submitted() & seen.speaking(seen.cycle)}
    rows = [("Members that have", f"{received} of {members} member{'s' if members != 1 else ''}", received, members)]
    most, least = max(map(len, who.values())), min(map(len, who.values()))
    extremes = [("Reported most", most)] if most else []
    extremes += [("In fewest responses", least)] if least else []
    for label, count in extremes:
        tied = sorted(n for n, found in who.items() if len(found) == count)
        states |= {mark(label, f"objective {n}"): who[n] for n in tied}
        rows += [(label, words, count, len(seen.able("objective"))) for words in _words(tied)]
    silent = sorted(n for n, found in who.items() if not found)
    if silent and received:
        states["In no response"] = set()
        words = " · ".join(map(named, silent)) if len(silent) <= NAMED else f"{len(silent)} of {len(who)}"
        rows.append(("In no response", words, 0, len(seen.able("objective"))))
    if greatest := max(map(len, asking.values())):
        tied = [label for label, found in asking.items() if len(found) == greatest]
        states |= {mark("Support asked for most", label): asking[label] for label in tied}
        rows += [("Support asked for most", label, greatest, len(seen.able("need"))) for label in tied]
    return Recount(states, [row[1:] for row in rows], base=seen.base, quoted=quoted, columns=("What", "Count", "Of"))


def moved(seen: Seen, other: str) -> Recount:
    size, states, quoted, rows = len(panel(seen, other)), {}, {}, []
    for change, head in ((NEWLY, "Newly reported by most"), (NO_LONGER, "No longer reported by most")):
        who = {n: _fates(seen, other, "objective", str(n))[change] for n in seen.objectives}
        for rank, count in enumerate(sorted({len(found) for found in who.values()} - {0}, reverse=True)[:2]):
            tied = sorted(n for n, found in who.items() if len(found) == count)
            for words, n in zip(_words(tied), tied, strict=True):
                rows.append((f"{head}, then" if rank else head, words, count, size))
                label = mark(f"objective {n}", change)
                states[label], quoted[label] = who[n], who[n] & _naming(seen, other, "objective", str(n))
    both = size, len(seen.members)
    return Recount(states, rows, [both], both, quoted=quoted)


def facts(seen: Seen, iso3: str) -> Recount:
    heads = dict(zip(("objective", "principle", "need"), (
        "Objectives reported", "Guiding principles named", "Kinds of support asked for"), strict=True))  # fmt: skip
    counts = {kind: [iso3 in seen.who(kind, key) for key in labels(kind)] for kind in heads}
    rows = [(head, f"{sum(counts[kind])} of {len(counts[kind])}", sum(counts[kind]), len(counts[kind]))
            for kind, head in heads.items()]  # fmt: skip
    states = {head: {iso3} if any(counts[kind]) else set() for kind, head in heads.items()}
    return Recount(states, rows, base=(int(iso3 in seen.submitted()), 1))


def strip(seen: Seen, iso3: str, _square: str = "") -> Recount:
    """The same whichever square is chosen."""
    cycles = [cycle.cycle for cycle in reference.cycles()]
    who = {(cycle, n): {iso3} & seen.who("objective", n, cycle=cycle) for cycle in cycles for n in seen.objectives}
    rows = [(cycle, *(seen.state(iso3, "objective", n, cycle) for n in seen.objectives)) for cycle in cycles]
    title = [(sum(bool(who[cycle, n]) for n in seen.objectives), len(seen.objectives))
             for cycle in cycles if iso3 in seen.submitted(cycle)]  # fmt: skip
    return Recount({mark(cycle, f"objective {n}"): found for (cycle, n), found in who.items()}, rows, title)


def missing(seen: Seen, said: str) -> None:
    """Every member without a submission is named, and nobody else."""
    silent = [m.name for m in seen.members if m.iso3 not in seen.submitted()]
    assert all(name in said for name in silent) and bool(said) == bool(silent)
    left = said
    for name in sorted([m.name for m in reference.members()], key=len, reverse=True):
        assert (name in left) == (name in silent)
        left = left.replace(name, "")


def attention(seen: Seen, said: str) -> None:
    """How many documents of the cycle that could be read have errors or warnings."""
    grave = {row["document"] for row in seen.tables.issues
             if row["cycle"] == seen.cycle and row["severity"] in ("error", "warning")}  # fmt: skip
    rows = (*seen.tables.submissions, *seen.tables.responses, *seen.tables.mentions)
    was_read = {row["document"] for row in rows if row["cycle"] == seen.cycle}
    count = len(grave & was_read)
    assert said.split(" ")[0] == (str(count) if count else "")


def flags(seen: Seen, said: str, iso3: str) -> None:
    """Subregion, membership, groups of countries and reviews of a State, in words."""
    m = reference.member(iso3)
    parts = said.split(" · ")
    groups = [name for name in LISTS if iso3 in seen.listed(name)]
    words = ["champion country" if name == "Champion countries" else name for name in groups]
    assert parts[:-1] == [m.subregion or OUTSIDE, m.membership, *words]
    read = [c.cycle for c in reference.cycles() if iso3 in seen.submitted(c.cycle)]
    assert [c.cycle for c in reference.cycles() if c.cycle in parts[-1]] == read


def first_read(seen: Seen, iso3: str) -> None:
    """The first member of which something was read."""
    assert iso3 == next((m.iso3 for m in seen.members if m.iso3 in seen.submitted()), seen.members[0].iso3)


def squares(seen: Seen, result: dict[str, str], iso3: str) -> None:
    """Every objective of every review with its state; those reported in the review selected first."""
    cycles = [seen.cycle, *(c.cycle for c in reference.cycles() if c.cycle != seen.cycle)]
    expected = {f"{c}.{n}": f"{c} · {named(n)}: {seen.state(iso3, 'objective', n, c)}"
                for c in cycles for n in range(1, 24)}  # fmt: skip
    assert result == expected
    reported = [key for key, said in expected.items() if key.startswith(seen.cycle) and said.endswith(": reported")]
    assert list(result)[: len(reported)] == reported


def answers(seen: Seen, result: Said, iso3: str) -> None:
    """All answers of a State with words or with what a code names, and no other; the questions left blank are named."""
    rows = seen.answers.get((seen.cycle, iso3), [])
    coded = {row["response"] for row in seen.tables.mentions if row["basis"] in COUNTED[seen.selection.basis]}
    shown = [row for row in rows if row["state"] == "answered" or row["response"] in coded]
    expected = [(row["question"], row["text"]) for row in shown]
    assert sorted((passage.question, passage.text) for passage in result.passages) == sorted(expected)
    silent = [row["question"] for row in rows if row not in shown and row["question"]]
    assert all(f"({question})" in result.silence for question in silent)
    assert bool(result.silence) == (len(shown) < len(rows) or not rows)
    verbatim(seen, result.passages)


def answers_on(seen: Seen, result: Said, iso3: str, square: str) -> None:
    """The passages of a State on an objective in a review, or that there are none and why."""
    cycle, number = square.split(".")
    found = [row for row in seen.mentions("objective", number, cycle) if row["iso3"] == iso3]
    assert len(result.passages) == len({row["response"] or id(row) for row in found})
    assert (seen.state(iso3, "objective", number, cycle) in result.silence) == (not found)
    verbatim(seen, result.passages)


def last_review(seen: Seen, result: tuple[str, str], iso3: str) -> None:
    """A State is compared just where it has documents in both reviews; else a sentence says why not."""
    other, why_not = result
    cycles = [c.cycle for c in reference.cycles() if iso3 in seen.submitted(c.cycle)]
    assert bool(other) == (len(cycles) == 2) and bool(other) != bool(why_not)
    assert all(cycle in why_not for cycle in cycles) or other


def compared_with(seen: Seen, other: str) -> None:
    """The other review, where somebody has documents in both."""
    others = [c.cycle for c in reference.cycles() if c.cycle != seen.cycle and panel(seen, c.cycle)]
    assert [other] == (others or [""])


def heading(seen: Seen, said: str, other: str) -> None:
    """Both reviews, the earlier first."""
    assert said == f"Change between {min(seen.cycle, other)} and {max(seen.cycle, other)}"


RECOUNTS = {
    "at_a_glance.at_a_glance": at_a_glance,
    "moved.moved": moved,
    "member.facts": facts,
    "member.strip": strip,
}
CHECKS = {
    "overview.missing": missing,
    "quality.attention": attention,
    "member.flags": flags,
    "member.first_read": first_read,
    "member.squares": squares,
    "member.answers": answers,
    "member.answers_on": answers_on,
    "member.last_review": last_review,
    "change.compared_with": compared_with,
    "change.heading": heading,
}
