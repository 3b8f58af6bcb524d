#!/bin/sh
# slow
# test_pairing - paired arms need fewer replicates. A change so small that only luck could
# tell the arms apart must leave them together (addresses of draws hold): a factor of some
# hundreds at separation, whose full strength takes away what makes replicates differ, and
# leaves nothing to pair (`most` in the table of pairing.c). Each median must reach 5.
set -u
exec "$B/tests/promises/pairing" "${PAIRING_REPLICATES:-8}" separation@0.02 funding_follows_tasks
