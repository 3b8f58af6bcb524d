/* ask.c - see ask.h. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include "analysis/ask.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "analysis/serve.h"

enum { SLICES = 30 }; /* of the time we wait */

struct asked {
    pid_t child; /* 0 once it is reaped */
    int socket;
    int slice, silent; /* milliseconds; slices in which nothing came */
    struct fault lost; /* why the child is no more */
    char path[];
};

/* --- the child's end ---------------------------------------------------------------- */

static int tell(const struct fault *story, struct fault *fault)
{
    if (fault && !fault->code)
        *fault = *story;
    return story->code;
}

/* Returns the status with which it ended. It is killed only while it is surely ours. */
static int end(struct asked *asked)
{
    int status = 0;
    pid_t gone = asked->child ? waitpid(asked->child, &status, WNOHANG) : -1;
    if (gone == 0) {
        kill(asked->child, SIGKILL);
        while (waitpid(asked->child, &status, 0) < 0 && errno == EINTR)
            continue;
    }
    asked->child = 0;
    return status;
}

static int lose(struct asked *asked, struct words why, struct fault *fault)
{
    end(asked);
    fault_set(&asked->lost, FAULT_INPUT, why);
    fault_place(&asked->lost, asked->path, 0, 0);
    return tell(&asked->lost, fault);
}

static int endless(struct asked *asked, struct fault *fault)
{
    return lose(asked,
                (struct words){"文件已损坏：读取没有尽头", "damaged: reading it does not end"}, fault);
}

static int died(struct asked *asked, struct fault *fault)
{
    int status = end(asked);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
        return endless(asked, fault);
    return lose(asked,
                (struct words){"文件已损坏：读取它会使程序崩溃", "damaged: reading it crashes"},
                fault);
}

static int nonsense(struct asked *asked, struct fault *fault)
{
    return lose(asked,
                (struct words){"文件已损坏：读出的内容自相矛盾",
                               "damaged: what is read from it contradicts itself"},
                fault);
}

/* An answer for which there is no memory is not heard to its end. */
static int no_room(struct asked *asked, size_t bytes, struct fault *fault)
{
    end(asked);
    fault_memory(&asked->lost, bytes);
    fault_place(&asked->lost, asked->path, 0, 0);
    return tell(&asked->lost, fault);
}

/* --- the socket --------------------------------------------------------------------- */

/* After a failed call: the socket can be tried again, or a fault. Silence is counted in
 * slices, so that a process stopped by its user for an hour loses one of them. */
static int wait_for(struct asked *asked, short what, struct fault *fault)
{
    struct pollfd poller = {.fd = asked->socket, .events = what};
    if (errno == EINTR)
        return 0;
    if (errno != EAGAIN && errno != EWOULDBLOCK)
        return died(asked, fault);
    if (poll(&poller, 1, asked->slice) == 0 && ++asked->silent >= SLICES)
        return endless(asked, fault);
    return 0;
}

static int hear(struct asked *asked, void *bytes, size_t size, struct fault *fault)
{
    int code = 0;
    for (char *at = bytes; !code && size;) {
        ssize_t n = recv(asked->socket, at, size, MSG_DONTWAIT);
        if (n > 0) {
            at += n;
            size -= (size_t)n;
        } else {
            code = n == 0 ? died(asked, fault) : wait_for(asked, POLLIN, fault);
        }
    }
    return code;
}

static int say(struct asked *asked, const void *bytes, size_t size, struct fault *fault)
{
    int code = 0;
    for (const char *at = bytes; !code && size;) {
        ssize_t n = send(asked->socket, at, size, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (n >= 0) {
            at += n;
            size -= (size_t)n;
        } else {
            code = wait_for(asked, POLLOUT, fault);
        }
    }
    return code;
}

/* The head of an answer; a fault is heard whole. */
static int hear_head(struct asked *asked, struct serve_answer *answer, struct fault *fault)
{
    struct fault story;
    int code = hear(asked, answer, sizeof *answer, fault);
    if (code || !answer->code)
        return code;
    if (answer->bytes != sizeof story)
        return nonsense(asked, fault);
    if ((code = hear(asked, &story, sizeof story, fault)))
        return code;
    story.where[FAULT_PLACE - 1] = story.zh[FAULT_STORY - 1] = story.en[FAULT_STORY - 1] = '\0';
    if (story.code != FAULT_INPUT && story.code != FAULT_MEMORY && story.code != FAULT_IO)
        return nonsense(asked, fault);
    return tell(&story, fault);
}

static int ask(struct asked *asked, struct serve_question question, const char *path,
               const char *name, struct serve_answer *answer, struct fault *fault)
{
    if (asked->lost.code)
        return tell(&asked->lost, fault);
    asked->silent = 0;
    question.path_size = strlen(path) + 1;
    question.name_size = name ? strlen(name) + 1 : 0;
    const size_t size = sizeof question + question.path_size + question.name_size;
    char *bytes = malloc(size); /* in one piece: the child is woken once */
    if (!bytes)
        return fault_memory(fault, size);
    memcpy(bytes, &question, sizeof question);
    memcpy(bytes + sizeof question, path, question.path_size);
    if (name)
        memcpy(bytes + sizeof question + question.path_size, name, question.name_size);
    int code = say(asked, bytes, size, fault);
    free(bytes);
    return code ? code : hear_head(asked, answer, fault);
}

/* `n` texts, end to end in `answer->bytes`; *texts has room for one at least. */
static int hear_texts(struct asked *asked, const struct serve_answer *answer, size_t n,
                      char ***texts, struct fault *fault)
{
    const size_t bytes = answer->bytes;
    *texts = NULL;
    if (answer->n != n || n > bytes || bytes > SERVE_TEXT_BYTES)
        return nonsense(asked, fault);
    char *body = malloc(bytes + 1);
    *texts = calloc(n + 1, sizeof **texts);
    int code = body && *texts ? hear(asked, body, bytes, fault)
                              : no_room(asked, bytes + n * sizeof **texts, fault);
    size_t at = 0;
    for (size_t i = 0; !code && i < n; i++) {
        const char *stop = at < bytes ? memchr(body + at, '\0', bytes - at) : NULL;
        size_t size = stop ? (size_t)(stop - (body + at)) + 1 : 0;
        if (!size)
            code = nonsense(asked, fault);
        else if (!((*texts)[i] = malloc(size)))
            code = no_room(asked, size, fault);
        else
            memcpy((*texts)[i], body + at, size);
        at += size;
    }
    if (!code && at != bytes)
        code = nonsense(asked, fault);
    if (code) {
        for (size_t i = 0; *texts && i < n; i++)
            free((*texts)[i]);
        free(*texts);
        *texts = NULL;
    }
    free(body);
    return code;
}

/* --- open --------------------------------------------------------------------------- */

int ask_open(struct asked **out, const char *path, int milliseconds, struct fault *fault)
{
    const size_t size = strlen(path) + 1;
    struct serve_answer answer;
    int ends[2];
    *out = NULL;
    struct asked *asked = calloc(1, sizeof *asked + size);
    if (!asked)
        return fault_memory(fault, sizeof *asked + size);
    memcpy(asked->path, path, size);
    asked->slice = milliseconds / SLICES;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        free(asked);
        return 0;
    }
    asked->socket = ends[0];
    asked->child = fork();
    if (asked->child == 0) {
        close(ends[0]);
        serve(ends[1], asked->path, milliseconds / 3000 + 1);
    }
    close(ends[1]);
    if (asked->child < 0) {
        asked->child = 0;
        ask_close(asked);
        return 0;
    }
    int code = hear_head(asked, &answer, fault);
    if (!code && answer.bytes)
        code = nonsense(asked, fault);
    if (code)
        ask_close(asked);
    else
        *out = asked;
    return code;
}

void ask_close(struct asked *asked)
{
    if (!asked)
        return;
    end(asked);
    close(asked->socket);
    free(asked);
}

/* --- questions ---------------------------------------------------------------------- */

int ask_has(struct asked *asked, const char *path, bool *has, struct fault *fault)
{
    struct serve_answer answer;
    int code =
        ask(asked, (struct serve_question){.what = SERVE_HAS}, path, NULL, &answer, fault);
    *has = !code && answer.n == 1;
    return code;
}

int ask_text(struct asked *asked, const char *object, const char *name, char **text,
             struct fault *fault)
{
    struct serve_answer answer;
    char **texts;
    *text = NULL;
    int code =
        ask(asked, (struct serve_question){.what = SERVE_TEXT}, object, name, &answer, fault);
    if (code || (code = hear_texts(asked, &answer, answer.n == 1, &texts, fault)))
        return code;
    *text = texts[0];
    free(texts);
    return 0;
}

int ask_numbers(struct asked *asked, const char *object, const char *name, double *numbers,
                int most, int *n, struct fault *fault)
{
    struct serve_answer answer;
    *n = 0;
    int code = ask(asked, (struct serve_question){.what = SERVE_NUMBERS, .most = most}, object,
                   name, &answer, fault);
    if (code)
        return code;
    if (answer.n > (size_t)most || answer.bytes != answer.n * sizeof *numbers)
        return nonsense(asked, fault);
    code = hear(asked, numbers, answer.bytes, fault);
    *n = code ? 0 : (int)answer.n;
    return code;
}

int ask_names(struct asked *asked, const char *group, bool groups, struct result_names *names,
              struct fault *fault)
{
    struct serve_answer answer;
    memset(names, 0, sizeof *names);
    int code = ask(asked, (struct serve_question){.what = groups ? SERVE_GROUPS : SERVE_DATASETS},
                   group, NULL, &answer, fault);
    if (!code)
        code = hear_texts(asked, &answer, answer.n, &names->names, fault);
    if (!code)
        names->n = answer.n;
    return code;
}

/* Is that a shape, of at most `most` cells? */
static bool is_shape(const struct result_about *about, size_t most)
{
    size_t cells = 1;
    if (about->rank < 0 || about->rank > RESULT_RANK ||
        (about->kind != RESULT_REALS && about->kind != RESULT_INTEGERS &&
         about->kind != RESULT_TEXTS))
        return false;
    for (int i = 0; i < about->rank; i++) {
        if (about->n[i] && cells > most / about->n[i])
            return false;
        cells *= about->n[i];
    }
    return about->cells == cells;
}

int ask_look(struct asked *asked, const char *path, struct result_about *about,
             struct fault *fault)
{
    struct serve_answer answer;
    int code = ask(asked, (struct serve_question){.what = SERVE_LOOK}, path, NULL, &answer, fault);
    if (code)
        return code;
    if (answer.bytes || !is_shape(&answer.about, SIZE_MAX / 16))
        return nonsense(asked, fault);
    *about = answer.about;
    return 0;
}

static int array_of(struct asked *asked, struct serve_question question, const char *path,
                    struct result_array *array, struct fault *fault)
{
    struct serve_answer answer;
    memset(array, 0, sizeof *array);
    int code = ask(asked, question, path, NULL, &answer, fault);
    if (code)
        return code;
    const size_t cells = answer.about.cells;
    if (!is_shape(&answer.about, RESULT_CELLS))
        return nonsense(asked, fault);
    if (answer.about.kind == RESULT_TEXTS) {
        code = hear_texts(asked, &answer, cells, &array->texts, fault);
    } else {
        if (answer.bytes != cells * 8)
            return nonsense(asked, fault);
        void *values = malloc(cells ? answer.bytes : 1);
        code = values ? hear(asked, values, answer.bytes, fault)
                      : no_room(asked, answer.bytes, fault);
        if (code)
            free(values);
        else if (answer.about.kind == RESULT_REALS)
            array->reals = values;
        else
            array->integers = values;
    }
    if (!code)
        array->about = answer.about;
    return code;
}

int ask_array(struct asked *asked, const char *path, struct result_array *array,
              struct fault *fault)
{
    return array_of(asked, (struct serve_question){.what = SERVE_ARRAY}, path, array, fault);
}

int ask_row(struct asked *asked, const char *path, size_t row, struct result_array *array,
            struct fault *fault)
{
    return array_of(asked, (struct serve_question){.what = SERVE_ROW, .row = row}, path, array,
                    fault);
}
