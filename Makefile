# shequ - build, test, install. `make help` says what there is.
#
#   make B=/tmp/elsewhere     another build directory (then ./shequ is left alone)
#   make CC=clang WERROR=1    another compiler; warnings are errors
#   make SAN=1 B=...          with AddressSanitizer and UndefinedBehaviorSanitizer
#   make STATIC=1 B=...       a program that needs no library of the machine
#   make MPI=1 B=...          a program that mpirun can spread over several machines
#
# Sources are found by name: a new file in sim, models, analysis or cli, a new reform, a
# new scenario, a new test is part of the next build without an edit here.

VERSION = 0.1.0
B = build
PREFIX = /usr/local
DESTDIR =
CC = gcc
OPTIMISE = -O3 -g
CFLAGS ?=
LDFLAGS ?=
WERROR ?=
SAN =
FUZZ =
FUZZ_SECONDS = 60
STATIC =
MPI =
V =
JOBS = 2

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules

# ---- what this machine offers ---------------------------------------------------------

# Goals that build nothing, or that install first and then call make again.
AWAY := demo test soak verify validate sanitize fuzz release pgo pages clean help headers version core
ifneq ($(filter-out $(AWAY),$(or $(MAKECMDGOALS),all)),)
# What was missing may have come since. (Once: make starts over when the file is new.)
ifeq ($(MAKE_RESTARTS),)
ifneq ($(shell grep -s -e '^MISSING.*=.' -e '^XLSXWRITER =$$' $(if $(MPI),-e '^MPI_FOUND =$$') $(B)/found.mk $(B)/xlsxwriter.mk),)
$(shell rm -f $(B)/found.mk $(B)/xlsxwriter.mk)
endif
endif
include $(B)/found.mk
# No machine has it as an archive. Stands after found.mk: its answer counts.
ifneq ($(STATIC),)
include $(B)/xlsxwriter.mk
endif
endif

$(B)/found.mk: mk/found
	@mkdir -p $(B)
	@CC="$(CC)" mk/found variables >$@.new && mv $@.new $@
$(B)/xlsxwriter.mk: mk/xlsxwriter
	@mkdir -p $(B)
	@CC="$(CC)" mk/xlsxwriter $(B)/xlsxwriter >$@.new && mv $@.new $@

# ---- flags -----------------------------------------------------------------------------

# -ffp-contract=off: a fused multiply-add has other bits. -fno-math-errno: a square root is
# one instruction and calls no library; its result is the same.
WARNINGS := -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes
ALL_CFLAGS = -std=c17 $(OPTIMISE) $(WARNINGS) $(if $(WERROR),-Werror) -ffp-contract=off \
    -fno-math-errno $(SAN_FLAGS) $(CFLAGS)
ALL_CPPFLAGS = -I. -I$(B) $(HDF5_CFLAGS) $(GSL_CFLAGS) $(YAML_CFLAGS) $(XXHASH_CFLAGS)
SAN_FLAGS = $(if $(SAN),-fsanitize=address$(,)undefined -fno-sanitize-recover=undefined \
    -fno-omit-frame-pointer -DSANITIZED=1) \
    $(if $(FUZZ),-fsanitize=fuzzer-no-link$(,)float-cast-overflow -fno-sanitize-recover=float-cast-overflow)
, := ,

# HDF5's archive wants its filters, and does not say so through pkg-config.
LIBS = $(if $(MPI),$(MPI_LIBS)) $(HDF5_LIBS) $(GSL_LIBS) $(YAML_LIBS) $(XXHASH_LIBS) $(if $(XLSXWRITER),$(XLSXWRITER_LIBS)) \
    $(if $(STATIC),-lsz -laec -lz -ldl) -lm $(OPENMP)
ALL_LDFLAGS = $(SAN_FLAGS) $(if $(STATIC),-static) $(LDFLAGS)

# ---- sources ---------------------------------------------------------------------------

# One of the two (sim/ranks.h).
SIM := $(filter-out $(if $(MPI),sim/ranks_one.c,sim/ranks_mpi.c),$(sort $(wildcard sim/*.c)))
MODELS := $(sort $(wildcard models/*.c models/*/*.c))
ANALYSIS := $(sort $(wildcard analysis/*.c analysis/*/*.c))
MAIN := $(wildcard cli/main.c)
CLI := $(filter-out cli/main.c,$(sort $(wildcard cli/*.c)))
# What the page has of C: bridge and bare are compiled by mk/wasm only, bake is a program.
CLASSROOM := $(filter-out $(wildcard classroom/bridge*.c) classroom/bare.c classroom/bake.c,$(sort $(wildcard classroom/*.c)))
REFORMS := $(sort $(notdir $(basename $(wildcard models/reforms/*.c))))
SHIPPED := $(sort $(wildcard scenarios/*.yaml scenarios/*.csv scenarios/lab/*.yaml scenarios/lab/*.csv \
    scenarios/lessons/*.yaml))
LESSONS := $(sort $(wildcard classroom/lessons/*/lesson.yaml))
SUPPORT := $(sort $(wildcard tests/support/*.c))
TESTS := $(sort $(wildcard tests/*/test_*.c))
# Programs that a test script runs; they bring a bug() of their own, or take the command's.
TOOLS := $(filter-out $(TESTS) tests/support/% tests/bench/% tests/core/% tests/faults/% tests/fuzz/%,$(sort $(wildcard tests/*/*.c)))
# Libraries that stand between a program and the system (LD_PRELOAD), so that it fails.
FAULTS := $(sort $(wildcard tests/faults/*.c))
BENCH := $(sort $(wildcard tests/bench/*.c))
# Only clang has what these stand on.
FUZZERS := $(sort $(wildcard tests/fuzz/fuzz_*.c))

# npm packs these into one file; without npm a line says so, and all else is built.
PAGE := $(wildcard mk/pages analysis/report/*.* analysis/report/src/*.* analysis/report/src/*/*.*)

GENERATED := $(if $(wildcard models/reform.h),$(B)/catalogue.c) $(B)/scenarios.c $(B)/lessons.c $(B)/page.c
SOURCES := $(SIM) $(MODELS) $(ANALYSIS) $(CLI) $(MAIN) $(wildcard classroom/bake.c)

object = $(patsubst %.c,$(B)/%.o,$(1))
LIBRARIES := $(B)/libclassroom.a $(B)/libcli.a $(B)/libanalysis.a $(B)/libmodels.a $(B)/libsim.a
PROGRAM := $(if $(MAIN),$(B)/shequ)
TEST_PROGRAMS := $(patsubst %.c,$(B)/%,$(TESTS))
TOOL_PROGRAMS := $(patsubst %.c,$(B)/%,$(TOOLS))
# These two take many minutes and have a goal of their own.
SCALING_PROGRAMS := $(B)/tests/bench/scaling $(B)/tests/bench/exchange
BENCH_PROGRAMS := $(filter-out $(SCALING_PROGRAMS),$(patsubst %.c,$(B)/%,$(BENCH)))
FAULT_LIBRARIES := $(patsubst %.c,$(B)/%.so,$(FAULTS))
FUZZ_PROGRAMS := $(patsubst %.c,$(B)/%,$(FUZZERS))

.PHONY: all libraries tests fuzzers demo test soak verify validate sanitize fuzz layers headers core guard \
    guard-record bench pgo \
    reference fresh pages install release version clean help FORCE

all: complete libraries $(PROGRAM) $(if $(filter build,$(B)),$(if $(PROGRAM),shequ))
libraries: $(LIBRARIES)
# The page is built beforehand, since tests run side by side; sanitizers have no page to test.
tests: $(TEST_PROGRAMS) $(TOOL_PROGRAMS) $(FAULT_LIBRARIES) $(B)/classroom/bake
	$(if $(SAN)$(MPI),,@$(MAKE) --no-print-directory classroom || \
	    echo "shequ: the classroom could not be built; all else is" >&2)
fuzzers: $(FUZZ_PROGRAMS)

.PHONY: complete complete-test
complete:
	$(if $(strip $(MISSING)),@echo "shequ: missing:$(MISSING) \`make demo\` installs them on Debian and Ubuntu" >&2; exit 1,@:)
	$(if $(and $(MPI),$(if $(MPI_FOUND),,no)),@echo "shequ: MPI=1 wants MPI (Debian: libopenmpi-dev openmpi-bin)" >&2; exit 1,@:)
complete-test: complete
	$(if $(strip $(MISSING_TEST)),@echo "shequ: missing:$(MISSING_TEST) \`make test\` installs it on Debian and Ubuntu" >&2; exit 1,@:)

# ---- objects ---------------------------------------------------------------------------

# What a file may ask for beyond plain C17 is listed here and nowhere else.
$(call object,sim/window.c sim/ensemble.c): private EXTRA = $(OPENMP)
$(call object,sim/ranks_mpi.c): private EXTRA = $(MPI_CFLAGS)
$(call object,$(CLI) $(MAIN) sim/store.c $(wildcard sim/store_*.c) sim/durable.c sim/sealed.c \
    sim/window.c sim/ranks_mpi.c): \
    private POSIX = -D_POSIX_C_SOURCE=200809L
$(call object,$(TESTS) $(TOOLS) $(SUPPORT) $(BENCH)): private POSIX = -D_POSIX_C_SOURCE=200809L
$(call object,$(TESTS) $(TOOLS) $(SUPPORT) $(BENCH)): private EXTRA = $(CMOCKA_CFLAGS) $(OPENMP)

# The version stands above, once; only the files that say it are told.
VERSIONED := $(if $(strip $(SOURCES)),$(shell grep -l SHEQU_VERSION $(SOURCES)))
$(call object,$(VERSIONED)): private TOLD = -DSHEQU_VERSION='"$(VERSION)"'

# Without libxlsxwriter they are all but empty.
$(call object,cli/xlsx.c cli/whole.c cli/zip.c tests/unit/test_workbook.c): private TOLD = \
    $(if $(XLSXWRITER),-DXLSXWRITER $(XLSXWRITER_CFLAGS))

$(call object,$(FUZZERS)): private POSIX = -D_GNU_SOURCE

$(call object,$(BENCH)): private TOLD = -DOPTIMISE='"$(OPTIMISE)"' -DNS3_PROGRAM='"$(B)/tests/bench/peer_ns3"'

# One short line a file; V=1 shows the commands.
say = $(if $(V),,@echo "  $(1)" && )
COMPILE = $(CC) $(ALL_CPPFLAGS) $(POSIX) $(TOLD) $(ALL_CFLAGS) $(EXTRA) -MMD -MP

$(B)/%.o: %.c $(B)/flags | complete
	@mkdir -p $(@D)
	$(call say,cc $<)$(COMPILE) -c -o $@ $<
$(B)/catalogue.o $(B)/scenarios.o $(B)/lessons.o $(B)/page.o: $(B)/%.o: $(B)/%.c $(B)/flags | complete
	$(call say,cc $<)$(COMPILE) -c -o $@ $<

# Other flags, another version: everything is compiled anew.
$(B)/flags: FORCE
	@mkdir -p $(B)
	@echo '$(subst ','\'',$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) $(ALL_LDFLAGS) $(VERSION) $(XLSXWRITER) $(XLSXWRITER_LIBS))' >$@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@

$(B)/libsim.a: $(call object,$(SIM))
$(B)/libmodels.a: $(call object,$(MODELS)) $(if $(wildcard models/reform.h),$(B)/catalogue.o)
$(B)/libanalysis.a: $(call object,$(ANALYSIS))
$(B)/libclassroom.a: $(call object,$(CLASSROOM))
$(B)/libcli.a: $(call object,$(CLI)) $(B)/scenarios.o $(B)/lessons.o $(B)/page.o
$(LIBRARIES): $(B)/members
	@rm -f $@
	$(call say,ar $(@F))ar rcs $@ $(filter %.o,$^)

# A file that is gone must leave its library.
$(B)/members: FORCE
	@mkdir -p $(B)
	@echo '$(SIM) $(MODELS) $(ANALYSIS) $(CLI) $(CLASSROOM)' >$@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@

$(B)/shequ: $(call object,$(MAIN)) $(LIBRARIES)
	$(call say,ld $@)$(CC) $(ALL_LDFLAGS) -o $@ $(filter %.o,$^) $(LIBRARIES) $(LIBS)
shequ: $(B)/shequ
	@cp $< $@.new && mv $@.new $@

# ---- the core for the page of the classroom -------------------------------------------------

$(B)/classroom/bake: $(B)/classroom/bake.o $(LIBRARIES)
	$(call say,ld $@)$(CC) $(ALL_LDFLAGS) -o $@ $(filter %.o,$^) $(LIBRARIES) $(LIBS)

# Without a compiler for it a line says so, and all else is built.
.PHONY: wasm
wasm: $(B)/classroom/shequ.wasm
$(B)/classroom/shequ.wasm: mk/wasm mk/catalogue $(wildcard classroom/*.[ch] classroom/gsl/gsl/*.h sim/*.[ch] \
    models/*.[ch] models/*.inc models/*/*.[ch] models/*/*.inc analysis/*.[ch])
	$(call say,wasm $@)XXHASH_CFLAGS="$(XXHASH_CFLAGS)" JOBS="$(JOBS)" WERROR="$(WERROR)" mk/wasm $@

# One file, offline; without npm or a compiler for WebAssembly a line says so.
CLASS := $(wildcard mk/classroom classroom/*.* classroom/src/*.* classroom/src/*/*.* classroom/site/*.* classroom/lessons/*/* \
    analysis/report/src/dom.js analysis/report/src/plain.js)
.PHONY: classroom classroom-site
classroom: $(B)/classroom/shequ-classroom.html
$(B)/classroom/shequ-classroom.html: $(CLASS) $(B)/classroom/bake $(B)/classroom/shequ.wasm $(B)/shequ
	@mk/classroom $@ $(B)
classroom-site: $(B)/classroom/shequ-classroom.html
	@[ ! -f $< ] || node classroom/site/site.mjs $< $(B)/classroom/site

# ---- generated sources -----------------------------------------------------------------

$(B)/catalogue.c: FORCE mk/catalogue
	@mkdir -p $(B)
	@mk/catalogue $(REFORMS) >$@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@
$(B)/scenarios.c: $(SHIPPED) $(B)/shipped mk/shipped
	@mk/shipped shipped_scenarios shipped_count scenarios .yaml $(SHIPPED) >$@.new && mv $@.new $@
$(B)/lessons.c: $(LESSONS) $(B)/shipped mk/shipped
	@mk/shipped shipped_lessons shipped_lessons_count classroom/lessons /lesson.yaml $(LESSONS) >$@.new \
	    && mv $@.new $@
$(B)/shipped: FORCE
	@mkdir -p $(B)
	@echo '$(SHIPPED) $(LESSONS)' >$@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@

# The page goes into the program. What could not be built is tried again, and is no reason to
# build nothing else.
$(B)/page.c: $(PAGE) mk/page $(if $(wildcard $(B)/pages/report.html),,FORCE)
	@mkdir -p $(B)
	@mk/pages $(B)/pages/report.html || echo "shequ: the page could not be built; all else is" >&2
	@mk/page $(B)/pages/report.html >$@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@

# ---- tests -----------------------------------------------------------------------------

# Support stands first and whole, so that its bug() is the one that counts.
$(TEST_PROGRAMS): $(B)/%: $(B)/%.o $(call object,$(SUPPORT)) $(LIBRARIES) | complete-test
	$(call say,ld $@)$(CC) $(ALL_LDFLAGS) -o $@ $(filter %.o,$^) $(LIBRARIES) $(CMOCKA_LIBS) $(LIBS)
$(TOOL_PROGRAMS): $(B)/%: $(B)/%.o $(LIBRARIES) | complete-test
	$(call say,ld $@)$(CC) $(ALL_LDFLAGS) -o $@ $(filter %.o,$^) $(LIBRARIES) $(CMOCKA_LIBS) $(LIBS)
# They are loaded into a program, and take neither its flags nor its sanitizers.
$(FAULT_LIBRARIES): $(B)/%.so: %.c $(B)/flags
	@mkdir -p $(@D)
	$(call say,so $<)$(CC) -std=c17 -O1 -g $(filter-out -Wpedantic,$(WARNINGS)) $(if $(WERROR),-Werror) -shared -fPIC -o $@ $< -ldl
$(BENCH_PROGRAMS) $(SCALING_PROGRAMS): $(B)/%: $(B)/%.o $(LIBRARIES) $(B)/tests/support/bug.o | complete-test
	$(call say,ld $@)$(CC) $(ALL_LDFLAGS) -o $@ $(filter %.o,$^) $(LIBRARIES) $(CMOCKA_LIBS) $(LIBS)
$(FUZZ_PROGRAMS): $(B)/%: $(B)/%.o $(LIBRARIES)
	$(call say,ld $@)$(CC) $(ALL_LDFLAGS) -fsanitize=fuzzer -o $@ $(filter %.o,$^) $(LIBRARIES) $(LIBS)

RUN = B="$(B)" CC="$(CC)" JOBS="$(JOBS)" VERSION="$(VERSION)" SAN="$(SAN)" tests/run
SUB = $(MAKE) --no-print-directory

demo:
	@CC="$(CC)" mk/packages
	@$(SUB) -j$(JOBS) all
	@$(if $(MAIN),$(if $(filter build,$(B)),./shequ,$(B)/shequ) demo,echo "shequ: there is no cli/main.c")

test:
	@CC="$(CC)" mk/packages test
	@$(SUB) -j$(JOBS) all tests
	@$(RUN) fast

verify:
	@CC="$(CC)" mk/packages test
	@$(SUB) -j$(JOBS) all tests
	@$(RUN) slow

# Every fault at every call: an hour or two.
soak:
	@CC="$(CC)" mk/packages test
	@$(SUB) -j$(JOBS) all tests
	@$(RUN) slow faults matrix restarts races valgrind

# Every table of docs/validation.md measured and written anew: some ten minutes.
VALIDATE := $(patsubst %.c,$(B)/%,$(sort $(wildcard tests/validate/test_*.c)))
validate:
	@CC="$(CC)" mk/packages test
	@$(SUB) -j$(JOBS) all tests
	@set -e; for program in $(VALIDATE); do echo "== $$program"; $$program write; done
	@mk/targets .

sanitize:
	@CC=gcc mk/packages test
	@$(SUB) CC=gcc SAN=1 OPTIMISE="-O1 -g" B="$(B)/sanitize" -j$(JOBS) all tests
	@B="$(B)/sanitize" CC=gcc JOBS="$(JOBS)" VERSION="$(VERSION)" SAN=1 tests/run fast

fuzz:
	@CC=clang mk/packages test
	@$(SUB) -j$(JOBS) all
	@$(SUB) CC=clang SAN=1 FUZZ=1 OPTIMISE="-O1 -g" B="$(B)/fuzz" -j$(JOBS) fuzzers
	@B="$(B)/fuzz" SHEQU="$(B)/shequ" JOBS="$(JOBS)" tests/fuzz/fuzz $(FUZZ_SECONDS)

# Every table of docs/scaling.md measured and written anew: some fifteen minutes.
.PHONY: scaling
scaling: complete-test $(SCALING_PROGRAMS)
	@set -e; for program in $(SCALING_PROGRAMS); do echo "== $$program"; $$program --write docs/scaling.md; done

layers: $(call object,$(SIM) $(MODELS))
	@tests/layers . $(B)

headers:
	@tests/headers

core:
	@CC="$(CC)" tests/core/test_core.sh

# Instructions an event, against those recorded, and those of the references; and recorded anew, by gcc
# 12 with the defaults.
guard: $(B)/tests/guard/guarded $(B)/tests/guard/opponents
	@$(RUN) fast tests/guard/
guard-record: $(B)/tests/guard/guarded
	@B="$(B)" tests/guard/measure >$(B)/numbers.txt || { cat $(B)/numbers.txt >&2; exit 1; }
	@mv $(B)/numbers.txt tests/guard/numbers.txt && cat tests/guard/numbers.txt

# Other simulators run beside ours where they are installed; the compiler's complaint about one
# that is not is of no interest.
$(B)/tests/bench/peer_ns3: tests/bench/peer_ns3.cc
	@mkdir -p $(@D)
	@g++ $(OPTIMISE) -o $@ $< -lns3-core >/dev/null 2>&1 || rm -f $@
.PHONY: bench-peers bench-record
bench-peers:
	@$(SUB) -s $(B)/tests/bench/peer_ns3
# EACH=--quick: one round of everything.
bench: complete-test bench-peers $(BENCH_PROGRAMS) $(B)/tests/guard/guarded $(B)/classroom/bake
	@$(foreach program,$(BENCH_PROGRAMS),echo "== $(program)" && { $(program) $(EACH) || echo "== failed: $(program)"; } \
	    | tee $(program).told &&) echo
	@B="$(B)" CC="$(CC)" tests/bench/decades
	@B="$(B)" tests/bench/shares $(WRITE)
	@B="$(B)" tests/bench/targets $(WRITE)
# On a quiet machine.
bench-record:
	@$(SUB) bench WRITE="--write docs/performance.md" EACH="--write docs/performance.md"

# ---- generated files that are committed -------------------------------------------------

reference: $(PROGRAM)
	@mk/reference $(B)/shequ .
fresh: $(PROGRAM)
	@mk/reference $(B)/shequ . fresh

# ---- the page of `shequ report` ----------------------------------------------------------

pages: $(B)/pages/report.html
$(B)/pages/report.html: $(PAGE)
	@mk/pages $@

# ---- hand over -------------------------------------------------------------------------

install: all
	@B="$(B)" VERSION="$(VERSION)" mk/install "$(DESTDIR)$(PREFIX)"

release:
	@CC="$(CC)" mk/packages
	@$(SUB) STATIC=1 B="$(B)/static" CC="$(CC)" -j$(JOBS) all
	@B="$(B)/static" VERSION="$(VERSION)" mk/release dist

# gcc looks at a year of the sample and compiles once more, over all files at once. The digest of
# that year must not move.
TRAIN = $(B)/pgo/shequ run hefei-2009 --length "12 months" --set run.burn_in=0months --replicates 1 \
    --threads 1 --quiet --force -o $(B)/pgo/year.h5
pgo:
	@rm -rf $(B)/pgo
	@$(SUB) B=$(B)/pgo OPTIMISE="-O3 -g -fprofile-generate" LDFLAGS="-fprofile-generate" -j$(JOBS) all
	@$(TRAIN) >$(B)/pgo/before
	@$(SUB) B=$(B)/pgo OPTIMISE="-O3 -g -flto -fprofile-use -Wno-missing-profile" \
	    LDFLAGS="-O3 -flto=$(JOBS) -fprofile-use" -j$(JOBS) all
	@$(TRAIN) >$(B)/pgo/after
	@cmp $(B)/pgo/before $(B)/pgo/after && echo "$(B)/pgo/shequ: the same digests"

version:
	@echo $(VERSION)

clean:
	rm -rf $(B) $(if $(filter build,$(B)),shequ dist)

help:
	@echo "make              build ./shequ with what is found; names what is missing"
	@echo "make demo         install what is missing (Debian, Ubuntu), build, run the demonstration"
	@echo "make test         the same for the tests; run them; last line: N passed, N failed, N skipped"
	@echo "make verify       the slow tests: closed forms, stylised facts, the release in an empty root"
	@echo "make soak         of the slow tests those that take long: every call to the disk fails, in every way; the matrix"
	@echo "make validate     measure the stylised facts V01 to V26 and write docs/validation.md"
	@echo "make scaling      larger cities and a simulated country: measure and write docs/scaling.md"
	@echo "make sanitize     build and test with AddressSanitizer and UndefinedBehaviorSanitizer"
	@echo "make fuzz         random input for FUZZ_SECONDS=$(FUZZ_SECONDS) a reader; wants clang"
	@echo "make layers       who may include whom; no writable globals; no foreign calls in the core"
	@echo "make headers      each header compiles alone, with gcc and clang"
	@echo "make core         the core builds without HDF5, OpenMP, YAML, stdio"
	@echo "make guard        instructions an event, against those recorded; wants valgrind"
	@echo "make guard-record they are recorded anew"
	@echo "make bench        measure, beside programs by hand and other simulators; EACH=--quick: once"
	@echo "make bench-record the same, and its tables go into docs/performance.md"
	@echo "make reference    write scenarios/schema.json and docs/reference.*.md anew; make fresh compares"
	@echo "make classroom    the lessons as one page, $(B)/classroom/shequ-classroom.html; wants npm and clang's wasm32"
	@echo "make classroom-site  the same as a site that phones keep, $(B)/classroom/site"
	@echo "make pages        the page of shequ report, $(B)/pages/report.html; wants npm"
	@echo "make install      PREFIX=$(PREFIX) DESTDIR="
	@echo "make release      dist/shequ-$(VERSION)-linux-x86_64.tar.gz, a program without libraries"
	@echo "make MPI=1 B=...  a program for mpirun: one city over several processes; wants Open MPI"
	@echo "make pgo          $(B)/pgo/shequ, a seventh faster: compiled after a look at a year; gcc only"
	@echo "make clean"

-include $(patsubst %.c,$(B)/%.d,$(SOURCES) $(TESTS) $(TOOLS) $(SUPPORT) $(BENCH) $(FUZZERS)) \
    $(B)/catalogue.d $(B)/scenarios.d
