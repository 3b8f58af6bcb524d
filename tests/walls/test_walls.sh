#!/bin/sh
# test_walls - the walls stand in this tree and in these objects (see tests/layers). The
# sanitizers add globals and calls of their own; under them the text alone is read.
if [ -n "$SAN" ]; then
    exec tests/layers .
fi
exec tests/layers . "$B"
