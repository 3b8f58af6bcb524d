#!/bin/sh
# test_texts - the lessons' texts: headings, lengths, run sheets, worksheets, spelling, previews, and
# that all fourteen are there; and that the check finds what is wrong.
# at most 60 s
set -u
[ -z "$SAN" ] || exit 0 # nothing here is compiled
/usr/bin/python3 -c 'import yaml' 2>/dev/null || { echo "SKIPPED: install python3-yaml"; exit 77; }
[ -f /usr/share/dict/british-english ] || { echo "SKIPPED: install wbritish"; exit 77; }
bad=0
/usr/bin/python3 tests/classroom/lessons.py || bad=1

# ---- the check itself ----
lesson=$SCRATCH/01-sample
check() { /usr/bin/python3 tests/classroom/lessons.py "$lesson" >"$SCRATCH/out" 2>&1; }
mend() { rm -rf "$lesson" && /usr/bin/python3 tests/classroom/sample.py "$lesson"; }
mend
check || { echo "FAILED: a sound lesson is refused"; cat "$SCRATCH/out"; bad=1; }
finds() { # what, file, sed script
    mend
    sed -i -e "$3" "$lesson/$2"
    check
    [ $? = 1 ] && grep -qF -- "$1" "$SCRATCH/out" || {
        echo "FAILED: not found: $1 ($3)"
        cat "$SCRATCH/out"
        bad=1
    }
}
finds 'heading 2 is "How it works"' en.md 's/^## How it works/## How does it work/'
finds 'heading 7 is "参考"' zh.md 's/^## 参考$/## 资料/'
finds 'heading 10 is "Answer key", not "None"' en.md '/^## Answer key/,$d'
finds 'stands twice' en.md 's/^## Things to try/## Things to notice/'
finds 'words: 500 to 1100' en.md 's/ word / /g'
finds 'characters: 900 to 2000' zh.md 's/居民居民居民/居民/g'
finds 'the run sheet has 50 minutes, the lesson 45' en.md 's/^| 10 | b/| 15 | b/'
finds 'from-to beginning at 5' zh.md 's/^| 5–20/| 6–20/'
finds 'a table of three rows' en.md '/^| 10 | b/d;/^| 15 | d/d'
finds 'answers [1, 2], but questions [1, 2, 3]' zh.md '/^3、答/d'
finds 'numbered from 1: [1, 3]' en.md '/^2\. Ask/d'
finds 'worksheets of different length' en.md '/^3\. /d'
finds 'F999 is neither' en.md 's/F01/F999/'
finds '"wrod" is not in the word list' en.md '0,/ word /s// wrod /'
finds '"organization" is not in the word list' lesson.yaml 's/hook: {zh: 为何, en: Why/hook: {zh: 为何, en: Why organization/'
finds 'ASCII punctuation beside Chinese: "民,"' zh.md '0,/居民/s//居民,居民/'
finds 'ASCII punctuation beside Chinese' lesson.yaml 's/zh: 为何/zh: "为何?"/'
finds '"區" is traditional' zh.md '0,/居民/s//社區/'
finds '"5%": a blank is wanted' zh.md '0,/居民/s//5%居民/'
finds '"5%": a blank is wanted' lesson.yaml 's/hook: {zh: 为何, en: Why/hook: {zh: 为何, en: Why 5%/'
finds 'is longer than 56' lesson.yaml 's/en: A sample}/en: A sample of what cannot stand on any card for it is far too long}/'
exit $bad
