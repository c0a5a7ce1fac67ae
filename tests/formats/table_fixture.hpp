// Imports of tables as a person would do them: read, records, compare, unite.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/table_import.hpp"
#include "model/stages.hpp"

namespace fb::test {

inline constexpr std::int64_t now_ms = 1'795'400'000'000;  // 2026-11-23

// The bytes of a file of the shared data (FUNNEL_SHARED_DATA, else ../shared/data beside the repository); "" if absent.
std::string shared_file(std::string_view name);
// True, with a line that says so, when the shared data are not here.
bool lacks_shared_data();

struct Imported {
  std::string error;  // of read_table
  TableImport table;
  TableRecords rows;
  Intake intake;
};

// A new board and everything an import needs.
struct TableBoard {
  TableBoard();
  // `key`: "suggested" takes the table's own suggestion.
  Imported import(std::string_view bytes, std::optional<Type> type = {}, std::string_view key = "suggested");
  Intake take(const std::vector<PlainRecord>& records);
  Imported import_file(std::string_view name, std::optional<Type> type = {});

  std::size_t count(Type type) const;  // records that are not deleted
  Id named(Type type, std::string_view name) const;
  const Deal& deal(std::string_view title) const;
  const Lead& lead(std::string_view name) const;
  std::int64_t sum_in(std::string_view currency) const;  // of the deals' amounts, in cents
  std::size_t deals_in(std::string_view stage) const;
  std::string stage_of(const Place& place) const;                           // its name
  std::string text(Type type, const Id& id, std::string_view field) const;  // canonical JSON, "null" if there is none

  Document document;
  Clock clock{1};
  Random random{7};
  IntakeOptions options;
};

// A record as somebody writes it by hand.
PlainRecord plain(std::string type, std::string id, std::vector<std::pair<std::string, std::string>> fields);

bool tells(const std::vector<std::string>& told, std::string_view part);

}  // namespace fb::test
