/* sweep_units.c - see sweep_units.h. */
#include "cli/sweep_units.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/sweep_unit.h"
#include "sim/durable.h"

enum { PIECE = 1 << 16, LINE = 200 };

static const char head[] = "unit,point,arm,replicate,bytes,digest\n";

/* One unit after another in the plan's order. */
struct walk {
    const struct sweep_plan *plan;
    uint64_t point, unit; /* where it stands; how many were before */
    int arm;
    uint32_t replicate; /* 0: before the first */
    const uint64_t *hash;
};

static bool next(struct walk *walk)
{
    const struct sweep *sweep = walk->plan->sweep;
    if (walk->hash && walk->replicate < sweep->replicates) {
        walk->replicate++;
        return true;
    }
    for (bool first = !walk->hash; walk->point < sweep->n_points; first = true) {
        for (walk->arm += !first; walk->arm < sweep_arms(sweep); walk->arm++) {
            const size_t at = sweep_plan_at(walk->plan, walk->point, walk->arm);
            if (!walk->plan->owner[at])
                continue;
            walk->hash = walk->plan->hash[at];
            walk->replicate = 1;
            return true;
        }
        walk->point++;
        walk->arm = 0;
    }
    return false;
}

/* The line as far as the plan knows it: all but bytes and digest. */
static int line_of(const struct walk *walk, char line[LINE])
{
    return snprintf(line, LINE, "%016" PRIx64 "%016" PRIx64 "-%" PRIu32 ",%" PRIu64 ",%d,%" PRIu32 ",",
                    walk->hash[0], walk->hash[1], walk->replicate, walk->point + 1, walk->arm + 1,
                    walk->replicate);
}

static bool is_aside(const struct sweep_folder *folder, const struct walk *walk)
{
    char path[SWEEP_PATH];
    return !access(sweep_folder_failed(folder, walk->hash, walk->replicate, path), F_OK);
}

static int write_line(FILE *out, const struct walk *walk, const struct sweep_folder *folder,
                      struct sweep_counts *counts, struct fault *fault)
{
    const struct sweep *sweep = walk->plan->sweep;
    struct sweep_unit unit = {0};
    struct stat about = {0};
    char path[SWEEP_PATH], line[LINE];
    bool found;
    const int status = sweep_unit_read(&unit, folder, walk->hash, walk->replicate,
                                       sweep_unit_outcomes(sweep), &found, fault);
    if (status)
        return status;
    line_of(walk, line);
    if (found && !stat(sweep_folder_unit(folder, walk->hash, walk->replicate, path), &about)) {
        fprintf(out, "%s%lld,%016" PRIx64 "%016" PRIx64 "\n", line, (long long)about.st_size,
                unit.digest[0], unit.digest[1]);
        counts->done++;
    } else {
        fprintf(out, "%s0,\n", line);
        *(is_aside(folder, walk) ? &counts->aside : &counts->missing) += 1;
    }
    sweep_unit_free(&unit);
    return 0;
}

int sweep_units_text(const struct sweep_plan *plan, const struct sweep_folder *folder, char **text,
                     struct sweep_counts *counts, struct fault *fault)
{
    struct walk walk = {.plan = plan};
    size_t n = 0;
    int status = 0;
    *counts = (struct sweep_counts){0};
    *text = NULL;
    FILE *out = open_memstream(text, &n);
    if (!out)
        return fault_memory(fault, sizeof head);
    fputs(head, out);
    while (!status && next(&walk))
        status = write_line(out, &walk, folder, counts, fault);
    const bool bad = ferror(out);
    if ((fclose(out) || bad) && !status)
        status = fault_memory(fault, n);
    return status;
}

/* ---- one file of many, and back ---- */

/* `n` bytes; or all there are, where it is negative. */
static int copy(FILE *from, FILE *to, const char *from_path, const char *to_path, long long n,
                struct fault *fault)
{
    char piece[PIECE];
    while (n) {
        const size_t most = n < 0 || n > PIECE ? PIECE : (size_t)n;
        const size_t got = fread(piece, 1, most, from);
        if (ferror(from))
            return durable_fault(fault, from_path, errno);
        if (fwrite(piece, 1, got, to) != got)
            return durable_fault(fault, to_path, errno);
        if (!got)
            break;
        n -= n < 0 ? 0 : (long long)got;
    }
    return n > 0 ? fault_set(fault, FAULT_INPUT,
                             (struct words){"单元比清单上说的短", "the units are shorter than units.csv "
                                                                  "says"})
                 : 0;
}

int sweep_units_join(const struct sweep_plan *plan, const struct sweep_folder *folder,
                     const char *path, struct fault *fault)
{
    struct walk walk = {.plan = plan};
    FILE *out = fopen(path, "wbx");
    int status = out ? 0 : durable_fault(fault, path, errno);
    while (!status && next(&walk)) {
        char unit[SWEEP_PATH];
        if (!sweep_units_has(plan, folder, walk.point, walk.arm, walk.replicate))
            continue;
        FILE *in = fopen(sweep_folder_unit(folder, walk.hash, walk.replicate, unit), "rb");
        status = in ? copy(in, out, unit, path, -1, fault) : durable_fault(fault, unit, errno);
        if (in)
            fclose(in);
    }
    if (out && fclose(out) && !status)
        status = durable_fault(fault, path, errno);
    return status;
}

static int not_listed(const struct walk *walk, int line, struct fault *fault)
{
    fault_set(fault, FAULT_INPUT,
              (struct words){"这里应是第 %llu 点第 %d 方第 %u 次重复的单元",
                             "here the unit of point %llu, arm %d, replicate %u should stand"},
              (unsigned long long)walk->point + 1, walk->arm + 1, (unsigned)walk->replicate);
    fault_place(fault, "units.csv", line, 0);
    return FAULT_INPUT;
}

static int mark(const struct sweep_folder *folder, const struct walk *walk, struct fault *fault)
{
    char path[SWEEP_PATH];
    FILE *file = fopen(sweep_folder_failed(folder, walk->hash, walk->replicate, path), "wbx");
    return !file || fclose(file) ? durable_fault(fault, path, errno) : 0;
}

static int take_unit(FILE *in, const char *in_path, const struct walk *walk, long long n,
                     const struct sweep_folder *folder, struct fault *fault)
{
    char path[SWEEP_PATH];
    FILE *out = fopen(sweep_folder_unit(folder, walk->hash, walk->replicate, path), "wbx");
    if (!out)
        return durable_fault(fault, path, errno);
    int status = copy(in, out, in_path, path, n, fault);
    if (fclose(out) && !status)
        status = durable_fault(fault, path, errno);
    return status;
}

/* What stands behind what the plan knows of the line: bytes, a digest. -1: something else. */
static long long bytes_of(const char *text, const char **end)
{
    enum { DIGITS = 15 };
    const size_t n = strspn(text, "0123456789");
    *end = text + n + (text[n] == ',');
    *end += strspn(*end, "0123456789abcdef");
    if (!n || n > DIGITS || text[n] != ',' || **end != '\n')
        return -1;
    ++*end;
    return strtoll(text, NULL, 10);
}

int sweep_units_split(const struct sweep_plan *plan, const char *text, const char *path,
                      const struct sweep_folder *folder, const struct sweep_folder *again,
                      struct fault *fault)
{
    struct walk walk = {.plan = plan};
    FILE *in = fopen(path, "rb");
    int status = in ? 0 : durable_fault(fault, path, errno), line = 1;
    const char *at = text + sizeof head - 1;
    if (!status && strncmp(text, head, sizeof head - 1) != 0)
        status = fault_set(fault, FAULT_INPUT,
                           (struct words){"units.csv 没有它的表头", "units.csv has not its head"});
    while (!status && next(&walk)) {
        char wanted[LINE];
        const size_t n = (size_t)line_of(&walk, wanted);
        line++;
        const long long bytes = strncmp(at, wanted, n) ? -1 : bytes_of(at + n, &at);
        if (bytes < 0)
            status = not_listed(&walk, line, fault);
        else if (bytes)
            status = take_unit(in, path, &walk, bytes, folder, fault);
        else if (!(status = mark(folder, &walk, fault)))
            status = mark(again, &walk, fault);
    }
    if (!status && (*at || getc(in) != EOF))
        status = fault_set(fault, FAULT_INPUT,
                           (struct words){"单元比扫描所有的多", "there are more units than the sweep has"});
    if (in)
        fclose(in);
    return status;
}

/* ---- one of them ---- */

bool sweep_units_has(const struct sweep_plan *plan, const struct sweep_folder *folder,
                     uint64_t point, int arm, uint32_t replicate)
{
    const size_t at = sweep_plan_at(plan, point, arm);
    char path[SWEEP_PATH];
    return plan->owner[at] &&
           !access(sweep_folder_unit(folder, plan->hash[at], replicate, path), F_OK);
}

static int read_whole(const char *path, char **bytes, size_t *n, struct fault *fault)
{
    struct stat about;
    FILE *file = fopen(path, "rb");
    *bytes = NULL;
    if (!file || fstat(fileno(file), &about)) {
        const int why = errno;
        if (file)
            fclose(file);
        return durable_fault(fault, path, why);
    }
    *n = (size_t)about.st_size;
    *bytes = malloc(*n + 1);
    const bool whole = *bytes && fread(*bytes, 1, *n, file) == *n;
    fclose(file);
    return !*bytes ? fault_memory(fault, *n + 1) : whole ? 0 : durable_fault(fault, path, EIO);
}

int sweep_units_same(const struct sweep_folder *a, const struct sweep_folder *b,
                     const uint64_t hash[2], uint32_t replicate, bool *same, struct fault *fault)
{
    char path[SWEEP_PATH], *one = NULL, *other = NULL;
    size_t n = 0, m = 0;
    int status = read_whole(sweep_folder_unit(a, hash, replicate, path), &one, &n, fault);
    if (!status)
        status = read_whole(sweep_folder_unit(b, hash, replicate, path), &other, &m, fault);
    *same = !status && n == m && !memcmp(one, other, n);
    free(one);
    free(other);
    return status;
}
