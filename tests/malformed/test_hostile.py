#!/usr/bin/env python3
# at most 300 s
"""Hostile scenarios and tables: each is refused with exit status 65, in time and in little memory.

    test_hostile.py           checks what hostile.tsv says, and every case of expected.tsv
    test_hostile.py write     writes hostile.tsv anew; read the difference

A second of processor time (the wall may be shared) and 64 MiB resident are allowed. The first
message must name the place that hostile.tsv gives, where there is one, and begin as it says, in
Chinese and in English; no message may hold a control character. needs shequ
"""
import os
import signal
import subprocess
import sys
import tempfile
import time

SECONDS, MIB, LEAST, WORDS = 1.0, 64, 300, 60
here = os.path.dirname(os.path.abspath(__file__))
shequ = os.path.abspath(os.environ.get("SHEQU", "./shequ"))
sanitized = bool(os.environ.get("SAN"))
scratch = os.path.abspath(os.environ.get("SCRATCH") or tempfile.mkdtemp())
folder = scratch + "/hostile"
worst = {"s": (0, ""), "MiB": (0, "")}


def run(arguments, lang):
    """Exit status, standard error, and what it took; killed after many times what is allowed."""
    with open(scratch + "/said", "wb+") as said:
        actions = [(os.POSIX_SPAWN_OPEN, 0, "/dev/null", os.O_RDONLY, 0),
                   (os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0), (os.POSIX_SPAWN_DUP2, said.fileno(), 2)]
        child = os.posix_spawn(shequ, [shequ, "check", "--lang", lang, *arguments], os.environ, file_actions=actions)
        until = time.monotonic() + (120 if sanitized else 20)
        while True:
            ended, status, used = os.wait4(child, os.WNOHANG)
            if ended:
                break
            if time.monotonic() > until:
                os.kill(child, signal.SIGKILL)
            time.sleep(0.001)
        said.seek(0)
        return os.waitstatus_to_exitcode(status), said.read(), used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def first_message(said):
    """Its place, without folders, and how it begins."""
    line = said.split("\n")[0]
    place, _, story = line.partition(": ")
    parts = place.rsplit(":", 2)
    if len(parts) == 3 and parts[1].isdigit() and parts[2].isdigit():
        return ":".join([parts[0][-40:], *parts[1:]]), story[:WORDS]
    return "-", line[:WORDS]


def wrong(name, lang, arguments, place=None, words=None):
    """What is not as it should be; and the message."""
    try:
        status, said, seconds, mib = run(arguments, lang)
        text = said.decode()
    except (UnicodeDecodeError, ValueError) as why:
        return f"not UTF-8: {why}", ("-", "")
    for unit, figure in (("s", seconds), ("MiB", mib)):
        worst[unit] = max(worst[unit], (round(figure, 2), name))
    message = first_message(text)
    if any(ord(c) < 32 and c != "\n" or 127 <= ord(c) < 160 or c in "\u202a\u202b\u202d\u202e\u2066\u2067" for c in text):
        return "a message steers the terminal", message
    if "Sanitizer" in text or "runtime error" in text:
        return "the sanitizers found something", message
    if status != 65:
        return f"exit status {status}, not 65: {text[:200]!r}", message
    if not sanitized and seconds > SECONDS:
        return f"{seconds:.2f} s of processor time", message
    if not sanitized and mib > MIB:
        return f"{mib:.0f} MiB", message
    if words is not None and message != (place, words):
        return f"says {message}, not {(place, words)}", message
    return None, message


def hostile():
    """Name and arguments of each case that is made."""
    subprocess.run([sys.executable, here + "/hostile.py", folder], check=True)
    with open("list", "rb") as file:
        for row in file.read().split(b"\0\n")[:-1]:
            name, *arguments = [os.fsdecode(word) for word in row.split(b"\0")]
            yield name, arguments


def lying():
    """The same of those that lie in cases/."""
    with open(here + "/expected.tsv", encoding="utf-8") as file:
        for i, line in enumerate(file):
            name, arguments, status = line.rstrip("\n").split("\t")[:3]
            if status == "65":
                arguments = [] if arguments == "-" else arguments.split("|")
                yield f"{name}/{i + 1}", [f"{here}/cases/{name}", *(a.replace("tests/malformed", here) for a in arguments)]


def main():
    os.makedirs(folder, exist_ok=True)
    os.chdir(folder) # so that no message depends on where it lies
    path = here + "/hostile.tsv"
    if sys.argv[1:] == ["write"]:
        with open(path, "w", encoding="utf-8") as file:
            print("# name\tplace\tthe first message in zh\tin en", file=file)
            for name, arguments in hostile():
                why, (place, zh) = wrong(name, "zh", arguments)
                _, (_, en) = wrong(name, "en", arguments)
                print(f"{name}\t{place}\t{zh}\t{en}", file=file)
                if why:
                    print(name, why)
        print(worst)
        return 0
    with open(path, encoding="utf-8") as file:
        said = {row[0]: row[1:] for row in (line.rstrip("\n").split("\t") for line in file) if len(row) == 4}
    failed, n, cases = 0, 0, list(hostile())
    for name, arguments in [*cases, *lying()]:
        ours = "/" not in name
        place, zh, en = said.get(name, ("no line in hostile.tsv",) * 3) if ours else (None,) * 3
        for lang, words in (("zh", zh), ("en", en))[sanitized or not ours :]:
            why, _ = wrong(name, lang, arguments, place, words)
            n += 1
            failed += why is not None
            print(f"ok {n} - {name} ({lang})" if why is None else f"not ok {n} - {name} ({lang})\n# {why}")
    total = len(cases) + len(list(lying()))
    n += 2
    gone = sorted(set(said) - {name for name, _ in cases} - {"# name"})
    print(f"{'not ok' if gone else 'ok'} {n - 1} - every line of hostile.tsv is a case\n# {gone}")
    print(f"{'ok' if total >= LEAST else 'not ok'} {n} - {total} cases, of {LEAST} at least")
    print(f"# worst: {worst['s'][0]} s ({worst['s'][1]}), {worst['MiB'][0]} MiB ({worst['MiB'][1]})")
    print(f"1..{n}")
    return failed != 0 or bool(gone) or total < LEAST


sys.exit(main())
