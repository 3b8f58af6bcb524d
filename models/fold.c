/* fold.c - see fold.h. */
#include "models/fold.h"

#include <string.h>

__extension__ typedef __int128 wide;

/* 2^126: far from where two of them overflow. */
static const wide most = (wide)1 << 126;

/* numerator / denominator in lowest terms, denominator > 0. `lost` says that a product
 * did not fit; it is asked once, at the end. */
struct exact {
    wide numerator, denominator;
    bool lost;
};

static wide size_of(wide x)
{
    return x < 0 ? -x : x;
}

static wide divisor_of(wide a, wide b)
{
    a = size_of(a);
    b = size_of(b);
    while (b) {
        wide rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static wide product(wide a, wide b, bool *lost)
{
    if (a && size_of(b) > most / size_of(a)) {
        *lost = true;
        return 0;
    }
    return a * b;
}

static wide sum(wide a, wide b, bool *lost)
{
    wide total = a + b; /* neither is above `most` */
    if (size_of(total) > most) {
        *lost = true;
        return 0;
    }
    return total;
}

static struct exact exact_of(wide numerator, wide denominator)
{
    wide common = divisor_of(numerator, denominator);
    return (struct exact){numerator / common, denominator / common, false};
}

static struct exact exact_times(struct exact a, struct exact b)
{
    struct exact out = {.lost = a.lost || b.lost};
    wide left = divisor_of(a.numerator, b.denominator);
    wide right = divisor_of(b.numerator, a.denominator);
    out.numerator = product(a.numerator / left, b.numerator / right, &out.lost);
    out.denominator = product(a.denominator / right, b.denominator / left, &out.lost);
    return out.lost ? (struct exact){0, 1, true} : out;
}

static struct exact exact_plus(struct exact a, struct exact b)
{
    struct exact out = {.lost = a.lost || b.lost};
    wide common = divisor_of(a.denominator, b.denominator);
    out.numerator = sum(product(a.numerator, b.denominator / common, &out.lost),
                        product(b.numerator, a.denominator / common, &out.lost), &out.lost);
    out.denominator = product(a.denominator, b.denominator / common, &out.lost);
    if (out.lost)
        return (struct exact){0, 1, true};
    return exact_of(out.numerator, out.denominator);
}

/* Half to even. */
static wide exact_round(struct exact x)
{
    wide whole = x.numerator / x.denominator, rest = x.numerator % x.denominator;
    wide step = x.numerator < 0 ? -1 : 1;
    wide far = size_of(rest), near = x.denominator - far;
    return far > near || (far == near && whole % 2) ? whole + step : whole;
}

/* from + dose x (to - from) */
static struct exact blend(struct exact from, int64_t to, struct exact dose)
{
    struct exact rest = exact_plus(exact_of(1, 1), (struct exact){-dose.numerator, dose.denominator,
                                                                  dose.lost});
    return exact_plus(exact_times(from, rest), exact_times(exact_of(to, 1), dose));
}

static struct exact dose_of(const struct fold_order *order, const struct touch *touch)
{
    if (touch->cost)
        return exact_of(order->intensity, DOSE_ONE);
    return exact_of((wide)order->intensity * order->fidelity, (wide)DOSE_ONE * DOSE_ONE);
}

static bool above(struct exact x, int64_t bound, bool *lost)
{
    return x.numerator > product(bound, x.denominator, lost);
}

static struct exact apply(struct exact value, enum touch_kind kind, int64_t operand,
                          struct exact dose)
{
    switch (kind) {
    case TOUCH_SET:
        return blend(value, operand, dose);
    case TOUCH_SCALE: /* x (1 + dose x (factor - 1)) */
        return exact_times(value,
                           exact_plus(exact_of(1, 1),
                                      exact_times(dose, exact_of((wide)operand - DOSE_ONE,
                                                                 DOSE_ONE))));
    case TOUCH_SHIFT:
        return exact_plus(value, exact_times(dose, exact_of(operand, 1)));
    case TOUCH_CAP:
        return above(value, operand, &value.lost) ? blend(value, operand, dose) : value;
    case TOUCH_PROCEDURE: /* not a figure: fold_procedure() */
        break;
    }
    return value;
}

/* Within the rule's limits, but never away from a baseline that lies outside them. */
static int64_t within_limits(enum rule rule, int64_t base, wide figure)
{
    int64_t low = rules_figure(rule, rule_rows[rule].limit_low);
    int64_t high = rules_figure(rule, rule_rows[rule].limit_high);
    if (base < low)
        low = base;
    if (base > high)
        high = base;
    return figure < low ? low : figure > high ? high : (int64_t)figure;
}

static int fold_figure(enum rule rule, int64_t base, const struct fold_order *orders,
                       const bool *in_force, int n_orders, int64_t *figure, struct fault *fault)
{
    struct exact value = exact_of(base, 1);
    int applied = 0;
    for (int kind = TOUCH_SET; kind <= TOUCH_CAP; kind++)
        for (int i = 0; i < n_orders; i++)
            for (int t = 0; in_force[i] && t < orders[i].n_touches; t++) {
                const struct touch *touch = &orders[i].touches[t];
                if (touch->rule != rule || (int)touch->kind != kind)
                    continue;
                value = apply(value, touch->kind, orders[i].operand[t], dose_of(&orders[i], touch));
                applied++;
            }
    if (value.lost)
        return fault_set(fault, FAULT_INPUT,
                         (struct words){"%s：各项改革的强度与执行度位数过多，无法精确合成；请减少小数位",
                                        "%s: the reforms' intensities and fidelities have too many "
                                        "digits to be combined exactly; use fewer decimals"},
                         rule_rows[rule].name);
    *figure = within_limits(rule, base, exact_round(value));
    return applied;
}

static int fold_date(enum rule rule, int64_t base, const struct fold_order *orders,
                     const bool *in_force, int n_orders, int64_t *figure)
{
    int applied = 0;
    *figure = base;
    for (int i = 0; i < n_orders; i++)
        for (int t = 0; in_force[i] && t < orders[i].n_touches; t++) {
            const struct touch *touch = &orders[i].touches[t];
            if (touch->rule != rule)
                continue;
            ALWAYS(touch->kind == TOUCH_SET);
            if (dose_of(&orders[i], touch).numerator)
                *figure = orders[i].operand[t];
            applied++;
        }
    return applied;
}

static int fold_procedure(enum rule rule, const struct procedure *base,
                          const struct fold_order *orders, const bool *in_force, int n_orders,
                          struct procedure *procedure)
{
    int applied = 0;
    *procedure = *base;
    for (int i = 0; i < n_orders; i++)
        for (int t = 0; in_force[i] && t < orders[i].n_touches; t++) {
            const struct touch *touch = &orders[i].touches[t];
            if (touch->rule != rule)
                continue;
            ALWAYS(touch->kind == TOUCH_PROCEDURE);
            int64_t dose = (int64_t)exact_round(
                exact_times(dose_of(&orders[i], touch), exact_of(DOSE_ONE, 1)));
            applied++;
            if (dose <= 0 && procedure->dose > 0)
                continue; /* who claims nothing takes nothing from another */
            *procedure = (struct procedure){.base = base->base,
                                            .amended = orders[i].operand[t],
                                            .dose = dose,
                                            .reform = orders[i].identity};
        }
    return applied;
}

int fold_rules(const struct rules *base, const struct fold_order *orders, const bool *in_force,
               int n_orders, struct rules *rules, struct fault *fault)
{
    int applied = 0;
    for (int i = 1; i < n_orders; i++)
        ALWAYS(strcmp(orders[i - 1].name, orders[i].name) < 0);
    for (int r = 0; r < N_RULES; r++) {
        enum rule rule = (enum rule)r;
        int n = 0;
        switch (rule_rows[r].kind) {
        case RULE_FIGURE:
            n = fold_figure(rule, base->figure[r], orders, in_force, n_orders, &rules->figure[r],
                            fault);
            break;
        case RULE_DATE:
            n = fold_date(rule, base->figure[r], orders, in_force, n_orders, &rules->figure[r]);
            break;
        case RULE_PROCEDURE:
            rules->figure[r] = base->figure[r];
            n = fold_procedure(rule, rules_procedure(base, rule), orders, in_force, n_orders,
                               &rules->procedure[rules_place(rule)]);
            break;
        }
        if (n < 0)
            return n;
        applied += n;
    }
    return applied;
}

int64_t fold_case(const struct procedure *procedure, const struct chance *chance,
                  uint32_t purpose, uint64_t identity)
{
    struct draw draw;
    if (procedure->dose <= 0)
        return procedure->base;
    if (procedure->dose >= DOSE_ONE)
        return procedure->amended;
    draw = draw_at(chance, purpose, random_mix2(procedure->reform, identity), 0);
    return draw_uniform(&draw) * (double)DOSE_ONE < (double)procedure->dose ? procedure->amended
                                                                            : procedure->base;
}

/* FNV-1a (Fowler, Noll, Vo), mixed once more so that near names lie far apart. */
uint64_t fold_identity(const char *name)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (const unsigned char *c = (const unsigned char *)name; *c; c++)
        hash = (hash ^ *c) * UINT64_C(0x100000001b3);
    return random_mix(hash);
}

void fold_order_from(const struct scenario_order *order, day begin, struct fold_order *fold)
{
    struct amendment amendment = {0};
    *fold = (struct fold_order){.name = order->name,
                                .identity = fold_identity(order->name),
                                .intensity = order->intensity,
                                .fidelity = order->fidelity,
                                .begin = begin,
                                .end = order->end};
    if (order->reform) {
        const struct reform *reform = order->reform;
        ALWAYS(reform->n_touches <= TOUCHES_MAX);
        reform->amend(order->given, begin, &amendment);
        fold->n_touches = reform->n_touches;
        for (int t = 0; t < reform->n_touches; t++) {
            fold->touches[t] = reform->touches[t];
            fold->operand[t] = amendment.operand[t];
        }
        return;
    }
    fold->n_touches = order->n_set;
    for (int t = 0; t < order->n_set; t++) {
        enum rule rule = order->set_rule[t];
        fold->touches[t] = (struct touch){
            rule, rule_rows[rule].kind == RULE_PROCEDURE ? TOUCH_PROCEDURE : TOUCH_SET, false};
        fold->operand[t] = order->set_value[t];
    }
}

void fold_order_of(const struct scenario_order *order, struct fold_order *fold)
{
    fold_order_from(order, order->begin, fold);
}

static bool claims(const struct fold_order *order, enum rule rule)
{
    for (int t = 0; t < order->n_touches; t++)
        if (order->touches[t].rule == rule &&
            (order->touches[t].kind == TOUCH_SET || order->touches[t].kind == TOUCH_PROCEDURE))
            return true;
    return false;
}

bool fold_conflict(const struct fold_order *orders, int n_orders, const day *begin,
                   const day *end, int n_places, int *first, int *second, enum rule *rule)
{
    for (int i = 0; i < n_orders; i++)
        for (int j = i + 1; j < n_orders; j++)
            for (int r = 0; r < N_RULES; r++) {
                if (!claims(&orders[i], (enum rule)r) || !claims(&orders[j], (enum rule)r))
                    continue;
                for (int p = 0; p < n_places; p++) {
                    const day *b = begin + p, *e = end + p;
                    day from_i = b[i * n_places], from_j = b[j * n_places];
                    if (from_i < e[j * n_places] && from_j < e[i * n_places]) {
                        *first = i;
                        *second = j;
                        *rule = (enum rule)r;
                        return true;
                    }
                }
            }
    return false;
}
