// SPDX-License-Identifier: Apache-2.0
#include "model/station.hpp"

#include <algorithm>

#include "core/error.hpp"

namespace sispam {

void Station::advance(double at_s) {
  use_ = use(at_s);
  since_s_ = at_s;
}

StationUse Station::use(double at_s) const {
  StationUse use = use_;
  use.queue_s += static_cast<double>(waiting_) * (at_s - since_s_);
  use.busy_s += busy_ * (at_s - since_s_);
  return use;
}

void Station::join(CareView patient, double at_s) {
  advance(at_s);
  queue_[patient.urgency].push_back({patient, at_s});
  use_.longest = std::max(use_.longest, ++waiting_);
}

CareView Station::take_first(double at_s) {
  advance(at_s);
  const auto line = queue_.begin();
  const Waiting first = line->second.front();
  line->second.pop_front();
  if (line->second.empty()) queue_.erase(line);
  --waiting_;
  use_.waited_s += at_s - first.joined_s;
  return first.patient;
}

std::optional<CareView> Station::start(double at_s) {
  if (waiting_ == 0 || busy_ >= servers_) return std::nullopt;
  const CareView next = take_first(at_s);
  ++busy_;
  return next;
}

std::optional<CareView> Station::share(std::uint8_t room, double at_s) {
  if (waiting_ == 0 || queue_.begin()->second.front().patient.room > room) return std::nullopt;
  return take_first(at_s);
}

void Station::finish(double at_s) {
  require(busy_ > 0, "a station frees a server only when one is at work");
  advance(at_s);
  --busy_;
}

bool Station::withdraw(std::uint32_t ticket, double at_s) {
  for (auto line = queue_.begin(); line != queue_.end(); ++line) {
    const auto it = std::find_if(line->second.begin(), line->second.end(),
                                 [ticket](const Waiting& w) { return w.patient.ticket == ticket; });
    if (it == line->second.end()) continue;
    advance(at_s);
    use_.waited_s += at_s - it->joined_s;
    line->second.erase(it);
    if (line->second.empty()) queue_.erase(line);
    --waiting_;
    return true;
  }
  return false;
}

}  // namespace sispam
