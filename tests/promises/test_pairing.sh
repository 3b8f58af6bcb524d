#!/bin/sh
# slow
# test_pairing - paired arms need fewer replicates. A change so small that only luck could
# tell the arms apart must leave them together (addresses of draws hold): a factor of some
# hundreds. At full strength the table is printed and each reform's median held against
# what its own size allows (see pairing.c).
set -u
exec "$B/tests/promises/pairing" "${PAIRING_REPLICATES:-8}" separation@0.02 funding_follows_tasks@0.02
