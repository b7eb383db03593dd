"""The search for cycles is rare inside, and as before behind, whatever happens."""

from __future__ import annotations

import gc

import pytest

from checker.run.collector import rare_collections


def test_thresholds_are_raised_and_set_back_even_after_an_error() -> None:
    before = gc.get_threshold()
    with rare_collections():
        assert gc.get_threshold()[0] > before[0]
    with pytest.raises(ZeroDivisionError), rare_collections():
        _ = 1 / 0
    assert gc.get_threshold() == before


def test_a_search_that_is_switched_off_stays_off() -> None:
    before = gc.get_threshold()
    gc.set_threshold(0)
    try:
        with rare_collections():
            assert gc.get_threshold()[0] == 0
    finally:
        gc.set_threshold(*before)
