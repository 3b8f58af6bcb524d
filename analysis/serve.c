/* serve.c - see serve.h. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include "analysis/serve.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "analysis/read_hdf5.h"

/* What the largest array takes: its cells, the chunk they come in, and what that is
 * unpacked into, which HDF5 doubles as it goes. */
#define ROOM (5 * 8 * RESULT_CELLS)

/* An answer up to that goes in one piece: waking the other takes longer than copying. */
enum { SMALL = 4096 };

struct service {
    int socket, seconds;
    struct hdf5_file *file;
    const char *path;
};

/* --- confinement -------------------------------------------------------------------- */

static void limit(int what, rlim_t value, bool for_good)
{
    struct rlimit limit;
    if (getrlimit(what, &limit) != 0)
        return;
    limit.rlim_cur = value < limit.rlim_max ? value : limit.rlim_max;
    if (for_good)
        limit.rlim_max = limit.rlim_cur;
    setrlimit(what, &limit);
}

/* What the parent takes already is ours, too, by the fork. Where the system does not tell
 * how much, there is no limit. */
static void limit_memory(void)
{
    char text[64];
    int id = open("/proc/self/statm", O_RDONLY);
    ssize_t n = id < 0 ? 0 : read(id, text, sizeof text - 1);
    if (id >= 0)
        close(id);
    text[n > 0 ? n : 0] = '\0';
    unsigned long long pages = strtoull(text, NULL, 10);
    if (pages)
        limit(RLIMIT_AS, (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE) + ROOM, true);
}

/* Whatever the parent has open for writing: its own results, its sockets to other
 * children, the terminal. The C library's last words go nowhere. (What is open for reading
 * stays: HDF5 may count on it if it is this very file.) */
static void descriptors_close(int socket)
{
    DIR *open_ones = opendir("/proc/self/fd");
    for (struct dirent *entry; open_ones && (entry = readdir(open_ones));) {
        int id = (int)strtol(entry->d_name, NULL, 10);
        if (entry->d_name[0] != '.' && id != socket &&
            (fcntl(id, F_GETFL) & O_ACCMODE) != O_RDONLY)
            close(id);
    }
    if (open_ones)
        closedir(open_ones);
    int nowhere = open("/dev/null", O_RDWR);
    for (int id = 0; id <= STDERR_FILENO; id++)
        dup2(nowhere, id);
    if (nowhere > STDERR_FILENO)
        close(nowhere);
}

static void confine(struct service *service)
{
    static const int deadly[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGXCPU};
    for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++)
        signal(deadly[i], SIG_DFL);
    signal(SIGXFSZ, SIG_IGN);
    if (service->socket <= STDERR_FILENO)
        service->socket = fcntl(service->socket, F_DUPFD, STDERR_FILENO + 1);
    descriptors_close(service->socket);
    limit(RLIMIT_CORE, 0, true);
    limit(RLIMIT_FSIZE, 0, true);
    limit_memory();
}

/* Also for a child whose parent is gone and cannot end it. */
static void time_begins(const struct service *service)
{
    struct rusage used;
    if (getrusage(RUSAGE_SELF, &used) == 0)
        limit(RLIMIT_CPU,
              (rlim_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec + service->seconds + 1), false);
}

/* --- the socket --------------------------------------------------------------------- */

static void hear(const struct service *service, void *bytes, size_t size)
{
    for (char *at = bytes; size;) {
        ssize_t n = recv(service->socket, at, size, 0);
        if (n == 0 || (n < 0 && errno != EINTR))
            _exit(0); /* nobody asks any more */
        if (n > 0) {
            at += n;
            size -= (size_t)n;
        }
    }
}

static void say(const struct service *service, const void *bytes, size_t size)
{
    for (const char *at = bytes; size;) {
        ssize_t n = send(service->socket, at, size, MSG_NOSIGNAL);
        if (n < 0 && errno != EINTR)
            _exit(0);
        if (n > 0) {
            at += n;
            size -= (size_t)n;
        }
    }
}

static void answer(const struct service *service, struct serve_answer head, const void *body,
                   const struct fault *fault)
{
    if (head.code) {
        head = (struct serve_answer){.code = head.code, .bytes = sizeof *fault};
        body = fault;
    }
    char both[sizeof head + SMALL];
    const bool is_small = head.bytes <= SMALL;
    memcpy(both, &head, sizeof head);
    if (is_small && head.bytes)
        memcpy(both + sizeof head, body, head.bytes);
    say(service, both, sizeof head + (is_small ? head.bytes : 0));
    if (!is_small)
        say(service, body, head.bytes);
}

/* n texts, end to end. */
static void answer_texts(const struct service *service, struct serve_answer head,
                         char *const *texts, struct fault *fault)
{
    char *body = NULL, *at;
    for (size_t i = 0; !head.code && i < head.n; i++) {
        head.bytes += strlen(texts[i]) + 1;
        if (head.bytes > SERVE_TEXT_BYTES) {
            head.code = fault_set(fault, FAULT_INPUT,
                                  (struct words){"文字太长，不能一次读入",
                                                 "the texts are too long to be read at once"});
            fault_place(fault, service->path, 0, 0);
        }
    }
    if (!head.code && head.bytes && !(body = malloc(head.bytes)))
        head.code = fault_memory(fault, head.bytes);
    at = body;
    for (size_t i = 0; !head.code && i < head.n; i++) {
        size_t size = strlen(texts[i]) + 1;
        memcpy(at, texts[i], size);
        at += size;
    }
    answer(service, head, body, fault);
    free(body);
}

/* --- answers ------------------------------------------------------------------------ */

static void answer_text(const struct service *service, const char *path, const char *name)
{
    struct fault fault = {0};
    char *text;
    int code = hdf5_text(service->file, path, name, &text, &fault);
    answer_texts(service, (struct serve_answer){.code = code, .n = text != NULL}, &text, &fault);
    free(text);
}

static void answer_numbers(const struct service *service, const char *path, const char *name,
                           int most)
{
    struct fault fault = {0};
    double *numbers = calloc((size_t)most, sizeof *numbers);
    int n = 0, code = numbers ? hdf5_numbers(service->file, path, name, numbers, most, &n, &fault)
                              : fault_memory(&fault, (size_t)most * sizeof *numbers);
    answer(service,
           (struct serve_answer){
               .code = code, .n = (size_t)n, .bytes = (size_t)n * sizeof *numbers},
           numbers, &fault);
    free(numbers);
}

static void answer_names(const struct service *service, const char *path, bool groups)
{
    struct fault fault = {0};
    struct result_names names;
    int code = hdf5_names(service->file, path, groups, &names, &fault);
    answer_texts(service, (struct serve_answer){.code = code, .n = names.n}, names.names, &fault);
    result_names_free(&names);
}

static void answer_look(const struct service *service, const char *path)
{
    struct fault fault = {0};
    struct serve_answer head = {0};
    head.code = hdf5_look(service->file, path, &head.about, &fault);
    answer(service, head, NULL, &fault);
}

static void answer_array(const struct service *service, const struct serve_question *question,
                         const char *path)
{
    struct fault fault = {0};
    struct result_array array;
    struct serve_answer head = {0};
    head.code = question->what == SERVE_ROW
                    ? hdf5_row(service->file, path, question->row, &array, &fault)
                    : hdf5_array(service->file, path, &array, &fault);
    head.about = array.about;
    if (array.texts) {
        head.n = array.about.cells;
        answer_texts(service, head, array.texts, &fault);
    } else {
        head.bytes = array.about.cells * 8;
        answer(service, head, array.reals ? (void *)array.reals : (void *)array.integers, &fault);
    }
    result_array_free(&array);
}

static void answer_has(const struct service *service, const char *path)
{
    struct fault fault = {0};
    bool has;
    const int code = hdf5_has(service->file, path, &has, &fault);
    answer(service, (struct serve_answer){.code = code, .n = has}, NULL, &fault);
}

static void answer_one(const struct service *service, const struct serve_question *question,
                       const char *path, const char *name)
{
    switch (question->what) {
    case SERVE_HAS:
        answer_has(service, path);
        break;
    case SERVE_TEXT:
        answer_text(service, path, name);
        break;
    case SERVE_NUMBERS:
        answer_numbers(service, path, name, question->most);
        break;
    case SERVE_GROUPS:
    case SERVE_DATASETS:
        answer_names(service, path, question->what == SERVE_GROUPS);
        break;
    case SERVE_LOOK:
        answer_look(service, path);
        break;
    case SERVE_ARRAY:
    case SERVE_ROW:
        answer_array(service, question, path);
        break;
    }
}

/* Never exit(): HDF5 would write out what the parent has open. */
_Noreturn void serve(int socket, const char *path, int seconds)
{
    struct service service = {.socket = socket, .seconds = seconds, .path = path};
    struct serve_answer head = {0};
    struct fault fault = {0};
    confine(&service);
    time_begins(&service);
    head.code = hdf5_open(&service.file, path, &fault);
    limit(RLIMIT_NOFILE, 0, true);
    answer(&service, head, NULL, &fault);
    while (service.file) {
        struct serve_question question;
        hear(&service, &question, sizeof question);
        time_begins(&service);
        char *words = malloc(question.path_size + question.name_size);
        if (!words)
            break;
        hear(&service, words, question.path_size + question.name_size);
        answer_one(&service, &question, words, words + question.path_size);
        free(words);
    }
    _exit(0);
}
