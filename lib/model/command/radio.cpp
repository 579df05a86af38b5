// SPDX-License-Identifier: Apache-2.0
#include "model/command/radio.hpp"

#include "random/distributions.hpp"

namespace sispam::rules {

bool is_lost(const CommandParameters& parameters, const Message& message, const Random& random) {
  if (parameters.message_lost <= 0) return false;
  const double u = random.uniform(Purpose::command_delay, message.number, entity(message.what, message.who));
  return u < parameters.message_lost;
}

Passage pass_on(const CommandParameters& parameters, const Message& message, const Random& random) {
  Passage passage;
  if (parameters.message_lost <= 0) return passage;
  const auto u = [&](int draw) {
    return random.uniform(Purpose::command_delay, message.number, entity(message.what, message.who),
                          static_cast<std::uint16_t>(draw));
  };
  for (int k = 0; u(2 * k) < parameters.message_lost; ++k) {
    ++passage.lost;
    if (k == parameters.repeats) {
      passage.arrived = false;
      passage.late_s += parameters.repeat_after_s;  // until nobody expects an answer any more
      break;
    }
    passage.late_s += parameters.repeat_after_s + quantile(parameters.radio_s, u(2 * k + 1));
  }
  return passage;
}

}  // namespace sispam::rules
