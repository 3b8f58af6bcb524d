"""trial.py - one small run, a disk that fails, and what must hold whatever happens.

Each worker has a folder of its own, in memory where there is /dev/shm. A trial is a run into that
folder; the reference is the same run left alone. What is demanded is in judge().
"""
import os, re, shutil, subprocess, sys, tempfile
from concurrent.futures import ThreadPoolExecutor

BUILD = os.path.abspath(os.environ.get("B", "build"))
SHEQU = os.environ.get("SHEQU", os.path.join(BUILD, "shequ"))
PRELOAD = os.path.join(BUILD, "tests/faults/preload.so")
MEMORY = os.path.join(BUILD, "tests/faults/memory.so")
WORKERS = int(os.environ.get("WORKERS", "2"))

TINY = ("--set city.streets=1 --set city.communities=1 --set city.sample=all "
        "--set community.households=30 --set community.staff=2 --set run.burn_in=0months "
        "--length 1months --threads 1 --lang en").split()
# Two replicates of 31 days, a checkpoint every five: twelve of them, and two segments.
RUN = ["run", "hefei-2009", "--replicates", "2", "--checkpoint", "5"] + TINY
# Side by side, without the draw of assumptions.
COMPARE = ["compare", "hefei-2009", "clarity", "-n", "2", "--assumptions", "fixed", "--checkpoint",
           "10"] + TINY

# The tables of a result, read in a child.
EXPORT = ["export", "a.h5", "--csv"]
# What is to be handed on with it; the result itself goes in, too.
BUNDLE = ["bundle", "a.h5", "--with-results", "--lang", "en"]

REASON = {"e": "Input/output error", "n": "No space left on device", "q": "Disk quota exceeded",
          "i": "Interrupted system call"}


class Ended:
    def __init__(self, code, told, said=b""):
        self.code, self.told, self.said = code, told, said

    def killed(self):
        return self.code == -9

    def __str__(self):
        lines = [line for line in self.told.split("\n") if ": warning: " not in line]
        return "exit %d: %s" % (self.code, " | ".join(lines[-6:]))


class Place:
    """A folder of its own, outside of which the lists and logs lie."""

    def __init__(self):
        memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self.home = tempfile.mkdtemp(prefix="shequ-faults.", dir=memory or os.environ.get("SCRATCH"))
        self.folder = os.path.join(self.home, "place")
        self.result = os.path.join(self.folder, "x.h5")
        self.aside = os.path.join(self.home, "aside")
        self.found = {}  # files that a trial finds: name -> bytes
        self.empty()

    def empty(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        os.mkdir(self.folder)
        for name, data in self.found.items():
            with open(os.path.join(self.folder, name), "wb") as file:
                file.write(data)

    def command(self, what=None):
        what = what or RUN
        return [SHEQU] + what + ["-o", self.result if what[0] == "run" else "both"]

    def environment(self, **fault):
        env = dict(os.environ, LC_ALL="C.UTF-8")
        if fault:
            library = MEMORY if any(name.startswith("MEMORY_") for name in fault) else PRELOAD
            env.update(LD_PRELOAD=library, FAULT_BELOW=self.folder)
            env.update({name: str(value) for name, value in fault.items()})
        return env

    def run(self, what=None, **fault):
        try:
            done = subprocess.run(what if what and what[0] == SHEQU else self.command(what),
                                  env=self.environment(**fault), stdin=subprocess.DEVNULL,
                                  capture_output=True, timeout=300, cwd=self.folder)
        except subprocess.TimeoutExpired:
            return Ended(124, "it hangs")
        return Ended(done.returncode, done.stderr.decode(errors="replace").strip(), done.stdout)

    def files(self):
        """Everything, but logs: name below the folder -> bytes."""
        found = {}
        for folder, folders, names in os.walk(self.folder):
            for name in folders:
                found[os.path.relpath(os.path.join(folder, name), self.folder) + "/"] = b""
            for name in names:
                if not name.endswith(".log"):
                    path = os.path.join(folder, name)
                    with open(path, "rb") as file:
                        found[os.path.relpath(path, self.folder)] = file.read()
        return found

    def close(self):
        shutil.rmtree(self.home, ignore_errors=True)


def differs(found, reference):
    """In words; None where all is the same."""
    for name in sorted(set(found) | set(reference)):
        if name not in found:
            return name + " is missing"
        if name not in reference:
            return name + " is left over"
        if found[name] != reference[name]:
            return name + " has other bytes"
    return None


def is_done(place, what=None):
    """Killed after the last step: there is nothing to go on with, and the command would refuse."""
    if what == COMPARE:
        both = os.path.join(place.folder, "both")
        return os.path.exists(both + "/effects.h5") and not os.path.exists(both + "/unfinished")
    if what == BUNDLE:
        return os.path.exists(os.path.join(place.folder, "both"))
    return os.path.exists(place.result) and not os.path.exists(place.result + ".part")


def is_told(ended, place, kind=None, what=None):
    """A path, and the system's reason."""
    paths = {"compare": ["both"], "export": ["both", "a.h5"], "bundle": ["both", "a.h5"]}.get(what[0] if what else None, [place.folder])
    return any(path in ended.told for path in paths) and (not kind or REASON[kind] in ended.told)


def finish(place, reference, what=None):
    """The same command again; what is wrong, None: nothing."""
    again = Ended(0, "") if is_done(place, what) else place.run(what)
    if again.code:
        return "does not go on: %s" % again
    return differs(place.files(), reference)


def judge(place, first, reference, kind=None, allowed=(0, 74, -9), what=None, again=None):
    """After a run that met a fault: what is wrong, None: nothing. `again`: what is then given in place of the
    same command."""
    if first.code not in allowed:
        return str(first)
    if first.code == 74 and not is_told(first, place, kind, what):
        return "no path, or no reason: %s" % first
    if first.code == 0:
        wrong = differs(place.files(), reference)
        return "exit 0, but %s" % wrong if wrong else None
    wrong = finish(place, reference, again or what)
    return "after %s: %s" % (first, wrong) if wrong else None


def reference_of(place, what=None):
    place.empty()
    ended = place.run(what)
    if ended.code:
        sys.exit("the run left alone: %s" % ended)
    return place.files()


class Trials:
    """Many, on a few workers, told as TAP: a line for each group."""

    def __init__(self):
        self.n = self.failed = 0
        self.places = [Place() for _ in range(WORKERS)]

    def group(self, title, cases, try_one):
        """try_one(place, case) -> None or what is wrong."""
        free = list(self.places)

        def act(case):
            place = free.pop()
            try:
                place.empty()
                return case, try_one(place, case)
            finally:
                free.append(place)

        wrong = []
        with ThreadPoolExecutor(WORKERS) as pool:
            for done, (case, why) in enumerate(pool.map(act, cases), 1):
                if done % 100 == 0 and done < len(cases): # who stops it here knows how far it was
                    print("# %d of %d" % (done, len(cases)), flush=True)
                if why:
                    wrong.append((case, why))
                    self.tell(case, why)
        self.check(title, len(cases), wrong)
        return wrong

    def tell(self, case, why):
        print("# %s: %s" % (case, why), flush=True)

    def check(self, title, n, wrong):
        """What is wrong was told when it was found."""
        self.n += 1
        good = n > 0 and not wrong
        self.failed += not good
        print("%sok %d - %s: %d cases%s" % ("" if good else "not ", self.n, title, n,
                                            "" if good else ", %d wrong" % len(wrong)), flush=True)

    def end(self):
        for place in self.places:
            place.close()
        print("1..%d" % self.n)
        sys.exit(self.failed != 0)
