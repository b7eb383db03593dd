"""Facts, articles and inputs to findings: one verdict for each rule and fact."""

from checker.findings import (
    age,
    baseline,
    change,
    confirmed,
    conflict,
    conversion,
    denied,
    expired,
    hedge_dropped,
    inverted,
    no_such_day,
    quotations,
    sources,
    stated_length,
    status,
    told_ahead,
    total,
    unconfirmed,
    undated,
    unread_date,
    weekday,
)
from checker.findings.article import judge_article
from checker.findings.baseline import (
    Match,
    entries_of,
    gone,
    match,
    new,
    sorted_entries,
    stale,
    widened,
)
from checker.findings.choose import Choice
from checker.findings.conflict import silence
from checker.findings.expired import Forecast, forecasts
from checker.findings.expired import judge as judge_forecasts
from checker.findings.fact import judge_fact
from checker.findings.gather import gather
from checker.findings.inputs import judge_input, unruled
from checker.findings.quotations import judge as judge_quotations
from checker.findings.quotations import quotations as quotations_of
from checker.findings.suppress import (
    EXPIRED,
    UNREASONED,
    UNUSED,
    judge_suppressions,
    suppress,
)
from checker.findings.touched import Changes, touched
from checker.findings.within import published_day

# The rules that there is code for; a page without code would never fire.
IMPLEMENTED = frozenset(
    {
        *conflict.CONFLICTS,
        age.RULE,
        change.RULE,
        conversion.RULE,
        inverted.RULE,
        total.RULE,
        conflict.UPDATED,
        baseline.RULE,
        confirmed.RULE,
        denied.RULE,
        hedge_dropped.RULE,
        sources.ANONYMOUS,
        sources.SINGLE,
        expired.RULE,
        no_such_day.RULE,
        *quotations.RULES,
        stated_length.RULE,
        status.RULE,
        told_ahead.RULE,
        unconfirmed.RULE,
        undated.RULE,
        unread_date.RULE,
        weekday.RULE,
        UNUSED,
        EXPIRED,
        UNREASONED,
        "I801",
        "I802",
        "I803",
    }
)

__all__ = [
    "IMPLEMENTED",
    "Changes",
    "Choice",
    "Forecast",
    "Match",
    "entries_of",
    "forecasts",
    "gather",
    "gone",
    "judge_article",
    "judge_fact",
    "judge_forecasts",
    "judge_input",
    "judge_quotations",
    "judge_suppressions",
    "match",
    "new",
    "published_day",
    "quotations_of",
    "silence",
    "sorted_entries",
    "stale",
    "suppress",
    "touched",
    "unruled",
    "widened",
]
