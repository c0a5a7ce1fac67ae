// Records for the clipboard: the columns of their table, one line each, as spreadsheets take them.
#pragma once
#include <string>
#include <vector>

#include "model/table.hpp"
#include "views/ui.hpp"

namespace fb {

// Tab-separated, a line of headers first. What is a tab or a line break within a value becomes a space.
std::string rows_as_text(Ui& ui, Type type, const std::vector<Id>& ids);
// The headers of that table, which also say what pasted columns without headers are.
std::vector<std::string> row_headers(Type type);

}  // namespace fb
