"""Adding up number words: `dua ratus lima puluh ribu`, `satu setengah juta`, `tiga koma lima`, `dua pertiga`."""

from decimal import Decimal
from fractions import Fraction

from newsfacts import lexicon

_MOST_DECIMALS = 12


def plain(value: Fraction) -> Decimal | Fraction:
    """A Decimal where the value has a finite one."""
    twos = fives = 0
    rest = value.denominator
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return value
    places = max(twos, fives)
    return Decimal((value * 10**places).numerator).scaleb(-places)


class Spoken:
    """Adds up number words one by one; `take` says whether a word still belongs to the number."""

    def __init__(self) -> None:
        self._words = lexicon.numerals()
        self._total = Fraction(0)  # what scale words have closed
        self._part = Fraction(0)  # below the next scale word
        self._digit = -1  # the digit just read, -1 if none
        self._room = 1000  # what follows in this part must be smaller
        self._size = 10**30  # the last scale word
        self._decimals = 0  # digits after the decimal sign, counting from one
        self._closed = False  # nothing but a scale word may follow
        self.pending = self.about = False
        self.power = 0

    @property
    def value(self) -> Fraction:
        return self._total + self._part

    @property
    def fractional(self) -> bool:
        """Whether it is a share of something (`sepertiga`), not a number printed with decimals."""
        return self._closed and not self._total and self._part < 1

    def take(self, word: str) -> bool:
        words = self._words
        if word in words.units:
            return self._take_digit(words.units[word])
        if self.pending:
            return False
        if word in words.wholes:
            return self._take_whole(words.wholes[word])
        if word in words.multipliers:
            return self._take_multiplier(word)
        if word in words.scales:
            return self._take_scale(words.scales[word], word)
        if word in words.halves:
            return self._take_half(words.halves[word])
        if word in words.denominators:
            return self._take_denominator(words.denominators[word])
        if word == words.point and self._digit >= 0 and not self._decimals and not self._closed:
            self.pending, self._decimals = True, 1
            return True
        return False

    def _take_digit(self, digit: int) -> bool:
        if self._decimals:
            self._part += Fraction(digit, 10**self._decimals)
            self._decimals, self.pending = self._decimals + 1, False
            return self._decimals <= _MOST_DECIMALS
        if self._digit >= 0 or self._room < 10 or self._closed:
            return False
        self._part += digit
        self._digit = digit
        return True

    def _take_whole(self, number: int) -> bool:
        """sepuluh, sebelas, seratus; seribu, sejuta, which are a scale word at once."""
        if self._digit >= 0 or self._closed or self._decimals:
            return False
        if number < 1000:
            if number >= self._room:
                return False
            self._part += number
            self._room = 100 if number == 100 else 1
            return True
        if self._part or number >= self._size:
            return False
        self._total += number
        self._size, self._room, self.power = number, 1000, self.power or len(str(number)) - 1
        return True

    def _take_multiplier(self, word: str) -> bool:
        """belas, puluh, ratus, and their rough forms in -an."""
        size = self._words.multipliers[word]
        if self._digit < 1 or self._closed or self._decimals or size >= self._room:
            return False
        self.about = self.about or word in self._words.vague
        if word.startswith(self._words.teen):
            self._part += 10
            self._room = 1
        else:
            self._part += self._digit * (size - 1)
            self._room = size
        self._digit = -1
        return True

    def _take_scale(self, power: int, word: str) -> bool:
        size = 10**power
        if not self._part or size >= self._size:
            return False
        self.about = self.about or word in self._words.vague
        self._total += self._part * size
        self._closed = self._closed or self._decimals > 0
        self._part, self._digit, self._room, self._size, self._decimals = Fraction(0), -1, 1000, size, 0
        self.power = self.power or power
        return True

    def _take_half(self, half: Fraction) -> bool:
        if self._closed or self._decimals or self._total:
            return False
        self._part += half
        self._digit, self._closed = -1, True
        return True

    def _take_denominator(self, denominator: int) -> bool:
        if self._digit < 1 or self._total or self._part != self._digit or self._closed:
            return False
        self._part /= denominator
        self._digit, self._closed = -1, True
        return True
