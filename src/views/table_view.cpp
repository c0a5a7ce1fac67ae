#include "views/table_view.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "model/sorting.hpp"
#include "views/clipboard_rows.hpp"
#include "views/fields.hpp"
#include "views/icons.hpp"
#include "views/notices.hpp"

namespace fb {
namespace {

struct Words {
  std::string_view title, filter, add, fresh;
  const char* icon;
  std::string_view empty, belongs_here;
};
constexpr Words campaign_words{"Campaigns",
                               "Filter campaigns",
                               "New campaign",
                               "New campaign",
                               icon::megaphone,
                               "No campaigns yet",
                               "A campaign is whatever makes people interested: a webinar, an ad, a newsletter. Its "
                               "leads and deals show what it brought."};
constexpr Words lead_words{
    "Leads",
    "Filter leads",
    "New lead",
    "New lead",
    icon::users,
    "No leads yet",
    "Leads are people who showed interest and are not yet in a deal. Add one, or import a list under Data."};
constexpr Words deal_words{
    "Deals",
    "Filter deals",
    "New deal",
    "New deal",
    icon::handshake,
    "No deals yet",
    "Deals are what sales works on, from the first talk to won or lost. Add one, or accept a lead at the handoff."};
const Words& words_for(Type type) {
  return type == Type::deal ? deal_words : type == Type::lead ? lead_words : campaign_words;
}

constexpr std::string_view all_stages = "All stages", all_owners = "All owners", no_owner = "No owner";

struct NamedId {
  std::string name;
  Id id;
  Colour mark = 0;
};

std::vector<Option> options_of(std::string_view all, const std::vector<NamedId>& named) {
  std::vector<Option> options{{std::string(all)}};
  for (const NamedId& one : named) options.push_back({one.name, nullptr, one.mark});
  return options;
}

std::string_view name_of(const std::vector<NamedId>& named, const Id& id, std::string_view otherwise) {
  const auto found = std::find_if(named.begin(), named.end(), [&](const NamedId& one) { return one.id == id; });
  return id && found != named.end() ? std::string_view(found->name) : otherwise;
}

std::vector<NamedId> stages_of(Ui& ui, Type type) {
  const Document& document = app::shown(ui.state);
  std::vector<NamedId> found;
  const auto add = [&](const Id& id, const Stage& stage) {
    if (card_type(zone_of(stage)) == type) found.push_back({stage.name, id, ui.theme.zone(zone_of(stage))});
  };
  for (const Id& id : columns(document)) add(id, *document.find<Stage>(id));
  document.each<Stage>([&](const Id& id, const Stage& stage) {
    if (zone_of(stage) == Zone::off) add(id, stage);
  });
  return found;
}

std::vector<NamedId> members_of(const Document& document) {
  std::vector<NamedId> found;
  document.each<Member>([&](const Id& id, const Member& member) { found.push_back({member.name, id}); });
  sort_list(found, [](const NamedId& a, const NamedId& b) { return a.name < b.name; });
  return found;
}

}  // namespace

TableView::TableView(Type type) : m_type(type), m_rows(type), m_grid(type) {
  m_wish.column = first_sorted_column(type);
  m_wish.descending = true;
}

void TableView::clear_field(Ui& ui) {
  m_wish.filter.clear();
  if (m_field == 0) return;
  ui.page.replace_field = true;
  ui.page.replace_field_text.clear();
}

void TableView::clear_filter(Ui& ui) {
  clear_field(ui);
  m_wish.stage = m_wish.owner = Id{};
  m_wish.without_owner = false;
}

void TableView::add_record(Ui& ui) {
  const Document& document = app::shown(ui.state);
  for (const Id& id : columns(document)) {
    if (card_type(zone_of(*document.find<Stage>(id))) != m_type) continue;
    clear_filter(ui);  // so that the new row shows
    ui.emit(app::Do{AddCard{id, std::string(words_for(m_type).fresh), {}}});
    m_rows_before_new = document.table(m_type).size();
    return;
  }
}

void TableView::actions(Ui& ui, Rect& bar) {
  const Words& words = words_for(m_type);
  const ButtonStyle add{.look = Look::filled, .icon = icon::plus},
      export_csv{.look = Look::outlined, .icon = icon::download};
  if (button(ui, cut_right(bar, button_width(ui, words.add, add)), words.add, add)) add_record(ui);
  cut_right(bar, ui.px(8));
  if (button(ui, cut_right(bar, button_width(ui, "Export CSV", export_csv)), "Export CSV", export_csv)) {
    std::vector<Id> shown;  // what is filtered out stays here
    for (const RowIndex row : m_rows.rows()) shown.push_back(app::shown(ui.state).table(m_type).id(row));
    ui.emit(app::ExportFile{app::ExportFile::Kind::csv, m_type, std::move(shown)});
  }
}

void TableView::filters(Ui& ui, Rect bar) {
  const Words& words = words_for(m_type);
  const TableWish before = m_wish;
  const float gap = ui.px(8), narrow = std::min(ui.px(152), std::floor(bar.w * 0.28f));
  const Rect field = cut_left(bar, std::min(ui.px(280), bar.w - 2 * narrow - 2 * gap));
  FieldStyle style;
  style.kind = FieldKind::search;
  style.role = Role::searchbox;
  style.placeholder = words.filter;
  style.icon = icon::search;
  const FieldEvent event = text_field(ui, field, "##filter", words.filter, m_wish.filter, style);
  if (event.is_open) m_rows.expect_filter(app::shown(ui.state));
  if (event.cancelled) clear_field(ui);
  else if (event.changed || event.committed) m_wish.filter = event.text;
  m_field = event.is_open ? event.id : 0;

  cut_left(bar, gap);
  const std::vector<NamedId> stages = stages_of(ui, m_type);
  const int stage = choice(ui, cut_left(bar, narrow), "Stage", name_of(stages, m_wish.stage, all_stages),
                           options_of(all_stages, stages));
  if (stage >= 0) m_wish.stage = stage == 0 ? Id{} : stages[static_cast<std::size_t>(stage) - 1].id;

  cut_left(bar, gap);
  const std::vector<NamedId> members = members_of(app::shown(ui.state));
  std::vector<Option> owners = options_of(all_owners, members);
  owners.push_back({std::string(no_owner)});
  const std::string_view shown = m_wish.without_owner ? no_owner : name_of(members, m_wish.owner, all_owners);
  const int owner = choice(ui, cut_left(bar, narrow), "Owner", shown, owners);
  if (owner >= 0) {
    const auto at = static_cast<std::size_t>(owner);
    m_wish.without_owner = at == owners.size() - 1;
    m_wish.owner = at == 0 || m_wish.without_owner ? Id{} : members[at - 1].id;
  }
  if (!(before == m_wish)) m_grid.scroll_to_top();
}

void TableView::toolbar(Ui& ui, Rect& area) {
  const Words& words = words_for(m_type);
  const bool is_wide = area.w >= ui.px(1000), is_empty = m_rows.total() == 0;
  Rect bar = inset(cut_top(area, ui.control(size::field) + ui.px(30)), ui.px(24), ui.px(15));
  const float title = text_width(ui, words.title, size::title, Weight::semibold);
  ui.sem.add(Role::heading, id_of("##title"), {bar.x, bar.y, title, bar.h}, words.title).level = 1;
  text(ui, bar, words.title, ui.theme.text, size::title, Weight::semibold);
  if (is_empty) return;
  const Format format = Format::of_locale(ui.state.locale, app::shown_day(ui.state));
  std::string count = format.whole(static_cast<std::int64_t>(m_rows.total()));
  if (m_wish.is_filtering()) count = format.whole(static_cast<std::int64_t>(m_rows.rows().size())) + " of " + count;
  cut_left(bar, title + ui.px(10));
  const float used = text(ui, {bar.x, bar.y + ui.px(1), bar.w, bar.h}, count, ui.theme.text_2, size::base);
  ui.sem.add(Role::text, id_of("##count"), {bar.x, bar.y, used, bar.h}, count);
  // Room for the longest count, so that nothing moves while somebody types.
  const std::string longest = format.whole(static_cast<std::int64_t>(m_rows.total()));
  cut_left(bar, std::max(used, text_width(ui, longest + " of " + longest, size::base)) + ui.px(20));
  actions(ui, bar);
  cut_right(bar, ui.px(16));
  if (is_wide) return filters(ui, bar);
  Rect second = inset(cut_top(area, ui.control(size::field) + ui.px(16)), ui.px(24), 0);
  cut_bottom(second, ui.px(16));
  filters(ui, second);
}

void TableView::footer(Ui& ui, const Format& format, const Rect& bar) {
  line(bar.x, bar.y, bar.x + bar.w, bar.y, ui.theme.line);
  Rect inside = inset(bar, ui.px(24), 0);
  const auto count = static_cast<std::int64_t>(m_rows.rows().size());
  const TypeInfo& info = type_info(m_type);
  std::string said = format.whole(count) + " " + std::string(count == 1 ? info.name : info.list);
  cut_left(inside, text(ui, inside, said, ui.theme.text_2, size::small) + ui.px(20));
  for (const TableSum& sum : m_rows.sums()) {
    std::string label(sum.label);
    label += ' ';
    cut_left(inside, text(ui, inside, label, ui.theme.text_2, size::small));
    const std::string money = format.money(sum.money);
    cut_left(inside, text(ui, inside, money, ui.theme.text, size::small, Weight::semibold));
    said += ", " + label + money;
    if (sum.left_out > 0) {
      const std::string rest = " and " + format.whole(sum.left_out) + " in other currencies";
      cut_left(inside, text(ui, inside, rest, ui.theme.text_2, size::small));
      said += rest;
    }
    cut_left(inside, ui.px(20));
  }
  ui.sem.add(Role::text, id_of("##sums"), bar, said);
}

void TableView::nothing_there(Ui& ui, const Rect& area) {
  const Words& words = words_for(m_type);
  if (empty_notice(ui, area, {words.icon, words.empty, words.belongs_here, words.add, icon::plus})) add_record(ui);
}

void TableView::nothing_found(Ui& ui, const Rect& area) {
  const std::string kind(type_info(m_type).list);
  const std::string title =
      m_wish.filter.empty() ? "No " + kind + " match these filters" : "No " + kind + " match “" + m_wish.filter + "”";
  const bool is_narrowed = m_wish.stage || m_wish.owner || m_wish.without_owner;
  const std::string_view advice =
      is_narrowed && !m_wish.filter.empty() ? "The stage and owner chosen above count too." : std::string_view();
  if (empty_notice(ui, area, {icon::search, title, advice, "Clear filter", nullptr})) clear_filter(ui);
}

void TableView::draw(Ui& ui, const Rect& area) {
  const Document& document = app::shown(ui.state);
  push_id(type_info(m_type).list);
  const Format format = Format::of_locale(ui.state.locale, app::shown_day(ui.state));
  const std::uint64_t stages_revision = document.table(Type::stage).revision();
  if (!m_stages || m_board != document.board || m_stages_revision != stages_revision) m_stages.emplace(document);
  m_board = document.board;
  m_stages_revision = stages_revision;
  const Table& table = document.table(m_type);
  if (m_rows_before_new && *m_rows_before_new < table.size()) {  // it is the last one
    ui.emit(app::SelectRecord{m_type, table.id(static_cast<RowIndex>(table.size() - 1)), true});
    m_rows_before_new.reset();
  }
  if (m_type == Type::campaign) m_campaigns.update(document);
  const TableContext at{document, format, *m_stages, m_campaigns, app::shown_ms(ui.state)};
  m_rows.update(at, m_wish);

  fill(area, ui.theme.surface);
  Rect rest = area;
  const std::size_t found = m_rows.rows().size();
  toolbar(ui, rest);
  m_rows.update(at, m_wish);  // a key in the filter shows in this very frame
  if (m_rows.rows().size() != found)
    ui.say(format.whole(static_cast<std::int64_t>(m_rows.rows().size())) + " " + std::string(type_info(m_type).list));
  if (m_rows.total() == 0) {
    nothing_there(ui, rest);
  } else if (m_rows.rows().empty()) {
    nothing_found(ui, rest);
  } else {
    const Rect bar = cut_bottom(rest, ui.px(36));
    line(rest.x, rest.y, rest.x + rest.w, rest.y, ui.theme.line);
    m_grid.draw(ui, rest, words_for(m_type).title, at, m_rows, m_wish);
    footer(ui, format, bar);
  }
  take_clipboard(ui);
  pop_id();
}

void TableView::take_clipboard(Ui& ui) {
  Page& page = ui.page;
  if (ui.state.dialog != app::Dialog::none) return;
  if (page.copies && m_grid.has_focus()) {
    page.copied = rows_as_text(ui, m_type, {m_grid.cursor()});
    if (page.cuts) ui.emit(app::Do{DeleteRecords{m_type, {m_grid.cursor()}}});
    else ui.say("Copied the row");
  }
  if (!page.pasted.empty()) ui.emit(app::PasteRows{m_type, std::exchange(page.pasted, {}), row_headers(m_type)});
}

}  // namespace fb
