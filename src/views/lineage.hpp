// Which records hang together from first touch to won deal.
#pragma once
#include "app/state.hpp"

namespace fb {

// Whether `other` is in the line of `one`: its campaign, its leads, its deals. A record is in its own line.
bool is_related(const Document& document, const app::RecordRef& one, const app::RecordRef& other);
// The campaign a record came from, directly or through its lead; zero if none.
Id campaign_of(const Document& document, const app::RecordRef& record);
// The lead of a lead or deal; zero if none.
Id lead_of(const Document& document, const app::RecordRef& record);

}  // namespace fb
