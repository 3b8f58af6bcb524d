# pages.sh - what tests of the pages want: a browser, what npm fetches, what is built. To be read in.
# `make tests` builds the classroom's module and page; its tests build nothing, since others run beside
# them.

lack() { echo "SKIPPED: $1: install $2"; exit 77; }

# Leaves its name in $chromium, or ends the test.
want_chromium() {
    for chromium in chromium chromium-browser google-chrome ''; do
        [ -z "$chromium" ] || ! command -v "$chromium" >/dev/null || break
    done
    [ -n "$chromium" ] || lack chromium "chromium fonts-noto-cjk"
}

want_module() {
    command -v node >/dev/null || lack node nodejs
    missing=$(mk/wasm missing)
    [ -z "$missing" ] || lack "a compiler for WebAssembly" "$missing"
    [ -f "$B/classroom/shequ.wasm" ] || { echo "no $B/classroom/shequ.wasm: make tests"; exit 1; }
}

# Of the classroom.
want_packages() {
    command -v npm >/dev/null || lack npm npm
    [ -f classroom/node_modules/.package-lock.json ] || lack "npm's packages" "a network, then make tests"
}

want_page() {
    want_module
    want_packages
    [ -f "$B/classroom/shequ-classroom.html" ] || { echo "no $B/classroom/shequ-classroom.html: make tests"; exit 1; }
}

# The page with the lessons made up for the tests besides; leaves its path in $made_up.
want_made_up() {
    want_page
    made_up=$SCRATCH/made-up.html
    mk/classroom "$made_up" "$B" tests/classroom/lessons || exit 1
}

# A build whose words are in file $1 has failed: without a network and without what it fetched once,
# there is no page to test.
not_built() {
    grep -qE 'EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ETIMEDOUT|ENETUNREACH' "$1" && lack "npm's registry" "a network"
    cat "$1"
    exit 1
}
