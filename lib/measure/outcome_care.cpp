// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>
#include <utility>

#include "measure/outcome_table.hpp"

namespace sispam {
namespace {

using Kind = ColumnKind;

struct Step {
  std::string_view noun, verb;
  CareStep CareTimes::*place;
};
constexpr std::array<Step, 5> steps{{{"discovery", "found", &CareTimes::found},
                                     {"collection_point", "collected", &CareTimes::collected},
                                     {"triage", "triaged", &CareTimes::triage},
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

void add_mean_times(OutcomeTable& table) {
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

void add_step(OutcomeTable& table, const Step& step, std::size_t s, std::size_t t) {
  const auto place = step.place;
  const auto who = fmt::format("{}_{}", name_of(static_cast<Side>(s)), name_of(static_cast<Triage>(t)));
  const auto words =
      fmt::format("{} of class {} when hurt", name_of(static_cast<Side>(s)), name_of(static_cast<Triage>(t)));
  table
      .column(fmt::format("{}_{}", step.verb, who), "{casualty}", Kind::count,
              fmt::format("How many {} reached {}", words, step.noun))
      .at([=](auto& o) -> auto& { return (o.care[s][t].*place).reached; });
  const auto time = [&](std::string_view suffix, std::string_view what) -> OutcomeTable& {
    return table.column(fmt::format("time_to_{}_{}{}_s", step.noun, who, suffix), "s", Kind::time,
                        fmt::format("{} time from injury to {} of {}", what, step.noun, words));
  };
  time("", "Mean").at([=](auto& o) -> auto& { return (o.care[s][t].*place).mean_s; });
  time("_p50", "Median").at([=](auto& o) -> auto& { return (o.care[s][t].*place).p50_s; });
  time("_p90", "90th percentile of the").at([=](auto& o) -> auto& { return (o.care[s][t].*place).p90_s; });
  time("_max", "Longest").at([=](auto& o) -> auto& { return (o.care[s][t].*place).max_s; });
}

void add_times_by_cause(OutcomeTable& table) {
  constexpr std::array<std::pair<std::string_view, double MeanTimes::*>, 3> means{
      {{"triage", &MeanTimes::triage_s}, {"treatment", &MeanTimes::treatment_s}, {"hospital", &MeanTimes::hospital_s}}};
  for (const auto& [noun, place] : means) {
    for (std::size_t s = 0; s < sides; ++s) {
      for (std::size_t c = 0; c < causes; ++c) {
        const auto side = name_of(static_cast<Side>(s));
        const auto cause = name_of(static_cast<Cause>(c));
        table
            .column(fmt::format("time_to_{}_{}_{}_s", noun, side, cause), "s", Kind::time,
                    fmt::format("Mean time from injury to {} of {}, cause {}", noun, side, cause))
            .at([ s, c, place = place ](auto& o) -> auto& { return o.care_by_cause[s][c].*place; });
      }
    }
  }
}

/// Mean over the patients of both sides; NaN if there are none.
double mean_up_to_end(const Outcome& o, UpToEnd SideCare::*place) {
  double patients = 0, sum = 0;
  for (const SideCare& care : o.side_care) {
    const UpToEnd& step = care.*place;
    if (step.patients <= 0) continue;
    patients += step.patients;
    sum += step.patients * step.mean_s;
  }
  return patients > 0 ? sum / patients : missing;
}

struct Need {
  std::string_view noun, who;
  UpToEnd SideCare::*place;
};
constexpr std::array<Need, 2> needs{
    {{"treatment", "alive when hurt, who neither went unseen nor wanted no help", &SideCare::treatment},
     {"hospital", "of class yellow or red when hurt, who neither went unseen nor wanted no help nor were sent home",
      &SideCare::hospital}}};

void add_up_to_end(OutcomeTable& table, const Need& need) {
  const auto place = need.place;
  table
      .column(fmt::format("time_to_{}_or_end_s", need.noun), "s", Kind::time,
              fmt::format("Mean time from injury to {} of all {}; who has not got there counts up to the end",
                          need.noun, need.who))
      .derived([place](const Outcome& o) { return mean_up_to_end(o, place); });
  for (std::size_t s = 0; s < sides; ++s) {
    const auto side = name_of(static_cast<Side>(s));
    table
        .column(fmt::format("need_{}_{}", need.noun, side), "{casualty}", Kind::count,
                fmt::format("Injured {} {}", side, need.who))
        .at([=](auto& o) -> auto& { return (o.side_care[s].*place).patients; });
    table
        .column(fmt::format("time_to_{}_or_end_{}_s", need.noun, side), "s", Kind::time,
                fmt::format("Mean time from injury to {} of {} {}; who has not got there counts up to the end",
                            need.noun, side, need.who))
        .at([=](auto& o) -> auto& { return (o.side_care[s].*place).mean_s; });
  }
}

/// Those for whom care had not ended, and the wait between the steps of care that bearers rule.
void add_unfinished(OutcomeTable& table) {
  for (const Need& need : needs) add_up_to_end(table, need);
  for (std::size_t s = 0; s < sides; ++s) {
    const auto side = name_of(static_cast<Side>(s));
    table
        .column(fmt::format("untreated_at_end_{}", side), "{casualty}", Kind::count,
                fmt::format("Injured {} alive at the end whose treatment had not begun; not those who went unseen or "
                            "wanted no help",
                            side))
        .at([s](auto& o) -> auto& { return o.side_care[s].untreated_at_end; });
    table
        .column(fmt::format("await_hospital_at_end_{}", side), "{casualty}", Kind::count,
                fmt::format("Injured {} alive at the end who waited for an ambulance or were in one", side))
        .at([s](auto& o) -> auto& { return o.side_care[s].awaits_hospital_at_end; });
    table
        .column(fmt::format("time_from_discovery_to_collection_point_{}_s", side), "s", Kind::time,
                fmt::format("Mean time from discovery to collection_point, the wait for access and bearers and the "
                            "way, of {} who reached it",
                            side))
        .at([s](auto& o) -> auto& { return o.side_care[s].found_to_collected_s; });
  }
}

template <class Place>
void add_within(OutcomeTable& table, const std::string& who, const std::string& words, Place place) {
  const auto column = [&](int minutes) -> OutcomeTable& {
    return table.column(fmt::format("treated_within_{}_min_{}", minutes, who), "1", Kind::number,
                        fmt::format("Share of injured {} who were treated within {} min", words, minutes));
  };
  column(10).at([place](auto& o) -> auto& { return place(o).ten_min; });
  column(60).at([place](auto& o) -> auto& { return place(o).hour; });
}

void add_shares(OutcomeTable& table, std::size_t s) {
  const std::string side(name_of(static_cast<Side>(s)));
  add_within(
      table, side, side + " alive when hurt", [s](auto& o) -> auto& { return o.treated_within[s]; });
  for (std::size_t t = 0; t < static_cast<std::size_t>(Triage::black); ++t) {
    const std::string_view triage = name_of(static_cast<Triage>(t));
    add_within(
        table, fmt::format("{}_{}", side, triage), fmt::format("{} of class {} when hurt", side, triage),
        [ s, t ](auto& o) -> auto& { return o.treated_within_by_class[s][t]; });
  }
  table
      .column(fmt::format("red_in_hospital_within_60_min_{}", side), "1", Kind::number,
              fmt::format("Share of {} of class red when hurt who were in hospital within 60 min", side))
      .at([s](auto& o) -> auto& { return o.side_care[s].red_in_hospital_within_60_min; });
  table
      .column(fmt::format("critical_mortality_{}", side), "1", Kind::number,
              fmt::format("Share of {} of class yellow or red when hurt who died", side))
      .at([s](auto& o) -> auto& { return o.side_care[s].critical_mortality; });
  table
      .column(
          fmt::format("untreated_min_{}", side), "{person}.min", Kind::number,
          fmt::format("Person-minutes of injured {} without treatment, up to death or hospital; not of those who went "
                      "unseen or wanted no help",
                      side))
      .at([s](auto& o) -> auto& { return o.side_care[s].untreated_min; });
}

void add_deteriorations(OutcomeTable& table) {
  for (std::size_t s = 0; s < sides; ++s) {
    const std::string_view side = name_of(static_cast<Side>(s));
    table
        .column(fmt::format("deteriorations_{}", side), "{casualty}", Kind::count,
                fmt::format("Injured {} who got worse by waiting or on the way", side))
        .at([s](auto& o) -> auto& { return o.side_care[s].deteriorated; });
    table
        .column(fmt::format("preventable_deteriorations_{}", side), "{casualty}", Kind::count,
                fmt::format("Injured {} who got worse, but would not have with treatment and hospital at once", side))
        .at([s](auto& o) -> auto& { return o.side_care[s].preventable; });
  }
  table
      .column("preventable_deteriorations", "{casualty}", Kind::count,
              "Injured who got worse, but would not have with treatment and hospital at once")
      .derived([](const Outcome& o) { return o.side_care[0].preventable + o.side_care[1].preventable; });
}

void add_queues(OutcomeTable& table) {
  struct Words {
    std::string_view name, of, who;
  };
  constexpr std::array<Words, queues> words{{{"bearers", "bearers", "bearer teams"},
                                             {"triage", "triage", "those who triage"},
                                             {"treatment", "treatment", "those who treat"},
                                             {"ambulances", "an ambulance", "ambulances"},
                                             {"bays", "a bay of a hospital", "bays of open hospitals"}}};
  constexpr auto bays = static_cast<std::size_t>(Queue::bays);
  for (std::size_t q = 0; q < words.size(); ++q) {
    const auto& [name, of, who] = words.at(q);
    table
        .column(fmt::format("{}_queue_mean", name), "{person}", Kind::number,
                fmt::format("Mean number of injured who waited for {}", of))
        .at([q](auto& o) -> auto& { return o.queue[q].mean; });
    table
        .column(fmt::format("{}_queue_max", name), "{person}", Kind::number,
                fmt::format("Most injured who waited for {} at once, at one place", of))
        .at([q](auto& o) -> auto& { return o.queue[q].longest; });
    table
        .column(fmt::format("{}_busy", name), "1", Kind::number,
                fmt::format("Share of the time that {} were {}", who, q == bays ? "taken" : "at work"))
        .at([q](auto& o) -> auto& { return o.queue[q].busy; });
  }
}

void add_impartiality(OutcomeTable& table) {
  table
      .column("overtakes", "1", Kind::count,
              "Pairs of a demonstrator and an officer, same collection point and tag, of whom the later to be triaged "
              "was treated first; 0 if the queue is impartial")
      .at([](auto& o) -> auto& { return o.impartiality.overtakes; });
  table
      .column(
          "ambulance_overtakes", "1", Kind::count,
          "Pairs of a demonstrator and an officer with the same last tag, of whom the later to end treatment got an "
          "ambulance first; 0 if the queue is impartial")
      .at([](auto& o) -> auto& { return o.impartiality.ambulance_overtakes; });
  table
      .column("access_gap_s", "s", Kind::number,
              "How much longer demonstrators waited from injury to the end of triage than personnel of the same class")
      .at([](auto& o) -> auto& { return o.impartiality.access_gap_s; });
  table
      .column("queue_gap_s", "s", Kind::number,
              "How much longer demonstrators waited for treatment than personnel of the same tag triaged in the same "
              "minute at the same place")
      .at([](auto& o) -> auto& { return o.impartiality.queue_gap_s; });
}

}  // namespace

void add_care(OutcomeTable& table) {
  add_mean_times(table);
  add_unfinished(table);
  add_times_by_cause(table);
  for (const Step& step : steps) {
    for (std::size_t s = 0; s < sides; ++s) {
      for (std::size_t t = 0; t < triage_classes; ++t) add_step(table, step, s, t);
    }
  }
  for (std::size_t s = 0; s < sides; ++s) add_shares(table, s);
  add_deteriorations(table);
  table.column("left_unseen", "{casualty}", Kind::count, "Injured who left before anybody found them").at([
  ](auto& o) -> auto& { return o.left_unseen; });
  table.column("refused_care", "{casualty}", Kind::count, "Injured who were found but wanted no help").at([
  ](auto& o) -> auto& { return o.refused_care; });
  add_queues(table);
  table.column("patients_per_1000", "1", Kind::number, "Injured who reached a collection point, per 1,000 people there")
      .at([](auto& o) -> auto& { return o.patients_per_1000; });
  table.column("transports_per_1000", "1", Kind::number, "Injured who were taken to hospital, per 1,000 people there")
      .at([](auto& o) -> auto& { return o.transports_per_1000; });
  add_impartiality(table);
}

}  // namespace sispam
