/* lp.c - see lp.h. */
#include "sim/lp.h"

#include <stdlib.h>

#include "sim/queue_slot.h"

int lp_init(struct lp *lp, uint32_t index, uint32_t capacity, day today, struct fault *fault)
{
    *lp = (struct lp){.index = index, .today = today, .now = midnight_of(today)};
    return queue_init(&lp->queue, capacity, today, fault);
}

void lp_free(struct lp *lp)
{
    queue_free(&lp->queue);
    free(lp->outbox.at);
    free(lp->inbox.at);
    lp->outbox = lp->inbox = (struct letters){0};
}

/* Out of the way, so that lp_plan() has nothing to save. */
static __attribute__((noinline)) struct handle lp_plan_grown(struct lp *lp, instant when,
                                                             enum phase phase, uint16_t kind,
                                                             uint32_t who, uint32_t about)
{
    struct handle handle = queue_plan(&lp->queue, when, phase, kind, who, about);
    if (!handle.slot)
        fault_memory(&lp->fault, queue_bytes(&lp->queue) * 2);
    return handle;
}

struct handle lp_plan(struct lp *lp, instant when, enum phase phase, uint16_t kind, uint32_t who,
                      uint32_t about)
{
    ALWAYS(when >= lp->now);
    if (queue_full(&lp->queue))
        return lp_plan_grown(lp, when, phase, kind, who, about);
    return queue_put(&lp->queue, when, phase, kind, who, about);
}

/* Make room for one more, there being none. */
static __attribute__((noinline)) int letters_grow(struct letters *letters, struct fault *fault)
{
    uint32_t capacity = letters->capacity ? 2 * letters->capacity : 8;
    const size_t bytes = capacity * (sizeof(struct letter) + sizeof(struct queue_key));
    struct letter *at = realloc(letters->at, bytes);
    if (!at)
        return fault_memory(fault, bytes);
    letters->at = at;
    letters->capacity = capacity;
    return 0;
}

void lp_send(struct lp *lp, uint32_t to, uint16_t kind, int64_t a, int64_t b, int64_t c)
{
    struct letters *out = &lp->outbox;
    if (out->n == out->capacity && letters_grow(out, &lp->fault))
        return;
    out->at[out->n] = (struct letter){.when = lp->now, .from = lp->index, .to = to,
                                      .serial = out->n, .kind = kind, .word = {a, b, c}};
    out->n++;
}

/* They lie in order (sender, serial) already, so the place of each tells the rest of its key;
 * then each cycle of the order is gone round once. */
void lp_order_inbox(struct lp *lp)
{
    const struct letters *letters = &lp->inbox;
    bool in_order = true;
    if (letters->n < 2)
        return;
    struct queue_key *key = (struct queue_key *)(letters->at + letters->capacity);
    struct letter *at = letters->at;

    for (uint32_t i = 0; i < letters->n; i++) {
        key[i] = (struct queue_key){(uint64_t)at[i].when ^ UINT64_C(1) << 63, i};
        in_order &= !i || key[i - 1].high <= key[i].high;
    }
    if (in_order)
        return;
    keys_sort(key, letters->n);
    for (uint32_t i = 0; i < letters->n; i++) {
        if (key[i].low == i)
            continue;
        const struct letter first = at[i];
        uint32_t to = i, from;
        while ((from = (uint32_t)key[to].low) != i) {
            at[to] = at[from];
            key[to].low = to;
            to = from;
        }
        at[to] = first;
        key[to].low = to;
    }
}

int lp_put(struct lp *lp, const struct letter *letter, struct fault *fault)
{
    struct letters *in = &lp->inbox;
    if (in->n == in->capacity && letters_grow(in, fault))
        return FAULT_MEMORY;
    in->at[in->n++] = *letter;
    return 0;
}

int lp_deliver(struct lp *lps, uint32_t n, struct fault *fault)
{
    for (uint32_t i = 0; i < n; i++)
        lps[i].inbox.n = 0;
    for (uint32_t i = 0; i < n; i++) {
        struct letters *out = &lps[i].outbox;
        for (uint32_t k = 0; k < out->n; k++) {
            ALWAYS(out->at[k].to < n);
            if (lp_put(&lps[out->at[k].to], &out->at[k], fault))
                return FAULT_MEMORY;
        }
        out->n = 0;
    }
    return 0;
}

static void letter_archive(struct letter *letter, struct archive *archive)
{
    ARCHIVE(archive, letter->when);
    ARCHIVE(archive, letter->from);
    ARCHIVE(archive, letter->to);
    ARCHIVE(archive, letter->serial);
    ARCHIVE(archive, letter->kind);
    archive_integers(archive, letter->word, 3, (int)sizeof letter->word[0]);
}

void lp_archive(struct lp *lp, struct archive *archive)
{
    struct letters *inbox = &lp->inbox;
    uint32_t n = inbox->n;
    archive_same(archive, lp->index);
    ARCHIVE(archive, lp->now);
    ARCHIVE(archive, lp->today);
    ARCHIVE(archive, lp->trace);
    ARCHIVE(archive, lp->events);
    queue_archive(&lp->queue, archive);
    archive_count(archive, &n, archive->size / sizeof(struct letter) + 1);
    if (archive->way == ARCHIVE_READ) {
        lp->outbox.n = inbox->n = 0;
        if (inbox->capacity < n)
            archive_takes(archive, 2 * n * (sizeof(struct letter) + sizeof(struct queue_key)));
        while (inbox->capacity < n && !archive->status) {
            inbox->n = inbox->capacity;
            archive->status = letters_grow(inbox, archive->fault);
        }
        inbox->n = archive->status ? 0 : n;
    }
    ALWAYS(!lp->outbox.n);
    for (uint32_t i = 0; i < inbox->n && !archive->status; i++)
        letter_archive(&inbox->at[i], archive);
}
