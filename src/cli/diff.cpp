#include "cli/board_file.hpp"
#include "cli/command.hpp"
#include "cli/differences.hpp"
#include "cli/output.hpp"
#include "cli/words.hpp"

namespace fb::cli {

Exit diff(const Call& call) {
  Result<OpenBoard> board = open_board(call.files[0], call.now_ms);
  if (!board) return refuse(call.files[0], board.error(), "Nothing was changed.");
  Result<Snapshot> other = read_board_file(call.files[1], call.now_ms);
  if (!other) return refuse(call.files[1], other.error(), "Nothing was changed.");
  if (other->is_redacted) return refuse(call.files[1], redacted_stays_alone, "Nothing was changed.");
  Document& incoming = other->document;
  if (incoming.board && board->document.board && has_records(incoming) && incoming.board != board->document.board)
    return refuse(
        call.files[1],
        "It is a copy of another board, " + incoming.board.text() + ", not of " + board->document.board.text() + ".",
        "Nothing was changed.");
  Lines lines;
  for (const Refused& refused : other->refused) lines.add(refused_words(refused));
  if (!other->plain.empty()) {
    // On a board that has the other's stamped records already, as a merge would.
    Document both;
    unite(both, board->document);
    unite(both, incoming);
    Hand hand;
    hand.now_ms = call.now_ms;
    observe(hand, both);
    IntakeOptions options;
    options.now_ms = call.now_ms;
    const Intake intake = take_in(both, other->plain, options, hand.clock, hand.random);
    unite(incoming, intake.incoming);
    for (const Refused& refused : intake.refused) lines.add(refused_words(refused));
    for (const std::string& told : intake.told) lines.add(told);
  }
  add_differences(lines, differences(board->document, incoming), board->document, incoming);
  return lines.print();
}

}  // namespace fb::cli
