#!/bin/sh
# test_packages - what `mk/packages all` installs is what the tests ask for: every package that a
# skipped test, or a build without WebAssembly, names stands in that list.
set -u
export LC_ALL=C
fail() {
    echo "$*"
    exit 1
}
mk/packages names | sort >"$SCRATCH/all"
[ -z "$(uniq -d "$SCRATCH/all")" ] || fail "named twice: $(uniq -d "$SCRATCH/all")"

# As they are told: `install A B`, `Debian: A B`, `lack THING "A B"`, `lacks "A B"`. What is made of a
# variable is not followed; what is no package ("and build again", "a network") ends the names.
{
    cat tests/*/*.sh tests/*/*.py tests/*/*.c tests/headers tests/guard/measure | grep SKIP |
        sed -n -e 's/.*install \([^"$]*\).*/\1/p' -e 's/.*Debian: \([^"$);]*\).*/\1/p'
    cat tests/*/*.sh mk/wasm | sed -n -e 's/.*|| lack [^ "]* "\{0,1\}\([^"$;}]*\).*/\1/p' \
        -e 's/.* lacks "\{0,1\}\([^"$;)]*\).*/\1/p'
} | sed -e 's/ and .*//' -e 's/^a .*//' | tr ' ' '\n' |
    sed -n 's/^\([a-z][a-z0-9+.-]*[a-z0-9]\).*/\1/p' | sort -u >"$SCRATCH/asked"
for package in chromium fonts-noto-cjk wbritish lld r-cran-ncdf4 python3-yaml openmpi-bin; do
    grep -qx -- "$package" "$SCRATCH/asked" || fail "the tests no longer ask for $package, or this test does not see it"
done
missing=$(comm -23 "$SCRATCH/asked" "$SCRATCH/all")
[ -z "$missing" ] || fail "asked for by a test, but not installed by mk/packages all: $missing"

# With a dpkg that knows of all but one, an apt-get that notes what it is asked, and no need of root.
mkdir "$SCRATCH/bin"
printf '#!/bin/sh\ncase "$*" in *wbritish*) exit 1 ;; esac\necho install ok installed\n' >"$SCRATCH/bin/dpkg-query"
printf '#!/bin/sh\necho "$*" >>"%s/apt"\n' "$SCRATCH" >"$SCRATCH/bin/apt-get"
printf '#!/bin/sh\nexec "$@"\n' >"$SCRATCH/bin/sudo"
chmod +x "$SCRATCH"/bin/*
PATH=$SCRATCH/bin:$PATH mk/packages all 2>"$SCRATCH/said" || fail "mk/packages all: $(cat "$SCRATCH/said")"
grep -q 'installing wbritish' "$SCRATCH/said" || fail "it does not say what it installs: $(cat "$SCRATCH/said")"
grep -q 'install .* wbritish$' "$SCRATCH/apt" || fail "it does not install what is missing: $(cat "$SCRATCH/apt")"
grep -q chromium "$SCRATCH/apt" && fail "it installs what is there"
exit 0
