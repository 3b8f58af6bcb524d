/* sensitivity_say.h - what a sensitivity says, in words: for the terminal and for the page. */
#ifndef CLI_SENSITIVITY_SAY_H
#define CLI_SENSITIVITY_SAY_H

#include "cli/sensitivity.h"

enum { SENSITIVITY_TEXT = 4096 };

/* In the order in which they are told. */
enum sensitivity_sentence {
    SAYS_DECIDES, /* which factor most, and how well it is known */
    SAYS_STUDY,   /* which assumed number is to be studied first */
    SAYS_SLIGHT,  /* which do not matter */
    SAYS_OPEN,    /* of which this cannot be told yet */
    SAYS_SIGN,    /* at which share of points the sign holds */
    SAYS_BOX,     /* where it does not */
    SAYS_LUCK,    /* how much is chance */
    N_SAYS
};

/* "" where there is nothing to say. All return `text`. */
const char *sensitivity_say(const struct sensitivity *sensitivity,
                            const struct sensitivity_subject *subject,
                            enum sensitivity_sentence which, enum lang lang,
                            char text[SENSITIVITY_TEXT]);
/* "service failure, effect of separation" */
const char *sensitivity_title(const struct sensitivity *sensitivity,
                              const struct sensitivity_subject *subject, enum lang lang,
                              char text[SENSITIVITY_TEXT]);
/* Its label and its path. */
const char *sensitivity_factor_name(const struct sweep_factor *factor, enum lang lang,
                                    char text[SENSITIVITY_TEXT]);
/* Grade of its row; where it has none, that it has none. */
struct words sensitivity_grade(const struct sweep_factor *factor);
/* "0.62 (0.55 .. 0.70)", shares of mu* in points; or why it is not known. */
const char *sensitivity_figure(const struct sensitivity *sensitivity,
                               const struct sensitivity_subject *subject, uint32_t factor,
                               int measure, enum lang lang, char text[SENSITIVITY_TEXT]);
/* Most of what differs between points is luck. */
bool sensitivity_is_lucky(const struct sensitivity_subject *subject);

#endif
