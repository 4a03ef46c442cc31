#!/usr/bin/env python3
"""Makes customers.mdb of an Access 2000 file with a table Users (UserId, UserName, UserSex, UserBirthday, UserMarried):
examples/node-adodb.mdb of the npm package node-adodb 5.0.3 (MIT licence, beside this file). Access itself made that file;
its rows are replaced here by ours, and the column UserSex is called PhoneNr.

    make-customers.py node-adodb.mdb customers.mdb

Jet 4 pages as mdbtools' HACKING.md describes them: a data page has its number of rows at 12 and their offsets behind; a row
its number of columns, fixed fields, text fields, their offsets from the last to the first, and which are not null."""
import struct
import sys

PAGE = 4096
ROWS = [
    ("Anna Groen", "+31612345671"),
    ("Bram O'Brien", "06-12345672"),
    ("Chris M\u00fcller", "+31 (0)6 1234 5673"),
    ("Dirk de Wit", "0031 6 12 34 56 74"),
    ("Eva Zwart", "(06) 12345675"),
    ("Bijna Raak", "06-12345679"),
    ("Groothandel De Vries", "020 123 45 67 / 06-12345676"),
]


def row(number, name, phone, pattern):
    """As `pattern`, the first row that Access wrote: only key and texts differ."""
    columns, = struct.unpack_from("<H", pattern, 0)
    mask = pattern[-((columns + 7) // 8):]
    behind = len(pattern) - len(mask)
    texts, = struct.unpack_from("<H", pattern, behind - 2)
    assert texts == 2
    begin, = struct.unpack_from("<H", pattern, behind - 4)
    fixed = struct.pack("<I", number) + pattern[6:begin]
    one, other = name.encode("utf-16-le"), phone.encode("utf-16-le")
    ends = [begin + len(one) + len(other), begin + len(one), begin]
    return struct.pack("<H", columns) + fixed + one + other + struct.pack("<4H", *ends, texts) + mask


def main():
    data = bytearray(open(sys.argv[1], "rb").read())
    old, new = "UserSex".encode("utf-16-le"), "PhoneNr".encode("utf-16-le")
    data = data.replace(old, new)
    for at in range(0, len(data), PAGE):
        page = data[at:at + PAGE]
        if page[:2] != b"\x01\x01" or "Nuintun".encode("ascii") not in page and "Nuintun".encode("utf-16-le") not in page:
            continue
        count, = struct.unpack_from("<H", page, 12)
        offset, = struct.unpack_from("<H", page, 14)
        pattern = bytes(page[offset & 0x1fff:PAGE])
        table, = struct.unpack_from("<I", page, 4)
        made, offsets, end = bytearray(page[:14]) + bytes(PAGE - 14), [], PAGE
        for number, (name, phone) in enumerate(ROWS, 1):
            bytes_ = row(number, name, phone, pattern)
            end -= len(bytes_)
            made[end:end + len(bytes_)] = bytes_
            offsets.append(end)
        struct.pack_into("<%dH" % len(offsets), made, 14, *offsets)
        struct.pack_into("<H", made, 12, len(offsets))
        struct.pack_into("<H", made, 2, end - 14 - 2 * len(offsets))
        data[at:at + PAGE] = made
        struct.pack_into("<I", data, table * PAGE + 16, len(offsets))
        open(sys.argv[2], "wb").write(data)
        print(count, "rows replaced by", len(offsets))
        return
    sys.exit("no such table")


main()
