#!/bin/sh
# test_optional - a machine without libxlsxwriter misses nothing that is needed: the build says
# so in one line and goes on, `make demo` installs it, and the files that use it compile.
set -u
fail() {
    echo "$*"
    exit 1
}
# A compiler that finds no such header.
cat >"$SCRATCH/cc" <<'END'
#!/bin/sh
for word; do
    case $word in */try.c) ! grep -q '<xlsxwriter\.h>' "$word" || exit 1 ;; esac
done
END
printf 'exec %s "$@"\n' "$CC" >>"$SCRATCH/cc"
chmod +x "$SCRATCH/cc"
CC=$CC mk/found variables 2>/dev/null | grep '^MISSING' >"$SCRATCH/with"
CC=$SCRATCH/cc mk/found variables >"$SCRATCH/found" 2>"$SCRATCH/said"
grep '^MISSING' "$SCRATCH/found" | cmp - "$SCRATCH/with" || fail "it counts as missing"
grep -qx 'XLSXWRITER =' "$SCRATCH/found" || fail "it counts as found"
grep -q '^XLSXWRITER_LIBS' "$SCRATCH/found" && fail "its flags are given"
[ "$(grep -c 'export --xlsx' "$SCRATCH/said")" = 1 ] || fail "no line says what is not built"
CC=$SCRATCH/cc mk/found packages | grep -qw libxlsxwriter-dev || fail "make demo does not install it"
for file in cli/xlsx.c cli/whole.c cli/zip.c tests/unit/test_workbook.c; do
    $CC -std=c17 -Wall -Wextra -Wpedantic -Werror -D_POSIX_C_SOURCE=200809L -I. -fsyntax-only $file || fail "$file"
done
