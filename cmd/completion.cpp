// SPDX-License-Identifier: Apache-2.0
#include "completion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "exit_code.hpp"
#include "store/console.hpp"

namespace sispam {

namespace {

struct Flag {
  std::vector<std::string> names;  // with their dashes
  std::string description;
  std::vector<std::string> words;  // what it may be set to; empty: anything
  bool has_value = false;
};

struct Command {
  std::string name;
  std::string description;
  std::vector<Flag> flags;         // its own
  std::vector<std::string> words;  // what its argument may be: choices, or the commands inside it
  bool takes_files = true;
};

/// The words of a choice; CLI11 keeps them in the type's name as "TEXT:{one,two}".
std::vector<std::string> words_of(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  const std::size_t open = type.find('{');
  const std::size_t close = type.find('}');
  if (open == std::string::npos || close == std::string::npos) return {};
  return CLI::detail::split(type.substr(open + 1, close - open - 1), ',');
}

std::vector<Flag> flags_of(const CLI::App& app) {
  std::vector<Flag> flags;
  for (const CLI::Option* option : app.get_options()) {
    if (!option->nonpositional()) continue;
    Flag flag{{}, option->get_description(), words_of(*option), option->get_items_expected_max() > 0};
    for (const std::string& name : option->get_snames()) flag.names.push_back("-" + name);
    for (const std::string& name : option->get_lnames()) flag.names.push_back("--" + name);
    flags.push_back(std::move(flag));
  }
  return flags;
}

/// Adds a flag unless it is there: commands inside a command share theirs.
void add_flag(std::vector<Flag>& flags, Flag flag) {
  const auto same = [&](const Flag& other) { return other.names == flag.names; };
  if (std::none_of(flags.begin(), flags.end(), same)) flags.push_back(std::move(flag));
}

std::vector<Command> commands_of(const CLI::App& app) {
  std::vector<Command> commands;
  for (const CLI::App* sub : app.get_subcommands({})) {
    Command command{sub->get_name(), sub->get_description(), flags_of(*sub), {}, false};
    for (const CLI::Option* option : sub->get_options()) {
      if (option->get_positional()) command.words = words_of(*option);
    }
    for (const CLI::App* inner : sub->get_subcommands({})) {
      command.words.push_back(inner->get_name());
      for (Flag& flag : flags_of(*inner)) add_flag(command.flags, std::move(flag));
    }
    command.takes_files = command.words.empty() || !sub->get_subcommands({}).empty();
    commands.push_back(std::move(command));
  }
  return commands;
}

std::string in_quotes(std::string_view text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

std::string all_names(const std::vector<Flag>& flags) {
  std::string text;
  for (const Flag& flag : flags) text += fmt::format("{}{}", text.empty() ? "" : " ", fmt::join(flag.names, " "));
  return text;
}

std::string bash_values(const std::vector<Flag>& flags) {
  std::string text;
  for (const Flag& flag : flags) {
    if (!flag.has_value) continue;
    const std::string reply = flag.words.empty()
                                  ? "COMPREPLY=($(compgen -f -- \"$word\"))"
                                  : fmt::format("COMPREPLY=($(compgen -W {} -- \"$word\"))",
                                                in_quotes(fmt::format("{}", fmt::join(flag.words, " "))));
    text += fmt::format("    {}) {}; return ;;\n", fmt::join(flag.names, "|"), reply);
  }
  return text;
}

std::string bash(const CLI::App& app) {
  const std::vector<Flag> global = flags_of(app);
  std::string names, cases, values = bash_values(global);
  for (const Command& command : commands_of(app)) {
    names += command.name + " ";
    values += bash_values(command.flags);
    cases += fmt::format("    {}) flags={}; words={}; files={} ;;\n", command.name, in_quotes(all_names(command.flags)),
                         in_quotes(fmt::format("{}", fmt::join(command.words, " "))), command.takes_files ? "-f" : "");
  }
  return fmt::format(R"(# bash completion for sispam
_sispam() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} command= flags= words= files= i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case " {names}" in *" ${{COMP_WORDS[i]}} "*) command=${{COMP_WORDS[i]}}; break ;; esac
  done
  case $before in
{values}  esac
  case $command in
{cases}  esac
  if [[ $word == -* ]]; then COMPREPLY=($(compgen -W "$flags {global}" -- "$word"))
  elif [[ -z $command ]]; then COMPREPLY=($(compgen -W {words} -- "$word"))
  else COMPREPLY=($(compgen $files -W "$words" -- "$word")); fi
}}
complete -o filenames -F _sispam sispam
)",
                     fmt::arg("names", names), fmt::arg("values", values), fmt::arg("cases", cases),
                     fmt::arg("global", all_names(global)), fmt::arg("words", in_quotes(names)));
}

/// One argument of zsh's _arguments: '(-o --out)'{-o,--out}'[what it does]:value:(one two)'.
std::string zsh_argument(const Flag& flag) {
  std::string description = flag.description;
  for (const auto& [from, to] : {std::pair{"[", "("}, std::pair{"]", ")"}, std::pair{":", ";"}}) {
    description = CLI::detail::find_and_replace(description, from, to);
  }
  std::string value;
  if (flag.has_value && flag.words.empty()) value = ":value:_files";
  if (!flag.words.empty()) value = fmt::format(":word:({})", fmt::join(flag.words, " "));
  const std::string tail = in_quotes(fmt::format("[{}]{}", description, value));
  if (flag.names.size() == 1) return fmt::format("'*'{}{}", flag.names[0], tail);
  return fmt::format("'({})'{{{}}}{}", fmt::join(flag.names, " "), fmt::join(flag.names, ","), tail);
}

std::string zsh(const CLI::App& app) {
  std::string global, list, cases;
  for (const Flag& flag : flags_of(app)) global += " \\\n    " + zsh_argument(flag);
  for (const Command& command : commands_of(app)) {
    list += fmt::format("    {}\n", in_quotes(command.name + ":" + command.description));
    std::string flags;
    for (const Flag& flag : command.flags) {
      if (flag.names.front() != "-h") flags += " " + zsh_argument(flag);
    }
    const std::string words = fmt::format("({})", fmt::join(command.words, " "));
    const std::string rest = command.takes_files ? "_files" : words;
    const std::string first = command.words.empty() ? "" : fmt::format(" '1:argument:{}'", words);
    cases += fmt::format("    {}) _arguments $flags{}{} '*:argument:{}' ;;\n", command.name, flags, first, rest);
  }
  return fmt::format(R"(#compdef sispam
_sispam() {{
  local -a commands flags
  local state line
  commands=(
{}  )
  flags=({})
  _arguments -C $flags '1:command:->command' '*::argument:->argument'
  case $state in
    command) _describe command commands ;;
    argument) case $line[1] in
{}    esac ;;
  esac
}}
_sispam "$@"
)",
                     list, global, cases);
}

std::string fish_flag(const Flag& flag, const std::string& condition) {
  std::string text = "complete -c sispam";
  if (!condition.empty()) text += " -n " + in_quotes(condition);
  for (const std::string& name : flag.names) {
    text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  if (flag.has_value) text += " -r";
  if (!flag.words.empty()) text += fmt::format(" -f -a {}", in_quotes(fmt::format("{}", fmt::join(flag.words, " "))));
  return text + " -d " + in_quotes(flag.description) + "\n";
}

std::string fish(const CLI::App& app) {
  std::string text = "# fish completion for sispam\n";
  for (const Flag& flag : flags_of(app)) text += fish_flag(flag, "");
  for (const Command& command : commands_of(app)) {
    text += fmt::format("complete -c sispam -n __fish_use_subcommand -f -a {} -d {}\n", command.name,
                        in_quotes(command.description));
    const std::string condition = "__fish_seen_subcommand_from " + command.name;
    for (const Flag& flag : command.flags) {
      if (flag.names.front() != "-h") text += fish_flag(flag, condition);
    }
    if (command.words.empty()) continue;
    text += fmt::format("complete -c sispam -n {}{} -a {}\n", in_quotes(condition), command.takes_files ? "" : " -f",
                        in_quotes(fmt::format("{}", fmt::join(command.words, " "))));
  }
  return text;
}

}  // namespace

std::string completion_script(const CLI::App& app, const std::string& shell) {
  if (shell == "bash") return bash(app);
  return shell == "zsh" ? zsh(app) : fish(app);
}

int completion(const CLI::App& app, const std::string& shell) {
  write_output(completion_script(app, shell));
  return exit_complete;
}

}  // namespace sispam
