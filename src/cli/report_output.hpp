// A report as JSON for programs and as text for people.
#pragma once
#include <string>

#include "cli/output.hpp"
#include "model/metrics.hpp"

namespace fb::cli {

// One object, one line. The keys are those of the contract; a change is a change for users.
std::string report_json(const Report& report);
void add_report(Lines& lines, const Report& report);

}  // namespace fb::cli
