#include <array>
#include <filesystem>

#include "cli/board_file.hpp"
#include "cli/command.hpp"
#include "cli/output.hpp"
#include "cli/words.hpp"
#include "formats/table_import.hpp"
#include "model/journey.hpp"
#include "model/stages.hpp"

namespace fb::cli {
namespace {

constexpr std::array importable{Type::lead,   Type::deal,   Type::campaign, Type::company, Type::touch,
                                Type::metric, Type::member, Type::persona,  Type::note,    Type::target};
constexpr const char* safe = "Nothing was written.";

struct Incoming {
  std::vector<PlainRecord> records;
  std::vector<Refused> refused;
  std::vector<std::string> told;
  std::string key;
  Document stamped;  // of a snapshot: its records with history
};

const TypeInfo* wanted_type(const Call& call) {
  const TypeInfo* info = type_of_list(call.get("--as"));
  for (const Type type : importable)
    if (info && info->type == type) return info;
  return nullptr;
}

bool looks_like_json(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && (bytes[first] == '{' || bytes[first] == '[');
}

Result<Incoming> from_json(std::string_view bytes, const TypeInfo& wanted, std::int64_t now_ms) {
  Result<Snapshot> read = read_snapshot(bytes, now_ms);
  if (!read) return Error{read.error()};
  if (read->is_redacted) return Error{redacted_stays_alone};
  Incoming incoming;
  incoming.refused = std::move(read->refused);
  incoming.told = std::move(read->repairs);
  incoming.stamped = std::move(read->document);
  std::size_t others = 0;
  for (PlainRecord& record : read->plain) {
    if (record.type == wanted.name) incoming.records.push_back(std::move(record));
    else ++others;
  }
  if (others)
    incoming.told.push_back(counted(others, "record", "records") + " of other types left out; --as takes one type.");
  return incoming;
}

Result<Incoming> from_table(std::string_view bytes, const TypeInfo& wanted, const Document& board,
                            std::int64_t now_ms) {
  TableOptions options;
  const Board* settings = board.find<Board>(board_record());
  if (settings && Money::of(0, settings->currency)) options.currency = settings->currency;
  options.utc_offset_minutes = utc_offset_of(board);
  options.now_ms = now_ms;
  const Result<TableImport> table = read_table(bytes, wanted.type, options);
  if (!table) return Error{table.error()};
  TableRecords records = records_from_table(*table);
  return Incoming{std::move(records.records), std::move(records.refused), std::move(records.told), table->key, {}};
}

// Copies with history unite; what another board holds is not taken apart.
std::string unite_stamped(Document& board, const Incoming& incoming, bool into_board) {
  if (!has_records(incoming.stamped)) return {};
  if (!into_board)
    return "It is a board with its history already; use it as it is, or name the board to bring it to with --into.";
  if (incoming.stamped.board != board.board)
    return "It is a copy of another board; funnel export --as csv takes single tables out of it.";
  unite(board, incoming.stamped);
  return {};
}

void add_result(Lines& lines, const Incoming& incoming, const Intake& intake) {
  const std::size_t refused = incoming.refused.size() + intake.refused.size();
  const std::size_t read = intake.read + incoming.refused.size();
  const std::size_t known = intake.created + intake.updated + intake.unchanged + refused;
  lines.add("read " + std::to_string(read));
  lines.add("created " + std::to_string(intake.created));
  lines.add("updated " + std::to_string(intake.updated));
  lines.add("unchanged " + std::to_string(intake.unchanged));
  lines.add("skipped " + std::to_string(read > known ? read - known : 0));
  lines.add("refused " + std::to_string(refused));
  for (const auto* list : {&incoming.refused, &intake.refused})
    for (const Refused& one : *list) lines.add("  " + one.where + ": " + one.reason);
  lines.add("links resolved " + std::to_string(intake.links_resolved) + ", open " + std::to_string(intake.links_open));
  for (const auto* list : {&incoming.told, &intake.told})
    for (const std::string& one : *list) lines.add("  " + one);
}

std::string problem_of(const Call& call) {
  if (call.has("--preset")) return "Presets are not available yet; columns are recognised by their names without one.";
  const TypeInfo* type = wanted_type(call);
  if (!type) return "Say what the records are: --as leads, deals, campaigns, companies, touches or metrics.";
  if (call.has("--key") && field_index(*type, call.get("--key")) == type->fields.size())
    return "There is no field " + std::string(call.get("--key")) + " in " + std::string(type->list) +
           " to recognise records by.";
  return {};
}

std::string board_name(const std::string& path) {
  return path == "-" ? "Imported board" : std::filesystem::path(path).stem().string();
}

}  // namespace

Exit import(const Call& call) {
  if (const std::string problem = problem_of(call); !problem.empty()) return wrong_usage(problem);
  const std::string& path = call.files[0];
  const std::string into(call.get("--into"));
  Hand hand;
  hand.now_ms = call.now_ms;
  OpenBoard open;
  if (call.has("--into")) {
    Result<OpenBoard> read = open_board(into, call.now_ms);
    if (!read) return refuse(into, read.error(), safe);
    if (read->is_redacted) return refuse(into, redacted_stays_alone, safe);
    open = std::move(*read);
  } else {
    open.document = new_board(board_name(path), hand);
  }
  const Result<std::string> bytes = read_file(path);
  if (!bytes) return refuse(path, bytes.error(), safe);
  const TypeInfo& type = *wanted_type(call);
  const bool is_json = looks_like_json(*bytes);
  Result<Incoming> incoming =
      is_json ? from_json(*bytes, type, call.now_ms) : from_table(*bytes, type, open.document, call.now_ms);
  if (!incoming) return refuse(path, incoming.error(), safe);
  if (const std::string problem = unite_stamped(open.document, *incoming, call.has("--into")); !problem.empty())
    return refuse(path, problem, safe);

  IntakeOptions options;
  options.now_ms = call.now_ms;
  options.utc_offset_minutes = utc_offset_of(open.document);
  if (is_json) options.older_values = IntakeOptions::OlderValues::leave;
  options.key = call.has("--key") ? std::string(call.get("--key")) : incoming->key;
  observe(hand, open.document);
  Intake intake = take_in(open.document, incoming->records, options, hand.clock, hand.random);
  Lines lines(call.get("-o") == "-");
  for (const std::string& one : open.notes) lines.add(into + ": " + one);
  add_result(lines, *incoming, intake);
  const bool took = intake.created + intake.updated + intake.unchanged > 0 || has_records(incoming->stamped);
  const std::size_t refused = incoming->refused.size() + intake.refused.size();
  if (!took && refused > 0) {
    const Refused& first = incoming->refused.empty() ? intake.refused[0] : incoming->refused[0];
    return refuse(
        path,
        "All " + std::to_string(refused) + " records were refused; the first, " + first.where + ": " + first.reason,
        safe);
  }
  if (call.has("--dry-run")) return lines.print();
  write_in(open.document, intake, hand);
  return finish(lines, call.get("-o"), write_snapshot(open.document, {}));
}

}  // namespace fb::cli
