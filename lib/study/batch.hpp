// Runs the replicates that have no row yet, on all cores, and loses none that was finished.
//
// Threads take the next missing number from one counter: replicates are coarse, so nothing cleverer pays, and which
// thread computes what never reaches a result. OpenMP and TBB were rejected: they complicate exceptions and the thread
// sanitizer for nothing. A batch ends complete, at a signal, or at the first error; in each case the rows are safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/ids.hpp"
#include "store/journal.hpp"
#include "study/stop.hpp"

namespace sispam {

/// Computes one row; nothing when it gave up because the flag was raised. Called from many threads at once.
using ReplicateFunction = std::function<std::optional<std::string>(RowId, const StopFlag&)>;

struct BatchProgress {
  std::uint32_t asked = 0;
  std::uint32_t safe = 0;      // rows in the journal, of those asked for
  std::uint32_t computed = 0;  // of these, by this batch
  double elapsed_s = 0;        // [s] since the batch began
};

struct BatchOptions {
  std::vector<Block> blocks{};                          // what is wanted
  int threads = 0;                                      // 0: one per core
  std::function<void(const BatchProgress&)> on_tick{};  // every 0.1 s, from the calling thread; may be empty
};

struct BatchResult {
  BatchProgress progress;
  int threads = 0;             // that were at work
  int signal = 0;              // that stopped it, or 0
  std::exception_ptr error{};  // that ended it, or null
  bool complete() const { return progress.safe == progress.asked; }
};

/// One thread per core that this process may use; at least 1.
int default_threads();

/// Never throws for what happens inside a replicate or the journal: the first error is in the result.
BatchResult run_batch(const BatchOptions& options, Journal& journal, const ReplicateFunction& replicate,
                      const StopFlag& stop);

}  // namespace sispam
