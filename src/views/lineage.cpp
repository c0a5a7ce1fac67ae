#include "views/lineage.hpp"

namespace fb {

Id lead_of(const Document& document, const app::RecordRef& record) {
  if (record.type == Type::lead) return record.id;
  if (record.type != Type::deal) return {};
  const Deal* deal = document.find<Deal>(record.id);
  if (!deal) return {};
  return deal->lead ? deal->lead : deal->contact;
}

Id campaign_of(const Document& document, const app::RecordRef& record) {
  if (record.type == Type::campaign) return record.id;
  if (record.type == Type::deal) {
    const Deal* deal = document.find<Deal>(record.id);
    if (deal && deal->campaign) return deal->campaign;
  }
  const Lead* lead = document.find<Lead>(lead_of(document, record));
  return lead ? lead->campaign : Id{};
}

bool is_related(const Document& document, const app::RecordRef& one, const app::RecordRef& other) {
  if (one == other) return true;
  if (one.type == Type::campaign) return campaign_of(document, other) == one.id;
  if (other.type == Type::campaign) return campaign_of(document, one) == other.id;
  const Id lead = lead_of(document, one);
  return lead && lead == lead_of(document, other);
}

}  // namespace fb
