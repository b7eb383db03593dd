from __future__ import annotations

from datetime import datetime

import pytest

from checker.model import Interval
from checker.model.yearly import touches

AUTUMN = ((9, 25), (10, 31))
NEW_YEAR = ((12, 20), (1, 5))


def stretch(low, high):
    return Interval(*(datetime.fromisoformat(d) if d else None for d in (low, high)))


@pytest.mark.parametrize(
    ("yearly", "low", "high", "expected"),
    [
        (AUTUMN, "2017-09-12", "2017-09-13", False),
        (AUTUMN, "2017-09-25", "2017-09-26", True),
        (AUTUMN, "1999-10-31", "1999-11-01", True),
        (AUTUMN, "2017-11-01", "2017-11-02", False),
        (AUTUMN, "2017-11-01", "2018-09-25", False),
        (AUTUMN, "2017-11-01", "2018-09-26", True),
        (AUTUMN, "2010-01-01", "2019-01-01", True),
        (AUTUMN, None, "2017-01-01", True),
        (NEW_YEAR, "2018-01-05", "2018-01-06", True),
        (NEW_YEAR, "2018-01-06", "2018-01-07", False),
        (((2, 1), (2, 29)), "2017-02-28", "2017-03-01", True),
        (((2, 1), (2, 29)), "2017-03-01", "2017-03-02", False),
    ],
)
def test_what_may_lie_in_a_stretch_of_every_year(yearly, low, high, expected):
    assert touches(yearly, stretch(low, high)) is expected
