#include <algorithm>
#include <map>
#include <tuple>

#include "cli/board_file.hpp"
#include "cli/command.hpp"
#include "cli/differences.hpp"
#include "cli/output.hpp"
#include "cli/words.hpp"
#include "model/conflicts.hpp"
#include "model/journey.hpp"

namespace fb::cli {
namespace {

constexpr std::size_t most_lines_per_file = 40;

// Empty when the files are copies of one board; else the sentence that refuses the one named by `which`.
std::string why_not(const std::vector<Snapshot>& files, std::size_t& which) {
  const Document* first = nullptr;
  for (which = 0; which < files.size(); ++which) {
    const Document& document = files[which].document;
    if (files[which].is_redacted) return redacted_stays_alone;
    if (!has_records(document)) continue;
    if (!first) first = &document;
    if (document.board && first->board && document.board != first->board)
      return "It is a copy of another board, " + document.board.text() + ", not of " + first->board.text() + ".";
    if (document.gen != first->gen)
      return "It is generation " + std::to_string(document.gen) + " of the board, the others are generation " +
             std::to_string(first->gen) + ".";
  }
  which = 0;
  return first ? ""
               : "None of the files is a board with its history; take plain records into a board with funnel import.";
}

// The fields on which any two of the files disagree, each once, with all their values.
using Disagreements = std::map<std::tuple<std::string, Id, std::string>, std::map<Stamp, std::string>>;

Disagreements disagreements(const std::vector<Snapshot>& files) {
  Disagreements found;
  for (std::size_t a = 0; a < files.size(); ++a)
    for (std::size_t b = a + 1; b < files.size(); ++b)
      for (Conflict& one : conflicts(files[a].document, files[b].document)) {
        auto& values = found[{one.type, one.id, one.field}];
        values[one.stamp_a] = std::move(one.value_a);
        values[one.stamp_b] = std::move(one.value_b);
      }
  return found;
}

// What shows after the merge and what does not.
void add_conflicts(Lines& lines, const Disagreements& found, const Document& merged) {
  const int offset = utc_offset_of(merged);
  lines.add("conflicts: " + std::to_string(found.size()));
  for (const auto& [key, values] : found) {
    const auto& [type, id, field] = key;
    std::string line = "! " + record_words(merged, merged, type, id) + ", " + field + ":";
    for (auto value = values.rbegin(); value != values.rend(); ++value) {
      line += value == values.rbegin() ? " now " : "; in the history ";
      line += value_words(merged, merged, type, field, value->second) + " (" +
              author_words(merged, merged, value->first, offset) + ")";
    }
    lines.add(line);
  }
}

void add_plain(Lines& lines, const std::string& path, const Snapshot& file, const Document& merged,
               const Intake& intake) {
  for (const std::string& repair : file.repairs) lines.add(path + ": " + repair);
  if (file.document.board && file.document.board != merged.board)
    lines.add(path + ": It was a copy of another board; its records are copied in.");
  lines.add(path + ": " + counted(intake.read, "record", "records") +
            " without stamps, taken in as a change of this run: " + std::to_string(intake.created) + " new, " +
            std::to_string(intake.updated) + " changed, " + std::to_string(intake.unchanged) + " unchanged");
  for (const Refused& refused : intake.refused) lines.add("  " + refused_words(refused));
  for (const std::string& told : intake.told) lines.add("  " + told);
}

}  // namespace

Exit merge(const Call& call) {
  std::vector<Snapshot> files;
  for (const std::string& path : call.files) {
    Result<Snapshot> read = read_board_file(path, call.now_ms);
    if (!read) return refuse(path, read.error());
    files.push_back(std::move(*read));
  }
  std::size_t which = 0;
  const std::string problem = why_not(files, which);
  if (!problem.empty()) return refuse(call.files[which], problem);

  Lines lines(call.get("-o") == "-");
  const Disagreements found = disagreements(files);
  Document merged;
  for (std::size_t at = 0; at < files.size(); ++at) {
    for (const Refused& refused : files[at].refused) lines.add(call.files[at] + ": " + refused_words(refused));
    if (!has_records(files[at].document)) continue;
    const bool is_first = !has_records(merged);
    Document document = std::move(files[at].document);  // gone after its turn: boards are large
    if (is_first) {
      merged = std::move(document);
      continue;
    }
    lines.add(call.files[at] + " brings:");
    add_differences(lines, differences(merged, document), merged, document, most_lines_per_file);
    if (document.board) merged.board = document.board;
    merged.gen = document.gen;
    unite(merged, document);
  }
  add_conflicts(lines, found, merged);
  Hand hand;
  hand.now_ms = call.now_ms;
  for (std::size_t at = 0; at < files.size(); ++at)
    if (!files[at].plain.empty())
      add_plain(lines, call.files[at], files[at], merged, take_plain(merged, files[at].plain, hand));
  lines.add("fingerprint: " + fingerprint(merged));
  return finish(lines, call.get("-o"), write_snapshot(merged, {}));
}

}  // namespace fb::cli
