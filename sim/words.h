/* words.h - the same words for a Chinese and an English reader; both are required. */
#ifndef SIM_WORDS_H
#define SIM_WORDS_H

enum lang { LANG_ZH, LANG_EN };

struct words {
    const char *zh, *en;
};

static inline const char *words_in(struct words words, enum lang lang)
{
    return lang == LANG_ZH ? words.zh : words.en;
}

#endif
