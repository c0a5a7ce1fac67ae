#include "views/palette.hpp"

#include <algorithm>

#include "app/commands.hpp"
#include "model/edits.hpp"
#include "model/text.hpp"
#include "views/dialogs.hpp"
#include "views/fields.hpp"
#include "views/icons.hpp"
#include "views/scroll.hpp"
#include "views/shortcuts.hpp"

namespace fb {
namespace {

constexpr float row_height = 40;  // CSS pixels
constexpr std::size_t most_of_a_type = 8, most_looked_at = 400;

const char* icon_of(Type type) {
  switch (type) {
    case Type::campaign: return icon::megaphone;
    case Type::lead: return icon::user;
    case Type::deal: return icon::handshake;
    default: return icon::building_2;
  }
}

std::string company_and_stage(const Document& document, const Id& company, const Place& place) {
  std::string out;
  if (const Company* row = document.find<Company>(company)) out = row->name;
  if (const Stage* stage = document.find<Stage>(place.stage)) out += (out.empty() ? "" : " · ") + stage->name;
  return out;
}

std::string second_of(const Document& document, const Table& table, RowIndex row) {
  switch (table.info().type) {
    case Type::campaign: return company_and_stage(document, {}, table.as<Campaign>(row).place);
    case Type::lead: return company_and_stage(document, table.as<Lead>(row).company, table.as<Lead>(row).place);
    case Type::deal: return company_and_stage(document, table.as<Deal>(row).company, table.as<Deal>(row).place);
    default: return table.as<Company>(row).city;
  }
}

bool has_all_words(std::string_view text, std::string_view query) {
  while (!query.empty()) {
    const std::size_t end = std::min(query.find(' '), query.size());
    if (end > 0 && text.find(query.substr(0, end)) == std::string_view::npos) return false;
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return true;
}

}  // namespace

void Palette::find_commands(Ui& ui) {
  const std::string wanted = folded(m_query);
  const auto commands = app::commands();
  for (std::size_t i = 0; i < commands.size(); ++i) {
    const app::Command& command = commands[i];
    if (command.name == "Search" || !command.is_enabled(ui.state)) continue;
    if (!has_all_words(folded(command.name) + " " + folded(command.group), wanted)) continue;
    Hit hit;
    hit.command = i;
    hit.title = command.name;
    hit.second = command.group;
    hit.right = chord_label(command.chord);
    hit.icon = icon::command;
    m_hits.push_back(std::move(hit));
  }
}

// Those whose name begins with what was typed come first.
void Palette::find_records(Ui& ui, Type type, SearchIndex& index) {
  const Document& document = app::shown(ui.state);
  const Table& table = document.table(type);
  const std::string wanted = folded(m_query);
  index.update(document);
  index.find(m_query, m_found);
  std::vector<RowIndex> first, rest;
  for (RowIndex row = 0;
       row < m_found.size() && first.size() < most_of_a_type && first.size() + rest.size() < most_looked_at; ++row) {
    if (!m_found[row] || table.is_deleted(row)) continue;
    const bool begins = folded(title_of(document, type, table.id(row))).rfind(wanted, 0) == 0;
    (begins ? first : rest).push_back(row);
  }
  first.insert(first.end(), rest.begin(), rest.end());
  for (std::size_t i = 0; i < std::min(first.size(), most_of_a_type); ++i) {
    Hit hit;
    hit.record = {type, table.id(first[i])};
    hit.title = title_of(document, type, hit.record.id);
    hit.second = second_of(document, table, first[i]);
    hit.icon = icon_of(type);
    m_hits.push_back(std::move(hit));
  }
}

void Palette::find(Ui& ui) {
  m_hits.clear();
  m_at = 0;
  m_shows_at = true;
  m_revision = app::shown(ui.state).revision();
  if (ui.state.phase == app::Phase::ready && !trimmed(m_query).empty()) {
    find_records(ui, Type::campaign, m_campaigns);
    find_records(ui, Type::lead, m_leads);
    find_records(ui, Type::deal, m_deals);
    find_records(ui, Type::company, m_companies);
  }
  const std::size_t records = m_hits.size();
  find_commands(ui);
  std::rotate(m_hits.begin(), m_hits.begin() + static_cast<std::ptrdiff_t>(records), m_hits.end());  // commands are few
}

void Palette::run(Ui& ui, const Hit& hit) {
  ui.emit(app::CloseDialog{});
  if (hit.record) ui.emit(app::SelectRecord{hit.record.type, hit.record.id});
  else ui.emit(app::commands()[hit.command].make());
}

void Palette::draw(Ui& ui, bool opens) {
  if (opens) m_query.clear();
  if (opens || m_revision != app::shown(ui.state).revision()) find(ui);
  Rect body;
  if (begin_dialog(ui, "Search", 620, 520, body)) ui.emit(app::CloseDialog{});
  FieldStyle style;
  style.kind = FieldKind::search;
  style.placeholder = "A name, an e-mail, a company, or what you want to do";
  style.icon = icon::search;
  style.role = Role::searchbox;
  style.wants_focus = opens;
  const FieldEvent field = text_field(ui, cut_top(body, ui.control(40)), "##query", "Search for", m_query, style);
  if ((field.changed || field.entered) && field.text != m_query) {
    m_query = field.text;
    find(ui);
  }
  const int step = ui.key_in_field(Key::down) ? 1 : ui.key_in_field(Key::up) ? -1 : 0;
  if (step != 0 && !m_hits.empty()) {
    m_at = (m_at + m_hits.size() + static_cast<std::size_t>(step > 0 ? 1 : m_hits.size() - 1)) % m_hits.size();
    m_shows_at = true;
    ui.say(m_hits[m_at].title + (m_hits[m_at].second.empty() ? "" : ", " + m_hits[m_at].second));
  }
  cut_top(body, ui.px(10));
  const Rect list = inset(body, -ui.px(12), 0);
  const float row = ui.control(row_height), top = row * static_cast<float>(m_at);
  const Hit* taken = field.entered && !m_hits.empty() ? &m_hits[m_at] : nullptr;
  const Scroll scroll = begin_scroll(ui, "##hits", list, list.w, row * static_cast<float>(m_hits.size()));
  if (m_shows_at) {
    if (top < scroll.y) scroll_here(-1, top);
    else if (top + row > scroll.y + list.h) scroll_here(-1, top + row - list.h);
    m_shows_at = false;
  }
  ui.sem.open(Role::listbox, id_of("##list"), list, "Found");
  for (std::size_t i = 0; i < m_hits.size(); ++i) {
    const Rect rect{list.x, list.y - scroll.y + row * static_cast<float>(i), list.w, row};
    if (is_visible(rect) && draw_hit(ui, rect, m_hits[i], i)) taken = &m_hits[i];
  }
  ui.sem.close();
  if (m_hits.empty())
    text(ui, {list.x, list.y + ui.px(24), list.w, ui.px(24)}, "Nothing is called that.", ui.theme.text_2, size::base,
         Weight::regular, Align::center);
  end_scroll(ui);
  end_dialog(ui);
  if (taken) run(ui, *taken);
}

bool Palette::draw_hit(Ui& ui, const Rect& rect, const Hit& hit, std::size_t position) {
  const bool is_at = position == m_at;
  const std::string name = hit.title + (hit.second.empty() ? "" : ", " + hit.second);
  push_id(hit.record ? hit.record.id.text() : hit.title);
  const Press press = pressable(ui, "##hit", rect, Role::option, name, is_at ? sem::selected : 0);
  pop_id();
  ui.sem.nodes.back().position = static_cast<std::int32_t>(position + 1);
  ui.sem.nodes.back().set_size = static_cast<std::int32_t>(m_hits.size());
  if (is_at) fill(rect, ui.theme.selected, ui.px(size::small_radius));
  else if (press.hovered) fill(rect, ui.theme.hover, ui.px(size::small_radius));
  Rect inside = inset(rect, ui.px(12), 0);
  draw_icon(ui, cut_left(inside, ui.px(16)), hit.icon, ui.theme.text_2);
  cut_left(inside, ui.px(12));
  const float right = text_width(ui, hit.right, size::small);
  if (right > 0) {
    text(ui, cut_right(inside, right), hit.right, ui.theme.text_2, size::small);
    cut_right(inside, ui.px(12));
  }
  const float title = std::min(text_width(ui, hit.title, size::base, Weight::semibold) + 1, inside.w * 0.6f);
  text(ui, cut_left(inside, title), hit.title, ui.theme.text, size::base, Weight::semibold);
  cut_left(inside, ui.px(12));
  text(ui, inside, hit.second, ui.theme.text_2, size::small);
  if (press.focused) focus_ring(ui, inset(rect, ui.px(2), ui.px(2)), ui.px(4));
  return press.pressed;
}

}  // namespace fb
