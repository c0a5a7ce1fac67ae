#include "app/export_file.hpp"

#include <algorithm>
#include <optional>

#include "app/saving.hpp"
#include "formats/csv_export.hpp"
#include "formats/excerpt.hpp"
#include "formats/redact.hpp"
#include "formats/snapshot.hpp"
#include "model/edits.hpp"
#include "model/text.hpp"

namespace fb::app {
namespace {

constexpr std::size_t longest_part = 60;  // bytes of a name
constexpr std::string_view board_ending = "funnel.json";

// One part of a file's name: no dots, slashes or anything else that separates or is reserved somewhere.
std::string name_part(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool refused =
        byte < 0x20 || byte == 0x7F || std::string_view("/\\:*?\"<>|.").find(c) != std::string_view::npos;
    const char kept = refused ? ' ' : c;
    if (kept == ' ' && (out.empty() || out.back() == ' ')) continue;
    out += kept;
  }
  if (out.size() > longest_part) {
    std::size_t end = longest_part;
    while (end > 0 && (out[end] & 0xC0) == 0x80) --end;  // not in the middle of a character
    out.resize(end);
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

SnapshotOptions snapshot_options(const State& state) {
  SnapshotOptions options;
  options.by = state.preferences.person;
  options.app = app_version;
  options.exported_ms = state.now_ms;
  return options;
}

std::string file_name(const State& state, std::string_view ending) {
  std::string out = name_part(board_name(state));
  if (out.empty()) out = "Board";
  out += '.' + today(state).text();
  if (const std::string by = name_part(state.preferences.person); !by.empty()) out += '.' + by;
  return out + '.' + std::string(ending);
}

std::string snapshot_of(const State& state) { return write_snapshot(state.document, snapshot_options(state)); }

Download exported(State& state, const ExportFile& what) {
  using Kind = ExportFile::Kind;
  const std::string_view mime = what.kind == Kind::csv ? "text/csv;charset=utf-8" : "application/json";
  if (what.kind == Kind::csv) {
    CsvOptions options;
    options.utc_offset_minutes = state.utc_offset_minutes;
    options.only = what.only;
    const std::string list(type_info(what.type).list);
    return {file_name(state, list + ".csv"), std::string(mime), write_csv(state.document, what.type, options)};
  }
  SnapshotOptions options = snapshot_options(state);
  std::string name = file_name(state, board_ending);
  std::optional<Document> part;
  switch (what.kind) {
    case Kind::snapshot_without_history: options.history = false; break;
    case Kind::campaign: {
      part = excerpt(state.document, what.campaign);
      const std::string title = name_part(title_of(state.document, Type::campaign, what.campaign));
      if (!title.empty()) name = file_name(state, title + "." + std::string(board_ending));
      break;
    }
    case Kind::redacted:
      part = redacted(state.document, state.random, state.now_ms);
      options.is_redacted = true;
      options.by.clear();
      name = "Redacted board." + today(state).text() + "." + std::string(board_ending);
      break;
    default: break;
  }
  return {std::move(name), std::string(mime), write_snapshot(part ? *part : state.document, options)};
}

std::string board_fingerprint(const State& state) { return fingerprint(state.document); }

}  // namespace fb::app
