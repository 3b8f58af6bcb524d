#!/usr/bin/env python3
"""Scenarios and tables that mean no good, too many or too large to lie in the tree.

    hostile.py FOLDER      writes them, and FOLDER/list: name, scenario, further arguments; all as
                           seen from FOLDER

Names are stable: hostile.tsv says what each is told. Every one is to be refused.
"""
import os
import sys

os.chdir(sys.argv[1])
rows = []
MIB = 1 << 20
MARKS = "：，“”（）％｛｝［］【】‘’　"


def case(name, data, *arguments):
    """A scenario that stands in a file of its own."""
    if isinstance(data, str):
        data = data.encode()
    with open(f"{name}.yaml", "wb") as file:
        file.write(data)
    rows.append((name, f"{name}.yaml", *arguments))


def body(name, text):
    case(name, b"shequ: 1\n" + (text.encode() if isinstance(text, str) else text) + b"\n")


def asked(name, scenario, *settings):
    words = []
    for setting in settings:
        words += ["--set", setting]
    rows.append((name, scenario, *words))


def table(name, data, key="city.table"):
    if isinstance(data, str):
        data = data.encode()
    with open(f"{name}.csv", "wb") as file:
        file.write(data)
    asked(name, "hefei-2009", f"{key}={name}.csv")


def tasks(name, data):
    table(name, data, "work.tasks")


def number(text):
    """Fit for a name."""
    return "".join(c if c.isascii() and c.isalnum() else f"{ord(c):x}" for c in text)[:24]


# ---- characters --------------------------------------------------------------------------

for bad in ("80 bf c0-80 c1-bf e0-80-80 e0-9f-bf ed-a0-80 ed-bf-bf ed-a0-bd-ed-b8-80 f0-80-80-80 "
            "f4-90-80-80 f5-80-80-80 f8-88-80-80-80 fe ff e4-bd f0-9f-98 e4-bd-0a").split():
    body("utf8-" + bad, b"title: a" + bytes.fromhex(bad.replace("-", "")))
for code in (0x00, 0x01, 0x08, 0x0B, 0x0C, 0x1B, 0x7F, 0x80, 0x85, 0x9B, 0x2028, 0x2029, 0x202A, 0x202B,
             0x202D, 0x202E, 0x2066, 0x2067, 0x2069, 0xFEFF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF):
    body(f"code-{code:04x}", f"title: a{chr(code)}b")
    body(f"escaped-{code:04x}", f'title: "a\\U{code:08X}b"')
for code in (0x202E, 0x2066, 0xFEFF, 0x9B):
    body(f"key-{code:04x}", f"ru{chr(code)}n: 1")
    asked(f"set-{code:04x}", "hefei-2009", f"run.se{chr(code)}ed=1")
body("escaped-surrogate", 'title: "\\uD800"')
body("escaped-beyond", 'title: "\\U00110000"')
body("escaped-return", 'title: "a\\rb"')
case("mark-twice", b"\xef\xbb\xbf\xef\xbb\xbfshequ: 1\n")
case("utf16-le", "shequ: 1\n".encode("utf-16"))
case("utf16-be", b"\xfe\xff" + "shequ: 1\n".encode("utf-16-be"))
case("utf16-bare", "shequ: 1\n".encode("utf-16-le"))
case("utf32", "shequ: 1\n".encode("utf-32"))
case("nul-first", b"\0shequ: 1\n")
case("nul-last", b"shequ: 1\n\0")
case("gzip", bytes.fromhex("1f8b0800000000000003"))
case("hdf5", b"\x89HDF\r\n\x1a\n" + bytes(64))
case("elf", b"\x7fELF" + bytes(60))
case("line-ends-mixed", b"shequ: 1\r\ntitle: a\rrun:\n  lenth: 1\r\n")
case("line-ends-cr", b"shequ: 1\rrun:\r  lenth: 1\r")
for mark in MARKS:
    body("wide-key-" + number(mark), f"run{mark} 1")
    body("wide-value-" + number(mark), f"run: {{seed: 1{mark}}}")

# ---- numbers -----------------------------------------------------------------------------

for text in ("NaN .nan -.NaN inf -inf .inf 1e999 -1e999 1e308 18446744073709551616 -1e-3 0x10 0o17 0b1 "
             "1_000 1.2.3 1e 1e+ .e1 +-1 --1 1e1e1 1/2 1f 1d5x ½ Ⅻ −1 ٣ ３ 5元 1,5 ~ yes true").split():
    body("number-" + number(text), f'city: {{communities_per_street: "{text}"}}')
body("number-digits", f"city: {{communities_per_street: {'9' * 100000}}}")
body("number-exponent", f"city: {{communities_per_street: 1e{'9' * 1000}}}")
body("number-zeros", f"city: {{communities_per_street: 1.{'0' * 5000}x}}")
body("number-blank", 'city: {communities_per_street: "1 000"}')
for key, texts in (("seed", "-1 1.5 0x1 nan 99999999999999999999999 1_0"), ("replicates", "0 -1 4294967296 1.5 1e99"),
                   ("burn_in", "-1 1e9 nan"), ("length", "-5 0 1e18 99999999999999")):
    for text in texts.split():
        unit = " months" if key in ("burn_in", "length") else ""
        body(f"{key}-{number(text)}", f"run: {{{key}: {text}{unit}}}")
for path, texts in (("city.streets", "0 -3 1e15 2.5"), ("city.communities", "0 -1 1e12 4294967296 0.1"),
                    ("community.households", "-1 1e300"), ("city.sample", "-1 1.5 9223372036854775808")):
    for text in texts.split():
        asked(f"set-{path}-{number(text)}", "hefei-2009", f"{path}={text}")
for text in ("1 day", "5 fortnights", "months", "1 monthss", "1 year 2 parsecs", "P1Y", "∞ years"):
    body("unit-" + number(text), f'run: {{length: "{text}"}}')

# ---- dates -------------------------------------------------------------------------------

for text in ("2009-00-01 2009-13-01 2009-01-00 2009-01-32 2009-02-29 2009-04-31 2100-02-29 1900-02-29 "
             "1995-12-31 2101-01-01 9999-12-31 10000-01-01 -001-01-01 0000-00-00 20090101 2009/01/01 "
             "2009-W01-1 2009-001 2009-01-01T00:00:00 2009年1月1日 99999999999-01-01 ２００９-01-01 now").split():
    body("start-" + number(text), f'run: {{start: "{text}"}}')
    if text not in ("1995-12-31", "2101-01-01"): # warned of
        body("begin-" + number(text), f'reforms: {{separation: {{begin: "{text}"}}}}')

# ---- structure ---------------------------------------------------------------------------

order = "begin: 2011-01-01"
for name, text in {
        "root": "run: {}\nrun: {}", "run": "run: {seed: 1, seed: 2}", "quoted": "run: {}\n'run': {}",
        "escaped": 'run: {}\n"r\\x75n": {}', "group": "city: {streets: 5, streets: 6}",
        "value": "city: {streets: {value: 5, value: 6}}", "title": "title: {zh: a, zh: b}",
        "reforms": f"reforms: {{separation: {{{order}}}, separation: {{{order}}}}}",
        "order": f"reforms: {{separation: {{{order}, {order}}}}}",
        "where": f"reforms: {{separation: {{{order}, where: {{waves: 1, waves: 2}}}}}}",
        "set": f"reforms: {{a: {{{order}, set: {{rules.task_price: 0.1, rules.task_price: 0.2}}}}}}",
        "question": "question: {primary: service_failure, primary: need_wait}",
        "unknown": "zzz: {a: 1, a: 2}"}.items():
    body("twice-" + name, text)
for key in ("run", "reforms", "question", "city", "work", "community", "parameters"):
    for shape, text in {"list": "[1]", "text": "word", "nested": "{x: {y: {z: 1}}}"}.items():
        body(f"shape-{key}-{shape}", f"{key}: {text}")
for key in ("title: [a]", "title: {zh: {a: 1}}", "title: {fr: a}", "about: [[[]]]", "shequ: 1", "? a\n: b\n? [c]\n: d",
            "? {a: 1}\n: b", "[a, b]: c", "{a: 1}: c", ": a", "~: 1", "null: 1", "1: 2", '"": 1', '" ": 1', '"a\\nb": 1',
            "run: *a", "run: &a {}", "&a run: {}", "*a : 1", "<<: {seed: 1}", "run: !!map {}", "run: !!python/object:os {}",
            "run: !<tag:yaml.org,2002:map> {}", "title: !!binary aGk=", "run: {start: [2009-01-01]}", "run: {start: {value: {value: 1}}}",
            "city: {table: [a]}", "city: {table: {a: b}}", "work: {tasks: {a: b}}", "extends: [hefei-2009]",
            "extends: {a: b}", "run: {seed: }", "run: {seed: ''}", "run: - 1", "- run", "run\n", "run:\n- a\n b: c",
            "run: {", "run: [", "run: }", "run: ]", "run: {]}", "run: 'a", 'run: "a', "run: |\n a\nb", "run: >9z\n a", "run: @a",
            "run: `a`", "run: %a", "...\nrun: 1", "---\nrun: 1", "run: {a: b: c}", "run: a: b", "\trun: 1", "run:\n\tseed: 1"):
    body("odd-" + number(key), key)
case("directive", "%YAML 9.9\n---\nshequ: 1\n")
case("directive-tag", "%TAG ! tag:evil,2000:\n---\nshequ: !x 1\n")
case("format-0", "shequ: 0\n")
case("format-99", "shequ: 99999999999999999999\n")
case("format-map", "shequ: {a: 1}\n")
case("format-list", "shequ: [1]\n")
case("alias-bomb-9", "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(9)))
case("alias-cycle", "shequ: 1\ntitle: &a [*a]\n")

# ---- size --------------------------------------------------------------------------------

for name, text in {
        "lists": "[" * 200000, "maps": "{" * 200000, "values": "{a: " * 200000, "pairs": "[{a: " * 100000,
        "dashes": "- " * 200000, "questions": "? " * 200000, "closed": "[" * 200000 + "]" * 200000,
        "tags": "!a " * 200000, "anchors": "&a " * 200000, "quotes": "'" * 200001, "backslashes": '"' + "\\" * 200001,
        "commas": "[" + "," * 200000, "colons": ":" * 200000, "stars": "*" * 200000}.items():
    body("many-" + name, "title: " + text)
body("many-indents", "".join(" " * (i % 900) + "- \n" for i in range(2000)))
body("many-keys", "\n".join(f"k{i}: 1" for i in range(90000)))
body("many-keys-same", "\n".join("k: 1" for i in range(90000)))
body("many-keys-empty", "\n".join(f"k{i}:" for i in range(99999)))
body("many-questions-asked", "question: {outcomes: [" + ",".join(f"o{i}" for i in range(90000)) + "]}")
body("many-places", f"reforms: {{separation: {{{order}, where: {{places: [" + ",".join(f"{i}" for i in range(90000)) + "]}}}")
body("many-parameters", "parameters:\n" + "\n".join(f"  work.need_rat{i}: 1" for i in range(40000)))
body("many-reforms", "reforms:\n" + "\n".join(f"  seperation{i}: {{}}" for i in range(40000)))
body("many-figures", f"reforms: {{a: {{{order}, set: {{" + ",".join(f"rules.x{i}: 1" for i in range(50000)) + "}}}")
body("long-text", "run: {start: " + "x" * (MIB - 100) + "}")
body("long-key", "x" * (MIB - 100) + ": 1")
body("long-key-short", "x" * 1000 + ": 1")
body("long-quoted", "run: {start: '" + "x" * (MIB - 100) + "'}")
body("long-block", "run: |\n " + "x" * (MIB - 100))
body("long-wide", "run: {seed: " + "社" * 300000 + "}")
body("long-comment", "# " + "x" * (MIB - 100) + "\nrun: 1")
body("long-title-name", "reforms: {" + "x" * 100000 + ": {begin: 2011-01-01}}")
case("large", b"shequ: 1\n#" + b"x" * MIB)
case("blanks", b" " * MIB)
case("line-ends-only", b"\n" * MIB)
case("sparse", b"shequ: 1\n")
os.truncate(f"sparse.yaml", 1 << 30)
case("sparse-small", b"shequ: 1\n")
os.truncate(f"sparse-small.yaml", MIB - 1)

# ---- files -------------------------------------------------------------------------------

for name, to in {"link-itself": "link-itself.yaml", "link-nowhere": "nowhere", "link-zero": "/dev/zero",
                 "link-folder": "."}.items():
    os.symlink(to, f"{name}.yaml")
    asked(name, f"{name}.yaml")
os.mkfifo(f"pipe.yaml")
for name, path in {"pipe": f"pipe.yaml", "zero": "/dev/zero", "full": "/dev/full", "null": "/dev/null",
                   "random": "/dev/urandom", "stdin": "/dev/stdin", "folder": ".", "root": "/", "empty-name": "", "dots": "../" * 2000,
                   "long-name": "x" * 5000, "name-line": "a\nb", "name-escape": "a\x1b[31mb", "name-wide": "社" * 3000,
                   "name-turned": "a\u202eb", "name-formats": "%s%n%s%n", "passwd": "/etc/passwd"}.items():
    if name != "random":
        asked("file-" + name, path)
    if path and "\n" not in path and "\x1b" not in path and "\u202e" not in path:
        body("extends-" + name, f'extends: "{path}"')
        body("city-" + name, f'city: {{table: "{path}"}}')
        body("tasks-" + name, f'work: {{tasks: "{path}"}}')
body("extends-parents", "extends: ../../../../../../../../etc/passwd")
body("extends-itself", "extends: extends-itself")
body("extends-itself-dots", "extends: ./././extends-itself-dots.yaml")
os.link(f"extends-itself.yaml", f"extends-other-name.yaml")
for a, b in (("ring-a", "ring-b"), ("ring-b", "ring-c"), ("ring-c", "ring-b")):
    body(a, f"extends: {b}")
for i in range(200):
    with open(f"deep-{i}.yaml", "w") as file:
        file.write(f"shequ: 1\nextends: deep-{i + 1}\n")
asked("deep-chain", f"deep-0.yaml")
asked("deep-chain-end", f"deep-190.yaml")

# ---- orders and questions ----------------------------------------------------------------

for where in ("waves: -1", "waves: 0", "waves: 1e9", "waves: 2.5", "waves: 3", "waves: 2, every: -3 months",
              "waves: 2, every: 1e9 years", "share: 2", "share: -0.1", "share: nan", "order: chaos", "places: {a: 1}",
              "places: [[a]]", "places: [1e99]", "places: [-1]", "places: []", "places: ['']", "pilot: [a]",
              "by: planet", "waves: 99999999999999999999", "all: yes"):
    body("where-" + number(where), f"reforms: {{separation: {{{order}, where: {{{where}}}}}}}")
for more in ("intensity: 2", "intensity: -1", "intensity: nan", "fidelity: 1.1", "fidelity: x", "end: 2011-01-01",
             "end: 2001-01-01", "end: 2011-02-30", "set: {rules.task_price: 1e99}", "set: [a]", "set: {}", "dual_posts: [1]",
             "begin: 2012-01-01", "strike: [a]", "admit: {a: b}", "item_price: {a: 1}"):
    body("order-" + number(more), f"reforms: {{separation: {{{order}, {more}}}}}")
body("order-overlaps", "reforms:\n  a: {begin: 2011-01-01, end: 2013-01-01, set: {rules.task_price: 0.1}}\n"
     "  b: {begin: 2012-12-31, set: {rules.task_price: 0.2}}")
for name in ("a.b", "''", "a b", "../x", '"a\\nb"', "社" * 200, "-", "a/b", "__proto__"):
    body("reform-" + number(name), f"reforms: {{{name}: {{{order}, set: {{rules.task_price: 0.1}}}}}}")
for text in ("nan", "inf", "-inf %", "1e999 %", "0", "-0 pp", "%", "5 parsecs", "5 % %", "５%", "[5 %]", "{a: 1}", "''"):
    body("matters-" + number(text), f"question: {{primary: service_failure, matters_if: {text}}}")
for text in ("[service_failure]", "{a: 1}", "''", "service_failure.x", "x" * 1000):
    body("primary-" + number(text), f"question: {{primary: {text}}}")

# ---- settings ----------------------------------------------------------------------------

for setting in ("a.b.c.d=1", ".=1", "run.=1", ".run=1", "run..seed=1", "." * 200 + "=1", "x." * 5000 + "x=1", "run=1",
                "run={seed: 1}", "run.seed={}", "run.seed=[1]", "run.seed=\n1", "run.seed=1\x1b[31m", "run.start=2009-02-29",
                "shequ=2", "extends=/dev/zero", "reforms=off", "reforms.x.begin=2011-01-01", "reforms.separation=on",
                "city.table=/dev/zero", "city.table=", "work.tasks=/", "run.seed=" + "9" * 100000, "title.zh=a\u202eb", "title.en=a\x1b[31m", "title.en=a\rb", "run.start=\udcff",
                "city.table_text=a", "%s%n=1", "社=1"):
    asked("set-" + number(setting), "hefei-2009", setting)

# ---- tables ------------------------------------------------------------------------------

head, row = "code,households\n", "a1,1200\n"
for bad in ("80", "ed-a0-80", "ff", "00", "1b", "c2-9b", "e2-80-ae", "ef-bb-bf", "e2-80-a8"):
    table("table-bytes-" + bad, (head + "a").encode() + bytes.fromhex(bad.replace("-", "")) + b",1200\n")
for name, text in {
        "columns": "code" + "," * 900000, "columns-named": "code," + ",".join(f"c{i}" for i in range(100000)) + "\n",
        "cells": head + "a1" + "," * 900000, "cell": head + "a1," + "9" * 1000000, "name": "code,name,households\na1," + "x" * 1000000,
        "quotes": head + '"' * 900001, "quote-open": head + '"' + "x" * 900000, "quote-open-lines": head + '"' + "\n" * 900000,
        "lines": "\n" * 900000, "returns": "\r" * 900000, "commas": "," * 900000, "blanks": " " * 900000,
        "rows-same": head + row * 90000, "rows-short": head + "a\n" * 300000, "rows-bad": head + "".join(f"a{i},x\n" for i in range(90000)),
        "large": head + "x" * MIB, "no-end": "code,households", "utf16": head.encode("utf-16").decode("latin1"),
        "mark-only": "\ufeff", "tabs": "code\thouseholds\na1\t1200\n", "html": "<html><body>404</body></html>",
        "rows": head + "".join(f"{i:x},1\n" for i in range(120000)), "yaml": "shequ: 1\n", "semicolons": "code;households\na1;1200\n",
        "code-blank": head + " ,1200\n", "code-twice": head + row + row, "code-wide": head + "社" * 1000 + ",1200\n"}.items():
    table("table-" + name, text)
for text in "nan inf 1e999 -1 0x10 1_000 1.5.5 18446744073709551616 −1 １２ 1e -0.5e9 1/2 =1+1 #REF! TRUE 1200人 2009-01-01".split():
    table("table-number-" + number(text), f"{head}a1,{text}\n")
for column, texts in (("lon", "181 -181 1e9 nan"), ("lat", "91 -91 x"), ("staff", "-1 nan"), ("retired", "-0.1 1e99"),
                      ("budget", "-1 inf"), ("floor_area", "-1 1e300")):
    for text in texts.split():
        table(f"table-{column}-{number(text)}", f"code,households,{column}\na1,1200,{text}\n")
items, item = "name,department,class,per_year,hours\n", "a,b,admin,12,4\n"
for name, text in {
        "columns": "name" + "," * 900000, "cells": items + "a" + "," * 900000, "cell": items + "a,b,admin," + "9" * 900000 + ",4\n",
        "rows-same": items + item * 60000, "many": items + "".join(f"a{i},b,admin,12,4\n" for i in range(50000)),
        "quote-open": items + '"' + "x" * 900000, "name-long": items + "x" * 900000 + ",b,admin,12,4\n", "nul": items + "\0",
        "name-twice": items + item + item, "name-blank": items + ",b,admin,12,4\n", "mark-only": "\ufeff", "large": items + "x" * MIB,
        "departments": items + "".join(f"a{i},d{i},admin,1,1\n" for i in range(20000))}.items():
    tasks("tasks-" + name, text)
for at, texts in ((2, "x 行政x yes"), (3, "nan -1 1e999 1e300 0x1 １"), (4, "nan -1 1e999 x 1e30")):
    for text in texts.split():
        cells = ["a", "b", "admin", "12", "4"]
        cells[at] = text
        tasks(f"tasks-cell-{at}-{number(text)}", items + ",".join(cells) + "\n")

with open(f"list", "wb") as file:
    for row in rows:
        file.write(b"\0".join(word.encode("utf-8", "surrogateescape") for word in row) + b"\0\n")
names = [row[0] for row in rows]
assert len(names) == len(set(names)), sorted(n for n in names if names.count(n) > 1)
