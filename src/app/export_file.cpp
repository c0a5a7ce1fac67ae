#include "app/export_file.hpp"

#include <algorithm>

#include "app/saving.hpp"
#include "formats/csv_export.hpp"
#include "formats/snapshot.hpp"
#include "model/text.hpp"

namespace fb::app {
namespace {

constexpr std::size_t longest_part = 60;  // bytes of a name

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

std::string file_name(const State& state, std::string_view ending) {
  std::string out = name_part(board_name(state));
  if (out.empty()) out = "Board";
  out += '.' + today(state).text();
  if (const std::string by = name_part(state.preferences.person); !by.empty()) out += '.' + by;
  return out + '.' + std::string(ending);
}

std::string snapshot_of(const State& state) {
  SnapshotOptions options;
  options.by = state.preferences.person;
  options.app = app_version;
  options.exported_ms = state.now_ms;
  return write_snapshot(state.document, options);
}

Effect exported(const State& state, const ExportFile& what) {
  if (what.kind == ExportFile::Kind::csv) {
    CsvOptions options;
    options.utc_offset_minutes = state.utc_offset_minutes;
    options.only = what.only;
    const std::string list(type_info(what.type).list);
    return Download{file_name(state, list + ".csv"), "text/csv;charset=utf-8",
                    write_csv(state.document, what.type, options)};
  }
  SnapshotOptions options;
  options.history = what.kind == ExportFile::Kind::snapshot;
  options.by = state.preferences.person;
  options.app = app_version;
  options.exported_ms = state.now_ms;
  return Download{file_name(state, "funnel.json"), "application/json", write_snapshot(state.document, options)};
}

std::string board_fingerprint(const State& state) { return fingerprint(state.document); }

}  // namespace fb::app
