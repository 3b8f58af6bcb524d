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
    /* residents decide */
    PURPOSE_AGE = 120,        /* age in years within one's group: (place, index) */
    PURPOSE_REGISTERED = 121, /* on the electoral roll: (place, index) */
    PURPOSE_VOTE = 122,       /* votes, is voted for, and how: (place and index, day) */
    PURPOSE_SEAT = 123,       /* who is asked to a meeting, and comes: (meeting, seat) */
    PURPOSE_CAPTURE = 124,    /* whether, how and by whom a body is captured: (body, term) */
    PURPOSE_FOUND_OUT = 125,  /* threshold of hazard at which it is: (body, term) */
    PURPOSE_BODY = 126,       /* whether it stands at first, works, ends: (body, nth) */
    PURPOSE_PROPOSAL = 127,   /* proposals of a month, and what each is: (place, month) */
    PURPOSE_DECIDE = 128,     /* who votes on proposals and how: (place and index, month) */
    PURPOSE_STEP = 129,       /* who helps with a step: (step, nth) */
    PURPOSE_SUCCESS = 130,    /* of a project, and who is told: (project, nth) */
    PURPOSE_ALLOWANCE = 131,  /* an application, rightful, heard: (task) */
    PURPOSE_AUDIT = 132,      /* accounts looked at, found wrong: (body, week) */
    PURPOSE_MEETING = 133,    /* identities and phases of meetings: (place, kind) */
    PURPOSE_ONE_POST = 134,   /* one person in both posts: (place); replicate 0 */
};

#endif
