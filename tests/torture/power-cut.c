/*
 * A disk that forgets. Loaded first (LD_PRELOAD) into a process, it keeps beside the folder POWER_CUT_ROOT a second one,
 * POWER_CUT_SHADOW, that holds exactly what a disk would hold if the power went now and nothing had reached it unasked: the
 * content of a file as it was when it was last fsynced (or fdatasynced), and the names of a folder as they were when that folder
 * was. As on ext4, syncing a new file makes its name durable too. To cut the power: SIGKILL the process, put the shadow in place.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static const char *root(void) { return getenv("POWER_CUT_ROOT"); }
static const char *shadow(void) { return getenv("POWER_CUT_SHADOW"); }

static int real_call(const char *name, int fd) {
  int (*call)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
  return call(fd);
}

static void make_folders(const char *path) {
  char copy[PATH_MAX];
  snprintf(copy, sizeof copy, "%s", path);
  for (char *at = copy + 1; *at; at++) {
    if (*at != '/') continue;
    *at = 0;
    mkdir(copy, 0700);
    *at = '/';
  }
}

/* Whole or not at all: the process may be killed in the middle of it. */
static int copy_file(const char *from, const char *to) {
  static __thread char buffer[1 << 16];
  char unfinished[PATH_MAX + 32];
  make_folders(to);
  snprintf(unfinished, sizeof unfinished, "%s.%ld.cut", to, (long)syscall(SYS_gettid));
  int in = open(from, O_RDONLY | O_CLOEXEC);
  if (in < 0) return -1;
  int out = open(unfinished, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (out < 0) { close(in); return -1; }
  ssize_t got;
  while ((got = read(in, buffer, sizeof buffer)) > 0) {
    for (ssize_t done = 0; done < got;) {
      ssize_t put = write(out, buffer + done, got - done);
      if (put < 0) abort();
      done += put;
    }
  }
  close(in);
  close(out);
  return rename(unfinished, to);
}

/* A name for what is kept: no copy, for what is kept is never written to again, only replaced. */
static void name_file(const char *kept, const char *name) {
  char unfinished[PATH_MAX * 2 + 32];
  make_folders(name);
  snprintf(unfinished, sizeof unfinished, "%s.%ld.cut", name, (long)syscall(SYS_gettid));
  unlink(unfinished);
  if (link(kept, unfinished) != 0) return;
  rename(unfinished, name);
  /* Still there when both were the same file before. */
  unlink(unfinished);
}

/* A file is known again by its inode and its birth, whatever it is called by then. */
static void content_path(const char *path, char *result, size_t size) {
  struct statx about;
  memset(&about, 0, sizeof about);
  statx(AT_FDCWD, path, AT_SYMLINK_NOFOLLOW, STATX_INO | STATX_BTIME, &about);
  snprintf(result, size, "%s/.contents/%llu-%lld-%u", shadow(), (unsigned long long)about.stx_ino, (long long)about.stx_btime.tv_sec, about.stx_btime.tv_nsec);
}

static int path_in_root(int fd, char *path, size_t size) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, size - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  size_t root_length = strlen(root());
  return strncmp(path, root(), root_length) == 0 && (path[root_length] == '/' || path[root_length] == 0);
}

static void shadow_path(const char *path, char *result, size_t size) {
  snprintf(result, size, "%s/tree%s", shadow(), path + strlen(root()));
}

static void keep_file(const char *path) {
  char content[PATH_MAX], named[PATH_MAX];
  content_path(path, content, sizeof content);
  shadow_path(path, named, sizeof named);
  copy_file(path, content);
  name_file(content, named);
}

static void keep_names(const char *folder) {
  char kept[PATH_MAX], path[PATH_MAX * 2], named[PATH_MAX * 2], content[PATH_MAX];
  shadow_path(folder, kept, sizeof kept);
  make_folders(kept);
  mkdir(kept, 0700);
  DIR *real = opendir(folder);
  if (!real) return;
  for (struct dirent *entry; (entry = readdir(real));) {
    snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
    snprintf(named, sizeof named, "%s/%s", kept, entry->d_name);
    if (entry->d_type == DT_DIR && entry->d_name[0] != '.') mkdir(named, 0700);
    if (entry->d_type != DT_REG) continue;
    content_path(path, content, sizeof content);
    if (access(content, F_OK) == 0) name_file(content, named);
  }
  closedir(real);
  DIR *old = opendir(kept);
  if (!old) return;
  for (struct dirent *entry; (entry = readdir(old));) {
    snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
    snprintf(named, sizeof named, "%s/%s", kept, entry->d_name);
    if (entry->d_type == DT_REG && access(path, F_OK) != 0) unlink(named);
  }
  closedir(old);
}

static int synced(const char *name, int fd) {
  int result = real_call(name, fd);
  int before = errno;
  char path[PATH_MAX];
  struct stat about;
  if (result == 0 && root() && shadow() && path_in_root(fd, path, sizeof path) && fstat(fd, &about) == 0) {
    if (S_ISDIR(about.st_mode)) keep_names(path);
    else if (S_ISREG(about.st_mode)) keep_file(path);
  }
  errno = before;
  return result;
}

int fsync(int fd) { return synced("fsync", fd); }
int fdatasync(int fd) { return synced("fdatasync", fd); }
