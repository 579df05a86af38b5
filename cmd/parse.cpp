// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "app.hpp"
#include "exit_code.hpp"
#include "help.hpp"
#include "log.hpp"
#include "scenario/text.hpp"
#include "store/console.hpp"
#include "version.hpp"

namespace sispam {

namespace {

/// The innermost command that was named.
const CLI::App& chosen_command(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  return chosen.empty() ? app : chosen_command(*chosen.back());
}

bool has_commands(const CLI::App& app) { return !app.get_subcommands({}).empty(); }

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  return names;
}

void add_flag_names(const CLI::App& app, std::vector<std::string>& names) {
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
}

/// What the user probably meant by a word that nobody expected.
std::string hint_for(const CLI::App& app, const std::string& word) {
  const CLI::App& command = chosen_command(app);
  std::vector<std::string> known;
  if (word.starts_with("-")) {
    add_flag_names(app, known);
    if (&command != &app) add_flag_names(command, known);
  } else if (has_commands(command)) {
    known = command_names(command);
  }
  return did_you_mean(word.substr(0, word.find('=')), known);
}

int report_wrong_line(const CLI::App& app, const CLI::ParseError& error) {
  const std::vector<std::string> unexpected = app.remaining(true);
  std::string text = error.what();
  if (!unexpected.empty()) {
    const std::string& word = unexpected.front();
    const bool is_command = has_commands(chosen_command(app)) && !word.starts_with("-");
    text = (is_command ? "unknown command: " : word.starts_with("-") ? "unknown flag: " : "unexpected word: ") + word;
    const std::string hint = hint_for(app, word);
    if (!hint.empty()) text += ". " + hint;
  }
  const CLI::App& command = chosen_command(app);
  text += "\nSee " + full_name(command) + " --help";
  log_error(text);
  return exit_input;
}

/// Refuses a global flag that the command would not heed: who gives it expects something else.
std::optional<int> refuse_idle_flag(const CLI::App& app) {
  const CLI::App& command = chosen_command(app);
  for (const CLI::Option* flag : app.get_options()) {
    if (flag->count() == 0 || takes(command, *flag)) continue;
    const std::string name = full_name(command);
    log_error(fmt::format("{} does not take --{}\nSee {} --help", name, flag->get_lnames().front(), name));
    return exit_input;
  }
  return std::nullopt;
}

/// Gives each command its copy of the global options.
void hand_down(CommandLine& line) {
  const GlobalOptions& global = line.global;
  const TextOrJson format = global.json ? TextOrJson::json : TextOrJson::text;
  line.run.global = global;
  line.replay.global = global;
  line.check.global = global;
  line.study.global = global;
  line.validate.set = global.sets;
  line.validate.format = format;
  line.explain.set = global.sets;
  line.explain.seed = global.seed;
  line.explain.format = format;
}

}  // namespace

std::optional<int> parse(CLI::App& app, CommandLine& line, const std::vector<std::string>& arguments) {
  line.global.command_line = arguments;
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));  // CLI11 takes the last word first
  } catch (const CLI::CallForHelp&) {
    write_output(help_page(chosen_command(app)));
    return exit_complete;
  } catch (const CLI::CallForVersion&) {
    line.global.json = app.get_option("--json")->count() > 0;  // not read yet
    return version(line.global);
  } catch (const CLI::ParseError& error) {
    set_up_log(line.global);
    return report_wrong_line(app, error);
  }
  set_up_log(line.global);
  hand_down(line);
  return refuse_idle_flag(app);
}

}  // namespace sispam
