/* leaks.c - HDF5 keeps a few hundred bytes for good when a file fails under it: not ours. */
const char *__lsan_default_suppressions(void);

const char *__lsan_default_suppressions(void)
{
    return "leak:libhdf5\n";
}
