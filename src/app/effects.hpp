// What the program wants from outside. Every effect is answered once by an action, also when it failed.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "model/id.hpp"

namespace fb::app {

struct LogRow {
  std::string text;
  std::string hash;  // row_hash(text)
};

// Opens the board's store and reads its log: LogRowRead for each row, then StoreOpened. "" is the board opened last.
struct OpenStore {
  std::string board_id;
  bool read = true;  // false: a board that is only now being saved for the first time
};
// One transaction. Answered by Appended, at oncomplete only.
struct AppendLog {
  std::uint32_t seq = 0;
  std::string board_id;  // rows written before the board was switched still go where they belong
  std::int64_t gen = 1;
  std::string session;
  std::uint32_t changes = 0;
  std::shared_ptr<const std::vector<LogRow>> rows;  // shared with the queue that repeats them if they fail
};
enum class PickPurpose : std::uint8_t { open, import };
struct PickFiles {
  PickPurpose purpose = PickPurpose::import;
  std::string accept;
  bool multiple = false;
};
struct Download {
  std::string name, mime, bytes;
};
struct CopyText {
  std::string text;
};
struct PrintPage {};
struct SetTitle {
  std::string text;
};
struct SetRoute {
  std::string hash;  // "#/board"
  bool replace = false;
};
// Small things about this browser, never merged: theme, folded columns, who sits here.
struct SavePreference {
  std::string key, value;
};

// The newer build that waits becomes the one that the next load starts. Answered by UpdateActivated.
struct ActivateUpdate {};
struct Reload {};

using Effect = std::variant<OpenStore, AppendLog, PickFiles, Download, CopyText, PrintPage, SetTitle, SetRoute,
                            SavePreference, ActivateUpdate, Reload>;
using Effects = std::vector<Effect>;

}  // namespace fb::app
