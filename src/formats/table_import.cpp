#include "formats/table_import.hpp"

#include <algorithm>
#include <unordered_set>

#include "formats/columns.hpp"
#include "model/currencies.hpp"
#include "model/text.hpp"

namespace fb {
namespace {

constexpr std::size_t sample_count = 3;

bool is_typed(Kind kind) {
  return kind == Kind::money || kind == Kind::rate || kind == Kind::count || kind == Kind::day || kind == Kind::instant;
}

bool is_known(Type type, std::string_view field) {
  const std::vector<std::string> choices = column_choices(type);
  return field == "deleted" || std::find(choices.begin(), choices.end(), field) != choices.end();
}

// Our own tables name their columns after the fields; ids and currencies stand beside them.
std::string own_field(Type type, std::string_view header, std::size_t column) {
  if (column == 0) return "id";
  const TypeInfo& info = type_info(type);
  const auto part_of = [&](std::string_view end, Kind kind, std::string_view part) -> std::string {
    if (header.size() <= end.size() || header.substr(header.size() - end.size()) != end) return {};
    const std::string_view base = header.substr(0, header.size() - end.size());
    const std::size_t field = field_index(info, base);
    if (field == info.fields.size() || info.fields[field].kind != kind) return {};
    return std::string(base) + std::string(part);
  };
  if (field_index(info, header) < info.fields.size()) return std::string(header);
  for (const auto& [end, kind, part] :
       {std::tuple{"_id", Kind::ref, ".key"}, std::tuple{"_id", Kind::place, ".id"},
        std::tuple{"_currency", Kind::money, ".currency"}, std::tuple{"_since", Kind::place, ".since"}})
    if (std::string field = part_of(end, kind, part); !field.empty()) return field;
  return header.substr(0, 5) == "json:" ? std::string(header) : "custom";
}

// Of one of our own tables: the type that has most of its columns.
Type own_type(const std::vector<std::string>& headers) {
  Type best = Type::other;
  std::size_t most = 0;
  for (std::size_t type = 0; type < known_types; ++type) {
    const TypeInfo& info = type_info(static_cast<Type>(type));
    const auto known =
        static_cast<std::size_t>(std::count_if(headers.begin(), headers.end(), [&info](const std::string& header) {
          return field_index(info, header) < info.fields.size();
        }));
    if (known <= most) continue;
    most = known;
    best = info.type;
  }
  return best;
}

// Half of the values at least look like what the header promises.
bool values_agree(const TableImport& table, std::size_t column, std::string_view field) {
  std::size_t seen = 0, good = 0;
  for (std::size_t row = 0; row < table.rows() && seen < 50; ++row) {
    const std::string_view cell = table.cell(row, column);
    if (trimmed(cell).empty()) continue;
    ++seen;
    good += field == "email" ? looks_like_email(cell) : looks_like_phone(cell);
  }
  return seen > 0 && good * 2 >= seen;
}

void match_columns(TableImport& table) {
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    ColumnPlan& plan = table.columns[column];
    plan.preference = 0;
    if (table.sheet.ours) {
      plan.field = own_field(table.type, plan.header, column);
      continue;
    }
    const ColumnMatch match = match_column(table.type, plan.header);
    const bool holds = !match.by_values || values_agree(table, column, match.field);
    plan.field = plan.filled == 0 && match.field.empty() ? "" : match.field.empty() || !holds ? "custom" : match.field;
    plan.preference = match.preference;
  }
}

void sample_columns(TableImport& table) {
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    ColumnPlan& plan = table.columns[column];
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string_view cell = trimmed(table.cell(row, column));
      if (cell.empty()) continue;
      ++plan.filled;
      if (plan.samples.size() < sample_count) plan.samples.emplace_back(cell.substr(0, 200));
    }
  }
}

// Names of programs' interfaces ("StageName", "CloseDate"): their numbers may be scientific (interop.md §5.2).
bool has_interface_names(const Sheet& sheet) {
  const auto count = std::count_if(sheet.headers.begin(), sheet.headers.end(), [](const std::string& header) {
    for (std::size_t i = 1; i < header.size(); ++i)
      if (header[i] >= 'A' && header[i] <= 'Z' && header[i - 1] >= 'a' && header[i - 1] <= 'z') return true;
    return false;
  });
  return count >= 3;
}

// How a column is written where its own cells do not tell: as the other columns of the file are.
CellStyle style_of_file(const TableImport& table, const std::vector<StyleFinder>& finders, MarkEvidence& marks,
                        DateEvidence& dates) {
  CellStyle style;
  for (const StyleFinder& finder : finders) {
    marks.point += finder.marks().point;
    marks.comma += finder.marks().comma;
    dates.day_first += finder.dates().day_first;
    dates.month_first += finder.dates().month_first;
  }
  style.mark = marks.mark();
  const bool continental = style.mark == DecimalMark::comma || table.sheet.delimiter == ';';
  style.dates = dates.is_clear() ? dates.order() : continental ? DateOrder::day_first : DateOrder::month_first;
  style.scientific = has_interface_names(table.sheet);
  style.exact = table.sheet.ours;
  style.utc_offset_minutes = table.options.utc_offset_minutes;
  style.home = style.currency = table.options.currency;
  return style;
}

void find_styles(TableImport& table) {
  std::vector<StyleFinder> finders;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    const Kind kind = column_kind(table.type, table.columns[column].field);
    finders.emplace_back(kind);
    if (!is_typed(kind)) continue;
    for (std::size_t row = 0; row < table.rows(); ++row) finders.back().look(table.cell(row, column));
  }
  MarkEvidence marks;
  DateEvidence dates;
  const CellStyle common = style_of_file(table, finders, marks, dates);
  const bool marks_are_known = marks.point + marks.comma > 0;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    ColumnPlan& plan = table.columns[column];
    plan.style = common;
    finders[column].decide(plan.style);
    plan.question =
        table.sheet.ours ? std::string() : finders[column].question(plan.style, marks_are_known, dates.is_clear());
    if (const std::string currency = header_currency(plan.header); !currency.empty()) plan.style.currency = currency;
  }
}

// True when the column of that field has a value in every row and none twice.
bool tells_apart(const TableImport& table, std::string_view field) {
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    if (table.columns[column].field != field || table.columns[column].filled != table.rows()) continue;
    std::unordered_set<std::string> seen;
    for (std::size_t row = 0; row < table.rows(); ++row)
      if (!seen.insert(folded(table.cell(row, column))).second) return false;
    return true;
  }
  return false;
}

std::string suggested_key(const TableImport& table) {
  const auto has = [&table](std::string_view field) {
    return std::any_of(table.columns.begin(), table.columns.end(),
                       [field](const ColumnPlan& plan) { return plan.field == field; });
  };
  if (table.sheet.ours || has("external_id")) return {};
  for (const std::string_view field : {"email", "domain", "name", "title"})
    if (field_index(type_info(table.type), field) < type_info(table.type).fields.size() && tells_apart(table, field) &&
        !(field == "title" && table.type == Type::lead))  // a job title
      return std::string(field);
  return {};
}

}  // namespace

Kind column_kind(Type type, std::string_view field) {
  const std::size_t dot = field.find('.');
  const std::string_view part = dot == std::string_view::npos ? std::string_view() : field.substr(dot + 1);
  if (part == "since") return Kind::instant;
  if (part == "won" || part == "closed" || part == "converted" || part == "active") return Kind::flag;
  const TypeInfo& info = type_info(type);
  const std::size_t index = field_index(info, field);
  return index < info.fields.size() ? info.fields[index].kind : Kind::text;
}

void set_table_type(TableImport& table, Type type) {
  table.type = type;
  match_columns(table);
  find_styles(table);
  table.key = suggested_key(table);
}

void set_column_field(TableImport& table, std::size_t column, std::string_view field) {
  if (column >= table.columns.size()) return;
  ColumnPlan& plan = table.columns[column];
  plan.field = field.empty() || is_known(table.type, field) ? field : "custom";
  plan.preference = 0;  // what a person chose comes first
  find_styles(table);
  table.key = suggested_key(table);
}

Result<TableImport> read_table(std::string_view bytes, std::optional<Type> wanted, const TableOptions& options) {
  Result<Sheet> sheet = read_sheet(bytes, options.sheet);
  if (!sheet) return Error{sheet.error()};
  TableImport table;
  table.sheet = std::move(*sheet);
  table.options = options;
  for (const std::string& header : table.sheet.headers) table.columns.push_back({header, {}, 0, {}, 0, {}, {}});
  sample_columns(table);
  const Type guessed = table.sheet.ours ? own_type(table.sheet.headers) : guess_type(table.sheet.headers);
  set_table_type(table, wanted.value_or(guessed));
  return table;
}

}  // namespace fb
