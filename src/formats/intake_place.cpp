// Where the cards of an import stand.
#include <set>

#include "formats/intake_run.hpp"
#include "model/text.hpp"

namespace fb {
namespace {

constexpr std::size_t most_new_columns = 20;  // more names than that are no stages

}  // namespace

// Columns are made for all unknown stages of the import or, where they are too many, for none.
void IntakeRun::count_unknown_stages() {
  std::set<std::string> unknown;
  for (const Work& work : m_work) {
    const std::string_view value =
        work.is_refused || !stands_on_board(work.type()) ? "" : plain_value_of(*work.record, "place");
    const auto told = value.empty() ? std::nullopt : place_from_value(value);
    if (!told || m_stages.find(work.type(), told->stage)) continue;
    unknown.insert(folded(told->name.empty() ? told->stage : told->name));
    if (unknown.size() > most_new_columns) break;
  }
  m_may_make_stages = m_options.make_stages && unknown.size() <= most_new_columns;
  if (m_options.make_stages && !m_may_make_stages)
    out.told.push_back("There are more than 20 unknown stages, so no columns were made for them.");
}

void IntakeRun::make_stages() {
  constexpr std::string_view zones[] = {"attract", "qualify", "handoff", "close", "off"};
  for (const StagePicker::Column& column : m_stages.made()) {
    store("stage", column.id, "name", value_text(column.name));
    store("stage", column.id, "zone", value_text(std::string(zones[static_cast<std::size_t>(column.zone)])));
    store("stage", column.id, "rank", value_text(column.rank));
    if (column.zone != Zone::close) continue;
    store("stage", column.id, "outcome", value_text(std::string("open")));
    store("stage", column.id, "probability", value_text(column.probability));
  }
}

// Leads and deals start in their first column, campaigns where their days say.
const StagePicker::Column* IntakeRun::column_without_stage(const Work& work) const {
  if (work.type() != Type::campaign) return m_stages.first(work.type());
  Day starts, ends;
  const std::string_view from = plain_value_of(*work.record, "starts"), to = plain_value_of(*work.record, "ends");
  if (!from.empty()) read_value(from, starts);
  if (!to.empty()) read_value(to, ends);
  const Day today = Day::from_ms(m_options.now_ms, m_options.utc_offset_minutes);
  const Id id = ends && ends < today        ? stage::completed()
                : starts && starts <= today ? stage::active()
                                            : stage::planned();
  const StagePicker::Column* column = m_stages.of(id);
  return column ? column : m_stages.first(work.type());
}

// Business time of entering the stage: of a closed deal its close day, else what is told, else when the record was made.
std::int64_t IntakeRun::entered_ms(const Work& work, const StagePicker::Column& column, std::int64_t told) const {
  const PlainRecord& record = *work.record;
  Day closed;
  const std::string_view close_day = plain_value_of(record, "close_day");
  if (column.outcome != Outcome::open && !close_day.empty() && read_value(close_day, closed) && closed)
    return closed.start_ms(m_options.utc_offset_minutes);
  if (told != 0) return told;
  Instant created;
  const std::string_view made = plain_value_of(record, "created");
  if (work.row == no_row && !made.empty() && read_value(made, created) && created) return created.ms;
  return m_options.now_ms;
}

// The column that the record names, made if it may be; null if there is none.
const StagePicker::Column* IntakeRun::column_told(Work& work, const PlainPlace& told) {
  const Type type = work.type();
  const std::string& name = m_stages.find(type, told.stage) || told.name.empty() ? told.stage : told.name;
  const StagePicker::Column* column =
      m_may_make_stages || m_stages.find(type, name) ? m_stages.find_or_make(type, name) : nullptr;
  if (!column) put(work, unknown_stage_field, value_text(name));
  return column;
}

void IntakeRun::write_place(Work& work) {
  const Type type = work.type();
  const std::string_view value = plain_value_of(*work.record, "place");
  const PlainPlace told = value.empty() ? PlainPlace() : place_from_value(value).value_or(PlainPlace());
  Place now;
  if (work.row != no_row) read_value(work.table->current(work.row, work.table->field_named("place")), now);
  const StagePicker::Column* column = nullptr;
  if (!trimmed(told.stage).empty() && (!now || now.stage.text() != told.stage)) column = column_told(work, told);
  if (!column && work.row == no_row) column = column_without_stage(work);
  if (column && column->id != now.stage) {
    const std::int64_t since = entered_ms(work, *column, told.since);
    const bool moves = put(work, "place", value_text(Place{column->id, m_stages.next_rank(type, column->id), since}));
    if (moves && type == Type::deal && plain_value_of(*work.record, "probability").empty())
      put(work, "probability", value_text(column->probability));
  }
  if (column && column->outcome != Outcome::open) m_has_closed_deal = true;
  if (type == Type::deal) write_chance_by_hand(work, column ? column : m_stages.of(now.stage));
}

// Only where it differs from the stage's own, and while the deal is open.
void IntakeRun::write_chance_by_hand(Work& work, const StagePicker::Column* column) {
  const std::string_view value = plain_value_of(*work.record, "probability_by_hand");
  const bool is_closed = column && column->outcome != Outcome::open;
  const bool is_own = column && value == value_text(column->probability);
  if (is_closed || is_own) put(work, "probability_by_hand", "null");
  else if (!value.empty()) put(work, "probability_by_hand", value);
}

}  // namespace fb
