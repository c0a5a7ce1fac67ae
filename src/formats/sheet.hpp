// A foreign table laid open: which row is the header, which rows are records, and what lies around them.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/csv.hpp"
#include "formats/encoding.hpp"
#include "model/result.hpp"

namespace fb {

enum class Header : std::uint8_t { automatic, present, absent };

struct SheetOptions {
  Encoding encoding = Encoding::automatic;
  char delimiter = 0;  // 0: guessed
  Header header = Header::automatic;
};

struct Sheet {
  CsvTable table;
  std::string encoding;  // for people: "UTF-8"
  char delimiter = ',';
  bool has_header = true;
  bool ours = false, is_guarded = false;  // written by write_csv; with ' before what looks like a formula
  std::vector<std::string> headers;       // one per column, none empty, all different
  std::vector<std::uint32_t> records;     // rows of `table`, without header, preamble, footer, totals
  std::vector<std::string> told;          // sentences
  std::vector<std::pair<std::uint32_t, std::string>> refused;  // row number as a spreadsheet counts, why

  // As it was meant: without the guard of our own files.
  std::string_view cell(std::size_t record, std::size_t column) const;
};

// The headers by which our own tables are known again.
inline constexpr std::string_view our_id_header = "funnelboard_id";
inline constexpr std::string_view our_guarded_id_header = "funnelboard_id (guarded)";

// Finds encoding, delimiter, header and footer. An error is one sentence, and names the row if there is one.
Result<Sheet> read_sheet(std::string_view bytes, const SheetOptions& options = {});

}  // namespace fb
