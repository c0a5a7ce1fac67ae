#include <algorithm>

#include "formats/intake_run.hpp"
#include "formats/sentences.hpp"
#include "model/edits.hpp"
#include "model/text.hpp"

namespace fb {
namespace {

constexpr std::string_view default_key = "external_id";

// Types whose records are known by their names alone where nothing better is at hand.
bool goes_by_name(Type type) { return type == Type::company || type == Type::member || type == Type::persona; }

bool needs_title(Type type) {
  return goes_by_name(type) || type == Type::lead || type == Type::deal || type == Type::campaign ||
         type == Type::stage;
}

std::string comparable(std::string_view field, std::string_view text) {
  return field == default_key ? std::string(comparable_key(text)) : folded(text);
}

}  // namespace

std::string text_on_board(const Table& table, RowIndex row, std::string_view field) {
  const FieldId id = table.field_named(field);
  std::string text;
  if (id != Table::no_field && table.is_written(row, id)) read_quoted(table.current(row, id), text);
  return text;
}

void IntakeRun::recognise(Work& work, std::size_t at) {
  if (claim_by_id(at) || claim_by_key(at) || claim_by_name(at) || claim_equal(at)) return;
  const bool is_named = !work.title.empty() || !plain_text_of(*work.record, title_field(work.type())).empty();
  if (needs_title(work.type()) && !is_named) return refuse(work, "It has neither a name nor anything else to go by.");
  work.id = work.type() == Type::board ? board_record() : m_random.id(m_options.now_ms);
  remember_keys(at);
}

// What later records of this import are compared with.
void IntakeRun::remember_keys(std::size_t at) {
  const Work& work = m_work[at];
  if (!work.table) return;
  for (const std::string& field : key_fields(work))
    if (const std::string text = key_text(work, field); !text.empty())
      claims(*work.table, field).try_emplace(text, Claim{work.id, {}, at, false});
}

std::vector<std::string> IntakeRun::key_fields(const Work& work) const {
  std::vector<std::string> fields;
  const TypeInfo& info = type_info(work.type());
  if (!m_options.key.empty() && m_options.key != default_key && field_index(info, m_options.key) < info.fields.size())
    fields.push_back(m_options.key);
  fields.emplace_back(default_key);
  return fields;
}

// The other file's id counts as a key where the record has no external id.
std::string IntakeRun::key_text(const Work& work, std::string_view field) const {
  const std::string text = plain_text_of(*work.record, field);
  return comparable(field, text.empty() && field == default_key ? work.record->given_id : text);
}

IntakeRun::Claims& IntakeRun::claims(const Table& table, const std::string& field) {
  const auto [found, is_new] = m_claims.try_emplace(table.list() + "/" + field);
  if (!is_new) return found->second;
  found->second.reserve(table.size() + m_work.size());
  for (RowIndex row = 0; row < table.size(); ++row) {
    const std::string text = comparable(field, text_on_board(table, row, field));
    if (text.empty()) continue;
    const bool is_deleted = table.is_deleted(row);
    const auto [claim, is_first] = found->second.try_emplace(text, Claim{table.id(row), {}, no_work, is_deleted});
    if (is_first || is_deleted) continue;
    if (claim->second.is_deleted) claim->second = Claim{table.id(row), {}, no_work, false};
    else claim->second.second = table.id(row);
  }
  return found->second;
}

bool IntakeRun::take_row(std::size_t at, RowIndex row) {
  Work& work = m_work[at];
  work.id = work.table->id(row);
  work.row = row;
  const bool comes_back = m_options.restore.count(work.id) > 0 || !plain_value_of(*work.record, "deleted").empty();
  if (work.table->is_deleted(row) && !comes_back) {
    refuse(work, "It was deleted on this board. Restore it there first.");
    out.deleted_here.push_back({work.record->type, work.record->where, work.id});
    return true;
  }
  const auto [taken, is_first] = m_taken.try_emplace(work.id, at);
  if (!is_first) take_over(at, taken->second, "id");
  return true;
}

// Two records of this import are one: the first or the last is taken, the other is refused.
void IntakeRun::take_over(std::size_t at, std::size_t& holder, std::string_view key) {
  Work& before = m_work[holder];
  Work& work = m_work[at];
  const bool last = m_options.same_key == IntakeOptions::SameKey::last;
  work.id = before.id;
  work.row = before.row;
  refuse(last ? before : work,
         "It has the same " + std::string(key) + " as " + (last ? work : before).record->where + ".");
  if (last) holder = at;
}

bool IntakeRun::claim_by_id(std::size_t at) {
  Work& work = m_work[at];
  if (!work.table) return false;
  const auto id = work.type() == Type::board ? board_record() : Id::from_text(work.record->given_id);
  const RowIndex row = id ? work.table->find(*id) : no_row;
  return row != no_row && take_row(at, row);
}

bool IntakeRun::claim_by_key(std::size_t at) {
  Work& work = m_work[at];
  if (!work.table) return false;
  for (const std::string& field : key_fields(work)) {
    const std::string text = key_text(work, field);
    Claims& known = claims(*work.table, field);
    const auto found = text.empty() ? known.end() : known.find(text);
    if (found == known.end()) continue;
    Claim& claim = found->second;
    if (claim.second) {
      const Type type = work.type();
      refuse(work, "Its " + field + " is that of two records here: " + quotation(title_of(m_board, type, claim.id)) +
                       " and " + quotation(title_of(m_board, type, claim.second)) + ".");
    } else if (claim.work != no_work) {
      take_over(at, claim.work, field);
    } else {
      take_row(at, work.table->find(claim.id));
    }
    return true;
  }
  return false;
}

// A company that was made from its name alone is the company that now comes with more.
bool IntakeRun::claim_by_name(std::size_t at) {
  Work& work = m_work[at];
  if (work.type() == Type::stage) return claim_stage(at);
  if (!work.table || !goes_by_name(work.type())) return false;
  LinkIndex::Found found = m_links.by_email(work.type(), plain_text_of(*work.record, "email"));
  if (!found.id) found = m_links.by_name(work.type(), plain_text_of(*work.record, title_field(work.type())));
  const RowIndex row = found.id && !found.several ? work.table->find(found.id) : no_row;
  if (row == no_row || m_taken.count(found.id) > 0 || !text_on_board(*work.table, row, default_key).empty())
    return false;
  return take_row(at, row);
}

// A column is the board's column of that name in the same zone.
bool IntakeRun::claim_stage(std::size_t at) {
  const std::string name = folded(plain_text_of(*m_work[at].record, "name"));
  const std::string zone = plain_text_of(*m_work[at].record, "zone");
  Id found;
  m_board.each<Stage>([&](const Id& id, const Stage& stage) {
    if (!found && stage.zone == zone && folded(stage.name) == name && m_taken.count(id) == 0) found = id;
  });
  return found && !name.empty() && take_row(at, m_work[at].table->find(found));
}

}  // namespace fb
