/* store_sheet.c - see sheet.h. */
#include "sim/sheet.h"

#include <stdlib.h>
#include <unistd.h>

#include <hdf5_hl.h>

#include "sim/store_hdf5.h"

struct sheet {
    struct store store; /* of which only the file is used */
    hid_t root, axis[SHEET_AXES];
    hsize_t n[SHEET_AXES];
    int n_axes;
    bool whole;
};

int sheet_create(struct sheet **out, const char *path, bool force, struct fault *fault)
{
    struct store_quiet quiet;
    struct sheet *sheet = *out = calloc(1, sizeof *sheet);
    if (!sheet)
        return fault_memory(fault, sizeof *sheet);
    struct store *store = &sheet->store;
    sheet->root = H5I_INVALID_HID;
    int code = store_file_init(store, path, force, fault);
    store_quiet_begin(&quiet);
    if (!code) {
        store_file_ask(store);
        if (!store->broken)
            store_file_begin(store);
        if (!store->broken) {
            sheet->root = store_good(store, H5Gopen2(store->file, "/", H5P_DEFAULT));
            store_attribute_text(store, sheet->root, "Conventions", "CF-1.10");
        }
        code = store->broken ? FAULT_IO : 0;
    }
    store_quiet_end(&quiet);
    if (code) {
        sheet_free(sheet);
        *out = NULL;
    }
    return code;
}

static void close_axes(struct sheet *sheet)
{
    for (int i = 0; i < sheet->n_axes; i++)
        store_good(&sheet->store, H5Dclose(sheet->axis[i]));
    if (sheet->root >= 0)
        store_good(&sheet->store, H5Gclose(sheet->root));
    sheet->n_axes = 0;
    sheet->root = H5I_INVALID_HID;
}

void sheet_free(struct sheet *sheet)
{
    struct store_quiet quiet;
    if (!sheet)
        return;
    store_quiet_begin(&quiet);
    if (sheet->store.file >= 0) {
        close_axes(sheet);
        store_file_abandon(&sheet->store);
    }
    store_quiet_end(&quiet);
    free(sheet->store.path);
    free(sheet->store.temporary);
    free(sheet);
}

void sheet_say(struct sheet *sheet, const char *name, const char *text)
{
    struct store_quiet quiet;
    store_quiet_begin(&quiet);
    store_attribute_text(&sheet->store, sheet->root, name, text);
    store_quiet_end(&quiet);
}

static int add_axis(struct sheet *sheet, hid_t id, size_t n, struct words label)
{
    ALWAYS(sheet->n_axes < SHEET_AXES && n > 0);
    store_label(&sheet->store, id, label);
    sheet->axis[sheet->n_axes] = id;
    sheet->n[sheet->n_axes] = n;
    return sheet->n_axes++;
}

int sheet_axis_texts(struct sheet *sheet, const char *name, const char *const *texts, size_t n,
                     struct words label)
{
    struct store *store = &sheet->store;
    struct store_quiet quiet;
    store_quiet_begin(&quiet);
    int axis = add_axis(
        sheet, store_column(store, sheet->root, name, store->text, n, false, 0, texts), n, label);
    store_quiet_end(&quiet);
    return axis;
}

int sheet_axis_days(struct sheet *sheet, const char *name, const int32_t *days, size_t n,
                    struct words label)
{
    struct store *store = &sheet->store;
    struct store_quiet quiet;
    store_quiet_begin(&quiet);
    hid_t id = store_column(store, sheet->root, name, H5T_NATIVE_INT32, n, false, 0, days);
    store_days(store, id);
    int axis = add_axis(sheet, id, n, label);
    store_quiet_end(&quiet);
    return axis;
}

void sheet_texts(struct sheet *sheet, const char *name, int axis, const char *const *texts,
                 struct words label)
{
    struct store *store = &sheet->store;
    struct store_quiet quiet;
    store_quiet_begin(&quiet);
    store_column_end(store,
                     store_column(store, sheet->root, name, store->text, (size_t)sheet->n[axis],
                                  false, sheet->axis[axis], texts),
                     label);
    store_quiet_end(&quiet);
}

void sheet_reals(struct sheet *sheet, const char *name, const int *axes, int rank,
                 const double *values, const char *unit, struct words label)
{
    struct store *store = &sheet->store;
    struct store_quiet quiet;
    hsize_t n[SHEET_RANK];
    ALWAYS(rank > 0 && rank <= SHEET_RANK);
    store_quiet_begin(&quiet);
    for (int i = 0; i < rank; i++)
        n[i] = sheet->n[axes[i]];
    hid_t id = store_reals(store, sheet->root, name, rank, n, values);
    for (int i = 0; i < rank; i++)
        store_good(store, H5DSattach_scale(id, sheet->axis[axes[i]], (unsigned)i));
    store_attribute_text(store, id, "units", unit);
    store_column_end(store, id, label);
    store_quiet_end(&quiet);
}

int sheet_publish(struct sheet *sheet, struct fault *fault)
{
    struct store *store = &sheet->store;
    struct store_quiet quiet;
    ALWAYS(!sheet->whole);
    sheet->whole = true;
    store_quiet_begin(&quiet);
    store_attribute_text(store, sheet->root, "status", "complete");
    store_good(store, H5Fflush(store->file, H5F_SCOPE_GLOBAL));
    close_axes(sheet);
    if (store->broken)
        store_file_abandon(store);
    else
        store_file_close(store);
    if (!store->broken)
        store_file_name(store);
    else
        unlink(store->temporary);
    if (store->broken && fault != store->fault && !fault->code)
        *fault = *store->fault;
    store_quiet_end(&quiet);
    return store->broken ? FAULT_IO : 0;
}
