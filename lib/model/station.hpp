// A station of the casualty pipeline: some equal servers and one queue, non-preemptive, by urgency, first come first
// served within an urgency.
//
// It is impartial by its type: it is given a CareView, which holds neither the person nor his side, and it has no
// access to the World. A rule "please do not read the side" was rejected, because a rule can be broken by mistake.
// It keeps the integrals of its queue and of its servers at work, so that Little's law holds in every single run.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>

namespace sispam {

/// All that a scheduler may know about a patient.
struct CareView {
  std::uint32_t ticket = 0;  // names the patient to those who asked for him; the station never looks behind it
  std::uint8_t urgency = 0;  // 0 goes first
  std::uint8_t room = 1;     // what he takes of a server that several can share
  friend bool operator==(CareView, CareView) = default;
};

/// What a station has done so far.
struct StationUse {
  double queue_s = 0;       // integral of the number waiting [person s]
  double busy_s = 0;        // integral of the servers at work [server s]
  double waited_s = 0;      // waits of all who have left the queue, one by one [s]
  std::size_t longest = 0;  // longest queue [persons]
};

/// Times never run backwards [s].
class Station {
 public:
  Station() = default;
  explicit Station(int servers) : servers_(servers) {}

  /// Puts a patient into the queue.
  void join(CareView patient, double at_s);
  /// The next patient, who now occupies a server; nothing if nobody waits or no server is free.
  std::optional<CareView> start(double at_s);
  /// The next patient if he takes at most this room; he shares the server of the patient started before him.
  std::optional<CareView> share(std::uint8_t room, double at_s);
  /// Frees one server.
  void finish(double at_s);
  /// Takes a patient out of the queue. False if he is not in it.
  bool withdraw(std::uint32_t ticket, double at_s);

  /// Patients in the queue.
  std::size_t waiting() const { return waiting_; }
  /// Servers at work.
  int busy() const { return busy_; }
  int servers() const { return servers_; }
  /// Up to `at_s`, which is not before the last change.
  StationUse use(double at_s) const;

 private:
  struct Waiting {
    CareView patient;
    double joined_s = 0;
  };

  void advance(double at_s);
  CareView take_first(double at_s);

  std::map<std::uint8_t, std::deque<Waiting>> queue_;  // by urgency; no line of it is empty
  std::size_t waiting_ = 0;
  int servers_ = 0;
  int busy_ = 0;
  double since_s_ = 0;  // up to when `use_` counts [s]
  StationUse use_;
};

}  // namespace sispam
