/* test_damage.c - whatever is in a file, and whatever becomes of the process that reads it,
 * the reader goes on.
 *
 *   test_damage [SEED [COPIES]]     other damage than that of every day
 *
 * at most 300 s
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "analysis/ask.h"
#include "analysis/serve.h"
#include "tests/support/sample_result.h"

static char path[1200], other[1200], copy[1300];
static uint64_t seed = 21, copies = 2000;

static int sample_make(void **state)
{
    (void)state;
    const char *scratch = getenv("SCRATCH");
    struct store_head head = sample_head(1), longer = sample_head(2);
    struct fault fault = {0};
    /* A small one, for it is read thousands of times. */
    head.shape.n_items = head.shape.n_item_lines = 0;
    head.shape.n_works = head.shape.n_flow_lines = 0;
    head.shape.n_metrics = head.shape.n_lines = 1;
    head.n_parameters = 2;
    snprintf(path, sizeof path, "%s/damage.%ld.h5", scratch ? scratch : "/tmp", (long)getpid());
    snprintf(other, sizeof other, "%s/other.%ld.h5", scratch ? scratch : "/tmp", (long)getpid());
    snprintf(copy, sizeof copy, "%s.bad", path);
    int code = sample_write(path, &head, &fault);
    return code ? code : sample_write(other, &longer, &fault);
}

static int sample_remove(void **state)
{
    (void)state;
    unlink(copy);
    unlink(other);
    return unlink(path);
}

static struct result *opened(const char *name)
{
    struct result *result;
    struct fault fault = {0};
    assert_int_equal(result_open(&result, name, &fault), 0);
    assert_non_null(result);
    return result;
}

/* This process's only child, or 0. */
static pid_t child_of_ours(void)
{
    pid_t found = 0;
    DIR *folder = opendir("/proc");
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));) {
        char name[300], line[512];
        long parent;
        snprintf(name, sizeof name, "/proc/%s/stat", entry->d_name);
        FILE *file = entry->d_name[0] >= '1' && entry->d_name[0] <= '9' ? fopen(name, "r") : NULL;
        if (!file)
            continue;
        const char *end = fgets(line, sizeof line, file) ? strrchr(line, ')') : NULL;
        if (end && sscanf(end, ") %*c %ld", &parent) == 1 && parent == (long)getpid())
            found = (pid_t)strtol(entry->d_name, NULL, 10);
        fclose(file);
    }
    closedir(folder);
    return found;
}

static int descriptors(void)
{
    int n = 0;
    DIR *folder = opendir("/proc/self/fd");
    assert_non_null(folder);
    while (readdir(folder))
        n++;
    closedir(folder);
    return n;
}

static void assert_childless(void)
{
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

/* A fault of the file, with its story. */
static void assert_story(const struct fault *fault, const char *name)
{
    assert_int_equal(fault->code, FAULT_INPUT);
    assert_string_equal(fault->where, name);
    assert_true(fault->zh[0] && fault->en[0]);
}

/* --- damaged files ------------------------------------------------------------------ */

/* One copy in fifty leads HDF5 into a loop (a heap's object of length 0). Who is told so too
 * early, on a machine with much else to do, is no less told. */
enum { PATIENCE = 90 };

enum outcome { READ, REFUSED, IN_PART, CRASHED, ENDLESS, N_OUTCOMES };

static enum outcome told(const struct fault *fault, enum outcome otherwise)
{
    assert_story(fault, copy);
    return strstr(fault->en, "crashes") || strstr(fault->en, "contradicts") ? CRASHED
           : strstr(fault->en, "does not end")                              ? ENDLESS
                                                                            : otherwise;
}

static void note(const struct fault *fault, enum outcome *outcome)
{
    if (fault->code && (*outcome == READ || *outcome == IN_PART))
        *outcome = told(fault, IN_PART);
}

static void read_object(struct asked *asked, const char *object, enum outcome *outcome)
{
    struct fault fault = {0};
    char *text;
    int code = ask_text(asked, object, "long_name_zh", &text, &fault);
    assert_int_equal(code, fault.code);
    free(text);
    note(&fault, outcome);
}

static void read_dataset(struct asked *asked, const char *name, enum outcome *outcome)
{
    struct result_array array;
    struct fault fault = {0};
    size_t length = 0;
    read_object(asked, name, outcome);
    if (!ask_array(asked, name, &array, &fault))
        for (size_t i = 0; array.texts && i < array.about.cells; i++)
            length += strlen(array.texts[i]);
    assert_true(length < SERVE_TEXT_BYTES);
    result_array_free(&array);
    note(&fault, outcome);
}

/* What /rows and /trace have beyond the others. */
static void read_rest(struct asked *asked, enum outcome *outcome)
{
    static const char *const names[] = {"scenario", "digest", "title"};
    struct result_about about;
    struct result_array array;
    struct fault fault = {0};
    double numbers[2];
    int n;
    char *text;
    ask_numbers(asked, "/rows/work.patience", "range", numbers, 2, &n, &fault);
    note(&fault, outcome);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        memset(&fault, 0, sizeof fault);
        ask_text(asked, "/", names[i], &text, &fault);
        free(text);
        note(&fault, outcome);
    }
    memset(&fault, 0, sizeof fault);
    ask_look(asked, "/trace", &about, &fault);
    ask_row(asked, "/trace", 0, &array, &fault);
    result_array_free(&array);
    note(&fault, outcome);
}

static bool has(struct asked *asked, const char *name, enum outcome *outcome)
{
    struct fault fault = {0};
    bool there;
    ask_has(asked, name, &there, &fault);
    note(&fault, outcome);
    return there;
}

static void read_group(struct asked *asked, const char *group, int depth, enum outcome *outcome)
{
    static const char *const axes[] = {"time", "community"};
    struct result_names names;
    char name[1024];
    struct fault fault = {0};
    const char *prefix = strcmp(group, "/") ? group : "";
    read_object(asked, group, outcome);
    for (size_t i = 0; !depth && i < sizeof axes / sizeof *axes; i++) {
        if (snprintf(name, sizeof name, "%s/%s", prefix, axes[i]) < (int)sizeof name &&
            has(asked, name, outcome))
            read_dataset(asked, name, outcome);
    }
    ask_names(asked, group, false, &names, &fault);
    for (size_t i = 0; i < names.n; i++)
        if (snprintf(name, sizeof name, "%s/%s", prefix, names.names[i]) < (int)sizeof name)
            read_dataset(asked, name, outcome);
    result_names_free(&names);
    note(&fault, outcome);
    memset(&fault, 0, sizeof fault);
    ask_names(asked, group, true, &names, &fault);
    for (size_t i = 0; depth < 4 && i < names.n; i++)
        if (snprintf(name, sizeof name, "%s/%s", prefix, names.names[i]) < (int)sizeof name)
            read_group(asked, name, depth + 1, outcome);
    result_names_free(&names);
    note(&fault, outcome);
}

static uint64_t any(uint64_t at, uint64_t below)
{
    return ((uint64_t)sample_integer(seed, at, 0) << 20 ^ (uint64_t)sample_integer(seed, at, 1)) %
           below;
}

/* Bytes or bits changed, blocks emptied, the end cut off. Returns the new size. */
static size_t spoil(char *bytes, size_t size, uint64_t nth)
{
    const uint64_t at = nth * 32;
    for (uint64_t k = 0; nth % 4 < 2 && k <= nth / 4 % 8; k++)
        if (nth % 4 == 0)
            bytes[any(at + 2 * k, size)] = (char)any(at + 2 * k + 1, 256);
        else
            bytes[any(at + 2 * k, size)] ^= (char)(1 << any(at + 2 * k + 1, 8));
    if (nth % 4 == 2) {
        size_t from = any(at, size), length = (size_t)1 << any(at + 1, 10);
        memset(bytes + from, 0, length < size - from ? length : size - from);
    }
    return nth % 4 == 3 ? any(at, size) : size;
}

static void damaged_files_are_read_or_refused(void **state)
{
    (void)state;
    static char bytes[1 << 19], spoilt[1 << 19];
    int n[N_OUTCOMES] = {0};
    FILE *file = fopen(path, "rb");
    size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    assert_true(size > 10000 && size < sizeof bytes);
    for (uint64_t i = 0; i < copies; i++) {
        enum outcome outcome = READ;
        struct asked *asked;
        struct fault fault = {0};
        memcpy(spoilt, bytes, size);
        size_t left = spoil(spoilt, size, i);
        file = fopen(copy, "wb");
        assert_int_equal(fwrite(spoilt, 1, left, file), left);
        fclose(file);
        if (ask_open(&asked, copy, PATIENCE, &fault)) {
            assert_null(asked);
            outcome = told(&fault, REFUSED);
        } else {
            read_group(asked, "/", 0, &outcome);
            read_rest(asked, &outcome);
            ask_close(asked);
        }
        n[outcome]++;
    }
    unlink(copy);
    assert_childless();
    print_message("# seed %llu, %zu bytes: read %d, refused %d, in part %d, crashed %d, endless %d\n",
                  (unsigned long long)seed, size, n[READ], n[REFUSED], n[IN_PART], n[CRASHED],
                  n[ENDLESS]);
    assert_true(n[READ] && n[REFUSED] && n[IN_PART] && n[CRASHED]);
}

/* --- the child ---------------------------------------------------------------------- */

static void a_child_that_dies_is_a_fault(void **state)
{
    (void)state;
    bool there;
    struct result *result = opened(path);
    struct result_array array;
    struct fault fault = {0};
    char *text;
    assert_int_equal(result_array(result, "/trace", &array, &fault), 0);
    result_array_free(&array);
    assert_int_equal(kill(child_of_ours(), SIGKILL), 0);
    assert_int_equal(result_array(result, "/trace", &array, &fault), FAULT_INPUT);
    assert_story(&fault, path);
    assert_non_null(strstr(fault.en, "crashes"));
    assert_null(array.integers);
    assert_childless();
    memset(&fault, 0, sizeof fault);
    assert_int_equal(result_text(result, "/", "digest", &text, &fault), FAULT_INPUT);
    assert_story(&fault, path);
    assert_null(text);
    memset(&fault, 0, sizeof fault);
    assert_int_equal(result_has(result, "/trace", &there, &fault), FAULT_INPUT);
    assert_false(there);
    result_close(result);
}

static void a_child_that_says_nothing_is_a_fault(void **state)
{
    (void)state;
    struct asked *asked;
    struct result_about about;
    struct fault fault = {0};
    assert_int_equal(ask_open(&asked, path, 1000, &fault), 0);
    assert_int_equal(kill(child_of_ours(), SIGSTOP), 0);
    assert_int_equal(ask_look(asked, "/trace", &about, &fault), FAULT_INPUT);
    assert_story(&fault, path);
    assert_non_null(strstr(fault.en, "does not end"));
    assert_childless();
    ask_close(asked);
    memset(&fault, 0, sizeof fault);
    assert_int_equal(ask_open(&asked, path, 1000, &fault), 0);
    assert_int_equal(kill(child_of_ours(), SIGXCPU), 0); /* as when its time is over */
    assert_int_equal(ask_look(asked, "/trace", &about, &fault), FAULT_INPUT);
    assert_non_null(strstr(fault.en, "does not end"));
    ask_close(asked);
}

static void a_child_can_write_nowhere(void **state)
{
    (void)state;
    static const char *const none[] = {"Max core file size        0", "Max file size             0",
                                       "Max open files            0"};
    char name[300], text[4096];
    FILE *ours = fopen(copy, "wb");
    struct result *first = opened(other);
    const pid_t elder = child_of_ours();
    struct result *result = opened(path);
    assert_int_equal(kill(elder, SIGKILL), 0); /* so that the other is the only one */
    struct fault fault = {0};
    char *unheard;
    assert_int_equal(result_text(first, "/", "digest", &unheard, &fault), FAULT_INPUT);
    const long child = (long)child_of_ours();
    snprintf(name, sizeof name, "/proc/%ld/limits", child);
    FILE *file = fopen(name, "r");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_non_null(strstr(text, none[i]));
    snprintf(name, sizeof name, "/proc/%ld/fd", child);
    DIR *folder = opendir(name);
    int sockets = 0;
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));) {
        char target[512];
        ssize_t n = readlinkat(dirfd(folder), entry->d_name, target, sizeof target - 1);
        target[n > 0 ? n : 0] = '\0';
        assert_string_not_equal(target, copy);
        sockets += strncmp(target, "socket:", 7) == 0;
    }
    closedir(folder);
    assert_int_equal(sockets, 1);
    result_close(result);
    result_close(first);
    fclose(ours);
    unlink(copy);
}

static void nothing_is_left_of_a_hundred(void **state)
{
    (void)state;
    const int before = descriptors();
    for (int i = 0; i < 100; i++) {
        struct fault fault = {0};
        struct result *no;
        result_close(opened(path));
        assert_int_equal(result_open(&no, "/proc/self/exe", &fault), FAULT_INPUT);
    }
    assert_int_equal(descriptors(), before);
    assert_childless();
}

/* Three at once, asked in turn, closed in any order. */
static void results_answer_independently(void **state)
{
    (void)state;
    struct result *results[] = {opened(path), opened(other), opened(path)};
    const size_t rows[] = {1, 2, 1};
    struct fault fault = {0};
    for (int gone = 0; gone < 3; gone++) {
        for (int i = 0; i < 3; i++) {
            struct result_array array;
            if (!results[i])
                continue;
            assert_int_equal(result_array(results[i], "/trace", &array, &fault), 0);
            assert_int_equal(array.about.n[0], rows[i]);
            result_array_free(&array);
        }
        result_close(results[gone]);
        results[gone] = NULL;
    }
    assert_childless();
}

/* What was opened stays what is read, also when it is cut short under us. (Of a file too large to be
 * kept in memory that is a fault.) */
static void a_file_may_change_meanwhile(void **state)
{
    (void)state;
    char command[8000];
    struct result_array array;
    struct fault fault = {0};
    snprintf(command, sizeof command, "cp '%s' '%s'", path, copy);
    assert_int_equal(system(command), 0);
    struct result *result = opened(copy);
    snprintf(command, sizeof command, "cp '%s' '%s.new' && mv '%s.new' '%s'", other, copy, copy,
             copy);
    assert_int_equal(system(command), 0);
    assert_int_equal(result_array(result, "/trace", &array, &fault), 0);
    assert_int_equal(array.about.n[0], 1);
    result_array_free(&array);
    result_close(result);
    struct asked *asked;
    enum outcome outcome = READ;
    assert_int_equal(ask_open(&asked, copy, 2000, &fault), 0);
    assert_int_equal(truncate(copy, 3000), 0);
    read_group(asked, "/", 0, &outcome);
    assert_int_equal(outcome, READ);
    ask_close(asked);
    unlink(copy);
}

/* --- answers of a child that is not itself any more ----------------------------------- */

/* Asks for an array, text and names, and is answered `head` and `body`. */
static void assert_nonsense(struct serve_answer head, const void *body, size_t size)
{
    for (int question = 0; question < 6; question++) {
        struct asked *asked;
        struct fault fault = {0};
        struct result_array array = {0};
        struct result_names names = {0};
        struct result_about about;
        char *text = NULL;
        double numbers[2];
        int ends[2], code = 0, n;
        int socket = dup(STDIN_FILENO); /* the number that the reader's will have */
        close(socket);
        assert_int_equal(ask_open(&asked, path, 2000, &fault), 0);
        assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
        assert_int_equal(dup2(ends[0], socket), socket);
        close(ends[0]);
        assert_int_equal(write(ends[1], &head, sizeof head), sizeof head);
        assert_int_equal(write(ends[1], body, size), size);
        shutdown(ends[1], SHUT_WR);
        switch (question) {
        case 0:
            code = ask_array(asked, "/trace", &array, &fault);
            break;
        case 1:
            code = ask_row(asked, "/trace", 0, &array, &fault);
            break;
        case 2:
            code = ask_text(asked, "/", "digest", &text, &fault);
            break;
        case 3:
            code = ask_names(asked, "/", true, &names, &fault);
            break;
        case 4:
            code = ask_look(asked, "/trace", &about, &fault);
            break;
        case 5:
            code = ask_numbers(asked, "/trace", "range", numbers, 2, &n, &fault);
            break;
        }
        assert_int_equal(code, FAULT_INPUT);
        assert_story(&fault, path);
        assert_null(array.integers || array.reals || array.texts || text || names.names);
        ask_close(asked);
        close(ends[1]);
    }
    assert_childless();
}

static void nonsense_is_a_fault(void **state)
{
    (void)state;
    struct result_about about = {.rank = 1, .n = {4}, .cells = 4};
    const double cells[4] = {0};
    assert_nonsense((struct serve_answer){.n = 3, .about = about, .bytes = SIZE_MAX}, NULL, 0);
    assert_nonsense((struct serve_answer){.n = SIZE_MAX, .about = about, .bytes = 8}, cells, 8);
    about.kind = RESULT_TEXTS; /* three texts and one without end */
    assert_nonsense((struct serve_answer){.n = 4, .about = about, .bytes = 7}, "a\0b\0c\0d", 7);
    about.kind = RESULT_REALS;
    about.cells = 5;
    assert_nonsense((struct serve_answer){.n = 5, .about = about, .bytes = 40}, cells, 32);
    about = (struct result_about){.rank = 3, .n = {UINT32_MAX, UINT32_MAX, UINT32_MAX}, .cells = 1};
    assert_nonsense((struct serve_answer){.n = 3, .about = about, .bytes = 8}, cells, 8);
    about = (struct result_about){.rank = 9, .cells = 1};
    assert_nonsense((struct serve_answer){.n = 3, .about = about, .bytes = 8}, cells, 8);
    about = (struct result_about){.rank = 1, .n = {RESULT_CELLS * 16}, .cells = RESULT_CELLS * 16};
    assert_nonsense((struct serve_answer){.n = 3, .about = about, .bytes = about.cells * 8}, cells, 8);
    /* A fault without end, an unknown one, one cut short. */
    struct fault fault;
    memset(&fault, 'x', sizeof fault);
    assert_nonsense((struct serve_answer){.code = 1, .bytes = sizeof fault}, &fault, sizeof fault);
    assert_nonsense((struct serve_answer){.code = 1, .bytes = 8}, &fault, 8);
    fault.code = FAULT_INPUT;
    memset(fault.where, 0, sizeof fault.where);
    fault_place(&fault, path, 0, 0);
    assert_nonsense((struct serve_answer){.code = 1, .bytes = sizeof fault}, &fault, sizeof fault);
    assert_nonsense((struct serve_answer){.code = 1, .bytes = sizeof fault}, &fault, 100);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(damaged_files_are_read_or_refused),
        cmocka_unit_test(a_child_that_dies_is_a_fault),
        cmocka_unit_test(a_child_that_says_nothing_is_a_fault),
        cmocka_unit_test(a_child_can_write_nowhere),
        cmocka_unit_test(nothing_is_left_of_a_hundred),
        cmocka_unit_test(results_answer_independently),
        cmocka_unit_test(a_file_may_change_meanwhile),
        cmocka_unit_test(nonsense_is_a_fault),
    };
    if (argc > 1)
        seed = strtoull(argv[1], NULL, 10);
    if (argc > 2)
        copies = strtoull(argv[2], NULL, 10);
    return cmocka_run_group_tests(tests, sample_make, sample_remove);
}
