#!/bin/sh
# test_fresh - the generated pages that are committed are those of this program.
exec mk/reference "$SHEQU" . fresh
