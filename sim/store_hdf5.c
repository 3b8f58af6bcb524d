/* store_hdf5.c - see store_hdf5.h. */
#include "sim/store_hdf5.h"

#include <errno.h>
#include <hdf5_hl.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "sim/digest.h"

enum { TRACKED = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED };
enum { ROWS_BYTES = 65536 }; /* short rows of several replicates share a chunk of this size */

void store_quiet_begin(struct store_quiet *quiet)
{
    tzset();   /* HDF5 dates its errors, and would lose errno in looking for the zone */
    errno = 0; /* what it is at a failure, the failing call has said */
    /* At exit HDF5 would try again to write what could not be written, and crash. */
    H5dont_atexit();
    H5Eget_auto2(H5E_DEFAULT, &quiet->print, &quiet->data);
    H5Eset_auto2(H5E_DEFAULT, NULL, NULL);
}

void store_quiet_end(const struct store_quiet *quiet)
{
    H5Eclear2(H5E_DEFAULT);
    H5Eset_auto2(H5E_DEFAULT, quiet->print, quiet->data);
}

void store_broke(struct store *store, const char *why)
{
    if (!store->broken) {
        fault_set(store->fault, FAULT_IO,
                  (struct words){"无法写入结果文件：%s", "cannot write the result: %s"}, why);
        fault_place(store->fault, store->path, 0, 0);
    }
    store->broken = true;
}

static herr_t innermost(unsigned n, const H5E_error2_t *error, void *text)
{
    if (n == 0)
        snprintf(text, 300, "%s", error->desc ? error->desc : "");
    return 0;
}

/* HDF5 1.10 goes on after some requests for memory that were refused, and writes another file
 * than it should: none that was refused is let pass. (What succeeds leaves errno alone.) */
static void store_starved(struct store *store)
{
    if (!store->broken) {
        fault_set(store->fault, FAULT_MEMORY,
                  (struct words){"内存不足：无法写入结果文件",
                                 "out of memory: cannot write the result"});
        fault_place(store->fault, store->path, 0, 0);
    }
    store->broken = store->starved = true;
}

int store_outcome(const struct store *store)
{
    return store->starved ? FAULT_MEMORY : store->broken ? FAULT_IO : 0;
}

hid_t store_good(struct store *store, hid_t result)
{
    if (errno == ENOMEM)
        store_starved(store);
    if (result < 0 && !store->broken) {
        char text[300] = "";
        H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, innermost, text);
        /* The system's own words, where HDF5 quotes them. */
        char *quoted = strstr(text, "error message = '");
        char *end = quoted ? strchr(quoted += strlen("error message = '"), '\'') : NULL;
        if (end)
            *end = '\0';
        /* The high-level calls clear that away; what the system said last is left in errno. */
        store_broke(store, end ? quoted : errno ? strerror(errno) : text[0] ? text : "HDF5");
    }
    return result;
}

/* --- attributes -------------------------------------------------------------------- */

void store_attribute(struct store *store, hid_t object, const char *name, hid_t type, hsize_t n,
                     const void *value)
{
    hid_t space = store_good(store, n ? H5Screate_simple(1, &n, NULL) : H5Screate(H5S_SCALAR));
    hid_t id = store_good(store, H5Acreate2(object, name, type, space, H5P_DEFAULT, H5P_DEFAULT));
    store_good(store, H5Awrite(id, type, value));
    store_good(store, H5Aclose(id));
    store_good(store, H5Sclose(space));
}

void store_attribute_text(struct store *store, hid_t object, const char *name, const char *text)
{
    if (text && *text)
        store_attribute(store, object, name, store->text, 0, &text);
}

void store_label(struct store *store, hid_t object, struct words label)
{
    store_attribute_text(store, object, "long_name", label.en);
    store_attribute_text(store, object, "long_name_zh", label.zh);
}

void store_about(struct store *store, hid_t object, struct words about)
{
    store_attribute_text(store, object, "about", about.en);
    store_attribute_text(store, object, "about_zh", about.zh);
}

void store_days(struct store *store, hid_t object)
{
    store_attribute_text(store, object, "units", "days since 1970-01-01");
    store_attribute_text(store, object, "calendar", "proleptic_gregorian");
}

/* --- groups and datasets ------------------------------------------------------------ */

hid_t store_group(struct store *store, const char *path)
{
    return store_good(
        store, H5Gcreate2(store->file, path, H5P_DEFAULT, store->group_plan, H5P_DEFAULT));
}

/* The type in the file; in memory the native one. */
static hid_t stored_type(hid_t memory)
{
    return H5Tequal(memory, H5T_NATIVE_DOUBLE) > 0  ? H5T_IEEE_F64LE
           : H5Tequal(memory, H5T_NATIVE_INT64) > 0 ? H5T_STD_I64LE
           : H5Tequal(memory, H5T_NATIVE_INT32) > 0 ? H5T_STD_I32LE
                                                    : memory;
}

/* Takes `plan` and `access`. */
static hid_t dataset_new(struct store *store, hid_t group, const char *name, hid_t type,
                         int rank, const hsize_t *n, const hsize_t *most, hid_t plan, hid_t access)
{
    store_good(store, H5Pset_obj_track_times(plan, 0));
    store_good(store, H5Pset_attr_creation_order(plan, TRACKED));
    store_good(store, H5Pset_attr_phase_change(plan, 64, 32));
    hid_t space =
        store_good(store, rank ? H5Screate_simple(rank, n, most) : H5Screate(H5S_SCALAR));
    hid_t id = store_good(
        store, H5Dcreate2(group, name, stored_type(type), space, H5P_DEFAULT, plan, access));
    store_good(store, H5Sclose(space));
    store_good(store, H5Pclose(access));
    store_good(store, H5Pclose(plan));
    return id;
}

static hid_t plan_new(struct store *store, hid_t kind)
{
    return store_good(store, H5Pcreate(kind));
}

hid_t store_column(struct store *store, hid_t group, const char *name, hid_t type, size_t n,
                   bool grows, hid_t axis, const void *values)
{
    hsize_t size = n, most = grows ? H5S_UNLIMITED : n, chunk = n ? n : 1;
    hid_t plan = plan_new(store, H5P_DATASET_CREATE);
    if (grows)
        store_good(store, H5Pset_chunk(plan, 1, &chunk));
    hid_t id = dataset_new(store, group, name, type, 1, &size, &most, plan,
                           plan_new(store, H5P_DATASET_ACCESS));
    if (n)
        store_good(store, H5Dwrite(id, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values));
    if (axis)
        store_axes_attach(store, id, &axis, 1);
    else
        store_good(store, H5DSset_scale(id, name));
    return id;
}

void store_column_end(struct store *store, hid_t id, struct words label)
{
    store_label(store, id, label);
    store_good(store, H5Dclose(id));
}

/* In chunks of whole rows, of about so many cells, once there are more than one such. */
static void pack(struct store *store, hid_t plan, int rank, const hsize_t *n)
{
    enum { CHUNK_CELLS = 32768 };
    hsize_t chunk[STORE_RANK], row = 1;
    for (int i = 1; i < rank; i++)
        row *= chunk[i] = n[i];
    if (!row || row * n[0] <= CHUNK_CELLS)
        return;
    chunk[0] = row < CHUNK_CELLS ? CHUNK_CELLS / row : 1;
    if (chunk[0] > n[0])
        chunk[0] = n[0];
    store_good(store, H5Pset_chunk(plan, rank, chunk));
    store_good(store, H5Pset_shuffle(plan));
    store_good(store, H5Pset_deflate(plan, 1));
}

hid_t store_table(struct store *store, hid_t group, const char *name, hid_t type, int rank,
                  const hid_t *axes, const hsize_t *n, const void *values, bool packs)
{
    hid_t plan = plan_new(store, H5P_DATASET_CREATE);
    if (packs)
        pack(store, plan, rank, n);
    hid_t id = dataset_new(store, group, name, type, rank, n, NULL, plan,
                           plan_new(store, H5P_DATASET_ACCESS));
    store_good(store, H5Dwrite(id, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values));
    store_axes_attach(store, id, axes, rank);
    return id;
}

hid_t store_view(struct store *store, hid_t group, const char *name, hid_t type, int rank,
                 const hid_t *axes, const hsize_t *n, const char *const *files,
                 const hsize_t *n_rows, size_t n_files)
{
    hid_t plan = plan_new(store, H5P_DATASET_CREATE);
    hid_t whole = store_good(store, H5Screate_simple(rank, n, NULL));
    hsize_t from[STORE_RANK] = {0}, part[STORE_RANK];
    char path[160];
    snprintf(path, sizeof path, "/%.150s", name);
    memcpy(part, n, (size_t)rank * sizeof *part);
    for (size_t i = 0; i < n_files; i++) {
        part[0] = n_rows[i];
        hid_t source = store_good(store, H5Screate_simple(rank, part, NULL));
        store_good(store, H5Sselect_hyperslab(whole, H5S_SELECT_SET, from, NULL, part, NULL));
        store_good(store, H5Pset_virtual(plan, whole, files[i], path, source));
        store_good(store, H5Sclose(source));
        from[0] += n_rows[i];
    }
    store_good(store, H5Sclose(whole));
    hid_t id = dataset_new(store, group, name, type, rank, n, NULL, plan,
                           plan_new(store, H5P_DATASET_ACCESS));
    store_axes_attach(store, id, axes, rank);
    return id;
}

hid_t store_scalar(struct store *store, hid_t group, const char *name, double value)
{
    hid_t id = dataset_new(store, group, name, H5T_NATIVE_DOUBLE, 0, NULL, NULL,
                           plan_new(store, H5P_DATASET_CREATE),
                           plan_new(store, H5P_DATASET_ACCESS));
    store_good(store, H5Dwrite(id, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, &value));
    return id;
}

/* --- series ------------------------------------------------------------------------- */

double store_missing(void)
{
    const uint64_t bits = UINT64_C(0x7ff8000000000000);
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

size_t store_series_cells(const struct store_series *series)
{
    return (size_t)(series->n[1] * (series->rank == 3 ? series->n[2] : 1));
}

hid_t store_series(struct store *store, hid_t group, const char *where, const char *name,
                   const hid_t *axes, int rank, size_t n_places, enum store_origin origin,
                   int item, bool denominators)
{
    bool hash = origin == STORE_TRACE;
    ALWAYS(store->n_series < store->cap_series);
    struct store_series *series = &store->series[store->n_series++];
    series->origin = origin;
    series->item = item;
    series->denominators = denominators;
    series->rank = rank;
    series->n[0] = store->head->n_replicates;
    series->n[1] = (hsize_t)store->head->shape.n_times;
    series->n[2] = n_places;
    int length = snprintf(series->path, sizeof series->path, "%s/%s", where, name);
    ALWAYS(length > 0 && (size_t)length < sizeof series->path);

    hid_t plan = plan_new(store, H5P_DATASET_CREATE);
    hid_t access = plan_new(store, H5P_DATASET_ACCESS);
    if (!hash) {
        double missing = store_missing();
        hsize_t row = 8 * store_series_cells(series);
        hsize_t rows = row >= ROWS_BYTES ? 1 : ROWS_BYTES / row;
        if (rows > series->n[0])
            rows = series->n[0];
        hsize_t chunk[3] = {rows, series->n[1], n_places};
        store_good(store, H5Pset_chunk(plan, rank, chunk));
        store_good(store, H5Pset_shuffle(plan));
        store_good(store, H5Pset_deflate(plan, 1));
        store_good(store, H5Pset_fill_value(plan, H5T_NATIVE_DOUBLE, &missing));
        /* The cache holds the one chunk in progress, which is written when full. */
        store_good(store, H5Pset_chunk_cache(access, 7, (size_t)(row * rows), 1));
    }
    series->id = dataset_new(store, group, name, hash ? H5T_NATIVE_INT64 : H5T_NATIVE_DOUBLE,
                             rank, series->n, NULL, plan, access);
    store_axes_attach(store, series->id, axes, rank);
    return series->id;
}

/* The part of the file and of memory that is some replicates' rows. */
static void rows_select(struct store *store, const struct store_series *series, hid_t id,
                        hsize_t replicate, hsize_t n, hid_t *memory, hid_t *file)
{
    hsize_t start[3] = {replicate, 0, 0}, count[3] = {n, series->n[1], series->n[2]};
    *file = store_good(store, H5Dget_space(id));
    store_good(store, H5Sselect_hyperslab(*file, H5S_SELECT_SET, start, NULL, count, NULL));
    *memory = store_good(store, H5Screate_simple(series->rank, count, NULL));
}

static void rows_end(struct store *store, hid_t memory, hid_t file)
{
    store_good(store, H5Sclose(memory));
    store_good(store, H5Sclose(file));
}

static hid_t series_type(const struct store_series *series)
{
    return series->origin == STORE_TRACE ? H5T_NATIVE_INT64 : H5T_NATIVE_DOUBLE;
}

void store_series_put(struct store *store, struct store_series *series, uint32_t n,
                      const void *cells)
{
    hid_t memory, file;
    const size_t row = store_series_cells(series);
    series->last = digest_once((const char *)cells + 8 * row * (n - 1), 8 * row);
    if (store->n_written == 0)
        series->first = n == 1 ? series->last : digest_once(cells, 8 * row);
    rows_select(store, series, series->id, store->n_written, n, &memory, &file);
    store_good(store,
               H5Dwrite(series->id, series_type(series), memory, file, H5P_DEFAULT, cells));
    rows_end(store, memory, file);
}

static uint64_t row_print(struct store *store, const struct store_series *series, hid_t id,
                          hsize_t replicate, void *cells)
{
    hid_t memory, file;
    rows_select(store, series, id, replicate, 1, &memory, &file);
    store_good(store, H5Dread(id, series_type(series), memory, file, H5P_DEFAULT, cells));
    rows_end(store, memory, file);
    return store->broken ? 0 : digest_once(cells, 8 * store_series_cells(series));
}

void store_series_check(struct store *store, const struct store_series *series, hid_t file,
                        void *cells)
{
    hsize_t n[3] = {0, 0, 0};
    hid_t id = store_good(store, H5Dopen2(file, series->path, H5P_DEFAULT));
    hid_t space = store_good(store, H5Dget_space(id));
    bool same = H5Sget_simple_extent_ndims(space) == series->rank &&
                H5Sget_simple_extent_dims(space, n, NULL) == series->rank;
    for (int i = 0; i < series->rank; i++)
        same = same && n[i] == series->n[i];
    same = same && row_print(store, series, id, 0, cells) == series->first;
    if (series->n[0] > 1)
        same = same && row_print(store, series, id, series->n[0] - 1, cells) == series->last;
    store_good(store, H5Sclose(space));
    store_good(store, H5Dclose(id));
    if (!same) {
        char why[sizeof series->path + 64];
        snprintf(why, sizeof why, "%s reads back otherwise than written", series->path);
        store_broke(store, why);
    }
}
