// One replicate as a row of the journal, and what is known so far while a batch runs.
//
// The scientific result of a replicate does not depend on anything in here; the running estimate is for the eyes of the
// person who waits, and the summary never uses it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>

#include "design.hpp"
#include "measure/outcome.hpp"
#include "model/stages.hpp"
#include "study/batch.hpp"

namespace sispam {

/// Time spent in each stage of the model, in the order of its table [s].
using StageTimes = std::array<double, stage_count>;

/// Counts outcomes as they come, from any thread.
class RunningEstimate {
 public:
  void count(const Outcome& outcome);
  /// Steps of motion times people awake, of what this process computed.
  void count_steps(double awake_person_steps) { awake_person_steps_.fetch_add(awake_person_steps); }
  /// Such as "breach 12 % of 40".
  std::string text() const;
  double awake_person_steps() const { return awake_person_steps_.load(); }
  /// Adds processor time per stage of one replicate [s].
  void count_stages(const StageTimes& seconds);
  /// Time of each stage so far, in the order of the table [s].
  std::vector<std::pair<std::string, double>> stage_times() const;

 private:
  std::atomic<std::uint32_t> good_{0}, failed_{0}, breached_{0};
  std::atomic<double> awake_person_steps_{0};
  mutable std::mutex stages_mutex_;
  StageTimes stages_{};
};

/// The function that computes rows. Both must outlive it. Scenario and ground of a point are made when its first row
/// is computed and kept while it is at work.
ReplicateFunction replicate_function(const Design& design, RunningEstimate& estimate);

}  // namespace sispam
