"""The format html."""

from collections import Counter
from html.parser import HTMLParser

from reports import sample

VOID = {"meta", "br"}


class Page(HTMLParser):
    """What a browser would find in a page: its elements by id, links, tags, and the text in each `.text`."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.tags: Counter[str] = Counter()
        self.attributes: set[str] = set()
        self.stack: list[str] = []
        self.shown = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags[tag] += 1
        self.attributes |= {*given}
        self.ids.update(value for key, value in attrs if key == "id" and value)
        self.links += [value for key, value in attrs if key == "href" and value]
        if tag not in VOID:
            self.stack.append("text" if given.get("class") == "text" else tag)

    def handle_endtag(self, tag: str) -> None:
        opened = self.stack.pop()
        assert opened == tag or (opened, tag) == ("text", "div")

    def handle_data(self, data: str) -> None:
        if "text" in self.stack:
            self.shown += data


def test_figures_and_findings_lead_to_each_other() -> None:
    page = Page(sample.printed("html", sample.checked(sample.BAD), sample.checked(sample.GOOD), sample.UNREAD))
    assert not page.stack
    assert set(page.ids.values()) == {1}
    assert page.links
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    report = sample.report(sample.checked(sample.BAD))
    [finding] = [check.id for check in report.checks if check.severity]
    assert f"#a1-{finding}" in page.links
    assert {f"#a1-{fact.id}" for fact in report.facts} <= set(page.links)


def test_the_article_stands_there_whole_and_nothing_of_it_runs() -> None:
    for make in (sample.checked, sample.extracted, sample.explained):
        page = Page(sample.printed("html", make(sample.HOSTILE)))
        assert page.tags["script"] == 0
        assert not {name for name in page.attributes if name.startswith("on")}
        assert page.shown.split() == sample.HOSTILE.replace("\x1b", " ").replace("\u202e", "").split()


def test_nothing_is_loaded_from_elsewhere() -> None:
    shown = sample.printed("html", sample.checked(sample.BAD))
    assert "default-src 'none'" in shown
    assert not {"src", "srcset"} & Page(shown).attributes
    assert "url(" not in shown
    assert "@import" not in shown


def test_a_suppressed_finding_is_listed_and_marks_nothing() -> None:
    shown = sample.printed("html", sample.suppressed(sample.BAD, "<reason>"))
    assert "&lt;reason&gt;" in shown
    assert 'class="error"' not in shown


def test_the_legend_explains_the_colours_that_are_there() -> None:
    good, bad = (sample.printed("html", sample.checked(text)) for text in (sample.GOOD, sample.BAD))
    assert '<mark class="good">123</mark> cocok' in good
    assert "tidak mungkin sama-sama benar" not in good
    assert '<mark class="error">123</mark> tidak cocok: menurut artikelnya sendiri tidak mungkin sama-sama benar' in bad


def test_the_list_of_articles_names_headlines_and_tells_notes_from_contradictions() -> None:
    titled = f"Personel Diterjunkan\n\n{sample.BAD}"
    note = "Dari tujuh anggota panitia, 45 persen menolak usulan itu.\n"
    shown = sample.printed("html", sample.checked(titled), sample.checked(note), sample.checked(sample.GOOD))
    listing = shown[shown.index("<nav>") : shown.index("</nav>")]
    assert '<a href="#a1">Personel Diterjunkan</a> <span class="count error">1 tidak cocok</span>' in listing
    assert '<span class="count note">1 catatan</span>' in listing
    assert listing.count('class="count') == 2


def test_what_a_figure_tells_when_pointed_at_is_in_words() -> None:
    shown = sample.printed("html", sample.checked("Bantuan itu diserahkan pada 8 Juni, kata Kepala Dinas Sosial Budi Raharja.\n"))
    assert 'title="tanggal: 8 Juni' in shown


def test_the_page_is_in_indonesian_unless_asked_for() -> None:
    assert '<html lang="id">' in sample.printed("html", sample.checked(sample.BAD))
    assert '<html lang="en">' in sample.printed("html", sample.checked(sample.BAD), language="en")


def test_a_card_names_the_lines_of_its_figures() -> None:
    page = sample.printed("html", sample.checked("Judul\n\n" + sample.BAD))
    assert '<p class="figures soft">baris 3 · Angka:' in page
    assert "line 1 · Figures:" in sample.printed("html", sample.checked(sample.BAD), language="en")
    assert '<span class="soft">baris 1</span>' in sample.printed("html", sample.checked(sample.GOOD))


def test_paragraphs_that_are_one_line_each_are_parted() -> None:
    typed, record = sample.checked("Judul\n" + sample.BAD + "Akhir.\n")
    taken = typed.model_copy(update={"extracted": True})
    assert "wanita.\n\nAkhir." in Page(sample.printed("html", (taken, record))).shown
    assert "wanita.\nAkhir." in Page(sample.printed("html", (typed, record))).shown
