/* test_store.c - what a result file holds, and what is left when it cannot be written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <fcntl.h>
#include <hdf5.h>
#include <hdf5_hl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/sample_result.h"

static char folder[1024];

static const char *in_folder(char path[1200], const char *name)
{
    snprintf(path, 1200, "%s/%s", folder, name);
    return path;
}

static int is_there(const char *path)
{
    struct stat found;
    return lstat(path, &found) == 0;
}

/* Both the file and its temporary. */
static int anything_at(const char *path)
{
    char temporary[1300];
    snprintf(temporary, sizeof temporary, "%s.tmp", path);
    return is_there(path) || is_there(temporary);
}

static int folder_make(void **state)
{
    (void)state;
    const char *scratch = getenv("SCRATCH");
    snprintf(folder, sizeof folder, "%s/store.%ld", scratch ? scratch : "/tmp", (long)getpid());
    return mkdir(folder, 0700);
}

static int folder_remove(void **state)
{
    (void)state;
    return rmdir(folder); /* fails, and so does the test, if anything is left */
}

static void read_series(hid_t file, const char *path, int rank, const hsize_t *wanted, void *cells)
{
    hsize_t n[4] = {0};
    hid_t id = H5Dopen2(file, path, H5P_DEFAULT);
    assert_true(id >= 0);
    hid_t space = H5Dget_space(id), type = H5Dget_type(id);
    assert_int_equal(H5Sget_simple_extent_ndims(space), rank);
    H5Sget_simple_extent_dims(space, n, NULL);
    for (int i = 0; i < rank; i++)
        assert_int_equal(n[i], wanted[i]);
    hid_t native = H5Tget_class(type) == H5T_FLOAT ? H5T_NATIVE_DOUBLE : H5T_NATIVE_INT64;
    assert_int_equal(H5Tget_size(type), 8);
    assert_true(H5Dread(id, native, H5S_ALL, H5S_ALL, H5P_DEFAULT, cells) >= 0);
    H5Tclose(type);
    H5Sclose(space);
    H5Dclose(id);
}

static void assert_text(hid_t file, const char *object, const char *name, const char *wanted)
{
    char *text = NULL;
    hid_t id = H5Aopen_by_name(file, object, name, H5P_DEFAULT, H5P_DEFAULT);
    assert_true(id >= 0);
    hid_t type = H5Aget_type(id);
    assert_true(H5Tis_variable_str(type) > 0);
    assert_int_equal(H5Tget_cset(type), H5T_CSET_UTF8);
    assert_true(H5Aread(id, type, &text) >= 0);
    assert_string_equal(text, wanted);
    H5free_memory(text);
    H5Tclose(type);
    H5Aclose(id);
}

static uint64_t bits_of(double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

/* Every figure, computed here once more and otherwise. */
static void values_are_ratios_of_sums(void **state)
{
    (void)state;
    enum { R = 3, T = 3, M = SAMPLE_METRICS };
    char path[1200];
    struct store_head head = sample_head(R);
    struct fault fault = {0};
    assert_int_equal(sample_write(in_folder(path, "a.h5"), &head, &fault), 0);
    hid_t file = H5Fopen(path, H5F_ACC_RDONLY, H5P_DEFAULT);
    assert_true(file >= 0);

    for (int m = 0; m < M; m++) {
        double city[R][T], city_n[R][T], street[R][T][2], community[R][T][5], community_n[R][T][5];
        char name[200];
        const struct metric *metric = &sample_metrics[m];
        snprintf(name, sizeof name, "/%s", metric->name);
        read_series(file, name, 2, (hsize_t[]){R, T}, city);
        snprintf(name, sizeof name, "/%s_n", metric->name);
        read_series(file, name, 2, (hsize_t[]){R, T}, city_n);
        snprintf(name, sizeof name, "/streets/%s", metric->name);
        read_series(file, name, 3, (hsize_t[]){R, T, 2}, street);
        snprintf(name, sizeof name, "/communities/%s", metric->name);
        read_series(file, name, 3, (hsize_t[]){R, T, 5}, community);
        snprintf(name, sizeof name, "/communities/%s_n", metric->name);
        read_series(file, name, 3, (hsize_t[]){R, T, 5}, community_n);
        for (uint32_t r = 0; r < R; r++) {
            struct record record;
            assert_int_equal(sample_record(&record, head.shape, r + 1), 0);
            for (int t = 0; t < T; t++) {
                int64_t up[4] = {0}, down[4] = {0}; /* street 0, street 1, the city, nobody's */
                for (uint32_t p = 0; p < SAMPLE_PLACES; p++) {
                    static const int whose[SAMPLE_PLACES] = {0, 1, 0, 1, 3, 0, 1, 3};
                    size_t at = record_at(&record, m, t, p);
                    up[whose[p]] += record.numerator[at];
                    down[whose[p]] += record.denominator[at];
                    up[2] += record.numerator[at];
                    down[2] += record.denominator[at];
                    if (p >= SAMPLE_COMMUNITIES)
                        continue;
                    assert_true(community_n[r][t][p] == (double)record.denominator[at]);
                    if (record.denominator[at])
                        assert_true(community[r][t][p] ==
                                    metric->scale * (double)record.numerator[at] /
                                        (double)record.denominator[at]);
                    else
                        assert_true(bits_of(community[r][t][p]) == 0x7ff8000000000000u);
                }
                assert_true(city_n[r][t] == (double)down[2]);
                if (m == 1 && t == 0) { /* no case */
                    assert_true(bits_of(city[r][t]) == 0x7ff8000000000000u);
                    assert_true(bits_of(street[r][t][1]) == 0x7ff8000000000000u);
                    continue;
                }
                assert_true(city[r][t] == metric->scale * (double)up[2] / (double)down[2]);
                for (int s = 0; s < 2; s++)
                    assert_true(street[r][t][s] == metric->scale * (double)up[s] / (double)down[s]);
            }
            record_free(&record);
        }
    }
    double group[R][T][2], idle[R][T][5], elsewhere[R][T][3], residual[R][T][5];
    int64_t trace[R][T][5];
    read_series(file, "/groups/trust_committee", 3, (hsize_t[]){R, T, 2}, group);
    read_series(file, "/ledger/work/idle", 3, (hsize_t[]){R, T, 5}, idle);
    read_series(file, "/ledger/work/idle_elsewhere", 3, (hsize_t[]){R, T, 3}, elsewhere);
    read_series(file, "/ledger/work/residual", 3, (hsize_t[]){R, T, 5}, residual);
    read_series(file, "/trace", 3, (hsize_t[]){R, T, 5}, trace);
    struct record last;
    assert_int_equal(sample_record(&last, head.shape, R), 0);
    assert_true(group[R - 1][2][1] == 1e-6 * (double)last.group_numerator[5] /
                                          (double)last.group_denominator[5]);
    assert_true(idle[R - 1][2][4] == 1.0 / 3600 * (double)last.line[record_at(&last, 0, 2, 4)]);
    assert_true(elsewhere[R - 1][1][2] ==
                1.0 / 3600 * (double)last.line[record_at(&last, 0, 1, 7)]);
    assert_true(residual[R - 1][2][3] == 0 && idle[R - 1][2][3] > 0);
    assert_memory_equal(trace[R - 1], last.trace, sizeof trace[0]);
    double hours[R][T][3], done[R][T][3];
    read_series(file, "/items/hours", 3, (hsize_t[]){R, T, 3}, hours);
    read_series(file, "/items/tasks_done", 3, (hsize_t[]){R, T, 3}, done);
    assert_true(hours[R - 1][2][1] == 1.0 / 3600 * (double)last.item[record_at_item(&last, 0, 2, 1)]);
    assert_true(done[R - 1][1][2] == (double)last.item[record_at_item(&last, 1, 1, 2)]);
    double filed[R][T][2];
    read_series(file, "/flows/hours_filed", 3, (hsize_t[]){R, T, 2}, filed);
    assert_true(filed[R - 1][2][1] ==
                1.0 / 3.6e9 * (double)last.flow[record_at_flow(&last, 0, 2, 1)]);
    record_free(&last);
    H5Fclose(file);
    unlink(path);
}

static herr_t follows_manners(hid_t file, const char *name, const H5O_info_t *info, void *count)
{
    (void)info;
    hid_t object = H5Oopen(file, name, H5P_DEFAULT);
    assert_true(object >= 0);
    if (H5Iget_type(object) == H5I_DATASET) {
        unsigned order = 0;
        hid_t plan = H5Dget_create_plist(object), space = H5Dget_space(object);
        hid_t type = H5Dget_type(object);
        H5Pget_attr_creation_order(plan, &order);
        assert_int_equal(order, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
        assert_int_equal(H5Pget_external_count(plan), 0);
        H5T_class_t kind = H5Tget_class(type);
        assert_true(kind == H5T_FLOAT || kind == H5T_INTEGER || H5Tis_variable_str(type) > 0);
        int rank = H5Sget_simple_extent_ndims(space);
        if (H5DSis_scale(object) == 0)
            for (int i = 0; i < rank; i++)
                assert_int_equal(H5DSget_num_scales(object, (unsigned)i), 1);
        else
            assert_int_equal(rank, 1);
        for (int i = 0; i < H5Pget_nfilters(plan); i++) {
            unsigned flags;
            size_t n = 0;
            H5Z_filter_t filter =
                H5Pget_filter2(plan, (unsigned)i, &flags, &n, NULL, 0, NULL, NULL);
            assert_true(filter == H5Z_FILTER_DEFLATE || filter == H5Z_FILTER_SHUFFLE);
        }
        H5Tclose(type);
        H5Sclose(space);
        H5Pclose(plan);
        ++*(int *)count;
    }
    H5Oclose(object);
    return 0;
}

static void layout_opens_as_netcdf(void **state)
{
    (void)state;
    char path[1200];
    struct store_head head = sample_head(2);
    struct fault fault = {0};
    assert_int_equal(sample_write(in_folder(path, "b.h5"), &head, &fault), 0);
    hid_t file = H5Fopen(path, H5F_ACC_RDONLY, H5P_DEFAULT);
    assert_text(file, "/", "Conventions", "CF-1.10");
    assert_text(file, "/", "title_zh", "样例");
    assert_text(file, "/", "scenario", head.scenario);
    assert_text(file, "/", "seed", "18446744073709551615");
    assert_text(file, "/", "format_version", STORE_FORMAT);
    assert_text(file, "/", "status", "complete");
    assert_text(file, "/", "inputs_digest", "fedcba9876543210fedcba9876543210");
    assert_text(file, "/communities/need_wait", "units", "d");
    assert_text(file, "/communities/need_wait", "coordinates",
                "community_name community_street community_street_name community_type");
    assert_text(file, "/ledger/trust/closing", "kind", "stock");
    assert_text(file, "/rows/work.patience", "text", "21.5 d");
    assert_text(file, "/rows/work.patience", "source", "assumed: odd");
    assert_text(file, "/rows/work.need_rate", "source", "survey 2009, table 3");
    assert_text(file, "/time", "units", "days since 1970-01-01");
    int n = 0;
    H5Ovisit(file, H5_INDEX_NAME, H5_ITER_NATIVE, follows_manners, &n);
    assert_true(n > 70);
    H5F_info2_t info;
    assert_true(H5Fget_info2(file, &info) >= 0);
    assert_true(info.super.version <= 1); /* what HDF5 1.8 and everything since can read */

    hid_t id = H5Dopen2(file, "/communities/need_wait", H5P_DEFAULT);
    hid_t plan = H5Dget_create_plist(id);
    hsize_t chunk[3] = {0};
    assert_int_equal(H5Pget_chunk(plan, 3, chunk), 3);
    assert_int_equal(chunk[0], 2); /* short rows of replicates share a chunk */
    assert_int_equal(chunk[1], 3);
    assert_int_equal(chunk[2], 5);
    H5Pclose(plan);
    H5Dclose(id);
    H5Fclose(file);
    unlink(path);
}

/* No streets, no groups, no lines, no orders, no parameters, one replicate. */
static void little_is_enough(void **state)
{
    (void)state;
    char path[1200];
    struct store_head head = sample_head(1);
    struct fault fault = {0};
    head.shape.n_places = 1;
    head.shape.n_communities = 1;
    head.shape.n_lines = head.shape.n_groups = head.shape.n_group_metrics = 0;
    head.shape.n_items = head.shape.n_item_lines = 0;
    head.shape.n_works = head.shape.n_flow_lines = 0;
    head.n_streets = 0;
    head.n_orders = head.n_parameters = head.n_attributes = 0;
    head.title.zh = NULL;
    assert_int_equal(sample_write(in_folder(path, "c.h5"), &head, &fault), 0);
    hid_t file = H5Fopen(path, H5F_ACC_RDONLY, H5P_DEFAULT);
    assert_true(H5Lexists(file, "/orders/order", H5P_DEFAULT) > 0);
    assert_true(H5Lexists(file, "/rows", H5P_DEFAULT) > 0);
    assert_int_equal(H5Lexists(file, "/streets", H5P_DEFAULT), 0);
    assert_int_equal(H5Lexists(file, "/groups", H5P_DEFAULT), 0);
    assert_int_equal(H5Lexists(file, "/ledger", H5P_DEFAULT), 0);
    assert_int_equal(H5Lexists(file, "/items", H5P_DEFAULT), 0);
    assert_int_equal(H5Lexists(file, "/flows", H5P_DEFAULT), 0);
    assert_int_equal(H5Aexists(file, "title_zh"), 0);
    H5Fclose(file);
    unlink(path);
}

/* A number that is drawn has one value a replicate, and none for all of them. */
static void drawn_numbers_are_by_replicate(void **state)
{
    (void)state;
    char path[1200];
    struct store_parameter parameters[3];
    struct store_head head = sample_head(3);
    struct fault fault = {0};
    double values[3][2], one;
    uint64_t bits;
    memcpy(parameters, sample_parameters, sizeof parameters);
    parameters[1].drawn = true;
    head.parameters = parameters;
    head.n_drawn = 2;
    assert_int_equal(sample_write(in_folder(path, "drawn.h5"), &head, &fault), 0);
    hid_t file = H5Fopen(path, H5F_ACC_RDONLY, H5P_DEFAULT);
    hid_t id = H5Dopen2(file, "/rows/drawn", H5P_DEFAULT);
    assert_true(H5Dread(id, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values) >= 0);
    assert_memory_equal(values, sample_drawn_values, sizeof values);
    assert_int_equal(H5DSget_num_scales(id, 0), 1);
    assert_int_equal(H5DSget_num_scales(id, 1), 1);
    H5Dclose(id);
    id = H5Dopen2(file, "/rows/work.patience", H5P_DEFAULT);
    assert_true(H5Dread(id, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, &one) >= 0);
    memcpy(&bits, &one, sizeof bits);
    assert_true(bits == UINT64_C(0x7ff8000000000000));
    H5Dclose(id);
    assert_text(file, "/rows/work.patience", "text", "drawn");
    assert_text(file, "/rows/work.need_rate", "text", "0.83");
    int n = 0;
    H5Ovisit(file, H5_INDEX_NAME, H5_ITER_NATIVE, follows_manners, &n);
    H5Fclose(file);
    unlink(path);
}

static void nothing_is_overwritten(void **state)
{
    (void)state;
    char path[1200], text[9] = "";
    struct store_head head = sample_head(1);
    struct store *store = (struct store *)&head; /* must be cleared */
    struct fault fault = {0};
    FILE *file = fopen(in_folder(path, "d.h5"), "w");
    fputs("precious", file);
    fclose(file);
    assert_int_equal(store_create(&store, path, false, &head, &fault), FAULT_IO);
    assert_null(store);
    assert_string_equal(fault.where, path);
    assert_non_null(strstr(fault.en, "--force"));
    assert_non_null(strstr(fault.zh, "--force"));
    file = fopen(path, "r");
    assert_non_null(fgets(text, sizeof text, file));
    fclose(file);
    assert_string_equal(text, "precious");
    /* With force it stays until the new one is whole. */
    memset(&fault, 0, sizeof fault);
    assert_int_equal(store_create(&store, path, true, &head, &fault), 0);
    assert_true(is_there(path));
    store_free(store);
    struct stat found;
    assert_int_equal(stat(path, &found), 0);
    assert_int_equal(found.st_size, 8);
    assert_int_equal(sample_write(path, &head, &fault), 0);
    assert_true(H5Fis_hdf5(path) > 0);
    unlink(path);
    /* Something that appears while the run is on is not overwritten either. */
    assert_int_equal(store_create(&store, path, false, &head, &fault), 0);
    struct record record;
    assert_int_equal(sample_record(&record, head.shape, 1), 0);
    assert_int_equal(store_put(store, &record, &fault), 0);
    record_free(&record);
    close(open(path, O_CREAT | O_WRONLY, 0600));
    assert_int_equal(store_publish(store, "1", "2", "3", &fault), FAULT_IO);
    store_free(store);
    assert_int_equal(stat(path, &found), 0);
    assert_int_equal(found.st_size, 0);
    unlink(path);
    assert_false(anything_at(path));
    /* What is not a file is never replaced. */
    memset(&fault, 0, sizeof fault);
    assert_int_equal(store_create(&store, folder, true, &head, &fault), FAULT_IO);
    assert_string_equal(fault.where, folder);
}

static void unpublished_leaves_nothing(void **state)
{
    (void)state;
    char path[1200];
    for (int piecemeal = 0; piecemeal < 2; piecemeal++) {
        struct store_head head = sample_head(5);
        struct fault fault = {0};
        struct store *store;
        head.piecemeal = piecemeal;
        assert_int_equal(store_create(&store, in_folder(path, "e.h5"), false, &head, &fault), 0);
        assert_false(is_there(path));
        assert_true(anything_at(path)); /* the temporary one */
        struct record record;
        assert_int_equal(sample_record(&record, head.shape, 1), 0);
        assert_int_equal(store_put(store, &record, &fault), 0);
        record_free(&record);
        store_free(store);
        assert_false(anything_at(path));
    }
    store_free(NULL);
    assert_int_equal(H5Fget_obj_count((hid_t)H5F_OBJ_ALL, H5F_OBJ_ALL), 0);
}

static void whole_or_piecemeal_is_one_file(void **state)
{
    (void)state;
    char path[2][1200];
    FILE *file[2];
    for (int piecemeal = 0; piecemeal < 2; piecemeal++) {
        struct store_head head = sample_head(9);
        struct fault fault = {0};
        head.piecemeal = piecemeal;
        in_folder(path[piecemeal], piecemeal ? "i.h5" : "j.h5");
        assert_int_equal(sample_write(path[piecemeal], &head, &fault), 0);
        file[piecemeal] = fopen(path[piecemeal], "rb");
        assert_non_null(file[piecemeal]);
    }
    long at = 0;
    int byte;
    do {
        byte = getc(file[0]);
        if (byte != getc(file[1]))
            fail_msg("byte %ld differs", at);
        at++;
    } while (byte != EOF);
    assert_true(at > 10000);
    for (int i = 0; i < 2; i++) {
        fclose(file[i]);
        unlink(path[i]);
    }
}

static void order_and_shape_are_bugs(void **state)
{
    (void)state;
    char path[1200];
    struct store_head head = sample_head(2);
    struct fault fault = {0};
    struct store *store;
    struct record record;
    assert_int_equal(store_create(&store, in_folder(path, "f.h5"), false, &head, &fault), 0);
    assert_int_equal(sample_record(&record, head.shape, 2), 0);
    expect_assert_failure(store_put(store, &record, &fault)); /* 2 before 1 */
    record.replicate = 1;
    expect_assert_failure(store_publish(store, "1", "2", "3", &fault)); /* none yet */
    record.shape.n_times = 2;
    expect_assert_failure(store_put(store, &record, &fault));
    record.shape.n_times = 3;
    assert_int_equal(store_put(store, &record, &fault), 0);
    expect_assert_failure(store_put(store, &record, &fault)); /* 1 again */
    expect_assert_failure(store_publish(store, "1", "2", "3", &fault)); /* one of two */
    record.replicate = 2;
    assert_int_equal(store_put(store, &record, &fault), 0);
    record.replicate = 3;
    expect_assert_failure(store_put(store, &record, &fault)); /* more than promised */
    record_free(&record);
    assert_int_equal(store_publish(store, "1", "2", "3", &fault), 0);
    expect_assert_failure(store_publish(store, "1", "2", "3", &fault)); /* twice */
    store_free(store);
    unlink(path);
    assert_false(anything_at(path));
}

static void a_missing_folder_is_told(void **state)
{
    (void)state;
    char path[1200];
    struct store_head head = sample_head(1);
    struct fault fault = {0};
    struct store *store;
    H5E_auto2_t before, after;
    void *data;
    H5Eget_auto2(H5E_DEFAULT, &before, &data);
    assert_int_equal(
        store_create(&store, in_folder(path, "none/g.h5"), false, &head, &fault), FAULT_IO);
    H5Eget_auto2(H5E_DEFAULT, &after, &data);
    assert_true(before == after); /* HDF5 prints again for others */
    assert_null(store);
    assert_string_equal(fault.where, path);
    assert_non_null(strstr(fault.en, "No such file or directory"));
    assert_non_null(strstr(fault.zh, "无法写入"));
}

static rlim_t size_of(const char *path)
{
    struct stat found;
    assert_int_equal(stat(path, &found), 0);
    return (rlim_t)found.st_size;
}

/* In a child, for the limit stays and the exit is part of it. 0 is "told and clean",
 * 100 "written", anything else is wrong. */
static int written_under(const char *path, rlim_t most, uint32_t n_replicates, bool piecemeal)
{
    pid_t child = fork();
    if (child == 0) {
        struct store_head head = sample_head(n_replicates);
        struct fault fault = {0};
        head.piecemeal = piecemeal;
        signal(SIGXFSZ, SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &(struct rlimit){most, RLIM_INFINITY});
        int code = sample_write(path, &head, &fault);
        if (code == 0)
            exit(is_there(path) ? 100 : 2);
        if (code != FAULT_IO || anything_at(path) || strcmp(fault.where, path) != 0)
            exit(3);
        if (!strstr(fault.en, "File too large"))
            exit(4);
        /* With room again the same process writes the same file. */
        memset(&fault, 0, sizeof fault);
        setrlimit(RLIMIT_FSIZE, &(struct rlimit){RLIM_INFINITY, RLIM_INFINITY});
        if (sample_write(path, &head, &fault) != 0 || unlink(path) != 0)
            exit(5);
        exit(0); /* exit handlers run */
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

static void a_full_disk_is_told(void **state)
{
    (void)state;
    char path[1200];
    struct store_head head = sample_head(9);
    struct fault fault = {0};
    assert_int_equal(sample_write(in_folder(path, "h.h5"), &head, &fault), 0);
    rlim_t whole = size_of(path);
    unlink(path);
    for (int piecemeal = 0; piecemeal < 2; piecemeal++) {
        int n = 0;
        for (rlim_t most = 0; most < whole; most += 9385, n++) {
            int found = written_under(path, most, 9, piecemeal);
            if (found != 0)
                print_error("limit %llu of %llu: %d\n", (unsigned long long)most,
                            (unsigned long long)whole, found);
            assert_int_equal(found, 0);
        }
        assert_true(n > 15);
        assert_int_equal(written_under(path, whole - 1, 9, piecemeal), 0);
        assert_int_equal(written_under(path, 3 * whole, 9, piecemeal), 100);
        unlink(path);
    }
    assert_false(anything_at(path));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_ratios_of_sums), cmocka_unit_test(layout_opens_as_netcdf),
        cmocka_unit_test(drawn_numbers_are_by_replicate),
        cmocka_unit_test(little_is_enough),          cmocka_unit_test(nothing_is_overwritten),
        cmocka_unit_test(unpublished_leaves_nothing),
        cmocka_unit_test(whole_or_piecemeal_is_one_file), cmocka_unit_test(order_and_shape_are_bugs),
        cmocka_unit_test(a_missing_folder_is_told),  cmocka_unit_test(a_full_disk_is_told),
    };
    return cmocka_run_group_tests(tests, folder_make, folder_remove);
}
