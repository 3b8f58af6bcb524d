/* bare.c - what the C library of WASI and the compiler's own want, where there is neither a system
 * nor a stack that anything could overwrite.
 *
 * printf's family may complain on stderr (of long double, which nobody prints here), so the library
 * holds files; none is ever open. The 128-bit division of the compiler's library was built with
 * guards of the stack; here the stack ends below address 0, and who runs over it traps.
 */
#include <stdint.h>

enum { NOT_OPEN = 8 }; /* EBADF of WASI */

uint16_t __wasi_fd_close(int file);
uint16_t __wasi_fd_seek(int file, int64_t offset, uint8_t from, uint64_t *at);
uint16_t __wasi_fd_write(int file, const void *pieces, uintptr_t n, uintptr_t *written);

uint16_t __wasi_fd_close(int file)
{
    (void)file;
    return NOT_OPEN;
}

uint16_t __wasi_fd_seek(int file, int64_t offset, uint8_t from, uint64_t *at)
{
    (void)file, (void)offset, (void)from, (void)at;
    return NOT_OPEN;
}

uint16_t __wasi_fd_write(int file, const void *pieces, uintptr_t n, uintptr_t *written)
{
    (void)file, (void)pieces, (void)n, (void)written;
    return NOT_OPEN;
}

extern uintptr_t __stack_chk_guard;
uintptr_t __stack_chk_guard = 0x5a17;

_Noreturn void __stack_chk_fail(void);
_Noreturn void __stack_chk_fail(void)
{
    __builtin_trap();
}
