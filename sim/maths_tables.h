/* maths_tables.h - constants of maths.c, derived by tests/support/maths_tables.py. */
#ifndef SIM_MATHS_TABLES_H
#define SIM_MATHS_TABLES_H

/* exp: ln 2 / 64 in two parts, the first short enough that k times it is exact. */
static const double exp_step_inverse = 0x1.71547652b82fep+6;
static const double exp_step_high = 0x1.62e42fefa0000p-7;
static const double exp_step_low = 0x1.cf79abc9e3b3ap-46;

/* e^r - 1 = r + r^2 (c[0] + c[1] r + ...), |r| <= ln 2 / 128. */
static const double exp_terms[4] = {
    0x1.ffffffffff574p-2, 0x1.5555555555252p-3,
    0x1.55556b3e385f1p-5, 0x1.11111d9625013p-7,
};

/* 2^(i/64): the nearest double, and the rest. */
static const struct {
    double high, low;
} exp_powers[64] = {
    {0x1.0000000000000p+0, 0x0.0p+0},
    {0x1.02c9a3e778061p+0, -0x1.19083535b085dp-56},
    {0x1.059b0d3158574p+0, 0x1.d73e2a475b465p-55},
    {0x1.0874518759bc8p+0, 0x1.186be4bb284ffp-57},
    {0x1.0b5586cf9890fp+0, 0x1.8a62e4adc610bp-54},
    {0x1.0e3ec32d3d1a2p+0, 0x1.03a1727c57b53p-59},
    {0x1.11301d0125b51p+0, -0x1.6c51039449b3ap-54},
    {0x1.1429aaea92de0p+0, -0x1.32fbf9af1369ep-54},
    {0x1.172b83c7d517bp+0, -0x1.19041b9d78a76p-55},
    {0x1.1a35beb6fcb75p+0, 0x1.e5b4c7b4968e4p-55},
    {0x1.1d4873168b9aap+0, 0x1.e016e00a2643cp-54},
    {0x1.2063b88628cd6p+0, 0x1.dc775814a8495p-55},
    {0x1.2387a6e756238p+0, 0x1.9b07eb6c70573p-54},
    {0x1.26b4565e27cddp+0, 0x1.2bd339940e9d9p-55},
    {0x1.29e9df51fdee1p+0, 0x1.612e8afad1255p-55},
    {0x1.2d285a6e4030bp+0, 0x1.0024754db41d5p-54},
    {0x1.306fe0a31b715p+0, 0x1.6f46ad23182e4p-55},
    {0x1.33c08b26416ffp+0, 0x1.32721843659a6p-54},
    {0x1.371a7373aa9cbp+0, -0x1.63aeabf42eae2p-54},
    {0x1.3a7db34e59ff7p+0, -0x1.5e436d661f5e3p-56},
    {0x1.3dea64c123422p+0, 0x1.ada0911f09ebcp-55},
    {0x1.4160a21f72e2ap+0, -0x1.ef3691c309278p-58},
    {0x1.44e086061892dp+0, 0x1.89b7a04ef80d0p-59},
    {0x1.486a2b5c13cd0p+0, 0x1.3c1a3b69062f0p-56},
    {0x1.4bfdad5362a27p+0, 0x1.d4397afec42e2p-56},
    {0x1.4f9b2769d2ca7p+0, -0x1.4b309d25957e3p-54},
    {0x1.5342b569d4f82p+0, -0x1.07abe1db13cadp-55},
    {0x1.56f4736b527dap+0, 0x1.9bb2c011d93adp-54},
    {0x1.5ab07dd485429p+0, 0x1.6324c054647adp-54},
    {0x1.5e76f15ad2148p+0, 0x1.ba6f93080e65ep-54},
    {0x1.6247eb03a5585p+0, -0x1.383c17e40b497p-54},
    {0x1.6623882552225p+0, -0x1.bb60987591c34p-54},
    {0x1.6a09e667f3bcdp+0, -0x1.bdd3413b26456p-54},
    {0x1.6dfb23c651a2fp+0, -0x1.bbe3a683c88abp-57},
    {0x1.71f75e8ec5f74p+0, -0x1.16e4786887a99p-55},
    {0x1.75feb564267c9p+0, -0x1.0245957316dd3p-54},
    {0x1.7a11473eb0187p+0, -0x1.41577ee04992fp-55},
    {0x1.7e2f336cf4e62p+0, 0x1.05d02ba15797ep-56},
    {0x1.82589994cce13p+0, -0x1.d4c1dd41532d8p-54},
    {0x1.868d99b4492edp+0, -0x1.fc6f89bd4f6bap-54},
    {0x1.8ace5422aa0dbp+0, 0x1.6e9f156864b27p-54},
    {0x1.8f1ae99157736p+0, 0x1.5cc13a2e3976cp-55},
    {0x1.93737b0cdc5e5p+0, -0x1.75fc781b57ebcp-57},
    {0x1.97d829fde4e50p+0, -0x1.d185b7c1b85d1p-54},
    {0x1.9c49182a3f090p+0, 0x1.c7c46b071f2bep-56},
    {0x1.a0c667b5de565p+0, -0x1.359495d1cd533p-54},
    {0x1.a5503b23e255dp+0, -0x1.d2f6edb8d41e1p-54},
    {0x1.a9e6b5579fdbfp+0, 0x1.0fac90ef7fd31p-54},
    {0x1.ae89f995ad3adp+0, 0x1.7a1cd345dcc81p-54},
    {0x1.b33a2b84f15fbp+0, -0x1.2805e3084d708p-57},
    {0x1.b7f76f2fb5e47p+0, -0x1.5584f7e54ac3bp-56},
    {0x1.bcc1e904bc1d2p+0, 0x1.23dd07a2d9e84p-55},
    {0x1.c199bdd85529cp+0, 0x1.11065895048ddp-55},
    {0x1.c67f12e57d14bp+0, 0x1.2884dff483cadp-54},
    {0x1.cb720dcef9069p+0, 0x1.503cbd1e949dbp-56},
    {0x1.d072d4a07897cp+0, -0x1.cbc3743797a9cp-54},
    {0x1.d5818dcfba487p+0, 0x1.2ed02d75b3707p-55},
    {0x1.da9e603db3285p+0, 0x1.c2300696db532p-54},
    {0x1.dfc97337b9b5fp+0, -0x1.1a5cd4f184b5cp-54},
    {0x1.e502ee78b3ff6p+0, 0x1.39e8980a9cc8fp-55},
    {0x1.ea4afa2a490dap+0, -0x1.e9c23179c2893p-54},
    {0x1.efa1bee615a27p+0, 0x1.dc7f486a4b6b0p-54},
    {0x1.f50765b6e4540p+0, 0x1.9d3e12dd8a18bp-54},
    {0x1.fa7c1819e90d8p+0, 0x1.74853f3a5931ep-55},
};

/* log: ln 2 in two parts, likewise. */
static const double log_two_high = 0x1.62e42fefa3800p-1;
static const double log_two_low = 0x1.ef35793c76730p-45;

/* log(1 + r) = r - r^2 / 2 + r^3 (c[0] + c[1] r + ...), -1/128 <= r < 1/64. */
static const double log_terms[6] = {
    0x1.555555555550ep-2, -0x1.ffffffffda6d7p-3,
    0x1.999999ab4253fp-3, -0x1.555572fe2ffcfp-3,
    0x1.2491158db659fp-3, -0x1.f58b9dd3cf83ep-4,
};

/* Row i serves the i-th 64th of [0.6875, 1.375): the inverse of its middle in 20 bits, so
 * that products with half a mantissa are exact, and minus the log of that inverse. The
 * two rows that meet at 1 have inverse 1 and log 0, so nothing cancels there. */
static const struct log_row {
    double inverse, high, low;
} log_rows[64] = {
    {0x1.7242800000000p+0, -0x1.79e25087cf000p-2, -0x1.dd63e60093582p-44},
    {0x1.6e1f800000000p+0, -0x1.6e61086af1000p-2, -0x1.0a859ba93344ep-44},
    {0x1.6a13c00000000p+0, -0x1.63000bb3aa000p-2, -0x1.973b412573212p-46},
    {0x1.661ec00000000p+0, -0x1.57bf623c8d000p-2, 0x1.ae42541102cc8p-47},
    {0x1.623fa00000000p+0, -0x1.4c9df46173000p-2, 0x1.d8244c14897cdp-44},
    {0x1.5e75c00000000p+0, -0x1.419b4f3d5e000p-2, -0x1.dd486e903714dp-44},
    {0x1.5ac0600000000p+0, -0x1.36b692ebe1000p-2, 0x1.3464c27727992p-44},
    {0x1.571ee00000000p+0, -0x1.2bef2c4dc9000p-2, 0x1.c5381dd93d9a1p-44},
    {0x1.5390a00000000p+0, -0x1.21447950eb000p-2, 0x1.e10352d7ae0a5p-48},
    {0x1.5015000000000p+0, -0x1.16b5c8bad0000p-2, 0x1.2b2990482ca15p-44},
    {0x1.4cab800000000p+0, -0x1.0c42bc7616000p-2, 0x1.32775a0d86de9p-45},
    {0x1.4953a00000000p+0, -0x1.01eaeae26c000p-2, -0x1.951dcfbbc5b02p-44},
    {0x1.460cc00000000p+0, -0x1.ef5af44dd0000p-3, 0x1.fe2111ee663fep-47},
    {0x1.42d6600000000p+0, -0x1.db13cc0d48000p-3, -0x1.0be6a8242a7e3p-44},
    {0x1.3fb0200000000p+0, -0x1.c700096f00000p-3, 0x1.ee18c06412b93p-45},
    {0x1.3c99600000000p+0, -0x1.b31daa75bc000p-3, -0x1.1c74e77248e03p-44},
    {0x1.3991c00000000p+0, -0x1.9f6c2e708a000p-3, 0x1.5bfd94f993f4ap-44},
    {0x1.3698e00000000p+0, -0x1.8beb03b390000p-3, 0x1.8cd54aa428226p-47},
    {0x1.33ae400000000p+0, -0x1.7898b25444000p-3, -0x1.b3cf78044b2d4p-45},
    {0x1.30d1a00000000p+0, -0x1.657556e8be000p-3, -0x1.a03cbd1398366p-45},
    {0x1.2e02600000000p+0, -0x1.527e794a1c000p-3, 0x1.a980b807ac13dp-44},
    {0x1.2b40400000000p+0, -0x1.3fb4105992000p-3, 0x1.930ed47067722p-44},
    {0x1.288b000000000p+0, -0x1.2d1608c868000p-3, -0x1.f3ad991ae13e8p-48},
    {0x1.25e2200000000p+0, -0x1.1aa286e23e000p-3, -0x1.b91c6d5842090p-44},
    {0x1.2345600000000p+0, -0x1.08595659e2000p-3, -0x1.e1b10e70e60b3p-44},
    {0x1.20b4800000000p+0, -0x1.ec7470309c000p-4, 0x1.4006247a686c0p-45},
    {0x1.1e2f000000000p+0, -0x1.c886301bc0000p-4, -0x1.d46d53dafe590p-45},
    {0x1.1bb4a00000000p+0, -0x1.a4e72a0b1c000p-4, 0x1.4b4adce12acf3p-45},
    {0x1.1945400000000p+0, -0x1.819856f40c000p-4, -0x1.350383c694f6ep-45},
    {0x1.16e0600000000p+0, -0x1.5e9526d978000p-4, 0x1.a6d0781f224a1p-45},
    {0x1.1486000000000p+0, -0x1.3be03a7d18000p-4, -0x1.8c865cb305924p-45},
    {0x1.1235800000000p+0, -0x1.1972e51460000p-4, 0x1.6e4c77c9bbef4p-46},
    {0x1.0fef000000000p+0, -0x1.eea2fc0068000p-5, -0x1.bbdd835b1833bp-44},
    {0x1.0db2000000000p+0, -0x1.aaeded0fa8000p-5, -0x1.67e0bcd487afep-44},
    {0x1.0b7e600000000p+0, -0x1.67c78b2d40000p-5, 0x1.8578ca398c8a5p-46},
    {0x1.0954000000000p+0, -0x1.2530b2f8c8000p-5, -0x1.07d3ec0431bf5p-46},
    {0x1.0732600000000p+0, -0x1.c63d06c150000p-6, 0x1.5759ce0457bdcp-44},
    {0x1.0519800000000p+0, -0x1.432ab25980000p-6, -0x1.8813992db8d53p-47},
    {0x1.0309200000000p+0, -0x1.8246da3880000p-7, -0x1.34688677f5e30p-45},
    {0x1.0000000000000p+0, 0x0.0p+0, 0x0.0p+0},
    {0x1.0000000000000p+0, 0x0.0p+0, 0x0.0p+0},
    {0x1.f446400000000p-1, 0x1.7b95007d70000p-6, 0x1.03ab545906f82p-46},
    {0x1.ecc0800000000p-1, 0x1.39e82b9ff0000p-5, -0x1.e302b8487c536p-44},
    {0x1.e573c00000000p-1, 0x1.b42c8f11a0000p-5, -0x1.298a0206c3bf6p-44},
    {0x1.de5d800000000p-1, 0x1.1652d6ea3c000p-4, -0x1.7ff18bb6e8b79p-44},
    {0x1.d77b800000000p-1, 0x1.51af8bf068000p-4, 0x1.5f652f593e402p-48},
    {0x1.d0cb400000000p-1, 0x1.8c35396320000p-4, -0x1.95c1bc3097572p-46},
    {0x1.ca4b400000000p-1, 0x1.c5e4bcf5c0000p-4, -0x1.274eb0936b570p-44},
    {0x1.c3f9000000000p-1, 0x1.fec8831dc0000p-4, 0x1.33aa93b51a061p-44},
    {0x1.bdd2c00000000p-1, 0x1.1b728b52f6000p-3, 0x1.84851f2722772p-44},
    {0x1.b7d6c00000000p-1, 0x1.371fd401ea000p-3, -0x1.e8f886106753dp-44},
    {0x1.b203800000000p-1, 0x1.526dda3a20000p-3, -0x1.ee18022b813adp-45},
    {0x1.ac57000000000p-1, 0x1.6d6106719e000p-3, -0x1.b46e556bdf211p-44},
    {0x1.a6d0000000000p-1, 0x1.87fa865210000p-3, 0x1.2212595679851p-44},
    {0x1.a16d400000000p-1, 0x1.a23bbffe2c000p-3, -0x1.531cd91ddf460p-44},
    {0x1.9c2d000000000p-1, 0x1.bc28cf42dc000p-3, -0x1.1d3a9300d7caap-44},
    {0x1.970e400000000p-1, 0x1.d5c264b4fe000p-3, -0x1.95547a8f12b3ap-44},
    {0x1.920fc00000000p-1, 0x1.ef0aa2bdc6000p-3, 0x1.96947656c00ecp-45},
    {0x1.8d30000000000p-1, 0x1.0402994b4f000p-2, 0x1.0370df44d82d4p-48},
    {0x1.886e400000000p-1, 0x1.1059109ae8000p-2, -0x1.e8e4ac642ba5dp-46},
    {0x1.83c9800000000p-1, 0x1.1c8976169a000p-2, -0x1.1e8223a76fedfp-45},
    {0x1.7f40400000000p-1, 0x1.2895f63dec000p-2, -0x1.d53c5790e7ccap-47},
    {0x1.7ad2400000000p-1, 0x1.347d84a98b000p-2, 0x1.71b4c970cb183p-44},
    {0x1.767dc00000000p-1, 0x1.40432f686b000p-2, 0x1.e2deaca7c014dp-45},
};

#endif
