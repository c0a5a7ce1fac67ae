#include "model/metrics.hpp"

#include "cli/board_file.hpp"
#include "cli/command.hpp"
#include "cli/output.hpp"
#include "cli/report_output.hpp"
#include "model/journey.hpp"

namespace fb::cli {

Exit report(const Call& call) {
  ReportOptions options;
  const auto at = call.has("--at") ? Day::from_text(call.get("--at")) : std::optional<Day>();
  if (call.has("--at") && !at) return wrong_usage("--at needs a day like 2026-11-23.");
  Result<OpenBoard> open = open_board(call.files[0], call.now_ms);
  if (!open) return refuse(call.files[0], open.error(), "Nothing was changed.");
  for (const std::string& one : open->notes) note(call.files[0] + ": " + one);
  const int offset = options.as_of.utc_offset_minutes = utc_offset_of(open->document);
  if (at) options.as_of.at_ms = Day{at->days + 1}.start_ms(offset) - 1;  // the day is over
  const Report found = fb::report(open->document, options);
  if (call.has("--json")) return write_file("-", report_json(found));
  Lines lines;
  const Board* board = open->document.find<Board>(board_record());
  lines.add((board ? board->name : std::string("Board")) + (at ? ", end of " + at->text() : ""));
  add_report(lines, found);
  return lines.print();
}

}  // namespace fb::cli
