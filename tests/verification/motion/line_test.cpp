// M-V5, M-V5b, M-V24: when a pushed line fails.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <array>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "last_value.hpp"
#include "measure/paired.hpp"
#include "pushed_line.hpp"

namespace sispam::test {
namespace {

PushedLine loaded(int ranks, double ratio, double link_n) {
  PushedLine set_up{.ranks = ranks};
  return set_up.link_strength(link_n).load_ratio(ratio);
}

int failed_of_20(int ranks, double ratio) { return count(failures(loaded(ranks, ratio, unbreakable), 20)); }

/// The counts of all loads, in order.
std::string counts_of(const std::map<double, int>& failed) {
  std::vector<int> counts;
  for (const auto& [ratio, count] : failed) counts.push_back(count);
  return listed(counts);
}

TEST(SlowMotionV5, a_line_that_cannot_tear_fails_when_the_push_exceeds_what_its_feet_hold) {
  const int below = failed_of_20(2, 0.75), above = failed_of_20(2, 1.15);
  record_value("M-V5", "{}; {}", below, above);
  EXPECT_LE(below, 2);
  EXPECT_GE(above, 16);
}

TEST(NightlyMotionV5, a_line_of_one_to_three_ranks_that_cannot_tear_fails_when_the_push_exceeds_what_its_feet_hold) {
  std::array<std::string, 3> rows;
  for (const int ranks : {1, 2, 3}) {
    std::map<double, int> failed;  // by load
    for (const double ratio : {0.5, 0.75, 0.9, 1.0, 1.15, 1.3}) failed[ratio] = failed_of_20(ranks, ratio);
    EXPECT_LE(failed[0.5], 2) << ranks;
    EXPECT_GE(failed[1.15], 16) << ranks;
    rows[static_cast<std::size_t>(ranks) - 1] = counts_of(failed);
  }
  record_value("M-V5a", "one rank {}; two {}; three {} of 20", rows[0], rows[1], rows[2]);
}

/// One-sided exact test of paired runs: whether the first fails more often than the second (McNemar 1947).
bool fails_more(const std::vector<bool>& first, const std::vector<bool>& second, double level) {
  std::size_t only_first = 0, only_second = 0;
  for (std::size_t k = 0; k < first.size(); ++k) {
    only_first += first[k] && !second[k] ? 1 : 0;
    only_second += second[k] && !first[k] ? 1 : 0;
  }
  return only_first > only_second && mcnemar(only_first, only_second) < 2 * level;
}

/// How many of the runs failed, by the link, weakest first.
std::string expect_no_stronger_link_helps_the_crowd(double ratio, std::uint32_t n) {
  std::vector<std::vector<bool>> weaker;
  std::vector<int> counts;
  for (const double link_n : {0.0, 400.0, 800.0, unbreakable}) {
    const std::vector<bool> failed = failures(loaded(2, ratio, link_n), n);
    counts.push_back(count(failed));
    for (const std::vector<bool>& before : weaker) {
      EXPECT_FALSE(fails_more(failed, before, 0.01)) << ratio << ", " << link_n << " N";
    }
    weaker.push_back(failed);
  }
  return listed(counts);
}

TEST(SlowMotionV5b, a_stronger_link_never_helps_the_crowd) {
  record_value("M-V5b", "failures of 12: {}", expect_no_stronger_link_helps_the_crowd(0.75, 12));
}

TEST(NightlyMotionV5b, a_stronger_link_never_helps_the_crowd_at_any_load) {
  std::string all;
  for (const double ratio : {0.25, 0.5, 0.75, 0.9, 1.0}) {
    all += (all.empty() ? "" : "; ") + expect_no_stronger_link_helps_the_crowd(ratio, 40);
  }
  record_value("M-V5c", "failures of 40: {}", all);
}

/// A change that must not help the crowd, or must not help the line.
struct Change {
  const char* what;
  enum class For : std::uint8_t { line, crowd } helps;
  std::function<void(PushedLine&)> make;
};

std::vector<Change> changes() {
  using enum Change::For;
  return {{"two ranks more", line, [](PushedLine& s) { s.ranks += 2; }},
          {"officers who hold 600 N instead of 400 N", line, [](PushedLine& s) { s.motion.hold_force_n = 600; }},
          {"links of 1,200 N instead of 600 N", line, [](PushedLine& s) { s.motion.link_strength_n = 1200; }},
          {"slippery ground, friction 0.3", crowd, [](PushedLine& s) { s.ground_friction = 0.3; }},
          {"a rank of demonstrators more", crowd, [](PushedLine& s) { s.crowd_ranks += 1; }},
          {"60 % who push instead of 35 %", crowd, [](PushedLine& s) { s.share_pushing = 0.6; }}};
}

void expect_monotone(std::uint32_t n) {
  const PushedLine middle{.share_pushing = 0.35};
  const std::vector<bool> before = failures(middle, n);
  std::array<std::vector<int>, 2> counts;  // by whom the change helps: the line, the crowd
  for (const Change& change : changes()) {
    PushedLine changed = middle;
    change.make(changed);
    const std::vector<bool> after = failures(changed, n);
    const bool helps_line = change.helps == Change::For::line;
    counts[helps_line ? 0 : 1].push_back(count(after));
    EXPECT_FALSE(helps_line ? fails_more(after, before, 0.01) : fails_more(before, after, 0.01)) << change.what;
  }
  record_value("M-V24", "of {}: {} before; {}; {}", n, count(before), listed(counts[0]), listed(counts[1]));
}

TEST(NightlyMotionV24, what_strengthens_one_side_never_helps_the_other_in_400_pairs) { expect_monotone(400); }

}  // namespace
}  // namespace sispam::test
