#include <algorithm>
#include <array>
#include <chrono>

#include "cli/command.hpp"
#include "cli/output.hpp"
#include "model/day.hpp"

namespace fb::cli {
namespace {

constexpr std::size_t any_number = ~std::size_t{0};
constexpr std::array out_option{Option{"-o", "OUT"}};
constexpr std::array import_options{Option{"--as", "TYPE"},     Option{"--into", "BOARD"}, Option{"--key", "FIELD"},
                                    Option{"--preset", "NAME"}, Option{"--dry-run", ""},   Option{"-o", "OUT"}};
constexpr std::array export_options{Option{"--as", "FORM"}, Option{"--type", "LIST"},        Option{"--no-history", ""},
                                    Option{"--redact", ""}, Option{"--campaign", "NAME|ID"}, Option{"-o", "OUT"}};
constexpr std::array report_options{Option{"--at", "DAY"}, Option{"--json", ""}};
constexpr std::array demo_options{Option{"--campaigns", "N"}, Option{"--leads", "N"},       Option{"--deals", "N"},
                                  Option{"--seed", "S"},      Option{"--colleague", "OUT"}, Option{"-o", "OUT"}};

constexpr std::array<Command, 7> the_commands{{
    {"check", "FILE", "validates a snapshot: counts, fingerprint, repairs", 1, 1, {}, check},
    {"merge", "A B… -o OUT", "unites copies of one board; says what changed and where they disagree", 2, any_number,
     out_option, merge},
    {"diff", "A B", "says what B would change in A, per record and field", 2, 2, {}, diff},
    {"import",
     "FILE --as leads|deals|campaigns|companies|touches|metrics [--into BOARD] [--key FIELD] [--dry-run] -o OUT",
     "takes a CSV or JSON file into a board, or into a new one", 1, 1, import_options, import},
    {"export", "FILE --as json|csv [--type leads] [--no-history] [--redact] [--campaign NAME|ID] -o OUT",
     "writes a board, a part of it, or one table", 1, 1, export_options, export_file},
    {"report", "FILE [--at DAY] [--json]", "every figure of the board, now or as of the end of a day", 1, 1,
     report_options, report},
    {"demo", "[--campaigns N] [--leads N] [--deals N] [--seed S] [--colleague OUT] -o OUT",
     "a generated board; the same seed gives the same bytes", 0, 0, demo_options, demo},
}};

void add_usage(Lines& lines, const Command& command) {
  lines.add("funnel " + std::string(command.name) + " " + std::string(command.usage));
  lines.add("    " + std::string(command.help));
}

Exit print_usage() {
  Lines lines;
  lines.add("funnel: boards of Funnelboard as files");
  lines.add("");
  for (const Command& command : the_commands) add_usage(lines, command);
  lines.add("");
  lines.add("\"-\" is standard input or output. --now DAY (YYYY-MM-DD) stands for today.");
  lines.add("Exit status: 0 done; 1 the input is refused; 2 wrong usage.");
  return lines.print();
}

std::string usage_of(const Command& command) {
  return "usage: funnel " + std::string(command.name) + " " + std::string(command.usage);
}

const Option* option_named(const Command& command, std::string_view name) {
  static constexpr Option now{"--now", "DAY"}, help{"--help", ""};
  if (name == now.name) return &now;
  if (name == help.name) return &help;
  const auto found = std::find_if(command.options.begin(), command.options.end(),
                                  [&](const Option& option) { return option.name == name; });
  return found == command.options.end() ? nullptr : &*found;
}

// An empty text: the words make a call; else what is wrong with them.
std::string parse(const Command& command, const std::vector<std::string>& words, Call& call) {
  bool only_files = false;
  for (std::size_t at = 1; at < words.size(); ++at) {
    const std::string& word = words[at];
    if (only_files || word == "-" || word.empty() || word[0] != '-') {
      call.files.push_back(word);
      continue;
    }
    if (word == "--") {
      only_files = true;
      continue;
    }
    const std::size_t equals = word.starts_with("--") ? word.find('=') : std::string::npos;
    const std::string name = word.substr(0, equals);
    const Option* option = option_named(command, name);
    if (!option) return "There is no option " + name + ".";
    if (call.has(name)) return "The option " + name + " is given twice.";
    std::string value;
    if (equals != std::string::npos) value = word.substr(equals + 1);
    if (option->value.empty() && equals != std::string::npos) return "The option " + name + " takes no value.";
    if (!option->value.empty() && equals == std::string::npos) {
      if (at + 1 == words.size()) return "The option " + name + " needs a value: " + std::string(option->value) + ".";
      value = words[++at];
    }
    call.options.emplace(name, value);
  }
  if (call.has("--help")) return {};
  if (call.files.size() < command.fewest_files) return "A file is missing.";
  if (call.files.size() > command.most_files) return "There is one file too many: " + call.files.back() + ".";
  const bool wants_out = std::any_of(command.options.begin(), command.options.end(),
                                     [](const Option& option) { return option.name == "-o"; });
  if (wants_out && !call.has("-o") && !call.has("--dry-run")) return "Say where the result goes: -o OUT.";
  return {};
}

// Noon in UTC, which is the same day nearly everywhere.
bool set_now(Call& call) {
  using namespace std::chrono;
  call.now_ms = duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
  if (!call.has("--now")) return true;
  const auto day = Day::from_text(call.get("--now"));
  if (day) call.now_ms = day->start_ms(0) + ms_per_day / 2;
  return day.has_value();
}

}  // namespace

Exit run(const std::vector<std::string>& words) {
  if (words.empty())
    return wrong_usage("Say what to do: check, merge, diff, import, export, report or demo. See funnel --help.");
  if (words[0] == "--help" || words[0] == "-h" || words[0] == "help") return print_usage();
  const auto command =
      std::find_if(the_commands.begin(), the_commands.end(), [&](const Command& one) { return one.name == words[0]; });
  if (command == the_commands.end()) return wrong_usage("There is no command " + words[0] + ". See funnel --help.");
  Call call;
  const std::string problem = parse(*command, words, call);
  if (!problem.empty()) return wrong_usage(problem + " " + usage_of(*command));
  if (!set_now(call)) return wrong_usage("--now needs a day like 2026-11-23. " + usage_of(*command));
  if (call.has("--help")) {
    Lines lines;
    add_usage(lines, *command);
    return lines.print();
  }
  return command->run(call);
}

}  // namespace fb::cli
