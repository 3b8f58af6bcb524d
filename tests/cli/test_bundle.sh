#!/bin/sh
# test_bundle - `shequ bundle` and `shequ verify`: of a run, of a scenario, of comparisons; equal
# bytes; others read it; what is no comparison is refused.
set -u
. tests/support/bundles.sh
cd "$SCRATCH" || exit 1
verifies() { # bundle
    answer 0 'are as the manifest says' verify "$1"
    grep -q 'written again, the same' out || { cat out; fail "tables of $1"; }
    grep -Eq 'not the same|not what|otherwise' out && { cat out; fail "$1"; }
    return 0
}

# ---- a comparison ----
# shellcheck disable=SC2086
"$SHEQU" compare hefei-2009 building_groups+clarity -n 2 -o one $small --matters-if "-5 pp" --lang en --quiet \
    >said 2>&1 || { cat said; fail "a comparison runs"; }
answer 0 'sha256 of manifest.txt: [0-9a-f]\{64\} (to be published' bundle one
answer 0 'written to again.zip: .* 4 runs' bundle one/ -o again.zip
cmp one.zip again.zip || fail "equal bytes of equal inputs"
verifies one.zip
[ "$(grep -c 'the same again, 2 replicates' out)" = 4 ] && grep -q '^effects.csv: from the results run again, the same$' out ||
    { cat out; fail "four runs and the effects"; }
[ -z "$(find . -name 'shequ-??????')" ] || fail "nothing is left behind"
answer 0 'are as the manifest says' verify one.zip --manifest-only
grep -q replicates out && fail "hashes alone"
"$SHEQU" verify one.zip --lang zh --manifest-only | grep -q '与清单一致' || fail "Chinese"
answer 74 'the file exists; --force' bundle one
answer 0 'written to one.zip' bundle one --force

# ---- a run, a scenario with what it stands on ----
answer 0 'written to one/hefei-2009.zip: 11 members' bundle one/hefei-2009.h5 --with-results
verifies one/hefei-2009.zip
grep -A 1 '^results/hefei-2009.h5: beside the result run again' out | grep -q '^the same: digest' || { cat out; fail "the result that travels"; }
mkdir mine
printf 'code,name,households\nA1,甲,60\nB2,乙,50\n' >mine/my-places.csv
printf 'shequ: 1\nextends: hefei-2009\nrun: {burn_in: 1 month, length: 2 months, replicates: 1}\ncity: {table: my-places.csv, sample: all}\n' >mine/base.yaml
printf 'shequ: 1\nextends: base\nreforms: {clarity: {begin: 2009-01-15, gaps: 4 %%}}\n' >mine/社区.yaml
answer 0 'written to 社区.zip' bundle mine/社区.yaml
verifies 社区.zip
verifies 社区.zip

# ---- results that were read; replicates until it is decided ----
# shellcheck disable=SC2086
"$SHEQU" compare one/hefei-2009.h5 one/building_groups+clarity.h5 -o read --lang en --quiet >said 2>&1 || { cat said; fail "results are compared"; }
answer 0 ' 2 runs' bundle read --with-results
verifies read.zip
grep -q '^effects.csv: from the results run again, the same$' out || { cat out; fail "effects of results that were read"; }
# shellcheck disable=SC2086
"$SHEQU" compare hefei-2009 clarity -n auto --min 3 --max 3 -o auto --assumptions fixed $small --lang en --quiet >said 2>&1 ||
    { cat said; fail "until decided"; }
answer 0 ' 2 runs' bundle auto
verifies auto.zip
grep -q '^effects.csv: from the results run again, the same$' out || { cat out; fail "effects of -n auto"; }

# ---- what is refused ----
answer 64 'takes a result file, a scenario' bundle
answer 64 'unknown option: --all' bundle --all one
answer 64 'one bundle at a time' bundle one one
answer 64 'a scenario has no result file' bundle lab/queue --with-results
answer 64 'one result file or one bundle' verify
answer 64 'is no bundle' verify one/hefei-2009.h5 --manifest-only
answer 65 'effects.h5' bundle mine
answer 65 'queu' bundle lab/queu -o nothing.zip
touch one/unfinished
answer 65 'is not finished' bundle one -o nothing.zip
rm one/unfinished
mkdir other && cp one/effects.* other && sed 's/^primary: .*/primary: nothing/' one/question.txt >other/question.txt
answer 65 'no question sealed' bundle other -o nothing.zip
[ ! -e nothing.zip ] && [ ! -e nothing.zip.tmp ] || fail "what is refused leaves nothing"
printf 'PK\003\004' >stump.zip
answer 65 'no bundle of shequ' verify stump.zip

# ---- other hands ----
if [ ! -x /usr/bin/python3 ]; then
    echo "without python3 nobody else reads it"
    exit 0
fi
/usr/bin/python3 -c 'import sys, zipfile; zipfile.ZipFile("one.zip").extractall("x"); zipfile.ZipFile("社区.zip").extractall("y")'
(cd x && sha256sum --quiet -c manifest.txt) || fail "sha256sum reads the manifest"
[ "$(cd x && find . -type f | wc -l)" = "$(($(wc -l <x/manifest.txt) + 1))" ] || fail "each member is in the manifest"
cmp mine/my-places.csv y/inputs/my-places.csv && cmp mine/base.yaml y/inputs/base.yaml && cmp mine/社区.yaml y/inputs/社区.yaml ||
    fail "inputs as they were given"
"$SHEQU" run x/scenarios/hefei-2009.yaml -o run.h5 --lang en --quiet >out 2>&1 || { cat out; fail "a scenario runs as it stands"; }
digest=$(sed -n 's/^digest //p' out)
grep -q "^    digest: $digest\$" x/bundle.yaml && grep -q "\`$digest\`" x/odd.md || fail "its digest is the one in the bundle"
grep -q '^| `work.need_rate` |' x/odd.md && grep -q '^| `reforms.clarity.gaps` | .* | 0.05 | 0.05 | ' x/odd.md &&
    grep -q '^| `reforms.clarity.gaps` | .* | 0.04 | 0.05 | .* the scenario.s, without source | ' y/odd.md ||
    fail "parameters with value and default"
[ "$(grep -c '^| `[a-z_]*\.[a-z_]*` |' x/odd.md)" = "$("$SHEQU" describe parameters --csv | grep -c '^parameter,')" ] || fail "every parameter"
grep -q '参数' x/odd.zh.md && grep -q 'GPL-3.0-or-later' x/LICENCE.txt x/CITATION.cff || fail "Chinese tables, licence"

# LaTeX: compiled where it can be; else every table has its columns.
if command -v pdflatex >/dev/null 2>&1; then
    for folder in x y; do
        (cd $folder && pdflatex -interaction=nonstopmode -halt-on-error odd.tex >../tex 2>&1) || { grep -A 5 '^!' tex; fail "LaTeX of $folder"; }
    done
fi
awk '/^\\begin\{longtable\}/ { n = gsub(/p\{\\dimexpr/, "") } / \\\\$/ { m = gsub(/ & /, ""); if (m != n - 1) exit 1 }' x/odd.tex ||
    fail "each row has as many cells as columns"
[ "$(grep -c '^\\begin{' x/odd.tex)" = "$(grep -c '^\\end{' x/odd.tex)" ] || fail "what is begun is ended"

echo "bundles of runs and comparisons verify"
