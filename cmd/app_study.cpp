// The commands of studies, described to CLI11.
// SPDX-License-Identifier: Apache-2.0
#include "app.hpp"
#include "study.hpp"

namespace sispam {

namespace {

/// A command's words, and what it does.
struct StudyCommand {
  std::string name, description;
  int (*run)(const StudyCommandOptions&);
};

CLI::App* add(CLI::App& parent, CommandLine& line, const StudyCommand& command) {
  CLI::App* added = parent.add_subcommand(command.name, command.description);
  added->callback([&line, run = command.run] { line.action = [&line, run] { return run(line.study); }; });
  return added;
}

void add_study_file(CLI::App& command, StudyCommandOptions& options) {
  command.add_option("study", options.study, "YAML file, or - for standard input")->required()->option_text("FILE");
  command.add_option("-n,--replicates", options.replicates, "How often to simulate each point [as the study says]")
      ->check(whole_number(1, most_replicates))
      ->type_name("N");
}

void add_parts(CLI::App& command, StudyCommandOptions& options) {
  CLI::Option* shard = command.add_option("--shard", options.shard, "Only part I of N of the units, from 1/N to N/N");
  shard->check(some_text())->type_name("I/N");
  command.add_option("--units", options.units, "Only these units, such as 0,3,7-9")
      ->check(some_text())
      ->type_name("LIST")
      ->excludes(shard);
}

void add_folders(CLI::App& command, StudyCommandOptions& options, int most) {
  command.add_option("folders", options.folders, "Folders of results")
      ->required()
      ->expected(1, most)
      ->option_text("DIR...");
}

}  // namespace

void add_study_commands(CLI::App& app, CommandLine& line) {
  StudyCommandOptions& options = line.study;
  CLI::App* study = app.add_subcommand("study", "Simulate many design points and compare them.");
  study->require_subcommand(1);
  CLI::App* run = add(*study, line, {"run", "Compute all units, or a part of them, into a results folder.", study_run});
  add_study_file(*run, options);
  add_parts(*run, options);
  CLI::App* plan = add(*study, line, {"plan", "Show points and units, and compute nothing.", study_plan});
  add_study_file(*plan, options);
  add_parts(*plan, options);
  CLI::App* status = add(*study, line, {"status", "Show how far a results folder is.", study_status});
  add_study_file(*status, options);
  CLI::App* merge = add(*study, line, {"merge", "Bring the rows of shards together and make the tables.", study_merge});
  add_folders(*merge, options, 10000);
  CLI::App* compare = add(app, line, {"compare", "Compare plans pair by pair from stored results.", compare_command});
  add_folders(*compare, options, 2);
  compare->add_option("--baseline", options.baseline, "Point that others are compared with [as the study says]")
      ->check(some_text())
      ->type_name("NAME");
}

}  // namespace sispam
