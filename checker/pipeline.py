"""The whole story on one screen: articles to claims, claims to facts, facts to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import cached_property, lru_cache, partial
from operator import itemgetter

import msgspec
from msgspec.structs import replace

from checker.claims import claims_of, infer_publication, settle_publication
from checker.context import Context
from checker.facts import (
    Body,
    Claims,
    Corpus,
    Memory,
    Outcome,
    Outline,
    Place,
    Recall,
    Unlike,
    facts_of,
    incomparable,
    linked,
    linked_statuses,
    outline_of,
    place_of,
    squeezed,
    statistics_of,
    status_facts,
    unsqueezed,
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

_encoder = msgspec.msgpack.Encoder()


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

    @property
    def whole(self) -> Mapped:
        """The article itself, as Unopened has it."""
        return self


class Unopened:
    """An article that an earlier run mapped; `fetch` brings it back, once more of it is asked for
    than that run kept.
    """

    def __init__(self, article: str, fetch: Callable[[], Mapped]) -> None:
        self.article, self._fetch = article, fetch

    @cached_property
    def whole(self) -> Mapped:
        """All of it."""
        return self._fetch()


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
    return facts_of(Corpus.of_claims(claims), context)


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
    statistics = statistics_of(claims, _count(mapped), _newest(mapped))
    context = replace(context, statistics=statistics)
    told = Corpus.of_claims(claims, (c for m in mapped for c in m.statuses))
    states = status_facts(told, context)
    # A status that nothing stands against is no fact; nor does it count.
    compared = [*claims, *(c for fact in states for c in fact.claims)]
    return Related(compared, [*facts_of(told, context), *states], context)


def _count(mapped: Iterable[Mapped]) -> int:
    """How many articles there are. A file without a word is none: a run over such is empty."""
    return sum(not m.blank for m in mapped)


def _newest(mapped: Iterable[Mapped]) -> datetime | None:
    return max((m.published for m in mapped if m.published and not m.blank), default=None)


class _Read:
    """All articles: `told` are their claims, `rests` all else of each."""

    def __init__(self, mapped: Sequence[Mapped | Unopened], memory: Memory) -> None:
        self._memory = memory
        self._of: dict[str, list[Mapped | Unopened]] = {}
        for item in mapped:
            self._of.setdefault(item.article, []).append(item)
        self.rests = [self._rest(item) for item in mapped]
        self.told = Corpus({a: self._outline(a) for a in self._of}, self._body)

    def _body(self, article: str) -> Body:
        every = [item.whole for item in self._of[article]]
        claims = sorted((c for m in every for c in m.claims), key=place_of)
        return Body(claims, sorted((c for m in every for c in m.statuses), key=place_of))

    def _outline(self, article: str) -> Outline:
        known = self._memory.known(article)
        return known.outline if known else outline_of(self._body(article))

    def _rest(self, item: Mapped | Unopened) -> Mapped:
        known = self._memory.known(item.article)
        if isinstance(item, Mapped) or known is None:
            return item.whole
        try:
            return _mapped.decode(unsqueezed(known.rest))
        except ValueError:
            raise Unlike(item.article) from None

    def rest(self, article: str) -> bytes:
        """What is to be kept of an article beside its claims."""
        try:
            whole = self._of[article][0].whole
            return squeezed(_encoder.encode(replace(whole, claims=(), statuses=())))
        except UnicodeEncodeError:  # an article with half characters in it has no key either
            return b""


_mapped = msgspec.msgpack.Decoder(Mapped)
_said = msgspec.msgpack.Decoder(list[tuple[Place, list[Finding]]])


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
    read: _Read,
    recall: Recall,
    context: Context,
    passed_over: frozenset[str],
    spread: Spread,
) -> list[Judged]:
    """All that can be done apart: quotations, and each kind of claims, which never meet others."""
    told, rests = read.told, read.rests
    viewer = told.viewer(context.statistics, context.rulebook)

    def of_quotations() -> Judged:
        found = judge_quotations((q for m in rests for q in m.quotations), context)
        return Judged(0, 0, 0, [(("", Span(0, 0), ""), found)])

    def of_statuses() -> Judged:
        found = linked_statuses(told, context, recall.refused(), recall.unchanged)
        said = _said_of(found.facts, context, passed_over)
        claims = sum(len(fact.claims) for fact in found.facts)
        withheld = sum(bool(silence(fact)) for fact in found.facts)
        return Judged(len(found.facts), claims, withheld, said, recall.encoded(found.kept))

    def of_claims(name: str, kind: Claims) -> Judged:
        said: list[list[tuple[Place, list[Finding]]]] = []
        done: set[int] = set()

        def judged(facts: Sequence[Fact], members: list[int]) -> Outcome:
            said.append(_said_of(facts, context, passed_over))
            done.update(members)
            return Outcome(
                members,
                len(facts),
                sum(len(fact.claims) for fact in facts),
                sum(bool(silence(fact)) for fact in facts),
                _kept(said[-1]),
            )

        found = linked(kind, context, viewer, recall.of(name), recall.unchanged, judged)
        said += [_again(o) for o in found.outcomes if o.said and done.isdisjoint(o.members)]
        withheld = sum(outcome.withheld for outcome in found.outcomes)
        findings = [x for these in said for x in these]
        return Judged(found.facts, found.claims, withheld, findings, recall.encoded(found.kept))

    kinds = told.kinds()
    works = [partial(of_claims, name, kind) for name, kind in kinds.items()]
    size = sum(map(len, kinds.values()))
    quoted, statuses, *parts = spread([of_quotations, of_statuses, *works], size)
    recall.keep(
        {n: p.kept for n, p in zip(kinds, parts, strict=True) if p.kept}, statuses.kept, read.rest
    )
    return [quoted, statuses, *parts]


def _said_of(
    facts: Sequence[Fact], context: Context, passed_over: frozenset[str]
) -> list[tuple[Place, list[Finding]]]:
    """The findings on facts, with the place of the first claim of each."""
    judged = ((place_of(fact.claims[0]), judge(fact, context, passed_over)) for fact in facts)
    return [(place, found) for place, found in judged if found]


def _kept(said: Sequence[tuple[Place, list[Finding]]]) -> bytes:
    try:
        return _encoder.encode(said) if said else b""
    except UnicodeEncodeError:  # nothing is kept of articles with half characters in them
        return b""


def _again(outcome: Outcome) -> list[tuple[Place, list[Finding]]]:
    """What was said when the outcome was kept."""
    try:
        return _said.decode(outcome.said)
    except msgspec.DecodeError:
        raise Unlike(outcome.members) from None


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
    mapped: Sequence[Mapped | Unopened],
    unread: Sequence[InputProblem],
    other_files: int,
    context: Context,
    changes: Changes | None = None,
    all_rules: bool = True,
    spread: Spread = one_by_one,
    memory: Memory | None = None,
) -> Report:
    """All articles' claims to one report; only on `changes`, if they are given.

    An article that is Unopened must be known to the memory by its digest, or it is opened.
    Without `all_rules`, what is unwanted may lack findings on facts of rules that are off.
    `spread` does works that do not depend on each other, and is told of how many claims they are.
    What is in `memory` saves work, and changes nothing; it gets what the next run may need.
    """
    memory = memory or Memory({})
    try:
        return _concluded(mapped, unread, other_files, context, changes, all_rules, spread, memory)
    except Unlike:
        memory.forget()
        return _concluded(mapped, unread, other_files, context, changes, all_rules, spread, memory)


def _concluded(
    mapped: Sequence[Mapped | Unopened],
    unread: Sequence[InputProblem],
    other_files: int,
    context: Context,
    changes: Changes | None,
    all_rules: bool,
    spread: Spread,
    memory: Memory,
) -> Report:
    read = _Read(mapped, memory)
    rests = read.rests
    said = [s for m in rests for s in m.suppressions]
    articles = _count(rests)
    choice = _choice(rests, context)
    passed_over = frozenset() if all_rules else choice.unasked(said)
    recall = Recall(memory, read.told, articles, passed_over)
    statistics = recall.counts.statistics(articles, _newest(rests))
    context = replace(context, statistics=statistics)
    findings = [f for m in rests for f in m.findings]
    findings += judge_forecasts((f for m in rests for f in m.forecasts), context)
    quoted, *parts = _compared(read, recall, context, passed_over, spread)
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
    summary = replace(report.summary, known=len(shown) - len(fresh) - len(wider))
    return replace(
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
    return [replace(choice.graded(f), baseline="new") for f in found if choice.wanted(f)]


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
    "Unopened",
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
