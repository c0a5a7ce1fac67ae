// Turns the events of a snapshot, or of a hand-written file of the same shape, into its records.
#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "formats/record_text.hpp"
#include "formats/snapshot.hpp"

namespace fb {

class SnapshotReader final : public JsonHandler {
 public:
  enum class Mode : std::uint8_t { stamped, plain };

  SnapshotReader(Mode mode, StampRules rules) : m_mode(mode), m_taker(rules) {}
  bool on(const JsonEvent& event) override;
  bool is_closed() const { return m_where == Where::end; }
  bool is_too_new() const;
  const Tidied& tidied() const { return m_taker.tidied; }
  Stamp newest() const { return m_taker.newest; }

  Snapshot snapshot;                                       // its records; the rest is in `head`
  std::string error;                                       // a sentence; then nothing else counts
  std::map<std::string, std::string, std::less<>> head;    // members that are no lists, as canonical JSON
  std::map<std::string, std::size_t, std::less<>> listed;  // records by type, deleted ones left out
  std::set<std::string> left_out;                          // names that a file without stamps can't bring in
  bool has_stamps = false;                                 // on any record

 private:
  enum class Where : std::uint8_t { start, top, member, list, record, no_record, end };
  bool on_top(const JsonEvent& event);
  bool on_key(std::string_view name);
  bool on_list(const JsonEvent& event);
  bool begin_member(const JsonEvent& event);
  bool finish_member();
  bool keep_unknown(std::string text);
  void begin_list();
  bool next_record();
  bool finish_record();
  bool take_stamped(const RecordParts& parts, std::string_view type);
  void take_plain(const RecordParts& parts, std::string_view type);
  std::string place() const;  // leads[3]
  std::string labelled_place() const;
  void refuse(std::string reason);
  bool fail(std::string sentence);

  Mode m_mode;
  RecordTaker m_taker;
  Where m_where = Where::start;
  std::string m_name;  // of the top-level member
  std::set<std::string, std::less<>> m_names;
  std::string m_text;  // of the member being read
  ValueText m_value;
  std::string m_list;
  std::size_t m_index = 0, m_records = 0, m_known_lists = 0;
  RecordReader m_record;
};

// The sentence that shows what a file should look like.
std::string expected_shape();

}  // namespace fb
