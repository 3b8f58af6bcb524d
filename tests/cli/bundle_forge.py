"""bundle_forge.py - a bundle read and written by another hand, with one thing changed.

    bundle_forge.py FROM.zip TO.zip [--reseal] CHANGE...
        drop=NAME  add=NAME=TEXT  rename=NAME=NAME  sub=NAME=REGEX=TEXT (its first match)
        --reseal: the manifest says what is there then; without, what was there before
    bundle_forge.py FROM.zip owners
        "OFFSET NAME" of bytes all over the archive, and whose they are ("" is its end)
"""
import hashlib
import re
import struct
import sys
import zipfile
import zlib


def read(path):
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert [i.filename for i in archive.infolist()] == sorted(
            (i.filename for i in archive.infolist()), key=lambda name: name.encode())
        assert {i.compress_type for i in archive.infolist()} == {zipfile.ZIP_STORED}
        assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {i.filename: archive.read(i) for i in archive.infolist()}, archive.comment


def write(path, members):
    out, directory, seal = b"", b"", hashlib.sha256(members["manifest.txt"]).hexdigest()
    for name in sorted(members, key=lambda name: name.encode()):
        data, raw = members[name], name.encode()
        common = struct.pack("<HHHHHIIIHH", 10, 0x800, 0, 0, 0x21, zlib.crc32(data), len(data),
                             len(data), len(raw), 0)
        directory += b"PK\1\2" + struct.pack("<H", 3 << 8 | 10) + common + struct.pack(
            "<HHHII", 0, 0, 0, 0o100644 << 16, len(out)) + raw
        out += b"PK\3\4" + common + raw + data
    note = f"shequ bundle, sha256 of manifest.txt: {seal}".encode()
    end = b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, len(members), len(members), len(directory),
                                 len(out), len(note)) + note
    with open(path, "wb") as file:
        file.write(out + directory + end)


def change(members, what, reseal):
    kind, name, *rest = what.split("=", 3)
    if kind == "drop":
        del members[name]
    elif kind == "add":
        members[name] = rest[0].encode()
    elif kind == "rename":
        members[rest[0]] = members.pop(name)
    elif kind == "sub":
        text, n = re.subn(rest[0].encode(), rest[1].encode(), members[name], count=1)
        assert n == 1, what
        members[name] = text
    if reseal:
        members["manifest.txt"] = "".join(
            f"{hashlib.sha256(members[name]).hexdigest()}  {name}\n"
            for name in sorted(members, key=lambda name: name.encode()) if name != "manifest.txt").encode()


def owners(path):
    with zipfile.ZipFile(path) as archive:
        infos, size = archive.infolist(), len(open(path, "rb").read())
    at = infos[-1].header_offset + 30 + len(infos[-1].filename.encode()) + infos[-1].file_size
    for info in infos:
        name = info.filename.encode()
        begin = info.header_offset + 30 + len(name)
        for offset in {info.header_offset, info.header_offset + 15, info.header_offset + 19, begin - 1, begin,
                       begin + info.file_size // 3, begin + info.file_size - 1, at + 5, at + 17, at + 30, at + 45,
                       at + 46}:
            print(offset, info.filename)
        at += 46 + len(name)
    for offset in at, at + 9, at + 13, at + 17, at + 21:
        print(offset, "end of the archive")
    for offset in at + 22 + 38, size - 1:
        print(offset, "manifest.txt")


if __name__ == "__main__":
    if sys.argv[2] == "owners":
        owners(sys.argv[1])
        sys.exit()
    given, note = read(sys.argv[1])
    assert note.decode().endswith(hashlib.sha256(given["manifest.txt"]).hexdigest())
    write(sys.argv[2], given)
    assert open(sys.argv[1], "rb").read() == open(sys.argv[2], "rb").read(), "the other hand writes the same"
    for argument in sys.argv[3:]:
        if argument != "--reseal":
            change(given, argument, "--reseal" in sys.argv)
    write(sys.argv[2], given)
