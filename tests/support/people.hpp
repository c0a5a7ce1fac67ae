// A few people who edit copies of one board with wrong clocks and exchange them in every way, and what each should then hold.
#pragma once
#include <cstdlib>
#include <map>
#include <ostream>
#include <string>
#include <tuple>
#include <vector>

#include <rapidcheck.h>

#include "formats/log.hpp"
#include "formats/snapshot.hpp"
#include "model/document.hpp"

namespace fb::test {

// One thing that somebody does. Numbers beyond what there is wrap around.
struct Step {
  enum Op { write, write_three, unite_with, import_file, read_log, ops };
  int op = 0, who = 0, other = 0, record = 0, field = 0, value = 0, ms = 0;
};
inline std::ostream& operator<<(std::ostream& out, const Step& s) {
  return out << "{" << s.op << "," << s.who << "," << s.other << "," << s.record << "," << s.field << "," << s.value
             << "," << s.ms << "}";
}
struct Schedule {
  int people = 2, sessions = 2, skew_days = 0;
  std::vector<Step> steps;
};
inline std::ostream& operator<<(std::ostream& out, const Schedule& s) {
  out << "Schedule{" << s.people << "," << s.sessions << "," << s.skew_days << ",{";
  for (const Step& step : s.steps) out << step << ",";
  return out << "}}";
}

struct Field {
  const char* type;
  const char* name;
  std::vector<const char*> values;
};
inline const std::vector<Field>& fields() {
  static const std::vector<Field> all{
      {"deal", "title", {"\"Acme\"", "\"Über \\\"x\\\"\\n\"", "\"\"", "\"ß✓\""}},
      {"deal", "amount", {"[1,\"EUR\"]", "[-9007199254740991,\"USD\"]", "null"}},
      {"deal", "place", {"[\"stage.won\",\"a0V\",1]", "[\"stage.new\",\"a1\",-5]", "null"}},
      {"deal", "probability", {"0", "10000", "null"}},
      {"deal", "deleted", {"true", "false", "null"}},
      {"deal", "owner", {"\"01JE000000000000000000ME01\"", "\"stage.won\"", "null"}},
      {"deal", "tag:vip", {"true", "null"}},
      {"deal", "type", {"\"x\"", "1.50", "{\"a\":[1,{\"\":null}]}"}},
      {"campaign", "type", {"\"fair\"", "\"\""}},
      {"campaign", "deleted", {"true", "false"}},
      {"campaign", "type_", {"1", "[]"}},
      {"lead", "close_day", {"\"2026-11-23\"", "7"}},
      {"stage", "rank", {"\"a0\"", "\"b\""}},
      {"contents", "title", {"\"Post\"", "null"}},
      {"contents", "deleted", {"true", "false"}},
      {"annexes", "at", {"1", "2"}}};
  return all;
}
inline Id id_of(const std::string& type, int record) {
  if (record % 4 == 3) return Id::named(type + ".known");
  return Id::from_parts(1'700'000'000'000 + record % 4, 7, type.size() * 31 + static_cast<unsigned char>(type[0]));
}

// What was written, kept in the plainest way there is.
class Ledger {
 public:
  using Key = std::tuple<std::string, Id, std::string>;
  void add(const Change& change) {
    for (const Write& write : change.writes) add({write.type, write.id, write.field}, change.stamp, write.value);
  }
  void add(const Ledger& other) {
    for (const auto& [key, entries] : other.m_entries)
      for (const auto& [stamp, value] : entries) add(key, stamp, value);
  }
  // "" or where the document differs: an entry lost, made up, or a visible value that is not the newest.
  std::string difference(const Document& document) const {
    std::size_t count = 0;
    for (const auto& [key, entries] : m_entries) {
      const auto& [type, id, name] = key;
      const Table* table = document.find_table(type);
      const RowIndex row = table ? table->find(id) : no_row;
      const FieldId field = table ? table->field_named(name) : Table::no_field;
      if (row == no_row || field == Table::no_field) return "lost " + type + " " + name;
      if (table->stamp(row, field) != entries.rbegin()->first || table->current(row, field) != entries.rbegin()->second)
        return name + " shows " + table->current(row, field) + ", not " + entries.rbegin()->second;
      std::map<Stamp, std::string> held{{table->stamp(row, field), table->current(row, field)}};
      for (const Entry& entry : table->older(row))
        if (entry.field == field) held[entry.stamp] = entry.value;
      if (held != entries) return "the history of " + name + " differs";
      count += entries.size();
    }
    for (const Table& table : document.tables())
      for (RowIndex row = 0; row < table.size(); ++row) {
        std::size_t held = table.written_fields(row).size() + table.older(row).size();
        if (held > count) return "a value that nobody wrote";
        count -= held;
      }
    return count == 0 ? "" : "values are missing";
  }

 private:
  void add(const Key& key, const Stamp& stamp, const std::string& value) {
    std::string& here = m_entries[key][stamp];
    if (value > here) here = value;
  }
  std::map<Key, std::map<Stamp, std::string>> m_entries;
};

inline Document copy_of(const Document& document) {
  Document copy;
  copy.board = document.board;
  copy.gen = document.gen;
  unite(copy, document);
  return copy;
}
inline std::string bytes_of(const Document& document) { return write_snapshot(document, {}); }

class People {
 public:
  explicit People(const Schedule& schedule) {
    for (int i = 0; i < schedule.people; ++i) {
      documents.emplace_back();
      ledgers.emplace_back();
      clocks.emplace_back(static_cast<std::uint64_t>(i % schedule.sessions) + 100);
      skews.push_back(std::int64_t{i} * schedule.skew_days * ms_per_day);
    }
    for (const Step& step : schedule.steps) run(step);
  }

  std::vector<Document> documents;
  std::vector<Ledger> ledgers;
  std::vector<Change> changes;
  std::string problem;  // the first law that a step broke

 private:
  static std::size_t at(int n, std::size_t size) { return static_cast<std::size_t>(n) % size; }

  void run(const Step& step) {
    const std::size_t who = at(step.who, documents.size()), other = at(step.other, documents.size());
    now += step.ms;
    if (step.op == Step::write || step.op == Step::write_three) return write(step, who);
    if (who == other) return;
    if (step.op == Step::unite_with) unite(documents[who], documents[other]);
    if (step.op == Step::import_file) import_file(who, other);
    if (step.op == Step::read_log) read_log(who, other);
    ledgers[who].add(ledgers[other]);
    for (const Table& table : documents[who].tables()) clocks[who].observe(table.newest());
  }
  void write(const Step& step, std::size_t who) {
    Change change{clocks[who].next(now + skews[who]), {}};
    for (int i = 0; i < (step.op == Step::write ? 1 : 3); ++i) {
      const Field& field = fields()[at(step.field + i, fields().size())];
      change.writes.push_back(
          {field.type, id_of(field.type, step.record), field.name, field.values[at(step.value, field.values.size())]});
    }
    apply(documents[who], change);
    ledgers[who].add(change);
    changes.push_back(change);
    for (const Write& write : change.writes) {  // L4: whoever writes after seeing a value beats it
      const Table* table = documents[who].find_table(write.type);
      if (table->current(table->find(write.id), table->field_named(write.field)) != write.value)
        note("a later write did not win");
    }
  }
  void import_file(std::size_t who, std::size_t other) {
    const auto read = read_snapshot(bytes_of(documents[other]));
    if (!read || !read->refused.empty() || !read->plain.empty() || !read->repairs.empty())
      return note("an export was not taken whole");
    unite(documents[who], read->document);
  }
  void read_log(std::size_t who, std::size_t other) {
    for (const std::string& row : record_rows(documents[other]))
      if (!read_row(row, documents[who], clocks[who])) note("a row was not read");
  }
  void note(const char* what) {
    if (problem.empty()) problem = what;
  }

  std::vector<Clock>
      clocks;  // people who share a session, as copies of a running machine do, can write one stamp twice
  std::vector<std::int64_t> skews;
  std::int64_t now = 1'790'000'000'000;
};

}  // namespace fb::test

namespace rc {

// Any of low … high-1, also for small schedules: gen::inRange alone keeps near `low` then.
inline Gen<int> any_of(int low, int high) { return gen::resize(kNominalSize, gen::inRange(low, high)); }

template <>
struct Arbitrary<fb::test::Step> {
  static Gen<fb::test::Step> arbitrary() {
    using fb::test::Step;
    return gen::build<Step>(gen::set(&Step::op, any_of(0, Step::ops)), gen::set(&Step::who, any_of(0, 4)),
                            gen::set(&Step::other, any_of(0, 4)),
                            gen::set(&Step::record, gen::element(0, 0, 0, 0, 1, 2, 3)),
                            gen::set(&Step::field, gen::weightedOneOf<int>({{2, any_of(0, 2)}, {3, any_of(0, 16)}})),
                            gen::set(&Step::value, any_of(0, 4)), gen::set(&Step::ms, gen::element(0, 0, 0, 1, 3, -2)));
  }
};

template <>
struct Arbitrary<fb::test::Schedule> {
  static Gen<fb::test::Schedule> arbitrary() {
    using fb::test::Schedule;
    return gen::build<Schedule>(
        gen::set(&Schedule::people, any_of(2, 5)), gen::set(&Schedule::sessions, any_of(1, 5)),
        gen::set(&Schedule::skew_days, gen::element(0, 0, 0, -3, 1, 300)),
        gen::set(&Schedule::steps, gen::resize(24, gen::arbitrary<std::vector<fb::test::Step>>())));
  }
};

}  // namespace rc
