#include "views/cards.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "model/edits.hpp"
#include "model/stages.hpp"
#include "views/icons.hpp"
#include "views/widgets.hpp"

namespace fb {
namespace {

std::string name_of(const Document& document, const Id& company) {
  const Company* row = document.find<Company>(company);
  return row ? row->name : std::string();
}

std::string member_name(const Document& document, const Id& member) {
  const Member* row = document.find<Member>(member);
  return row ? row->name : std::string();
}

// The card's body; gives the room inside its padding.
Rect frame(Ui& ui, const Rect& rect, const CardLook& look) {
  const Theme& theme = ui.theme;
  const float radius = ui.px(size::radius);
  if (look.is_lifted) shadow(ui, rect, radius, 14);
  const Colour edge = look.is_selected || look.is_lifted ? theme.accent
                      : look.is_hovered                  ? theme.line_strong
                                                         : theme.line;
  fill(rect, edge, radius);
  const float width = std::max(1.0f, ui.px(look.is_selected ? 2 : 1));
  fill(inset(rect, width, width), theme.surface, radius - width);
  if (look.is_marked) fill(inset(rect, width, width), theme.selected, radius - width);
  return inset(rect, ui.px(12), ui.px(10));
}

void finish(Ui& ui, const Rect& rect, const CardLook& look) {
  const float radius = ui.px(size::radius);
  if (look.is_dim) fill(rect, faded(ui.theme.page, 170), radius);
  if (look.is_focused) focus_ring(ui, rect, radius);
}

void owner(Ui& ui, Rect& row, const Id& member) {
  const std::string name = member_name(app::shown(ui.state), member);
  const float side = ui.px(20);
  if (name.empty()) return;
  const Rect box = cut_right(row, side);
  avatar(ui, {box.x, std::round(box.y + (box.h - side) * 0.5f), side, side}, name);
  cut_right(row, ui.px(6));
}

std::string days_in(const Format& format, std::int64_t since_ms, std::int64_t now_ms) {
  const std::int64_t days = std::max<std::int64_t>(0, (now_ms - since_ms) / ms_per_day);
  return format.whole(days) +
         "\xC2\xA0"
         "d";
}

}  // namespace

float card_height(Type type) { return type == Type::deal ? 112 : type == Type::lead ? 92 : 126; }

const char* channel_icon(std::string_view channel) {
  constexpr std::array<std::pair<std::string_view, const char*>, 14> icons{{{"email", icon::mail},
                                                                            {"paid_search", icon::search},
                                                                            {"paid_social", icon::message_square},
                                                                            {"organic_social", icon::message_square},
                                                                            {"organic_search", icon::globe},
                                                                            {"content", icon::newspaper},
                                                                            {"webinar", icon::presentation},
                                                                            {"event", icon::ticket},
                                                                            {"referral", icon::users},
                                                                            {"partner", icon::handshake},
                                                                            {"display", icon::eye},
                                                                            {"video", icon::video},
                                                                            {"phone", icon::phone},
                                                                            {"direct", icon::send}}};
  for (const auto& [name, glyph] : icons)
    if (name == channel) return glyph;
  return icon::megaphone;
}

bool is_rotting(const Document& document, const Place& place, Day step_day, std::int64_t last_touched_ms,
                std::int64_t now_ms) {
  if (step_day) return false;
  const Stage* stage = document.find<Stage>(place.stage);
  if (!stage || !stage->rot_days || stage->rot_days.value <= 0) return false;
  return now_ms - std::max(place.since, last_touched_ms) > stage->rot_days.value * ms_per_day;
}

void step_chip(Ui& ui, const Format& format, const Rect& box, std::string_view step, Day day) {
  const Theme& theme = ui.theme;
  Colour words = theme.text_2, ground = theme.sunken;
  const char* glyph = icon::circle;
  std::string label = "No next step";
  if (day) {
    const int left = day.days - format.today.days;
    words = left < 0 ? theme.red : left == 0 ? theme.amber : theme.green;
    ground = left < 0 ? theme.red_soft : left == 0 ? theme.amber_soft : theme.green_soft;
    glyph = left < 0 ? icon::triangle_alert : icon::calendar_clock;
    label = std::string(step.empty() ? "Step" : step) + " · " + format.day_relative(day);
  } else if (!step.empty()) {
    label = step;
    glyph = icon::circle_check;
  }
  const float whole = text_width(ui, label, size::small) + ui.px(30);
  const float width = std::min(box.w, whole);
  const Rect chip_box{box.x, box.y, width, box.h};
  fill(chip_box, ground, ui.px(5));
  draw_icon(ui, {chip_box.x + ui.px(6), chip_box.y, ui.px(12), chip_box.h}, glyph, words, 12);
  Rect inside{chip_box.x + ui.px(23), chip_box.y, width - ui.px(28), chip_box.h};
  if (whole > box.w && day && !step.empty()) {  // the words are cut, not the day
    const std::string when = " · " + format.day_relative(day);
    const float day_width = text_width(ui, when, size::small);
    if (day_width < inside.w * 0.6f) {
      const Rect room = cut_right(inside, day_width);
      const float used = text(ui, inside, step, words, size::small);
      text(ui, {inside.x + used, room.y, day_width + 1, room.h}, when, words, size::small);
      return;
    }
  }
  text(ui, inside, label, words, size::small);
}

void deal_card(Ui& ui, const Format& format, const Rect& rect, const Id& id, const Deal& deal, const CardLook& look) {
  (void)id;
  const Document& document = app::shown(ui.state);
  Rect room = frame(ui, rect, look);
  Rect head = cut_top(room, ui.px(20));
  text(ui, head, deal.title, ui.theme.text, size::base, Weight::semibold);
  text(ui, cut_top(room, ui.px(18)), name_of(document, deal.company), ui.theme.text_2, size::small);
  cut_top(room, ui.px(6));
  Rect money = cut_top(room, ui.px(20));
  const Stage* stage = document.find<Stage>(deal.place.stage);
  const Outcome outcome = stage ? outcome_of(*stage) : Outcome::open;
  if (deal.close_day) {
    const bool late = outcome == Outcome::open && deal.close_day < format.today;
    const std::string when = format.day_relative(deal.close_day);
    const Rect box = cut_right(money, std::min(money.w * 0.5f, text_width(ui, when, size::small)));
    text(ui, box, when, late ? ui.theme.red : ui.theme.text_2, size::small, Weight::regular, Align::right);
    cut_right(money, ui.px(6));
  }
  const float used =
      text(ui, money, deal.amount ? format.money_short(deal.amount) : "No amount",
           deal.amount ? ui.theme.text : ui.theme.text_2, size::base, deal.amount ? Weight::semibold : Weight::regular);
  if (outcome == Outcome::open && deal.amount) {
    const std::string chance =
        "  " + format.percent(chance_bp(document, deal) / 10000.0) + (deal.probability_by_hand ? " by hand" : "");
    text(ui, {money.x + used, money.y, money.w - used, money.h}, chance, ui.theme.text_2, size::small);
  }
  Rect foot = cut_bottom(room, ui.px(20));
  owner(ui, foot, deal.owner);
  const std::string days = days_in(format, deal.place.since, app::shown_ms(ui.state));
  const float days_width = text_width(ui, days, size::small);
  const bool rots =
      outcome == Outcome::open && is_rotting(document, deal.place, deal.next_step_day, 0, app::shown_ms(ui.state));
  text(ui, cut_right(foot, days_width), days, rots ? ui.theme.red : ui.theme.text_2, size::small);
  if (rots) draw_icon(ui, cut_right(foot, ui.px(18)), icon::hourglass, ui.theme.red, 12);
  cut_right(foot, ui.px(8));
  if (outcome == Outcome::lost) {
    if (!deal.lost_reason.empty())
      chip(ui, {foot.x, foot.y, std::min(foot.w, chip_width(ui, deal.lost_reason)), foot.h}, deal.lost_reason,
           ui.theme.red, ui.theme.red_soft);
  } else if (outcome == Outcome::won) {
    chip(ui, {foot.x, foot.y, std::min(foot.w, chip_width(ui, "Won")), foot.h}, "Won", ui.theme.green,
         ui.theme.green_soft);
  } else {
    step_chip(ui, format, foot, deal.next_step, deal.next_step_day);
  }
  finish(ui, rect, look);
}

void lead_card(Ui& ui, const Format& format, const Rect& rect, const Id& id, const Lead& lead, const CardLook& look) {
  (void)id;
  const Document& document = app::shown(ui.state);
  Rect room = frame(ui, rect, look);
  Rect head = cut_top(room, ui.px(20));
  owner(ui, head, lead.owner);
  text(ui, head, lead.name.empty() ? lead.email : lead.name, ui.theme.text, size::base, Weight::semibold);
  const std::string company = name_of(document, lead.company);
  std::string second = company;
  if (!lead.title.empty()) second = second.empty() ? lead.title : lead.title + ", " + second;
  text(ui, cut_top(room, ui.px(18)), second, ui.theme.text_2, size::small);
  Rect foot = cut_bottom(room, ui.px(20));
  if (!lead.fit.empty() || lead.engagement) {
    std::string score = lead.fit;
    if (lead.engagement) score += (score.empty() ? "" : " ") + format.whole(lead.engagement.value);
    const bool good = lead.fit == "A" || lead.fit == "B";
    const Rect box = cut_left(foot, chip_width(ui, score));
    chip(ui, box, score, good ? ui.theme.green : ui.theme.text_2, good ? ui.theme.green_soft : ui.theme.sunken);
    cut_left(foot, ui.px(6));
  }
  if (lead.next_step_day || !lead.next_step.empty()) {
    step_chip(ui, format, foot, lead.next_step, lead.next_step_day);
  } else if (const Campaign* campaign = document.find<Campaign>(lead.campaign)) {
    draw_icon(ui, cut_left(foot, ui.px(12)), channel_icon(campaign->channel), ui.theme.text_2, 12);
    cut_left(foot, ui.px(5));
    text(ui, foot, campaign->name, ui.theme.text_2, size::small);
  } else {
    text(ui, foot, lead.source, ui.theme.text_2, size::small);
  }
  finish(ui, rect, look);
}

void campaign_card(Ui& ui, const Format& format, const Rect& rect, const Campaign& campaign,
                   const CampaignFigures& figures, const CardLook& look) {
  Rect room = frame(ui, rect, look);
  Rect head = cut_top(room, ui.px(20));
  draw_icon(ui, cut_left(head, ui.px(16)), channel_icon(campaign.channel), ui.theme.attract);
  cut_left(head, ui.px(8));
  owner(ui, head, campaign.owner);
  const float name_height = text_block(ui, head, campaign.name, ui.theme.text, size::base, 2, Weight::semibold);
  cut_top(room, std::max(0.0f, name_height - head.h));
  std::string dates = format.day_short(campaign.starts);
  if (campaign.ends) dates += (dates.empty() ? "until " : " – ") + format.day_short(campaign.ends);
  if (campaign.status == "paused" || campaign.status == "idea" || campaign.status == "cancelled")
    dates += (dates.empty() ? "" : " · ") + campaign.status;
  text(ui, cut_top(room, ui.px(18)), dates.empty() ? "No dates" : dates, ui.theme.text_2, size::small);
  Rect foot = cut_bottom(room, ui.px(18));
  const std::string leads = format.whole(figures.leads) + (figures.leads == 1 ? " lead" : " leads") + " · " +
                            format.whole(figures.won) + " won";
  text(ui, foot, leads, ui.theme.text_2, size::small);
  Rect budget = cut_bottom(room, ui.px(20));
  if (campaign.budget) {
    const Money spent = figures.spent ? figures.spent : Money::of(0, campaign.budget.code());
    const std::string words = format.money_short(spent) + " / " + format.money_short(campaign.budget);
    const float width = text_width(ui, words, size::small);
    text(ui, cut_right(budget, width), words, ui.theme.text_2, size::small);
    cut_right(budget, ui.px(8));
    const bool is_comparable = spent.code() == campaign.budget.code() && campaign.budget.minor > 0;
    const double share =
        is_comparable ? static_cast<double>(spent.minor) / static_cast<double>(campaign.budget.minor) : 0;
    const Rect track{budget.x, std::round(budget.y + budget.h * 0.5f - ui.px(2)), budget.w, ui.px(4)};
    fill(track, ui.theme.sunken, ui.px(2));
    const Rect used{track.x, track.y, track.w * static_cast<float>(std::clamp(share, 0.0, 1.0)), track.h};
    if (share > 0) fill(used, share > 1 ? ui.theme.red : ui.theme.attract, ui.px(2));
  } else {
    text(ui, budget, "No budget", ui.theme.text_2, size::small);
  }
  finish(ui, rect, look);
}

std::string deal_summary(Ui& ui, const Format& format, const Deal& deal) {
  std::string out = deal.title.empty() ? "Untitled" : deal.title;
  const std::string company = name_of(app::shown(ui.state), deal.company);
  if (!company.empty()) out += ", " + company;
  if (deal.amount) out += ", " + format.money(deal.amount);
  if (deal.close_day) out += ", closes " + format.day_relative(deal.close_day);
  if (deal.next_step_day) out += ", next step " + deal.next_step + " " + format.day_relative(deal.next_step_day);
  return out;
}

std::string lead_summary(Ui& ui, const Format& format, const Lead& lead) {
  std::string out = lead.name.empty() ? "Untitled" : lead.name;
  const std::string company = name_of(app::shown(ui.state), lead.company);
  if (!company.empty()) out += ", " + company;
  if (!lead.fit.empty()) out += ", fit " + lead.fit;
  if (lead.engagement) out += ", engagement " + format.whole(lead.engagement.value);
  if (lead.next_step_day) out += ", next step " + lead.next_step + " " + format.day_relative(lead.next_step_day);
  return out;
}

std::string campaign_summary(Ui& ui, const Format& format, const Campaign& campaign) {
  (void)ui;
  std::string out = campaign.name.empty() ? "Untitled" : campaign.name;
  if (!campaign.channel.empty()) out += ", " + campaign.channel;
  if (campaign.starts) out += ", from " + format.day_short(campaign.starts);
  if (campaign.ends) out += " to " + format.day_short(campaign.ends);
  if (campaign.budget) out += ", budget " + format.money(campaign.budget);
  return out;
}

}  // namespace fb
