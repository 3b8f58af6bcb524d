#!/bin/sh
# test_headers - see tests/headers.
exec tests/headers
