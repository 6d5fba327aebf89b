/* A disk whose flush takes as long as SLOW_FLUSH_US says, for measuring on a machine whose own is quicker than most:
   cc -shared -fPIC -o target/slow-disk.so bench/slow-disk.c
   SLOW_FLUSH_US=4000 LD_PRELOAD=target/slow-disk.so target/release/bench rush ... */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static void wait_for_the_disk(void) {
    const char *text = getenv("SLOW_FLUSH_US");
    if (text) usleep((useconds_t)atoi(text));
}

int fsync(int file) {
    static int (*real)(int);
    if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    wait_for_the_disk();
    return real(file);
}

int fdatasync(int file) {
    static int (*real)(int);
    if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    wait_for_the_disk();
    return real(file);
}
