"""Facts, articles and inputs to findings: one verdict for each rule and fact."""

from checker.findings.article import judge_article
from checker.findings.fact import judge_fact
from checker.findings.gather import gather
from checker.findings.inputs import judge_input

__all__ = ["gather", "judge_article", "judge_fact", "judge_input"]
