#!/bin/sh
# test_lessons - every claim of every lesson holds over 20 replicates, at the level of 1 % each: a
# claim that does not hold is accepted once in a hundred at most. Seeds are fixed, so the answer is
# always the same. The first two lessons are tested by test_two_lessons.
# slow
# at most 900 s
set -u
exec tests/classroom/claims
