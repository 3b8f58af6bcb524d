/* store_file.c - the life of a file that HDF5 writes: see store_hdf5.h.
 *
 * A broken store is closed into /dev/null: when the disk refuses what is still to be
 * written at closing, HDF5 1.10 keeps everything in memory, and crashes or loops at exit.
 */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include "sim/store_hdf5.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sim/durable.h"

static char *joined(const char *path, const char *ending)
{
    size_t size = strlen(path) + strlen(ending) + 1;
    char *text = malloc(size);
    if (text)
        snprintf(text, size, "%s%s", path, ending);
    return text;
}

int store_file_init(struct store *store, const char *path, bool force, struct fault *fault)
{
    store->force = force;
    store->fault = fault;
    store->file = store->text = store->group_plan = H5I_INVALID_HID;
    store->path = joined(path, "");
    store->temporary = joined(path, ".tmp");
    return store->path && store->temporary ? 0 : fault_memory(fault, 2 * strlen(path));
}

void store_file_ask(struct store *store)
{
    if (!store->broken && durable_may(store->path, store->force, store->fault))
        store->broken = true;
}

/* A file of two thousand small datasets is some five thousand writes, of which the disk may refuse
 * each; in memory it is one, of the same bytes. */
hid_t store_file_access(struct store *store)
{
    enum { GROWS_BY = 1 << 16 }; /* and so much may be written beyond its end, and cut off again */
    hid_t access = store_good(store, H5Pcreate(H5P_FILE_ACCESS));
    if (store->in_memory)
        store_good(store, H5Pset_fapl_core(access, GROWS_BY, true));
    return access;
}

/* Where HDF5 has the system's number of an open file, or NULL. */
static int *file_number(const struct store *store, hid_t file)
{
    const hbool_t number = true;
    void *handle = NULL;
    hid_t access = H5Pcreate(H5P_FILE_ACCESS);
    /* Else a file in memory tells where it begins there. */
    bool known = access >= 0 && (!store->in_memory || H5Pset(access, "want_posix_fd", &number) >= 0);
    known = known && H5Fget_vfd_handle(file, access, &handle) >= 0;
    if (access >= 0)
        H5Pclose(access);
    return known ? handle : NULL;
}

void store_file_begin(struct store *store)
{
    const unsigned tracked = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
    struct stat found;
    bool stale = lstat(store->temporary, &found) == 0; /* of a run that was killed */

    store->text = store_good(store, H5Tcopy(H5T_C_S1));
    store_good(store, H5Tset_size(store->text, H5T_VARIABLE));
    store_good(store, H5Tset_cset(store->text, H5T_CSET_UTF8));
    store->group_plan = store_good(store, H5Pcreate(H5P_GROUP_CREATE));
    store_good(store, H5Pset_link_creation_order(store->group_plan, tracked));
    store_good(store, H5Pset_attr_creation_order(store->group_plan, tracked));
    store_good(store, H5Pset_obj_track_times(store->group_plan, 0));

    hid_t plan = store_good(store, H5Pcreate(H5P_FILE_CREATE));
    hid_t access = store_file_access(store);
    store_good(store, H5Pset_link_creation_order(plan, tracked));
    store_good(store, H5Pset_attr_creation_order(plan, tracked));
    store_good(store, H5Pset_obj_track_times(plan, 0));
    /* Few chunks a dataset: small nodes make small files. */
    store_good(store, H5Pset_istore_k(plan, 8));
    store_good(store, H5Pset_libver_bounds(access, H5F_LIBVER_EARLIEST,
                                           store->views ? H5F_LIBVER_V110 : H5F_LIBVER_V18));
    do { /* HDF5 does not repeat what a signal interrupted */
        errno = 0;
        store->file = H5Fcreate(store->temporary, H5F_ACC_TRUNC, plan, access);
    } while (store->file < 0 && errno == EINTR);
    store_good(store, store->file);
    store_good(store, H5Pclose(access));
    store_good(store, H5Pclose(plan));
    if (store->file < 0 && !stale)
        unlink(store->temporary);
}

void store_file_flush(struct store *store)
{
    herr_t status;
    do {
        errno = 0;
        status = H5Fflush(store->file, H5F_SCOPE_GLOBAL);
    } while (status < 0 && errno == EINTR);
    store_good(store, status);
}

/* What a signal interrupted within H5Fclose cannot be asked again. The close of the file itself
 * need not be: it comes last, and has closed. */
void store_file_shut(struct store *store, hid_t file)
{
    const int *known = file_number(store, file), number = known ? *known : -1;
    errno = 0;
    herr_t status = H5Fclose(file);
    const int why = errno;
    if (status < 0 && why == EINTR && number >= 0 && fcntl(number, F_GETFD) < 0)
        status = 0;
    errno = why;
    store_good(store, status);
}

void store_file_close(struct store *store)
{
    for (size_t i = 0; i < store->n_series; i++)
        store_good(store, H5Dclose(store->series[i].id));
    store_good(store, H5Pclose(store->group_plan));
    store_good(store, H5Tclose(store->text));
    store_file_shut(store, store->file);
    store->file = store->text = store->group_plan = H5I_INVALID_HID;
}

/* What HDF5 still has to write goes nowhere. A file in memory loses its disk: HDF5 1.10 would cut what
 * it has in memory, fail to cut the file, and write past what is left. */
static void cut_off(struct store *store)
{
    int *number = file_number(store, store->file);
    const int nowhere = store->in_memory ? -1 : open("/dev/null", O_RDWR | O_CLOEXEC);
    if (number && store->in_memory) {
        close(*number);
        *number = -1;
    } else if (number && nowhere >= 0)
        dup2(nowhere, *number);
    if (nowhere >= 0)
        close(nowhere);
}

/* Close without a result; of a broken store the disk would refuse the rest, too. */
void store_file_abandon(struct store *store)
{
    if (store->starved) { /* HDF5 would crash in closing what it could not open in full */
        store->file = H5I_INVALID_HID;
        unlink(store->temporary);
        return;
    }
    if (store->broken)
        cut_off(store);
    store->broken = true; /* nothing more is told */
    store_file_close(store);
    unlink(store->temporary);
}

/* Push it, name it, push the directory. Past the naming the file is whole and stays, even where
 * its directory cannot be pushed. */
void store_file_name(struct store *store)
{
    const int file = durable_open(store->temporary, O_RDONLY);
    if (file < 0 || durable_close(file))
        store_broke(store, strerror(errno));
    store_file_ask(store);
    if (store->broken)
        unlink(store->temporary);
    else if (durable_name(store->temporary, store->path, store->fault))
        store->broken = true;
}
