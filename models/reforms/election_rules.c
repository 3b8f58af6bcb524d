/* election_rules.c - how committees are elected: directly, by roll, in person, in secret (S004-23).
 *
 * Votes for others fill official turnout; without them it falls, though nobody stays away who came
 * before.
 */
#include "models/reform.h"

struct election_rules {
    double direct;
    double registration;
    double ban;
    double secret;
    double one_post;
    double hours;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(election_rules, direct), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0, .high = 1, .preset = 1,
     .label = {"直接选举", "direct election"},
     .about = {"直接选举的份额增加多少。",
               "By how much the share grows that elects directly."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(election_rules, registration), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0.2, .high = 1, .preset = 0.8,
     .label = {"上门登记", "called upon to register"},
     .about = {"被上门动员登记的居民份额。",
               "Share of residents called upon to register."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(election_rules, ban), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0, .high = 1, .preset = 1,
     .label = {"禁止代投", "votes for others banned"},
     .about = {"不再计入的代投份额。",
               "Share of votes for others that are no longer admitted."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(election_rules, secret), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0, .high = 1, .preset = 0.7,
     .label = {"无记名投票", "secret ballot"},
     .about = {"秘密写票的份额增加多少。",
               "By how much the share of secret ballots grows."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(election_rules, one_post), .type = PARAMETER_REAL, .unit = "1",
     .flags = PARAMETER_LEVER,
     .limit_low = -1, .limit_high = 1, .low = -0.5, .high = 0.6, .preset = 0,
     .label = {"一肩挑", "one person in both posts"},
     .about = {"书记主任由一人担任的份额增减多少。",
               "By how much the share of places grows where one person holds both posts."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(election_rules, hours), .type = PARAMETER_REAL, .unit = "h/community/year",
     .limit_high = 100000, .low = 20, .high = 400, .preset = 120,
     .label = {"选举工作工时", "hours"},
     .about = {"每个社区每年登记、核对、监票的工时。",
               "Hours a year in each community for rolls and watching."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
};

PARAMETER_COVERS(rows, election_rules);

enum { DIRECT, REGISTRATION, PROXIES, SECRET, ONE_POST, HOURS, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [DIRECT] = {RULE_DIRECT, TOUCH_SHIFT, false},
    [REGISTRATION] = {RULE_REGISTRATION, TOUCH_SHIFT, false},
    [PROXIES] = {RULE_PROXIES, TOUCH_SCALE, false},
    [SECRET] = {RULE_SECRET, TOUCH_SHIFT, false},
    [ONE_POST] = {RULE_ONE_POST, TOUCH_SHIFT, false},
    [HOURS] = {RULE_ELECTION_HOURS, TOUCH_SHIFT, true},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct election_rules *reform = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[DIRECT] = rules_figure(RULE_DIRECT, reform->direct);
    operand[REGISTRATION] = rules_figure(RULE_REGISTRATION, reform->registration);
    operand[PROXIES] = reform_millionths(1 - reform->ban);
    operand[SECRET] = rules_figure(RULE_SECRET, reform->secret);
    operand[ONE_POST] = rules_figure(RULE_ONE_POST, reform->one_post);
    operand[HOURS] = rules_figure(RULE_ELECTION_HOURS, reform->hours);
}

static const struct election_rules neutral = {0};

const struct reform reform_election_rules = {
    .name = "election_rules",
    .code = "R31",
    .label = {"选举规则", "election rules"},
    .about = {"上门登记、直接选举、禁止代投、秘密写票，可规定或取消“一肩挑”。官方投"
              "票率会下降，登记与监票占用工时。",
              "Registration at the door, direct election, no votes for others, secret "
              "ballots; one person in both posts or not. Official turnout falls, and "
              "rolls and watching take hours."},
    .cost = {"登记、核对与监票占用工时，官方投票率下降；一肩挑省去协调，也少了制衡。",
             "Keeping the roll and watching take hours, official turnout falls; one "
             "person in both posts saves meetings and loses checks."},
    .channel = {"turnout_official", "registered"},
    .side = {"assembly_hours"},
    .source = "R31; S004-23, S003-09",
    .parameters = PARAMETER_TABLE(rows, election_rules),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
