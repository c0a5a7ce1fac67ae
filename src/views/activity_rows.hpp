// The lines of the Activity view, as data: who did what on which day, what differs between two moments, what is deleted.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "app/state.hpp"
#include "model/time_travel.hpp"
#include "views/format.hpp"

namespace fb {

struct ActivityRow {
  enum class Kind : std::uint8_t { heading, action, record, field } kind = Kind::action;
  std::uint32_t index = 0;  // of the heading, of the action in changes().actions, of the record in changes().records
  float top = 0;            // CSS pixels
  std::uint32_t field = 0;  // of a field's line: which of `fields`
};

class ActivityRows {
 public:
  struct Heading {
    Day day;
    std::uint32_t by = 0;  // in people()
    std::size_t actions = 0;
  };
  // A record of the lists that name each once. Added: it was not there before; deleted and restored as the words say.
  struct Record {
    enum class State : std::uint8_t { changed, added, deleted, restored } state = State::changed;
    RecordChange change;  // the newest in the period
    std::vector<FieldChange> fields;
  };

  void update(const app::State& state, const std::string& person, const Format& format);
  void toggle(const Stamp& action);  // opens or closes it; call update() after it
  bool is_open(const Stamp& action) const;

  const std::vector<ActivityRow>& rows() const { return m_rows; }
  const std::vector<Heading>& headings() const { return m_headings; }
  const std::vector<Record>& records() const { return m_records; }
  const Changes& changes() const { return m_changes; }
  const std::vector<std::string>& people() const { return m_people; }  // who wrote in the period, the last one first
  float height() const { return m_height; }                            // CSS pixels
  static float height_of(ActivityRow::Kind kind);
  const std::string& words_of(const Document& document, std::uint32_t action);

 private:
  void read(const app::State& state);
  void add(ActivityRow::Kind kind, std::size_t index, std::size_t field = 0);
  void list_people(const app::State& state, const std::string& person);
  void list_records(const app::State& state);
  void list_deleted(const app::State& state);
  std::uint32_t person_of(const app::State& state, const Stamp& stamp);  // its place in m_people

  std::uint64_t m_revision = ~0ull;
  app::ShowActivity m_shown;
  std::string m_person;
  std::int32_t m_today = 0;
  bool m_is_stale = true;
  Changes m_changes;
  std::vector<ActivityRow> m_rows;
  std::vector<Heading> m_headings;
  std::vector<Record> m_records;
  std::vector<std::string> m_people, m_words;
  std::vector<std::uint32_t> m_by;  // of each action, in m_people
  std::vector<Stamp> m_open;
  float m_height = 0;
};

}  // namespace fb
