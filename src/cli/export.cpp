#include <array>

#include "cli/board_file.hpp"
#include "cli/command.hpp"
#include "cli/output.hpp"
#include "formats/csv_export.hpp"
#include "formats/excerpt.hpp"
#include "formats/redact.hpp"
#include "model/journey.hpp"
#include "model/text.hpp"

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
  if (form == "csv" && !type_of_list(call.get("--type")))
    return "A CSV file holds one table: --type leads, deals, campaigns, companies, touches, metrics, …";
  if (form == "csv" && call.has("--no-history")) return "--no-history is for --as json; a CSV file has no history.";
  for (const std::string_view option : {"--redact", "--campaign"})
    if (form == "csv" && call.has(option)) return std::string(option) + " is for --as json.";
  if (form == "json" && call.has("--type")) return "--type is for --as csv; a JSON file holds the whole board.";
  return {};
}

// The campaign of that id or name; the error says why there is not exactly one.
Result<Id> campaign_named(const Document& board, std::string_view name) {
  std::vector<Id> found;
  board.each<Campaign>([&](const Id& id, const Campaign& campaign) {
    if (id.text() == name || folded(campaign.name) == folded(name)) found.push_back(id);
  });
  if (found.size() == 1) return found[0];
  return Error{found.empty() ? "There is no campaign of that name or id."
                             : "Several campaigns have that name; give an id."};
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
  options.is_redacted = open->is_redacted || call.has("--redact");
  if (call.has("--campaign")) {
    const Result<Id> campaign = campaign_named(open->document, call.get("--campaign"));
    if (!campaign) return refuse(call.files[0], campaign.error());
    open->document = excerpt(open->document, *campaign);
  }
  Hand hand;
  if (call.has("--redact")) open->document = redacted(open->document, hand.random, call.now_ms);
  return write_file(call.get("-o"), write_snapshot(open->document, options));
}

}  // namespace fb::cli
