# bundles.sh - what tests of bundles share: a small city, and what a command answers. To be read in.
fail() { echo "not so: $*"; exit 1; }
# shellcheck disable=SC2034
small="--set city.streets=1 --set city.communities=2 --set city.sample=all --set community.households=60 \
 --set community.staff=3 --set run.burn_in=1months --length 2months"
answer() { # status, words, command...
    wanted=$1 words=$2
    shift 2
    "$SHEQU" "$@" --lang en --quiet >out 2>&1
    got=$?
    [ $got = "$wanted" ] || { cat out; fail "$wanted, not $got: $*"; }
    grep -q -- "$words" out || { cat out; fail "'$words' is said: $*"; }
}
