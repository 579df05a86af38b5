// SPDX-License-Identifier: Apache-2.0
#include "app.hpp"

#include <charconv>
#include <cstdint>
#include <utility>
#include <vector>

#include "check_suite.hpp"
#include "commands_scenario.hpp"
#include "completion.hpp"
#include "help.hpp"
#include "replay.hpp"
#include "run.hpp"
#include "version.hpp"

namespace sispam {

namespace {

template <typename Value>
using Words = std::vector<std::pair<std::string, Value>>;

template <typename Value>
void add_choice(CLI::App& app, const std::string& name, std::pair<Value*, Words<Value>> choice,
                const std::string& description) {
  std::vector<std::string> names;
  std::string text;
  for (const auto& [word, meaning] : choice.second) {
    names.push_back(word);
    text += (text.empty() ? "" : "|") + word;
  }
  const auto choose = [choice = std::move(choice)](const std::string& chosen) {
    for (const auto& [word, meaning] : choice.second) {
      if (word == chosen) *choice.first = meaning;
    }
  };
  app.add_option_function<std::string>(name, choose, description)->check(CLI::IsMember(names))->option_text(text);
}

void add_global_flags(CLI::App& app, GlobalOptions& global) {
  const Words<When> when{{"auto", When::automatic}, {"always", When::always}, {"never", When::never}};
  const Words<LogFormat> formats{{"text", LogFormat::text}, {"json", LogFormat::json}};
  app.add_option("-o,--out", global.out, "Folder of the results [results/<scenario>-<digest>/]")
      ->check(some_text())
      ->type_name("DIR");
  app.add_option("-j,--threads", global.threads, "Threads; never changes a result [one per core]")
      ->check(whole_number(1, 1024))
      ->type_name("N");
  app.add_option("--seed", global.seed, "Replaces the seed of the scenario")
      ->check(whole_number(0, UINT64_MAX))
      ->type_name("N");
  app.add_option("--set", global.sets, "Replaces one value of the scenario; may be given many times")
      ->allow_extra_args(false)
      ->option_text("PATH=VALUE");
  app.add_flag_callback(
      "-q,--quiet", [&global] { global.verbosity = -1; }, "Messages: warnings and errors only");
  app.add_flag_callback(
      "-v,--verbose", [&global] { global.verbosity = 1; }, "Messages: details too");
  add_choice<LogFormat>(app, "--log-format", {&global.log_format, formats}, "Form of the messages");
  add_choice<When>(app, "--progress", {&global.progress, when}, "Show how far it is");
  add_choice<When>(app, "--color", {&global.color, when}, "Colour the messages");
  app.add_flag("--json", global.json, "Print one JSON object on standard output");
  app.add_flag("--dry-run", global.dry_run, "Say what would be done, and do nothing");
}

void add_run(CLI::App& app, CommandLine& line) {
  CLI::App* command = app.add_subcommand("run", "Simulate one scenario and write a results folder.");
  command->add_option("scenario", line.run.scenario, "YAML file, or - for standard input")
      ->required()
      ->option_text("FILE");
  command->add_option("-n,--replicates", line.run.replicates, "How often to simulate [as the scenario says]")
      ->check(whole_number(1, most_replicates))
      ->type_name("N");
  command->callback([&line] { line.action = [&line] { return run(line.run); }; });
}

void add_replay(CLI::App& app, CommandLine& line) {
  CLI::App* command = app.add_subcommand("replay", "Simulate one replicate again, to see what happened in it.");
  command->add_option("scenario", line.replay.scenario, "YAML file, or - for standard input")
      ->required()
      ->option_text("FILE");
  command->add_option("--replicate", line.replay.replicate, "Number of the replicate, from 0")
      ->check(whole_number(0, most_replicates))
      ->type_name("K")
      ->required();
  CLI::Option* fps =
      command->add_option("--fps", line.replay.frames_per_second, "Frames of the trajectory per second [1]")
          ->check(whole_number(1, 10))
          ->type_name("N");
  command->add_option("--every", line.replay.seconds_per_frame, "Seconds between two frames, for a smaller file [1]")
      ->check(whole_number(1, 3600))
      ->type_name("N")
      ->excludes(fps);
  command->callback([&line] { line.action = [&line] { return replay(line.replay); }; });
}

void add_check(CLI::App& app, CommandLine& line) {
  CLI::App* command = app.add_subcommand("check", "Check that the scenarios of a suite still give the same numbers.");
  command->add_option("suite", line.check.suite, "YAML file, or - for standard input")->required()->option_text("FILE");
  command->add_option("--baseline", line.check.baseline, "Folder of what is expected [<suite>.expected/]")
      ->check(some_text())
      ->type_name("DIR");
  command->add_option("--junit", line.check.junit, "Write the result as a JUnit report")
      ->check(some_text())
      ->type_name("FILE");
  command->add_flag_callback(
      "--update", [&line] { line.check.expecting = Expecting::update; }, "Store what the checks give now as expected");
  command->callback([&line] { line.action = [&line] { return check_suite(line.check); }; });
}

void add_scenario_commands(CLI::App& app, CommandLine& line) {
  CLI::App* check = app.add_subcommand("validate", "Check scenario files and run nothing.");
  check->add_option("files", line.validate.files, "YAML files, or - for standard input")
      ->required()
      ->option_text("FILE...");
  check->add_option("--junit", line.validate.junit, "Write the findings as a JUnit report")
      ->check(some_text())
      ->type_name("FILE");
  check->callback([&line] { line.action = [&line] { return validate(line.validate); }; });

  CLI::App* show = app.add_subcommand("explain", "Show every value of a scenario, with unit, default and source.");
  show->add_option("file", line.explain.file, "YAML file, or - for standard input")->required()->option_text("FILE");
  show->add_flag_callback(
      "--changed", [&line] { line.explain.show = Show::changed; }, "Only what differs from its default");
  show->callback([&line] { line.action = [&line] { return explain(line.explain); }; });

  CLI::App* describe = app.add_subcommand("schema", "Print the JSON Schema of a kind of file, for editors.");
  describe->add_option("kind", line.kind, "Kind of file")
      ->check(CLI::IsMember({"scenario", "study", "suite"}))
      ->required()
      ->option_text("scenario|study|suite");
  describe->callback([&line] { line.action = [&line] { return schema_command(line.kind); }; });
}

void add_program_commands(CLI::App& app, CommandLine& line) {
  CLI::App* complete = app.add_subcommand("completion", "Print the completion script of a shell.");
  complete->add_option("shell", line.shell, "Shell")
      ->check(CLI::IsMember({"bash", "zsh", "fish"}))
      ->required()
      ->option_text("bash|zsh|fish");
  complete->callback([&line, &app] { line.action = [&line, &app] { return completion(app, line.shell); }; });

  CLI::App* which = app.add_subcommand("version", "Say which program this is.");
  which->callback([&line] { line.action = [&line] { return version(line.global); }; });
}

}  // namespace

CLI::Validator whole_number(std::uint64_t low, std::uint64_t high) {
  const auto check = [low, high](std::string& word) -> std::string {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    const bool has_leading_zero = word.size() > 1 && word.front() == '0';
    const bool is_number = error == std::errc{} && end == word.data() + word.size() && !has_leading_zero;
    if (is_number && value >= low && value <= high) return {};
    return "\"" + word + "\" is not a whole number from " + std::to_string(low) + " to " + std::to_string(high);
  };
  return CLI::Validator(check, "");
}

CLI::Validator some_text() {
  return CLI::Validator([](std::string& word) { return std::string(word.empty() ? "is empty" : ""); }, "");
}

std::unique_ptr<CLI::App> make_app(CommandLine& line) {
  auto app = std::make_unique<CLI::App>(
      "Simulates a crowd, a police line and the medics of one election site, many times, and counts what happens.",
      "sispam");
  app->formatter_fn([](const CLI::App* of, std::string, CLI::AppFormatMode) { return help_page(*of); });
  app->set_help_flag("-h,--help", "Show this page");
  app->set_version_flag("--version", "", "Say which program this is");
  app->require_subcommand(1);
  add_global_flags(*app, line.global);
  app->fallthrough();  // inherited by the commands: global flags may follow them
  add_run(*app, line);
  add_study_commands(*app, line);
  add_replay(*app, line);
  add_check(*app, line);
  add_scenario_commands(*app, line);
  add_program_commands(*app, line);
  return app;
}

}  // namespace sispam
