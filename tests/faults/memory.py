"""memory.py fast|slow [sanitized] [PHASE...] [EVERY] - memory is refused at the n-th request, once or from then on.

  load     a scenario is read and checked
  start    a run from its beginning, with its checkpoints
  resume   a run that was killed half-way
  export   a result as tables
  compare  two results
  lesson   a lesson's experiment, as JSON

First the program's own requests (in the slow tier every one, or where they are more than 1,000 one
of each way to it, that is of each row of callers), then those of its libraries, too (so many, spread
evenly). Allowed is 71, or 74 or 65 with a message, or 0 with the right files;
and the same command then ends well. JSON is printed whole, or nothing of it. Never a signal, but for those within libhdf5, which 1.10 does
not survive: they are counted, and the same command then ends well all the same.

sanitized: SHEQU is built with AddressSanitizer and UndefinedBehaviorSanitizer. In addition no report
of theirs is allowed, of no leak either, but for what libhdf5 keeps (tests/support/leaks.supp); whether
the same command ends well is not asked again, and of many requests fewer are refused. EVERY: of what is
left every so many.
"""
import os, random, re, shutil, sys
from trial import *

FEW, MANY, MANY_SANITIZED = 3, 150, 40  # of the requests of libraries, or of many: fast, slow


def told(ended):
    """What was said, but for warnings."""
    return [line for line in ended.told.split("\n") if line and ": warning: " not in line]


def sanitizers():
    """What they are told."""
    supp = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support/leaks.supp")
    os.environ.update(ASAN_OPTIONS="verify_asan_link_order=0:detect_leaks=1",
                      LSAN_OPTIONS="suppressions=%s:print_suppressions=0" % supp)


def report(ended):
    """Of a sanitizer: its first words, and whose code it is in; None: there is none."""
    found = re.search(r"[A-Za-z]+Sanitizer.*|.*runtime error: .*", ended.told)
    if not found:
        return None
    frames = [frame for frame in re.findall(r"#\d+ \S+ in (.*)", ended.told[found.start():])
              if "libsanitizer/" not in frame and "tests/faults/" not in frame]
    return " | ".join([found.group(0)] + frames[:12])


def is_theirs(found):
    """HDF5's own way of recovering. (A leak of theirs is not told at all.)"""
    return "Leak" not in found and "libhdf5" in (found.split(" | ") + [""])[1]


def with_stacks(act):
    """Stacks whole, also through libraries without frame pointers. Slow, so only when a leak was told:
    libhdf5's are known by their stacks."""
    before = os.environ["ASAN_OPTIONS"]
    os.environ["ASAN_OPTIONS"] = before + ":fast_unwind_on_malloc=0"
    ended = act()
    os.environ["ASAN_OPTIONS"] = before
    return ended


# Two arms that are one, so that all its claims hold of two replicates.
LESSON = {"small.yaml": """shequ: 1
extends: hefei-2009
city: {streets: 1, communities: 1, sample: all}
run: {burn_in: 0 months, length: 1 month, replicates: 2}
parameters: {community: {households: 30, staff: 2}}
""".encode(), "lesson.yaml": """lesson: 1
title: {zh: 一, en: One}
hook: {zh: 一, en: One}
minutes: 45
scenario: small
arms:
  - {name: one, title: {zh: 一, en: One}, set: {}}
  - {name: two, title: {zh: 二, en: Two}, set: {community.staff: 2}}
sliders: []
charts: [burnout, admin_share]
primary: burnout
predict: {question: {zh: 一, en: One}, draw: true}
notice:
  - {say: {zh: 一, en: One}, test: {metric: burnout, arm: two, against: one, is: same, within: 1 pp}}
  - {say: {zh: 一, en: One}, test: {metric: admin_share, arm: two, against: one, is: same, within: 1 pp}}
  - {say: {zh: 一, en: One}, test: {metric: service_failure, arm: two, against: one, is: same, within: 1 pp}}
challenge: {say: {zh: 一, en: One}, goal: {metric: burnout, is: less, by: 1 pp}, keep: []}
""".encode()}


class Phase:
    def __init__(self, name, arguments, prepare):
        self.name, self.arguments, self.prepare = name, arguments, prepare

    def command(self, place):
        return [SHEQU] + self.arguments


def copy(files, place):
    for name, data in sorted(files.items()):
        path = os.path.join(place.folder, name)
        if name.endswith("/"):
            os.makedirs(path, exist_ok=True)
        else:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(data)


def phases(place):
    """What each finds in its folder is made once."""
    run = RUN + ["-o", "x.h5"]
    place.empty()
    for name, more in (("a.h5", []), ("b.h5", ["--set", "community.staff=3"])):
        ended = place.run([SHEQU] + RUN + more + ["-o", name])
        if ended.code:
            sys.exit("the run left alone: %s" % ended)
    results = place.files()
    # Killed when the second replicate has three checkpoints.
    place.empty()
    place.run(FAULT_LIST=place.aside)
    with open(place.aside) as file:
        n = [i for i, line in enumerate(file, 1)
             if line.startswith("rename") and "/000002." in line][3]
    place.empty()
    place.run(FAULT_AT=n, FAULT_KIND="k")
    half = place.files()
    return [Phase("load", ["check", "hefei-2009"], {}), Phase("start", run, {}),
            Phase("resume", run, half),
            Phase("export", ["export", "a.h5", "--csv", "-o", "tables"], results),
            Phase("compare", ["compare", "a.h5", "b.h5", "-o", "both", "--lang",
                              "en"], results),
            Phase("lesson", ["lesson", "lesson.yaml", "--json", "--replicates", "2", "--threads", "1"],
                  LESSON)]


def try_phase(trials, phase, tier, sanitized, every):
    place = trials.places[0]

    def left_alone(**fault):
        place.empty()
        copy(phase.prepare, place)
        ended = place.run(phase.command(place), MEMORY_COUNT=place.aside, **fault)
        if ended.code:
            sys.exit("%s, left alone: %s" % (phase.name, ended))
        with open(place.aside) as file:
            return int(file.read()), place.files(), ended.said

    whole, reference, said = left_alone()
    ways = os.path.join(place.home, "ways")
    if os.path.exists(ways):
        os.remove(ways)
    own = left_alone(MEMORY_OURS=1, MEMORY_WAYS=ways)[0]
    with open(ways) as file:
        ways = sorted({int(line) for line in file})
    codes = {}

    def try_one(place, case):
        n, fault = case[0], {name: 1 for name in case[1:]}

        def act():
            place.empty()
            copy(phase.prepare, place)
            return place.run(phase.command(place), MEMORY_AT=n, **fault)

        first = act()
        found = report(first)
        if found and "Leak" in found:
            first = with_stacks(act)
            found = report(first)
        if found:
            codes["reported in libhdf5"] = codes.get("reported in libhdf5", 0) + is_theirs(found)
            return None if is_theirs(found) else found
        theirs = first.code in (255, -11, -6) and "libhdf5" in first.told.split("\n")[-1]
        what = "%d in libhdf5" % first.code if theirs else str(first.code)
        codes[what] = codes.get(what, 0) + 1
        if first.code not in (0, 65, 71, 74) and not theirs:
            return str(first)
        if "--json" in phase.arguments and first.said != (b"" if first.code else said):
            return "exit %d, and on stdout stands %r" % (first.code, first.said[:200])
        if first.code and not told(first):
            return "exit %d, and nothing is said" % first.code
        if not first.code:
            wrong = differs(place.files(), reference)
            return "exit 0, but %s" % wrong if wrong else None
        if sanitized:
            return None
        if phase.name in ("start", "resume") and is_done(place):
            return differs(place.files(), reference)
        ended = place.run(phase.command(place))
        if ended.code:
            return "after %s does not go on: %s" % (first, ended)
        return differs(place.files(), reference)

    spread = FEW if tier == "fast" else MANY_SANITIZED if sanitized else MANY
    for title, n, names in (("of its own", own, ("MEMORY_OURS",)), ("of all", whole, ())):
        each = tier == "slow" and names
        step = max(1, n // (n if each else spread))
        tried = (ways if each and n > 1000 else
                 range(1 + (step > 1) * step // 2, n + 1, step))
        tried = sorted({*tried, n})  # and the last, when all but the answer is there
        for always in ((), ("MEMORY_ALWAYS",)):
            cases = [(at,) + names + always for at in tried][::every]
            trials.group("%s: requests %s%s (%d)" % (phase.name, title, ", for good" if always else "",
                                                     n), cases, try_one)
    print("# %s: exits %s" % (phase.name, sorted(codes.items())), flush=True)


def main(tier, words):
    sanitized = "sanitized" in words
    every = int(words.pop()) if words and words[-1].isdigit() else 1
    names = [word for word in words if word != "sanitized"]
    if sanitized:
        sanitizers()
    trials = Trials()
    for phase in phases(trials.places[0]):
        if not names or phase.name in names:
            try_phase(trials, phase, tier, sanitized, every)
    trials.end()


main(sys.argv[1], sys.argv[2:])
