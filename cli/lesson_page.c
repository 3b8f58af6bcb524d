/* lesson_page.c - see lesson_page.h. */
#include "cli/lesson_page.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/program.h"

/* The program's own folder, with the slash. */
static bool find_folder(char path[PATH_MAX])
{
    if (!program_path(path))
        return false;
    strrchr(path, '/')[1] = '\0';
    return true;
}

static bool find_page(char path[PATH_MAX])
{
    static const char *const places[] = {"", "../share/shequ/", "classroom/", "build/classroom/"};
    char folder[PATH_MAX];
    if (!find_folder(folder))
        return false;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        const int n = snprintf(path, PATH_MAX, "%.*s%sshequ-classroom.html", PATH_MAX - 64, folder,
                               places[i]);
        if (n > 0 && n < PATH_MAX && access(path, R_OK) == 0)
            return true;
    }
    return false;
}

/* As an address has it: what is no letter, digit or one of `plain` by its bytes. */
static char *put(char *at, const char *text, const char *plain)
{
    for (const char *c = text; *c; c++)
        at += isalnum((unsigned char)*c) || strchr(plain, *c)
                  ? sprintf(at, "%c", *c)
                  : sprintf(at, "%%%02X", (unsigned)(unsigned char)*c);
    return at;
}

bool lesson_page(const char *lesson, char url[LESSON_URL])
{
    char path[PATH_MAX];
    if (!find_page(path))
        return false;
    char *at = put(url + sprintf(url, "file://"), path, "/-_.~+");
    if (lesson)
        put(at + sprintf(at, "#lesson="), lesson, "-_");
    return true;
}

int lesson_page_open(const char *lesson, const struct ui *ui)
{
    char url[LESSON_URL];
    int status = 0;
    if (!lesson_page(lesson, url)) {
        struct fault fault = {0};
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"没有网页可打开：make classroom",
                                 "there is no page to open: make classroom"});
        return ui_fault(ui, &fault);
    }
    fflush(stdout);
    const pid_t child = fork();
    if (child == 0) {
        const int nowhere = open("/dev/null", O_WRONLY);
        if (nowhere >= 0)
            dup2(nowhere, STDOUT_FILENO); /* what is there is ours */
        execlp("xdg-open", "xdg-open", url, (char *)NULL);
        execlp("open", "open", url, (char *)NULL);
        _exit(127);
    }
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    if (child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return 0;
    ui_note(ui, (struct words){"打不开浏览器；请自己打开 %s", "no browser could be opened; open %s yourself"},
            url);
    return EXIT_IO;
}
