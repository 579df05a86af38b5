// A station of the casualty pipeline: some equal servers and one queue, non-preemptive, by urgency, first come first
// served within an urgency.
//
// It is impartial by its type: it is given a CareView, which holds neither the person nor his side, and it has no
// access to the World. A rule "please do not read the side" was rejected, because a rule can be broken by mistake.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace sispam {

/// All that a scheduler may know about a patient.
struct CareView {
  std::uint32_t ticket = 0;  // names the patient to those who asked for him; the station never looks behind it
  std::uint8_t urgency = 0;  // 0 goes first
  friend bool operator==(CareView, CareView) = default;
};

class Station {
 public:
  Station() = default;
  explicit Station(int servers) : servers_(servers) {}

  /// Puts a patient into the queue.
  void join(CareView patient);
  /// The next patient, who now occupies a server; nothing if nobody waits or no server is free.
  std::optional<CareView> start();
  /// The next patient if he has this urgency; he shares the server of the patient started before him.
  std::optional<CareView> share(std::uint8_t urgency);
  /// Frees one server.
  void finish();
  /// Takes a patient out of the queue. False if he is not in it.
  bool withdraw(std::uint32_t ticket);

  /// Patients in the queue.
  std::size_t waiting() const { return queue_.size(); }
  /// Servers at work.
  int busy() const { return busy_; }
  int servers() const { return servers_; }

 private:
  std::vector<CareView> queue_;  // in order of service
  int servers_ = 0;
  int busy_ = 0;
};

}  // namespace sispam
