/* test_cube.c - labelled arrays on disk: what was put is there, or no file at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <dirent.h>
#include <hdf5.h>
#include <math.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sim/cube.h"

static char folder[1000], path[1100];

static int folder_make(void **state)
{
    (void)state;
    const char *scratch = getenv("SCRATCH");
    snprintf(folder, sizeof folder, "%s/cube.%ld", scratch ? scratch : "/tmp", (long)getpid());
    snprintf(path, sizeof path, "%s/a.h5", folder);
    return mkdir(folder, 0700);
}

static int folder_remove(void **state)
{
    (void)state;
    return rmdir(folder); /* fails where something was left */
}

static const char *const variants[] = {"separation", "楼组"};
static const char *const units[] = {"1", "d", "yuan"};
static const double values[2][3] = {{0.5, NAN, -3}, {1e300, 0, 7}};

static void fill(struct cube *cube)
{
    const int32_t days[] = {14245, 14276};
    int axes[3] = {
        cube_axis_texts(cube, "variant_name", variants, 2, (struct words){"方案", "variant"}),
        cube_axis_texts(cube, "metric", (const char *const[]){"a", "b", "c"}, 3,
                        (struct words){"指标", "metric"}),
        cube_axis_days(cube, "time", days, 2, (struct words){"首日", "first day"})};
    cube_say(cube, "title", "a sample");
    cube_texts(cube, "unit", axes[1], units, (struct words){"单位", "unit"});
    cube_reals(cube, "effect", axes, 2, values[0], "see unit", (struct words){"差值", "difference"});
}

static void text_is(hid_t object, const char *name, const char *expected)
{
    char *text = NULL;
    hid_t attribute = H5Aopen(object, name, H5P_DEFAULT), type = H5Aget_type(attribute);
    assert_true(attribute >= 0);
    if (H5Tis_variable_str(type)) {
        assert_true(H5Aread(attribute, type, &text) >= 0);
        assert_string_equal(text, expected);
        H5free_memory(text);
    } else {
        char fixed[200] = "";
        assert_true(H5Aread(attribute, type, fixed) >= 0);
        assert_string_equal(fixed, expected);
    }
    H5Tclose(type);
    H5Aclose(attribute);
}

static void what_was_put_is_there(void **state)
{
    (void)state;
    struct cube *cube;
    struct fault fault = {0};
    double back[2][3];
    assert_int_equal(cube_create(&cube, path, false, &fault), 0);
    fill(cube);
    assert_int_equal(access(path, F_OK), -1); /* not yet */
    assert_int_equal(cube_publish(cube, &fault), 0);
    cube_free(cube);
    hid_t file = H5Fopen(path, H5F_ACC_RDONLY, H5P_DEFAULT), root = H5Gopen2(file, "/", H5P_DEFAULT);
    hid_t effect = H5Dopen2(file, "effect", H5P_DEFAULT);
    text_is(root, "status", "complete");
    text_is(root, "title", "a sample");
    text_is(effect, "units", "see unit");
    text_is(effect, "coordinates", "unit");
    text_is(effect, "long_name_zh", "差值");
    assert_true(H5Dread(effect, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, back) >= 0);
    assert_memory_equal(back, values, sizeof back);
    H5Dclose(effect);
    H5Gclose(root);
    H5Fclose(file);
}

static void a_file_is_not_replaced_unasked(void **state)
{
    (void)state;
    struct cube *cube;
    struct fault fault = {0};
    assert_int_equal(cube_create(&cube, path, false, &fault), FAULT_IO);
    assert_null(cube);
    assert_non_null(strstr(fault.en, "exists"));
    fault = (struct fault){0};
    assert_int_equal(cube_create(&cube, path, true, &fault), 0);
    cube_free(cube); /* abandoned: the old one stays */
    assert_int_equal(access(path, F_OK), 0);
    assert_int_equal(cube_create(&cube, path, true, &fault), 0);
    fill(cube);
    assert_int_equal(cube_publish(cube, &fault), 0);
    cube_free(cube);
    assert_int_equal(unlink(path), 0);
}

static void what_is_abandoned_leaves_nothing(void **state)
{
    (void)state;
    struct cube *cube;
    struct fault fault = {0};
    assert_int_equal(cube_create(&cube, path, false, &fault), 0);
    fill(cube);
    cube_free(cube);
    cube_free(NULL);
    DIR *open = opendir(folder);
    int n = 0;
    while (readdir(open))
        n++;
    closedir(open);
    assert_int_equal(n, 2); /* . and .. */
}

/* The first fault is told when it is published: here an array that was already put. */
static void a_broken_cube_is_no_file(void **state)
{
    (void)state;
    struct cube *cube;
    struct fault fault = {0};
    assert_int_equal(cube_create(&cube, path, false, &fault), 0);
    fill(cube);
    cube_say(cube, "title", "again");
    cube_reals(cube, "effect", (int[]){0, 1}, 2, values[0], "1", (struct words){"差值", "difference"});
    assert_int_equal(cube_publish(cube, &fault), FAULT_IO);
    assert_int_equal(fault.code, FAULT_IO);
    cube_free(cube);
    assert_int_equal(access(path, F_OK), -1);
    fault = (struct fault){0};
    assert_int_equal(cube_create(&cube, "/nowhere/at/all.h5", false, &fault), FAULT_IO);
    assert_null(cube);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_put_is_there),
        cmocka_unit_test(a_file_is_not_replaced_unasked),
        cmocka_unit_test(what_is_abandoned_leaves_nothing),
        cmocka_unit_test(a_broken_cube_is_no_file),
    };
    return cmocka_run_group_tests_name("cube", tests, folder_make, folder_remove);
}
