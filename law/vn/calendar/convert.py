#!/usr/bin/env python3
"""Writes 2014.toml to 2020.toml: the days the State sector did not work, and the Saturdays it worked instead.

Source: the public holiday data set `holidays` (country VN), MIT licence, copyright Vacanza Team and
contributors (https://github.com/vacanza/holidays). Made with version 0.109:

    pip install holidays==0.109
    python3 law/vn/calendar/convert.py

Later years are not converted: they follow the yearly notices and are kept by hand.
"""

from datetime import date
from pathlib import Path
import re

import holidays

YEARS = range(2014, 2021)
SWAP = re.compile(r"substituted from (\d\d)/(\d\d)/(\d{4})")


def swapped_saturdays():
    """Saturdays worked for a day off, whichever year that day off lies in."""
    for year in [*YEARS, YEARS.stop]:
        for name in holidays.country_holidays("VN", years=year, language="en_US").values():
            if found := SWAP.search(name):
                month, day, of_year = map(int, found.groups())
                yield date(of_year, month, day)


def toml_list(days):
    return "[" + ", ".join(day.isoformat() for day in sorted(days)) + "]"


def main():
    folder = Path(__file__).parent
    saturdays = set(swapped_saturdays())
    for year in YEARS:
        named = holidays.country_holidays("VN", years=year, language="en_US")
        off = {day for day in named if day.weekday() < 5}
        worked = {day for day in saturdays if day.year == year}
        assert all(day.weekday() == 5 for day in worked), worked
        assert all(off_day not in worked for off_day in off)
        (folder / f"{year}.toml").write_text(
            "# Made by convert.py from the data set `holidays` 0.109 (country VN), MIT licence,\n"
            "# copyright Vacanza Team and contributors. Not to be edited by hand.\n"
            f"year = {year}\n"
            'confidence = "B"\n'
            "tentative = false\n"
            'source = "public holiday data set holidays 0.109, country VN, MIT licence"\n'
            f"off = {toml_list(off)}\n"
            f"worked = {toml_list(worked)}\n",
            encoding="utf-8",
        )


if __name__ == "__main__":
    main()
