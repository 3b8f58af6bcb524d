/* read_hdf5.c - see read_hdf5.h. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include "analysis/read_inside.h"

#include <errno.h>
#include <hdf5.h>
#include <hdf5_hl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#define FORMAT "1" /* attribute format_version of the files understood here */
#define SEAL "question_seal" /* attribute of the effects of a comparison, which have no other */

enum { IN_MEMORY_BYTES = 64 << 20, GROWS_BY = 1 << 16 };

void hdf5_quiet_begin(struct hdf5_quiet *quiet)
{
    H5dont_atexit(); /* it may crash there after a damaged file */
    tzset();         /* HDF5 dates its errors, and would lose errno in looking for the zone */
    errno = 0;       /* what the disk says from now on, hdf5_wrong() tells */
    H5Eget_auto2(H5E_DEFAULT, &quiet->print, &quiet->data);
    H5Eset_auto2(H5E_DEFAULT, NULL, NULL);
}

void hdf5_quiet_end(const struct hdf5_quiet *quiet)
{
    H5Eclear2(H5E_DEFAULT);
    H5Eset_auto2(H5E_DEFAULT, quiet->print, quiet->data);
}

/* `why` has one %s, for the object. Where the disk could not be read, its word stands second. */
int hdf5_wrong(const struct hdf5_file *file, const char *object, struct words why,
                 struct fault *fault)
{
    const bool disk = errno == EIO || errno == ESTALE || errno == ETIMEDOUT;
    const enum fault_code code = disk ? FAULT_IO : FAULT_INPUT;
    if (disk)
        why = (struct words){"%s 无法读取：%s", "%s cannot be read: %s"};
    fault_set(fault, code, why, object, strerror(errno));
    fault_place(fault, file->path, 0, 0);
    return code;
}

int hdf5_damaged(const struct hdf5_file *file, const char *object, struct fault *fault)
{
    return hdf5_wrong(file, object,
                 (struct words){"%s 无法读取：文件已损坏或不是 shequ 的结果",
                                "%s cannot be read: damaged, or not a result of shequ"},
                 fault);
}

void *hdf5_taken(const struct hdf5_file *file, size_t n, size_t size, struct fault *fault)
{
    void *memory = calloc(n ? n : 1, size);
    if (!memory) {
        fault_memory(fault, (unsigned long long)n * size);
        fault_place(fault, file->path, 0, 0);
    }
    return memory;
}

char *hdf5_copied(const struct hdf5_file *file, const char *text, struct fault *fault)
{
    size_t size = strlen(text) + 1;
    char *copy = hdf5_taken(file, size, 1, fault);
    if (copy)
        memcpy(copy, text, size);
    return copy;
}

/* --- open --------------------------------------------------------------------------- */

static hid_t file_open(const char *path)
{
    struct stat found;
    hid_t access = H5Pcreate(H5P_FILE_ACCESS);
    /* A published file does not change, and many network file systems cannot lock. */
#if H5_VERSION_GE(1, 12, 1) || (H5_VERSION_GE(1, 10, 7) && !H5_VERSION_GE(1, 12, 0))
    H5Pset_file_locking(access, 0, 1);
#endif
    H5PLset_loading_state(0); /* no filter from elsewhere */
    if (stat(path, &found) == 0 && S_ISREG(found.st_mode) && found.st_size <= IN_MEMORY_BYTES)
        H5Pset_fapl_core(access, GROWS_BY, false); /* one read instead of thousands */
    hid_t file;
    do { /* HDF5 does not repeat what a signal interrupted */
        errno = 0;
        file = H5Fopen(path, H5F_ACC_RDONLY, access);
    } while (file < 0 && errno == EINTR);
    H5Pclose(access);
    return file;
}

static int text_is(struct hdf5_file *file, const char *name, const char *wanted, bool *is,
                   struct fault *fault)
{
    char *text;
    int code = hdf5_text(file, "/", name, &text, fault);
    *is = text && strcmp(text, wanted) == 0;
    free(text);
    return code;
}

/* A result in a format that is understood, or the effects of a comparison; and finished. */
static int is_whole(struct hdf5_file *file, bool *whole, struct fault *fault)
{
    bool complete = false, format = false;
    char *seal = NULL;
    int code = text_is(file, "format_version", FORMAT, &format, fault);
    if (!code)
        code = text_is(file, "status", "complete", &complete, fault);
    if (!code && !format)
        code = hdf5_text(file, "/", SEAL, &seal, fault);
    *whole = complete && (format || seal);
    free(seal);
    return code;
}

int hdf5_open(struct hdf5_file **out, const char *path, struct fault *fault)
{
    struct fault own = {0};
    struct hdf5_quiet quiet;
    bool whole = false;
    *out = NULL;
    if (!fault)
        fault = &own;
    struct hdf5_file *file = calloc(1, sizeof *file);
    size_t size = strlen(path) + 1;
    if (!file || !(file->path = malloc(size))) {
        free(file);
        return fault_memory(fault, sizeof *file + size);
    }
    memcpy(file->path, path, size);
    hdf5_quiet_begin(&quiet);
    file->id = file_open(path);
    hdf5_quiet_end(&quiet);
    if (file->id < 0)
        hdf5_wrong(file, path, (struct words){"%s 不是 HDF5 文件，或已损坏", "%s is no HDF5 file"}, fault);
    else if (!is_whole(file, &whole, fault) && !whole)
        hdf5_wrong(file, path,
              (struct words){"%s 不是完整的 shequ 结果（格式 " FORMAT "）",
                             "%s is not a complete result of shequ (format " FORMAT ")"},
              fault);
    if (fault->code) {
        hdf5_close(file);
        return fault->code;
    }
    *out = file;
    return 0;
}

void hdf5_close(struct hdf5_file *file)
{
    struct hdf5_quiet quiet;
    if (!file)
        return;
    hdf5_quiet_begin(&quiet);
    H5Fclose(file->id);
    hdf5_quiet_end(&quiet);
    free(file->path);
    free(file);
}

/* --- objects ------------------------------------------------------------------------ */

/* *inside: every step of the path is there, an ordinary link; none leaves the file. A fault where
 * HDF5 cannot tell. */
static int look_inside(const struct hdf5_file *file, const char *path, bool *inside,
                       struct fault *fault)
{
    char step[NAME_BYTES];
    size_t length = strlen(path);
    *inside = false;
    if (length == 0 || length >= sizeof step || path[0] != '/')
        return 0;
    for (size_t i = 1; i <= length; i++) {
        H5L_info_t info;
        if (length == 1 || (path[i] != '/' && path[i] != '\0'))
            continue;
        memcpy(step, path, i);
        step[i] = '\0';
        const htri_t there = H5Lexists(file->id, step, H5P_DEFAULT);
        if (there < 0 || (there > 0 && H5Lget_info(file->id, step, &info, H5P_DEFAULT) < 0))
            return hdf5_damaged(file, step, fault);
        if (!there || info.type != H5L_TYPE_HARD)
            return 0;
    }
    *inside = true;
    return 0;
}

/* What is asked for must be there. */
int hdf5_inside(const struct hdf5_file *file, const char *path, struct fault *fault)
{
    bool inside;
    const int code = look_inside(file, path, &inside, fault);
    return code || inside
               ? code
               : hdf5_wrong(file, path, (struct words){"文件中没有 %s", "there is no %s"}, fault);
}

int hdf5_has(struct hdf5_file *file, const char *path, bool *has, struct fault *fault)
{
    struct hdf5_quiet quiet;
    hdf5_quiet_begin(&quiet);
    const int code = look_inside(file, path, has, fault);
    hdf5_quiet_end(&quiet);
    return code;
}

/* Open an attribute; *id is negative when it is absent, which is no fault. */
static int attribute_open(struct hdf5_file *file, const char *object, const char *name, hid_t *id,
                          struct fault *fault)
{
    *id = H5I_INVALID_HID;
    const int code = hdf5_inside(file, object, fault);
    if (code)
        return code;
    htri_t there = H5Aexists_by_name(file->id, object, name, H5P_DEFAULT);
    if (there > 0)
        *id = H5Aopen_by_name(file->id, object, name, H5P_DEFAULT, H5P_DEFAULT);
    return there < 0 || (there > 0 && *id < 0) ? hdf5_damaged(file, object, fault) : 0;
}

static int text_of(struct hdf5_file *file, const char *object, const char *name, char **text,
                   struct fault *fault)
{
    hid_t id;
    int code = attribute_open(file, object, name, &id, fault);
    if (code || id < 0)
        return code;
    char *inner = NULL;
    hid_t type = H5Aget_type(id), space = H5Aget_space(id);
    if (H5Tis_variable_str(type) <= 0 || H5Sget_simple_extent_npoints(space) != 1 ||
        H5Aread(id, type, &inner) < 0)
        code = hdf5_damaged(file, name, fault);
    else if (!(*text = hdf5_copied(file, inner ? inner : "", fault)))
        code = FAULT_MEMORY;
    H5free_memory(inner);
    H5Sclose(space);
    H5Tclose(type);
    H5Aclose(id);
    return code;
}

int hdf5_text(struct hdf5_file *file, const char *object, const char *name, char **text,
                struct fault *fault)
{
    struct hdf5_quiet quiet;
    *text = NULL;
    hdf5_quiet_begin(&quiet);
    int code = text_of(file, object, name, text, fault);
    hdf5_quiet_end(&quiet);
    return code;
}

int hdf5_numbers(struct hdf5_file *file, const char *object, const char *name, double *numbers,
                   int most, int *n, struct fault *fault)
{
    struct hdf5_quiet quiet;
    hid_t id;
    *n = 0;
    hdf5_quiet_begin(&quiet);
    int code = attribute_open(file, object, name, &id, fault);
    if (!code && id >= 0) {
        hid_t type = H5Aget_type(id), space = H5Aget_space(id);
        hssize_t count = H5Sget_simple_extent_npoints(space);
        H5T_class_t kind = H5Tget_class(type);
        if ((kind != H5T_FLOAT && kind != H5T_INTEGER) || count < 1 || count > most ||
            H5Aread(id, H5T_NATIVE_DOUBLE, numbers) < 0)
            code = hdf5_damaged(file, name, fault);
        else
            *n = (int)count;
        H5Sclose(space);
        H5Tclose(type);
        H5Aclose(id);
    }
    hdf5_quiet_end(&quiet);
    return code;
}

/* --- arrays ------------------------------------------------------------------------- */

/* Is the dataset stored as the store does it, within the bounds? */
static bool is_ours(hid_t id, const struct result_about *about)
{
    hid_t plan = H5Dget_create_plist(id);
    H5D_layout_t layout = H5Pget_layout(plan);
    bool ours = H5Pget_external_count(plan) == 0;
    if (layout == H5D_CHUNKED) {
        hsize_t chunk[RESULT_RANK] = {0}, cells = 1;
        ours = ours && H5Pget_chunk(plan, RESULT_RANK, chunk) == about->rank;
        for (int i = 0; ours && i < about->rank; i++) {
            ours = chunk[i] > 0 && chunk[i] <= RESULT_CELLS / cells;
            cells *= chunk[i];
        }
    } else {
        ours = ours && layout == H5D_CONTIGUOUS &&
               (about->kind == RESULT_TEXTS || H5Dget_storage_size(id) >= about->cells);
    }
    int n = H5Pget_nfilters(plan);
    for (int i = 0; ours && i < n; i++) {
        unsigned flags;
        size_t values = 0;
        int filter = H5Pget_filter2(plan, (unsigned)i, &flags, &values, NULL, 0, NULL, NULL);
        ours = filter == H5Z_FILTER_DEFLATE || filter == H5Z_FILTER_SHUFFLE ||
               filter == H5Z_FILTER_FLETCHER32;
    }
    H5Pclose(plan);
    return ours && n >= 0;
}

static bool look(hid_t id, struct result_about *about)
{
    hsize_t n[RESULT_RANK] = {0};
    hid_t space = H5Dget_space(id), type = H5Dget_type(id);
    H5T_class_t kind = H5Tget_class(type);
    bool good = H5Sis_simple(space) > 0;
    memset(about, 0, sizeof *about);
    about->rank = good ? H5Sget_simple_extent_ndims(space) : -1;
    about->kind = kind == H5T_FLOAT     ? RESULT_REALS
                  : kind == H5T_INTEGER ? RESULT_INTEGERS
                                        : RESULT_TEXTS;
    if (about->kind == RESULT_TEXTS)
        good = good && H5Tis_variable_str(type) > 0;
    else
        good = good && H5Tget_size(type) <= 8;
    good = good && about->rank >= 0 && about->rank <= RESULT_RANK &&
           H5Sget_simple_extent_dims(space, n, NULL) == about->rank;
    about->cells = 1;
    for (int i = 0; good && i < about->rank; i++) {
        good = n[i] <= UINT32_MAX && (n[i] == 0 || about->cells <= SIZE_MAX / 16 / n[i]);
        about->n[i] = (size_t)n[i];
        about->cells *= about->n[i];
    }
    H5Tclose(type);
    H5Sclose(space);
    return good && is_ours(id, about);
}

static int dataset_open(struct hdf5_file *file, const char *path, hid_t *id,
                        struct result_about *about, struct fault *fault)
{
    const int code = hdf5_inside(file, path, fault);
    if (code)
        return code;
    *id = H5Dopen2(file->id, path, H5P_DEFAULT);
    if (*id >= 0 && look(*id, about))
        return 0;
    if (*id >= 0)
        H5Dclose(*id);
    return hdf5_damaged(file, path, fault);
}

int hdf5_look(struct hdf5_file *file, const char *path, struct result_about *about,
                struct fault *fault)
{
    struct hdf5_quiet quiet;
    hid_t id;
    hdf5_quiet_begin(&quiet);
    int code = dataset_open(file, path, &id, about, fault);
    if (!code)
        H5Dclose(id);
    hdf5_quiet_end(&quiet);
    return code;
}

static int read_texts(struct hdf5_file *file, const char *path, hid_t id,
                      struct result_array *array, struct fault *fault)
{
    size_t n = array->about.cells;
    hid_t type = H5Dget_type(id), space = H5Dget_space(id);
    char **inner = hdf5_taken(file, n, sizeof *inner, fault);
    array->texts = hdf5_taken(file, n, sizeof *array->texts, fault);
    int code = inner && array->texts ? 0 : FAULT_MEMORY;
    if (!code && n && H5Dread(id, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, inner) < 0)
        code = hdf5_damaged(file, path, fault);
    for (size_t i = 0; !code && i < n; i++)
        if (!(array->texts[i] = hdf5_copied(file, inner[i] ? inner[i] : "", fault)))
            code = FAULT_MEMORY;
    if (inner && n)
        H5Dvlen_reclaim(type, space, H5P_DEFAULT, inner);
    free(inner);
    H5Sclose(space);
    H5Tclose(type);
    return code;
}

/* The cells selected in `from`; all of them where it is H5S_ALL. */
static int read_cells(struct hdf5_file *file, const char *path, hid_t id, hid_t from,
                      struct result_array *array, struct fault *fault)
{
    bool reals = array->about.kind == RESULT_REALS;
    hsize_t n = array->about.cells;
    void *cells = hdf5_taken(file, array->about.cells, 8, fault);
    if (!cells)
        return FAULT_MEMORY;
    if (reals)
        array->reals = cells;
    else
        array->integers = cells;
    if (n == 0)
        return 0;
    hid_t memory = H5Screate_simple(1, &n, NULL);
    hid_t type = reals ? H5T_NATIVE_DOUBLE : H5T_NATIVE_INT64;
    herr_t done = H5Dread(id, type, memory, from, H5P_DEFAULT, cells);
    H5Sclose(memory);
    return done < 0 ? hdf5_damaged(file, path, fault) : 0;
}

static int too_large(const struct hdf5_file *file, const char *path, struct fault *fault)
{
    const struct words why = {"%s 太大，不能一次读入", "%s is too large to be read at once"};
    return hdf5_wrong(file, path, why, fault);
}

int hdf5_array(struct hdf5_file *file, const char *path, struct result_array *array,
                 struct fault *fault)
{
    struct hdf5_quiet quiet;
    hid_t id;
    memset(array, 0, sizeof *array);
    hdf5_quiet_begin(&quiet);
    int code = dataset_open(file, path, &id, &array->about, fault);
    if (!code) {
        if (array->about.cells > RESULT_CELLS) {
            code = too_large(file, path, fault);
        } else if (array->about.kind == RESULT_TEXTS) {
            code = read_texts(file, path, id, array, fault);
        } else {
            hid_t space = H5Dget_space(id);
            code = read_cells(file, path, id, space, array, fault);
            H5Sclose(space);
        }
        H5Dclose(id);
    }
    if (code)
        result_array_free(array);
    hdf5_quiet_end(&quiet);
    return code;
}

int hdf5_row(struct hdf5_file *file, const char *path, size_t row, struct result_array *array,
               struct fault *fault)
{
    struct hdf5_quiet quiet;
    struct result_about whole;
    hid_t id;
    memset(array, 0, sizeof *array);
    hdf5_quiet_begin(&quiet);
    int code = dataset_open(file, path, &id, &whole, fault);
    if (!code) {
        if (whole.rank < 1 || whole.kind == RESULT_TEXTS || row >= whole.n[0]) {
            code = hdf5_damaged(file, path, fault);
        } else if (whole.cells / whole.n[0] > RESULT_CELLS) {
            code = too_large(file, path, fault);
        } else {
            hsize_t start[RESULT_RANK] = {row, 0, 0}, count[RESULT_RANK] = {1};
            array->about.kind = whole.kind;
            array->about.rank = whole.rank - 1;
            array->about.cells = whole.cells / whole.n[0];
            for (int i = 1; i < whole.rank; i++)
                count[i] = array->about.n[i - 1] = whole.n[i];
            hid_t space = H5Dget_space(id);
            if (array->about.cells)
                H5Sselect_hyperslab(space, H5S_SELECT_SET, start, NULL, count, NULL);
            code = read_cells(file, path, id, space, array, fault);
            H5Sclose(space);
        }
        H5Dclose(id);
    }
    if (code)
        result_array_free(array);
    hdf5_quiet_end(&quiet);
    return code;
}
