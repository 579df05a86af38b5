// SPDX-License-Identifier: Apache-2.0
#include "help.hpp"

#include <array>
#include <string_view>

namespace sispam {

namespace {

struct Examples {
  std::string_view command;
  std::string_view text;
};

constexpr std::array<Examples, 15> all_examples{{
    {"sispam", R"(
  sispam run configs/oku-timur-2024.yaml -n 20          a first look, in minutes
  sispam run plan.yaml -n 1000 -o results/plan          the study; the same command goes on after a stop
  sispam validate plan.yaml                             find the mistakes before the run does
  sispam explain plan.yaml                              every value of the plan, with unit and source
)"},
    {"sispam run", R"(
  sispam run plan.yaml                                  as many replicates as the plan says
  sispam run plan.yaml -n 1000                          more of them; what is there is kept
  sispam run plan.yaml --set crowd.groups.supporters.count=800
  sed s/500/800/ plan.yaml | sispam run - -o results/large
)"},
    {"sispam study", R"(
  sispam study plan study.yaml                          points and units
  sispam study run study.yaml -o results/study          all of them; the same command goes on after a stop
)"},
    {"sispam study run", R"(
  sispam study run study.yaml -n 200
  sispam study run study.yaml --shard 2/3 -o shard2     the second of three machines
)"},
    {"sispam study plan", R"(
  sispam study plan study.yaml
  sispam study plan study.yaml --json
)"},
    {"sispam study status", R"(
  sispam study status study.yaml -o results/study
)"},
    {"sispam study merge", R"(
  sispam study merge shard1 shard2 shard3 -o results/study
)"},
    {"sispam compare", R"(
  sispam compare results/study --baseline few
  sispam compare results/plan_a results/plan_b
)"},
    {"sispam replay", R"(
  sispam replay plan.yaml --replicate 17                what happened in replicate 17 of replicates.csv
)"},
    {"sispam check", R"(
  sispam check plans.yaml                               has any number of these scenarios changed?
  sispam check plans.yaml --junit report.xml            the same, with a report for continuous integration
  sispam check plans.yaml --update                      the change is meant: expect these numbers from now on
)"},
    {"sispam validate", R"(
  sispam validate plan.yaml
  sispam validate configs/*.yaml --junit report.xml
)"},
    {"sispam explain", R"(
  sispam explain plan.yaml
  sispam explain plan.yaml --set model.motion.push_force_n=300
)"},
    {"sispam schema", R"(
  sispam schema scenario > scenario.schema.json
  sispam schema study > study.schema.json
  sispam schema suite > suite.schema.json
)"},
    {"sispam completion", R"(
  sispam completion bash > ~/.local/share/bash-completion/completions/sispam
  sispam completion fish > ~/.config/fish/completions/sispam.fish
  sispam completion zsh > "${fpath[1]}/_sispam"
)"},
    {"sispam version", R"(
  sispam version
  sispam version --json
)"},
}};

std::string_view examples_of(std::string_view command) {
  for (const Examples& examples : all_examples) {
    if (examples.command == command) return examples.text;
  }
  return {};
}

std::string full_name(const CLI::App& app) {
  return app.get_parent() == nullptr ? app.get_name() : full_name(*app.get_parent()) + " " + app.get_name();
}

std::string global_flags(const CLI::Formatter& formatter, const CLI::App& program) {
  const auto is_flag = [&program](const CLI::Option* option) {
    return option->nonpositional() && option != program.get_help_ptr();
  };
  return formatter.make_group("Global flags, before or after the command", false, program.get_options(is_flag));
}

}  // namespace

std::string help_page(const CLI::App& app) {
  CLI::Formatter formatter;
  formatter.column_width(34);
  std::string text = app.get_description() + "\n";
  const std::string_view examples = examples_of(full_name(app));
  if (!examples.empty()) text += "\nExamples:" + std::string(examples);
  text += "\n" + formatter.make_usage(&app, full_name(app));
  text += formatter.make_positionals(&app);
  text += formatter.make_groups(&app, CLI::AppFormatMode::Normal);
  text += formatter.make_subcommands(&app, CLI::AppFormatMode::Normal);
  const CLI::App* program = &app;
  while (program->get_parent() != nullptr) program = program->get_parent();
  if (program != &app) text += global_flags(formatter, *program);
  return text;
}

}  // namespace sispam
