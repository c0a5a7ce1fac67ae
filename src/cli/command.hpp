// What a subcommand of `funnel` is: its name, its options, and the function behind it.
#pragma once
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fb::cli {

enum class Exit : std::uint8_t { done = 0, refused = 1, wrong_usage = 2 };

struct Option {
  std::string_view name;   // "--into", "-o"
  std::string_view value;  // what follows it, for the help; "": it is a switch
};

// A parsed command line.
struct Call {
  std::vector<std::string> files;
  std::map<std::string, std::string, std::less<>> options;
  std::int64_t now_ms = 0;

  bool has(std::string_view option) const { return options.count(option) > 0; }
  std::string_view get(std::string_view option) const {
    const auto found = options.find(option);
    return found == options.end() ? std::string_view() : found->second;
  }
};

struct Command {
  std::string_view name, usage, help;
  std::size_t fewest_files, most_files;
  std::span<const Option> options;  // besides --now and --help, which all take
  Exit (*run)(const Call& call);
};

Exit check(const Call& call);
Exit merge(const Call& call);
Exit diff(const Call& call);
Exit import(const Call& call);
Exit export_file(const Call& call);
Exit report(const Call& call);
Exit demo(const Call& call);

// Runs the line; `words` are the arguments after the program's name.
Exit run(const std::vector<std::string>& words);

}  // namespace fb::cli
