"""kills.py fast|slow [KIND...] [MOST] - ended from outside, at instants drawn at random, while it works.

  kills      kill -9, once; then the same command
  again      kill -9 again and again until it is done
  signals    SIGTERM, SIGINT, SIGUSR1: exit 75 or 0, and nothing is lost
  full       a file system of 3 MiB fills up; after that there is more room
  compare    kill -9 while two sides are compared
"""
import os, random, resource, shutil, signal, subprocess, sys, time
from trial import *

# Longer than others: the time to simulate must not vanish beside that to write the result.
LONGER = ["36months" if word == "1months" else "6" if word == "2" and RUN[i - 1] == "--replicates"
          else "60" if word == "5" else word for i, word in enumerate(RUN)]


def timed(place, what=None):
    """Its files, and the seconds it computes: others work here, too, so no clock on the wall."""
    place.empty()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ended = place.run(what)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if ended.code:
        sys.exit("the run left alone: %s" % ended)
    return place.files(), (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def computed(process):
    """Seconds so far; None: it has ended."""
    try:
        with open("/proc/%d/schedstat" % process.pid) as file:
            return int(file.read().split()[0]) / 1e9
    except (OSError, IndexError):
        return None


def interrupted(place, what, seconds, number):
    """A signal when it has computed for so long, unless it ended before."""
    process = subprocess.Popen(place.command(what), env=place.environment(), cwd=place.folder,
                               stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE)
    while process.poll() is None and (computed(process) or 0) < seconds:
        time.sleep(0.001)
    if process.poll() is None:
        process.send_signal(number)
    told = process.communicate()[1].decode(errors="replace").strip()
    return Ended(process.returncode, told)


class Instants:
    """Drawn evenly over what a run computes."""

    def __init__(self, seconds, seed, first=0):
        self.seconds, self.first, self.chance = seconds, first, random.Random(seed)

    def draw(self):
        """Some after its end, for it computes longer while others do, too."""
        return self.chance.uniform(self.first, 1.2) * self.seconds


def kills(trials, n):
    reference, seconds = timed(trials.places[0], LONGER)
    instants = Instants(seconds, 11)
    hit = []

    def try_one(place, case):
        first = interrupted(place, LONGER, case[1], signal.SIGKILL)
        hit.append(first.killed())
        return judge(place, first, reference, None, (0, -9), LONGER) if not is_done(place) else \
            differs(place.files(), reference)

    trials.group("kill -9", [(i, instants.draw()) for i in range(n)], try_one)
    print("# %d of %d were killed before they ended" % (sum(hit), n))


def again(trials, n):
    reference, seconds = timed(trials.places[0], LONGER)
    count = []

    def try_one(place, case):
        chance = random.Random(1000 + case)
        for attempt in range(200):
            # Sooner and later: each gets further than the one before, or not.
            ended = interrupted(place, LONGER, chance.uniform(0, seconds * (0.5 + attempt * 0.2)),
                                signal.SIGKILL)
            if ended.code == 0 or is_done(place):
                count.append(attempt)
                return differs(place.files(), reference)
            if not ended.killed():
                return str(ended)
        return "never done"

    trials.group("kill -9 again and again", list(range(n)), try_one)
    print("# %d kills" % sum(count))


def signals(trials, n):
    # Without --checkpoint: what goes on afterwards, the signal has had kept.
    at = LONGER.index("--checkpoint")
    longest = LONGER[:at] + LONGER[at + 2:]
    reference, seconds = timed(trials.places[0], longest)
    instants = Instants(seconds, 12, 0.4)
    which = [signal.SIGTERM, signal.SIGINT, signal.SIGUSR1]
    stopped, went_on = [], []

    def try_one(place, case):
        i, at = case
        first = interrupted(place, longest, at, which[i % 3])
        stopped.append(first.code == 75)
        # Before it listens there is nothing to be lost.
        early = first.code == -which[i % 3] and not os.path.exists(place.result + ".part/run.txt")
        if first.code not in (0, 75) and not early:
            return str(first)
        if first.code == 75 and "the same command goes on" not in first.told:
            return "it is not said how to go on: %s" % first
        if first.code == 0 or is_done(place):
            return differs(place.files(), reference)
        again = place.run(longest)
        went_on.append(" goes on from " in again.told or " are there; going on" in again.told)
        return differs(place.files(), reference) if again.code == 0 else str(again)

    trials.group("signals", [(i, instants.draw()) for i in range(n)], try_one)
    print("# %d of %d ended with 75, %d of them with something done" % (sum(stopped), n,
                                                                      sum(went_on)))
    trials.check("what was done is kept", sum(went_on), [])


def full(trials, n):
    """A place in memory of that size, which only root can make."""
    place = trials.places[0]
    reference = reference_of(place)
    def mount(size):
        return subprocess.run(["mount", "-t", "tmpfs", "-o", "size=%d" % size, "none", place.folder],
                              capture_output=True).returncode == 0
    place.empty()
    if os.geteuid() or not mount(3 << 20): # not everywhere may root: calls.py fills disks, too
        print("# a full disk: not here, mounting is refused")
        return
    wrong = []
    try:
        for i in range(n):
            # Filled beforehand, so that the end comes elsewhere each time.
            used = (3 << 20) * i // n
            with open(os.path.join(place.folder, "ballast"), "wb") as file:
                file.write(bytes(used))
            ended = place.run()
            if ended.code != 74 or not is_told(ended, place, "n"):
                wrong.append((used, str(ended)))
                print("# %d: %s" % wrong[-1])
            os.remove(os.path.join(place.folder, "ballast"))
            subprocess.run(["mount", "-o", "remount,size=32m", place.folder], check=True)
            why = finish(place, reference)
            if why:
                wrong.append((used, why))
                print("# %d: %s" % wrong[-1])
            for name in os.listdir(place.folder):
                path = os.path.join(place.folder, name)
                shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)
            subprocess.run(["mount", "-o", "remount,size=3m", place.folder], check=True)
    finally:
        subprocess.run(["umount", place.folder], check=True)
    trials.check("a disk of 3 MiB fills up", n, wrong)


def compare(trials, n):
    reference, seconds = timed(trials.places[0], COMPARE)
    instants = Instants(seconds, 13)
    hit = []

    def try_one(place, case):
        first = interrupted(place, COMPARE, case[1], signal.SIGKILL)
        hit.append(first.killed())
        if first.code == 0 or is_done(place, COMPARE):
            return differs(place.files(), reference)
        return finish(place, reference, COMPARE) if first.killed() else str(first)

    trials.group("kill -9 of compare", [(i, instants.draw()) for i in range(n)], try_one)
    print("# %d of %d were killed before they ended" % (sum(hit), n))


def main(tier, kinds, most):
    numbers = {"kills": (20, 500), "again": (5, 100), "signals": (15, 300), "full": (2, 12),
               "compare": (3, 60)}
    trials = Trials()
    for kind in kinds or numbers:
        globals()[kind](trials, min(most, numbers[kind][tier == "slow"]))
    trials.end()


main(sys.argv[1], [word for word in sys.argv[2:] if not word.isdigit()],
     int(sys.argv[-1]) if sys.argv[-1].isdigit() else 10000)
