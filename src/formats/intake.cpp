#include "formats/intake.hpp"

#include <algorithm>
#include <limits>

#include "formats/intake_run.hpp"
#include "formats/record_reader.hpp"
#include "formats/sentences.hpp"
#include "model/edits.hpp"

namespace fb {
namespace {

const Table* table_named(const Document& board, std::string_view type) {
  if (const TypeInfo* info = type_named(type)) return &board.table(info->type);
  for (const Table& table : board.tables())
    if (table.list() == type) return &table;
  return nullptr;
}

bool is_value_of(Kind kind, std::string_view value, std::string& scratch) {
  scratch.clear();
  if (kind == Kind::ref) return reference_from_value(value).has_value();
  if (kind == Kind::place) return place_from_value(value).has_value();
  return canonical_value(kind, value, scratch);
}

}  // namespace

std::string_view plain_value_of(const PlainRecord& record, std::string_view field) {
  for (const auto& [name, value] : record.fields)
    if (name == field) return value;
  return {};
}

std::string plain_text_of(const PlainRecord& record, std::string_view field) {
  std::string text;
  const std::string_view value = plain_value_of(record, field);
  if (!read_quoted(value, text)) text.clear();
  return text;
}

IntakeRun::IntakeRun(const Document& board, const std::vector<PlainRecord>& records, const IntakeOptions& options,
                     const Clock& clock, Random& random)
    : m_board(board), m_options(options), m_random(random), m_links(board), m_stages(board, random, options.now_ms) {
  Clock trial = clock;  // the real one moves only if something is written
  out.stamp = trial.next(options.now_ms);
  out.read = records.size();
  m_work.reserve(records.size());
  for (const PlainRecord& record : records) {
    Work work;
    work.record = &record;
    work.table = table_named(board, record.type);
    m_work.push_back(std::move(work));
  }
}

void IntakeRun::refuse(Work& work, std::string reason) {
  work.is_refused = true;
  out.refused.push_back({work.record->where, std::move(reason)});
}

// The word a new record goes by where it names none itself.
std::string fallback_title(Type type, const PlainRecord& record) {
  constexpr struct {
    Type type;
    std::string_view field;
  } fallbacks[] = {{Type::lead, "email"},   {Type::lead, "phone"},     {Type::lead, "company"}, {Type::deal, "company"},
                   {Type::deal, "contact"}, {Type::company, "domain"}, {Type::member, "email"}};
  for (const auto& row : fallbacks) {
    if (row.type != type) continue;
    const std::string_view value = plain_value_of(record, row.field);
    const auto reference = value.empty() ? std::nullopt : reference_from_value(value);
    if (reference && !reference->name.empty()) return reference->name;
  }
  return {};
}

std::string IntakeRun::problem_of(Work& work) {
  const PlainRecord& record = *work.record;
  if (record.type.empty()) return "It does not say what it is.";
  if (record.fields.empty()) return "It has no values.";
  const Type type = work.type();
  const TypeInfo& info = type_info(type);
  for (const auto& [name, value] : record.fields) {
    if (!is_field_name(name)) return "It has a field without a proper name.";
    if (value.size() > longest_value) return quotation(name) + " is longer than 256 KB.";
    const std::size_t field = field_index(info, name);
    if (field == info.fields.size()) continue;
    const Kind kind = info.fields[field].kind;
    if (!is_value_of(kind, value, m_scratch)) return not_of_kind(name, kind);
    if (const TypeInfo* target = kind == Kind::ref ? type_named(info.fields[field].target) : nullptr)
      m_is_wanted[static_cast<std::size_t>(target->type)] = true;
  }
  const bool named = type == Type::other || type == Type::touch || type == Type::metric || type == Type::target ||
                     type == Type::board || type == Type::session || !plain_text_of(record, title_field(type)).empty();
  if (!named) work.title = fallback_title(type, record);
  return {};
}

void IntakeRun::check(Work& work) {
  if (work.type() == Type::session) {  // who wrote another file is nothing to take in
    work.is_refused = true;
    --out.read;
  } else if (std::string problem = problem_of(work); !problem.empty()) {
    refuse(work, std::move(problem));
  }
}

void IntakeRun::want_waiting_targets() {
  for (const Table& table : m_board.tables())
    for (const FieldInfo& field : table.info().fields)
      if (const TypeInfo* target = field.kind == Kind::ref ? type_named(field.target) : nullptr)
        if (table.field_named("link:" + std::string(field.name)) != Table::no_field)
          m_is_wanted[static_cast<std::size_t>(target->type)] = true;
}

void IntakeRun::register_stage(const Work& work) {
  const PlainRecord& record = *work.record;
  m_stages.add_key(record.given_id, work.id);
  if (work.row != no_row) return;
  Stage stage;
  stage.name = plain_text_of(record, "name");
  stage.zone = plain_text_of(record, "zone");
  stage.outcome = plain_text_of(record, "outcome");
  stage.rank = plain_text_of(record, "rank");
  read_value(plain_value_of(record, "probability"), stage.probability);
  m_stages.add(work.id, stage);
}

void IntakeRun::register_name(const Work& work) {
  const PlainRecord& record = *work.record;
  const Type type = work.type();
  if (type == Type::stage) register_stage(work);
  if (type == Type::other || !m_is_wanted[static_cast<std::size_t>(type)]) return;
  m_links.add_key(type, record.given_id, work.id);
  m_links.add_key(type, plain_text_of(record, "external_id"), work.id);
  m_links.add_email(type, plain_text_of(record, "email"), work.id);
  const std::string name = plain_text_of(record, title_field(type));
  m_links.add_name(type, name.empty() ? work.title : name, work.id);
}

void IntakeRun::tell_made(std::string_view what, const std::vector<std::string>& names) {
  if (names.empty()) return;
  constexpr std::size_t shown = 3;
  std::string text = std::to_string(names.size()) + " new " + std::string(what) + ": ";
  for (std::size_t i = 0; i < std::min(names.size(), shown); ++i) text += (i > 0 ? ", " : "") + quotation(names[i]);
  out.told.push_back(text + (names.size() > shown ? " and others." : "."));
}

void IntakeRun::tell() {
  bool new_in_close = false;
  for (const StagePicker::Column& column : m_stages.made()) {
    out.told.push_back("New column “" + column.name + "”.");
    new_in_close |= column.zone == Zone::close;
  }
  if (new_in_close && !m_has_closed_deal)
    out.told.push_back(
        "No stage here says won or lost. If a new column means one of them, press its name on the board and say so.");
  for (const auto& [from, to] : m_stages.mapped()) out.told.push_back(quotation(from) + " stands in “" + to + "”.");
  tell_made(m_companies.size() == 1 ? "company" : "companies", m_companies);
  tell_made(m_members.size() == 1 ? "member" : "members", m_members);
  const auto count = [](std::size_t n, std::string_view one, std::string_view many) {
    return std::to_string(n) + " " + std::string(n == 1 ? one : many);
  };
  if (m_late_links > 0)
    out.told.push_back(count(m_late_links, "link", "links") +
                       " that waited since an earlier import found their record.");
  if (out.older > 0)
    out.told.push_back(count(out.older, "value stood here before and was", "values stood here before and were") +
                       " changed since; what is here stays.");
  if (out.links_open > 0)
    out.told.push_back(count(out.links_open, "link is still open and waits for its record.",
                             "links are still open and wait for their records."));
  std::size_t shown = 0;
  for (const std::string& name : m_ambiguous)
    if (shown++ < 10)
      out.told.push_back(quotation(name) + " fits more than one record, so links to it were left open.");
}

void IntakeRun::one(Work& work, std::size_t at) {
  if (m_step == Step::check) return check(work);
  if (work.is_refused) return;
  switch (m_step) {
    case Step::recognise: return recognise(work, at);
    case Step::register_names: return register_name(work);
    case Step::write: return write_record(work);
    case Step::count:
      if (work.row == no_row) ++out.created;
      else ++(work.is_written ? out.updated : out.unchanged);
      return;
    default: return;
  }
}

void IntakeRun::end_step() {
  switch (m_step) {
    case Step::recognise: want_waiting_targets(); break;
    case Step::register_names: count_unknown_stages(); break;
    case Step::write: write_open_links(); break;
    case Step::count:
      make_stages();
      resolve_waiting();
      tell();
      break;
    default: break;
  }
  m_step = static_cast<Step>(static_cast<std::uint8_t>(m_step) + 1);
  m_at = 0;
}

bool IntakeRun::go_on(std::size_t records) {
  while (m_step != Step::end) {
    for (; m_at < m_work.size(); ++m_at) {
      if (records-- == 0) return true;
      one(m_work[m_at], m_at);
    }
    end_step();
  }
  return false;
}

float IntakeRun::progress() const {
  const float part = m_work.empty() ? 0 : static_cast<float>(m_at) / static_cast<float>(m_work.size());
  return (static_cast<float>(m_step) + part) / static_cast<float>(Step::end);
}

Intake IntakeRun::take(Clock& clock) {
  const bool writes = std::any_of(out.incoming.tables().begin(), out.incoming.tables().end(),
                                  [](const Table& table) { return table.size() > 0; });
  if (writes) clock.observe(out.stamp);
  else out.stamp = {};
  return std::move(out);
}

Intake take_in(const Document& board, const std::vector<PlainRecord>& records, const IntakeOptions& options,
               Clock& clock, Random& random) {
  IntakeRun run(board, records, options, clock, random);
  while (run.go_on(std::numeric_limits<std::size_t>::max())) {
  }
  return run.take(clock);
}

}  // namespace fb
