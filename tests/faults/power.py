"""power.py fast|slow|compare [IMAGES] - the power goes at some operation: what may be on the disk then, goes on.

All that a run asks of its folder is logged (preload.c). For an operation k the folder is built as
it could be found after a loss of power there. Of a file: what was pushed (fsync), and of what was
written since each page of 4 KiB or not, or a part of it. Of names: what was pushed with their
folder, and of what came since
  ordered      all up to some operation before k, as a journal of one file system would have it
  adversarial  any of them
Then the same command is given. The result must be the same, to the byte, and what had been said to
be safe must not be run again: a checkpoint or segment counts as safe once its folder was pushed.

compare: a comparison in place of a run.

The test is tested: where fsync of files, or of folders, does nothing, it must fail.
"""
import datetime, os, random, re, sys
from trial import *

PAGE = 4096
HEAD = 48 + 16  # of a sealed file, and the marks of a checkpoint before its day


class File:
    def __init__(self):
        self.pushed, self.now, self.sizes = b"", bytearray(), [0]

    def write(self, at, data):
        if len(self.now) < at:
            self.now.extend(bytes(at - len(self.now)))
        self.now[at:at + len(data)] = data
        self.sizes.append(len(self.now))

    def cut(self, size):
        del self.now[size:]
        self.now.extend(bytes(size - len(self.now)))
        self.sizes.append(size)

    def push(self):
        if len(self.sizes) > 1:
            self.pushed = bytes(self.now)
        self.sizes = [len(self.now)]

    def found(self, chance):
        """As it may be found."""
        if len(self.sizes) == 1:
            return self.pushed
        size = chance.choice(self.sizes)
        way = chance.choice(["all", "none", "some"])
        image = bytearray(self.pushed[:size])
        image.extend(bytes(size - len(image)))
        for page in range(0, size, PAGE):
            end = min(page + PAGE, size, len(self.now))
            keep = {"all": True, "none": False, "some": chance.random() < 0.5}[way]
            if keep and way == "some" and chance.random() < 0.3:
                end = min(end, page + 512 * chance.randrange(8))
            if keep and end > page:
                image[page:end] = self.now[page:end]
        return bytes(image)


class Folder:
    def __init__(self):
        self.pushed, self.now, self.since = {}, {}, []

    def change(self, k, **names):
        """Names to things; None: gone. All of it, or nothing."""
        for name, thing in names.items():
            if thing is None:
                self.now.pop(name, None)
            else:
                self.now[name] = thing
        self.since.append((k, names))

    def push(self):
        self.pushed, self.since = dict(self.now), []

    def found(self, keep):
        names = dict(self.pushed)
        for k, changed in self.since:
            if keep(k):
                names.update(changed)
        return {name: thing for name, thing in names.items() if thing}


class Disk:
    """The folder of a run as it comes about, operation by operation."""

    def __init__(self, top):
        self.top, self.root, self.files = top, Folder(), {}
        self.k = self.last_push = 0
        self.safe_days, self.safe_segments, self.renamed = {}, 0, []

    def look(self, path):
        thing = self.root
        for name in os.path.relpath(path, self.top).split("/"):
            if name != ".":
                thing = thing.now.get(name) if thing else None
        return thing

    def at(self, path):
        return self.look(os.path.dirname(path)), os.path.basename(path)

    def safe(self, folder):
        """Renamed, and now pushed."""
        for inside, name, thing in self.renamed:
            if inside is not folder:
                continue
            if re.fullmatch(r"\d{6}\.[ab]", name):
                day = int.from_bytes(thing.now[HEAD:HEAD + 4], "little")
                self.safe_days[int(name[:6])] = day
            if name.startswith("segment-"):
                self.safe_segments = int(name[8:])
        self.renamed = [one for one in self.renamed if one[0] is not folder]

    def step(self, op):
        what, number, a, b, path, data = op
        self.k += 1
        thing = self.files.get(number)
        if what == "O":
            thing = self.look(path)
            if thing is None:
                folder, name = self.at(path)
                thing = File()
                folder.change(self.k, **{name: thing})
            elif b and isinstance(thing, File):
                thing.cut(0)
            self.files[number] = thing
        elif what == "W":
            thing.write(a, data)
        elif what == "T":
            thing.cut(a)
        elif what in "SA":
            if what == "S":
                thing.push()
            if isinstance(thing, Folder):
                self.safe(thing)
                self.last_push = self.k if what == "S" else self.last_push
        elif what == "R":
            (folder, name), (other, new) = map(self.at, path.split("\t"))
            assert folder is other
            thing = folder.now[name]
            folder.change(self.k, **{name: None, new: thing})
            self.renamed.append((folder, new, thing))
        elif what in "UDM":
            folder, name = self.at(path)
            folder.change(self.k, **{name: Folder() if what == "M" else None})
        elif what == "C":
            self.files.pop(number, None)

    def build(self, folder, path, keep, chance):
        for name, thing in folder.found(keep).items():
            below = os.path.join(path, name)
            if isinstance(thing, Folder):
                os.mkdir(below)
                self.build(thing, below, keep, chance)
            else:
                with open(below, "wb") as file:
                    file.write(thing.found(chance))


def read_log(path, top):
    """Paths may be relative to the top."""
    ops = []
    with open(path, "rb") as file:
        while line := file.readline():
            what, number, a, b, name = line.decode().rstrip("\n").split(" ", 4)
            data = file.read(int(b)) if what == "W" else None
            name = "\t".join(os.path.join(top, part) for part in name.split("\t"))
            ops.append((what, int(number), int(a), int(b), name, data))
    return ops


def log_of(place, whole, **deaf):
    place.empty()
    if os.path.exists(place.aside):
        os.remove(place.aside)
    ended = place.run(whole, FAULT_LOG=place.aside, **deaf)
    if ended.code:
        sys.exit("the run left alone: %s" % ended)
    return read_log(place.aside, place.folder), place.files(), place.folder


def choose(ops, n, chance):
    """Operations at which the power goes: one in five in the midst of HDF5's writing."""
    ours = [i + 1 for i in range(len(ops))
            if ops[i][0] != "W" or ops[i - 1][0] != "W" or ops[min(i + 1, len(ops) - 1)][0] != "W"]
    return [chance.choice(ours) if i % 5 else chance.randint(1, len(ops)) for i in range(n)]


def day_of(text):
    return (datetime.date.fromisoformat(text) - datetime.date(1970, 1, 1)).days


def lost(disk, told):
    """What was safe and was run again; None: nothing."""
    there = re.search(r"(\d+) replicates are there", told)
    there = int(there.group(1)) if there else 0
    if there < disk.safe_segments:
        return "%d replicates were safe, %d are there" % (disk.safe_segments, there)
    for replicate, day in disk.safe_days.items():
        if replicate <= there:
            continue
        found = re.search(r"replicate %d goes on from (\S+)" % replicate, told)
        if not found or day_of(found.group(1)) < day:
            return "replicate %d was safe at day %d, and %s" % (
                replicate, day, found.group(0) if found else "begins anew")
    return None


def images(trials, title, n, seed, whole=None, **deaf):
    ops, reference, top = log_of(trials.places[0], whole, **deaf)
    chance = random.Random(seed)
    points = choose(ops, n, chance)

    def try_one(place, case):
        i, model = case
        chance = random.Random(seed * 100000 + i)
        disk = Disk(top)
        for op in ops[:points[i]]:
            disk.step(op)
        end = chance.randint(disk.last_push, disk.k)
        kept = {}
        keep = ((lambda k: k <= end) if model == "ordered" else
                (lambda k: kept.setdefault(k, chance.random() < 0.5)))
        disk.build(disk.root, place.folder, keep, chance)
        named = os.path.exists(place.result)
        if is_done(place, whole):
            return differs(place.files(), reference)
        ended = place.run(whole)
        if ended.code:
            return "operation %d does not go on: %s" % (points[i], ended)
        wrong = differs(place.files(), reference)
        if not wrong and not named and not whole:
            wrong = lost(disk, ended.told)
        return "operation %d: %s" % (points[i], wrong) if wrong else None

    cases = [(i, "ordered" if i % 2 else "adversarial") for i in range(n)]
    if not deaf:
        trials.group(title, cases, try_one)
        return
    # The test of the test: it must not pass.
    quiet = Counting(trials)
    wrong = quiet.group(title, cases, try_one)
    print("# %s: %d of %d are lost or wrong" % (title, len(wrong), n))
    trials.check("it is noticed: " + title, n, [] if wrong else [("all", "passed")])


class Counting(Trials):
    """Groups that are counted and not told."""

    def __init__(self, trials):
        self.n, self.failed, self.places = 0, 0, trials.places

    def tell(self, case, why):
        pass

    def check(self, title, n, wrong):
        pass


def main(tier, n):
    trials = Trials()
    fast, whole = tier == "fast", COMPARE if tier == "compare" else None
    images(trials, "the power goes", n or (40 if fast else 200 if whole else 2000), 1, whole)
    few = 6 if fast else 20 if whole else 40
    images(trials, "files are not pushed", few, 2, whole, FAULT_DEAF="files")
    if not whole: # of a comparison it is not asked what is run again, which is what that costs
        images(trials, "folders are not pushed", few, 3, FAULT_DEAF="folders")
    trials.end()


main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0)
