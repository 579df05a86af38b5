// SPDX-License-Identifier: Apache-2.0
#include "report/terminal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "measure/outcome_columns.hpp"
#include "report/wording.hpp"

namespace sispam {
namespace {

using wording::duration;
using wording::percent;
using wording::sample_size;
using wording::two_digits;
using wording::with_interval;

/// The lines of the page, and how a heading looks.
class Page {
 public:
  explicit Page(Colour colour) : colour_(colour) {}
  void line(std::string_view text) { (text_ += text) += '\n'; }
  void heading(std::string_view text) {
    line(colour_ == Colour::always ? fmt::format("\x1b[1m{}\x1b[0m", text) : text);
  }
  void gap() { text_ += '\n'; }
  std::string take() { return std::move(text_); }

 private:
  Colour colour_;
  std::string text_;
};

int people_of(const Crowd& crowd) {
  int people = 0;
  for (const Group& group : crowd.groups) people += group.count;
  return people;
}

int people_of(const Force& force) {
  int people = 0;
  for (const Unit& unit : force.units) people += unit.count;
  return people;
}

/// "500", or "about 500" where draws replace the number of some of these.
std::string number_of(int people, const Uncertain& uncertain, std::string_view list) {
  const auto& drawn = uncertain.parameters;
  const bool differs = std::any_of(drawn.begin(), drawn.end(), [&](const UncertainParameter& parameter) {
    return parameter.path.starts_with(list) && parameter.path.ends_with(".count");
  });
  return fmt::format("{}{}", differs ? "about " : "", people);
}

void put_title(Page& page, const Scenario& scenario, const Summary& any) {
  page.heading(wording::plain(scenario.title.empty() ? scenario.id : scenario.title, 90));
  std::string runs = fmt::format("{} runs", any.n + any.n_failed);
  if (any.n_draws != any.n) runs += fmt::format(" of {} draws of uncertain values", any.n_draws);
  page.line(fmt::format("{}: {} demonstrators, {} personnel, {}; {}, seed {}", scenario.id,
                        number_of(people_of(scenario.crowd), scenario.uncertain, "crowd.groups."),
                        number_of(people_of(scenario.force), scenario.uncertain, "force.units."),
                        duration(scenario.clock.horizon_s), runs, scenario.seed));
  if (any.n_failed > 0) {
    page.line(fmt::format("{} of these runs FAILED. The chances below allow for every one having gone either way.",
                          any.n_failed));
  }
}

/// "12 % of runs (95 %: 8.1 % to 17 %, n = 200)", or the rule of three in a sentence.
std::string chance(const Summary& s) {
  const auto level = percent(s.level);
  if (s.n == 0) return "no run to tell from";
  if (s.method == Method::rule_of_three) {
    const bool never = s.estimate <= 0;
    return fmt::format("{} of {} runs: {} {} with {} confidence ({})", never ? 0 : s.n, s.n, never ? "below" : "above",
                       percent(never ? s.hi : s.lo), level, sample_size(s));
  }
  return fmt::format("{} of runs ({}: {} to {}, {})", percent(s.estimate), level, percent(s.lo), percent(s.hi),
                     sample_size(s));
}

void put_chances(Page& page, const std::vector<Summary>& summaries) {
  page.heading("Does the line hold?");
  const std::array<std::pair<std::string_view, std::string_view>, 4> rows{
      {{"A rope line is breached", "breach_rope_line"},
       {"A shield line or riot platoon is breached", "breach_shield_line"},
       {"Any line is breached", "breach"},
       {"The office is entered", "office_entered"}}};
  for (const auto& [words, measure] : rows) {
    page.line(fmt::format("  {:<43}{}", words, chance(find(summaries, measure))));
  }
}

/// "12 (8.1-17)", all in per cent.
std::string in_percent(const Summary& s) {
  if (s.n == 0) return "-";
  return fmt::format("{} ({}-{})", two_digits(100 * s.estimate), two_digits(100 * s.lo), two_digits(100 * s.hi));
}

std::string cell(const std::vector<Summary>& summaries, const std::string& measure) {
  return wording::cell(find(summaries, measure), find(summaries, measure + "_any"));
}

void put_endings(Page& page, const std::vector<Summary>& summaries) {
  constexpr std::array<std::string_view, endings> words{"office entered", "line breached",  "dispersed by force",
                                                        "de-escalated",   "crowd dwindled", "crowd still there"};
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Summary& s = find(summaries, fmt::format("ended_{}", name_of(static_cast<Ending>(i))));
    if (i == 0)
      page.heading(fmt::format("How it ended, in % of runs ({} interval; {}); {} people went still angry, per run",
                               percent(s.level), sample_size(s), cell(summaries, "leavers_agitated")));
    text += fmt::format("{} {} {}", text.empty() ? " " : ",", words[i], in_percent(s));
    if (i + 1 != words.size() / 2) continue;
    page.line(text + ",");
    text.clear();
  }
  page.line(text);
}

/// Rows under each other, each column as wide as its longest cell and two blanks, 15 and 18 at least.
void put_aligned(Page& page, const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::string> lines(rows.size(), "  ");
  for (std::size_t column = 0; column < rows.front().size(); ++column) {
    std::size_t width = column == 0 ? 15 : 18;
    for (const auto& row : rows) width = std::max(width, row[column].size() + 2);
    const bool last = column + 1 == rows.front().size();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      lines[i] += last ? rows[i][column] : fmt::format("{:<{}}", rows[i][column], width);
    }
  }
  for (const std::string& line : lines) page.line(line);
}

void put_injuries(Page& page, const std::vector<Summary>& summaries) {
  const Summary& any = find(summaries, "injured_demonstrators");
  page.heading(
      fmt::format("Injured per run, by how badly (mean, {} interval; {})", percent(any.level), sample_size(any)));
  std::vector<std::vector<std::string>> rows{
      {"", "walks (green)", "waits (yellow)", "urgent (red)", "dead at once", "deaths in all"}};
  for (const Side side : {Side::demonstrators, Side::personnel}) {
    std::vector<std::string> row{std::string(name_of(side))};
    for (int t = 0; t < triage_classes; ++t) {
      const auto triage = name_of(static_cast<Triage>(t));
      row.push_back(cell(summaries, fmt::format("injured_{}_{}", name_of(side), triage)));
    }
    row.push_back(cell(summaries, fmt::format("deaths_{}", name_of(side))));
    rows.push_back(std::move(row));
  }
  put_aligned(page, rows);
}

void put_help(Page& page, const std::vector<Summary>& summaries) {
  page.heading("How soon the injured are treated");
  const Summary& time = find(summaries, "time_to_treatment_s");
  if (time.n == 0) {
    const bool is_known = find(summaries, "breach").n > 0;
    page.line(is_known ? "  Nobody was treated in any run." : "  no run to tell from");
    return;
  }
  page.line(fmt::format("  {} after the injury, mean of those treated; {} of {} runs had any",
                        with_interval(time, duration), time.n, find(summaries, "breach").n));
  std::string text;
  for (const Side side : {Side::demonstrators, Side::personnel}) {
    const Summary& share = find(summaries, fmt::format("treated_within_10_min_{}", name_of(side)));
    if (share.n == 0) continue;
    text += fmt::format("{}{} {}", text.empty() ? "" : "; ", name_of(side), with_interval(share, percent));
  }
  if (!text.empty()) page.line(fmt::format("  Treated within 10 min: {}", text));
}

/// "12 (9.1-15)" of a quantity that is no count.
std::string amount(const std::vector<Summary>& summaries, const char* measure) {
  const Summary& s = find(summaries, measure);
  if (s.n == 0) return "-";
  if (std::isnan(s.lo) || std::isnan(s.hi)) return two_digits(s.estimate);
  return fmt::format("{} ({}-{})", two_digits(s.estimate), two_digits(s.lo), two_digits(s.hi));
}

void put_force(Page& page, const std::vector<Summary>& summaries) {
  const auto mean = [&](const char* measure) { return cell(summaries, measure); };
  page.heading(fmt::format("Use of force and of words, mean per run; hard rules of the audit broken {} times",
                           mean("rule_violations_hard")));
  page.line(fmt::format("  Jet {} s, on people not violent {} person-s; arrests {}, by mistake {}",
                        amount(summaries, "jet_s"), amount(summaries, "force_seconds_on_nonviolent"),
                        mean("arrests_right"), mean("arrests_wrong")));
  const Summary& understood = find(summaries, "warning_understood");
  const std::string heard =
      understood.n == 0 ? "" : ", understood by " + percent(understood.estimate) + " of those there";
  page.line(fmt::format("  Warnings {}{}; appeals {}; blows exchanged {}", mean("warnings_given"), heard,
                        mean("appeals_made"), mean("blows")));
}

void put_caution(Page& page, const Scenario& scenario, std::string_view folder) {
  const std::size_t varied = scenario.uncertain.parameters.size();
  const std::string how =
      varied == 0 ? "each held at one value" : fmt::format("{} of them varied between runs", varied);
  page.line("All this is conditional on an angry crowd being there, and driven by assumptions such as how readily and");
  page.line(fmt::format("how hard people push and how much a line withstands ({}). Compare plans with it.", how));
  page.line(fmt::format("Files: {}", wording::plain(folder, 200)));
}

}  // namespace

std::string terminal_summary(const Scenario& scenario, const std::vector<Summary>& summaries, std::string_view folder,
                             Colour colour) {
  Page page(colour);
  put_title(page, scenario, find(summaries, "breach"));
  page.gap();
  put_chances(page, summaries);
  put_endings(page, summaries);
  put_injuries(page, summaries);
  put_help(page, summaries);
  put_force(page, summaries);
  put_caution(page, scenario, folder);
  return page.take();
}

}  // namespace sispam
