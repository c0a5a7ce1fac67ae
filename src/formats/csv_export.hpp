// Writes the records of one type as a table that spreadsheets open and that read_table takes back without a change.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "model/document.hpp"

namespace fb {

struct CsvOptions {
  bool for_spreadsheets = true;  // UTF-8 with byte order mark, and ' before what a spreadsheet would run as a formula
  int utc_offset_minutes = 0;    // instants are written in this zone
  std::optional<std::vector<Id>> only = {};  // these, in this order; otherwise all
};

// First our id, then a column per field: links by name with our id beside them, amounts with their currency, places by the
// stage's name with its id and since when. Extra fields follow under their own names. Deleted records are left out.
std::string write_csv(const Document& document, Type type, const CsvOptions& options);

}  // namespace fb
