/* purposes.h - what draws decide: the first part of their address (sim/random.h).
 *
 * One list for all of models/, so that no two decisions share an address. A number is
 * given once and never changes its meaning: changing one changes results.
 */
#ifndef MODELS_PURPOSES_H
#define MODELS_PURPOSES_H

enum purpose {
    PURPOSE_ROLLOUT = 1, /* in what order places are treated; replicate 0 */
    PURPOSE_ROUTE = 2,   /* which body does a department's task */
    PURPOSE_POSTS = 3,   /* remainder of posts: (place, rule); replicate 0 */
    PURPOSE_OVERHEAD = 4, /* identities of meetings and accounts; nothing is drawn */
    /* the city, under replicate 0 */
    PURPOSE_SIZE = 10,   /* households of a community: (place) */
    PURPOSE_SAMPLE = 11, /* which street offices are simulated: (street) */
    PURPOSE_DEAL = 12,   /* remainders when totals are dealt: (place) */
    /* people as they are at the start */
    PURPOSE_RESIDENT = 20, /* age, registration, traits: (place, index) */
    PURPOSE_ATTITUDE = 21, /* first trust and expectation: (place, index) */
    PURPOSE_WORKER = 22,   /* skill, resilience, traits: (worker) */
    /* arrivals: streams, by (place, step, day) */
    PURPOSE_NEEDS = 30,
    PURPOSE_COUNTER = 31,
    PURPOSE_WISHES = 32,  /* self-governance */
    PURPOSE_INVITES = 33, /* to take part */
    PURPOSE_IDEAS = 34,   /* departments' */
    /* cases */
    PURPOSE_SERVICE = 40,    /* service time: (task, attempt) */
    PURPOSE_PATIENCE = 41,   /* (task) */
    PURPOSE_DIFFICULTY = 42, /* (task) */
    PURPOSE_SOLVED = 43,     /* a hard case solved, passed round or failed: (task, attempt) */
    PURPOSE_JUDGED = 44,     /* the client's judgement: (task) */
    PURPOSE_PAPER = 45,      /* done on paper: (task, attempt) */
    PURPOSE_CAUGHT = 46,     /* paper caught by a visit: (task, visit) */
    PURPOSE_RETURN = 47,     /* a case given up comes back, when: (task) */
    PURPOSE_TAKE_UP = 48,    /* a case is never brought: (task) */
    PURPOSE_WAY = 49,        /* counter case to committee or workstation: (task) */
    PURPOSE_ACCEPT = 50,     /* an invited resident takes part: (invitation) */
    PURPOSE_RESULT = 51,     /* whether it was worth it: (invitation) */
    PURPOSE_HELP = 52,       /* where volunteers help: (invitation) */
    PURPOSE_WISH = 53,       /* what a wish for self-governance is for: (task) */
    PURPOSE_SCOPE = 54,      /* whether a migrant's need is served: (task) */
    /* departments */
    PURPOSE_STANDING = 60,   /* number of items at the start: (place) */
    PURPOSE_ITEM = 61,       /* value, hours, life: (item) */
    PURPOSE_ITEM_TASK = 62,  /* gap to the next task: (item, nth) */
    PURPOSE_VOID = 63,       /* struck off: (item) */
    PURPOSE_PAID = 64,       /* whether the price is paid: (task) */
    PURPOSE_VISIT = 65,      /* threshold of the next visit: (place and department, nth) */
    PURPOSE_VISIT_DATE = 66, /* its date: (place and department, nth) */
    /* staff */
    PURPOSE_PICK = 70,    /* next class of work: (worker, day and pick) */
    PURPOSE_LEAVE = 71,   /* absent that day: (worker, day) */
    PURPOSE_QUIT = 72,    /* threshold of quitting: (worker) */
    PURPOSE_VACANCY = 73, /* how long the post stays empty: (worker who left) */
    /* what ties residents to one another and to the place */
    PURPOSE_TIES = 100,      /* who knows whom from elsewhere: (place, index) */
    PURPOSE_LIFE = 101,      /* stakes, what is known at first, aloofness: (place, index) */
    PURPOSE_TALK = 102,      /* whom one talks with, of whom: (place and month, index) */
    PURPOSE_EVENT = 103,     /* who is asked, who comes: (event, first of those at once) */
    PURPOSE_TIED = 104,      /* which old tie is forgotten for a new one: (event, nth) */
    PURPOSE_STAIRS = 105,    /* which stairwells are to have an organiser; replicate 0 */
    PURPOSE_ORGANISER = 106, /* who becomes one, who gives up: (stairwell, month) */
    PURPOSE_DUTY = 107,      /* identities of work that rules ask for; nothing is drawn */
    PURPOSE_ROTATION = 108,  /* whether those who plan are moved: (place, month) */
    PURPOSE_SURVEY = 109,    /* who answers a survey: (survey, nth) */
    PURPOSE_AGENDA = 110,    /* who has set an item of an agenda: (task) */
    PURPOSE_ROUND = 112,     /* whom an organiser asks this month: (stairwell and month, nth) */
};

#endif
