/* written_result.h - a scenario made by hand (tests/promises/arms.h), run and written as a file. */
#ifndef TESTS_SUPPORT_WRITTEN_RESULT_H
#define TESTS_SUPPORT_WRITTEN_RESULT_H

#include <hdf5.h>

#include "cli/head.h"
#include "tests/promises/arms.h"

static inline void written_result(const char *path, struct scenario *scenario, uint32_t replicates)
{
    static const char digest[] = "0123456789abcdef0123456789abcdef";
    struct arm arm;
    struct head head;
    struct store *store;
    struct fault fault = {0};
    scenario->run.replicates = replicates;
    scenario->name = (char *)(uintptr_t) "by_hand";
    scenario->resolved = (char *)(uintptr_t) "shequ: 1\n";
    ALWAYS(!arm_init(&arm, scenario, &fault));
    ALWAYS(!head_init(&head, &arm, &fault));
    ALWAYS(!store_create(&store, path, true, &head.store, &fault));
    for (uint32_t r = 1; r <= replicates; r++) {
        struct record record;
        struct arm_facts facts;
        ALWAYS(!arm_run(&arm, r, 1, NULL, &record, &facts, &fault));
        ALWAYS(!store_put(store, &record, &fault));
        record_free(&record);
    }
    ALWAYS(!store_publish(store, digest, digest, digest, &fault));
    store_free(store);
    head_free(&head);
    arm_free(&arm);
}

/* Add to one figure of a file [replicate][period][place], counted from 0. */
static inline void altered_result(const char *path, const char *dataset, const hsize_t at[3],
                                  double by)
{
    double value;
    hid_t file = H5Fopen(path, H5F_ACC_RDWR, H5P_DEFAULT);
    hid_t set = H5Dopen2(file, dataset, H5P_DEFAULT), space = H5Dget_space(set);
    hid_t one = H5Screate(H5S_SCALAR);
    H5Sselect_elements(space, H5S_SELECT_SET, 1, at);
    ALWAYS(H5Dread(set, H5T_NATIVE_DOUBLE, one, space, H5P_DEFAULT, &value) >= 0);
    value += by;
    ALWAYS(H5Dwrite(set, H5T_NATIVE_DOUBLE, one, space, H5P_DEFAULT, &value) >= 0);
    H5Sclose(one);
    H5Sclose(space);
    H5Dclose(set);
    H5Fclose(file);
}

#endif
