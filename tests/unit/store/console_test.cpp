// SPDX-License-Identifier: Apache-2.0
#include "store/console.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "core/error.hpp"

namespace sispam {
namespace {

/// Runs `action` in a child process and returns its exit code, or -1 when it died otherwise.
template <typename Action>
int exit_code_in_child(const Action& action) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(action());
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int output_error_with(int descriptor) {
  ::dup2(descriptor, STDOUT_FILENO);
  try {
    write_output("x");
  } catch (const IoError&) {
    return 3;
  }
  return 0;
}

TEST(WriteOutput, fails_on_a_full_disk_but_not_when_the_reader_left) {
  EXPECT_EQ(exit_code_in_child([] { return output_error_with(::open("/dev/full", O_WRONLY)); }), 3);
  EXPECT_EQ(exit_code_in_child([] {
              int ends[2];
              if (::pipe(ends) != 0) return 9;
              ::close(ends[0]);
              secure_standard_streams();
              return output_error_with(ends[1]);
            }),
            0);
}

TEST(SecureStandardStreams, keeps_files_of_ours_away_from_closed_streams) {
  EXPECT_EQ(exit_code_in_child([] {
              for (const int descriptor : {0, 1, 2}) ::close(descriptor);
              secure_standard_streams();
              const int file = ::open("/dev/zero", O_RDONLY);
              return file > 2 && ::write(1, "x", 1) == -1 && ::write(2, "x", 1) == -1 ? 0 : 1;
            }),
            0);
}

TEST(WriteMessage, never_fails) {
  EXPECT_EQ(exit_code_in_child([] {
              ::dup2(::open("/dev/full", O_WRONLY), STDERR_FILENO);
              write_message("x");
              ::close(STDERR_FILENO);
              write_message("x");
              return 0;
            }),
            0);
}

}  // namespace
}  // namespace sispam
