/* store_cube.c - see cube.h. */
#include "sim/cube.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sim/store_hdf5.h"

enum { CUBE_TEXTS = 128 };

struct cube {
    struct store store; /* of which only the file is used */
    hid_t root, axis[CUBE_AXES];
    hsize_t n[CUBE_AXES];
    char texts[CUBE_AXES][CUBE_TEXTS]; /* names of the texts along each, by blanks */
    int n_axes;
    bool whole;
    const char *const *files; /* [n_files] of which it shows views; else none */
    const size_t *n_rows;
    size_t n_files;
};

int cube_create(struct cube **out, const char *path, bool force, struct fault *fault)
{
    return cube_create_views(out, path, force, NULL, NULL, 0, fault);
}

int cube_create_views(struct cube **out, const char *path, bool force, const char *const *files,
                      const size_t *n_rows, size_t n_files, struct fault *fault)
{
    struct store_quiet quiet;
    struct cube *cube = *out = calloc(1, sizeof *cube);
    if (!cube)
        return fault_memory(fault, sizeof *cube);
    struct store *store = &cube->store;
    cube->root = H5I_INVALID_HID;
    cube->files = files;
    cube->n_rows = n_rows;
    cube->n_files = n_files;
    int code = store_file_init(store, path, force, fault);
    store->in_memory = true;
    store->views = n_files > 0;
    store_quiet_begin(&quiet);
    if (!code) {
        store_file_ask(store);
        if (!store->broken)
            store_file_begin(store);
        if (!store->broken) {
            cube->root = store_good(store, H5Gopen2(store->file, "/", H5P_DEFAULT));
            store_attribute_text(store, cube->root, "Conventions", "CF-1.10");
        }
        code = store_outcome(store);
    }
    store_quiet_end(&quiet);
    if (code) {
        cube_free(cube);
        *out = NULL;
    }
    return code;
}

static void close_axes(struct cube *cube)
{
    for (int i = 0; i < cube->n_axes; i++)
        store_good(&cube->store, H5Dclose(cube->axis[i]));
    if (cube->root >= 0)
        store_good(&cube->store, H5Gclose(cube->root));
    cube->n_axes = 0;
    cube->root = H5I_INVALID_HID;
}

void cube_free(struct cube *cube)
{
    struct store_quiet quiet;
    if (!cube)
        return;
    store_quiet_begin(&quiet);
    if (cube->store.file >= 0) {
        close_axes(cube);
        store_file_abandon(&cube->store);
    }
    store_quiet_end(&quiet);
    store_axes_free(&cube->store);
    free(cube->store.path);
    free(cube->store.temporary);
    free(cube);
}

void cube_say(struct cube *cube, const char *name, const char *text)
{
    struct store_quiet quiet;
    store_quiet_begin(&quiet);
    store_attribute_text(&cube->store, cube->root, name, text);
    store_quiet_end(&quiet);
}

static int add_axis(struct cube *cube, hid_t id, size_t n, struct words label)
{
    ALWAYS(cube->n_axes < CUBE_AXES && n > 0);
    store_label(&cube->store, id, label);
    cube->axis[cube->n_axes] = id;
    cube->n[cube->n_axes] = n;
    return cube->n_axes++;
}

int cube_axis_texts(struct cube *cube, const char *name, const char *const *texts, size_t n,
                     struct words label)
{
    struct store *store = &cube->store;
    struct store_quiet quiet;
    store_quiet_begin(&quiet);
    int axis = add_axis(
        cube, store_column(store, cube->root, name, store->text, n, false, 0, texts), n, label);
    store_quiet_end(&quiet);
    return axis;
}

int cube_axis_days(struct cube *cube, const char *name, const int32_t *days, size_t n,
                    struct words label)
{
    struct store *store = &cube->store;
    struct store_quiet quiet;
    store_quiet_begin(&quiet);
    hid_t id = store_column(store, cube->root, name, H5T_NATIVE_INT32, n, false, 0, days);
    store_days(store, id);
    int axis = add_axis(cube, id, n, label);
    store_quiet_end(&quiet);
    return axis;
}

int cube_axis_counted(struct cube *cube, const char *name, int32_t first, size_t n,
                      struct words label)
{
    struct store *store = &cube->store;
    struct store_quiet quiet;
    int32_t *numbers = malloc((n + 1) * sizeof *numbers);
    store_quiet_begin(&quiet);
    if (!numbers) {
        errno = ENOMEM; /* store_good() tells */
        store_good(store, -1);
    }
    for (size_t i = 0; numbers && i < n; i++)
        numbers[i] = first + (int32_t)i;
    hid_t id = numbers ? store_column(store, cube->root, name, H5T_NATIVE_INT32, n, false, 0, numbers)
                       : H5I_INVALID_HID;
    int axis = add_axis(cube, id, n, label);
    store_quiet_end(&quiet);
    free(numbers);
    return axis;
}

void cube_texts(struct cube *cube, const char *name, int axis, const char *const *texts,
                 struct words label)
{
    struct store *store = &cube->store;
    struct store_quiet quiet;
    store_quiet_begin(&quiet);
    store_column_end(store,
                     store_column(store, cube->root, name, store->text, (size_t)cube->n[axis],
                                  false, cube->axis[axis], texts),
                     label);
    store_quiet_end(&quiet);
    const size_t used = strlen(cube->texts[axis]);
    const int more = snprintf(cube->texts[axis] + used, CUBE_TEXTS - used, " %s", name);
    ALWAYS(more > 0 && (size_t)more < CUBE_TEXTS - used);
}

/* What labels an array besides its axes (CF, 5), so that readers take it for labels. */
static void name_texts(struct cube *cube, hid_t id, const int *axes, int rank)
{
    char all[CUBE_RANK * CUBE_TEXTS] = "";
    for (int i = 0; i < rank; i++)
        strcat(all, cube->texts[axes[i]]);
    if (*all)
        store_attribute_text(&cube->store, id, "coordinates", all + 1);
}

/* Of what stands in the files. */
static hid_t view_of(struct cube *cube, const char *name, hid_t type, int rank, const hid_t *along,
                     const hsize_t *n)
{
    hsize_t *rows = malloc((cube->n_files + 1) * sizeof *rows);
    if (!rows) {
        errno = ENOMEM; /* store_good() tells */
        return store_good(&cube->store, -1);
    }
    for (size_t i = 0; i < cube->n_files; i++)
        rows[i] = cube->n_rows[i];
    hid_t id = store_view(&cube->store, cube->root, name, type, rank, along, n, cube->files, rows,
                          cube->n_files);
    free(rows);
    return id;
}

/* `unit` NULL: what has none. */
static void add_table(struct cube *cube, const char *name, hid_t type, const int *axes, int rank,
                      const void *values, const char *unit, struct words label)
{
    struct store *store = &cube->store;
    struct store_quiet quiet;
    hsize_t n[CUBE_RANK];
    hid_t along[CUBE_RANK];
    ALWAYS(rank > 0 && rank <= CUBE_RANK);
    store_quiet_begin(&quiet);
    for (int i = 0; i < rank; i++) {
        n[i] = cube->n[axes[i]];
        along[i] = cube->axis[axes[i]];
    }
    hid_t id = values ? store_table(store, cube->root, name, type, rank, along, n, values,
                                    type != store->text)
                      : view_of(cube, name, type, rank, along, n);
    if (unit)
        store_attribute_text(store, id, "units", unit);
    name_texts(cube, id, axes, rank);
    store_column_end(store, id, label);
    store_quiet_end(&quiet);
}

void cube_reals(struct cube *cube, const char *name, const int *axes, int rank,
                 const double *values, const char *unit, struct words label)
{
    add_table(cube, name, H5T_NATIVE_DOUBLE, axes, rank, values, unit, label);
}

void cube_integers(struct cube *cube, const char *name, const int *axes, int rank,
                   const int64_t *values, struct words label)
{
    add_table(cube, name, H5T_NATIVE_INT64, axes, rank, values, NULL, label);
}

void cube_words(struct cube *cube, const char *name, const int *axes, int rank,
                const char *const *texts, struct words label)
{
    add_table(cube, name, cube->store.text, axes, rank, texts, NULL, label);
}

int cube_publish(struct cube *cube, struct fault *fault)
{
    struct store *store = &cube->store;
    struct store_quiet quiet;
    ALWAYS(!cube->whole);
    cube->whole = true;
    store_quiet_begin(&quiet);
    store_attribute_text(store, cube->root, "status", "complete");
    store_axes_end(store);
    store_file_flush(store);
    close_axes(cube);
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
    return store_outcome(store);
}
