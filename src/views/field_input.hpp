// A field as people type it: what its text field holds and shows, and what typed text becomes.
#pragma once
#include <string>
#include <string_view>

#include "model/records.hpp"
#include "model/result.hpp"
#include "views/fields.hpp"
#include "views/format.hpp"

namespace fb {

struct FieldInput {
  FieldKind kind = FieldKind::text;
  std::string value, shown;  // while it is edited, and while nobody does
};
FieldInput field_input(const FieldInfo& field, std::string_view json, const Format& format);

// True for fields whose values are typed; columns, links and fixed choices are chosen.
bool is_typed(const FieldInfo& field);
// Canonical JSON of what was typed in place of `before`, or why it can't be taken. An amount without a currency has the
// one it had before, else `currency`.
Result<std::string> value_from_typed(const FieldInfo& field, std::string_view typed, std::string_view before,
                                     std::string_view currency, const Format& format);

}  // namespace fb
