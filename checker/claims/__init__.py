"""Mentions to claims: who says what of which, how firmly, and of when."""

from checker.claims.build import claims_of
from checker.claims.publication import infer_publication, settle_publication

__all__ = ["claims_of", "infer_publication", "settle_publication"]
