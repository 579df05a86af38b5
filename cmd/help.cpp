// SPDX-License-Identifier: Apache-2.0
#include "help.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace sispam {

namespace {

/// What is known of a command beside its own flags.
struct CommandPage {
  std::string_view command;
  std::string_view takes;  // of the global flags that choose what is done, those that have a meaning for it
  std::string_view examples;
};

constexpr std::string_view choosing = "--out --seed --set --json --dry-run";  // the others only say how

constexpr std::array<CommandPage, 15> all_pages{{
    {"sispam", choosing, R"(
  sispam run configs/oku-timur-2024.yaml -n 20          a first look, in minutes
  sispam run plan.yaml -n 1000 -o results/plan          the study; the same command goes on after a stop
  sispam validate plan.yaml                             find the mistakes before the run does
  sispam explain plan.yaml                              every value of the plan, with unit and source
)"},
    {"sispam run", choosing, R"(
  sispam run plan.yaml                                  as many replicates as the plan says
  sispam run plan.yaml -n 1000                          more of them; what is there is kept
  sispam run plan.yaml --set crowd.groups.supporters.count=800
  cat plan.yaml | sispam run - -o results/copy
)"},
    {"sispam study", choosing, R"(
  sispam study plan study.yaml                          points and units
  sispam study run study.yaml -o results/study          all of them; the same command goes on after a stop
)"},
    {"sispam study run", choosing, R"(
  sispam study run study.yaml -n 200
  sispam study run study.yaml --shard 2/3 -o shard2     the second of three machines
)"},
    {"sispam study plan", "--out --seed --set --json", R"(
  sispam study plan study.yaml
  sispam study plan study.yaml --json
)"},
    {"sispam study status", "--out --seed --set --json", R"(
  sispam study status study.yaml -o results/study
)"},
    {"sispam study merge", "--out --json --dry-run", R"(
  sispam study merge shard1 shard2 shard3 -o results/study
)"},
    {"sispam compare", "--out --json --dry-run", R"(
  sispam compare results/study --baseline few
  sispam compare results/plan_a results/plan_b
)"},
    {"sispam replay", choosing, R"(
  sispam replay plan.yaml --replicate 17                what happened in replicate 17 of replicates.csv
)"},
    {"sispam check", choosing, R"(
  sispam check plans.yaml                               has any number of these scenarios changed?
  sispam check plans.yaml --junit report.xml            the same, with a report for continuous integration
  sispam check plans.yaml --update                      the change is meant: expect these numbers from now on
)"},
    {"sispam validate", "--set --json", R"(
  sispam validate plan.yaml
  sispam validate configs/*.yaml --junit report.xml
)"},
    {"sispam explain", "--seed --set --json", R"(
  sispam explain plan.yaml
  sispam explain plan.yaml --set model.motion.push_force_n=300
)"},
    {"sispam schema", "", R"(
  sispam schema scenario > scenario.schema.json
  sispam schema study > study.schema.json
  sispam schema suite > suite.schema.json
)"},
    {"sispam completion", "", R"(
  sispam completion bash > ~/.local/share/bash-completion/completions/sispam
  sispam completion fish > ~/.config/fish/completions/sispam.fish
  sispam completion zsh > "${fpath[1]}/_sispam"
)"},
    {"sispam version", "--json", R"(
  sispam version
  sispam version --json
)"},
}};

const CommandPage* page_of(const std::string& command) {
  const auto* const page =
      std::find_if(all_pages.begin(), all_pages.end(), [&](const CommandPage& p) { return p.command == command; });
  return page == all_pages.end() ? nullptr : page;
}

bool names(std::string_view flags, const std::string& name) {
  return (" " + std::string(flags) + " ").find(" --" + name + " ") != std::string::npos;
}

/// CLI11 writes "folders(1x)" for one or more.
class Formatter : public CLI::Formatter {
 public:
  std::string make_option_usage(const CLI::Option* option) const override {
    return make_option_name(option, true) + (option->get_expected_max() > 1 ? "..." : "");
  }
};

std::string global_flags(const CLI::Formatter& formatter, const CLI::App& program, const CLI::App& command) {
  const auto is_flag = [&](const CLI::Option* option) {
    const bool is_of_program = option == program.get_help_ptr() || option == program.get_version_ptr();
    return option->nonpositional() && !is_of_program && takes(command, *option);
  };
  return formatter.make_group("Global flags, before or after the command", false, program.get_options(is_flag));
}

}  // namespace

std::string full_name(const CLI::App& app) {
  return app.get_parent() == nullptr ? app.get_name() : full_name(*app.get_parent()) + " " + app.get_name();
}

bool takes(const CLI::App& command, const CLI::Option& flag) {
  const std::string& name = flag.get_lnames().front();
  const CommandPage* page = page_of(full_name(command));
  return !names(choosing, name) || page == nullptr || names(page->takes, name);
}

std::string help_page(const CLI::App& app) {
  Formatter formatter;
  formatter.column_width(34);
  std::string text = app.get_description() + "\n";
  const CommandPage* page = page_of(full_name(app));
  if (page != nullptr) text += "\nExamples:" + std::string(page->examples);
  text += "\n" + formatter.make_usage(&app, full_name(app));
  text += formatter.make_positionals(&app);
  text += formatter.make_groups(&app, CLI::AppFormatMode::Normal);
  text += formatter.make_subcommands(&app, CLI::AppFormatMode::Normal);
  const CLI::App* program = &app;
  while (program->get_parent() != nullptr) program = program->get_parent();
  if (program != &app) text += global_flags(formatter, *program, app);
  return text;
}

}  // namespace sispam
