// What a table is made of before anything is known about its columns.
#include "formats/sheet.hpp"

#include <doctest/doctest.h>

using namespace fb;

namespace {

Sheet sheet_of(std::string_view bytes, const SheetOptions& options = {}) {
  Result<Sheet> read = read_sheet(bytes, options);
  REQUIRE(read);
  return std::move(*read);
}

}  // namespace

TEST_CASE("a delimiter or a header that a person has chosen counts for more than what it looks like") {
  SheetOptions options;
  options.delimiter = '|';
  CHECK(sheet_of("a,b|c,d\n1,2|3,4\n", options).headers == std::vector<std::string>{"a,b", "c,d"});
  options = {};
  options.header = Header::absent;
  CHECK(sheet_of("Name,E-mail\nAda,a@example.org\n", options).records.size() == 2);
  options.header = Header::present;
  CHECK(sheet_of("7,8\n1,2\n", options).headers == std::vector<std::string>{"7", "8"});
}

TEST_CASE("a header that can't be read gets the number of its column; a file of bad rows alone is told row by row") {
  std::string good;
  for (int i = 0; i < 20; ++i) good += "é" + std::to_string(i) + ",x\n";
  const Sheet sheet = sheet_of("Name,\xFFwhat\n" + good);
  CHECK(sheet.headers[1] == "column 2");
  const Sheet refused = sheet_of("Näme,Örtlichkeit,Straße,Größe\nAda,\xFF,x,y\n");
  CHECK(refused.records.empty());
  REQUIRE(refused.refused.size() == 1);
  CHECK(refused.refused[0].second == "it holds bytes that are not UTF-8");
}

TEST_CASE("lines of a report before and after the table are passed over, however they begin") {
  const Sheet sheet = sheet_of("# Report\n# of today\nName,E-mail,Phone\nAda,a@example.org,1\n\n# end of report,x,y\n");
  CHECK(sheet.headers[0] == "Name");
  CHECK(sheet.records.size() == 1);
  CHECK(sheet_of("# a,b\n# c,d\n").headers[0] == "# a");  // nothing but such lines: then they are the table
  const Sheet narrow = sheet_of("Name,E-mail\nAda,a@example.org\n\nBea\n");
  CHECK(narrow.records.size() == 2);  // two columns: a short row may be a record
}

TEST_CASE("cells beyond the header widen the table, unless a row is wider than the header's own line") {
  const Sheet sheet =
      sheet_of("Name,E-mail,,\nAda,a@example.org,x,\nBea,b@example.org,y,\nCem,c@example.org,z,1,2,3\n");
  CHECK(sheet.headers.size() == 3);
}
