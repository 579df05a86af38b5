// Keeps what the audit of a replayed replicate needs, and turns it into audit.jsonl.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "measure/audit.hpp"
#include "model/world.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

class ReplayAudit {
 public:
  /// The scenario must outlive it.
  ReplayAudit(const Scenario& scenario, ReplicateId id) : scenario_(scenario), id_(id) {}
  /// The log is whole when the replicate has ended.
  void see(const World& world) {
    if (world.tally.ended_ms >= 0) log_ = audit_log_of(world);
  }
  std::string jsonl() const;

 private:
  const Scenario& scenario_;
  ReplicateId id_;
  AuditLog log_;
};

}  // namespace sispam
