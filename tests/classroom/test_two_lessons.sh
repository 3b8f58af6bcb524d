#!/bin/sh
# test_two_lessons - of test_lessons the two that are shown first.
# at most 120 s
set -u
exec tests/classroom/claims 1 2
