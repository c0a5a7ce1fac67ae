#include "formats/redact.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <unordered_map>

#include "model/card_places.hpp"
#include "model/edits.hpp"
#include "model/rank.hpp"
#include "model/stages.hpp"
#include "model/vocabulary.hpp"

namespace fb {
namespace {

constexpr std::string_view zones[] = {"attract", "qualify", "handoff", "close", "off"};

bool is_left_out(Type type) { return type == Type::note || type == Type::session || type == Type::other; }

bool is_word_of(std::string_view list, std::string_view word) {
  const auto words = choices_of(list);
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "campaign" → "Campaign"
std::string capital(std::string_view word) {
  std::string out(word);
  out[0] = static_cast<char>(out[0] - 32);
  return out;
}

class Redaction {
 public:
  Redaction(const Document& board, Random& random, std::int64_t now_ms)
      : m_board(board), m_random(random), m_now_ms(now_ms), m_session(0) {
    for (int digit = 0; digit < 8; ++digit) m_session = m_session << 5 | m_random.below(10);
  }

  Document take() {
    m_copy.board = new_id(m_now_ms);
    add_well_known(m_usual);
    each_record([&](const Table& table, RowIndex row) { rename(table, row); });
    number_ranks();
    each_record([&](const Table& table, RowIndex row) { copy(table, row); });
    return std::move(m_copy);
  }

 private:
  template <class Visit>
  void each_record(Visit&& visit) {
    for (const Table& table : m_board.tables())
      for (RowIndex row = 0; row < table.size() && !is_left_out(table.info().type); ++row)
        if (table.has_values(row) && !table.is_deleted(row)) visit(table, row);
  }

  void rename(const Table& table, RowIndex row) {
    const Id& id = table.id(row);
    // The default stages and the board's settings keep theirs.
    const bool is_usual = m_usual.table(table.info().type).find(id) != no_row;
    m_ids[id] = is_usual ? id : new_id(id.is_ulid() ? id.made_ms() : m_now_ms);
    m_names[id] = new_name(capital(table.info().name));
    if (const Place* place = place_of(table, row); place && *place) m_ranks[place->rank];
  }
  // Of the day only: to the millisecond it could be looked up. Then digits, because letters would spell names by chance.
  Id new_id(std::int64_t ms) {
    std::string text = Id::from_parts(day_of(ms), 0, 0).text().substr(0, 10);
    for (int digit = 0; digit < 16; ++digit) text += static_cast<char>('0' + m_random.below(10));
    return Id::from_text(text).value_or(Id{});
  }
  static std::int64_t day_of(std::int64_t ms) { return ms - ms % ms_per_day; }
  // In the same order, a digit each; 'f' is followed by six that count (model/rank.cpp).
  void number_ranks() {
    std::size_t number = 0;
    for (auto& [rank, numbered] : m_ranks) {
      const std::string digits = std::to_string(++number);
      numbered = "f" + std::string(6 - std::min<std::size_t>(digits.size(), 6), '0') + digits + "5";
    }
  }
  // "Lead 7f3a": four digits, or more once they are taken.
  std::string new_name(const std::string& kind) {
    const std::uint64_t bits = m_random.next();
    std::string name = kind + ' ';
    for (int digit = 0; digit < 4 || !m_taken.insert(name).second; ++digit)
      name += "0123456789abcdef"[bits >> (4 * digit & 63) & 15];
    return name;
  }
  // The same for every record that has the value, so that groups stay groups.
  const std::string& name_of_choice(const FieldInfo& field, const std::string& value) {
    std::string& name = m_choices[{field.target, value}];
    if (name.empty()) name = new_name(capital(field.name));
    return name;
  }

  void copy(const Table& from, RowIndex row) {
    Table& into = m_copy.table(from.info().type);
    const Table& usual = m_usual.table(from.info().type);
    const RowIndex target = into.add(m_ids[from.id(row)]), same = usual.find(from.id(row));
    for (FieldId field = 0; field < from.info().fields.size(); ++field) {
      if (!from.is_written(row, field)) continue;
      const std::string value = value_for(from, row, field);
      const bool is_usual = same != no_row && usual.is_written(same, field) && value == usual.current(same, field);
      if (!value.empty()) into.store(target, field, is_usual ? Stamp{} : stamp_for(from.stamp(row, field)), value);
    }
  }
  Stamp stamp_for(const Stamp& wrote) const {
    const std::int64_t ms = wrote.is_zero() ? m_now_ms : day_of(wrote.ms());
    return {static_cast<std::uint64_t>(std::max(ms, earliest_stamp_ms)) << 15, m_session};
  }

  // Canonical JSON; "": it is left out.
  std::string value_for(const Table& from, RowIndex row, FieldId field) {
    const FieldInfo& info = from.info().fields[field];
    const std::string value = from.current(row, field);
    switch (info.kind) {
      case Kind::text: return text_for(from, row, info, value);
      case Kind::money: return money_for(value);
      case Kind::count: return count_for(from.info().type, value);
      case Kind::ref: {
        Id id;
        return read_value(value, id) && m_ids.count(id) ? value_text(m_ids[id]) : "";
      }
      case Kind::place: {
        Place place;
        if (!read_value(value, place) || !m_ids.count(place.stage)) return "";
        place.stage = m_ids[place.stage];
        place.rank = m_ranks[place.rank];
        return value_text(place);
      }
      case Kind::flag:
      case Kind::day:
      case Kind::instant:
      case Kind::rate: return value;
    }
    return "";
  }

  std::string text_for(const Table& from, RowIndex row, const FieldInfo& field, const std::string& value) {
    const Type type = from.info().type;
    std::string text;
    if (!read_quoted(value, text) || text.empty()) return "";
    if (type == Type::board)
      return field.name == "name" ? value_text(std::string("Redacted board")) : field.name == "currency" ? value : "";
    if (type == Type::stage) {
      if (field.name == "rank") return is_rank(text) ? value : "";
      if (field.name == "zone")
        return std::find(std::begin(zones), std::end(zones), text) != std::end(zones) ? value : "";
      if (const Stage* ours = m_usual.find<Stage>(from.id(row)); ours && field.name == "name" && ours->name == text)
        return value;
    }
    if (field.name == title_field(type)) return value_text(m_names[from.id(row)]);
    if (!field.target.empty()) return is_word_of(field.target, text) ? value : value_text(name_of_choice(field, text));
    if (field.name == "measure") return text == "revenue" || text == "leads" ? value : "";
    return field.name == "next_step" ? value_text(std::string("Next step"))
                                     : "";  // that there is one keeps a card fresh
  }

  static std::string money_for(const std::string& value) {
    Money money;
    if (!read_value(value, money)) return "";
    money.minor = rounded_amount(money.minor);
    return value_text(money);
  }
  static std::string count_for(Type type, const std::string& value) {
    Count count;
    const bool is_figure = type == Type::metric || type == Type::company || type == Type::target;
    if (!is_figure || !read_value(value, count) || !count) return value;
    return value_text(Count{rounded_amount(count.value)});
  }

  const Document& m_board;
  Document m_copy, m_usual;  // what every board starts with
  Random& m_random;
  std::int64_t m_now_ms;
  std::uint64_t m_session;  // of nobody
  std::unordered_map<Id, Id> m_ids;
  std::unordered_map<Id, std::string> m_names;
  std::map<std::string, std::string> m_ranks;
  std::map<std::pair<std::string_view, std::string>, std::string> m_choices;
  std::set<std::string> m_taken;
};

}  // namespace

Document redacted(const Document& board, Random& random, std::int64_t now_ms) {
  return Redaction(board, random, now_ms).take();
}

std::int64_t rounded_amount(std::int64_t amount) {
  const std::int64_t size = amount < 0 ? -amount : amount;
  std::int64_t unit = 1;
  while (size / 10 >= unit) unit *= 10;  // its first digit's place
  std::int64_t nearest = 0;
  for (const std::int64_t step : {unit, 2 * unit, 5 * unit, 10 * unit})
    if (nearest == 0 || std::abs(step - size) <= std::abs(nearest - size)) nearest = step;
  nearest = size == 0 ? 0 : std::min(nearest, largest_whole);
  return amount < 0 ? -nearest : nearest;
}

}  // namespace fb
