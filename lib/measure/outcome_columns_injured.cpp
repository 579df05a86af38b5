// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>

#include "measure/column_table.hpp"

namespace sispam::columns {
namespace {

using Kind = ColumnKind;

double injured(const Outcome& o, int side, int triage) {
  double sum = 0;
  for (int c = 0; c < causes; ++c) sum += o.injuries[side][c][triage];
  return sum;
}

double injured(const Outcome& o, int side) {
  double sum = 0;
  for (int t = 0; t < triage_classes; ++t) sum += injured(o, side, t);
  return sum;
}

void add_injured_by_cause(Table& table, int s) {
  for (int c = 0; c < causes; ++c) {
    for (int t = 0; t < triage_classes; ++t) {
      const auto side = name_of(static_cast<Side>(s));
      const auto cause = name_of(static_cast<Cause>(c));
      const auto triage = name_of(static_cast<Triage>(t));
      table
          .column(fmt::format("injured_{}_{}_{}", side, cause, triage), "{person}", Kind::count,
                  fmt::format("Injured {}, cause {}, class {} when hurt", side, cause, triage))
          .at([ s, c, t ](auto& o) -> auto& { return o.injuries[s][c][t]; });
    }
  }
}

bool is_heat_or_illness(int cause) {
  return static_cast<Cause>(cause) == Cause::heat || static_cast<Cause>(cause) == Cause::illness;
}

enum class Origin : std::uint8_t { violence, weather };

double injured_by(const Outcome& o, int side, Origin origin) {
  double sum = 0;
  for (int c = 0; c < causes; ++c) {
    if (is_heat_or_illness(c) != (origin == Origin::weather)) continue;
    for (int t = 0; t < triage_classes; ++t) sum += o.injuries[side][c][t];
  }
  return sum;
}

void add_injured_by_origin(Table& table, int s) {
  const auto side = name_of(static_cast<Side>(s));
  table
      .column(fmt::format("injured_{}_by_violence", side), "{person}", Kind::count,
              fmt::format("Injured {}, all causes but heat and illness", side))
      .derived([s](const Outcome& o) { return injured_by(o, s, Origin::violence); });
  table
      .column(fmt::format("injured_{}_by_heat_or_illness", side), "{person}", Kind::count,
              fmt::format("Injured {}, causes heat and illness", side))
      .derived([s](const Outcome& o) { return injured_by(o, s, Origin::weather); });
}

struct Step {
  std::string_view noun, verb;
  CareStep CareTimes::*place;
};
constexpr std::array<Step, 3> steps{{{"triage", "triaged", &CareTimes::triage},
                                     {"treatment", "treated", &CareTimes::treatment},
                                     {"hospital", "in_hospital", &CareTimes::hospital}}};

/// Mean time over everybody of these sides who got that far; NaN if nobody did.
double mean_time(const Outcome& o, CareStep CareTimes::*place, std::size_t first_side, std::size_t last_side) {
  double n = 0, sum = 0;
  for (std::size_t s = first_side; s <= last_side; ++s) {
    for (const CareTimes& times : o.care[s]) {
      const CareStep& step = times.*place;
      if (step.reached <= 0) continue;
      n += step.reached;
      sum += step.reached * step.mean_s;
    }
  }
  return n > 0 ? sum / n : missing;
}

void add_mean_times(Table& table) {
  for (const Step& step : steps) {
    const auto place = step.place;
    table
        .column(fmt::format("time_to_{}_s", step.noun), "s", Kind::time,
                fmt::format("Mean time from injury to {} of all who reached it", step.noun))
        .derived([place](const Outcome& o) { return mean_time(o, place, 0, sides - 1); });
    for (std::size_t s = 0; s < sides; ++s) {
      const auto side = name_of(static_cast<Side>(s));
      table
          .column(fmt::format("time_to_{}_{}_s", step.noun, side), "s", Kind::time,
                  fmt::format("Mean time from injury to {} of {} who reached it", step.noun, side))
          .derived([place, s](const Outcome& o) { return mean_time(o, place, s, s); });
    }
  }
}

void add_step(Table& table, const Step& step, std::size_t s, std::size_t t) {
  const auto place = step.place;
  const auto who = fmt::format("{}_{}", name_of(static_cast<Side>(s)), name_of(static_cast<Triage>(t)));
  const auto words =
      fmt::format("{} of class {} when hurt", name_of(static_cast<Side>(s)), name_of(static_cast<Triage>(t)));
  table
      .column(fmt::format("{}_{}", step.verb, who), "{person}", Kind::count,
              fmt::format("How many {} reached {}", words, step.noun))
      .at([=](auto& o) -> auto& { return (o.care[s][t].*place).reached; });
  const auto time = [&](std::string_view suffix, std::string_view what) -> Table& {
    return table.column(fmt::format("time_to_{}_{}{}_s", step.noun, who, suffix), "s", Kind::time,
                        fmt::format("{} time from injury to {} of {}", what, step.noun, words));
  };
  time("", "Mean").at([=](auto& o) -> auto& { return (o.care[s][t].*place).mean_s; });
  time("_p50", "Median").at([=](auto& o) -> auto& { return (o.care[s][t].*place).p50_s; });
  time("_p90", "90th percentile of the").at([=](auto& o) -> auto& { return (o.care[s][t].*place).p90_s; });
}

}  // namespace

void add_injuries(Table& table) {
  for (int s = 0; s < sides; ++s) {
    const auto side = name_of(static_cast<Side>(s));
    table.column(fmt::format("injured_{}", side), "{person}", Kind::count, fmt::format("Injured {}, all classes", side))
        .derived([s](const Outcome& o) { return injured(o, s); });
    add_injured_by_origin(table, s);
    for (int t = 0; t < triage_classes; ++t) {
      const auto triage = name_of(static_cast<Triage>(t));
      table
          .column(fmt::format("injured_{}_{}", side, triage), "{person}", Kind::count,
                  fmt::format("Injured {} of class {} when hurt", side, triage))
          .derived([s, t](const Outcome& o) { return injured(o, s, t); });
    }
    add_injured_by_cause(table, s);
  }
  for (int s = 0; s < sides; ++s) {
    const auto side = name_of(static_cast<Side>(s));
    table.column(fmt::format("deaths_{}", side), "{person}", Kind::count, fmt::format("Deaths among {}", side))
        .at([s](auto& o) -> auto& { return o.deaths[s]; });
  }
}

void add_care(Table& table) {
  add_mean_times(table);
  for (const Step& step : steps) {
    for (std::size_t s = 0; s < sides; ++s) {
      for (std::size_t t = 0; t < triage_classes; ++t) add_step(table, step, s, t);
    }
  }
  for (std::size_t s = 0; s < sides; ++s) {
    const auto side = name_of(static_cast<Side>(s));
    const auto share = [&](int minutes) -> Table& {
      return table.column(
          fmt::format("treated_within_{}_min_{}", minutes, side), "1", Kind::number,
          fmt::format("Share of injured {} alive when hurt who were treated within {} min", side, minutes));
    };
    share(10).at([s](auto& o) -> auto& { return o.treated_within_10_min[s]; });
    share(60).at([s](auto& o) -> auto& { return o.treated_within_60_min[s]; });
  }
  table
      .column("preventable_deteriorations", "{person}", Kind::count,
              "Injured who got worse, but would not have with treatment at once")
      .at([](auto& o) -> auto& { return o.preventable_deteriorations; });
  table.column("left_unseen", "{person}", Kind::count, "Injured who left before anybody found them").at([
  ](auto& o) -> auto& { return o.left_unseen; });
}

}  // namespace sispam::columns
