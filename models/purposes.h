/* purposes.h - what draws decide: the first part of their address (sim/random.h).
 *
 * One list for all of models/, so that no two decisions share an address. A number is
 * given once and never changes its meaning: changing one changes results.
 */
#ifndef MODELS_PURPOSES_H
#define MODELS_PURPOSES_H

enum purpose {
    PURPOSE_ROLLOUT = 1, /* in what order places are treated: (reform, place); replicate 0 */
    PURPOSE_ROUTE = 2,   /* which body does a department's task: (task) */
    PURPOSE_POSTS = 3,   /* remainder of posts: (place, rule); replicate 0 */
    PURPOSE_OVERHEAD = 4, /* identities of meetings and accounts; nothing is drawn */
    PURPOSE_ASSUMPTION = 5, /* an assumed number within its range: (its name, attempt) */
    /* the city, under replicate 0 */
    PURPOSE_SIZE = 10,   /* households of a community: (place) */
    PURPOSE_SAMPLE = 11, /* which street offices are simulated: (street) */
    PURPOSE_DEAL = 12,   /* remainders when totals are dealt: (place) */
    /* people as they are at the start */
    PURPOSE_RESIDENT = 20, /* age, registration, traits: (place, index) */
    PURPOSE_ATTITUDE = 21, /* first trust and expectation: (place, index) */
    PURPOSE_WORKER = 22,   /* skill, resilience, traits: (worker) */
    /* arrivals: streams on a ladder of rates */
    PURPOSE_NEEDS = 30,   /* residents' needs arise: (place and step, day) */
    PURPOSE_COUNTER = 31, /* cases come to the counter: (place and step, day) */
    PURPOSE_WISHES = 32,  /* wishes for self-governance arise: (place and step, day) */
    PURPOSE_INVITES = 33, /* somebody is asked to take part: (place and step, day) */
    PURPOSE_IDEAS = 34,   /* departments have ideas: (place and step, day) */
    /* cases */
    PURPOSE_SERVICE = 40,    /* luck of the service time: (task, attempt) */
    PURPOSE_PATIENCE = 41,   /* how long somebody waits: (task) */
    PURPOSE_DIFFICULTY = 42, /* how difficult a case is, and whether it is hard: (task) */
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
    /* the estate */
    PURPOSE_HOUSEHOLD = 150, /* who a household is: (place and spell, household) */
    PURPOSE_BILL = 151,      /* attitude, reminder, court: (place and quarter, household) */
    PURPOSE_FIRM_JUDGED = 152, /* the service judged: (place and quarter, household) */
    PURPOSE_FIRM = 153,      /* ability of a firm: (place, spell) */
    PURPOSE_TENDER = 154,    /* another firm is found: (place, spell and quarter) */
    PURPOSE_CONFLICT = 155,  /* threshold of conflict: (place, nth) */
    PURPOSE_RECONCILED = 156, /* a mediation ends it: (task) */
    PURPOSE_BREAKDOWN = 157, /* number of breakdowns: (place, month) */
    PURPOSE_REPAIR = 158,    /* owners agree to draw on the repair fund: (place, month) */
    PURPOSE_LEAVE_ESTATE = 159, /* who moves out: (place and month, candidate) */
    PURPOSE_NEWCOMER = 160,  /* who moves in: (place and resident, spell) */
    PURPOSE_OFFERED = 161,   /* taken in by a programme; replicate 0: (place) */
    PURPOSE_CONSENT = 162,   /* an owner agrees: (place and round, household) */
    PURPOSE_PERSUADE = 163,  /* identities of visits before a consent; nothing is drawn */
    PURPOSE_TWIN = 164,      /* identities of meetings of twin committees; nothing is drawn */
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
    /* items of the city's own list */
    PURPOSE_LISTED = 140,   /* identities of items: (place and name); nothing is drawn */
    PURPOSE_STRUCK = 141,   /* struck off by name: (item) */
    PURPOSE_ADMITTED = 142, /* admitted by name: (item) */
    /* gate: what departments may send down */
    PURPOSE_GATE = 190,        /* whether an idea is on the list, and whether it passes: (idea) */
    PURPOSE_REFUSAL = 191,     /* whether a task may be refused: (task) */
    PURPOSE_MERGED = 192,      /* whether a task repeats another, and is seen to: (task) */
    PURPOSE_STREET_WAY = 193,  /* to the street committees, and what they do: (task) */
    PURPOSE_APPRAISAL = 194,   /* identities of appraisal paperwork; nothing is drawn */
    PURPOSE_COURTING = 195,    /* identities of courting residents' marks; nothing is drawn */
    PURPOSE_REFUSING = 196,    /* identity of the argument: (task); nothing is drawn */
    PURPOSE_POOLED = 197,      /* whether a case is handled jointly: (task) */
    /* money, and what is bought with it */
    PURPOSE_FISCAL = 205,   /* by what way a place has its budget: (place and month) */
    PURPOSE_COMMERCE = 206, /* commercial floor: (place); replicate 0 */
    PURPOSE_FIRMS = 207,    /* number of local firms: (place); replicate 0 */
    PURPOSE_GAMING = 208,   /* how need is exaggerated: (place); replicate 0 */
    PURPOSE_POT = 209,      /* what is left in a pot: (place, month and pot) */
    PURPOSE_GIFTS = 210,    /* gifts of firms: (place, month) */
    PURPOSE_APPLY = 211,    /* whether and what is applied for: (place, month) */
    PURPOSE_GRANT = 212,    /* success and size: (application) */
    PURPOSE_CARE = 213,     /* whether a provider can do it: (task) */
    PURPOSE_ABSORBED = 214, /* whether it is pushed on to the provider: (task) */
    PURPOSE_BIDDER = 215,   /* what a bidder is: (place and tender, bidder) */
    PURPOSE_COLLUSION = 216, /* whether the watchers are bought: (place, year) */
    PURPOSE_PROVIDER = 217, /* identities of tenders and meetings; nothing is drawn */
    /* staff, campaigns */
    PURPOSE_LINE = 220,       /* whether a counter case is the first department's: (task) */
    PURPOSE_TENURE = 221,     /* how long somebody has been in post at the start: (worker) */
    PURPOSE_TRAINING = 222,   /* identities of trainings; nothing is drawn */
    PURPOSE_GRID = 223,       /* identities of grid workers; nothing is drawn */
    PURPOSE_SITES = 224,      /* number of legacy sites: (place); replicate 0 */
    PURPOSE_SITE = 225,       /* hours, whether hard: (site); replicate 0 */
    PURPOSE_FOULED = 226,     /* a cleared site is foul again: (site, week) */
    PURPOSE_CAMPAIGN = 227,   /* identities of a campaign's tasks; remainders: (place, week) */
    PURPOSE_INSPECTED = 228,  /* the final inspection sees through a site: (site) */
    PURPOSE_REPORTED = 229,   /* a site in hand is reported as cleared: (site, day) */
    /* complaints */
    PURPOSE_VOICE = 170,        /* first voice: (place, resident) */
    PURPOSE_COMPLAIN = 171,     /* somebody complains: (failed case) */
    PURPOSE_UNREASONABLE = 172, /* what is asked for is nobody's duty: (complaint) */
    PURPOSE_SCREENED = 173,     /* taken for unreasonable: (complaint) */
    PURPOSE_DISPATCHED = 174,   /* to the wrong office, which: (complaint, attempt) */
    PURPOSE_CALL_BACK = 175,    /* whoever complained is called back: (complaint, times closed) */
    PURPOSE_COMPLAINT = 176,    /* identities of complaints; nothing is drawn */
    PURPOSE_APPEASED = 177,     /* an unreasonable one is satisfied all the same: (complaint) */
    /* platforms */
    PURPOSE_FORCED = 178,     /* when one is made to use it: (place, resident) */
    PURPOSE_LEAK = 179,       /* threshold of the next leak: (place, nth) */
    PURPOSE_LEAK_HEARD = 180, /* who hears of a leak: (place and leak, resident) */
    PURPOSE_ONLINE = 181,     /* a case is brought online: (case) */
    PURPOSE_ODR = 182,        /* a dispute is mediated online: (case) */
    /* clients, tables, lists */
    PURPOSE_CLIENTS = 183, /* firms come to the counter: (place and step, day) */
    PURPOSE_TABLE = 184,   /* a hard case goes to the joint table: (case) */
    PURPOSE_SETTLED = 185, /* it is settled there: (case, attempt) */
    PURPOSE_GAP = 186,     /* a case is on nobody's list: (case) */
    /* what ties residents to one another and to the place */
    PURPOSE_TIES = 100,      /* who knows whom from elsewhere: (place, index) */
    PURPOSE_LIFE = 101,      /* stakes, what is known at first, aloofness: (place, index) */
    PURPOSE_TALK = 102,      /* whom one talks with, of whom: (place and month, index) */
    PURPOSE_EVENT = 103,     /* who is asked, who comes: (event, first of those at once) */
    PURPOSE_TIED = 104,      /* which old tie is forgotten for a new one: (event, nth) */
    PURPOSE_STAIRS = 105,    /* whether an organiser is wanted: (place, stairwell); replicate 0 */
    PURPOSE_ORGANISER = 106, /* who becomes one, who gives up: (stairwell, month) */
    PURPOSE_DUTY = 107,      /* identities of work that rules ask for; nothing is drawn */
    PURPOSE_ROTATION = 108,  /* whether those who plan are moved: (place, month) */
    PURPOSE_SURVEY = 109,    /* who answers a survey: (survey, nth) */
    PURPOSE_AGENDA = 110,    /* who has set an item of an agenda: (task) */
    PURPOSE_ROUND = 112,     /* whom an organiser asks this month: (stairwell and month, nth) */
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
