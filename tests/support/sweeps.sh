# sweeps.sh - what tests of sweeps share: a small sweep, what `status` counts, TAP. To be read in.
n=0 bad=0
report() { # status, what
    n=$((n + 1))
    if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; bad=1; fi
}
over() { echo "1..$n"; exit $bad; }

# A sweep of 2 arms x points x replicates, on some dozens of households.
write_sweep() { # file, points, replicates, length
    cat >"$1" <<END
shequ: 1
scenario: hefei-2009
variants: [clarity]
begin: 2009-02-01
set: {city.streets: 1, city.communities: 1, city.sample: all, community.households: 30,
      community.staff: 2, run.burn_in: 0 months, run.length: $4}
replicates: $3
design: {kind: random, points: $2, seed: 3}
factors:
  work.need_rate: range
  community.staff: {min: 2, max: 5}
outcomes: [service_failure, admin_share]
END
}

# Every unit's name and bytes.
hashes() { (cd "$1/units" && find . -type f | LC_ALL=C sort | xargs sha256sum); }

# `shequ --json status DIR` in one line: units done running failed missing
counts() {
    sed -n 's/.*"\(units\|done\|running\|failed\|missing\)": *\([0-9]*\).*/\2/p' | tr '\n' ' ' | sed 's/ $//'
}
