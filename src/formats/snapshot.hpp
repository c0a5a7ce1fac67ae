// The snapshot file: a whole board with its history as JSON, readable by a person, and mergeable (data.md §5).
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "formats/intake.hpp"
#include "model/document.hpp"
#include "model/result.hpp"

namespace fb {

inline constexpr int snapshot_version = 1;

struct Snapshot {
  Document document;                 // what stands under stamps; document.board is zero if the file names none
  std::vector<PlainRecord> plain;    // records without stamps, or all of them when the checksum does not match
  std::vector<Refused> refused;      // bad records among good ones
  std::vector<std::string> repairs;  // what was sorted out on the way, sentences
  std::string name, by, app, exported;
  bool has_checksum = false, checksum_matches = false;
  bool is_redacted = false;  // it opens as a board of its own and never merges
  Stamp newest;              // of all stamps in it
};

// Reads a snapshot or a plain hand-written file. The error is one plain sentence: what, where.
// Nothing outside is touched; limits of data.md §7. With `now_ms`, stamps more than 366 days ahead of it are refused.
Result<Snapshot> read_snapshot(std::string_view bytes, std::int64_t now_ms = -1);

struct SnapshotOptions {
  bool history = true;
  std::string by, app;
  std::int64_t exported_ms = -1;  // -1: the time of the newest stamp, so that equal boards give equal bytes
  bool is_redacted = false;       // as formats/redact.hpp makes it
};
// Canonical: records by id, fields by name, one record per line; equal states give equal bytes. docs/file-format.md.
std::string write_snapshot(const Document& document, const SnapshotOptions& options);

// The same in parts, so that a page can draw in between. The document stays as it is until the end.
class SnapshotWriting {
 public:
  SnapshotWriting(const Document& document, const SnapshotOptions& options);
  ~SnapshotWriting();
  // Appends about so many records more; false when all is there. What was appended is the caller's.
  bool go_on(std::size_t records, std::string& out);

 private:
  struct Work;
  std::unique_ptr<Work> m_work;
};

// Eight characters that are equal exactly when two boards hold the same values with the same histories.
std::string fingerprint(const Document& document);

}  // namespace fb
