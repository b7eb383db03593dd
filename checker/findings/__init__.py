"""Facts, articles and inputs to findings: one verdict for each rule and fact."""

from checker.findings import article, conflict, unconfirmed
from checker.findings.article import judge_article
from checker.findings.fact import judge_fact
from checker.findings.gather import gather
from checker.findings.inputs import judge_input, unruled

# The rules that there is code for; a page without code would never fire.
IMPLEMENTED = frozenset({conflict.RULE, unconfirmed.RULE, article.RULE, "I801", "I802", "I803"})

__all__ = ["IMPLEMENTED", "gather", "judge_article", "judge_fact", "judge_input", "unruled"]
