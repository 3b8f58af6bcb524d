/* store_axes.c - what hangs on which axis: see store_hdf5.h.
 *
 * HDF5's dimension scales keep two lists: at a dataset its axes, at an axis the datasets that
 * hang on it. H5DSattach_scale() reads and rewrites the second each time, for two thousand
 * datasets half of what laying out a file takes. Here it is written once, when all is known, as
 * H5DSattach_scale() would have left it (HDF5 Dimension Scale Specification).
 */
#include "sim/store_hdf5.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>

struct store_hanging { /* a dataset along an axis */
    hobj_ref_t axis, dataset;
    unsigned which; /* of the dataset's dimensions */
};

static hobj_ref_t reference(struct store *store, hid_t object)
{
    hobj_ref_t to = 0;
    store_good(store, H5Rcreate(&to, object, ".", H5R_OBJECT, H5I_INVALID_HID));
    return to;
}

static bool make_room(struct store *store)
{
    const size_t most = store->most_hanging ? 2 * store->most_hanging : 64;
    if (store->n_hanging < store->most_hanging)
        return true;
    struct store_hanging *more = realloc(store->hanging, most * sizeof *more);
    if (!more) {
        errno = ENOMEM; /* store_good() tells */
        store_good(store, 0);
        return false;
    }
    store->hanging = more;
    store->most_hanging = most;
    return true;
}

void store_axes_attach(struct store *store, hid_t dataset, const hid_t *axes, int rank)
{
    const hobj_ref_t own = reference(store, dataset);
    hobj_ref_t to[STORE_RANK];
    hvl_t list[STORE_RANK];
    ALWAYS(rank > 0 && rank <= STORE_RANK);
    for (int i = 0; i < rank; i++) {
        to[i] = reference(store, axes[i]);
        list[i] = (hvl_t){1, &to[i]};
        if (!make_room(store))
            return;
        store->hanging[store->n_hanging++] =
            (struct store_hanging){to[i], own, (unsigned)i};
    }
    const hid_t type = store_good(store, H5Tvlen_create(H5T_STD_REF_OBJ));
    store_attribute(store, dataset, "DIMENSION_LIST", type, (hsize_t)rank, list);
    store_good(store, H5Tclose(type));
}

/* As HDF5 declares it. The gap at its end goes into the file as it is: equal inputs, equal bytes. */
struct listed {
    hobj_ref_t dataset;
    int which, gap;
};

static hid_t listed_type(struct store *store)
{
    const hid_t type = store_good(store, H5Tcreate(H5T_COMPOUND, sizeof(struct listed)));
    store_good(store, H5Tinsert(type, "dataset", offsetof(struct listed, dataset), H5T_STD_REF_OBJ));
    store_good(store, H5Tinsert(type, "dimension", offsetof(struct listed, which), H5T_NATIVE_INT));
    return type;
}

/* By axis, then by dataset. */
static int by_axis(const void *one, const void *other)
{
    const struct store_hanging *a = one, *b = other;
    if (a->axis != b->axis)
        return a->axis < b->axis ? -1 : 1;
    if (a->dataset != b->dataset)
        return a->dataset < b->dataset ? -1 : 1;
    return (a->which > b->which) - (a->which < b->which);
}

void store_axes_end(struct store *store)
{
    const size_t n = store->n_hanging;
    if (!n || store->broken)
        return;
    struct listed *list = calloc(n, sizeof *list);
    if (!list) {
        errno = ENOMEM;
        store_good(store, 0);
        return;
    }
    qsort(store->hanging, n, sizeof *store->hanging, by_axis);
    const hid_t type = listed_type(store);
    for (size_t begin = 0, end; begin < n; begin = end) {
        hobj_ref_t axis = store->hanging[begin].axis;
        for (end = begin; end < n && store->hanging[end].axis == axis; end++)
            list[end - begin] = (struct listed){store->hanging[end].dataset,
                                                (int)store->hanging[end].which, 0};
        const hid_t id =
            store_good(store, H5Rdereference2(store->file, H5P_DEFAULT, H5R_OBJECT, &axis));
        store_attribute(store, id, "REFERENCE_LIST", type, end - begin, list);
        store_good(store, H5Dclose(id));
    }
    store_good(store, H5Tclose(type));
    free(list);
    store->n_hanging = 0;
}

void store_axes_free(struct store *store)
{
    free(store->hanging);
    store->hanging = NULL;
    store->n_hanging = store->most_hanging = 0;
}
