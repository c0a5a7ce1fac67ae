#include <array>

#include "cli/board_file.hpp"
#include "cli/command.hpp"
#include "cli/output.hpp"
#include "formats/csv_export.hpp"
#include "model/journey.hpp"

namespace fb::cli {
namespace {

constexpr std::array later{std::string_view("ics"), std::string_view("vcf"), std::string_view("md")};

// Empty when the options make sense.
std::string problem_of(const Call& call) {
  const std::string_view form = call.get("--as");
  if (form.empty()) return "Say in which form: --as json or --as csv.";
  for (const std::string_view name : later)
    if (form == name) return "Export as " + std::string(name) + " is not available yet; json and csv are.";
  if (form != "json" && form != "csv")
    return "There is no export as " + std::string(form) + "; json and csv are there.";
  if (call.has("--redact")) return "Redacted export is not available yet.";
  if (form == "csv" && !type_of_list(call.get("--type")))
    return "A CSV file holds one table: --type leads, deals, campaigns, companies, touches, metrics, …";
  if (form == "csv" && call.has("--no-history")) return "--no-history is for --as json; a CSV file has no history.";
  if (form == "json" && call.has("--type")) return "--type is for --as csv; a JSON file holds the whole board.";
  return {};
}

}  // namespace

Exit export_file(const Call& call) {
  if (const std::string problem = problem_of(call); !problem.empty()) return wrong_usage(problem);
  Result<OpenBoard> open = open_board(call.files[0], call.now_ms);
  if (!open) return refuse(call.files[0], open.error());
  for (const std::string& one : open->notes) note(call.files[0] + ": " + one);
  if (call.get("--as") == "csv") {
    CsvOptions options;
    options.utc_offset_minutes = utc_offset_of(open->document);
    return write_file(call.get("-o"), write_csv(open->document, type_of_list(call.get("--type"))->type, options));
  }
  SnapshotOptions options;
  options.history = !call.has("--no-history");
  return write_file(call.get("-o"), write_snapshot(open->document, options));
}

}  // namespace fb::cli
