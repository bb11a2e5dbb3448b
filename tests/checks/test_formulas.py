"""A formula is true arithmetic, whatever hedges, bounds or rounding its verdict allows."""

import pytest

import newsfacts


@pytest.mark.parametrize(
    ("text", "rule", "formula"),
    [
        ("Rasio itu naik 111,09 persen dari 145,56 persen menjadi 256,65 persen.", "change", "256.65 - 145.56 = 111.09"),
        ("Rasio itu naik 0,25 persen dari 92,55 persen menjadi 92,80 persen.", "change", "92.8 - 92.55 = 0.25"),
        ("Bunga itu naik 10 persen dari 5 persen menjadi 5,5 persen.", "change", "(5.5 / 5 - 1) × 100 = 10"),
        ("Bunga itu naik 14,3 persen dari 3,5 persen menjadi 4 persen.", "change", "(4 / 3.5 - 1) × 100 = 14.2857 ≈ 14.3"),
        ("Bunga itu naik 0,75 persen dari 5,25 persen menjadi 5,75 persen.", "change", "5.75 - 5.25 = 0.5 ≠ 0.75"),
        ("Suku bunga dipangkas 25 basis poin dari 5,50 persen menjadi 5,25 persen.", "change", "5.25 - 5.5 = -0.25"),
        ("Suku bunga dipangkas 52 basis poin dari 5,50 persen menjadi 5,25 persen.", "points", "5.25 - 5.5 = -0.25 ≠ -0.52"),
        ("Rupiah melemah 0,31 persen dari Rp16.288 menjadi Rp16.339 per dolar AS.", "change", "(16339 / 16288 - 1) × 100 = 0.3131 ≈ 0.31"),
        ("Rupiah melemah 36 poin dari Rp16.703 ke Rp16.739 per dolar AS.", "change", "16739 - 16703 = 36"),
        ("Rupiah menguat 0,31 persen dari Rp16.339 menjadi Rp16.288 per dolar AS.", "change", "(1 - 16288 / 16339) × 100 = 0.3121 ≈ 0.31"),
        ("Indeks terkoreksi 24,13 poin atau 0,37 persen ke 6.458,71.", "change", "24.13 / (6458.71 + 24.13) × 100 = 0.3722 ≈ 0.37"),
        ("Kurs terkoreksi 24,13 poin atau 0,38 persen ke 6.458,71.", "change", "24.13 / (6458.71 - 24.13) × 100 = 0.375 ≈ 0.38"),
        ("Saham itu turun 8 persen atau 300 poin ke level Rp 2.300 dari Rp 2.500.", "change", "2500 - 2300 = 200 ≠ 300"),
        (
            "Harganya US$ 900 juta (Rp 12,6 triliun), lalu US$ 600 juta (Rp 8,4 triliun).",
            "conversion",
            "12600000000000 / 900000000 = 14000 ~ 8400000000000 / 600000000 = 14000",
        ),
        ("Lebih dari 10 Warga Luka\n\nSebanyak 12-13 warga luka di kota itu.", "restated", "10 ≤ 12..13"),
        ("Dari 10 siswa, 4 siswa atau sekitar 41 persen lulus.", "share", "4 / 10 × 100 = 40 ≈ 41"),
        ("Lebih dari 500 Rumah Terendam\n\nSebanyak 520 rumah terendam di kota itu.", "restated", "500 ≤ 520"),
        ("Peserta Capai Ribuan\n\nSebanyak 3.000 peserta hadir.", "restated", "2000..9999 = 3000"),
        ("Dua pertiga dari sembilan rumah, yakni enam rumah, terbakar.", "share", "6 / 9 = 0.6667"),
        ("Rapat digelar di aula pada 30 Februari 2026.", "impossible-date", "2026-02-30 ∉ 02-01..28"),
        ("Ada empat langkah, yakni pertama melatih kader dan keempat menambah obat.", "listed-count", "2..4 = 4"),
        ("Saham A Turun 2,47 Persen\n\nSaham A bergerak -2,47 persen.", "restated", "2.47 = |-2.47|"),
        ("Total 38.000 tamu dalam 31 hari atau rata-rata 1.226 tamu per hari.", "average", "38000 / 31 = 1225.8065 ≈ 1226"),
    ],
)
def test_what_a_formula_shows(text: str, rule: str, formula: str) -> None:
    assert [check.formula for check in newsfacts.check(text).checks if check.rule == rule] == [formula]
