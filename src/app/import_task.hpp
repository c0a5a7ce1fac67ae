// What an import is in the middle of, between two slices of its work.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/import_preview.hpp"
#include "app/import_work.hpp"
#include "app/merging.hpp"
#include "app/state.hpp"
#include "formats/snapshot_reading.hpp"

namespace fb::app {

// Several steps as one: of a field that several wrote, what it held before the first and the stamp of the last.
class OneStep {
 public:
  void add(fb::Undoable step);
  bool is_empty() const { return m_whole.fields.empty() && m_whole.made.empty(); }
  fb::Undoable take(std::string summary);

 private:
  fb::Undoable m_whole;
  std::unordered_map<std::string, std::size_t> m_made, m_fields;
};

struct ImportTask {
  std::size_t at = 0;  // the file that is worked on
  // reading
  std::vector<PickedFile> picked;
  std::optional<SnapshotReading> reading;
  // comparing
  enum class Step : std::uint8_t {
    copy,
    begin,
    compare,
    unite,
    bring,
    compare_brought,
    unite_brought
  } step = Step::copy;
  Document fresh, copy;  // the empty board in place of the sample; the board and what the files before this one bring
  const Document* board = nullptr;
  Clock clock;
  Random random;
  std::unique_ptr<Comparison> comparison;
  std::unique_ptr<Uniting> uniting;
  Brought brought;
  // taking
  std::unique_ptr<Merging> merging;
  std::unique_ptr<Bringing> bringing;  // also while comparing
  std::uint64_t brought_to = 0;        // the board's revision then
  bool has_merged_stamped = false, opens = false, was_here = false;
  OneStep undo;
};

void read_some(State& state, std::size_t records);
void compare_some(State& state, std::size_t records);
void take_some(State& state, std::size_t records, Effects& effects);

}  // namespace fb::app
