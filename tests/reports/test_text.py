"""The reports, made from records written by hand: what an editor reads, and what a program does."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import newsfacts
from newsfacts import lexicon, pipeline
from newsfacts.model import Check, Document, Extraction, Fact, Failure, Report, Span, Summary, Unread
from newsfacts.reports import excerpt, figures, jsonl, markdown, readings, table, text, wording
from newsfacts.reports.terminal import UNLIMITED, Screen, clip, columns, pad, printable, screen, wrap
from newsfacts.reports.wording import arithmetic, intervals, ledger

TOTAL = "Sebanyak 13.506 pekerja terdaftar."
PARTS = "Dari jumlah tersebut 9.818 orang aparat desa dan 3.625 orang aparat dinas."
ARTICLE = f"Pekerja terdaftar\n\n{TOTAL} {PARTS}\n"


def fact(number: int, printed: str, **fields: Any) -> Fact:
    start = ARTICLE.index(printed)
    base: dict[str, Any] = {"kind": "count", "value": printed.replace(".", ""), "sentence": Span(start=0, end=len(ARTICLE))}
    return Fact(id=f"f{number}", text=printed, start=start, end=start + len(printed), **{**base, **fields})


def report(*checks: Check, facts: tuple[Fact, ...] | None = None) -> Report:
    facts = (fact(1, "13.506", subject="pekerja"), fact(2, "9.818"), fact(3, "3.625")) if facts is None else facts
    verdicts = [check.verdict for check in checks]
    counts = {verdict: verdicts.count(verdict) for verdict in ("consistent", "inconsistent", "unverifiable")}
    return Report(
        source="berita.txt", sha256="0", title="Pekerja terdaftar", facts=facts, checks=checks, summary=Summary(facts=len(facts), **counts)
    )


DOCUMENT = Document(source="berita.txt", sha256="0", text=ARTICLE, title="Pekerja terdaftar")
FAILING = Check(
    id="c1",
    rule="parts-sum",
    verdict="inconsistent",
    severity="error",
    facts={"total": ("f1",), "parts": ("f2", "f3")},
    formula="9818 + 3625 = 13443 ≠ 13506",
    expected=("13443", "13443"),
    found=("13506", "13506"),
    suggestion="9.818 → 9.881",
    message="Bagian-bagiannya tidak berjumlah 13.506.",
)
NOTE = FAILING.model_copy(update={"id": "c2", "severity": "note"})
AGREEING = Check(
    id="c3",
    rule="part-of",
    verdict="consistent",
    basis="exact",
    facts={"whole": ("f1",), "part": ("f2",)},
    formula="9818 ≤ 13506",
    message="",
)
OPEN = Check(
    id="c4",
    rule="share",
    verdict="unverifiable",
    reason="low-power",
    facts={"whole": ("f1",), "part": ("f2",)},
    formula="",
    message="Kasar.",
)


def test_a_contradiction_shows_the_figures_the_arithmetic_and_the_possibility() -> None:
    shown = text.page(DOCUMENT, report(FAILING), screen("id", 100))
    assert shown.startswith("berita.txt\nPekerja terdaftar\n\nTIDAK COCOK: rincian dan total (parts-sum)\n")
    assert "9.818 + 3.625 = 13.443 ≠ 13.506" in shown
    assert "Kemungkinan" in shown
    assert "9.818 → 9.881" in shown
    assert shown.endswith("3 angka, 1 relasi: 1 tidak cocok\n")


def test_carets_stand_under_the_figures() -> None:
    lines = text.page(DOCUMENT, report(FAILING), screen("id", 120)).splitlines()
    [quoted] = [line for line in lines if "Sebanyak" in line]
    carets = lines[lines.index(quoted) + 1]
    assert [quoted[match.start() : match.end()] for match in re.finditer(r"\^+", carets)] == ["13.506", "9.818", "3.625"]


def test_the_ledger_counts_everything_and_says_what_was_not_compared() -> None:
    shown = text.page(DOCUMENT, report(FAILING, NOTE, AGREEING, OPEN), screen("id"))
    said = " ".join(shown.rstrip().rsplit("\n\n", 1)[1].split())
    assert said == "3 angka, 4 relasi: 1 cocok, 1 tidak cocok, 1 catatan, 1 tidak dapat dibandingkan (angka terlalu kasar)"


def test_contradictions_come_before_notes_and_notes_before_what_agrees() -> None:
    shown = text.page(DOCUMENT, report(AGREEING, NOTE, FAILING), screen("en"))
    assert shown.index("DOES NOT AGREE") < shown.index("NOTE: ") < shown.index("Agrees")
    assert "line 3  part and whole  9.818 ≤ 13.506" in shown


def test_quiet_prints_nothing_where_nothing_contradicts_and_verbose_names_what_was_not_compared() -> None:
    assert text.page(DOCUMENT, report(AGREEING, NOTE, OPEN), screen("id", quiet=True)) == ""
    assert "Cocok" not in text.page(DOCUMENT, report(AGREEING, FAILING), screen("id", quiet=True))
    assert "Kasar. (angka terlalu kasar)" in text.page(DOCUMENT, report(OPEN), screen("id", verbose=True))


def test_an_article_without_figures_says_so() -> None:
    assert "Tidak ada angka" in text.page(DOCUMENT, report(facts=()), screen("id"))
    assert "No figures" in table.page(DOCUMENT, Extraction(sha256="0", facts=()), screen("en"))


def test_colours_only_where_wanted() -> None:
    assert "\x1b[" in text.page(DOCUMENT, report(FAILING), screen("id", color=True))
    assert "\x1b" not in text.page(DOCUMENT, report(FAILING), screen("id"))


def test_an_article_cannot_steer_the_terminal() -> None:
    hostile = "\x1b]0;x\x07\x9b2J\u202e\r13.506\x00"
    document = Document(sha256="0", text=hostile)
    odd = Fact(
        id="f1", kind="count", text="13.506", start=hostile.index("1"), end=len(hostile) - 1, value="13506", sentence=Span(start=0, end=1)
    )
    title = report(FAILING.model_copy(update={"facts": {"total": ("f1",)}}), facts=(odd,)).model_copy(
        update={"title": hostile, "source": hostile}
    )
    for shown in (text.page(document, title, screen("id")), table.page(document, title, screen("id"))):
        assert not {"\x1b", "\x07", "\x9b", "\u202e", "\r", "\x00"} & set(shown)


def test_the_table_aligns_and_fits() -> None:
    shown = table.page(DOCUMENT, report(), screen("id", 60))
    rows = shown.splitlines()[1:5]
    assert all(columns(row) <= 60 for row in rows)
    assert rows[1].split() == ["3", "13.506", "jumlah", "13.506", "pekerja"]
    assert len({row.index(printed) for row, printed in zip(rows[1:], ("13.506", "9.818", "3.625"), strict=True)}) == 1


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        ("13506", "13.506", "13,506"),
        ("1234.50", "1.234,50", "1,234.50"),
        ("-0.5", "−0,5", "−0.5"),
        ("1/3", "1/3", "1/3"),
        ("999", "999", "999"),
    ],
)
def test_numbers_are_written_as_the_language_does(value: str, indonesian: str, english: str) -> None:
    assert figures.number(value, lexicon.report_words("id")) == indonesian
    assert figures.number(value, lexicon.report_words("en")) == english


def test_a_formula_is_written_as_the_language_does_but_of_days_the_message_speaks() -> None:
    words = lexicon.report_words("id")
    assert figures.formula("9881 + 3625.5 = 13506.5", words) == "9.881 + 3.625,5 = 13.506,5"
    day = fact(1, "13.506", kind="date", value="2019-08-20")
    shown = text.page(
        DOCUMENT, report(FAILING.model_copy(update={"formula": "2019-08-20 = 2", "facts": {"date": ("f1",)}}), facts=(day,)), screen("id")
    )
    assert "2019-08-20" not in shown
    assert FAILING.message in shown


@pytest.mark.parametrize(
    ("plain", "indonesian"),
    [
        ("2310000000000 + 170000000 = 9", "2,31 triliun + 170 juta = 9"),
        ("1000000", "1 juta"),
        ("999999", "999.999"),
        ("1234560", "1.234.560"),
        ("500000", "500.000"),
        ("48250000.5", "48.250.000,5"),
        ("100000000000", "100 miliar"),
        ("1" + "0" * 30, "1" + ".000" * 10),
    ],
)
def test_long_round_figures_of_a_formula_take_a_scale_word(plain: str, indonesian: str) -> None:
    assert figures.formula(plain, lexicon.report_words("id")) == indonesian


@pytest.mark.parametrize(
    ("plain", "indonesian"),
    [
        ("6 ∈ 6..7", "6 berada dalam 6–7"),
        ("250000000000 ∈ 200000000000..250000000000", "250 miliar berada dalam 200–250 miliar"),
        ("4.5..5.5 = 4.5..5.5", "4,5–5,5 = 4,5–5,5"),
        ("-4.9 ∉ -3..-1.5", "−4,9 berada di luar −3 sampai −1,5"),
        ("∞..5 ≈ 5", "maks. 5 ≈ 5"),
        ("250 - 168 > 0", "168 → 250: naik"),
        ("820000000000 - 610000000000 ≮ 0", "610 miliar → 820 miliar: tidak turun"),
        ("4.82 = |-4.82|", "4,82 = 4,82"),
        ("7100000 / 500 = 14200 ~ 3550000 / 250 = 14200", "7,1 juta / 500 = 14.200 ≈ 3,55 juta / 250 = 14.200"),
        ("102670400000000 ≈ 102600000000000", "102,6704 triliun ≈ 102,6 triliun"),
    ],
)
def test_ranges_and_signs_are_written_as_editors_read_them(plain: str, indonesian: str) -> None:
    assert figures.formula(plain, lexicon.report_words("id")) == indonesian


def test_english_writes_figures_as_the_article_does() -> None:
    words = lexicon.report_words("en")
    assert figures.formula("9881 + 3625.5 ∈ 4.5..5.5", words) == "9.881 + 3.625,5 is within 4,5–5,5"
    assert figures.value(fact(1, "13.506", kind="money", unit="IDR", qualifier="at_most"), words) == "max. Rp13.506"
    assert figures.number("13506", words) == "13,506"  # of what the program counts


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Laba naik 9,44 persen dari Rp7,2 triliun menjadi Rp7,92 triliun.", "= 10 ≈ 9,44 (dengan pembulatan: 9,17–10,84)"),
        ("Dari 74.953 siswa, 68.103 siswa atau 90,9 persen lulus.", "= 90,8609 ≈ 90,9"),  # the last digit alone was rounded
        ("Rumah Terendam 4,2 Juta\n\nSebanyak 4,27 juta rumah terendam.", "4,2 juta ≈ 4,27 juta (angka dipotong)"),
        ("Hampir 60 Rumah Terendam\n\nSebanyak 57 rumah terendam.", "60 ≈ 57 (karena “hampir”)"),
        ("Dari 127.000 warga, 61.000 orang atau 47,8 persen mengungsi.", "= 48,0315 ≈ 47,8 (karena angka bulat)"),
    ],
)
def test_a_formula_says_what_lets_it_hold(text: str, shown: str) -> None:
    checked = newsfacts.check(text)
    facts = {fact.id: fact for fact in checked.facts}
    said = [arithmetic(check, facts, lexicon.report_words("id")) for check in checked.checks]
    assert [formula for formula in said if formula.endswith(shown)]


@pytest.mark.parametrize(
    ("value", "resolved", "indonesian"),
    [
        ("2019-08-20", None, "20 Agustus 2019"),
        ("2019-08", None, "Agustus 2019"),
        ("2019", None, "2019"),
        ("--06-08", None, "8 Juni"),
        ("--06-08", "2021-06-08", "8 Juni (2021)"),
        ("---15", "2020-06-15", "tanggal 15 (15 Juni 2020)"),
        ("2022-03-29/2022-04-12", None, "29 Maret 2022 – 12 April 2022"),
        ("2019-20-45", None, "2019-20-45"),
    ],
)
def test_dates_are_written_in_words(value: str, resolved: str | None, indonesian: str) -> None:
    assert figures.value(fact(1, "13.506", kind="date", value=value, resolved=resolved), lexicon.report_words("id")) == indonesian


def test_notes_are_not_counted_as_clean() -> None:
    run = [(DOCUMENT, report(found)) for found in (FAILING, NOTE, AGREEING)]
    closing = "3 artikel: 1 tanpa pertentangan angka, 1 dengan angka yang tidak cocok, 1 hanya dengan catatan\n"
    assert " ".join("".join(text.pieces(run, screen("id", 120))).split()).endswith(closing.strip())
    assert "".join(markdown.pieces(run, screen("id"))).endswith(closing)


def test_nothing_is_cut_where_there_is_room() -> None:
    long = fact(1, "13.506", kind="money", unit="IDR", value="7920000000000", subject="pendapatan bunga bersih bank itu pada tahun buku")
    assert "Rp7,92 triliun" in table.page(DOCUMENT, report(facts=(long,)), screen("id"))
    assert str(long.subject) in table.page(DOCUMENT, report(facts=(long,)), screen("id", room=UNLIMITED))
    sums = AGREEING.model_copy(update={"formula": " + ".join(["13443"] * 20) + " ≤ 999999"})
    shown = text.page(DOCUMENT, report(sums), screen("id"))
    assert "…" not in shown
    assert max(map(columns, shown.splitlines())) <= 80


def test_of_days_verbose_prints_no_numbers() -> None:
    checked = newsfacts.check("Rapat itu digelar Selasa (20/10/2025).")
    shown = text.page(Document(sha256="0", text="Rapat itu digelar Selasa (20/10/2025)."), checked, screen("id", verbose=True))
    assert "jatuh pada hari Senin" in shown
    assert "Hasil hitungan" not in shown


def test_the_ends_of_an_interval_are_written_alike() -> None:
    open_ended = FAILING.model_copy(update={"expected": ("53335500000000", "53343000000000"), "found": ("0", "∞")})
    shown = intervals(open_ended, lexicon.report_words("id"))
    assert shown == "Hasil hitungan: antara 53,3355 dan 53,343 triliun; tertulis: min. 0"


def test_values_say_bound_range_and_unit() -> None:
    words = lexicon.report_words("id")
    assert figures.value(fact(1, "13.506", kind="money", unit="IDR", qualifier="at_most"), words) == "maks. Rp13.506"
    assert figures.value(fact(1, "13.506", kind="money", unit="KRW"), words) == "13.506 KRW"
    assert figures.value(fact(1, "13.506", kind="duration", unit="month", qualifier="almost"), words) == "hampir 13.506 bulan"
    assert figures.value(fact(1, "13.506", value=None, low="20", high="99"), words) == "20–99"


def test_both_languages_have_the_same_words() -> None:
    indonesian, english = (lexicon.report_words(language).model_dump() for language in ("id", "en"))
    for part, words in indonesian.items():
        if isinstance(words, dict) and part != "figures":
            assert words.keys() == english[part].keys()
            for key, said in words.items():
                for form in english[part][key].split("|"):  # for one, and for all other numbers
                    assert re.findall(r"{\w+}", said) == re.findall(r"{\w+}", form), key


def test_one_thing_has_a_form_of_its_own_in_english() -> None:
    report = newsfacts.check("Laba bersih turun dari Rp 610 miliar menjadi Rp 820 miliar.")
    assert ledger(report, lexicon.report_words("en")) == "2 figures, 1 relation: 1 not agreeing"
    assert ledger(report, lexicon.report_words("id")) == "2 angka, 1 relasi: 1 tidak cocok"


def test_every_kind_qualifier_and_reason_has_a_word() -> None:
    words = lexicon.report_words("id")
    properties = Fact.model_json_schema()["properties"]
    assert words.kinds.keys() == set(properties["kind"]["enum"])
    assert words.qualifiers.keys() == set(properties["qualifier"]["enum"]) - {"exact"}
    [reasons] = [option["enum"] for option in Check.model_json_schema()["properties"]["reason"]["anyOf"] if "enum" in option]
    assert words.reasons.keys() == set(reasons)


WIDE = st.text(alphabet=st.sampled_from("ab 1\n\t漢字e\u0301\u200b😀\x1b"), max_size=300)


@given(WIDE, st.data(), st.integers(20, 90))
def test_excerpts_fit_and_point_at_the_figures(article: str, data: st.DataObject, width: int) -> None:
    ends = data.draw(st.lists(st.tuples(st.integers(0, len(article)), st.integers(0, 30)), max_size=4))
    spans = [(start, min(len(article), start + size)) for start, size in ends]
    for row in excerpt.rows(article, spans, width):
        assert columns(row.shown) <= width
        assert columns(row.carets) <= width
        assert 1 <= row.number <= article.count("\n") + 1


@given(st.integers(0, 200), st.integers(0, 200))
def test_each_caret_stands_under_its_figure_however_long_the_line(before: int, between: int) -> None:
    article = "漢 " * before + "12.345" + " kata" * between + " 678"
    spans = [(match.start(), match.end()) for match in re.finditer(r"[\d.]+", article)]
    seen = set()
    for row in excerpt.rows(article, spans, 60):
        cells = "".join(character + "\0" * (columns(character) - 1) for character in row.shown)  # one character a column
        seen |= {cells[match.start() : match.end()] for match in re.finditer(r"\^+", row.carets)}
    assert seen == {"12.345", "678"}


@given(WIDE, st.integers(2, 40))
def test_clipped_and_padded_text_takes_the_columns_it_may(shown: str, width: int) -> None:
    assert columns(clip(shown, width)) <= width
    assert columns(pad(shown, width)) == width
    assert "\x1b" not in printable(shown)
    assert " ".join(line.strip() for line in wrap(shown, width)).split() == printable(shown).split()


def test_a_line_of_jsonl_holds_every_field_and_nulls() -> None:
    line = json.loads(jsonl.line(report(FAILING)))
    assert list(line)[:4] == ["schema_version", "source", "sha256", "title"]
    assert line["facts"][0]["low"] is None
    assert line["checks"][0]["facts"] == {"total": ["f1"], "parts": ["f2", "f3"]}
    assert line["summary"] == {"facts": 3, "consistent": 0, "inconsistent": 1, "unverifiable": 0}


UNREAD = Unread(source="x.txt", error=Failure(code="not-found", message="x.txt: tidak ada"))
EXTRACTION = Extraction(sha256="0", facts=(fact(1, "13.506"),))


@pytest.mark.parametrize("record", [report(FAILING, NOTE, AGREEING, OPEN), EXTRACTION, UNREAD])
def test_the_schema_describes_each_line_and_the_whole_document(record: Extraction | Unread) -> None:
    validator = Draft202012Validator(json.loads(jsonl.schema()))
    validator.validate(json.loads(jsonl.line(record)))
    validator.validate(json.loads(jsonl.document([record, UNREAD])))
    assert not validator.is_valid({"source": 1})


def test_one_line_stays_one_line() -> None:
    odd = report().model_copy(update={"title": "a\nb\u2028c"})
    assert jsonl.line(odd).count("\n") == 1


def test_screens_are_neither_too_narrow_nor_too_wide() -> None:
    assert [screen("id", width).width for width in (1, 80, 1000)] == [40, 80, 120]
    assert isinstance(screen("id"), Screen)


def test_numbers_of_the_summary_are_grouped() -> None:
    for language, said in (("id", "12.345 angka"), ("en", "12,345 figures")):
        words = screen(language).words
        assert wording.counted(words.ledger["facts"], 12345, words) == said
        assert said.partition(" ")[0] in wording.closing(wording.Count(12345), words)


def test_the_words_around_a_reading_are_whole() -> None:
    article = newsfacts.read(b"Judul\nKepolisian Resor Garut mengerahkan 650 personel gabungan untuk pengamanan.\nSebanyak 12 orang.")
    shown = readings.page(article, pipeline.explain_document(article), screen("id", 200))
    assert "… mengerahkan 650 personel …\n" in shown
    assert "  Sebanyak 12 orang.\n" in shown
