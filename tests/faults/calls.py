"""calls.py fast|slow|compare|export|bundle [KINDS [EVERY]] - at every call to the disk, everything that can befall it.

The calls of the run left alone are listed; then each is made to fail, in each way (preload.c), and
the same command is given again. EVERY: of the cases every so many.

compare: the same of a comparison, of which a run is a part. A child reads for it, and may be what is
killed.

export: the same of the tables of a result. A child reads it, whose calls are counted but not listed: each
is tried, whatever it is, for so long as the child reads. (What is killed half-way leaves tables, which the
same command does not overwrite. So does a disk that from then on refuses even to take a file away.)

bundle: the same of a result's bundle.
"""
import os, sys
from trial import *

KINDS = {"k": "killed before it", "t": "killed in the middle of a write", "e": "EIO",
         "n": "ENOSPC", "q": "EDQUOT", "i": "EINTR", "h": "half of it", "b": "one byte of it"}
FOR_GOOD = "enqh"  # what may stay so
HARMLESS = "ihb"   # what a program need not even notice, but for an interrupted cut within
                   # H5Fclose, which cannot be asked to try again: that may end with 74

MOST_READ = 100    # calls that the tables of a result are less than


def list_calls(place, what):
    """[(n, call, kinds)], and the reference."""
    place.empty()
    ended = place.run(what, FAULT_LIST=place.aside)
    if ended.code:
        sys.exit("the run left alone: %s" % ended)
    reference = place.files()
    with open(place.aside) as file:
        calls = [line.split(" ", 2) for line in file]
    return [(n + 1, call[0], call[1]) for n, call in enumerate(calls)], reference


def main(tier, kinds, every):
    trials = Trials()
    what = {"compare": COMPARE, "export": EXPORT, "bundle": BUNDLE}.get(tier)
    if what in (EXPORT, BUNDLE):
        trials.places[0].run([SHEQU] + RUN + ["-o", "a.h5"])
        found = trials.places[0].files()
        kinds = kinds.translate({ord(kind): None for kind in "kt"})
        for place in trials.places:
            place.found = found
    calls, reference = list_calls(trials.places[0], what)
    print("# %d calls" % len(calls))
    if what in (EXPORT, BUNDLE):
        calls = [(n, "some call", kinds) for n in range(1, MOST_READ)]
    hits = []

    def try_one(place, case):
        n, kind, always = case[0], case[2], case[3]
        fault = {"FAULT_AT": n, "FAULT_KIND": kind}
        if always:
            fault["FAULT_ALWAYS"] = 1
        first = place.run(what, **fault)
        if first.code:
            hits.append(n)
        if kind in HARMLESS and first.code and case[1] != "ftruncate":
            return str(first)
        if kind in "kt" and not first.killed() and not what:
            return "not killed: %s" % first
        again = EXPORT + ["--force"] if what == EXPORT and always and kind == "e" else None
        return judge(place, first, reference, kind if kind in "enqi" else None, what=what, again=again)

    ways = [(kind, always) for kind in KINDS for always in (False, True)
            if not always or kind in FOR_GOOD]
    if tier == "fast":  # each call once in so many, each way in turn
        cases = [(c[0], c[1]) + ways[i % len(ways)] for i, c in enumerate(calls[3::7])
                 if ways[i % len(ways)][0] in c[2]]
        trials.group("every 7th call, one way each", cases, try_one)
    else:
        for i, (kind, always) in enumerate(ways):
            if kind in kinds:
                cases = [(n, call, kind, always) for n, call, fit in calls if kind in fit]
                cases = cases[i * 3 % every::every]
                trials.group(KINDS[kind] + (", for good" if always else ""), cases, try_one)
    if what in (EXPORT, BUNDLE) and "e" in kinds:
        beyond = max(hits) + 20 < MOST_READ
        trials.check("places that were hit, the last %d" % max(hits), len(hits),
                     [] if beyond else ["there may be more"])
    trials.end()


TIER = sys.argv[1]
main(TIER, sys.argv[2] if len(sys.argv) > 2 else "".join(KINDS),
     int(sys.argv[3]) if len(sys.argv) > 3 else 1)
