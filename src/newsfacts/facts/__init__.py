"""A quantity in its context: of what, said by whom, how meant, where and when."""

import sys
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from newsfacts.facts.predicates import Circumstances
from newsfacts.facts.resolution import reference, resolve
from newsfacts.facts.sites import locate
from newsfacts.facts.speakers import speaker_of, voices
from newsfacts.facts.subjects import Subjects
from newsfacts.language import Analysis
from newsfacts.model import Fact, Quantity


def extract(analysis: Analysis, quantities: Sequence[Quantity]) -> tuple[Fact, ...]:
    """The facts of a document, one for each quantity, in order of start; ids `f1`, `f2` …"""
    if not quantities:
        return ()
    text, blocks = analysis.text, analysis.document.blocks
    sites = locate(analysis, quantities)
    subjects = Subjects(analysis, sites).resolve()
    heard = voices(analysis, sites[-1].end)
    around = Circumstances(analysis, sites, heard)
    openings = [block.start for block in blocks]
    today = reference(analysis.document.published, [site.quantity for site in sites])
    found: list[Fact] = []
    for index, (site, subject) in enumerate(zip(sites, subjects, strict=True)):
        quantity = site.quantity
        start, end = quantity.start, quantity.end
        quote = _holding(analysis.quotes, start)
        behind = analysis.token_at(subject[1]) if subject and subject[1] > end else site.after
        limit = min(site.end, sites[index + 1].quantity.start) if index + 1 < len(sites) else site.end
        found.append(
            Fact.trusted(
                id=f"f{index + 1}",
                kind=quantity.kind,
                text=text[start:end],
                start=start,
                end=end,
                value=quantity.iso if quantity.kind == "date" else printed(quantity.value),
                low=printed(quantity.low),
                high=printed(quantity.high),
                unit=quantity.unit,
                precision=printed(quantity.precision),
                weekday=quantity.weekday,
                per=quantity.per,
                rival=quantity.rival,
                qualifier=quantity.qualifier,
                subject=text[subject[0] : subject[1]] if subject else None,
                predicate=around.predicate(site, subject, behind, limit),
                place=around.place(site, quote),
                time=around.time(site, quote),
                resolved=resolve(quantity.iso, quantity.weekday, today),
                modality=around.modality(site, behind),
                speaker=speaker_of(analysis, heard, site.begin, site.end, start, quote),
                quoted=quote is not None,
                section=blocks[block].section if (block := bisect_right(openings, start) - 1) >= 0 else "body",
                sentence=site.sentence,
            )
        )
    return tuple(found)


def printed(number: Decimal | Fraction | None) -> str | None:
    """A number as an exact decimal without exponent, or as `n/m` where there is none."""
    if number is None:
        return None
    return format(number, "f") if type(number) is Decimal else str(number)


def _holding(spans: Sequence[tuple[int, int]], offset: int) -> tuple[int, int] | None:
    """The span that holds `offset`, if any; spans are in order and do not overlap."""
    at = bisect_right(spans, (offset, sys.maxsize)) - 1
    return spans[at] if at >= 0 and offset < spans[at][1] else None
