"""Other calendars than ours: Iranian, Islamic, and years counted by eras or from the Buddha."""

from __future__ import annotations

from datetime import date
from typing import Final

#: Thai years that are taken for the Buddhist count, and what they are ahead of ours.
_BUDDHIST: Final = range(2400, 2701)
_BUDDHIST_AHEAD: Final = 543
#: Years that count as Iranian or Islamic.
LUNAR_YEARS: Final = range(1300, 1501)
#: 1 Muharram 1 by the civil count: 19 July 622 (Gregorian).
_HIJRA: Final = 227_015


def common_year(year: int) -> int:
    """Return the year of our era: 2567 is 2024 by the Buddhist count, 24 is 2024, 98 is 1998."""
    if year in _BUDDHIST:
        return year - _BUDDHIST_AHEAD
    return year + 2000 if year < 70 else year + 1900 if year < 100 else year


def jalali_to_gregorian(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of an Iranian one, by the 33-year rule (right for 1300 to 1500)."""
    if not 1 <= month <= 12 or not 1 <= day <= (31 if month <= 6 else 30):
        return None
    days_before = (month - 1) * 31 - max(0, month - 7)
    leaps = (year - 1) // 33 * 8 + ((year - 1) % 33 + 3) // 4
    # 19 March 622 (Gregorian, ordinal 226,895) is the day before 1 Farvardin 1 under this rule.
    return date.fromordinal(226_894 + (year - 1) * 365 + leaps + days_before + day)


def hijri_to_gregorian(year: int, month: int, day: int, weekday: int | None) -> date | None:
    """Return the Gregorian day of an Islamic one, or None where no weekday tells it for certain.

    The civil count is a day off where the new moon was seen sooner or later: the printed weekday decides.
    """
    if weekday is None or not 1 <= month <= 12 or not 1 <= day <= 30:
        return None
    months_before = (59 * (month - 1) + 1) // 2
    counted = _HIJRA + (year - 1) * 354 + (3 + 11 * year) // 30 + months_before + day - 1
    for moved in (0, -1, 1):
        if date.fromordinal(counted + moved).weekday() == weekday:
            return date.fromordinal(counted + moved)
    return None
