# pages.sh - what tests of the pages want: a browser, what npm fetches. To be read in.

lack() { echo "SKIPPED: $1: install $2"; exit 77; }

# Leaves its name in $chromium, or ends the test.
want_chromium() {
    for chromium in chromium chromium-browser google-chrome ''; do
        [ -z "$chromium" ] || ! command -v "$chromium" >/dev/null || break
    done
    [ -n "$chromium" ] || lack chromium "chromium fonts-noto-cjk"
}

want_wasm() {
    missing=$(mk/wasm missing)
    [ -z "$missing" ] || lack "a compiler for WebAssembly" "$missing"
}

# A build whose words are in file $1 has failed: without a network and without what it fetched once,
# there is no page to test.
not_built() {
    grep -qE 'EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ETIMEDOUT|ENETUNREACH' "$1" && lack "npm's registry" "a network"
    cat "$1"
    exit 1
}
