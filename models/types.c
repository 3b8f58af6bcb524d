/* types.c - see types.h. Sizes without a figure in their source are assumed. */
#include "models/types.h"

#include <string.h>

#include "models/text.h"
#include "sim/maths.h"
#include "sim/parameter.h"

const struct place_type_row place_types[N_PLACE_TYPES] = {
    [TYPE_COMPOUND] =
        {.key = "compound", .aliases = "|小区型|商品房|商品房小区|",
         .label = {"小区型", "gated compound"},
         .about = {"有围墙、有物业公司的商品房小区；其余类型以它为参照。",
                   "A gated estate of flats with a property firm; the others are measured by it."},
         .migrants_per_local = -1, .crowding = 1, .owners = 0.9, .tenants = 0.65, .poor = 0.2,
         .managed = true, .facility = 1, .upkeep = 1, .belonging = 1, .ties = 1, .scope = 1,
         .source = "S003-13; assumed: the ordinary case"},
    [TYPE_BLOCK] =
        {.key = "block", .aliases = "|板块型|老旧小区|老城区|",
         .label = {"板块型", "block"},
         .about = {"街巷围合的老居住片区：没有物业公司，设施陈旧，邻里相熟。",
                   "Old quarters between streets: no property firm, worn facilities, neighbours "
                   "who know one another."},
         .migrants_per_local = -1, .crowding = 1, .owners = 0.75, .tenants = 0.65, .poor = 0.3,
         .managed = false, .facility = 0.75, .upkeep = 11, .belonging = 1.1, .ties = 1.2,
         .scope = 1, .source = "S003-13; assumed: no source for the sizes"},
    [TYPE_UNIT] =
        {.key = "unit", .aliases = "|单位型|单位社区|单位小区|",
         .label = {"单位型", "work unit"},
         .about = {"一个单位的家属区：单位仍出钱维护，少有外来租客，居民彼此是同事。",
                   "Housing of one work unit: it still pays for upkeep, few migrants rent, "
                   "residents are colleagues."},
         .migrants_per_local = 0.1, .crowding = 1, .owners = 0.9, .tenants = 0.65, .poor = 0.15,
         .managed = false, .facility = 0.95, .upkeep = 15, .belonging = 1.2, .ties = 1.3,
         .scope = 1, .source = "S003-13; assumed: no source for the sizes"},
    [TYPE_FUNCTIONAL] =
        {.key = "functional", .aliases = "|功能型|商圈社区|园区社区|",
         .label = {"功能型", "functional"},
         .about = {"商圈、校园或园区：租户和流动人口多，设施较新，归属感弱。",
                   "Trade, campus or industrial park: many tenants and migrants, newer facilities, "
                   "weak belonging."},
         .migrants_per_local = 0.8, .crowding = 1, .owners = 0.6, .tenants = 0.8, .poor = 0.12,
         .managed = true, .facility = 1.1, .upkeep = 1, .belonging = 0.8, .ties = 0.7, .scope = 1,
         .source = "S003-13; assumed: no source for the sizes"},
    [TYPE_TRANSITIONAL] =
        {.key = "transitional", .aliases = "|过渡型|过渡型社区|安置社区|城乡结合部|",
         .label = {"过渡型", "transitional"},
         .about = {"失地农民的安置区：外来租客数倍于户籍居民，居民不习惯出钱维护，按户籍提供服务，"
                   "两个居委会并存。",
                   "An estate of resettled farmers: tenants from elsewhere outnumber locals several "
                   "times, nobody is used to paying for upkeep, services go by registration, two "
                   "committees stand side by side."},
         .migrants_per_local = 2.5, .crowding = 1.3, .owners = 0.98, .tenants = 0.95, .poor = 0.4,
         .free_riders = 0.2, .managed = false, .facility = 0.75, .upkeep = 13, .belonging = 0.7,
         .ties = 0.4, .scope = 0, .twin_hours = 240,
         .source = "S002-01, S002-03, S002-04, S002-07; S002-09: several-fold; assumed: sizes"},
};

int types_find(const char *name)
{
    for (int t = 0; t < N_PLACE_TYPES; t++)
        if (!strcmp(place_types[t].key, name) ||
            (!strchr(name, '|') && text_among(place_types[t].aliases, name)))
            return t;
    return -1;
}

const char *types_nearest(const char *name)
{
    struct nearest near = {0};
    for (int t = 0; t < N_PLACE_TYPES; t++) {
        nearest_offer(&near, name, place_types[t].key);
        nearest_offer(&near, name, place_types[t].label.zh);
    }
    return near.name;
}

void types_rules(enum place_type type, struct rules *rules)
{
    rules->figure[RULE_SCOPE] =
        maths_round((double)rules->figure[RULE_SCOPE] * place_types[type].scope);
}
