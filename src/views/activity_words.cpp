#include "views/activity_words.hpp"

#include <algorithm>

#include "model/edits.hpp"
#include "model/sorting.hpp"
#include "views/field_text.hpp"
#include "views/icons.hpp"

namespace fb {
namespace {

enum class Verb : std::uint8_t { moved, lost_place, deleted, restored, changed, added };

// What was done to some records of one type: the same to each.
struct Deed {
  Verb verb = Verb::changed;
  std::uint32_t table = 0;
  Id stage;  // that it was moved to
  RecordChange first;
  std::size_t count = 0;
  bool is_like(const Deed& other) const { return verb == other.verb && table == other.table && stage == other.stage; }
};

Deed deed_of(const Document& document, const RecordChange& change) {
  Deed deed{Verb::changed, change.table, {}, change, 1};
  if (is_first(document, change)) {
    deed.verb = Verb::added;
    return deed;
  }
  const Table& table = document.tables()[change.table];
  for (const FieldChange& field : fields_of(document, change)) {
    const std::string_view name = table.field_name(field.field);
    if (name == "deleted" && (field.after == "true") != (field.before == "true")) {
      deed.verb = field.after == "true" ? Verb::deleted : Verb::restored;
      return deed;
    }
    Place before, after;
    if (name != "place" || !read_value(field.after, after)) continue;
    read_value(field.before, before);
    if (before.stage == after.stage) continue;
    deed.verb = after ? Verb::moved : Verb::lost_place;
    deed.stage = after.stage;
  }
  return deed;
}

std::string kind_of_type(const Table& table, std::size_t count) {
  std::string word(count == 1 ? table.type_name() : std::string_view(table.list()));
  std::replace(word.begin(), word.end(), '_', ' ');
  return word;
}

std::string about(const Document& document, const Table& table, RowIndex row) {
  const app::RecordRef subject = record_to_open(document, table, row);
  return subject && subject.type != table.info().type ? " on “" + title_of(document, subject.type, subject.id) + "”"
                                                      : "";
}

std::string added_words(const Document& document, const Table& table, RowIndex row) {
  if (table.info().type == Type::note) return "wrote a note" + about(document, table, row);
  if (table.info().type == Type::touch) {
    return "logged " + named(document, table, row);
  }
  return "added the " + kind_of_type(table, 1) + " “" + title_of(document, table.info().type, table.id(row)) + "”";
}

std::string words_of(const Document& document, const Deed& deed) {
  const Table& table = document.tables()[deed.table];
  const std::string what = deed.count == 1 ? named(document, table, deed.first.row)
                                           : std::to_string(deed.count) + " " + kind_of_type(table, deed.count);
  switch (deed.verb) {
    case Verb::moved: {
      const Stage* stage = document.find<Stage>(deed.stage);
      return "moved " + what + " to " + (stage ? stage->name : "a deleted column");
    }
    case Verb::lost_place: return "took " + what + " off the board";
    case Verb::deleted: return "deleted " + what;
    case Verb::restored: return "restored " + what;
    case Verb::changed: return "changed " + what;
    case Verb::added: return deed.count == 1 ? added_words(document, table, deed.first.row) : "added " + what;
  }
  return what;
}

std::string sentence(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 32);
  return words;
}

// Follows from something else that is said, or says nothing to people.
bool is_silent(std::string_view field, Verb verb) {
  if (field == "created" || field == "deleted") return true;
  return verb == Verb::moved && (field == "place" || field == "probability");
}

}  // namespace

std::string named(const Document& document, const Table& table, RowIndex row) {
  const Type type = table.info().type;
  if (type == Type::board) return "the board's settings";
  const std::string title = "“" + title_of(document, type, table.id(row)) + "”";
  if (type == Type::deal || type == Type::lead || type == Type::campaign) return title;
  if (type == Type::stage) return "the column " + title;
  if (type == Type::metric) return "numbers" + about(document, table, row);
  if (type == Type::note) return "a note" + about(document, table, row);
  if (type == Type::touch) {
    const std::string kind = choice_label(table.as<Touch>(row).kind);
    return (kind.empty() ? "Touch" : kind) + " " + title + about(document, table, row);
  }
  return "the " + kind_of_type(table, 1) + (type == Type::other ? "" : " " + title);
}

std::string action_words(const Document& document, const Changes& changes, const ActionChanges& action) {
  std::vector<Deed> deeds;
  for (std::size_t i = action.first; i < action.first + action.count; ++i) {
    const Deed deed = deed_of(document, changes.records[i]);
    const auto like = std::find_if(deeds.begin(), deeds.end(), [&](const Deed& one) { return one.is_like(deed); });
    if (like == deeds.end()) deeds.push_back(deed);
    else ++like->count;
  }
  // What happened to cards comes first, and what was made in passing last.
  const auto rank = [&](const Deed& deed) {
    const Type type = document.tables()[deed.table].info().type;
    const bool is_card = type == Type::deal || type == Type::lead || type == Type::campaign;
    return static_cast<int>(deed.verb) + (is_card ? 0 : 8);
  };
  sort_list(deeds, [&](const Deed& a, const Deed& b) { return rank(a) < rank(b); });
  constexpr std::size_t most = 3;
  std::string words;
  for (std::size_t i = 0; i < std::min(deeds.size(), most); ++i)
    words += (i ? ", " : "") + words_of(document, deeds[i]);
  return sentence(words) + (deeds.size() > most ? ", and more" : "");
}

std::string record_words(const Document& document, const RecordChange& change) {
  return sentence(words_of(document, deed_of(document, change)));
}

std::string field_words(const Document& document, const Table& table, const FieldChange& change, const Format& format) {
  const FieldInfo unknown{"", Kind::text, 0, ""};
  const FieldInfo& info = change.field < first_extra ? table.info().fields[change.field] : unknown;
  std::string before = shown_value(document, info, change.before, format),
              after = shown_value(document, info, change.after, format);
  if (before == after && info.kind == Kind::place) return "another place in " + after;
  return std::move(before) + " → " + after;
}

std::string detail_words(const Document& document, const RecordChange& change, const Format& format) {
  const Deed deed = deed_of(document, change);
  const Table& table = document.tables()[change.table];
  if (deed.verb == Verb::added) {
    if (table.info().type == Type::note) return table.as<Note>(change.row).text;
    return {};
  }
  std::string words;
  for (const FieldChange& field : fields_of(document, change)) {
    const std::string_view name = table.field_name(field.field);
    if (is_silent(name, deed.verb) || field.before == field.after) continue;
    words += (words.empty() ? "" : " · ") + label_of(name) + ": " + field_words(document, table, field, format);
  }
  return words;
}

app::RecordRef record_to_open(const Document& document, const Table& table, RowIndex row) {
  const Type type = table.info().type;
  const auto first_of = [&](std::initializer_list<app::RecordRef> records) {
    for (const app::RecordRef& record : records)
      if (record && document.table(record.type).find(record.id) != no_row) return record;
    return app::RecordRef{};
  };
  switch (type) {
    case Type::note: {
      const Note& note = table.as<Note>(row);
      return first_of({{Type::deal, note.deal},
                       {Type::lead, note.lead},
                       {Type::company, note.company},
                       {Type::campaign, note.campaign}});
    }
    case Type::touch: {
      const Touch& touch = table.as<Touch>(row);
      return first_of({{Type::deal, touch.deal}, {Type::lead, touch.lead}, {Type::campaign, touch.campaign}});
    }
    case Type::metric: return first_of({{Type::campaign, table.as<Metric>(row).campaign}});
    case Type::campaign:
    case Type::company:
    case Type::deal:
    case Type::lead:
    case Type::member:
    case Type::stage: return {type, table.id(row)};
    default: return {};
  }
}

}  // namespace fb
