#!/bin/sh
# test_headers - see tests/headers.
# at most 300 s
exec tests/headers
