// What the columns of foreign tables mean: header names of many systems, matched to our fields by data tables.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/records.hpp"

namespace fb {

// A header as plain words: "FirstName", "first_name", "Deal - First name*", "npsp__First_Name__c" → "first name".
std::string header_words(std::string_view header);
// "Amount spent (USD)" → "USD"; "" if it names no currency.
std::string header_currency(std::string_view header);

// Where a column goes. `field` is a field's name, or one with a part that builds it:
//   name.first name.last            joined to a name
//   company.key contact.key …       a link by the other system's key, where "company" is one by name, e-mail or key
//   amount.currency budget.currency the currency of the amounts in that column
//   place.since                     when the card entered its stage
//   place.status place.won place.closed place.converted place.active   outcome words and yes/no columns that decide the stage
//   deleted                         rows marked so are left out
struct ColumnMatch {
  std::string_view field;      // "" if nothing is known by that header
  std::size_t preference = 0;  // of several columns for one field the smallest comes first
  bool by_values = false;      // holds only if the values look like addresses or telephone numbers
};
ColumnMatch match_column(Type type, std::string_view header);

// What may be chosen for a column of that type: its fields and the parts above.
std::vector<std::string> column_choices(Type type);

// The record type that the headers tell; Type::other if they tell none.
Type guess_type(const std::vector<std::string>& headers);

// For the tables of header names.
struct ColumnNames {
  Type type;  // Type::other: any
  std::string_view field;
  std::string_view words;  // alternatives between bars, best first
};
struct TypeSign {
  Type type;                // Type::other: a table that has no home here
  std::string_view all[3];  // of each group at least one alternative is among the headers
  std::string_view none;    // and none of these
};
struct ColumnTables {
  const ColumnNames* names;
  std::size_t name_count;
  const TypeSign* signs;  // the first that fits wins
  std::size_t sign_count;
};
ColumnTables column_tables();

}  // namespace fb
