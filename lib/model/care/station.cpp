// SPDX-License-Identifier: Apache-2.0
#include "model/station.hpp"

#include <algorithm>

#include "core/error.hpp"

namespace sispam {

void Station::join(CareView patient) {
  const auto behind_me = std::upper_bound(queue_.begin(), queue_.end(), patient,
                                          [](CareView a, CareView b) { return a.urgency < b.urgency; });
  queue_.insert(behind_me, patient);
}

std::optional<CareView> Station::start() {
  if (queue_.empty() || busy_ >= servers_) return std::nullopt;
  ++busy_;
  const CareView next = queue_.front();
  queue_.erase(queue_.begin());
  return next;
}

std::optional<CareView> Station::share(std::uint8_t urgency) {
  if (queue_.empty() || queue_.front().urgency != urgency) return std::nullopt;
  const CareView next = queue_.front();
  queue_.erase(queue_.begin());
  return next;
}

void Station::finish() {
  require(busy_ > 0, "a station frees a server only when one is at work");
  --busy_;
}

bool Station::withdraw(std::uint32_t ticket) {
  const auto it = std::find_if(queue_.begin(), queue_.end(), [ticket](CareView v) { return v.ticket == ticket; });
  if (it == queue_.end()) return false;
  queue_.erase(it);
  return true;
}

}  // namespace sispam
