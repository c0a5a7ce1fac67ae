#include "cli/board_file.hpp"

#include <algorithm>
#include <random>

#include "app/saving.hpp"
#include "cli/output.hpp"
#include "formats/encrypted.hpp"
#include "model/journey.hpp"
#include "model/stages.hpp"

namespace fb::cli {
namespace {

std::uint64_t system_random() {
  std::random_device device;
  return static_cast<std::uint64_t>(device()) << 32 | device();
}

}  // namespace

Hand::Hand() : random(system_random()), clock(system_random()) {}

Result<Snapshot> read_board_file(const std::string& path, std::int64_t now_ms) {
  const Result<std::string> bytes = read_file(path);
  if (!bytes) return Error{bytes.error()};
  switch (seal_of(*bytes)) {
    case Seal::gzip: return Error{"It is packed (gzip); unpack it first."};
    case Seal::encrypted: return Error{"It is protected with a passphrase; only the page opens it."};
    case Seal::none: break;
  }
  return read_snapshot(*bytes, now_ms);
}

void observe(Hand& hand, const Document& document) {
  for (const Table& table : document.tables()) hand.clock.observe(table.newest());
}

bool has_records(const Document& document) {
  for (const Table& table : document.tables())
    for (RowIndex row = 0; row < table.size(); ++row)
      if (table.has_values(row)) return true;
  return false;
}

void write_in(Document& board, Intake& intake, Hand& hand) {
  if (!has_records(intake.incoming)) return;
  const Id session = Id::named(session_text(hand.clock.session()));
  if (!board.find<Session>(session))
    apply(intake.incoming, {intake.stamp,
                            {{"session", session, "by", value_text(std::string("command line"))},
                             {"session", session, "app", value_text(std::string(app::app_version))}}});
  unite(board, intake.incoming);
}

Intake take_plain(Document& board, const std::vector<PlainRecord>& plain, Hand& hand) {
  IntakeOptions options;
  options.now_ms = hand.now_ms;
  options.utc_offset_minutes = utc_offset_of(board);
  options.older_values = IntakeOptions::OlderValues::leave;
  observe(hand, board);
  Intake intake = take_in(board, plain, options, hand.clock, hand.random);
  write_in(board, intake, hand);
  return intake;
}

Document new_board(const std::string& name, Hand& hand) {
  Document board;
  board.board = hand.random.id(hand.now_ms);
  add_well_known(board);
  if (name.empty()) return board;
  Intake naming;
  naming.stamp = hand.clock.next(hand.now_ms);
  apply(naming.incoming, {naming.stamp, {{"board", board_record(), "name", value_text(name)}}});
  write_in(board, naming, hand);
  return board;
}

Result<OpenBoard> open_board(const std::string& path, std::int64_t now_ms) {
  Result<Snapshot> read = read_board_file(path, now_ms);
  if (!read) return Error{read.error()};
  OpenBoard open;
  open.is_redacted = read->is_redacted;
  open.notes = std::move(read->repairs);
  for (const Refused& refused : read->refused)
    open.notes.push_back("Left out " + refused.where + ": " + refused.reason);
  Hand hand;
  hand.now_ms = now_ms;
  open.document = std::move(read->document);
  if (open.document.table(Type::stage).size() == 0) add_well_known(open.document);
  if (read->plain.empty()) return open;
  if (!open.document.board) open.document.board = hand.random.id(now_ms);
  const Intake intake = take_plain(open.document, read->plain, hand);
  for (const Refused& refused : intake.refused)
    open.notes.push_back("Left out " + refused.where + ": " + refused.reason);
  open.notes.insert(open.notes.end(), intake.told.begin(), intake.told.end());
  return open;
}

}  // namespace fb::cli
