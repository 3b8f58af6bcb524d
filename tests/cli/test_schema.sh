#!/bin/sh
# test_schema - the schema of scenario files is one, accepts what is shipped and what the
# program writes, refuses what the program refuses.
set -u
python=/usr/bin/python3
for pair in jsonschema:python3-jsonschema yaml:python3-yaml; do
    "$python" -c "import ${pair%:*}" 2>/dev/null || { echo "SKIPPED: install ${pair#*:}"; exit 77; }
done
"$SHEQU" describe --schema >"$SCRATCH/schema.json" || exit 1
for name in hefei-2009 lab/queue; do
    "$SHEQU" check --resolved "$name" >"$SCRATCH/$(echo "$name" | tr / -).yaml" || exit 1
done
exec "$python" tests/cli/schema_accepts.py "$SCRATCH/schema.json" "$SHEQU" "$SCRATCH" \
    scenarios/*.yaml scenarios/lab/*.yaml "$SCRATCH"/*.yaml
