/* sentence.c - see sentence.h. */
#include "cli/sentence.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "analysis/stopping.h"
#include "cli/amount.h"

const char *sentence_key(enum verdict verdict)
{
    static const char *const keys[] = {[VERDICT_HELPS] = "helps", [VERDICT_HURTS] = "hurts",
                                       [VERDICT_NEGLIGIBLE] = "negligible",
                                       [VERDICT_UNDECIDED] = "undecided"};
    return keys[verdict];
}

struct words sentence_verdict(const struct effect *effect)
{
    static const struct words valued[] = {
        [VERDICT_HELPS] = {"有效", "it helps"},
        [VERDICT_HURTS] = {"有害", "it hurts"},
        [VERDICT_NEGLIGIBLE] = {"无关紧要", "negligible"},
        [VERDICT_UNDECIDED] = {"尚不能断定", "undecided"}};
    static const struct words neither[] = {
        [VERDICT_HELPS] = {"上升", "up"}, [VERDICT_HURTS] = {"下降", "down"},
        [VERDICT_NEGLIGIBLE] = {"不变", "no change"}, [VERDICT_UNDECIDED] = {"尚不能断定", "undecided"}};
    return (effects_good(effect->metric) ? valued : neither)[effect->verdict];
}

/* A sentence begins with a capital letter, where the script has them. */
static const char *begun(char text[SENTENCE])
{
    text[0] = (char)toupper((unsigned char)text[0]);
    return text;
}

const char *sentence_effect(char text[SENTENCE], const struct effect *effect, enum lang lang)
{
    const char *unit = effect->metric->unit;
    const struct paired *chance = &effect->chance;
    char base[AMOUNT], variant[AMOUNT], gap[AMOUNT], interval[AMOUNT], assumed[AMOUNT];
    amount_text(base, unit, chance->base, lang);
    amount_text(variant, unit, chance->variant, lang);
    amount_difference(gap, unit, chance->effect, lang);
    amount_interval(interval, unit, chance->interval.low, chance->interval.high, lang);
    if (!effect->has_assumed) {
        snprintf(text, SENTENCE,
                 words_in((struct words){"%s从 %s 变为 %s，相差 %s（95 %% 区间 %s，只计运气）",
                                         "%s goes from %s to %s: %s (95 %% interval %s, of chance "
                                         "alone)"},
                          lang),
                 words_in(effect->metric->label, lang), base, variant, gap, interval);
        return begun(text);
    }
    amount_interval(assumed, unit, effect->assumed.interval.low, effect->assumed.interval.high,
                    lang);
    snprintf(text, SENTENCE,
             words_in((struct words){"%s从 %s 变为 %s，相差 %s（95 %% 区间：只计运气 %s；连同假设 %s；"
                                     "在 %.0f %% 的假设取值下方向不变）",
                                     "%s goes from %s to %s: %s (95 %% interval of chance alone %s; "
                                     "with assumptions %s; the sign holds in %.0f %% of their draws)"},
                      lang),
             words_in(effect->metric->label, lang), base, variant, gap, interval, assumed,
             100 * effect->assumed.holds);
    return begun(text);
}

const char *sentence_wants(char text[SENTENCE], const struct effect *effect, enum lang lang)
{
    text[0] = '\0';
    if (effect->verdict != VERDICT_UNDECIDED || isnan(effect->wants))
        return text;
    if (isinf(effect->wants) && effect->has_assumed && effect->chance.n < STOPPING_DRAWS)
        snprintf(text, SENTENCE,
                 words_in((struct words){"结果随假设的数值变化很大；至少 %d 次重复才能知道是否还定得下来",
                                         "it changes much with numbers that are assumed; %d replicates "
                                         "or more tell whether it can be decided at all"},
                          lang),
                 (int)STOPPING_DRAWS);
    else if (isinf(effect->wants))
        snprintf(text, SENTENCE, "%s",
                 effect->has_assumed
                     ? words_in((struct words){"再多的重复也定不下来：结果取决于假设的数值，要定就得去量它们",
                                               "more replicates cannot decide it: it hangs on numbers "
                                               "that are assumed, and would have to be measured"},
                                lang)
                     : words_in((struct words){"效应正落在门槛上，再多的重复也定不下来",
                                               "the effect lies on the bound: more replicates cannot "
                                               "decide it"},
                                lang));
    else
        snprintf(text, SENTENCE,
                 words_in((struct words){"大约还要 %.0f 次重复", "some %.0f more replicates would decide "
                                                           "it"},
                          lang),
                 ceil(effect->wants));
    return begun(text);
}

const char *sentence_question(char text[SENTENCE], const struct effect *effect,
                              const char *variant, enum lang lang)
{
    static const struct words does[] = {{"下降", "lower"}, {"变动", "change"}, {"上升", "raise"}};
    const struct words verb = does[effects_good(effect->metric) + 1];
    const char *label = words_in(effect->metric->label, lang);
    char matters[AMOUNT];
    amount_difference(matters, effect->metric->unit, effect->matters, lang); /* less its sign */
    if (!(effect->matters > 0))
        snprintf(text, SENTENCE,
                 words_in((struct words){"“%s”对%s有何影响？", "what does \"%s\" do to %s?"}, lang),
                 variant, label);
    else if (lang == LANG_ZH)
        snprintf(text, SENTENCE, "“%s”能否使%s%s %s以上？", variant, label, verb.zh, matters + 1);
    else
        snprintf(text, SENTENCE, "does \"%s\" %s %s by %s or more?", variant, verb.en, label,
                 matters + 1);
    return text;
}
