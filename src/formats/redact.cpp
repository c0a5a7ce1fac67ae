#include "formats/redact.hpp"

#include <algorithm>
#include <cstdlib>

#include "model/card_places.hpp"
#include "model/edits.hpp"
#include "model/id_index.hpp"
#include "model/rank.hpp"
#include "model/sorting.hpp"
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

struct Renamed {
  Id id;
  std::string name;
};

class Redaction {
 public:
  Redaction(const Document& board, Random& random, std::int64_t now_ms)
      : m_board(board), m_random(random), m_now_ms(now_ms), m_first_name(random.below(65536)) {
    for (int digit = 0; digit < 8; ++digit) m_session = m_session << 5 | m_random.below(10);
  }

  Document take() {
    m_copy.board = new_id(m_now_ms);
    add_well_known(m_usual);
    each_record([&](const Table& table, RowIndex row) { rename(table, row); });
    sort_list(m_ranks);
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
    const auto next = static_cast<std::uint32_t>(m_renamed.size());
    if (m_index.find_or_add(id, next) != next) return;
    m_renamed.push_back({is_usual ? id : new_id(id.is_ulid() ? id.made_ms() : m_now_ms), new_name(table.info().name)});
    if (const Place* place = place_of(table, row); place && *place) m_ranks.push_back(place->rank);
  }
  // Null for a record that is left out.
  const Renamed* renamed(const Id& id) const {
    const std::uint32_t found = m_index.find(id);
    return found == IdIndex::none ? nullptr : &m_renamed[found];
  }
  // Of the day only: to the millisecond it could be looked up. Then digits, because letters would spell names by chance.
  Id new_id(std::int64_t ms) {
    std::string text = Id::from_parts(day_of(ms), 0, 0).text().substr(0, 10);
    for (int digit = 0; digit < 16; ++digit) text += static_cast<char>('0' + m_random.below(10));
    return Id::from_text(text).value_or(Id{});
  }
  static std::int64_t day_of(std::int64_t ms) { return ms - ms % ms_per_day; }
  // In the same order; 'f' is followed by six that count (model/rank.cpp).
  std::string new_rank(const std::string& rank) const {
    const auto place = std::lower_bound(m_ranks.begin(), m_ranks.end(), rank) - m_ranks.begin();
    return "f" + std::to_string(1'000'000 + place).substr(1) + "5";
  }
  // “Lead 7f3a”: four digits that look drawn and never come twice, more for the next 65,536.
  std::string new_name(std::string_view kind) {
    std::string name(kind);
    name[0] = static_cast<char>(name[0] - 32);
    name += ' ';
    const std::uint32_t number = m_names++, mixed = number * 40503u + m_first_name;
    for (std::uint32_t shift = 16; shift > 0; shift -= 4) name += hex(mixed >> (shift - 4));
    for (std::uint32_t more = number >> 16; more > 0; more >>= 4) name += hex(more);
    return name;
  }
  static char hex(std::uint32_t digit) { return "0123456789abcdef"[digit & 15]; }
  // The same for every record that has the value, so that groups stay groups.
  const std::string& name_of_choice(const FieldInfo& field, const std::string& value) {
    const auto is_before = [](const Chosen& one, const std::string& text) { return one.value < text; };
    const std::string key = std::string(field.target) + ' ' + value;
    auto found = std::lower_bound(m_choices.begin(), m_choices.end(), key, is_before);
    if (found == m_choices.end() || found->value != key) found = m_choices.insert(found, {key, new_name(field.name)});
    return found->name;
  }

  void copy(const Table& from, RowIndex row) {
    Table& into = m_copy.table(from.info().type);
    const Table& usual = m_usual.table(from.info().type);
    const RowIndex target = into.add(renamed(from.id(row))->id), same = usual.find(from.id(row));
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
        read_value(value, id);
        return renamed(id) ? value_text(renamed(id)->id) : "";
      }
      case Kind::place: {
        Place place;
        read_value(value, place);
        if (!renamed(place.stage)) return "";
        place.stage = renamed(place.stage)->id;
        place.rank = new_rank(place.rank);
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
    read_quoted(value, text);
    if (text.empty()) return "";
    if (type == Type::board)
      return field.name == "name" ? value_text(std::string("Redacted board")) : field.name == "currency" ? value : "";
    if (type == Type::stage) {
      if (field.name == "rank") return is_rank(text) ? value : "";
      if (field.name == "zone")
        return std::find(std::begin(zones), std::end(zones), text) != std::end(zones) ? value : "";
      if (const Stage* ours = m_usual.find<Stage>(from.id(row)); ours && field.name == "name" && ours->name == text)
        return value;
    }
    if (field.name == title_field(type)) return value_text(renamed(from.id(row))->name);
    if (!field.target.empty()) return is_word_of(field.target, text) ? value : value_text(name_of_choice(field, text));
    if (field.name == "measure") return text == "revenue" || text == "leads" ? value : "";
    return field.name == "next_step" ? value_text(std::string("Next step"))
                                     : "";  // that there is one keeps a card fresh
  }

  static std::string money_for(const std::string& value) {
    Money money;
    read_value(value, money);
    money.minor = rounded_amount(money.minor);
    return value_text(money);
  }
  static std::string count_for(Type type, const std::string& value) {
    Count count;
    const bool is_figure = type == Type::metric || type == Type::company || type == Type::target;
    read_value(value, count);
    if (!is_figure || !count) return value;
    return value_text(Count{rounded_amount(count.value)});
  }

  const Document& m_board;
  Document m_copy, m_usual;  // what every board starts with
  Random& m_random;
  std::int64_t m_now_ms;
  std::uint64_t m_session = 0;  // of nobody
  struct Chosen {
    std::string value, name;
  };
  IdIndex m_index;
  std::vector<Renamed> m_renamed;
  std::vector<std::string> m_ranks;  // sorted
  std::vector<Chosen> m_choices;     // by value
  std::uint32_t m_names = 0, m_first_name;
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
