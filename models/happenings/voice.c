/* voice.c - see voice.h. */
#include "models/happenings/voice.h"

int voice_init(struct community *community, struct fault *fault)
{
    (void)community;
    (void)fault;
    return 0;
}

void voice_free(struct community *community) { (void)community; }

int voice_tables(const struct community *community, const struct table *tables[])
{
    (void)community;
    (void)tables;
    return 0;
}

void voice_failed(struct community *community, uint32_t task)
{
    (void)community;
    (void)task;
}

void voice_receive(struct community *community, const struct letter *letter)
{
    (void)community;
    (void)letter;
}

void voice_closed(struct community *community, uint32_t task)
{
    (void)community;
    (void)task;
}

double voice_pressure(const struct community *community)
{
    (void)community;
    return 0;
}

void voice_month(struct community *community)
{
    (void)community;
}
