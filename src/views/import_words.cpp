#include <algorithm>

#include "views/field_text.hpp"
#include "views/import_dialog.hpp"

namespace fb {
namespace {

constexpr std::size_t longest_value = 48;  // bytes of a value in a line of the preview

std::string shortened(std::string words) {
  if (words.size() <= longest_value) return words;
  std::size_t end = longest_value;
  while (end > 0 && (words[end] & 0xC0) == 0x80) --end;
  return words.substr(0, end) + "…";
}

std::string_view delimiter_words(char delimiter) {
  switch (delimiter) {
    case ',': return "comma";
    case ';': return "semicolon";
    case '\t': return "tab";
    default: return "bar";
  }
}

std::string counted(const Format& format, std::size_t count, std::string_view one, std::string_view many) {
  return format.whole(static_cast<std::int64_t>(count)) + " " + std::string(count == 1 ? one : many);
}

}  // namespace

std::string what_it_is(const Format& format, const app::ImportFile& file, int utc_offset_minutes) {
  if (file.table)
    return "Table, " + counted(format, file.rows, "row", "rows") + ", " + file.encoding + ", " +
           std::string(delimiter_words(file.delimiter));
  std::string out = file.has_stamps ? "Snapshot" : "Records without history";
  if (!file.board.empty()) out += " of “" + file.board + "”";
  if (!file.by.empty()) out += " by " + file.by;
  if (file.exported_ms > 0) out += ", " + format.moment(file.exported_ms, utc_offset_minutes);
  return out;
}

std::string holds_words(const Format& format, const app::CountByType& counts) {
  constexpr Type shown[] = {Type::campaign, Type::lead, Type::deal, Type::company, Type::touch, Type::note};
  std::string out;
  for (const Type type : shown) {
    const std::size_t count = counts[static_cast<std::size_t>(type)];
    if (count > 0)
      out += (out.empty() ? "" : " · ") + counted(format, count, type_info(type).name, type_info(type).list);
  }
  return out.empty() ? "No records" : out;
}

std::string change_words(const Document& document, const Format& format, const app::PreviewLine& line) {
  std::string out;
  for (const app::FieldChange& change : line.changes) {
    const FieldInfo info{change.field, change.kind, 0, {}};
    const auto words = [&](const std::string& value) { return shortened(shown_value(document, info, value, format)); };
    if (!out.empty()) out += " · ";
    if (line.group >= app::PreviewLine::Group::added) out += words(change.after);
    else if (change.before == change.after) out += "Another place in " + words(change.after);
    else out += label_of(change.field) + " " + words(change.before) + " → " + words(change.after);
  }
  return out;
}

std::string field_choice_words(std::string_view field) {
  if (field.empty()) return "Skip";
  if (field == "custom" || field.substr(0, 5) == "json:") return "Keep as custom";
  if (field == "id") return "Funnelboard id";
  if (field == "deleted") return "Leaves out rows that say yes";
  const std::size_t dot = field.find('.');
  if (dot == std::string_view::npos) return label_of(field);
  const std::string base = label_of(field.substr(0, dot));
  const std::string_view part = field.substr(dot + 1);
  if (part == "first" || part == "last") return part == "first" ? "First name" : "Last name";
  if (part == "key") return base + " (by its id)";
  if (part == "since") return base + " since";
  return base + ": " + std::string(part);
}

}  // namespace fb
