"""Colour, where it is wanted."""

from __future__ import annotations

from checker.model import Severity

_CODES = {
    "bold": "1",
    "dim": "2",
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "place": "1",
    "support": "34",
    "good": "32",
}


class Paint:
    """Wraps text in the codes of a terminal, or leaves it alone."""

    def __init__(self, color: bool) -> None:
        self._color = color

    def __call__(self, text: str, style: str | Severity) -> str:
        """`text` in a style: a severity, bold, dim, place, support or good."""
        if not self._color or not text.strip():
            return text
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m"
