// SPDX-License-Identifier: Apache-2.0
#include "study/stop.hpp"

#include <signal.h>
#include <unistd.h>

namespace sispam {

namespace {

static_assert(std::atomic<int>::is_always_lock_free, "a signal handler may only touch lock-free atomics");

// The one mutable global of the program: a signal handler has no other way to reach anything.
constinit StopFlag signal_flag;

extern "C" void on_signal(int signal) {
  if (signal_flag.raised()) ::_exit(128 + signal);
  signal_flag.raise(signal);
}

}  // namespace

const StopFlag& stop_at_signals() {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction action {};
    if (::sigaction(signal, nullptr, &action) != 0 || action.sa_handler == SIG_IGN) continue;
    action.sa_handler = on_signal;
    action.sa_flags = SA_RESTART;
    ::sigemptyset(&action.sa_mask);
    ::sigaction(signal, &action, nullptr);
  }
  return signal_flag;
}

}  // namespace sispam
