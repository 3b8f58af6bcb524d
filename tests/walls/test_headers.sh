#!/bin/sh
# test_headers - see tests/headers; `make headers` by itself.
# slow
# at most 300 s
exec tests/headers
