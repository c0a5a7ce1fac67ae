#include <limits>

#include "formats/plain_values.hpp"
#include "formats/row_builder.hpp"
#include "formats/sentences.hpp"
#include "formats/stage_names.hpp"
#include "formats/table_import.hpp"

namespace fb {
namespace {

void tell_what_to_look_at(const TableImport& table, const std::vector<ColumnTarget>& targets, TableRecords& out) {
  for (const ColumnPlan& plan : table.columns)
    if (!plan.question.empty()) out.told.push_back("In " + quotation(plan.header) + " " + plan.question + ".");
  for (const ColumnTarget& target : targets) {
    if (target.unreadable == 0) continue;
    out.told.push_back(std::to_string(target.unreadable) + (target.unreadable == 1 ? " cell in " : " cells in ") +
                       quotation(table.columns[target.column].header) + " stayed text: it " +
                       std::string(fault_words(target.kind, target.fault)) + ".");
  }
}

}  // namespace

void RowBuilder::finish() {
  const std::string& first = m_pieces.first_name;
  const std::string& last = m_pieces.last_name;
  const std::string name = first + (first.empty() || last.empty() ? "" : " ") + last;
  if (!name.empty() && !value_of("name")) add("name", value_text(name));
  for (const Link& link : m_pieces.links)
    if (!link.key.empty() || !link.name.empty()) add(link.field, value_from_reference({link.key, link.name}));
  if (m_table.type == Type::campaign && !m_table.sheet.ours) finish_campaign();
  finish_stage();
  if (m_table.type == Type::touch && !m_table.sheet.ours) finish_touch();
}

// Columns that say won, lost or converted overrule the stage's name, which is kept as text: a lost deal of Pipedrive stands
// in the stage where it was lost.
void RowBuilder::finish_stage() {
  Pieces& pieces = m_pieces;
  if (pieces.won) pieces.outcome = "stage.won";
  else if (pieces.closed && m_has_won) pieces.outcome = "stage.lost";
  if (!pieces.outcome.empty() && default_stage_named(m_table.type, pieces.stage) != pieces.outcome) {
    if (!pieces.stage.empty()) add(pieces.stage_field, value_text(pieces.stage));
    pieces.stage = pieces.outcome;
  }
  if (!pieces.stage_id.empty()) add("place", value_from_place({pieces.stage_id, pieces.stage, pieces.since}));
  else if (!pieces.stage.empty()) add("place", value_from_place({pieces.stage, {}, pieces.since}));
}

// A campaign stands where its status says; without one, a yes/no column and the dates decide.
void RowBuilder::finish_campaign() {
  Pieces& pieces = m_pieces;
  std::string status;
  if (const std::string* value = value_of("status")) read_quoted(*value, status);
  if (pieces.stage.empty()) pieces.stage = status;
  if (!pieces.stage.empty()) return pieces.outcome.clear();
  if (!pieces.inactive) return;
  Day starts;
  if (const std::string* value = value_of("starts")) read_value(*value, starts);
  const Day today = Day::from_ms(m_table.options.now_ms, m_table.options.utc_offset_minutes);
  pieces.outcome = !starts || starts > today ? "stage.planned" : "stage.completed";
}

// A person's membership in a campaign is a response; other rows are meetings or tasks by what they tell.
void RowBuilder::finish_touch() {
  const bool responds = value_of("campaign") && value_of("lead");
  if (!value_of("kind")) add("kind", responds ? "\"response\"" : m_has_start_time ? "\"meeting\"" : "\"task\"");
  if (value_of("done")) return;
  Instant at;
  if (const std::string* value = value_of("at")) read_value(*value, at);
  const bool is_past = at && at.ms <= m_table.options.now_ms;
  add("done", responds || is_past ? "true" : "false");
}

class TableReading::Work {
 public:
  explicit Work(const TableImport& table) : m_table(table), m_builder(table) {
    m_out.told = table.sheet.told;
    for (const auto& [number, why] : table.sheet.refused)
      m_out.refused.push_back({"row " + std::to_string(number), why + "."});
    if (table.type != Type::other) m_out.records.reserve(table.rows());
  }

  bool go_on(std::size_t rows) {
    if (m_table.type == Type::other) return false;
    for (; m_row < m_table.rows(); ++m_row) {
      if (rows-- == 0) return true;
      PlainRecord record;
      switch (m_builder.build(m_row, record)) {
        case RowBuilder::Built::taken: m_out.records.push_back(std::move(record)); break;
        case RowBuilder::Built::marked_deleted: ++m_deleted; break;
        case RowBuilder::Built::total: ++m_totals; break;
        case RowBuilder::Built::refused: m_out.refused.push_back({record.where, m_builder.refusal()}); break;
      }
    }
    return false;
  }

  TableRecords take() {
    if (m_table.type == Type::other) return std::move(m_out);
    if (m_deleted > 0)
      m_out.told.push_back(std::to_string(m_deleted) + (m_deleted == 1 ? " row is" : " rows are") +
                           " marked deleted and left out.");
    if (m_totals > 0)
      m_out.told.push_back(std::to_string(m_totals) + (m_totals == 1 ? " row of totals was" : " rows of totals were") +
                           " left out.");
    tell_what_to_look_at(m_table, m_builder.targets(), m_out);
    return std::move(m_out);
  }

 private:
  const TableImport& m_table;
  RowBuilder m_builder;
  TableRecords m_out;
  std::size_t m_row = 0, m_deleted = 0, m_totals = 0;
};

TableReading::TableReading(const TableImport& table) : m_work(std::make_unique<Work>(table)) {}
TableReading::~TableReading() = default;
bool TableReading::go_on(std::size_t rows) { return m_work->go_on(rows); }
TableRecords TableReading::take() { return m_work->take(); }

TableRecords records_from_table(const TableImport& table) {
  TableReading rows(table);
  while (rows.go_on(std::numeric_limits<std::size_t>::max())) {
  }
  return rows.take();
}

}  // namespace fb
