#include "views/clipboard_rows.hpp"

#include "views/table_columns.hpp"

namespace fb {

static void append(std::string& line, std::string_view words, bool first) {
  if (!first) line += '\t';
  for (const char c : words) line += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
}

std::string rows_as_text(Ui& ui, Type type, const std::vector<Id>& ids) {
  const Document& document = app::shown(ui.state);
  const std::span<const TableColumn> columns = table_columns(type);
  if (columns.empty()) return {};
  const Format format = Format::of_locale(ui.state.locale, app::shown_day(ui.state));
  const StageMap stages(document);
  CampaignLedger campaigns;
  if (type == Type::campaign) campaigns.update(document);
  const TableContext at{document, format, stages, campaigns, app::shown_ms(ui.state)};
  std::string out;
  for (std::size_t i = 0; i < columns.size(); ++i) append(out, columns[i].header, i == 0);
  out += '\n';
  for (const Id& id : ids) {
    const RowIndex row = document.table(type).find(id);
    if (row == no_row) continue;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      Cell cell;
      columns[i].fill(at, row, cell);
      append(out, cell.words, i == 0);
    }
    out += '\n';
  }
  return out;
}

std::vector<std::string> row_headers(Type type) {
  std::vector<std::string> headers;
  for (const TableColumn& column : table_columns(type)) headers.emplace_back(column.header);
  return headers;
}

}  // namespace fb
