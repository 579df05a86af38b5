// SPDX-License-Identifier: Apache-2.0
#include "random/random.hpp"

#include <Random123/philox.h>

#include "random/philox.hpp"

namespace sispam {

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) {
  const philox4x32_ctr_t c{{counter[0], counter[1], counter[2], counter[3]}};
  const philox4x32_key_t k{{key[0], key[1]}};
  const philox4x32_ctr_t r = philox4x32_R(10, c, k);
  return {r.v[0], r.v[1], r.v[2], r.v[3]};
}

double Random::uniform(Purpose purpose, std::uint32_t tick, std::uint32_t entity, std::uint16_t draw) const {
  const std::uint32_t what = static_cast<std::uint32_t>(purpose) | std::uint32_t{draw} << 16;
  const auto low = static_cast<std::uint32_t>(seed);
  const auto high = static_cast<std::uint32_t>(seed >> 32);
  const auto words = philox({entity, tick, what, replicate}, {low, high});
  return to_uniform(words[0], words[1]);
}

}  // namespace sispam
