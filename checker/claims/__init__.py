"""Mentions to claims: who says what of which, how firmly, and of when."""

from checker.claims.build import claims_of
from checker.claims.publication import settle_publication

__all__ = ["claims_of", "settle_publication"]
