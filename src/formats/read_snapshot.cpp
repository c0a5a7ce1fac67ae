#include <algorithm>
#include <charconv>

#include "formats/checksum.hpp"
#include "formats/json_pieces.hpp"
#include "formats/json_scan.hpp"
#include "formats/sentences.hpp"
#include "formats/snapshot_reader.hpp"
#include "formats/snapshot_reading.hpp"
#include "model/sorting.hpp"

namespace fb {
namespace {

using Mode = SnapshotReader::Mode;

constexpr std::int64_t most_ahead_ms = 366 * ms_per_day;

// Our writer, and whoever computes a checksum, puts the version first.
bool begins_with_version(std::string_view text) {
  const auto skip_blanks = [&text] { text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size())); };
  const auto take = [&](std::string_view expected) {
    skip_blanks();
    if (text.substr(0, expected.size()) != expected) return false;
    text.remove_prefix(expected.size());
    return true;
  };
  if (!take("{") || !take("\"funnelboard\"") || !take(":")) return false;
  skip_blanks();
  return text.find_first_of("123456789") == 0;
}

std::string json_problem(std::string_view text, const JsonEnd& end, bool is_closed) {
  const std::size_t at = std::max<std::size_t>(end.at, 1) - 1;
  if (is_closed) return "Something follows after the end of the board, at " + line_text(text, at) + ".";
  if (end.at > text.size())
    return "The file was cut off: it ends in the middle, at " + line_text(text, text.size()) + ".";
  if (end.is_too_large) return "A number is too large, at " + line_and_column_text(text, at) + ".";
  return "The file is not valid JSON at " + line_and_column_text(text, at) + ".";
}

std::string text_member(const SnapshotReader& reader, std::string_view name) {
  const auto found = reader.head.find(name);
  std::string text;
  if (found != reader.head.end() && !read_quoted(found->second, text)) text.clear();
  return text;
}

// False when the board's identity is there but can't be read.
bool read_board(SnapshotReader& reader) {
  const auto found = reader.head.find("board");
  if (found == reader.head.end()) return true;
  const auto members = members_of(found->second);
  bool ok = !members.empty();
  for (const auto& [name, value] : members) {
    std::string text;
    Count gen;
    if (name == "id") {
      const auto id = read_quoted(value, text) ? Id::from_text(text) : std::nullopt;
      ok = ok && id;
      if (id) reader.snapshot.document.board = *id;
    } else if (name == "gen") {
      ok = ok && read_value(value, gen) && gen.value >= 1;
      if (ok) reader.snapshot.document.gen = gen.value;
    } else if (name == "name" && read_quoted(value, text)) {
      reader.snapshot.name = text;
    }
  }
  return ok;
}

// How the file's counts differ from what it holds; "" when they agree.
std::string wrong_count(const SnapshotReader& reader) {
  const auto found = reader.head.find("counts");
  if (found == reader.head.end()) return {};
  for (const auto& [type, stated] : members_of(found->second)) {
    const auto listed = reader.listed.find(type);
    const std::string held = std::to_string(listed == reader.listed.end() ? 0 : listed->second);
    if (held == stated) continue;
    std::string problem = "its counts say " + stated;
    problem += " of " + quotation(type);
    return problem += ", and it holds " + held;
  }
  return {};
}

// Which of two plain records with one id is meant is not clear, so neither is taken.
void drop_repeated(Snapshot& snapshot) {
  std::vector<const PlainRecord*> order;
  for (const PlainRecord& record : snapshot.plain)
    if (!record.given_id.empty()) order.push_back(&record);
  const auto key = [](const PlainRecord* record) { return std::tie(record->type, record->given_id); };
  sort_list(order, [&](const PlainRecord* a, const PlainRecord* b) { return key(a) < key(b); });
  std::vector<bool> repeated(snapshot.plain.size());
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (key(order[i - 1]) != key(order[i])) continue;
    for (const PlainRecord* record : {order[i - 1], order[i]})
      repeated[static_cast<std::size_t>(record - snapshot.plain.data())] = true;
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < repeated.size(); ++i) {
    PlainRecord& record = snapshot.plain[i];
    if (repeated[i])
      snapshot.refused.push_back(
          {record.where, "The file has the id " + quotation(record.given_id) + " more than once."});
    else if (kept++ != i) snapshot.plain[kept - 1] = std::move(record);
  }
  snapshot.plain.resize(kept);
}

std::string records(std::size_t count) { return std::to_string(count) + (count == 1 ? " record" : " records"); }

void tell_repairs(const SnapshotReader& reader, std::vector<std::string>& repairs) {
  const Tidied& tidied = reader.tidied();
  if (tidied.stamps > 0)
    repairs.push_back("The stamps of " + records(tidied.stamps) +
                      " were written in an unusual way; they were sorted out.");
  if (tidied.histories > 0)
    repairs.push_back("The histories of " + records(tidied.histories) + " were out of order; they were sorted.");
  if (tidied.equal_stamps > 0)
    repairs.push_back(records(tidied.equal_stamps) +
                      " held two values under one stamp, as only a damaged or hand-made file can; one was kept.");
  for (const std::string& name : reader.left_out) {
    const TypeInfo* type = type_named(name);
    repairs.push_back(
        quotation(name) + " was left out: " +
        (type ? "the list is called " + quotation(type->list) + "." : "this program knows no list of that name."));
  }
}

std::string why_plain(const FileChecksum& checksum, const SnapshotReader& reader, const std::string& counts) {
  const std::string so = " Its values are compared with the board, and its history is not used.";
  if (!counts.empty()) return "The file does not agree with itself: " + counts + "." + so;
  if (checksum.only_line_ends) return "Something on the way changed the line ends of the file." + so;
  if (checksum.is_there) return "The file was edited or damaged after it was exported." + so;
  if (reader.has_stamps || reader.head.count("funnelboard"))
    return "The file has no checksum that this program can check." + so;
  return {};
}

void read_origin(SnapshotReader& reader, const FileChecksum& checksum) {
  Snapshot& snapshot = reader.snapshot;
  snapshot.by = text_member(reader, "by");
  snapshot.app = text_member(reader, "app");
  snapshot.exported = text_member(reader, "exported");
  const auto redacted = reader.head.find("redacted");
  snapshot.is_redacted = redacted != reader.head.end() && redacted->second != "false";
  snapshot.has_checksum = reader.head.count("checksum") > 0;
  snapshot.checksum_matches = checksum.matches;
  snapshot.newest = reader.newest();
}

}  // namespace

struct SnapshotReading::Work {
  enum class Stage : std::uint8_t { look, count, checksum, stamped, plain, done } stage = Stage::look;
  std::string bytes;
  std::int64_t now_ms = -1;
  std::string_view given, text;
  FileChecksum checksum;
  std::string counts;  // how they differ, which made a stamped file a plain one
  std::unique_ptr<SnapshotReader> reader;
  std::unique_ptr<JsonPieces> pieces;
  Result<Snapshot> result = Error{"not read yet"};

  void finish(Result<Snapshot> with) {
    result = std::move(with);
    stage = Stage::done;
    pieces.reset();
    reader.reset();
    std::string().swap(bytes);
  }

  void start(Stage mode) {
    stage = mode;
    StampRules rules;
    if (mode == Stage::stamped && now_ms >= 0) rules.latest_ms = now_ms + most_ahead_ms;
    reader = std::make_unique<SnapshotReader>(mode == Stage::stamped ? Mode::stamped : Mode::plain, rules);
    pieces = std::make_unique<JsonPieces>(text, *reader);
  }

  void read(std::size_t budget) {
    const JsonPieces::State state = pieces->go_on(budget);
    if (state == JsonPieces::State::going_on) return;
    if (state == JsonPieces::State::unclear) {  // once more in one go, for the sentence that says what is wrong
      start(stage);
      const JsonEnd end = read_json(text, *reader);
      if (!end.is_whole)
        return finish(Error{reader->error.empty() ? json_problem(text, end, reader->is_closed()) : reader->error});
    } else if (!reader->error.empty()) {
      return finish(Error{reader->error});
    }
    if (stage == Stage::stamped) finish_stamped();
    else finish_plain();
  }

  void finish_stamped() {
    if (!read_board(*reader))
      return finish(Error{"The file does not say which board it is: its “board” can't be read."});
    counts = wrong_count(*reader);
    if (!counts.empty()) return start(Stage::plain);
    drop_repeated(reader->snapshot);
    tell_repairs(*reader, reader->snapshot.repairs);
    read_origin(*reader, checksum);
    finish(std::move(reader->snapshot));
  }

  void finish_plain() {
    read_board(*reader);
    drop_repeated(reader->snapshot);
    const std::string why = why_plain(checksum, *reader, counts);
    if (!why.empty()) reader->snapshot.repairs.push_back(why);
    tell_repairs(*reader, reader->snapshot.repairs);
    read_origin(*reader, checksum);
    finish(std::move(reader->snapshot));
  }
};

SnapshotReading::SnapshotReading(std::string bytes, std::int64_t now_ms) : m_work(std::make_unique<Work>()) {
  m_work->bytes = std::move(bytes);
  m_work->given = m_work->bytes;
  m_work->now_ms = now_ms;
}
SnapshotReading SnapshotReading::of_view(std::string_view bytes, std::int64_t now_ms) {
  SnapshotReading reading;
  reading.m_work = std::make_unique<Work>();
  reading.m_work->given = bytes;
  reading.m_work->now_ms = now_ms;
  return reading;
}
SnapshotReading::SnapshotReading(SnapshotReading&&) noexcept = default;
SnapshotReading::~SnapshotReading() = default;

bool SnapshotReading::go_on(std::size_t bytes) {
  using S = Work::Stage;
  Work& work = *m_work;
  switch (work.stage) {
    case S::look: {
      const Result<std::string_view> looked = look_at_json(work.given);
      if (!looked) {
        work.finish(Error{looked.error()});
      } else {
        work.text = *looked;
        work.stage = S::count;
      }
      break;
    }
    case S::count: {
      const std::string problem = count_json(work.text);
      if (!problem.empty()) work.finish(Error{problem});
      else work.stage = S::checksum;
      break;
    }
    case S::checksum:
      work.checksum = check_file(work.text);
      work.start(work.checksum.matches && begins_with_version(work.text) ? S::stamped : S::plain);
      break;
    case S::stamped:
    case S::plain: work.read(bytes); break;
    case S::done: break;
  }
  return work.stage != S::done;
}

float SnapshotReading::progress() const {
  const Work& work = *m_work;
  if (work.stage == Work::Stage::done) return 1;
  if (!work.pieces || work.text.empty()) return 0;
  return static_cast<float>(work.pieces->at()) / static_cast<float>(work.text.size());
}

Result<Snapshot> SnapshotReading::take() { return std::move(m_work->result); }

Result<Snapshot> read_snapshot(std::string_view bytes, std::int64_t now_ms) {
  SnapshotReading reading = SnapshotReading::of_view(bytes, now_ms);
  while (reading.go_on(bytes.size() + 1)) {
  }
  return reading.take();
}

}  // namespace fb
