// What happened around one record and to it, as data: touches, notes and every value its fields ever held.
#pragma once
#include <string>
#include <vector>

#include "app/state.hpp"
#include "views/format.hpp"

namespace fb {

struct TimelineItem {
  std::int64_t at_ms = 0;
  const char* icon = nullptr;
  std::string title, detail;
  bool is_planned = false;
};
struct HistoryItem {
  Stamp stamp;
  std::string field, before, after, by;  // words
  std::string name;                      // of the field
  bool is_current = false;               // what it holds now
};

class RecordHistory {
 public:
  void update(const app::State& state, const app::RecordRef& record, const Format& format);
  const std::vector<TimelineItem>& timeline() const { return m_timeline; }  // newest first
  const std::vector<HistoryItem>& changes() const { return m_changes; }     // newest first

 private:
  void read_timeline(const app::State& state, const app::RecordRef& record);
  void read_changes(const app::State& state, const app::RecordRef& record, const Format& format);

  app::RecordRef m_record;
  std::uint64_t m_revision = ~0ull;
  std::vector<TimelineItem> m_timeline;
  std::vector<HistoryItem> m_changes;
};

}  // namespace fb
