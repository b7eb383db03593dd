"""The whole story on one screen: articles to claims, claims to facts, facts to findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache

import msgspec

from checker.claims import claims_of, infer_publication, settle_publication
from checker.context import Context
from checker.facts import facts_of, statistics_of
from checker.findings import (
    Changes,
    Choice,
    Forecast,
    forecasts,
    gather,
    judge_article,
    judge_fact,
    judge_forecasts,
    judge_input,
    judge_quotations,
    judge_suppressions,
    published_day,
    quotations_of,
    suppress,
    touched,
    unruled,
)
from checker.kinds.extract import chosen, extractor
from checker.kinds.time import foreign
from checker.model import (
    Article,
    Claim,
    Extraction,
    Fact,
    Finding,
    Quotation,
    Report,
    Summary,
    Suppression,
)
from checker.problems import InputProblem
from checker.rulebook import Rulebook
from checker.text import sentence_words, sentences


class Mapped(msgspec.Struct, frozen=True):
    """What one article contributes; `article` is its id, `source` as in Article."""

    article: str
    source: str
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    blank: bool = False
    forecasts: tuple[Forecast, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    published: datetime | None = None
    suppressions: tuple[Suppression, ...] = ()


def read_article(article: Article, context: Context) -> tuple[Article, Extraction]:
    """The article with its publication settled, and all that was found in it.

    In a language without rules these are its dates alone; see `without_rules`.
    """
    if not context.rulebook.knows(article.language):
        return _read_dates(article)
    language = context.rulebook.language(article.language)
    readers = extractor(context.rulebook, language.code)
    article = settle_publication(article, readers.time)
    spans = sentences(article.body, *_sentence_words(context.rulebook, language.code))
    extraction = readers.extract(article, spans, context.settings)
    article, extraction = infer_publication(article, extraction, readers.time, context)
    return article, chosen(extraction, context.settings.parts)


def _read_dates(article: Article) -> tuple[Article, Extraction]:
    reader = foreign.reader(article.language, article.region)
    spans = sentences(article.body, frozenset(), frozenset())
    if reader is None:
        return article, Extraction(spans, (), (), (), ())
    article = settle_publication(article, reader)
    times = tuple(reader.find(article.body, spans, article.publication))
    return article, Extraction(foreign.joined(spans, times), times, (), (), ())


def dates_only(article: Article, context: Context) -> bool:
    """True for an article in a language that has no rules, but whose dates can be read."""
    if context.rulebook.knows(article.language):
        return False
    return foreign.reader(article.language, article.region) is not None


def without_rules(article: Article, context: Context) -> InputProblem | None:
    """The problem of an article in a language that no rules are there for."""
    if context.rulebook.knows(article.language):
        return None
    return unruled(
        article.path,
        article.language,
        context.rulebook.known_languages,
        dates_only(article, context),
    )


@lru_cache(maxsize=8)
def _sentence_words(rulebook: Rulebook, language: str) -> tuple[frozenset[str], frozenset[str]]:
    return sentence_words(rulebook.language(language).lexicon)


def map_article(article: Article, context: Context) -> Mapped:
    """One article to its claims, and to the findings that need no other article."""
    article, extraction = read_article(article, context)
    claims = claims_of(article, extraction, context)
    found = judge_article(article, extraction, context)
    day = published_day(article)
    return Mapped(
        article.id,
        article.source,
        tuple(claims),
        tuple(found),
        blank=not extraction.sentences,
        forecasts=tuple(forecasts(article, extraction, context)),
        quotations=tuple(quotations_of(article, extraction, context)),
        published=day.low if day else None,
        suppressions=article.suppressions,
    )


def link(claims: Iterable[Claim], context: Context) -> list[Fact]:
    """Claims to facts. The order of the claims does not matter."""
    return facts_of(sorted(claims, key=lambda c: (c.at.article, c.at.span, c.id)), context)


def judge(fact: Fact, context: Context) -> list[Finding]:
    """One fact to its findings."""
    return judge_fact(fact, context)


def conclude(
    mapped: Sequence[Mapped],
    unread: Sequence[InputProblem],
    other_files: int,
    context: Context,
    changes: Changes | None = None,
) -> Report:
    """All articles' claims to one report; only on `changes`, if they are given."""
    claims = [c for m in mapped for c in m.claims]
    # A file without a word is no article: a run that saw nothing else is empty.
    articles = sum(not m.blank for m in mapped)
    newest = max((m.published for m in mapped if m.published and not m.blank), default=None)
    counted = statistics_of(claims, articles, newest)
    context = msgspec.structs.replace(context, statistics=counted)
    facts = link(claims, context)
    findings = [f for m in mapped for f in m.findings]
    findings += judge_forecasts((f for m in mapped for f in m.forecasts), context)
    findings += judge_quotations((q for m in mapped for q in m.quotations), context)
    findings += gather(f for fact in facts for f in judge(fact, context))
    findings += [judge_input(problem, context) for problem in unread]
    said = [s for m in mapped for s in m.suppressions]
    findings, used = suppress(findings, said, context)
    findings += judge_suppressions(said, used, articles, context)
    if changes is not None:
        findings = list(touched(findings, changes))
    choice = Choice(context, {m.article: context.settings.at(m.source) for m in mapped if m.source})
    wanted = sorted((choice.graded(f) for f in findings if choice.wanted(f)), key=_order)
    shown = tuple(f for f in wanted if not f.suppressed)
    hidden = tuple(f for f in wanted if f.suppressed)
    summary = Summary(articles, len(claims), len(facts), len(unread), other_files, len(hidden))
    return Report(shown, summary, exit_code(shown, summary, context), hidden)


def exit_code(findings: Iterable[Finding], summary: Summary, context: Context) -> int:
    """0 complete, 1 complete with findings at or above --fail-on, 4 incomplete, 5 empty."""
    settings = context.settings
    if summary.unread and not settings.allow_partial:
        return 4
    if not summary.articles and not settings.allow_empty:
        return 5
    checked = (f for f in findings if not f.rule.startswith("I"))
    limit = settings.fail_on
    return int(limit is not None and any(f.severity.rank >= limit.rank for f in checked))


def _order(finding: Finding) -> tuple[object, ...]:
    first = finding.locations[0].at if finding.locations else None
    place = (first.path, first.span) if first else ("",)
    return (-finding.severity.rank, *place, finding.rule, finding.fingerprint)


__all__ = [
    "Mapped",
    "conclude",
    "exit_code",
    "judge",
    "link",
    "map_article",
    "read_article",
]
