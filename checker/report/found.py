"""What was found in an article, as a table for people."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model import Article, Extraction, Span, describe
from checker.report.cells import clip, one_line, pad
from checker.report.paint import Paint
from checker.text.lines import position

_KIND = len("attribution")
# The words take a quarter of the width, within these.
_LEAST, _MOST = 16, 34


def render(article: Article, found: Extraction, color: bool, width: int) -> str:
    """A heading and a line for each thing found, in order of place; ends with a newline."""
    paint = Paint(color)
    rows = sorted(_rows(article, found), key=lambda r: (r[0], r[1]))
    lines = position(article.text)
    at = ["{}:{}".format(*lines.line_column(span.start)) for span, *_ in rows]
    first = max(map(len, at), default=0)
    quoted = min(max(width // 4, _LEAST), _MOST)
    rest = max(width - first - _KIND - quoted - 8, _LEAST)
    shown = [_heading(article, paint)]
    for where, (span, kind, meaning) in zip(at, rows, strict=True):
        words = pad(clip(one_line(span.of(article.text)), quoted), quoted)
        label = paint(pad(kind, _KIND), "dim")
        shown.append(f"  {where:<{first}}  {label}  {words}  {clip(meaning, rest)}".rstrip())
    if not rows:
        shown.append(paint("  nothing found", "dim"))
    return "\n".join(shown) + "\n"


def _heading(article: Article, paint: Paint) -> str:
    published = article.publication
    when = "undated"
    if published.known:
        when = f"published {describe.published(published)}, from its {published.origin}"
    elif said := describe.inferred(published):
        when = f"undated, {one_line(said)}"
    return f"{paint(one_line(article.path), 'place')}  {paint(when, 'dim')}"


def _rows(article: Article, found: Extraction) -> Iterator[tuple[Span, str, str]]:
    """Span, kind and meaning of everything found."""
    for mention in found.mentions:
        yield mention.span, mention.kind, one_line(describe.precise(mention.value))
    for cue in found.cues:
        yield cue.span, "cue", str(cue.cls)
    for said in found.attributions:
        inside = "inside, " * bool(said.depth)
        content = one_line(said.content.of(article.text))
        yield said.cue, "attribution", f"{inside}{_who(said.source, article.text)}: {content}"
    for quote in found.quotes:
        yield quote.span, "quote", _who(quote.speaker, article.text)


def _who(span: Span | None, text: str) -> str:
    return f"by {one_line(span.of(text))}" if span else "nobody named"
