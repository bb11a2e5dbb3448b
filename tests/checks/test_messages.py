"""What checks say to editors: plain sentences with the figures as printed."""

import pytest

import newsfacts


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Sebanyak 140 personel diterjunkan, terdiri dari 116 polisi laki-laki dan 42 polisi wanita.",
            "116 dan 42 tidak berjumlah 140; angka-angka ini tidak mungkin semuanya benar.",
        ),
        (
            "Jumlah wisatawan turun 25 persen, dari 45.000 menjadi 36.000 orang.",
            "Perubahan dari 45.000 menjadi 36.000 tidak cocok dengan 25 persen; angka-angka ini tidak mungkin semuanya benar.",
        ),
        (
            "Angka pengangguran turun dari 4,76 persen menjadi 4,82 persen.",
            "Perubahan dari 4,76 persen menjadi 4,82 persen tidak cocok dengan arah yang disebut; "
            "angka-angka ini tidak mungkin semuanya benar.",
        ),
        (
            "Harga cabai naik 12 persen dari Rp40.000 menjadi Rp36.000 per kilogram.",
            "Perubahan dari Rp40.000 menjadi Rp36.000 tidak cocok dengan 12 persen ke arah yang disebut; "
            "angka-angka ini tidak mungkin semuanya benar.",
        ),
        (
            "Suhu udara antara 31 dan 23 derajat Celsius.",
            "Kisaran 31 dan 23 derajat Celsius terbalik: ujung pertamanya lebih besar.",
        ),
        (
            "Harga tertinggi Rp 56.000 dan terendah Rp 65.000 per kilogram.",
            "Rp 65.000 disebut tidak melebihi Rp 56.000, tetapi lebih besar; mohon dicek.",
        ),
        (
            "Sebanyak 1.134 Siswa Lulus\n\nSebanyak 1.143 siswa lulus ujian. Jumlah 1.134 siswa itu naik.",
            "1.134 disebut lagi sebagai 1.143; jika yang dimaksud sama, angka-angka ini tidak mungkin semuanya benar.",
        ),
        ("Empat program disiapkan, yakni irigasi, jalan desa, listrik, dan air bersih.", "Disebut empat, dan rinciannya juga empat."),
        (
            "PMDN mencapai Rp 275,5 triliun atau 56,9 persen dari total investasi Rp 484,2 triliun.",
            "Rp 275,5 triliun dari Rp 484,2 triliun cocok dengan 56,9 persen.",
        ),
        (
            "Tiga bidang tanah masing-masing seluas 2.567, 2.490, dan 6.424 meter persegi disita.",
            "Ada 3 hal yang disebut, dan angkanya juga 3: 2.567, 2.490, dan 6.424 meter persegi.",
        ),
        (
            "Lomba itu dibuka Rabu (6/8) dan ditutup Sabtu (10/8).",
            "Sabtu (10/8): menurut Rabu (6/8), tanggal itu jatuh pada hari Minggu; dalam satu tahun, keduanya tidak mungkin sama-sama "
            "benar.",
        ),
        (
            "Saham BAA, BBB, dan BCC masing-masing naik 5,0 persen dan 6,2 persen.",
            "Ada 3 hal yang disebut, tetapi angkanya 2: 5,0 persen dan 6,2 persen.",
        ),
    ],
)
def test_what_a_check_says(text: str, said: str) -> None:
    assert said in [check.message for check in newsfacts.check(text).checks]


def test_a_wrong_scale_word_is_told_with_the_figures_as_printed() -> None:
    checks = newsfacts.check("Sebanyak 8.675.797 keluarga menerima Rp 2,4 per tahun, total Rp 20,822 triliun.").checks
    [message] = [check.message for check in checks if check.rule == "scale-word"]
    assert message.startswith("Hitungan dengan 8.675.797, Rp 2,4, dan Rp 20,822 triliun meleset tepat seribu kali")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Nilainya US$ 45 miliar atau Rp 738 triliun (kurs Rp 14.400).", "tidak cocok dengan kurs Rp 14.400;"),
        (
            "Ponsel itu dijual US$799 (Rp12,2 juta) dan US$999 (Rp51,3 juta).",
            "US$799 (Rp12,2 juta) dan US$999 (Rp51,3 juta) tidak cocok dengan satu",
        ),
        ("Kontrak itu senilai US$ 8,5 miliar atau setara Rp 140,7 juta.", "tidak cocok dengan kurs yang wajar;"),
    ],
)
def test_a_conversion_says_which_rate_is_meant(text: str, said: str) -> None:
    (check,) = [check for check in newsfacts.check(text).checks if check.rule == "conversion"]
    assert said in check.message
