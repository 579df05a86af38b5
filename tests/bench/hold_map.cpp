// How likely a line holds, by its ranks and by the share of the crowd that pushes, as CSV on standard output: the
// numbers of docs/model/line-strength.md.
//
// The set-up is that of the tests M-V5 and M-V24, so that the picture shows what is tested. A scenario of the product
// cannot ask this: in it, who pushes follows from minds.
//
//     sispam_hold_map ranks 800    the map for links of 800 N; a link of 1e9 N cannot break
//     sispam_hold_map one_by_one   one parameter after the other at both ends of its range
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "verification/motion/pushed_line.hpp"

namespace sispam::test {
namespace {

constexpr std::uint32_t map_replicates = 20, range_replicates = 50;

void print_map(double link_n) {
  std::printf("link_strength_n,ranks,share_pushing,replicates,held\n");
  for (int ranks = 1; ranks <= 4; ++ranks) {
    for (int tenth = 1; tenth <= 10; ++tenth) {
      PushedLine set_up{.ranks = ranks, .share_pushing = tenth / 10.0};
      set_up.link_strength(link_n);
      const int held = static_cast<int>(map_replicates) - count(failures(set_up, map_replicates));
      std::printf("%g,%d,%.1f,%u,%d\n", link_n, ranks, set_up.share_pushing, map_replicates, held);
      std::fflush(stdout);
    }
  }
}

/// One parameter and the ends of the range that its key gives as plausible.
struct Range {
  const char* name;
  std::array<double, 2> ends;
  std::function<void(PushedLine&, double)> set;
};

std::vector<Range> ranges() {
  return {
      {"share_pushing", {0.2, 0.6}, [](PushedLine& s, double v) { s.share_pushing = v; }},
      {"push_force_n", {100, 450}, [](PushedLine& s, double v) { s.motion.push_force_n = v; }},
      {"hold_force_n", {250, 600}, [](PushedLine& s, double v) { s.motion.hold_force_n = v; }},
      {"link_strength_n", {200, 1200}, [](PushedLine& s, double v) { s.motion.link_strength_n = v; }},
      {"friction_dry", {0.4, 0.9}, [](PushedLine& s, double v) { s.ground_friction = v; }},
      {"passive_force_n", {50, 200}, [](PushedLine& s, double v) { s.motion.passive_force_n = v; }},
      {"ranks", {1, 4}, [](PushedLine& s, double v) { s.ranks = static_cast<int>(v); }},
      {"crowd_ranks", {4, 7}, [](PushedLine& s, double v) { s.crowd_ranks = static_cast<int>(v); }},
  };
}

void print_range(const char* name, double value, const PushedLine& set_up) {
  const int held = static_cast<int>(range_replicates) - count(failures(set_up, range_replicates));
  std::printf("%s,%g,%u,%d\n", name, value, range_replicates, held);
  std::fflush(stdout);
}

void print_one_by_one() {
  const PushedLine middle{.ranks = 2, .share_pushing = 0.35};
  std::printf("parameter,value,replicates,held\n");
  print_range("none", 0, middle);
  for (const Range& range : ranges()) {
    for (const double value : range.ends) {
      PushedLine set_up = middle;
      range.set(set_up, value);
      print_range(range.name, value, set_up);
    }
  }
}

}  // namespace
}  // namespace sispam::test

int main(int number, char** words) {
  const std::vector<std::string> said(words + 1, words + number);
  if (said.size() == 2 && said[0] == "ranks") {
    sispam::test::print_map(std::strtod(said[1].c_str(), nullptr));
  } else if (said.size() == 1 && said[0] == "one_by_one") {
    sispam::test::print_one_by_one();
  } else {
    std::fprintf(stderr, "usage: sispam_hold_map ranks LINK_N | one_by_one\n");
    return 2;
  }
  return 0;
}
