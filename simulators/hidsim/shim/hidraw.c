// The hidraw part of the shim: an opened node is a socket to a simulator, and behaves as a hidraw node. poll() needs no help, since the
// socket carries nothing but input reports.
//
// Each open makes two connections to the device's socket, all numbers little-endian:
//   data     the shim says {u32 'HSIM', u32 0, u64 token}; the simulator sends {u16 length, report} again and again and gets one byte
//            back for each report that was read. The simulator ends this connection to unplug.
//   control  the shim says {u32 'HSIM', u32 1, u64 token}, then requests {u32 operation, u32 sequence, u32 length, bytes}; the replies
//            are {i32 result or negative errno, u32 sequence, u32 length, bytes}. Its end tells the simulator that the host has closed.
// Operations: 0 open (answered once both connections are there), 1 write, any other is the number of a hidraw ioctl.

#define _GNU_SOURCE
#include "shim.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/hidraw.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#define MAX_DESCRIPTORS 65536
#define MAX_REPORT 16384
#define MAGIC 0x4d495348u
// As usbhid: a device that does not take a report within five seconds has failed.
#define REQUEST_SECONDS 5

enum operation { OPERATION_OPEN = 0, OPERATION_WRITE = 1 };
enum role { ROLE_DATA = 0, ROLE_CONTROL = 1 };

struct request_head { uint32_t operation, sequence, length; };
struct reply_head { int32_t result; uint32_t sequence, length; };

// ---------- open handles ----------

struct handle {
  int data, control, minor;
  int broken;
  ino_t inode;
  uint32_t sequence, descriptor_length;
  unsigned char descriptor[HID_MAX_DESCRIPTOR_SIZE];
  uint32_t bus;
  uint16_t vendor, product;
  char name[128], phys[128], uniq[128];
  pthread_mutex_t reading, requesting;
  atomic_int references;
};

static struct handle *_Atomic handles[MAX_DESCRIPTORS];
static pthread_mutex_t handles_lock = PTHREAD_MUTEX_INITIALIZER;

void let_go(struct handle *handle) {
  if (atomic_fetch_sub(&handle->references, 1) != 1) return;
  if (handle->control >= 0) real_close(handle->control);
  pthread_mutex_destroy(&handle->reading);
  pthread_mutex_destroy(&handle->requesting);
  free(handle);
}

void forget(int fd, struct handle *handle) {
  pthread_mutex_lock(&handles_lock);
  int was_there = handles[fd] == handle;
  if (was_there) handles[fd] = NULL;
  pthread_mutex_unlock(&handles_lock);
  if (was_there) let_go(handle);
}

// A held reference; NULL: not one of ours. Looks whether the number still is our socket, because an executable with a close() of its
// own (Electron) closes past us.
struct handle *handle_of(int fd) {
  if (fd < 0 || fd >= MAX_DESCRIPTORS || !handles[fd]) return NULL;
  pthread_mutex_lock(&handles_lock);
  struct handle *handle = handles[fd];
  if (handle) atomic_fetch_add(&handle->references, 1);
  pthread_mutex_unlock(&handles_lock);
  if (!handle) return NULL;
  struct stat status;
  int saved = errno;
  int is_ours = real_fstat(fd, &status) == 0 && S_ISSOCK(status.st_mode) && status.st_ino == handle->inode;
  errno = saved;
  if (is_ours) return handle;
  forget(fd, handle);
  let_go(handle);
  return NULL;
}

// ---------- the two connections ----------

static int receive_all(int fd, void *buffer, size_t length) {
  char *at = buffer;
  while (length) {
    ssize_t count = recv(fd, at, length, 0);
    if (count < 0 && errno == EINTR) continue;
    if (count == 0) errno = ECONNRESET;
    if (count <= 0) return -1;
    at += count;
    length -= count;
  }
  return 0;
}

static int send_all(int fd, const void *buffer, size_t length) {
  const char *at = buffer;
  while (length) {
    ssize_t count = send(fd, at, length, MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return -1;
    at += count;
    length -= count;
  }
  return 0;
}

// The reply to the request of this sequence; late ones to requests that had timed out are read past. -1 with errno.
static int reply_of(struct handle *handle, unsigned char *buffer, void *reply, uint32_t capacity) {
  for (;;) {
    struct reply_head head;
    if (receive_all(handle->control, &head, sizeof head) < 0) {
      if (errno == EAGAIN || errno == EWOULDBLOCK) {
        errno = ETIMEDOUT;
        return -1;
      }
      break;
    }
    if (head.length > MAX_REPORT || receive_all(handle->control, buffer, head.length) < 0) break;
    if (head.sequence != handle->sequence) continue;
    if (head.result < 0) {
      errno = -head.result;
      return -1;
    }
    if (reply) memcpy(reply, buffer, head.length < capacity ? head.length : capacity);
    return head.result;
  }
  handle->broken = 1;
  errno = ENODEV;
  return -1;
}

static int request(struct handle *handle, uint32_t operation, const void *bytes, uint32_t length, void *reply, uint32_t capacity) {
  unsigned char *buffer = malloc(MAX_REPORT + sizeof(struct request_head));
  if (!buffer) return -1;
  int result = -1;
  pthread_mutex_lock(&handle->requesting);
  if (handle->broken) {
    errno = ENODEV;
  } else {
    struct request_head head = {operation, ++handle->sequence, length};
    memcpy(buffer, &head, sizeof head);
    if (length) memcpy(buffer + sizeof head, bytes, length);
    if (send_all(handle->control, buffer, sizeof head + length) == 0) {
      result = reply_of(handle, buffer, reply, capacity);
    } else {
      handle->broken = 1;
      errno = ENODEV;
    }
  }
  pthread_mutex_unlock(&handle->requesting);
  int saved = errno;
  free(buffer);
  errno = saved;
  return result;
}

static int dial(const char *path, uint32_t role, uint64_t token) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  if (strlen(path) >= sizeof address.sun_path) {
    errno = ENAMETOOLONG;
    return -1;
  }
  strcpy(address.sun_path, path);
  int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return -1;
  struct { uint32_t magic, role; uint64_t token; } hello = {MAGIC, role, token};
  if (connect(fd, (void *)&address, sizeof address) == 0 && send_all(fd, &hello, sizeof hello) == 0) return fd;
  int saved = errno;
  real_close(fd);
  errno = saved;
  return -1;
}

// ---------- what open, read, write, ioctl and fstat do on a simulated node ----------

static void read_identity(struct handle *handle, const char *node) {
  char path[512], uevent[1024];
  snprintf(path, sizeof path, "%s/device/report_descriptor", node);
  ssize_t length = read_file(path, handle->descriptor, sizeof handle->descriptor);
  handle->descriptor_length = length > 0 ? length : 0;
  snprintf(path, sizeof path, "%s/device/uevent", node);
  length = read_file(path, uevent, sizeof uevent - 1);
  uevent[length > 0 ? length : 0] = 0;
  char *rest;
  for (char *line = strtok_r(uevent, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
    unsigned bus, vendor, product;
    if (sscanf(line, "HID_ID=%x:%x:%x", &bus, &vendor, &product) == 3) {
      handle->bus = bus;
      handle->vendor = vendor;
      handle->product = product;
    }
    if (!strncmp(line, "HID_NAME=", 9)) snprintf(handle->name, sizeof handle->name, "%s", line + 9);
    if (!strncmp(line, "HID_PHYS=", 9)) snprintf(handle->phys, sizeof handle->phys, "%s", line + 9);
    if (!strncmp(line, "HID_UNIQ=", 9)) snprintf(handle->uniq, sizeof handle->uniq, "%s", line + 9);
  }
}

// Both connections stand and the simulator has agreed; -1 with errno.
static int join(struct handle *handle, const char *node) {
  static atomic_uint opened;
  uint64_t token = ((uint64_t)getpid() << 32) | atomic_fetch_add(&opened, 1);
  char path[512];
  snprintf(path, sizeof path, "%s/sock", node);
  if ((handle->control = dial(path, ROLE_CONTROL, token)) < 0 || (handle->data = dial(path, ROLE_DATA, token)) < 0) {
    errno = ENODEV;
    return -1;
  }
  if (handle->data >= MAX_DESCRIPTORS) {
    errno = EMFILE;
    return -1;
  }
  struct timeval patience = {.tv_sec = REQUEST_SECONDS};
  setsockopt(handle->control, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  return request(handle, OPERATION_OPEN, NULL, 0, NULL, 0) < 0 ? -1 : 0;
}

static int keep(struct handle *handle, int flags) {
  int fd = handle->data;
  struct stat status;
  if (flags & O_NONBLOCK) fcntl(fd, F_SETFL, O_NONBLOCK);
  if (!(flags & O_CLOEXEC)) fcntl(fd, F_SETFD, 0);
  real_fstat(fd, &status);
  handle->inode = status.st_ino;
  pthread_mutex_lock(&handles_lock);
  struct handle *old = handles[fd];
  handles[fd] = handle;
  pthread_mutex_unlock(&handles_lock);
  if (old) let_go(old);
  return fd;
}

int open_simulated(const char *path, int flags) {
  const char *folder = simulation_folder();
  int minor, parsed = 0;
  if (!folder || sscanf(path, "/dev/hidraw%d%n", &minor, &parsed) != 1 || path[parsed]) return NOT_OURS;
  char node[400];
  struct stat status;
  snprintf(node, sizeof node, "%s/hidraw%d", folder, minor);
  if (stat(node, &status) < 0) {
    errno = ENOENT;
    return -1;
  }
  struct handle *handle = calloc(1, sizeof *handle);
  if (!handle) return -1;
  handle->data = handle->control = -1;
  handle->minor = minor;
  handle->references = 1;
  pthread_mutex_init(&handle->reading, NULL);
  pthread_mutex_init(&handle->requesting, NULL);
  read_identity(handle, node);
  if (join(handle, node) == 0) return keep(handle, flags);
  int saved = errno;
  if (handle->data >= 0) real_close(handle->data);
  let_go(handle);
  errno = saved;
  return -1;
}

// One whole report; what does not fit is cut off, as hidraw does. -1 with EIO: unplugged.
static ssize_t read_report(struct handle *handle, void *buffer, size_t capacity) {
  uint16_t length;
  ssize_t count;
  do count = recv(handle->data, &length, sizeof length, 0);
  while (count < 0 && errno == EINTR);
  if (count == 0 || (count < 0 && errno == ECONNRESET)) errno = EIO;
  if (count <= 0) return -1;
  // The rest of a report that has begun comes at once: waiting for it is no blocking.
  int flags = fcntl(handle->data, F_GETFL);
  if (flags & O_NONBLOCK) fcntl(handle->data, F_SETFL, flags & ~O_NONBLOCK);
  ssize_t result = -1;
  unsigned char *report = NULL;
  int is_whole = (count == sizeof length || receive_all(handle->data, (char *)&length + 1, 1) == 0) &&
                 (report = malloc(length + 1)) && receive_all(handle->data, report, length) == 0;
  if (is_whole) {
    result = length < capacity ? length : capacity;
    memcpy(buffer, report, result);
    // The simulator counts what is unread; when it is gone, the next read says so.
    ssize_t told = send(handle->data, "", 1, MSG_NOSIGNAL | MSG_DONTWAIT);
    (void)told;
  }
  free(report);
  if (flags & O_NONBLOCK) fcntl(handle->data, F_SETFL, flags);
  if (!is_whole) errno = EIO;
  return result;
}

ssize_t read_simulated(struct handle *handle, void *buffer, size_t capacity) {
  pthread_mutex_lock(&handle->reading);
  ssize_t result = read_report(handle, buffer, capacity);
  int saved = errno;
  pthread_mutex_unlock(&handle->reading);
  errno = saved;
  return result;
}

ssize_t write_simulated(struct handle *handle, const void *bytes, size_t length) {
  if (length >= 2 && length <= MAX_REPORT) return request(handle, OPERATION_WRITE, bytes, length, NULL, 0);
  errno = EINVAL;
  return -1;
}

static int copy_text(const char *text, void *to, unsigned capacity) {
  unsigned length = strlen(text) + 1;
  if (length > capacity) length = capacity;
  memcpy(to, text, length);
  return length;
}

static int copy_descriptor(struct handle *handle, struct hidraw_report_descriptor *to) {
  if (to->size > HID_MAX_DESCRIPTOR_SIZE - 1) {
    errno = EINVAL;
    return -1;
  }
  memcpy(to->value, handle->descriptor, to->size < handle->descriptor_length ? to->size : handle->descriptor_length);
  return 0;
}

static int get_report(struct handle *handle, unsigned number, void *argument, unsigned size) {
  int length = request(handle, number, argument, size, argument, size);
  return length > (int)size ? (int)size : length;
}

int ioctl_simulated(struct handle *handle, unsigned long code, void *argument) {
  unsigned size = _IOC_SIZE(code), number = _IOC_NR(code);
  struct pollfd plug = {.fd = handle->data};
  if (poll(&plug, 1, 0) > 0 && (plug.revents & (POLLHUP | POLLERR))) {
    errno = ENODEV;
    return -1;
  }
  struct hidraw_devinfo *info = argument;
  switch (number) {
    case _IOC_NR(HIDIOCGRDESCSIZE):
      *(int *)argument = handle->descriptor_length;
      return 0;
    case _IOC_NR(HIDIOCGRDESC):
      return copy_descriptor(handle, argument);
    case _IOC_NR(HIDIOCGRAWINFO):
      info->bustype = handle->bus;
      info->vendor = handle->vendor;
      info->product = handle->product;
      return 0;
    case _IOC_NR(HIDIOCGRAWNAME(0)):
      return copy_text(handle->name, argument, size);
    case _IOC_NR(HIDIOCGRAWPHYS(0)):
      return copy_text(handle->phys, argument, size);
    case 0x08: // HIDIOCGRAWUNIQ, younger than some kernel headers
      return copy_text(handle->uniq, argument, size);
    case 0x06: // set feature
    case 0x09: // set input
    case 0x0b: // set output
      return request(handle, number, argument, size, NULL, 0);
    case 0x07: // get feature
    case 0x0a: // get input
    case 0x0c: // get output
      return get_report(handle, number, argument, size);
  }
  errno = ENOTTY;
  return -1;
}

// hidapi asks udev for the device behind a descriptor by its device number.
void stat_simulated(struct handle *handle, struct stat *status) {
  status->st_mode = S_IFCHR | 0660;
  status->st_rdev = makedev(HIDRAW_MAJOR, handle->minor);
}
