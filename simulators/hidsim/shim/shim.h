// What the parts of the shim have of each other: libc.c puts functions before the real ones, hidraw.c is a simulated node, udev.c the list.

#ifndef HIDSIM_SHIM_H
#define HIDSIM_SHIM_H

#include <stddef.h>
#include <sys/stat.h>
#include <sys/types.h>

#define EXPORT __attribute__((visibility("default")))

// The major number of the simulated /dev/hidrawN; nothing else on a Linux has it.
#define HIDRAW_MAJOR 245

// ---------- libc.c ----------

extern ssize_t (*real_read)(int, void *, size_t);
extern ssize_t (*real_write)(int, const void *, size_t);
extern int (*real_close)(int);
int real_fstat(int fd, struct stat *status);
void find_real_functions(void);

// HIDSIM_DIR, read at each call so that a test may set it late; NULL: nothing is simulated.
const char *simulation_folder(void);

// The whole file, or as much as fits; -1 when there is none.
ssize_t read_file(const char *path, void *buffer, size_t capacity);

// ---------- hidraw.c ----------

struct handle;

#define NOT_OURS (-2)

// A descriptor, -1 with errno, or NOT_OURS.
int open_simulated(const char *path, int flags);

// A held reference, to be let go; NULL: this descriptor is not one of ours.
struct handle *handle_of(int fd);
void let_go(struct handle *handle);

// The descriptor is being closed.
void forget(int fd, struct handle *handle);

ssize_t read_simulated(struct handle *handle, void *buffer, size_t capacity);
ssize_t write_simulated(struct handle *handle, const void *bytes, size_t length);
int ioctl_simulated(struct handle *handle, unsigned long code, void *argument);
void stat_simulated(struct handle *handle, struct stat *status);

#endif
