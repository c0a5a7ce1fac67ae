#include "cli/board_file.hpp"
#include "cli/command.hpp"
#include "cli/output.hpp"
#include "cli/words.hpp"

namespace fb::cli {
namespace {

struct Counts {
  std::size_t live = 0, deleted = 0, plain = 0;
};

Counts count(const Snapshot& snapshot, const Table& table) {
  Counts counts;
  for (RowIndex row = 0; row < table.size(); ++row)
    if (table.has_values(row)) ++(table.is_deleted(row) ? counts.deleted : counts.live);
  for (const PlainRecord& record : snapshot.plain) counts.plain += record.type == table.type_name();
  return counts;
}

void add_counts(Lines& lines, const Snapshot& snapshot) {
  for (const Table& table : snapshot.document.tables()) {
    const Counts counts = count(snapshot, table);
    if (counts.live + counts.deleted + counts.plain == 0) continue;
    std::string line = "  " + table.list() + ": " + grouped(static_cast<std::int64_t>(counts.live + counts.plain));
    if (counts.plain)
      line += counts.live ? " (" + std::to_string(counts.plain) + " without stamps)" : " (without stamps)";
    if (counts.deleted) line += ", deleted " + std::to_string(counts.deleted);
    lines.add(line);
  }
}

}  // namespace

Exit check(const Call& call) {
  const std::string& path = call.files[0];
  const Result<Snapshot> read = read_board_file(path, call.now_ms);
  if (!read) return refuse(path, read.error(), "Nothing was changed.");
  if (read->has_checksum && !read->checksum_matches) {
    const std::string why = read->repairs.empty() ? "The file was edited." : read->repairs[0];  // its first sentence
    return refuse(path, why.substr(0, why.find(". ") + 1),
                  "Its checksum does not match. Nothing was changed; merge and import still take its values.");
  }
  const Document& document = read->document;
  Lines lines;
  lines.add("board: " + (read->name.empty() ? "(no name)" : read->name));
  if (document.board) lines.add("id: " + document.board.text() + ", generation " + std::to_string(document.gen));
  if (!read->exported.empty()) lines.add("exported: " + read->exported + (read->by.empty() ? "" : " by " + read->by));
  lines.add(read->checksum_matches ? "checksum: matches"
                                   : "checksum: none; a file written by hand or by another program");
  if (has_records(document)) lines.add("fingerprint: " + fingerprint(document));
  lines.add("records:");
  add_counts(lines, *read);
  lines.add("repairs: " + std::to_string(read->repairs.size()));
  for (const std::string& repair : read->repairs) lines.add("  " + repair);
  lines.add("refused: " + std::to_string(read->refused.size()));
  for (const Refused& refused : read->refused) lines.add("  " + refused.where + ": " + refused.reason);
  return lines.print();
}

}  // namespace fb::cli
