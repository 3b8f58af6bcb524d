# wants.sh - what tests of the classroom find built, or skip: . tests/classroom/wants.sh
# `make tests` builds the module and the page; a test builds nothing, since others run beside it.

lack() { echo "SKIPPED: $1: install $2"; exit 77; }

want_module() {
    command -v node >/dev/null || lack node nodejs
    missing=$(mk/wasm missing)
    [ -z "$missing" ] || lack "a compiler for WebAssembly" "$missing"
    [ -f "$B/classroom/shequ.wasm" ] || { echo "no $B/classroom/shequ.wasm: make tests"; exit 1; }
}

# Sets $chromium.
want_browser() {
    for chromium in chromium chromium-browser google-chrome ''; do
        [ -z "$chromium" ] || ! command -v "$chromium" >/dev/null || break
    done
    [ -n "$chromium" ] || lack chromium "chromium fonts-noto-cjk"
}

want_packages() {
    command -v npm >/dev/null || lack npm npm
    [ -f classroom/node_modules/.package-lock.json ] || lack "npm's packages" "a network, then make tests"
}

want_page() {
    want_module
    want_packages
    [ -f "$B/classroom/shequ-classroom.html" ] || { echo "no $B/classroom/shequ-classroom.html: make tests"; exit 1; }
}
