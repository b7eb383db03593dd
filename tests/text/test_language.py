"""What an article says of its language, and what holds if it says nothing."""

from __future__ import annotations

import msgspec
import pytest

from checker.settings import Settings
from checker.text.language import Tag, language_tag
from checker.text.metadata import metadata
from tests.text.files import SETTINGS, articles, write

GERMAN = msgspec.structs.replace(SETTINGS, language="de-AT")


@pytest.mark.parametrize(
    ("text", "language", "region"),
    [
        ("en", "en", ""),
        ("en-GB", "en", "GB"),
        ("en_us", "en", "US"),
        ("pt_BR", "pt", "BR"),
        ("pt_BR.UTF-8", "pt", "BR"),
        ("sr_RS@latin", "sr", "RS"),
        ("zh-Hant", "zh", ""),
        ("zh-Hant-TW", "zh", "TW"),
        ("es-419", "es", ""),
        ("de-1996", "de", ""),
        ("DE-at", "de", "AT"),
        ("en-u-ca-gregory", "en", ""),
        ("de, en", "de", ""),
        ("fr-CA;q=0.9", "fr", "CA"),
        ("German", "de", ""),
        ("français", "fr", ""),
        ("eng", "en", ""),
        ("und", "", ""),
        ("und-Latn", "", ""),
        ("x-default", "", ""),
        ("", "", ""),
        ("  ", "", ""),
    ],
)
def test_a_tag_is_a_language_and_a_region(text, language, region):
    assert language_tag(text) == Tag(language, region)


def test_what_is_no_tag_is_kept_so_that_it_can_be_named():
    assert language_tag("Old Norse (poetic)") == Tag("old norse (poetic)")
    assert len(language_tag("x" * 9000).language) <= 40
    assert language_tag("a\x1b[31m!").language.isprintable()


@pytest.mark.parametrize(
    ("pairs", "tag"),
    [
        ([("language", "de"), ("lang", "fr")], "de"),
        ([("og:locale", "es_ES"), ("content-language", "it"), ("lang", "fr-CA")], "fr-CA"),
        ([("og:locale", "es_ES"), ("content-language", "it, en"), ("xml:lang", "nl")], "nl"),
        ([("og:locale", "es_ES"), ("Content-Language", "it, en")], "it"),
        ([("og:locale", "es_ES")], "es-ES"),
        ([("locale", "pt-BR")], "pt-BR"),
        ([("locale", "Port Lisle, North")], ""),
        ([("title", "Nothing said")], ""),
    ],
)
def test_the_most_telling_name_comes_first(pairs, tag):
    assert metadata(pairs).tag == tag


def languages(path, content, settings):
    return [(a.language, a.region) for a in articles(write(path, content), settings=settings)]


def test_front_matter_comes_before_the_setting(tmp_path):
    said = "---\nlang: fr-CA\n---\nLe pont."
    assert languages(tmp_path / "a.md", said, GERMAN) == [("fr", "CA")]
    assert languages(tmp_path / "b.md", "---\nlang: fr\n---\nLe pont.", GERMAN) == [("fr", "")]
    assert languages(tmp_path / "c.md", "---\ntitle: X\n---\nDie Brücke.", GERMAN) == [("de", "AT")]
    assert languages(tmp_path / "d.txt", "The bridge.", SETTINGS) == [("en", "")]
    assert languages(tmp_path / "e.md", "---\nlang: und\n---\nDas Tor.", GERMAN) == [("de", "AT")]
    assert languages(tmp_path / "f.md", "---\nlang: no\n---\nBroen.", SETTINGS) == [("no", "")]


def test_each_line_of_json_may_have_its_own(tmp_path):
    lines = (
        '{"text": "a", "language": "pt_BR"}\n{"text": "b", "lang": "en-GB"}\n'
        '{"text": "c", "inLanguage": "it"}\n{"text": "d"}\n{"text": "e", "language": null}\n'
    )
    expected = [("pt", "BR"), ("en", "GB"), ("it", ""), ("de", "AT"), ("de", "AT")]
    assert languages(tmp_path / "a.jsonl", lines, GERMAN) == expected


def test_the_field_of_the_language_may_have_another_name(tmp_path):
    fields = msgspec.structs.replace(SETTINGS.fields, language="tongue")
    settings = Settings(fields=fields)
    lines = '{"text": "a", "tongue": "de-CH", "lang": "fr"}\n'
    assert languages(tmp_path / "a.jsonl", lines, settings) == [("de", "CH")]
