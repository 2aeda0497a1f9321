// Ends a mounted ext4 as a power cut does: everything that is not synced is gone (EXT4_IOC_SHUTDOWN, no flush of the log).

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>

int main(int count, char **words) {
  if (count != 2) return 2;
  int folder = open(words[1], O_RDONLY | O_DIRECTORY);
  uint32_t without_log_flush = 2;
  if (folder < 0 || ioctl(folder, _IOR('X', 125, uint32_t), &without_log_flush) != 0) {
    perror(words[1]);
    return 1;
  }
  return 0;
}
