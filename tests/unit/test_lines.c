/* test_lines.c - lines of a pipe: whole, in pieces, too long, without an end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/lines.h"

static struct lines lines;
static int into; /* where the lines come from */
static const char *text;
static size_t n;

static int begin(void **state)
{
    int both[2];
    struct fault fault = {0};
    (void)state;
    if (pipe(both))
        return -1;
    into = both[1];
    return lines_init(&lines, both[0], &fault);
}

static int end(void **state)
{
    (void)state;
    close(lines.file);
    if (into >= 0)
        close(into);
    lines_free(&lines);
    return 0;
}

static void put(const char *bytes)
{
    assert_int_equal(write(into, bytes, strlen(bytes)), strlen(bytes));
}

static void shut(void)
{
    close(into);
    into = -1;
}

static enum lines_state next(bool wait)
{
    enum lines_state state = LINES_NONE;
    struct fault fault = {0};
    assert_int_equal(lines_next(&lines, wait, &state, &text, &n, &fault), 0);
    return state;
}

static void is(const char *words)
{
    assert_int_equal(next(false), LINES_ONE);
    assert_int_equal(n, strlen(words));
    assert_memory_equal(text, words, n);
}

static void lines_come_one_by_one(void **state)
{
    (void)state;
    put("one\n\ntwo\nthr");
    is("one");
    assert_int_equal(lines.line, 1);
    is("");
    is("two");
    assert_int_equal(next(false), LINES_NONE);
    put("ee\nfour");
    is("three");
    assert_int_equal(next(false), LINES_NONE);
    shut();
    is("four");
    assert_int_equal(lines.line, 5);
    assert_int_equal(next(true), LINES_END);
    assert_int_equal(next(false), LINES_END);
}

static void a_pipe_of_nothing_has_no_line(void **state)
{
    (void)state;
    shut();
    assert_int_equal(next(true), LINES_END);
    assert_int_equal(lines.line, 0);
}

/* Another process writes them: a line of `longest` bytes, and a short one. */
static void write_long(size_t longest, const char *after)
{
    const pid_t pid = fork();
    assert_true(pid >= 0);
    if (!pid) {
        static char block[1000];
        memset(block, 'x', sizeof block);
        for (size_t left = longest, some; left; left -= some) {
            some = left < sizeof block ? left : sizeof block;
            if (write(into, block, some) != (ssize_t)some)
                _exit(1);
        }
        _exit(write(into, after, strlen(after)) < 0);
    }
    shut();
}

static void the_longest_is_taken_whole(void **state)
{
    (void)state;
    write_long(LINES_LONGEST, "\nafter\n");
    assert_int_equal(next(true), LINES_ONE);
    assert_int_equal(n, LINES_LONGEST);
    assert_int_equal(next(true), LINES_ONE);
    assert_memory_equal(text, "after", 5);
    wait(NULL);
}

static void a_longer_one_is_passed_over(void **state)
{
    (void)state;
    write_long(LINES_LONGEST + 1, "\nafter\n");
    assert_int_equal(next(true), LINES_TOO_LONG);
    assert_int_equal(next(true), LINES_ONE);
    assert_memory_equal(text, "after", 5);
    assert_int_equal(lines.line, 2);
    assert_int_equal(next(true), LINES_END);
    wait(NULL);
}

static void so_is_one_that_never_ends(void **state)
{
    (void)state;
    write_long(2 * LINES_LONGEST + 7, "");
    assert_int_equal(next(true), LINES_TOO_LONG);
    assert_int_equal(next(true), LINES_END);
    assert_int_equal(lines.line, 1);
    wait(NULL);
}

static void what_cannot_be_read_is_a_fault(void **state)
{
    enum lines_state got;
    struct fault fault = {0};
    (void)state;
    const int folder = open("/", O_RDONLY);
    const int before = lines.file;
    lines.file = folder;
    assert_int_equal(lines_next(&lines, true, &got, &text, &n, &fault), FAULT_IO);
    lines.file = before;
    close(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(lines_come_one_by_one, begin, end),
        cmocka_unit_test_setup_teardown(a_pipe_of_nothing_has_no_line, begin, end),
        cmocka_unit_test_setup_teardown(the_longest_is_taken_whole, begin, end),
        cmocka_unit_test_setup_teardown(a_longer_one_is_passed_over, begin, end),
        cmocka_unit_test_setup_teardown(so_is_one_that_never_ends, begin, end),
        cmocka_unit_test_setup_teardown(what_cannot_be_read_is_a_fault, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
