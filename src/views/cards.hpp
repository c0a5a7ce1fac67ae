// The cards of the board: what is worth knowing about a campaign, a lead or a deal at a glance.
#pragma once
#include <cstdint>
#include <string>

#include "views/campaign_figures.hpp"
#include "views/format.hpp"
#include "views/ui.hpp"

namespace fb {

struct CardLook {
  bool is_selected = false, is_marked = false, is_dim = false, is_hovered = false, is_focused = false,
       is_lifted = false;
};

float card_height(Type type);  // CSS pixels
void campaign_card(Ui& ui, const Format& format, const Rect& rect, const Campaign& campaign,
                   const CampaignFigures& figures, const CardLook& look);
void lead_card(Ui& ui, const Format& format, const Rect& rect, const Id& id, const Lead& lead, const CardLook& look);
void deal_card(Ui& ui, const Format& format, const Rect& rect, const Id& id, const Deal& deal, const CardLook& look);
// What a card says to people who listen; its title comes first.
std::string campaign_summary(Ui& ui, const Format& format, const Campaign& campaign);
std::string lead_summary(Ui& ui, const Format& format, const Lead& lead);
std::string deal_summary(Ui& ui, const Format& format, const Deal& deal);

// The next step as a coloured chip: grey none, green planned, amber today, red overdue.
void step_chip(Ui& ui, const Format& format, const Rect& box, std::string_view step, Day day);
const char* channel_icon(std::string_view channel);
// Silent longer than its stage allows, without a planned step.
bool is_rotting(const Document& document, const Place& place, Day step_day, std::int64_t last_touched_ms,
                std::int64_t now_ms);

}  // namespace fb
