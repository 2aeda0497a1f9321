// The libc part of the shim: the functions that a program opens and uses hidraw nodes with, put before the real ones. Everything that is
// no simulated node goes straight on.

#define _GNU_SOURCE
#include "shim.h"
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

ssize_t (*real_read)(int, void *, size_t);
ssize_t (*real_write)(int, const void *, size_t);
int (*real_close)(int);
int (*real_ioctl)(int, unsigned long, void *);
int (*real_open)(const char *, int, ...);
int (*real_openat)(int, const char *, int, ...);

// The system call, because glibc before 2.33 has no symbol for it; the layouts agree on 64 bits.
int real_fstat(int fd, struct stat *status) { return syscall(SYS_fstat, fd, status); }

__attribute__((constructor)) void find_real_functions(void) {
  static atomic_int done;
  if (atomic_load(&done)) return;
  real_read = dlsym(RTLD_NEXT, "read");
  real_write = dlsym(RTLD_NEXT, "write");
  real_close = dlsym(RTLD_NEXT, "close");
  real_ioctl = dlsym(RTLD_NEXT, "ioctl");
  real_open = dlsym(RTLD_NEXT, "open64");
  real_openat = dlsym(RTLD_NEXT, "openat64");
  atomic_store(&done, 1);
}

const char *simulation_folder(void) {
  const char *folder = getenv("HIDSIM_DIR");
  return folder && *folder ? folder : NULL;
}

ssize_t read_file(const char *path, void *buffer, size_t capacity) {
  find_real_functions();
  int fd = real_open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return -1;
  size_t length = 0;
  ssize_t count;
  while (length < capacity && (count = real_read(fd, (char *)buffer + length, capacity - length)) > 0) length += count;
  real_close(fd);
  return length;
}

// ---------- put before the real ones ----------

static int is_hidraw(const char *path) { return path && !strncmp(path, "/dev/hidraw", strlen("/dev/hidraw")); }

// The file mode is only there where a file may be made.
#define OPEN_MODE(flags, mode)               \
  mode_t mode = 0;                           \
  if ((flags) & (O_CREAT | __O_TMPFILE)) {   \
    va_list arguments;                       \
    va_start(arguments, flags);              \
    mode = va_arg(arguments, mode_t);        \
    va_end(arguments);                       \
  }

#define OPEN_SIMULATED(path, flags)                 \
  find_real_functions();                            \
  if (is_hidraw(path)) {                            \
    int simulated = open_simulated(path, flags);    \
    if (simulated != NOT_OURS) return simulated;    \
  }

// open64 adds O_LARGEFILE, which means nothing on 64 bits.
EXPORT int open(const char *path, int flags, ...) {
  OPEN_MODE(flags, mode)
  OPEN_SIMULATED(path, flags)
  return real_open(path, flags, mode);
}
EXPORT int open64(const char *path, int flags, ...) {
  OPEN_MODE(flags, mode)
  OPEN_SIMULATED(path, flags)
  return real_open(path, flags, mode);
}
EXPORT int openat(int folder, const char *path, int flags, ...) {
  OPEN_MODE(flags, mode)
  OPEN_SIMULATED(path, flags)
  return real_openat(folder, path, flags, mode);
}
EXPORT int openat64(int folder, const char *path, int flags, ...) {
  OPEN_MODE(flags, mode)
  OPEN_SIMULATED(path, flags)
  return real_openat(folder, path, flags, mode);
}
EXPORT int __open_2(const char *path, int flags) {
  OPEN_SIMULATED(path, flags)
  return real_open(path, flags);
}
EXPORT int __open64_2(const char *path, int flags) {
  OPEN_SIMULATED(path, flags)
  return real_open(path, flags);
}

EXPORT ssize_t read(int fd, void *buffer, size_t capacity) {
  find_real_functions();
  struct handle *handle = handle_of(fd);
  if (!handle) return real_read(fd, buffer, capacity);
  ssize_t result = read_simulated(handle, buffer, capacity);
  let_go(handle);
  return result;
}

EXPORT ssize_t write(int fd, const void *bytes, size_t length) {
  find_real_functions();
  struct handle *handle = handle_of(fd);
  if (!handle) return real_write(fd, bytes, length);
  ssize_t result = write_simulated(handle, bytes, length);
  let_go(handle);
  return result;
}

EXPORT int ioctl(int fd, unsigned long code, ...) {
  va_list arguments;
  va_start(arguments, code);
  void *argument = va_arg(arguments, void *);
  va_end(arguments);
  find_real_functions();
  struct handle *handle = _IOC_TYPE(code) == 'H' ? handle_of(fd) : NULL;
  if (!handle) return real_ioctl(fd, code, argument);
  int result = ioctl_simulated(handle, code, argument);
  let_go(handle);
  return result;
}

EXPORT int close(int fd) {
  find_real_functions();
  struct handle *handle = handle_of(fd);
  if (handle) {
    forget(fd, handle);
    let_go(handle);
  }
  return real_close(fd);
}

static int stat_any(int fd, struct stat *status) {
  int result = real_fstat(fd, status);
  struct handle *handle = result == 0 ? handle_of(fd) : NULL;
  if (!handle) return result;
  stat_simulated(handle, status);
  let_go(handle);
  return result;
}
EXPORT int fstat(int fd, struct stat *status) { return stat_any(fd, status); }
EXPORT int fstat64(int fd, struct stat64 *status) { return stat_any(fd, (struct stat *)status); }
EXPORT int __fxstat(int version, int fd, struct stat *status) {
  (void)version;
  return stat_any(fd, status);
}
EXPORT int __fxstat64(int version, int fd, struct stat64 *status) {
  (void)version;
  return stat_any(fd, (struct stat *)status);
}
