/* fuzz_crate.c - any bytes as a bundle.
 *
 * The first byte says as what: an archive; changes in one that was written by ourselves (two bytes
 * where, one to what, again and again); or bundle.yaml in an archive that is good, beside a
 * scenario that is.
 */
#include "cli/cover.h"
#include "tests/fuzz/owed.h"

enum { AS_ARCHIVE, AS_CHANGES, AS_INVENTORY, N_AS };

static const char scenario[] = "shequ: 1\nrun: {length: 1 month}\n";

static void count(void *context, enum crate_finding finding, const char *name)
{
    ALWAYS(finding <= CRATE_BESIDES && crate_may_be_called(name));
    owe_text(name);
    ++*(int *)context;
}

/* What was opened can be read to its end; what was found to be good holds an inventory or none. */
static void take(const char *path)
{
    struct crate crate;
    struct inventory inventory;
    struct fault fault = {0};
    int told = 0;
    if (crate_open(&crate, path, &fault)) {
        owe_fault(&fault);
        return;
    }
    const int n = crate_check(&crate, count, &told, &fault);
    ALWAYS(n == told || n == FAULT_INPUT);
    if (n < 0)
        owe_fault(&fault);
    for (size_t i = 0; i < crate.n; i++) {
        char *text;
        size_t size;
        struct fault other = {0};
        ALWAYS(!crate_text(&crate, crate.member[i].name, &text, &size, &other));
        ALWAYS(size == crate.member[i].size);
        free(text);
    }
    if (!n) {
        if (inventory_read(&inventory, &crate, &fault))
            owe_fault(&fault);
        else {
            struct crate cover = {0};
            ALWAYS(!inventory.n || !cover_add(&cover, &inventory, &fault));
            crate_free(&cover);
            inventory_free(&inventory);
        }
    }
    crate_free(&crate);
}

static void write_crate(const char *path, const char *yaml, size_t n)
{
    struct crate crate = {0};
    struct fault fault = {0};
    ALWAYS(!crate_add(&crate, INVENTORY_MEMBER, yaml, n, &fault));
    ALWAYS(!crate_add(&crate, "scenarios/a.yaml", scenario, sizeof scenario - 1, &fault));
    ALWAYS(!crate_write(&crate, path, &fault));
    crate_free(&crate);
}

static void change(const char *path, const unsigned char *bytes, size_t n)
{
    static unsigned char good[1 << 12], made[sizeof good];
    static size_t size;
    if (!size) {
        write_crate(path, "bundle: 1\n", 10);
        FILE *file = fopen(path, "rb");
        ALWAYS(file && (size = fread(good, 1, sizeof good, file)) > 0);
        fclose(file);
    }
    memcpy(made, good, size);
    for (size_t at = 0; at + 3 <= n; at += 3)
        made[(bytes[at] | (size_t)bytes[at + 1] << 8) % size] = bytes[at + 2];
    owe_file(path, made, size);
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
    static char path[256];
    if (!n)
        return 0;
    if (!path[0])
        snprintf(path, sizeof path, "%s/a.zip", owe_folder_make());
    if (bytes[0] % N_AS == AS_ARCHIVE)
        owe_file(path, bytes + 1, n - 1);
    else if (bytes[0] % N_AS == AS_CHANGES)
        change(path, bytes + 1, n - 1);
    else
        write_crate(path, (const char *)bytes + 1, n - 1);
    take(path);
    return 0;
}
