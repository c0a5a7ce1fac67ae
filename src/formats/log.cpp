#include "formats/log.hpp"

#include <algorithm>
#include <limits>

#include "formats/checksum.hpp"
#include "formats/log_reader.hpp"
#include "formats/record_text.hpp"

namespace fb {
namespace {

constexpr std::size_t row_size = 1u << 20;

// Collects lines into rows.
class Rows {
 public:
  void add(const Table& table, RowIndex row) {
    const std::size_t before = begin_line();
    m_row += '[';
    append_quoted(table.type_name(), m_row);
    m_row += ',';
    if (m_writer.append(table, row, {}, m_row)) m_row += ']';
    else m_row.resize(before);
    finish_line();
  }
  void add_unknown(const std::map<std::string, std::string>& unknown) {
    if (unknown.empty()) return;
    begin_line();
    m_row += "[\"*\",{";
    for (const auto& [name, value] : unknown) {
      append_quoted(name, m_row);
      m_row += ':' + value + ',';
    }
    m_row.back() = '}';
    m_row += ']';
    finish_line();
  }
  std::vector<std::string> take() {
    if (!m_row.empty()) m_rows.push_back(std::move(m_row));
    return std::move(m_rows);
  }

 private:
  std::size_t begin_line() {
    const std::size_t before = m_row.size();
    if (before > 0) m_row += '\n';
    else m_row.reserve(row_size + row_size / 8);
    return before;
  }
  void finish_line() {
    if (m_row.size() < row_size) return;
    m_rows.push_back(std::move(m_row));
    m_row.clear();
  }
  std::vector<std::string> m_rows;
  std::string m_row;
  RecordWriter m_writer;
};

}  // namespace

std::string change_line(const Change& change) {
  std::string out = "{\"s\":\"";
  change.stamp.append_to(out);
  out += "\",\"w\":[";
  const Write* group = nullptr;  // the first write of the record that is open
  std::vector<std::string_view> names;
  for (const Write& write : change.writes) {
    const bool same = group && group->type == write.type && group->id == write.id;
    if (!same || std::find(names.begin(), names.end(), write.field) != names.end()) {
      if (group) out += "}],";
      out += '[';
      append_quoted(write.type, out);
      out += ",\"" + write.id.text() + "\",{";
      group = &write;
      names.clear();
    } else {
      out += ',';
    }
    names.push_back(write.field);
    append_quoted(write.field, out);
    out += ':' + write.value;
  }
  return out + (group ? "}]]}" : "]}");
}

struct RecordRows::Work {
  const Document& document;
  const United* united;  // none: all records
  Rows rows;
  std::size_t at = 0;  // in united->records, or the table
  RowIndex row = 0;
};

RecordRows::RecordRows(const Document& other, const United& united)
    : m_work(std::make_unique<Work>(Work{other, &united, {}})) {}
RecordRows::RecordRows(const Document& whole) : m_work(std::make_unique<Work>(Work{whole, nullptr, {}})) {}
RecordRows::~RecordRows() = default;

bool RecordRows::go_on(std::size_t records) {
  Work& work = *m_work;
  const std::vector<Table>& tables = work.document.tables();
  if (work.united) {
    for (; work.at < work.united->records.size(); ++work.at) {
      if (records-- == 0) return true;
      const United::Record& record = work.united->records[work.at];
      work.rows.add(tables[record.table], record.row);
    }
  } else {
    for (; work.at < tables.size(); ++work.at, work.row = 0)
      for (; work.row < tables[work.at].size(); ++work.row) {
        if (records-- == 0) return true;
        work.rows.add(tables[work.at], work.row);
      }
  }
  work.rows.add_unknown(work.document.unknown);
  return false;
}

std::vector<std::string> RecordRows::take() { return m_work->rows.take(); }

std::vector<std::string> record_rows(const Document& other, const United& united) {
  RecordRows rows(other, united);
  rows.go_on(std::numeric_limits<std::size_t>::max());
  return rows.take();
}

std::vector<std::string> record_rows(const Document& whole) {
  RecordRows rows(whole);
  rows.go_on(std::numeric_limits<std::size_t>::max());
  return rows.take();
}

std::string row_hash(std::string_view row) { return xxh128_hex(row); }

Result<std::size_t> read_row(std::string_view row, Document& document, Clock& clock) {
  LogReader reader(document);
  std::size_t lines = 0;
  while (!row.empty()) {
    const std::string_view line = row.substr(0, row.find('\n'));
    row.remove_prefix(std::min(line.size() + 1, row.size()));
    ++lines;
    const std::string problem = reader.read(line);
    clock.observe(reader.newest());  // also of a line that failed: of what stands in the document
    if (!problem.empty()) return Error{"Line " + std::to_string(lines) + " of the row can't be read: " + problem};
  }
  return lines;
}

}  // namespace fb
