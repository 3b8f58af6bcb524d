#!/bin/sh
# test_forgery - `shequ verify` of a bundle that is not as it was made: every changed byte is refused
# and its member named; what is missing, besides, or forged together with its hash is found.
set -u
ROOT=$PWD
. tests/support/bundles.sh
cd "$SCRATCH" || exit 1

if [ ! -x /usr/bin/python3 ]; then
    echo "SKIPPED: the forger is a script: python3 (tests/unit/test_crate.c changes every byte all the same)"
    exit 77
fi
forge() { /usr/bin/python3 "$ROOT/tests/cli/bundle_forge.py" "$@" || fail "bundle_forge.py $*"; }
# shellcheck disable=SC2086
"$SHEQU" compare hefei-2009 clarity -n 2 --assumptions fixed -o one $small --lang en --quiet >said 2>&1 ||
    { cat said; fail "a comparison runs"; }
answer 0 'written to one.zip' bundle one

# One byte anywhere: refused, and its member named. (The forger first shows that it writes the same.)
forge one.zip copy.zip
cmp one.zip copy.zip || fail "the other hand writes the same bytes"
forge one.zip owners >owners
[ "$(wc -l <owners)" -gt 150 ] || fail "places all over the archive"
/usr/bin/python3 - <<'P' || fail "a changed byte is named"
import os, subprocess, sys
good, missed = bytearray(open("one.zip", "rb").read()), 0
for line in open("owners", encoding="utf-8"):
    at, name = line.rstrip("\n").split(" ", 1)
    at = int(at)
    good[at] ^= 1 << at % 8
    open("flipped.zip", "wb").write(good)
    good[at] ^= 1 << at % 8
    said = subprocess.run([os.environ["SHEQU"], "verify", "flipped.zip", "--manifest-only", "--lang", "en"],
                          capture_output=True, text=True)
    told = said.stdout + said.stderr
    # a seal that is no hash any more is no end of a bundle
    right = name in told or (name == "manifest.txt" and "end of the archive" in told)
    if said.returncode not in (1, 65) or not right:
        missed += 1
        print(at, name, said.returncode, told)
sys.exit(missed > 0)
P

# What is changed together with its hash is found by running it again.
forged() { # status, words, changes...
    wanted=$1 words=$2
    shift 2
    forge one.zip forged.zip "$@"
    answer "$wanted" "$words" verify forged.zip
}
forged 1 '^odd.md: in the manifest, and not in the bundle' drop=odd.md
forged 1 '^more.txt: in the bundle, and not in the manifest' add=more.txt=hello
forged 1 '^effects.csv: changed, the manifest says otherwise' sub=effects.csv=primary=secondary
forged 1 '^odd.md: not what bundle.yaml and the scenarios give' --reseal 'sub=odd.md=assumed=surveyed'
forged 1 '^odd.tex: in the manifest, and not in the bundle' --reseal drop=odd.tex
forged 1 '^scenarios/hefei-2009.yaml: not the same' --reseal 'sub=bundle.yaml=    digest: [0-9a-f]{4}=    digest: 0000'
grep -q '^effects.csv' out && fail "of other runs no effects are told"
forged 1 '^effects.csv: not what the results run again give, first in line 2$' --reseal 'sub=effects.csv=,helps,|,hurts,|,negligible,|,undecided,=,sure,'
forged 65 'is not the scenario that is told of here' --reseal 'sub=scenarios/hefei-2009.yaml=households: 60=households: 61'
forged 65 'bundle.yaml:[0-9]*:[0-9]*: kind cannot be .swap.' --reseal 'sub=bundle.yaml=kind: comparison=kind: swap'
forged 65 'sweep is wanted here' --reseal 'sub=bundle.yaml=kind: comparison=kind: sweep'
forged 65 'bundle.yaml.*unknown metric nothing' --reseal 'sub=bundle.yaml=primary: [a-z_]*=primary: nothing'
forged 65 'two runs are called' --reseal 'sub=bundle.yaml=name: "clarity"\n(.*\n).*=name: "hefei-2009"\n\1    scenario: "scenarios/hefei-2009.yaml"'
forged 65 'digest takes 32 hexadecimal digits' --reseal 'sub=bundle.yaml=    digest: ....=    digest: '
forged 65 'there is no bundle.yaml in it' --reseal drop=bundle.yaml
forged 65 'there is no scenarios/hefei-2009.yaml in it' --reseal drop=scenarios/hefei-2009.yaml
forged 65 'the frame of the archive' --reseal 'rename=README.md=../README.md'
forged 65 'the frame of the archive' --reseal 'rename=README.md=/README.md'
forged 1 'written by version 9.9.9, this is .*: get version 9.9.9' --reseal 'sub=bundle.yaml=shequ_version: "[^"]*"=shequ_version: "9.9.9"'
[ ! -e ../README.md ] || fail "nothing is written outside"
echo "what is not as it was is named"
