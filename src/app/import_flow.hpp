// Files on their way in: read, compared with the board, shown, and taken or left. Nothing changes before "take".
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/effects.hpp"
#include "formats/intake.hpp"
#include "formats/snapshot.hpp"
#include "formats/table_import.hpp"

namespace fb::app {

// One line of the preview: what would change.
struct PreviewLine {
  enum class Group : std::uint8_t { added, changed, deleted_there } group = Group::added;
  Type type = Type::deal;
  Id id;
  std::string title, detail;  // detail: "amount 3,000 → 2,500"
};

struct ImportFile {
  std::string name;
  std::string error;      // one sentence; then nothing else here counts
  bool taken = true;      // the tick
  std::shared_ptr<Snapshot> snapshot;
  std::shared_ptr<TableImport> table;
  std::shared_ptr<Intake> intake;     // of a table, or of a snapshot's plain records
  bool opens_other_board = false;     // a snapshot of another board: it is opened, not merged
  std::size_t added = 0, changed = 0, unchanged = 0;
  std::vector<PreviewLine> lines;     // the first 200
  std::vector<Refused> refused;
  std::vector<std::string> told;
};

struct ImportFlow {
  PickPurpose purpose = PickPurpose::import;
  std::vector<ImportFile> files;
};

}  // namespace fb::app
