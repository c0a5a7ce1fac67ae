#include "views/record_history.hpp"

#include "model/sorting.hpp"
#include "model/time_travel.hpp"
#include "views/field_text.hpp"
#include "views/icons.hpp"

namespace fb {
namespace {

const char* touch_icon(std::string_view kind) {
  if (kind == "email") return icon::mail;
  if (kind == "call") return icon::phone;
  if (kind == "meeting" || kind == "demo") return icon::presentation;
  if (kind == "task") return icon::circle_check;
  if (kind == "ad_click" || kind == "visit") return icon::mouse_pointer_click;
  return icon::message_square;
}

template <class Row>
bool is_about(const Row& row, const app::RecordRef& record) {
  if (record.type == Type::lead) return row.lead == record.id;
  if (record.type == Type::deal) return row.deal == record.id;
  return record.type == Type::campaign && row.campaign == record.id;
}

std::string author(const Document& document, const Stamp& stamp) {
  if (stamp.session == 0) return "default";
  const std::string by = author_of(document, stamp);
  return by.empty() ? "somebody" : by;
}

}  // namespace

void RecordHistory::update(const app::State& state, const app::RecordRef& record, const Format& format) {
  const std::uint64_t revision = app::shown(state).revision();
  if (m_record == record && m_revision == revision) return;
  m_record = record;
  m_revision = revision;
  read_timeline(state, record);
  read_changes(state, record, format);
}

void RecordHistory::read_timeline(const app::State& state, const app::RecordRef& record) {
  m_timeline.clear();
  const Document& document = app::shown(state);
  // A deal's line begins with its lead: what was sent to the person belongs to the deal's story.
  const Deal* deal = record.type == Type::deal ? document.find<Deal>(record.id) : nullptr;
  const app::RecordRef lead{Type::lead, deal ? deal->lead : Id{}};
  document.each<Touch>([&](const Id&, const Touch& touch) {
    if (!is_about(touch, record) && !(lead.id && is_about(touch, lead))) return;
    TimelineItem item;
    item.at_ms = touch.at ? touch.at.ms : 0;
    item.icon = touch_icon(touch.kind);
    item.title = touch.subject.empty() ? choice_label(touch.kind) : touch.subject;
    const Campaign* campaign = record.type == Type::campaign ? nullptr : document.find<Campaign>(touch.campaign);
    item.detail = choice_label(touch.kind) + (campaign ? " · " + campaign->name : "");
    if (record.type == Type::campaign)
      if (const Lead* person = document.find<Lead>(touch.lead)) item.detail += " · " + person->name;
    item.is_planned = !touch.done && item.at_ms > app::shown_ms(state);
    m_timeline.push_back(std::move(item));
  });
  document.each<Note>([&](const Id&, const Note& note) {
    const bool about_company = record.type == Type::company && note.company == record.id;
    if (!is_about(note, record) && !about_company && !(lead.id && is_about(note, lead))) return;
    TimelineItem item;
    item.at_ms = note.at ? note.at.ms : 0;
    item.icon = icon::pencil;
    item.title = note.text;
    const Member* by = document.find<Member>(note.owner);
    item.detail = by ? "Note by " + by->name : "Note";
    m_timeline.push_back(std::move(item));
  });
  sort_list(m_timeline, [](const TimelineItem& a, const TimelineItem& b) { return a.at_ms > b.at_ms; });
}

void RecordHistory::read_changes(const app::State& state, const app::RecordRef& record, const Format& format) {
  m_changes.clear();
  const Table& table = app::shown(state).table(record.type);
  const RowIndex row = table.find(record.id);
  if (row == no_row) return;
  const auto words = [&](FieldId field, std::string_view json) {
    const FieldInfo unknown{"", Kind::text, 0, ""};
    return shown_value(app::shown(state), field < first_extra ? table.info().fields[field] : unknown, json, format);
  };
  for (const FieldId field : table.written_fields(row)) {
    std::string before;
    const std::string label = label_of(table.field_name(field));
    const auto add = [&](const Stamp& stamp, std::string_view json) {
      const std::string after = words(field, json);
      if (after != before)
        m_changes.push_back({stamp, label, before, after, author(app::shown(state), stamp),
                             std::string(table.field_name(field)), stamp == table.stamp(row, field)});
      before = after;
    };
    for (const Entry& entry : table.older(row))
      if (entry.field == field) add(entry.stamp, entry.value);
    add(table.stamp(row, field), table.current(row, field));
  }
  sort_list(m_changes, [](const HistoryItem& a, const HistoryItem& b) { return b.stamp < a.stamp; });
}

}  // namespace fb
