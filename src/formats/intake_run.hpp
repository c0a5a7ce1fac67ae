// take_in, a slice at a time: check the records, recognise those the board has, make them known to links, write.
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/intake.hpp"
#include "formats/link_index.hpp"
#include "formats/stage_picker.hpp"

namespace fb {

// Keeps a stage's name for which no column was made.
inline constexpr std::string_view unknown_stage_field = "custom:stage";

class IntakeRun {
 public:
  IntakeRun(const Document& board, const std::vector<PlainRecord>& records, const IntakeOptions& options,
            const Clock& clock, Random& random);

  bool go_on(std::size_t records);  // about so many steps of a record more; false: all is decided
  float progress() const;           // 0…1
  Intake take(Clock& clock);        // at the end; the clock moves only if there is something to write

 private:
  enum class Step : std::uint8_t { check, recognise, register_names, write, count, end };
  struct Work {
    const PlainRecord* record = nullptr;
    const Table* table = nullptr;  // the board's; null for a type that it has not
    Id id;
    RowIndex row = no_row;  // of the board; no_row: a new record
    bool is_refused = false, is_written = false;
    std::string title;  // for a record that names none: "" if it has one
    Type type() const { return table ? table->info().type : Type::other; }
  };
  static constexpr std::size_t no_work = ~std::size_t{0};
  struct Claim {    // by a key, on a record of the board or of this import
    Id id, second;  // second: another record of the board has the same key
    std::size_t work = no_work;
    bool is_deleted = false;
  };
  struct OpenLink {
    std::size_t work;
    const FieldInfo* field;
    Reference reference;
  };
  struct Alike {  // records of the board, from `first` on not yet taken
    std::vector<RowIndex> rows;
    std::size_t first = 0;
  };
  using Claims = std::unordered_map<std::string, Claim>;

  void one(Work& work, std::size_t at);
  void end_step();

  // check and recognise
  void check(Work& work);
  void recognise(Work& work, std::size_t at);
  void register_name(const Work& work);
  std::string problem_of(Work& work);
  void want_waiting_targets();
  void register_stage(const Work& work);
  void refuse(Work& work, std::string reason);
  std::vector<std::string> key_fields(const Work& work) const;
  std::string key_text(const Work& work, std::string_view field) const;
  void remember_keys(std::size_t at);
  Claims& claims(const Table& table, const std::string& field);
  bool claim_by_id(std::size_t at);
  bool claim_by_key(std::size_t at);
  bool claim_by_name(std::size_t at);
  bool claim_stage(std::size_t at);
  bool claim_equal(std::size_t at);
  bool take_row(std::size_t at, RowIndex row);
  void take_over(std::size_t at, std::size_t& holder, std::string_view key);
  std::string link_identity(const FieldInfo& field, std::string_view value);
  std::string given_fields(const Work& work) const;
  std::string identity_of(const Work& work, const std::string& given);
  std::string identity_of(const Table& table, RowIndex row, const std::string& given) const;
  bool equals(const Work& work, RowIndex row);
  bool holds(const Work& work, RowIndex row, FieldId field, std::string_view value);

  // write
  void resolve_waiting();
  void tell();
  bool is_older(const Work& work, FieldId field, std::string_view value) const;
  void write_record(Work& work);
  void write_new(Work& work);
  void write_link(Work& work, const FieldInfo& field, std::string_view value);
  void write_open_links();
  void set_link(Work& work, const FieldInfo& field, const Id& id);
  struct Link {
    Id id;  // zero: nothing
    bool is_ambiguous = false;
  };
  Link link_of(const Work& work, RowIndex row, const FieldInfo& field, const Reference& reference);
  void count_unknown_stages();
  void write_place(Work& work);
  void write_chance_by_hand(Work& work, const StagePicker::Column* column);
  std::int64_t entered_ms(const Work& work, const StagePicker::Column& column, std::int64_t told) const;
  const StagePicker::Column* column_told(Work& work, const PlainPlace& told);
  const StagePicker::Column* column_without_stage(const Work& work) const;
  Id make_target(Type type, const Reference& reference);
  void make_stages();
  bool put(Work& work, std::string_view field, std::string_view value);
  void store(std::string_view type, const Id& id, std::string_view field, std::string_view value);
  void tell_made(std::string_view what, const std::vector<std::string>& names);

  Intake out;
  Step m_step = Step::check;
  std::size_t m_at = 0;  // in it
  const Document& m_board;
  IntakeOptions m_options;
  Random& m_random;
  LinkIndex m_links;
  StagePicker m_stages;
  std::vector<Work> m_work;
  std::unordered_map<std::string, Claims> m_claims;  // by list and key field
  std::unordered_map<Id, std::size_t> m_taken;       // rows of the board that a record of this import is
  std::unordered_map<std::string, Alike> m_equal;    // by identity_of
  std::unordered_map<std::string, bool> m_equal_built;
  std::vector<std::string> m_companies, m_members;
  std::set<std::string> m_ambiguous;
  std::size_t m_late_links = 0;
  bool m_is_wanted[known_types] = {};  // types that any link of this run may lead to
  std::string m_scratch;
  struct {
    std::size_t table = 0;
    Id id;
    RowIndex row = no_row;
  } m_last_stored;
  std::vector<OpenLink> m_open;
  bool m_may_make_stages = true;
  bool m_has_closed_deal = false;
};

// The text that a record of the board holds in a field, "" if none.
std::string text_on_board(const Table& table, RowIndex row, std::string_view field);
// The record's own value of a field, "" if it has none.
std::string_view plain_value_of(const PlainRecord& record, std::string_view field);
std::string plain_text_of(const PlainRecord& record, std::string_view field);  // of a text value, unquoted

}  // namespace fb
