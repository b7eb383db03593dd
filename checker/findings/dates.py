"""What the rules on dates share: the fields of a mention, and the names of the calendar."""

from __future__ import annotations

from checker.model import Anchor, DateFields, Mention, Time

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# Since Greece changed in 1923 no state counts civil days by the Julian calendar.
GREGORIAN = 1924


def fields_of(mention: Mention) -> DateFields:
    """The fields that the words of a time give; none for other mentions."""
    value = mention.value
    return (value.fields if isinstance(value, Time) else None) or DateFields()


def anchor_of(mention: Mention) -> Anchor:
    """What a time was resolved against; NONE for other mentions."""
    return mention.value.anchor if isinstance(mention.value, Time) else Anchor.NONE
