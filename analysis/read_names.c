/* read_names.c - what stands in a group of a result, in order of creation: hdf5_names() of read_hdf5.h. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include "analysis/read_inside.h"

#include <hdf5_hl.h>
#include <stdlib.h>
#include <string.h>

struct listed {
    char *name;
    int64_t order; /* of creation */
};

struct listing {
    const struct hdf5_file *file;
    bool groups; /* else datasets that are not axes */
    struct listed *found; /* [n of most] */
    size_t n, most;
    struct fault *fault;
    int code;
};

static herr_t list_one(hid_t group, const char *name, const H5L_info_t *info, void *data)
{
    struct listing *listing = data;
    if (info->type != H5L_TYPE_HARD || strlen(name) >= NAME_BYTES / 2)
        return 0;
    hid_t id = H5Oopen(group, name, H5P_DEFAULT);
    if (id < 0) {
        listing->code = hdf5_damaged(listing->file, name, listing->fault);
        return -1;
    }
    const H5I_type_t kind = H5Iget_type(id);
    const htri_t scale = kind == H5I_DATASET && !listing->groups ? H5DSis_scale(id) : 0;
    H5Oclose(id);
    if (kind == H5I_BADID || scale < 0) { /* not known is not unwanted */
        listing->code = hdf5_damaged(listing->file, name, listing->fault);
        return -1;
    }
    if (kind != (listing->groups ? H5I_GROUP : H5I_DATASET) || scale)
        return 0;
    if (listing->n == listing->most) {
        listing->code = hdf5_damaged(listing->file, name, listing->fault);
        return -1;
    }
    char *copy = hdf5_copied(listing->file, name, listing->fault);
    if (!copy) {
        listing->code = FAULT_MEMORY;
        return -1;
    }
    const int64_t order = info->corder_valid ? info->corder : (int64_t)listing->n;
    listing->found[listing->n++] = (struct listed){copy, order};
    return 0;
}

static int by_order(const void *one, const void *other)
{
    const struct listed *a = one, *b = other;
    return (a->order > b->order) - (a->order < b->order);
}

/* What was found goes into `names`, in order of creation; or goes away. */
static void list_end(struct listing *listing, struct result_names *names)
{
    if (listing->found)
        qsort(listing->found, listing->n, sizeof *listing->found, by_order);
    for (size_t i = 0; i < listing->n; i++) {
        if (listing->code)
            free(listing->found[i].name);
        else
            names->names[names->n++] = listing->found[i].name;
    }
    free(listing->found);
}

/* Native order, whichever that is, spares a table that HDF5 1.10 frees wrongly when the group is
 * damaged. */
static int list_group(struct hdf5_file *file, const char *path, hid_t group,
                      struct listing *listing, struct result_names *names)
{
    H5G_info_t info;
    hsize_t from = 0;
    if (H5Gget_info(group, &info) < 0 || info.nlinks > NAMES_MOST)
        return hdf5_damaged(file, path, listing->fault);
    listing->most = info.nlinks;
    names->names = hdf5_taken(file, info.nlinks, sizeof(char *), listing->fault);
    listing->found = hdf5_taken(file, info.nlinks, sizeof *listing->found, listing->fault);
    if (!names->names || !listing->found)
        return FAULT_MEMORY;
    const herr_t done =
        H5Literate(group, H5_INDEX_CRT_ORDER, H5_ITER_NATIVE, &from, list_one, listing);
    return done < 0 && !listing->code ? hdf5_damaged(file, path, listing->fault) : listing->code;
}

int hdf5_names(struct hdf5_file *file, const char *path, bool groups, struct result_names *names,
               struct fault *fault)
{
    struct listing listing = {.file = file, .groups = groups, .fault = fault};
    struct hdf5_quiet quiet;
    memset(names, 0, sizeof *names);
    hdf5_quiet_begin(&quiet);
    listing.code = hdf5_inside(file, path, fault);
    if (!listing.code) {
        hid_t group = H5Gopen2(file->id, path, H5P_DEFAULT);
        listing.code = group < 0 ? hdf5_damaged(file, path, fault)
                                 : list_group(file, path, group, &listing, names);
        if (group >= 0)
            H5Gclose(group);
    }
    hdf5_quiet_end(&quiet);
    list_end(&listing, names);
    if (listing.code)
        result_names_free(names);
    return listing.code;
}
