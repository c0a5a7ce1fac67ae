#include "fuzz/support/laws.hpp"

#include "formats/log.hpp"
#include "formats/snapshot.hpp"
#include "fuzz/support/must.hpp"
#include "model/stages.hpp"

namespace fb::fuzz {
namespace {

void check_file(const Document& document, const std::string& file) {
  const auto read = read_snapshot(file);
  must(read.has_value(), "L5: an export is refused: " + (read ? "" : read.error()));
  must(read->checksum_matches && read->plain.empty(), "L5: an export is not merged by its stamps");
  must(read->refused.empty(),
       "L5: a record of an export is refused: " + (read->refused.empty() ? "" : read->refused[0].reason));
  must(read->repairs.empty(), "L5: an export is repaired");
  must(file_of(read->document) == file, "L5: what is read from an export is written differently");
  Document copy = copy_of(document);
  must(unite(copy, read->document).records.empty(), "L11: one's own export brings something");
}

void check_log(const Document& document, const std::string& file) {
  Document from_log;
  Clock clock(1);
  from_log.board = document.board;
  from_log.gen = document.gen;
  for (const std::string& row : record_rows(document))
    must(read_row(row, from_log, clock).has_value(), "L6: a row of the log can't be read");
  must(file_of(from_log) == file, "L6: the log holds another board");
  for (const Table& table : document.tables())
    must(!(clock.last().time < table.newest().time), "the clock has not seen a stamp of the log");
}

Document made_board() {
  Document board;
  board.board = *Id::from_text("01JD0000000000000000000B0A");
  add_well_known(board);
  Clock clock(7);
  const auto set = [&](const char* type, const char* id, const char* field, const char* value) {
    apply(board, {clock.next(1'790'000'000'000), {{type, *Id::from_text(id), field, value}}});
  };
  set("company", "01JE000000000000000000C001", "name", "\"Acme\"");
  set("lead", "01JE000000000000000000EAD1", "name", "\"Ada\"");
  set("lead", "01JE000000000000000000EAD1", "email", "\"ada@example.org\"");
  set("lead", "01JE000000000000000000EAD1", "external_id", "\"7\"");
  set("lead", "01JE000000000000000000EAD1", "place", "[\"stage.nurturing\",\"a0V\",1790000000000]");
  set("deal", "01JE000000000000000000DEA1", "title", "\"Acme\"");
  set("deal", "01JE000000000000000000DEA1", "amount", "[250000,\"EUR\"]");
  set("deal", "01JE000000000000000000DEA1", "amount", "[300000,\"EUR\"]");
  set("deal", "01JE000000000000000000DEA1", "place", "[\"stage.proposal\",\"a0V\",1790000000000]");
  set("deal", "01JE000000000000000000DEA2", "title", "\"Gone\"");
  set("deal", "01JE000000000000000000DEA2", "deleted", "true");
  return board;
}

}  // namespace

std::string file_of(const Document& document) { return write_snapshot(document, {}); }

Document copy_of(const Document& document) {
  Document copy;
  copy.board = document.board;
  copy.gen = document.gen;
  unite(copy, document);
  return copy;
}

void check_saving(const Document& document) {
  const std::string file = file_of(document);
  check_file(document, file);
  check_log(document, file);
}

const Document& small_board() {
  static const Document board = made_board();
  return board;
}

}  // namespace fb::fuzz
