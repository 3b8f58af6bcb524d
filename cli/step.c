/* step.c - see step.h. */
#include "cli/step.h"

#include <stdio.h>

#include "models/agents/committee.h"
#include "models/happenings/referral.h"

static const char *body_of(const struct ui *ui, const struct witnessed *what)
{
    static const struct words bodies[N_BODIES] = {
        [BODY_COMMITTEE] = {"居委会", "the committee"},
        [BODY_WORKSTATION] = {"工作站", "the workstation"}};
    return what->body < N_BODIES ? words_in(bodies[what->body], ui->lang) : "";
}

/* Of decisions those that a resident would notice; the others keep their names. */
static bool decided(const struct ui *ui, const struct witnessed *what, char text[EVENT_TEXT])
{
    struct words words = {0};
    switch (what->purpose) {
    case PURPOSE_PATIENCE:
        snprintf(text, EVENT_TEXT,
                 words_in((struct words){"最多愿意等 %.1f 天", "Would wait %.1f days at most"}, ui->lang),
                 (double)what->value / (double)DAY);
        return true;
    case PURPOSE_PAPER:
        words = what->value ? (struct words){"只在纸面上办", "Done on paper only"}
                            : (struct words){"真正去办", "Done in earnest"};
        break;
    case PURPOSE_COMPLAIN:
        if (what->value)
            return false; /* the complaint follows */
        words = (struct words){"没有投诉", "No complaint is made"};
        break;
    case PURPOSE_SOLVED:
        if (what->value == ENDING_SOLVED)
            words = (struct words){"问题解决了", "The problem is solved"};
        else if (what->value == ENDING_FAILED)
            words = (struct words){"问题没有解决", "The problem is not solved"};
        break;
    default:
        break;
    }
    if (!words.en)
        event_line(ui, what, text);
    else
        snprintf(text, EVENT_TEXT, "%s", words_in(words, ui->lang));
    return true;
}

bool step_words(const struct ui *ui, const struct witnessed *what, char text[EVENT_TEXT])
{
    const bool zh = ui->lang == LANG_ZH;
    const double hours = (double)what->value / (double)HOUR;
    switch ((enum witnessed_what)what->what) {
    case WITNESSED_DECIDED:
        return decided(ui, what, text);
    case WITNESSED_FILED:
        snprintf(text, EVENT_TEXT, zh ? "向%s提出，需要 %.1f 小时的工作" : "Put to %s; it takes %.1f hours of work",
                 body_of(ui, what), hours);
        return true;
    case WITNESSED_LIGHTENED:
        snprintf(text, EVENT_TEXT, zh ? "志愿者分担 %.1f 小时" : "Volunteers take %.1f hours of it", hours);
        return true;
    case WITNESSED_TAKEN:
        snprintf(text, EVENT_TEXT, zh ? "%s %u 号岗位经办，用 %.1f 小时" : "Taken up by %s, post %u; %.1f hours",
                 body_of(ui, what), what->post + 1, hours);
        return true;
    case WITNESSED_JUDGED:
        snprintf(text, EVENT_TEXT, "%s",
                 words_in(what->value ? (struct words){"居民满意", "The resident is content"}
                                      : (struct words){"居民不满意", "The resident is not content"},
                          ui->lang));
        return true;
    case WITNESSED_COMPLAINT:
        snprintf(text, EVENT_TEXT, zh ? "居民投诉" : "The resident complains");
        return true;
    case WITNESSED_VERDICT:
        snprintf(text, EVENT_TEXT, "%s",
                 words_in(what->value ? (struct words){"回访：查出没有真办", "Called back: it was not done in truth"}
                                      : (struct words){"回访：没有查出问题", "Called back: nothing is found"},
                          ui->lang));
        return true;
    default:
        event_line(ui, what, text);
        if (!zh && text[0] >= 'a' && text[0] <= 'z')
            text[0] = (char)(text[0] - 'a' + 'A');
        return true;
    }
}
