// The usual words for fields that hold free text: channels, reasons, sources and the like. People may write others.
#pragma once
#include <span>
#include <string_view>

namespace fb {

// By the name of the list (FieldInfo::target): "channel", "campaign_type", "campaign_status", "lost_reason", "reject_reason",
// "source", "fit", "outcome", "consent", "role", "touch_kind". Empty for any other name.
std::span<const std::string_view> choices_of(std::string_view list);

}  // namespace fb
