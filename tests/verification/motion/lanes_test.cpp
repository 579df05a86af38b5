// M-V48: contacts computed side by side are those of the law, bit by bit, with every instruction set.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <memory>

#include "core/error.hpp"
#include "last_value.hpp"
#include "model/motion/contact.hpp"
#include "model/motion/contact_batch.hpp"
#include "random/random.hpp"

namespace sispam::motion {
namespace {

/// Contacts of any kind: grazing and hard, approaching and parting, some at rest, some along an axis.
std::unique_ptr<ContactBatch> contacts(std::uint32_t number, std::size_t size) {
  auto batch = std::make_unique<ContactBatch>();
  batch->size = size;
  const auto drawn = [&, draw = std::uint16_t{0}](std::size_t k, double low, double high) mutable {
    return low + (high - low) * Random{7, 0}.uniform(Purpose::fall, number, static_cast<std::uint32_t>(k), draw++);
  };
  for (std::size_t k = 0; k < size; ++k) {
    auto next = drawn;
    batch->x[k] = k % 5 == 0 ? 0 : next(k, -0.4, 0.4);
    batch->y[k] = k % 7 == 0 && k % 5 != 0 ? 0 : next(k, -0.4, 0.4);
    batch->touch[k] = std::sqrt(batch->x[k] * batch->x[k] + batch->y[k] * batch->y[k]) + next(k, 0, 0.15);
    batch->vx[k] = k % 3 == 0 ? 0 : next(k, -2, 2);
    batch->vy[k] = k % 3 == 0 ? 0 : next(k, -2, 2);
    batch->mass_a[k] = next(k, 40, 90);
    batch->mass_b[k] = next(k, 40, 90);
  }
  return batch;
}

ContactForce by_law(const MotionParameters& p, const ContactBatch& b, std::size_t k) {
  const double distance = std::sqrt(b.x[k] * b.x[k] + b.y[k] * b.y[k]);
  return contact_force(p, {b.touch[k] - distance,
                           pair_damping(p, b.mass_a[k], b.mass_b[k]),
                           {b.x[k] / distance, b.y[k] / distance},
                           {b.vx[k], b.vy[k]},
                           p.body_friction});
}

std::uint64_t bits(double x) { return std::bit_cast<std::uint64_t>(x); }

class EveryInstructionSet : public testing::TestWithParam<std::size_t> {};

TEST_P(EveryInstructionSet, m_v48_gives_the_bits_of_the_law) {
  const Lanes& set = all_lanes().at(GetParam());
  if (!set.here) GTEST_SKIP() << "SKIPPED: this processor has no " << set.name;
  const MotionParameters p;
  std::size_t compared = 0, pressing = 0;
  for (std::uint32_t number = 0; number < 40; ++number) {
    const std::size_t size = number == 0 ? ContactBatch::most : 1 + 3 * number;  // also rests narrower than the lanes
    const auto batch = contacts(number, size);
    set.contacts(p, *batch);
    for (std::size_t k = 0; k < size; ++k) {
      const ContactForce law = by_law(p, *batch, k);
      ASSERT_EQ(bits(batch->fx[k]), bits(law.force.x)) << number << ", " << k;
      ASSERT_EQ(bits(batch->fy[k]), bits(law.force.y)) << number << ", " << k;
      ASSERT_EQ(bits(batch->normal[k]), bits(law.normal)) << number << ", " << k;
      pressing += law.normal > 0 ? 1 : 0;
      ++compared;
    }
  }
  record_value("M-V48", "{}: {} of {} alike", set.name, compared, compared);
  EXPECT_GT(pressing, compared / 2) << "else the law was hardly asked";
}

INSTANTIATE_TEST_SUITE_P(Contacts, EveryInstructionSet, testing::Range(std::size_t{0}, all_lanes().size()),
                         [](const auto& set) { return std::string{all_lanes().at(set.param).name}; });

TEST(ChoiceOfLanes, m_v48_is_the_widest_until_another_is_asked_for) {
  const Lanes& first = lanes();
  for (const Lanes& set : all_lanes()) {
    if (!set.here) continue;
    use_lanes(set.name);
    EXPECT_EQ(lanes().name, set.name);
  }
  EXPECT_EQ(lanes().name, first.name) << "the widest is the last of those here";
  EXPECT_THROW(use_lanes("mmx"), InputError);
  EXPECT_THROW(use_lanes(""), InputError);
}

}  // namespace
}  // namespace sispam::motion
