// A wish to stop, asked often and cheaply.
//
// A replicate takes seconds, so it looks at the flag between steps and gives up when it is raised. An exception from a
// signal handler is impossible, and cancelling a thread would leave its replicate half written.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>

namespace sispam {

class StopFlag {
 public:
  /// A flag that is also raised while its parent is. The parent must outlive it.
  constexpr explicit StopFlag(const StopFlag* parent = nullptr) : parent_(parent) {}
  StopFlag(const StopFlag&) = delete;
  StopFlag& operator=(const StopFlag&) = delete;

  /// Raises the flag; `reason` is a signal's number, or any other positive number. Safe in a signal handler.
  void raise(int reason) noexcept { reason_.store(reason, std::memory_order_relaxed); }
  bool raised() const noexcept { return reason() != 0; }
  /// The number the flag, or its parent, was raised with; 0 while it is down.
  int reason() const noexcept {
    const int own = reason_.load(std::memory_order_relaxed);
    return own == 0 && parent_ != nullptr ? parent_->reason() : own;
  }

 private:
  std::atomic<int> reason_{0};
  const StopFlag* parent_;
};

/// Raises the flag it returns at SIGINT, SIGTERM and SIGHUP, unless the signal was ignored when the program began (as
/// `nohup` does). A second signal ends the program at once with 128 + its number. The flag lives for ever.
const StopFlag& stop_at_signals();

}  // namespace sispam
