/*
 * A wall clock that can be set for one process. Preloaded, it adds to every reading of a JVM's wall
 * clock what the file WALL_CLOCK_FILE holds: milliseconds, 64 bits, in the machine's order of
 * bytes. Whoever writes the file sets the clock at once. The monotonic clock stays what it is.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define MILLIS_PER_SECOND 1000
#define NANOS_PER_MILLI 1000000
#define NANOS_PER_SECOND 1000000000

static const int64_t exact = 0;
static const volatile int64_t *ahead_millis = &exact;
static int (*machine_clock)(clockid_t, struct timespec *);

__attribute__((constructor)) static void open_clock(void) {
  machine_clock = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
  const char *name = getenv("WALL_CLOCK_FILE");
  int file = name == NULL ? -1 : open(name, O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    return;
  }
  void *page = mmap(NULL, sizeof exact, PROT_READ, MAP_SHARED, file, 0);
  close(file);
  if (page != MAP_FAILED) {
    ahead_millis = page;
  }
}

int clock_gettime(clockid_t id, struct timespec *now) {
  /* Other libraries may ask before this one is set up. */
  int failed = machine_clock != NULL ? machine_clock(id, now)
                                     : (int)syscall(SYS_clock_gettime, id, now);
  if (failed != 0 || id != CLOCK_REALTIME) {
    return failed;
  }
  int64_t millis = *ahead_millis;
  now->tv_sec += millis / MILLIS_PER_SECOND;
  now->tv_nsec += millis % MILLIS_PER_SECOND * NANOS_PER_MILLI;
  if (now->tv_nsec < 0) {
    now->tv_sec--;
    now->tv_nsec += NANOS_PER_SECOND;
  } else if (now->tv_nsec >= NANOS_PER_SECOND) {
    now->tv_sec++;
    now->tv_nsec -= NANOS_PER_SECOND;
  }
  return 0;
}
