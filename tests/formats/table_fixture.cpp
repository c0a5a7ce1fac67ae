#include "formats/table_fixture.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "model/edits.hpp"
#include "model/text.hpp"
#include "support/skip.hpp"

namespace fb::test {
namespace {

std::string shared_folder() {
  if (const char* folder = std::getenv("FUNNEL_SHARED_DATA")) return folder;
  return std::string(FB_TESTS_DIR) + "/../../shared/data";
}

}  // namespace

std::string shared_file(std::string_view name) {
  std::ifstream file(shared_folder() + "/" + std::string(name), std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

bool lacks_shared_data() {
  if (!shared_file("README.md").empty()) return false;
  skip("no shared data here (set FUNNEL_SHARED_DATA)");
  return true;
}

TableBoard::TableBoard() {
  add_well_known(document);
  options.now_ms = now_ms;
}

Imported TableBoard::import(std::string_view bytes, std::optional<Type> type, std::string_view key) {
  Imported out;
  TableOptions table_options;
  table_options.now_ms = now_ms;
  Result<TableImport> table = read_table(bytes, type, table_options);
  if (!table) {
    out.error = table.error();
    return out;
  }
  out.table = std::move(*table);
  out.rows = records_from_table(out.table);
  options.key = key == "suggested" ? out.table.key : key;
  out.intake = take_in(document, out.rows.records, options, clock, random);
  unite(document, out.intake.incoming);
  return out;
}

Intake TableBoard::take(const std::vector<PlainRecord>& records) {
  Intake intake = take_in(document, records, options, clock, random);
  unite(document, intake.incoming);
  return intake;
}

Imported TableBoard::import_file(std::string_view name, std::optional<Type> type) {
  return import(shared_file(name), type);
}

std::size_t TableBoard::count(Type type) const {
  const Table& table = document.table(type);
  std::size_t count = 0;
  for (RowIndex row = 0; row < table.size(); ++row) count += table.is_deleted(row) ? 0 : 1;
  return count;
}

Id TableBoard::named(Type type, std::string_view name) const {
  const Table& table = document.table(type);
  for (RowIndex row = 0; row < table.size(); ++row)
    if (title_of(document, type, table.id(row)) == name) return table.id(row);
  return {};
}

const Deal& TableBoard::deal(std::string_view title) const {
  static const Deal none;
  const Deal* found = document.find<Deal>(named(Type::deal, title));
  return found ? *found : none;
}

const Lead& TableBoard::lead(std::string_view name) const {
  static const Lead none;
  const Lead* found = document.find<Lead>(named(Type::lead, name));
  return found ? *found : none;
}

std::int64_t TableBoard::sum_in(std::string_view currency) const {
  std::int64_t sum = 0;
  document.each<Deal>(
      [&](const Id&, const Deal& deal) { sum += deal.amount.code() == currency ? deal.amount.minor : 0; });
  return sum;
}

std::size_t TableBoard::deals_in(std::string_view stage) const {
  std::size_t count = 0;
  document.each<Deal>([&](const Id&, const Deal& deal) { count += stage_of(deal.place) == stage; });
  return count;
}

std::string TableBoard::stage_of(const Place& place) const {
  const Stage* stage = document.find<Stage>(place.stage);
  return stage ? stage->name : std::string();
}

std::string TableBoard::text(Type type, const Id& id, std::string_view field) const {
  const Table& table = document.table(type);
  const RowIndex row = table.find(id);
  const FieldId known = table.field_named(field);
  return row == no_row || known == Table::no_field ? "null" : table.current(row, known);
}

PlainRecord plain(std::string type, std::string id, std::vector<std::pair<std::string, std::string>> fields) {
  return {std::move(type), std::move(id), std::move(fields), "record"};
}

bool tells(const std::vector<std::string>& told, std::string_view part) {
  return std::any_of(told.begin(), told.end(),
                     [part](const std::string& one) { return one.find(part) != std::string::npos; });
}

}  // namespace fb::test
