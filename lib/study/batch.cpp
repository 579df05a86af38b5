// SPDX-License-Identifier: Apache-2.0
#include "study/batch.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

#include "core/error.hpp"
#include "study/blocks.hpp"

namespace sispam {

namespace {

constexpr auto tick = std::chrono::milliseconds(100);
constexpr int stopped_by_error = 1;

/// What the threads of one batch share.
struct Work {
  const std::vector<RowId>& missing;
  Journal& journal;
  const ReplicateFunction& replicate;
  StopFlag stop;  // raised by a signal, or by the first error
  std::atomic<std::size_t> next{0};
  std::atomic<std::uint32_t> computed{0};
  std::mutex mutex{};
  std::condition_variable changed{};
  int active = 0;              // threads at work; guarded by mutex
  std::exception_ptr error{};  // the first; guarded by mutex
};

void note_error(Work& work) {
  const std::scoped_lock guard(work.mutex);
  if (!work.error) work.error = std::current_exception();
  work.stop.raise(stopped_by_error);
}

void take_replicates(Work& work) {
  while (!work.stop.raised()) {
    const std::size_t index = work.next.fetch_add(1);
    if (index >= work.missing.size()) return;
    const std::optional<std::string> row = work.replicate(work.missing[index], work.stop);
    if (!row) {
      require(work.stop.raised(), "a replicate is given up only when asked to stop");
      return;
    }
    work.journal.append(work.missing[index], *row);
    work.computed.fetch_add(1);
  }
}

void run_worker(Work& work) noexcept {
  try {
    take_replicates(work);
  } catch (...) {
    note_error(work);
  }
  const std::scoped_lock guard(work.mutex);
  --work.active;
  work.changed.notify_all();
}

/// Starts up to `count` threads; fewer when the machine refuses more, but at least one.
std::vector<std::jthread> start_workers(Work& work, int count) {
  std::vector<std::jthread> workers;
  workers.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    const std::scoped_lock guard(work.mutex);
    try {
      workers.emplace_back([&work] { run_worker(work); });
      ++work.active;
    } catch (const std::system_error&) {
      if (!workers.empty()) break;
      throw;
    }
  }
  return workers;
}

/// Waits until all threads are done, reporting and syncing meanwhile.
void watch(Work& work, const std::function<void()>& report) {
  std::unique_lock lock(work.mutex);
  while (!work.changed.wait_for(lock, tick, [&work] { return work.active == 0; })) {
    lock.unlock();
    try {
      work.journal.sync_if_due();
      report();
    } catch (...) {
      note_error(work);
    }
    lock.lock();
  }
}

}  // namespace

int default_threads() { return std::max(1, static_cast<int>(std::thread::hardware_concurrency())); }

BatchResult run_batch(const BatchOptions& options, Journal& journal, const ReplicateFunction& replicate,
                      const StopFlag& stop) {
  const auto begin = std::chrono::steady_clock::now();
  const std::vector<RowId> missing = journal.missing(options.blocks);
  const std::uint32_t asked = rows_in(options.blocks);
  const auto before = static_cast<std::uint32_t>(asked - missing.size());
  BatchResult result{.progress = {.asked = asked, .safe = before}};
  if (missing.empty()) return result;
  Work work{missing, journal, replicate, StopFlag(&stop)};
  const auto progress = [&] {
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin;
    const std::uint32_t computed = work.computed.load();
    return BatchProgress{asked, before + computed, computed, elapsed.count()};
  };
  try {
    journal.start_shard();
    const int wanted = options.threads > 0 ? options.threads : default_threads();
    const auto workers = start_workers(work, static_cast<int>(std::min<std::size_t>(wanted, missing.size())));
    result.threads = static_cast<int>(workers.size());
    watch(work, [&] {
      if (options.on_tick) options.on_tick(progress());
    });
    journal.sync();
  } catch (...) {
    note_error(work);
  }
  result.progress = progress();
  result.error = work.error;
  result.signal = stop.reason();
  return result;
}

}  // namespace sispam
