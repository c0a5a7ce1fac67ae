// Finds the column for the stage names of other systems, makes new ones, and gives cards their places in them.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/document.hpp"
#include "model/random.hpp"
#include "model/stages.hpp"

namespace fb {

bool stands_on_board(Type type);  // campaigns, leads, deals

class StagePicker {
 public:
  // What stages mean to a card, whether they are on the board or new.
  struct Column {
    Id id;
    std::string name, folded_name, rank;
    Zone zone = Zone::off;
    Outcome outcome = Outcome::open;
    Rate probability;
  };

  StagePicker(const Document& board, Random& random, std::int64_t now_ms);

  // By id, by name in the type's zones, by the default names of other systems; null if nothing fits.
  const Column* find(Type type, std::string_view text) const;
  // The same, or a new column of that name: in Close before Won and Lost, else at its zone's end.
  const Column* find_or_make(Type type, std::string_view text);
  const Column* of(const Id& id) const;
  const Column* first(Type type) const;  // where cards without a stage stand; null if the zone has no column
  // A stage that comes with this import: under the other file's id, and as a column if the board has it not.
  void add_key(std::string_view key, const Id& id);
  void add(const Id& id, const Stage& stage);

  // Behind the last card of the column and all that were given before.
  std::string next_rank(Type type, const Id& stage);

  const std::vector<Column>& made() const { return m_made; }
  // The names that were taken for one of our default stages: "Closed Won" → "Won".
  const std::map<std::string, std::string>& mapped() const { return m_mapped; }

 private:
  const Column* by_default_name(Type type, std::string_view text) const;
  const Column* make(Type type, std::string_view name);

  const Document& m_board;
  Random& m_random;
  std::int64_t m_now_ms;
  std::vector<Column> m_columns;  // in the order of the board, new ones at the end
  std::vector<Column> m_made;
  std::unordered_map<std::string, std::size_t> m_found[known_types];  // text → column, filled while asking
  std::unordered_map<std::string, Id> m_keys;
  std::map<std::string, std::string> m_mapped;
  std::unordered_map<Id, std::string> m_last_ranks;
  bool m_ranks_read[known_types] = {};
};

}  // namespace fb
