/* read.c - see read.h. */
#include "analysis/read.h"

#include <errno.h>
#include <hdf5.h>
#include <hdf5_hl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "analysis/probe.h"

#define FORMAT "1" /* attribute format_version of the files understood here */

enum { NAMES_MOST = 100000, NAME_BYTES = 512 };

struct result {
    char *path;
    hid_t file;
};

/* HDF5's own printing is off while we are inside. */
struct quiet {
    H5E_auto2_t print;
    void *data;
};

static void quiet_begin(struct quiet *quiet)
{
    H5dont_atexit(); /* it may crash there after a damaged file */
    H5Eget_auto2(H5E_DEFAULT, &quiet->print, &quiet->data);
    H5Eset_auto2(H5E_DEFAULT, NULL, NULL);
}

static void quiet_end(const struct quiet *quiet)
{
    H5Eclear2(H5E_DEFAULT);
    H5Eset_auto2(H5E_DEFAULT, quiet->print, quiet->data);
}

/* `why` has one %s, for the object. */
static int wrong(const struct result *result, const char *object, struct words why,
                 struct fault *fault)
{
    fault_set(fault, FAULT_INPUT, why, object);
    fault_place(fault, result->path, 0, 0);
    return FAULT_INPUT;
}

static int damaged(const struct result *result, const char *object, struct fault *fault)
{
    return wrong(result, object,
                 (struct words){"%s 无法读取：文件已损坏或不是 shequ 的结果",
                                "%s cannot be read: damaged, or not a result of shequ"},
                 fault);
}

static void *taken(const struct result *result, size_t n, size_t size, struct fault *fault)
{
    void *memory = calloc(n ? n : 1, size);
    if (!memory) {
        fault_memory(fault, (unsigned long long)n * size);
        fault_place(fault, result->path, 0, 0);
    }
    return memory;
}

static char *copied(const struct result *result, const char *text, struct fault *fault)
{
    size_t size = strlen(text) + 1;
    char *copy = taken(result, size, 1, fault);
    if (copy)
        memcpy(copy, text, size);
    return copy;
}

/* --- open --------------------------------------------------------------------------- */

static hid_t file_open(const char *path)
{
    hid_t access = H5Pcreate(H5P_FILE_ACCESS);
    /* A published file does not change, and many network file systems cannot lock. */
#if H5_VERSION_GE(1, 12, 1) || (H5_VERSION_GE(1, 10, 7) && !H5_VERSION_GE(1, 12, 0))
    H5Pset_file_locking(access, 0, 1);
#endif
    H5PLset_loading_state(0); /* no filter from elsewhere */
    hid_t file = H5Fopen(path, H5F_ACC_RDONLY, access);
    H5Pclose(access);
    return file;
}

/* The file at `path`, if it is one. */
static int file_ask(const char *path, struct fault *fault)
{
    struct stat found;
    if (stat(path, &found) != 0) {
        int missing = errno == ENOENT || errno == ENOTDIR;
        fault_set(fault, missing ? FAULT_INPUT : FAULT_IO,
                  (struct words){"无法打开结果文件：%s", "cannot open the result: %s"},
                  strerror(errno));
    } else if (!S_ISREG(found.st_mode)) {
        fault_set(fault, FAULT_INPUT, (struct words){"不是文件", "not a file"});
    } else {
        return 0;
    }
    fault_place(fault, path, 0, 0);
    return FAULT_INPUT;
}

static int text_is(struct result *result, const char *name, const char *wanted, bool *is,
                   struct fault *fault)
{
    char *text;
    int code = result_text(result, "/", name, &text, fault);
    *is = text && strcmp(text, wanted) == 0;
    free(text);
    return code;
}

int result_open_unasked(struct result **out, const char *path, struct fault *fault)
{
    struct fault own = {0};
    struct quiet quiet;
    bool format = false, complete = false;
    *out = NULL;
    if (!fault)
        fault = &own;
    struct result *result = calloc(1, sizeof *result);
    size_t size = strlen(path) + 1;
    if (!result || !(result->path = malloc(size))) {
        free(result);
        return fault_memory(fault, sizeof *result + size);
    }
    memcpy(result->path, path, size);
    quiet_begin(&quiet);
    result->file = file_open(path);
    quiet_end(&quiet);
    if (result->file < 0)
        wrong(result, path, (struct words){"%s 不是 HDF5 文件，或已损坏", "%s is no HDF5 file"}, fault);
    else if (!text_is(result, "format_version", FORMAT, &format, fault) &&
             !text_is(result, "status", "complete", &complete, fault) && (!format || !complete))
        wrong(result, path,
              (struct words){"%s 不是完整的 shequ 结果（格式 " FORMAT "）",
                             "%s is not a complete result of shequ (format " FORMAT ")"},
              fault);
    if (fault->code) {
        result_close(result);
        return fault->code;
    }
    *out = result;
    return 0;
}

int result_open(struct result **result, const char *path, struct fault *fault)
{
    *result = NULL;
    if (file_ask(path, fault))
        return fault ? fault->code : FAULT_INPUT;
    if (probe_survives(path))
        return result_open_unasked(result, path, fault);
    fault_set(fault, FAULT_INPUT, (struct words){"文件已损坏", "the file is damaged"});
    fault_place(fault, path, 0, 0);
    return FAULT_INPUT;
}

void result_close(struct result *result)
{
    struct quiet quiet;
    if (!result)
        return;
    quiet_begin(&quiet);
    H5Fclose(result->file);
    quiet_end(&quiet);
    free(result->path);
    free(result);
}

const char *result_path(const struct result *result)
{
    return result->path;
}

/* --- objects ------------------------------------------------------------------------ */

/* Every step of the path is an ordinary link: none leaves the file. */
static bool is_inside(const struct result *result, const char *path)
{
    char step[NAME_BYTES];
    size_t length = strlen(path);
    if (length == 0 || length >= sizeof step || path[0] != '/')
        return false;
    for (size_t i = 1; i <= length; i++) {
        H5L_info_t info;
        if (length == 1 || (path[i] != '/' && path[i] != '\0'))
            continue;
        memcpy(step, path, i);
        step[i] = '\0';
        if (H5Lexists(result->file, step, H5P_DEFAULT) <= 0 ||
            H5Lget_info(result->file, step, &info, H5P_DEFAULT) < 0 || info.type != H5L_TYPE_HARD)
            return false;
    }
    return true;
}

bool result_has(struct result *result, const char *path)
{
    struct quiet quiet;
    quiet_begin(&quiet);
    bool has = is_inside(result, path);
    quiet_end(&quiet);
    return has;
}

/* Open an attribute; *id is negative when it is absent, which is no fault. */
static int attribute_open(struct result *result, const char *object, const char *name, hid_t *id,
                          struct fault *fault)
{
    *id = H5I_INVALID_HID;
    if (!is_inside(result, object))
        return wrong(result, object, (struct words){"文件中没有 %s", "there is no %s"}, fault);
    htri_t there = H5Aexists_by_name(result->file, object, name, H5P_DEFAULT);
    if (there > 0)
        *id = H5Aopen_by_name(result->file, object, name, H5P_DEFAULT, H5P_DEFAULT);
    return there < 0 || (there > 0 && *id < 0) ? damaged(result, object, fault) : 0;
}

static int text_of(struct result *result, const char *object, const char *name, char **text,
                   struct fault *fault)
{
    hid_t id;
    int code = attribute_open(result, object, name, &id, fault);
    if (code || id < 0)
        return code;
    char *inner = NULL;
    hid_t type = H5Aget_type(id), space = H5Aget_space(id);
    if (H5Tis_variable_str(type) <= 0 || H5Sget_simple_extent_npoints(space) != 1 ||
        H5Aread(id, type, &inner) < 0)
        code = damaged(result, name, fault);
    else if (!(*text = copied(result, inner ? inner : "", fault)))
        code = FAULT_MEMORY;
    H5free_memory(inner);
    H5Sclose(space);
    H5Tclose(type);
    H5Aclose(id);
    return code;
}

int result_text(struct result *result, const char *object, const char *name, char **text,
                struct fault *fault)
{
    struct quiet quiet;
    *text = NULL;
    quiet_begin(&quiet);
    int code = text_of(result, object, name, text, fault);
    quiet_end(&quiet);
    return code;
}

int result_numbers(struct result *result, const char *object, const char *name, double *numbers,
                   int most, int *n, struct fault *fault)
{
    struct quiet quiet;
    hid_t id;
    *n = 0;
    quiet_begin(&quiet);
    int code = attribute_open(result, object, name, &id, fault);
    if (!code && id >= 0) {
        hid_t type = H5Aget_type(id), space = H5Aget_space(id);
        hssize_t count = H5Sget_simple_extent_npoints(space);
        H5T_class_t kind = H5Tget_class(type);
        if ((kind != H5T_FLOAT && kind != H5T_INTEGER) || count < 1 || count > most ||
            H5Aread(id, H5T_NATIVE_DOUBLE, numbers) < 0)
            code = damaged(result, name, fault);
        else
            *n = (int)count;
        H5Sclose(space);
        H5Tclose(type);
        H5Aclose(id);
    }
    quiet_end(&quiet);
    return code;
}

/* --- names -------------------------------------------------------------------------- */

struct listing {
    const struct result *result;
    bool groups; /* else datasets that are not axes */
    struct result_names *names;
    size_t most;
    struct fault *fault;
    int code;
};

static herr_t list_one(hid_t group, const char *name, const H5L_info_t *info, void *data)
{
    struct listing *listing = data;
    struct result_names *names = listing->names;
    if (info->type != H5L_TYPE_HARD || strlen(name) >= NAME_BYTES / 2)
        return 0;
    hid_t id = H5Oopen(group, name, H5P_DEFAULT);
    if (id < 0) {
        listing->code = damaged(listing->result, name, listing->fault);
        return -1;
    }
    H5I_type_t kind = H5Iget_type(id);
    bool wanted =
        listing->groups ? kind == H5I_GROUP : kind == H5I_DATASET && H5DSis_scale(id) == 0;
    H5Oclose(id);
    if (!wanted)
        return 0;
    if (names->n == listing->most) {
        listing->code = damaged(listing->result, name, listing->fault);
        return -1;
    }
    names->names[names->n] = copied(listing->result, name, listing->fault);
    if (!names->names[names->n]) {
        listing->code = FAULT_MEMORY;
        return -1;
    }
    names->n++;
    return 0;
}

static int list(struct result *result, const char *path, bool groups, struct result_names *names,
                struct fault *fault)
{
    struct listing listing = {.result = result, .groups = groups, .names = names, .fault = fault};
    struct quiet quiet;
    H5G_info_t info;
    hsize_t from = 0;
    memset(names, 0, sizeof *names);
    quiet_begin(&quiet);
    hid_t group =
        is_inside(result, path) ? H5Gopen2(result->file, path, H5P_DEFAULT) : H5I_INVALID_HID;
    /* Native order is increasing here, and spares a table that HDF5 1.10 frees wrongly when
     * the group is damaged. */
    if (group < 0)
        listing.code =
            wrong(result, path, (struct words){"文件中没有 %s", "there is no %s"}, fault);
    else if (H5Gget_info(group, &info) < 0 || info.nlinks > NAMES_MOST)
        listing.code = damaged(result, path, fault);
    else if (!(names->names = taken(result, listing.most = info.nlinks, sizeof(char *), fault)))
        listing.code = FAULT_MEMORY;
    else if (H5Literate(group, H5_INDEX_CRT_ORDER, H5_ITER_NATIVE, &from, list_one, &listing) < 0 &&
             !listing.code)
        listing.code = damaged(result, path, fault);
    if (group >= 0)
        H5Gclose(group);
    quiet_end(&quiet);
    if (listing.code)
        result_names_free(names);
    return listing.code;
}

int result_groups(struct result *result, const char *group, struct result_names *names,
                  struct fault *fault)
{
    return list(result, group, true, names, fault);
}

int result_datasets(struct result *result, const char *group, struct result_names *names,
                    struct fault *fault)
{
    return list(result, group, false, names, fault);
}

/* name_n follows name: that is how the store writes them. */
int result_metrics(struct result *result, const char *group, struct result_names *names,
                   struct fault *fault)
{
    size_t kept = 0;
    int code = result_datasets(result, group, names, fault);
    for (size_t i = 0; !code && i < names->n; i++) {
        char *name = names->names[i], *next = i + 1 < names->n ? names->names[i + 1] : NULL;
        size_t length = strlen(name);
        names->names[i] = NULL;
        if (next && strncmp(next, name, length) == 0 && strcmp(next + length, "_n") == 0)
            names->names[kept++] = name;
        else
            free(name);
    }
    if (!code)
        names->n = kept;
    return code;
}

void result_names_free(struct result_names *names)
{
    for (size_t i = 0; i < names->n; i++)
        free(names->names[i]);
    free(names->names);
    memset(names, 0, sizeof *names);
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

static int dataset_open(struct result *result, const char *path, hid_t *id,
                        struct result_about *about, struct fault *fault)
{
    if (!is_inside(result, path))
        return wrong(result, path, (struct words){"文件中没有 %s", "there is no %s"}, fault);
    *id = H5Dopen2(result->file, path, H5P_DEFAULT);
    if (*id >= 0 && look(*id, about))
        return 0;
    if (*id >= 0)
        H5Dclose(*id);
    return damaged(result, path, fault);
}

int result_look(struct result *result, const char *path, struct result_about *about,
                struct fault *fault)
{
    struct quiet quiet;
    hid_t id;
    quiet_begin(&quiet);
    int code = dataset_open(result, path, &id, about, fault);
    if (!code)
        H5Dclose(id);
    quiet_end(&quiet);
    return code;
}

static int read_texts(struct result *result, const char *path, hid_t id,
                      struct result_array *array, struct fault *fault)
{
    size_t n = array->about.cells;
    hid_t type = H5Dget_type(id), space = H5Dget_space(id);
    char **inner = taken(result, n, sizeof *inner, fault);
    array->texts = taken(result, n, sizeof *array->texts, fault);
    int code = inner && array->texts ? 0 : FAULT_MEMORY;
    if (!code && n && H5Dread(id, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, inner) < 0)
        code = damaged(result, path, fault);
    for (size_t i = 0; !code && i < n; i++)
        if (!(array->texts[i] = copied(result, inner[i] ? inner[i] : "", fault)))
            code = FAULT_MEMORY;
    if (inner && n)
        H5Dvlen_reclaim(type, space, H5P_DEFAULT, inner);
    free(inner);
    H5Sclose(space);
    H5Tclose(type);
    return code;
}

/* The cells selected in `from`; all of them where it is H5S_ALL. */
static int read_cells(struct result *result, const char *path, hid_t id, hid_t from,
                      struct result_array *array, struct fault *fault)
{
    bool reals = array->about.kind == RESULT_REALS;
    hsize_t n = array->about.cells;
    void *cells = taken(result, array->about.cells, 8, fault);
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
    return done < 0 ? damaged(result, path, fault) : 0;
}

static int too_large(const struct result *result, const char *path, struct fault *fault)
{
    const struct words why = {"%s 太大，不能一次读入", "%s is too large to be read at once"};
    return wrong(result, path, why, fault);
}

int result_array(struct result *result, const char *path, struct result_array *array,
                 struct fault *fault)
{
    struct quiet quiet;
    hid_t id;
    memset(array, 0, sizeof *array);
    quiet_begin(&quiet);
    int code = dataset_open(result, path, &id, &array->about, fault);
    if (!code) {
        if (array->about.cells > RESULT_CELLS) {
            code = too_large(result, path, fault);
        } else if (array->about.kind == RESULT_TEXTS) {
            code = read_texts(result, path, id, array, fault);
        } else {
            hid_t space = H5Dget_space(id);
            code = read_cells(result, path, id, space, array, fault);
            H5Sclose(space);
        }
        H5Dclose(id);
    }
    if (code)
        result_array_free(array);
    quiet_end(&quiet);
    return code;
}

int result_row(struct result *result, const char *path, size_t row, struct result_array *array,
               struct fault *fault)
{
    struct quiet quiet;
    struct result_about whole;
    hid_t id;
    memset(array, 0, sizeof *array);
    quiet_begin(&quiet);
    int code = dataset_open(result, path, &id, &whole, fault);
    if (!code) {
        if (whole.rank < 1 || whole.kind == RESULT_TEXTS || row >= whole.n[0]) {
            code = damaged(result, path, fault);
        } else if (whole.cells / whole.n[0] > RESULT_CELLS) {
            code = too_large(result, path, fault);
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
            code = read_cells(result, path, id, space, array, fault);
            H5Sclose(space);
        }
        H5Dclose(id);
    }
    if (code)
        result_array_free(array);
    quiet_end(&quiet);
    return code;
}

void result_array_free(struct result_array *array)
{
    for (size_t i = 0; array->texts && i < array->about.cells; i++)
        free(array->texts[i]);
    free(array->texts);
    free(array->reals);
    free(array->integers);
    memset(array, 0, sizeof *array);
}
