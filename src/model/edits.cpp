#include "model/edits.hpp"

#include <algorithm>

#include "model/card_places.hpp"
#include "model/money.hpp"
#include "model/rank.hpp"
#include "model/text.hpp"
#include "model/time_travel.hpp"

namespace fb {
namespace {

// Collects the writes of one plan.
class Writer {
 public:
  Writer(const Document& document, const PlanContext& context) : doc(document), at(context) {}

  template <class T>
  void set(Type type, const Id& id, std::string_view field, const T& value) {
    set_text(type, id, field, value_text(value));
  }
  void set_text(Type type, const Id& id, std::string_view field, std::string value) {
    made.writes.push_back({std::string(type_info(type).name), id, std::string(field), std::move(value)});
  }
  std::uint32_t random() { return at.random ? static_cast<std::uint32_t>(at.random->next() >> 20) : 0; }
  Id new_id() {
    Id id;
    if (!at.random) return id;
    do id = at.random->id(at.now_ms);
    while (is_in_use(id));
    made_ids.push_back(id);
    return id;
  }
  Id make(Type type, std::string_view name) {
    const Id id = new_id();
    set(type, id, title_field(type), std::string(trimmed(name)));
    return id;
  }
  // The record of that name, made if there is none and the type may be made in passing.
  Id link(Type type, std::string_view name) {
    const std::string wanted = folded(name);
    if (wanted.empty()) return {};
    const Table& table = doc.table(type);
    for (RowIndex row = 0; row < table.size(); ++row)
      if (!table.is_deleted(row) && folded(title_of(doc, type, table.id(row))) == wanted) return table.id(row);
    return make(type, name);
  }

  bool is_in_use(const Id& id) const {
    for (const Table& table : doc.tables())
      if (table.find(id) != no_row) return true;
    return was_made(id);
  }
  bool was_made(const Id& id) const { return std::find(made_ids.begin(), made_ids.end(), id) != made_ids.end(); }

  const Document& doc;
  const PlanContext& at;
  Plan made;
  std::vector<Id> made_ids;
};

constexpr const char* not_there = "That record is not there any more.";

bool is_there(const Document& document, Type type, const Id& id) { return document.table(type).find(id) != no_row; }

std::vector<Id> those_there(const Document& document, Type type, std::vector<Id> ids) {
  std::erase_if(ids, [&](const Id& id) { return !is_there(document, type, id); });
  return ids;
}

std::string rank_on_top(Writer& to, Type type, const Id& stage) {
  const Gap gap = gap_at_top(to.doc, type, stage);
  return rank_between(gap.below, gap.above, to.random());
}

// The one transition of a deal: every path (drag, panel, bulk, acceptance) enters a stage through it.
void enter_stage(Writer& to, Type type, const Id& id, const Id& stage_id, std::string rank) {
  const Place* now = place_of(to.doc, type, id);
  const bool same = now && now->stage == stage_id;
  to.set(type, id, "place", Place{stage_id, std::move(rank), same ? now->since : to.at.now_ms});
  if (type != Type::deal || same) return;
  const Stage* stage = to.doc.find<Stage>(stage_id);
  if (!stage) return;
  to.set(type, id, "probability", stage->probability);
  const Deal* deal = to.doc.find<Deal>(id);
  const bool closed = outcome_of(*stage) != Outcome::open;
  if (deal && deal->probability_by_hand && closed) to.set(type, id, "probability_by_hand", Rate{});
}

std::string quoted_name(const Document& doc, Type type, const Id& id) { return "“" + title_of(doc, type, id) + "”"; }

std::string named_or_counted(const Document& doc, Type type, const std::vector<Id>& ids) {
  return ids.size() == 1 ? quoted_name(doc, type, ids[0])
                         : std::to_string(ids.size()) + " " + std::string(type_info(type).list);
}

void accept_lead(Writer& to, const Id& lead_id, const Id& stage_id, const std::string& rank) {
  const Lead* lead = to.doc.find<Lead>(lead_id);
  if (!lead) return;
  const Id deal = to.new_id();
  const Company* company = to.doc.find<Company>(lead->company);
  to.set(Type::deal, deal, "title",
         company && !company->name.empty() ? company->name + " – " + lead->name : lead->name);
  if (lead->company) to.set(Type::deal, deal, "company", lead->company);
  to.set(Type::deal, deal, "contact", lead_id);
  to.set(Type::deal, deal, "lead", lead_id);
  if (lead->campaign) to.set(Type::deal, deal, "campaign", lead->campaign);
  const Id owner = to.at.member ? to.at.member : lead->owner;
  if (owner) to.set(Type::deal, deal, "owner", owner);
  to.set(Type::deal, deal, "created", Instant{to.at.now_ms});
  enter_stage(to, Type::deal, deal, stage_id, rank);
  // A lead from elsewhere may have no place yet.
  const bool has_rank = is_rank(lead->place.rank);
  enter_stage(to, Type::lead, lead_id, stage::accepted(),
              has_rank ? lead->place.rank : rank_on_top(to, Type::lead, stage::accepted()));
  to.made.made = deal;
  to.made.made_type = Type::deal;
}

Result<Plan> plan_one(Writer& to, const AddCard& add) {
  const Stage* stage = to.doc.find<Stage>(add.stage);
  if (!stage) return Error{"That column is not there any more."};
  if (trimmed(add.title).empty()) return Error{"A card needs a name."};
  const Type type = card_type(zone_of(*stage));
  const Board* board = to.doc.find<Board>(board_record());
  const Id id = to.make(type, add.title);
  if (!trimmed(add.second).empty()) {
    if (type == Type::lead) {
      to.set(type, id, "company", to.link(Type::company, add.second));
    } else {
      const auto money = money_from_text(add.second, board && !board->currency.empty() ? board->currency : "EUR");
      if (!money) return Error{"“" + add.second + "” is not an amount of money. Write it like 12,500 or 12.5k."};
      to.set(type, id, type == Type::deal ? "amount" : "budget", *money);
    }
  }
  if (to.at.member) to.set(type, id, "owner", to.at.member);
  to.set(type, id, "created", Instant{to.at.now_ms});
  enter_stage(to, type, id, add.stage, rank_on_top(to, type, add.stage));
  to.made.made = id;
  to.made.made_type = type;
  to.made.summary = "Added “" + std::string(trimmed(add.title)) + "” to " + stage->name;
  return std::move(to.made);
}

Result<Plan> plan_one(Writer& to, const MoveCards& move) {
  const Stage* stage = to.doc.find<Stage>(move.stage);
  if (!stage) return Error{"That column is not there any more."};
  const Type there = card_type(zone_of(*stage));
  const bool accepts = move.type == Type::lead && zone_of(*stage) == Zone::close;
  if (there != move.type && !accepts) {
    const std::string what = std::string(type_info(move.type).name);
    return Error{"A " + what + " can't stand in " + stage->name + ". Drop it in a column of its own zone."};
  }
  auto [below, above] = gap_above(to.doc, there, move.stage, move.before, move.cards);
  for (const Id& id : move.cards) {
    if (!place_of(to.doc, move.type, id)) continue;
    below = rank_between(below, above, to.random());
    if (accepts) accept_lead(to, id, move.stage, below);
    else enter_stage(to, move.type, id, move.stage, below);
  }
  if (to.made.writes.empty()) return Error{"That card is not there any more."};
  const std::string what = named_or_counted(to.doc, move.type, move.cards);
  to.made.summary =
      accepts ? "Accepted " + what + " as a deal in " + stage->name : "Moved " + what + " to " + stage->name;
  return std::move(to.made);
}

Result<Plan> plan_one(Writer& to, const SetField& set) {
  const Table& table = to.doc.table(set.type);
  const RowIndex row = table.find(set.record);
  if (row == no_row) return Error{not_there};
  const std::size_t known = field_index(table.info(), set.field);
  if (known < table.info().fields.size()) {
    std::string canonical;
    if (!canonical_value(table.info().fields[known].kind, set.value, canonical))
      return Error{"That value does not fit the field “" + set.field + "”."};
  }
  const FieldId field = table.field_named(set.field);
  const bool written = field != Table::no_field && table.is_written(row, field);
  const std::string empty =
      known < table.info().fields.size() && table.info().fields[known].kind == Kind::text ? "\"\"" : "null";
  if ((written ? table.current(row, field) : empty) == set.value) return std::move(to.made);  // nothing to do
  if (set.field == "place") {
    Place place;
    read_value(set.value, place);
    enter_stage(to, set.type, set.record, place.stage, std::move(place.rank));
  } else {
    to.set_text(set.type, set.record, set.field, set.value);
  }
  to.made.summary = "Changed " + set.field + " of " + quoted_name(to.doc, set.type, set.record);
  std::replace(to.made.summary.begin(), to.made.summary.end(), '_', ' ');
  return std::move(to.made);
}

Result<Plan> plan_one(Writer& to, const SetLinkByName& set) {
  const TypeInfo& info = type_info(set.type);
  const std::size_t field = field_index(info, set.field);
  if (field == info.fields.size() || info.fields[field].kind != Kind::ref)
    return Error{"“" + set.field + "” is not a link."};
  const TypeInfo* target = type_named(info.fields[field].target);
  if (!is_there(to.doc, set.type, set.record)) return Error{not_there};
  const std::size_t before = to.made.writes.size();
  const Id id = to.link(target->type, set.name);
  const bool may_make = target->type == Type::company || target->type == Type::member || target->type == Type::persona;
  if (to.made.writes.size() != before && !may_make)
    return Error{"No " + std::string(target->name) + " is called “" + set.name + "”."};
  to.set(set.type, set.record, set.field, id);
  to.made.summary = "Changed " + set.field + " of " + quoted_name(to.doc, set.type, set.record);
  return std::move(to.made);
}

Result<Plan> plan_one(Writer& to, const DeleteRecords& remove) {
  const std::vector<Id> records = those_there(to.doc, remove.type, remove.records);
  if (records.empty()) return Error{not_there};
  const Table& table = to.doc.table(remove.type);
  for (const Id& id : records)
    if (!table.is_deleted(table.find(id))) to.set(remove.type, id, "deleted", Flag{Flag::yes});
  to.made.summary = "Deleted " + named_or_counted(to.doc, remove.type, records);
  return std::move(to.made);
}

Result<Plan> plan_one(Writer& to, const RestoreRecord& restore) {
  if (!is_there(to.doc, restore.type, restore.record)) return Error{not_there};
  const Table& table = to.doc.table(restore.type);
  if (!table.is_deleted(table.find(restore.record))) return std::move(to.made);  // nothing to do
  to.set(restore.type, restore.record, "deleted", Flag{Flag::no});
  to.made.summary = "Restored " + quoted_name(to.doc, restore.type, restore.record);
  return std::move(to.made);
}

Result<Plan> plan_one(Writer& to, const RestoreValues& restore) {
  const Table& table = to.doc.table(restore.type);
  const RowIndex row = table.find(restore.record);
  if (row == no_row) return Error{"That record is not there any more."};
  if (restore.at < table.oldest(row)) return Error{"That record was not there yet."};
  const std::string name = quoted_name(to.doc, restore.type, restore.record);
  if (!restore.field.empty()) {
    const FieldId field = table.field_named(restore.field);
    if (field == Table::no_field) return Error{"That field is not there any more."};
    Result<Plan> set =
        plan_one(to, SetField{restore.type, restore.record, restore.field, value_after(table, row, field, restore.at)});
    if (set && !set->writes.empty()) set->summary.replace(0, std::string_view("Changed").size(), "Restored");
    return set;
  }
  for (const FieldChange& change : fields_between(table, row, restore.at, table.newest(row))) {
    const std::string_view field = table.field_name(change.field);
    if (field == "deleted" && change.before == "true") continue;  // a record that was deleted then is not deleted again
    to.set_text(restore.type, restore.record, field, change.before);
  }
  to.made.summary =
      "Restored " + name + " as it was on " + Day::from_ms(restore.at.ms(), to.at.utc_offset_minutes).text();
  return std::move(to.made);
}

void add_note(Writer& to, Type about, const Id& record, std::string_view text) {
  const Id note = to.make(Type::note, text);
  to.set(Type::note, note, "at", Instant{to.at.now_ms});
  to.set(Type::note, note, type_info(about).name, record);
  if (to.at.member) to.set(Type::note, note, "owner", to.at.member);
}

Result<Plan> plan_one(Writer& to, const RejectHandoff& reject) {
  const Lead* lead = to.doc.find<Lead>(reject.lead);
  if (!lead) return Error{"That lead is not there any more."};
  enter_stage(to, Type::lead, reject.lead, stage::nurturing(), rank_on_top(to, Type::lead, stage::nurturing()));
  add_note(to, Type::lead, reject.lead, "Rejected at handoff: " + reject.reason);
  to.made.summary = "Rejected " + quoted_name(to.doc, Type::lead, reject.lead) + ": " + reject.reason;
  return std::move(to.made);
}

Result<Plan> plan_one(Writer& to, const LoseDeals& lose) {
  const std::vector<Id> deals = those_there(to.doc, Type::deal, lose.deals);
  if (deals.empty()) return Error{not_there};
  std::string below = gap_above(to.doc, Type::deal, stage::lost(), {}, deals).below;
  for (const Id& id : deals) {
    below = rank_between(below, "", to.random());
    enter_stage(to, Type::deal, id, stage::lost(), below);
    to.set(Type::deal, id, "lost_reason", lose.reason);
  }
  to.made.summary =
      "Lost " + named_or_counted(to.doc, Type::deal, deals) + (lose.reason.empty() ? "" : ": " + lose.reason);
  return std::move(to.made);
}

void add_touch(Writer& to, Type about, const Id& record, std::string_view kind, std::string_view subject) {
  const Id touch = to.new_id();
  to.set(Type::touch, touch, "kind", std::string(kind));
  to.set(Type::touch, touch, "subject", std::string(subject));
  to.set(Type::touch, touch, "at", Instant{to.at.now_ms});
  to.set(Type::touch, touch, "done", Flag{Flag::yes});
  to.set(Type::touch, touch, type_info(about).name, record);
  if (to.at.member) to.set(Type::touch, touch, "owner", to.at.member);
}

Result<Plan> plan_one(Writer& to, const CompleteStep& done) {
  std::string step;
  if (const Deal* deal = done.type == Type::deal ? to.doc.find<Deal>(done.record) : nullptr) step = deal->next_step;
  if (const Lead* lead = done.type == Type::lead ? to.doc.find<Lead>(done.record) : nullptr) step = lead->next_step;
  if (step.empty()) return Error{"There is no planned step to complete."};
  add_touch(to, done.type, done.record, "task", step);
  to.set(done.type, done.record, "next_step", std::string());
  to.set(done.type, done.record, "next_step_day", Day{});
  to.made.summary = "Done: " + step;
  return std::move(to.made);
}

Result<Plan> plan_one(Writer& to, const AddNote& add) {
  if (trimmed(add.text).empty()) return Error{"The note is empty."};
  add_note(to, add.about, add.record, add.text);
  to.made.summary = "Added a note to " + quoted_name(to.doc, add.about, add.record);
  return std::move(to.made);
}

Result<Plan> plan_one(Writer& to, const LogTouch& log) {
  add_touch(to, log.about, log.record, log.kind, log.subject);
  to.made.summary = "Logged a touch on " + quoted_name(to.doc, log.about, log.record);
  return std::move(to.made);
}

Result<Plan> plan_one(Writer& to, const AddNamed& add) {
  if (trimmed(add.name).empty()) return Error{"It needs a name."};
  to.made.made = to.make(add.type, add.name);
  to.made.made_type = add.type;
  to.made.summary = "Added “" + std::string(trimmed(add.name)) + "”";
  return std::move(to.made);
}

Result<Plan> plan_one(Writer& to, const AddStage& add) {
  if (trimmed(add.name).empty()) return Error{"A column needs a name."};
  std::string below, above;
  to.doc.each<Stage>([&](const Id&, const Stage& stage) {
    if (zone_of(stage) != add.zone) return;
    if (outcome_of(stage) != Outcome::open) above = above.empty() || stage.rank < above ? stage.rank : above;
    else below = std::max(below, stage.rank);
  });
  const Id id = to.make(Type::stage, add.name);
  constexpr const char* zones[] = {"attract", "qualify", "handoff", "close", "off"};
  to.set(Type::stage, id, "zone", std::string(zones[static_cast<std::size_t>(add.zone)]));
  to.set(Type::stage, id, "rank", rank_between(below, above, to.random()));
  if (add.zone == Zone::close) {
    to.set(Type::stage, id, "outcome", std::string("open"));
    to.set(Type::stage, id, "probability", Rate{5000});
  }
  to.made.made = id;
  to.made.made_type = Type::stage;
  to.made.summary = "Added the column “" + std::string(trimmed(add.name)) + "”";
  return std::move(to.made);
}

}  // namespace

Result<Plan> plan(const Document& document, const Edit& edit, const PlanContext& context) {
  Writer writer(document, context);
  Result<Plan> made = std::visit([&writer](const auto& one) { return plan_one(writer, one); }, edit);
  if (!made || made->writes.empty()) return made;
  // What a view still shows may be of a board that is not on screen any more.
  std::erase_if(made->writes, [&](const Write& write) {
    const Table* table = document.find_table(write.type);
    return (!table || table->find(write.id) == no_row) && (!write.id || !writer.was_made(write.id));
  });
  if (made->writes.empty()) return Error{not_there};
  // A row of the log that could not be read again would be taken for damage.
  for (const Write& write : made->writes) {
    const TypeInfo* type = type_named(write.type);
    const std::size_t known = type ? field_index(*type, write.field) : 0;
    if (write.value.size() > longest_value)
      return Error{"That text is too long: a field holds 256 KB. Nothing was changed."};
    if (type && known < type->fields.size() && !is_of_kind(type->fields[known].kind, write.value))
      return Error{"That does not fit the field “" + write.field + "”. Nothing was changed."};
  }
  return made;
}

std::string_view title_field(Type type) {
  switch (type) {
    case Type::deal: return "title";
    case Type::note: return "text";
    case Type::touch: return "subject";
    case Type::session: return "by";
    default: return "name";
  }
}

std::string title_of(const Document& document, Type type, const Id& id) {
  const Table& table = document.table(type);
  const RowIndex row = table.find(id);
  const FieldId field = table.field_named(title_field(type));
  std::string title;
  if (row != no_row && field != Table::no_field) read_quoted(table.current(row, field), title);
  return title.empty() ? "Untitled" : title;
}

std::int32_t chance_bp(const Document& document, const Deal& deal) {
  const Stage* stage = document.find<Stage>(deal.place.stage);
  return chance_bp(stage ? outcome_of(*stage) : Outcome::open, deal.probability_by_hand, deal.probability,
                   stage ? stage->probability : Rate{});
}

}  // namespace fb
