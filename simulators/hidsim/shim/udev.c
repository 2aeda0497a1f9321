// The udev half of the shim: the calls of libudev with which hidapi lists its devices, answered from the folder of the simulation.
// Everybody else who uses libudev gets the real library.

#define _GNU_SOURCE
#include "shim.h"
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#define MOST_NODES 256

struct udev { int references; };
struct udev_list_entry { char *name; struct udev_list_entry *next; };
struct udev_enumerate { struct udev_list_entry *entries; };
struct attribute { char *name, *value; struct attribute *next; };
struct udev_device {
  int references;
  char *folder, *node;
  // What was asked for lives as long as its device, as in libudev.
  struct attribute *attributes;
  struct udev_device *hid, *usb_device, *usb_interface;
};

// hidapi is known by the file that calls: node-hid's module, or a libhidapi.
static int is_hidapi(void *return_address) {
  Dl_info caller;
  if (!simulation_folder() || !dladdr(return_address, &caller) || !caller.dli_fname) return 0;
  return strstr(caller.dli_fname, "HID_hidraw") || strstr(caller.dli_fname, "hidapi");
}
#define FOR_HIDAPI is_hidapi(__builtin_return_address(0))

static void *real_function(const char *name) {
  static void *library;
  if (!library) library = dlopen("libudev.so.1", RTLD_LAZY);
  return library ? dlsym(library, name) : NULL;
}

// Passes a call on to the real library; where there is none, `otherwise`.
#define PASS_ON(otherwise, result, name, parameters, ...)     \
  result(*real) parameters = real_function(name);             \
  return real ? real(__VA_ARGS__) : (otherwise)

// ---------- simulated devices ----------

static struct udev_device *device_at(const char *folder, const char *node) {
  struct stat status;
  if (stat(folder, &status) < 0 || !S_ISDIR(status.st_mode)) return NULL;
  struct udev_device *device = calloc(1, sizeof *device);
  if (!device) abort();
  device->references = 1;
  device->folder = strdup(folder);
  device->node = node ? strdup(node) : NULL;
  return device;
}

static struct udev_device *hidraw_device(int minor) {
  char folder[512], node[32];
  snprintf(folder, sizeof folder, "%s/hidraw%d", simulation_folder(), minor);
  snprintf(node, sizeof node, "/dev/hidraw%d", minor);
  return device_at(folder, node);
}

static void delete_device(struct udev_device *device) {
  if (!device) return;
  for (struct attribute *attribute = device->attributes, *next; attribute; attribute = next) {
    next = attribute->next;
    free(attribute->name);
    free(attribute->value);
    free(attribute);
  }
  delete_device(device->hid);
  delete_device(device->usb_device);
  delete_device(device->usb_interface);
  free(device->folder);
  free(device->node);
  free(device);
}

static const char *attribute_of(struct udev_device *device, const char *name) {
  for (struct attribute *known = device->attributes; known; known = known->next)
    if (!strcmp(known->name, name)) return known->value;
  char path[600], text[4096];
  snprintf(path, sizeof path, "%s/%s", device->folder, name);
  ssize_t length = read_file(path, text, sizeof text - 1);
  if (length < 0) return NULL;
  while (length && text[length - 1] == '\n') length--;
  text[length] = 0;
  struct attribute *attribute = calloc(1, sizeof *attribute);
  if (!attribute) abort();
  attribute->name = strdup(name);
  attribute->value = strdup(text);
  attribute->next = device->attributes;
  device->attributes = attribute;
  return attribute->value;
}

static struct udev_device *parent_of(struct udev_device *device, const char *subsystem, const char *type) {
  struct udev_device **parent = NULL;
  const char *folder = NULL;
  if (!strcmp(subsystem, "hid")) {
    parent = &device->hid;
    folder = "device";
  } else if (!strcmp(subsystem, "usb") && type && !strcmp(type, "usb_device")) {
    parent = &device->usb_device;
    folder = "usb_device";
  } else if (!strcmp(subsystem, "usb") && type && !strcmp(type, "usb_interface")) {
    parent = &device->usb_interface;
    folder = "usb_interface";
  }
  if (!parent) return NULL;
  if (!*parent) {
    char path[600];
    snprintf(path, sizeof path, "%s/%s", device->folder, folder);
    *parent = device_at(path, NULL);
  }
  return *parent;
}

static int by_number(const void *one, const void *other) { return *(const int *)one - *(const int *)other; }

static void list_nodes(struct udev_enumerate *enumerate) {
  int minors[MOST_NODES], count = 0, minor, parsed;
  DIR *folder = opendir(simulation_folder());
  struct dirent *entry;
  while (folder && count < MOST_NODES && (entry = readdir(folder)))
    if (sscanf(entry->d_name, "hidraw%d%n", &minor, &parsed) == 1 && !entry->d_name[parsed]) minors[count++] = minor;
  if (folder) closedir(folder);
  qsort(minors, count, sizeof *minors, by_number);
  struct udev_list_entry **tail = &enumerate->entries;
  for (int index = 0; index < count; index++) {
    struct udev_list_entry *next = calloc(1, sizeof *next);
    if (!next || asprintf(&next->name, "%s/hidraw%d", simulation_folder(), minors[index]) < 0) abort();
    *tail = next;
    tail = &next->next;
  }
}

// ---------- the functions of libudev that are put before the real ones ----------

EXPORT struct udev *udev_new(void) {
  if (!FOR_HIDAPI) { PASS_ON(NULL, struct udev *, "udev_new", (void)); }
  struct udev *udev = calloc(1, sizeof *udev);
  if (udev) udev->references = 1;
  return udev;
}

EXPORT struct udev *udev_unref(struct udev *udev) {
  if (!FOR_HIDAPI) { PASS_ON(NULL, struct udev *, "udev_unref", (struct udev *), udev); }
  if (udev && --udev->references == 0) free(udev);
  return NULL;
}

EXPORT struct udev_enumerate *udev_enumerate_new(struct udev *udev) {
  if (!FOR_HIDAPI) { PASS_ON(NULL, struct udev_enumerate *, "udev_enumerate_new", (struct udev *), udev); }
  return calloc(1, sizeof(struct udev_enumerate));
}

EXPORT struct udev_enumerate *udev_enumerate_unref(struct udev_enumerate *enumerate) {
  if (!FOR_HIDAPI) { PASS_ON(NULL, struct udev_enumerate *, "udev_enumerate_unref", (struct udev_enumerate *), enumerate); }
  for (struct udev_list_entry *entry = enumerate ? enumerate->entries : NULL, *next; entry; entry = next) {
    next = entry->next;
    free(entry->name);
    free(entry);
  }
  free(enumerate);
  return NULL;
}

// hidapi asks for "hidraw" and nothing else.
EXPORT int udev_enumerate_add_match_subsystem(struct udev_enumerate *enumerate, const char *subsystem) {
  if (FOR_HIDAPI) return 0;
  PASS_ON(-ENOSYS, int, "udev_enumerate_add_match_subsystem", (struct udev_enumerate *, const char *), enumerate, subsystem);
}

EXPORT int udev_enumerate_scan_devices(struct udev_enumerate *enumerate) {
  if (!FOR_HIDAPI) { PASS_ON(-ENOSYS, int, "udev_enumerate_scan_devices", (struct udev_enumerate *), enumerate); }
  list_nodes(enumerate);
  return 0;
}

EXPORT struct udev_list_entry *udev_enumerate_get_list_entry(struct udev_enumerate *enumerate) {
  if (FOR_HIDAPI) return enumerate->entries;
  PASS_ON(NULL, struct udev_list_entry *, "udev_enumerate_get_list_entry", (struct udev_enumerate *), enumerate);
}

EXPORT struct udev_list_entry *udev_list_entry_get_next(struct udev_list_entry *entry) {
  if (FOR_HIDAPI) return entry ? entry->next : NULL;
  PASS_ON(NULL, struct udev_list_entry *, "udev_list_entry_get_next", (struct udev_list_entry *), entry);
}

EXPORT const char *udev_list_entry_get_name(struct udev_list_entry *entry) {
  if (FOR_HIDAPI) return entry ? entry->name : NULL;
  PASS_ON(NULL, const char *, "udev_list_entry_get_name", (struct udev_list_entry *), entry);
}

EXPORT struct udev_device *udev_device_new_from_syspath(struct udev *udev, const char *path) {
  if (!FOR_HIDAPI) { PASS_ON(NULL, struct udev_device *, "udev_device_new_from_syspath", (struct udev *, const char *), udev, path); }
  const char *name = strrchr(path, '/');
  int minor;
  return name && sscanf(name, "/hidraw%d", &minor) == 1 ? hidraw_device(minor) : NULL;
}

EXPORT struct udev_device *udev_device_new_from_devnum(struct udev *udev, char type, dev_t number) {
  if (!FOR_HIDAPI) { PASS_ON(NULL, struct udev_device *, "udev_device_new_from_devnum", (struct udev *, char, dev_t), udev, type, number); }
  return type == 'c' && major(number) == HIDRAW_MAJOR ? hidraw_device(minor(number)) : NULL;
}

EXPORT struct udev_device *udev_device_unref(struct udev_device *device) {
  if (!FOR_HIDAPI) { PASS_ON(NULL, struct udev_device *, "udev_device_unref", (struct udev_device *), device); }
  if (device && --device->references == 0) delete_device(device);
  return NULL;
}

EXPORT const char *udev_device_get_syspath(struct udev_device *device) {
  if (FOR_HIDAPI) return device ? device->folder : NULL;
  PASS_ON(NULL, const char *, "udev_device_get_syspath", (struct udev_device *), device);
}

EXPORT const char *udev_device_get_devnode(struct udev_device *device) {
  if (FOR_HIDAPI) return device ? device->node : NULL;
  PASS_ON(NULL, const char *, "udev_device_get_devnode", (struct udev_device *), device);
}

EXPORT struct udev_device *udev_device_get_parent_with_subsystem_devtype(
    struct udev_device *device, const char *subsystem, const char *type) {
  if (FOR_HIDAPI) return device && subsystem ? parent_of(device, subsystem, type) : NULL;
  PASS_ON(NULL, struct udev_device *, "udev_device_get_parent_with_subsystem_devtype",
          (struct udev_device *, const char *, const char *), device, subsystem, type);
}

EXPORT const char *udev_device_get_sysattr_value(struct udev_device *device, const char *name) {
  if (FOR_HIDAPI) return device ? attribute_of(device, name) : NULL;
  PASS_ON(NULL, const char *, "udev_device_get_sysattr_value", (struct udev_device *, const char *), device, name);
}
