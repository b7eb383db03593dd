"""The whole story on one screen: articles to claims, claims to facts, facts to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache, partial
from operator import itemgetter

import msgspec

from checker.claims import claims_of, infer_publication, settle_publication
from checker.context import Context
from checker.facts import (
    Recall,
    Viewer,
    facts_of,
    incomparable,
    kinds_of,
    linked,
    statistics_of,
    status_facts,
)
from checker.findings import (
    Changes,
    Choice,
    Forecast,
    Match,
    entries_of,
    forecasts,
    gather,
    gone,
    judge_article,
    judge_fact,
    judge_forecasts,
    judge_input,
    judge_quotations,
    judge_suppressions,
    match,
    new,
    published_day,
    quotations_of,
    silence,
    sorted_entries,
    stale,
    suppress,
    touched,
    unruled,
    widened,
)
from checker.kinds.extract import chosen, extractor
from checker.kinds.time import foreign
from checker.model import (
    Article,
    Baseline,
    Claim,
    Entry,
    Extraction,
    Fact,
    Finding,
    Quotation,
    Report,
    Span,
    Summary,
    Suppression,
    Surveyed,
)
from checker.problems import InputProblem
from checker.rulebook import Rulebook
from checker.text import sentence_words, sentences

# Article, span and id of a claim, which put claims in order.
Place = tuple[str, Span, str]


class Mapped(msgspec.Struct, frozen=True):
    """What one article contributes; `article` is its id, `source` as in Article.

    `statuses` are the claims that something came about or did not, `claims` all others.
    """

    article: str
    source: str
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    statuses: tuple[Claim, ...] = ()
    blank: bool = False
    forecasts: tuple[Forecast, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    published: datetime | None = None
    suppressions: tuple[Suppression, ...] = ()

    @property
    def every(self) -> tuple[Claim, ...]:
        """All claims, in order of their place."""
        return tuple(sorted((*self.claims, *self.statuses), key=lambda c: c.at.span))


def read_articles(
    articles: Sequence[Article], context: Context
) -> list[tuple[Article, Extraction]]:
    """Each article with its publication settled, and all that was found in it, in their order.

    In a language without rules these are its dates alone; see `without_rules`.
    """
    groups: dict[str, list[int]] = {}
    for index, article in enumerate(articles):
        groups.setdefault(article.language, []).append(index)
    done: dict[int, tuple[Article, Extraction]] = {}
    for language, indices in groups.items():
        some = [articles[i] for i in indices]
        known = context.rulebook.knows(language)
        read = _read(some, language, context) if known else map(_read_dates, some)
        done.update(zip(indices, read, strict=True))
    return [done[index] for index in range(len(articles))]


def read_article(article: Article, context: Context) -> tuple[Article, Extraction]:
    """One article, as `read_articles` reads several."""
    return read_articles([article], context)[0]


def _read(
    articles: Sequence[Article], language: str, context: Context
) -> Iterator[tuple[Article, Extraction]]:
    code = context.rulebook.language(language).code
    readers = extractor(context.rulebook, code)
    words = _sentence_words(context.rulebook, code)
    settled = [settle_publication(a, readers.time) for a in articles]
    spans = [sentences(a.body, *words) for a in settled]
    found = readers.extract(settled, spans, context.settings)
    for article, extraction in zip(settled, found, strict=True):
        article, extraction = infer_publication(article, extraction, readers.time, context)
        yield article, chosen(extraction, context.settings.parts)


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


def map_articles(articles: Sequence[Article], context: Context) -> list[Mapped]:
    """Each article to its claims, and to the findings that need no other article."""
    read = read_articles(articles, context)
    claims = claims_of(read, context)
    found = [judge_article(a, e, context) for a, e in read]
    quotations = [quotations_of(a, e, context) for a, e in read]
    ahead = [forecasts(a, e, context) for a, e in read]
    days = [published_day(a) for a, _ in read]
    return [
        Mapped(
            article.id,
            article.source,
            tuple(claims[n][0]),
            tuple(found[n]),
            tuple(claims[n][1]),
            blank=not extraction.sentences,
            forecasts=tuple(ahead[n]),
            quotations=tuple(quotations[n]),
            published=day.low if (day := days[n]) else None,
            suppressions=article.suppressions,
        )
        for n, (article, extraction) in enumerate(read)
    ]


def map_article(article: Article, context: Context) -> Mapped:
    """One article, as `map_articles` maps several."""
    return map_articles([article], context)[0]


def link(claims: Iterable[Claim], context: Context) -> list[Fact]:
    """Claims to facts. The order of the claims does not matter."""
    return facts_of(_in_order(claims), context)


def link_statuses(
    statuses: Iterable[Claim], claims: Sequence[Claim], context: Context
) -> list[Fact]:
    """What is said to have come about, and not to, to facts; `claims` are those of all else."""
    return status_facts(_in_order(statuses), claims, context)


def _in_order(claims: Iterable[Claim]) -> list[Claim]:
    return sorted(claims, key=_place)


def _place(claim: Claim) -> Place:
    return (claim.at.article, claim.at.span, claim.id)


def judge(fact: Fact, context: Context, passed_over: frozenset[str] = frozenset()) -> list[Finding]:
    """One fact to its findings, but for those of the rules that are passed over."""
    return judge_fact(fact, context, passed_over)


class Related(msgspec.Struct, frozen=True):
    """All articles' claims, their facts, and the context with what is known of the corpus."""

    claims: list[Claim]
    facts: list[Fact]
    context: Context


def relate(mapped: Sequence[Mapped], context: Context) -> Related:
    """All articles' claims to facts."""
    claims = [c for m in mapped for c in m.claims]
    context = _counted(mapped, claims, context)
    statuses = [c for m in mapped for c in m.statuses]
    told = link_statuses(statuses, claims, context)
    # A status that nothing stands against is no fact; nor does it count.
    compared = [*claims, *(c for fact in told for c in fact.claims)]
    return Related(compared, [*link(claims, context), *told], context)


def _counted(mapped: Sequence[Mapped], claims: Iterable[Claim], context: Context) -> Context:
    """The context with what is known of the corpus."""
    # A file without a word is no article: a run that saw nothing else is empty.
    articles = sum(not m.blank for m in mapped)
    newest = max((m.published for m in mapped if m.published and not m.blank), default=None)
    counted = statistics_of(claims, articles, newest)
    return msgspec.structs.replace(context, statistics=counted)


class Memory(msgspec.Struct):
    """What comparing found out `before`, and what it leaves for the next run, b"" if nothing new.

    `articles` are digests of all that was read, by the ids of the articles.
    """

    articles: Mapping[str, bytes]
    before: bytes = b""
    after: bytes = b""


class Judged(msgspec.Struct, frozen=True):
    """What some facts come to: how many they are, of how many claims, how many are withheld, and
    the findings on each, with the place of its first claim. `kept` is for the next run.
    """

    facts: int
    claims: int
    withheld: int
    findings: list[tuple[Place, list[Finding]]]
    kept: bytes = b""


Spread = Callable[[Sequence[Callable[[], Judged]], int], list[Judged]]


def one_by_one(works: Sequence[Callable[[], Judged]], _claims: int) -> list[Judged]:
    """The works done, in their order."""
    return [work() for work in works]


def _compared(
    mapped: Sequence[Mapped],
    claims: Sequence[Claim],
    context: Context,
    passed_over: frozenset[str],
    spread: Spread,
    memory: Memory,
) -> list[Judged]:
    """All that can be done apart: quotations, and each kind of claims, which never meet others."""
    told = _in_order(claims)
    viewer = Viewer(context.statistics, told, context.rulebook)
    recall = Recall(memory.articles, memory.before, told, context.statistics, viewer)

    def of_quotations() -> Judged:
        found = judge_quotations((q for m in mapped for q in m.quotations), context)
        return Judged(0, 0, 0, [(("", Span(0, 0), ""), found)])

    def of_statuses() -> Judged:
        facts = link_statuses((c for m in mapped for c in m.statuses), claims, context)
        return _judged(facts, context, passed_over)

    def of_claims(name: str, kind: Sequence[Claim]) -> Judged:
        found = linked(kind, context, viewer, recall.of(name), recall.unchanged)
        return _judged(found.facts, context, passed_over, recall.encoded(found.kept))

    kinds = kinds_of(told)
    works = [partial(of_claims, name, kind) for name, kind in kinds.items()]
    quoted, statuses, *parts = spread([of_quotations, of_statuses, *works], len(claims))
    memory.after = recall.after({n: p.kept for n, p in zip(kinds, parts, strict=True) if p.kept})
    return [quoted, statuses, *parts]


def _judged(
    facts: Sequence[Fact], context: Context, passed_over: frozenset[str], kept: bytes = b""
) -> Judged:
    return Judged(
        len(facts),
        sum(len(fact.claims) for fact in facts),
        sum(bool(silence(fact)) for fact in facts),
        [
            (_place(fact.claims[0]), found)
            for fact in facts
            if (found := judge(fact, context, passed_over))
        ],
        kept,
    )


def survey(mapped: Sequence[Mapped], related: Related) -> Iterator[Surveyed]:
    """All facts, each with the findings on it that are wanted."""
    choice = _choice(mapped, related.context)
    for fact in related.facts:
        judged = judge(fact, related.context)
        wanted = tuple(choice.graded(f) for f in judged if choice.wanted(f))
        said = silence(fact)
        if not said and len(wanted) < len(judged) and any(not d.reason for d in fact.differences):
            said = "its rule is off by the settings, or it is not sure enough"
        yield Surveyed(fact, wanted, said)


def _choice(mapped: Sequence[Mapped], context: Context) -> Choice:
    local = {m.article: context.settings.at(m.source) for m in mapped if m.source}
    return Choice(context, local)


def conclude(
    mapped: Sequence[Mapped],
    unread: Sequence[InputProblem],
    other_files: int,
    context: Context,
    changes: Changes | None = None,
    all_rules: bool = True,
    spread: Spread = one_by_one,
    memory: Memory | None = None,
) -> Report:
    """All articles' claims to one report; only on `changes`, if they are given.

    Without `all_rules`, what is unwanted may lack findings on facts of rules that are off.
    `spread` does works that do not depend on each other, and is told of how many claims they are.
    What is in `memory` saves work, and changes nothing; it gets what the next run may need.
    """
    said = [s for m in mapped for s in m.suppressions]
    claims = [c for m in mapped for c in m.claims]
    context = _counted(mapped, claims, context)
    articles = context.statistics.articles
    choice = _choice(mapped, context)
    passed_over = frozenset() if all_rules else choice.unasked(said)
    findings = [f for m in mapped for f in m.findings]
    findings += judge_forecasts((f for m in mapped for f in m.forecasts), context)
    quoted, *parts = _compared(mapped, claims, context, passed_over, spread, memory or Memory({}))
    findings += [f for _, found in quoted.findings for f in found]
    on_facts = sorted((x for part in parts for x in part.findings), key=itemgetter(0))
    findings += gather(f for _, found in on_facts for f in found)
    findings += [judge_input(problem, context) for problem in unread]
    findings, used = suppress(findings, said, context)
    findings += judge_suppressions(said, used, articles, context)
    rest = [f for f in findings if not choice.wanted(f)]
    asked = [choice.graded(f) for f in findings if choice.wanted(f)]
    if changes is not None:
        near = list(touched(asked, changes))
        seen = {f.fingerprint for f in near}
        rest += [f for f in asked if f.fingerprint not in seen]
        asked = near
    wanted, unwanted = sorted(asked, key=_order), sorted(rest, key=_order)
    shown = tuple(f for f in wanted if not f.suppressed)
    hidden = tuple(f for f in wanted if f.suppressed)
    facts, of_facts, withheld = (
        sum(n) for n in zip(*((p.facts, p.claims, p.withheld) for p in parts), strict=True)
    )
    counts = (articles, of_facts, facts, len(unread), other_files)
    summary = Summary(*counts, suppressed=len(hidden), withheld=withheld)
    code = exit_code(shown, summary, context)
    return Report(shown, summary, code, hidden, unwanted=tuple(unwanted))


def against(report: Report, baseline: Baseline, context: Context) -> Report:
    """The report without what a baseline knows, and with what it no longer needs to know."""
    matches = match(_all(report), baseline.entries)
    shown = matches[: len(report.findings)]
    fresh = [new(m) for m in shown if not m.known]
    wider = [widened(m) for m in shown if m.known and m.more]
    over = [] if report.summary.unread else _over(matches, baseline, context)
    findings = tuple(sorted((*fresh, *wider, *over), key=_order))
    summary = msgspec.structs.replace(report.summary, known=len(shown) - len(fresh) - len(wider))
    return msgspec.structs.replace(
        report,
        findings=findings,
        summary=summary,
        exit_code=exit_code(findings, summary, context),
    )


def _all(report: Report) -> tuple[Finding, ...]:
    """What was found, whether it is shown or not."""
    return (*report.findings, *report.suppressed, *report.unwanted)


def _over(matches: Sequence[Match], baseline: Baseline, context: Context) -> list[Finding]:
    """What the baseline lets be although it is gone."""
    found = [stale(baseline, n, context) for n in _gone(matches, baseline, context)]
    choice = Choice(context, {})
    return [
        msgspec.structs.replace(choice.graded(f), baseline="new") for f in found if choice.wanted(f)
    ]


def _gone(matches: Sequence[Match], baseline: Baseline, context: Context) -> list[int]:
    """The entries that no finding needs; of rules that are not asked for nothing is known."""
    entries, choice = baseline.entries, Choice(context, {})
    return [n for n in gone(matches, entries) if choice.asks_for(entries[n].rule)]


def accepted(report: Report, baseline: Baseline, context: Context) -> list[Entry]:
    """The entries that let be all findings of a report; those that it tells nothing of stay."""
    rest = (*report.suppressed, *report.unwanted)
    needed = {m.entry for m in match(rest, baseline.entries) if m.known}
    choice = Choice(context, {})
    kept = [
        entry
        for n, entry in enumerate(baseline.entries)
        if n in needed or not choice.asks_for(entry.rule)
    ]
    return sorted_entries([*entries_of(report.findings), *kept])


def still_needed(report: Report, baseline: Baseline, context: Context) -> list[Entry]:
    """The entries without those that no finding needs."""
    over = set(_gone(match(_all(report), baseline.entries), baseline, context))
    return sorted_entries(e for n, e in enumerate(baseline.entries) if n not in over)


def exit_code(findings: Iterable[Finding], summary: Summary, context: Context) -> int:
    """0 complete, 1 complete with findings at or above --fail-on, 4 incomplete, 5 empty."""
    settings = context.settings
    if summary.unread and not settings.allow_partial:
        return 4
    if not summary.articles and not settings.allow_empty:
        return 5
    checked = (f for f in findings if not f.rule.startswith("I") and f.baseline != "widened")
    limit = settings.fail_on
    return int(limit is not None and any(f.severity.rank >= limit.rank for f in checked))


def _order(finding: Finding) -> tuple[object, ...]:
    first = finding.locations[0].at if finding.locations else None
    place = (first.path, first.line, first.span) if first else ("",)
    return (-finding.severity.rank, *place, finding.rule, finding.fingerprint)


__all__ = [
    "Mapped",
    "Memory",
    "Related",
    "accepted",
    "against",
    "conclude",
    "exit_code",
    "incomparable",
    "judge",
    "link",
    "map_article",
    "map_articles",
    "read_article",
    "read_articles",
    "relate",
    "still_needed",
    "survey",
]
