#include "support/world/profile.hpp"

#include <algorithm>

#include "formats/log.hpp"

namespace fb::test {

bool StoredRow::is_whole() const { return !is_unreadable && row_hash(text) == hash; }

std::uint64_t Log::counted() const {
  std::uint64_t sum = base;
  for (const auto& [session, lines] : counts) sum += lines;
  return sum;
}

std::uint64_t Log::lines() const {
  std::uint64_t sum = 0;
  for (const auto& [key, row] : rows)
    if (row->gen == gen) sum += row->lines;
  return sum;
}

Ledger Log::ledger() const {
  Ledger all;
  for (const auto& [key, row] : rows)
    if (row->gen == gen) all.add(row->holds);
  return all;
}

Log* Profile::log(const std::string& board) {
  const auto found = boards.find(board);
  return found == boards.end() ? nullptr : &found->second;
}

void Profile::append(const app::AppendLog& batch, std::uint64_t counted, const std::vector<RowPointer>& rows) {
  Log& log = boards[batch.board_id];
  if (log.rows.empty()) log.gen = batch.gen;
  for (const RowPointer& row : rows) log.rows[log.next_key++] = row;
  log.counts[batch.session] = counted;
  last_board = batch.board_id;
}

void Profile::keep_sentinel(const std::string& board) {
  const Log* log = this->log(board);
  if (!log) return;
  Sentinel& sentinel = sentinels[board];
  const std::uint64_t lines = log->counted();
  if (log->era > sentinel.era || (log->era == sentinel.era && lines > sentinel.lines)) sentinel = {log->era, lines};
}

std::size_t Profile::compact(const std::string& board) {
  Log* log = this->log(board);
  if (!log) return 0;
  std::vector<std::uint64_t> keys;
  std::string text;
  StoredRow joined;
  for (const auto& [key, row] : log->rows) {
    if (row->gen != log->gen || !row->is_whole()) continue;
    keys.push_back(key);
    text += (text.empty() ? "" : "\n") + row->text;
    joined.holds.insert(joined.holds.end(), row->holds.begin(), row->holds.end());
    joined.lines += row->lines;  // equal lines stay as many as they were
  }
  if (keys.size() < 2) return 0;
  for (const std::uint64_t key : keys) log->rows.erase(key);
  joined.gen = log->gen;
  joined.hash = row_hash(text);
  joined.text = std::move(text);
  log->rows[log->next_key++] = std::make_shared<const StoredRow>(std::move(joined));
  return keys.size();
}

void Profile::accept(const app::AcceptStore& accept) {
  Log& log = boards[accept.board_id];
  for (const app::BadRow& bad : accept.bad) {
    const auto found = log.rows.find(bad.key);
    if (found == log.rows.end()) continue;
    log.quarantine.push_back(found->second);
    log.rows.erase(found);
  }
  log.era = std::max(log.era, sentinels[accept.board_id].era) + 1;
  log.counts.clear();
  log.base = accept.lines;
  keep_sentinel(accept.board_id);
}

RowPointer make_row(std::int64_t gen, std::string text, std::string hash, Book& book) {
  StoredRow row;
  row.gen = gen;
  row.holds = book.row_text(text);
  row.lines = 1 + static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
  row.text = std::move(text);
  row.hash = std::move(hash);
  return std::make_shared<const StoredRow>(std::move(row));
}

RowPointer altered(const StoredRow& row, std::size_t at) {
  StoredRow bent = row;
  bent.text[at % bent.text.size()] ^= 1;
  bent.holds.clear();
  bent.lines = 0;
  return std::make_shared<const StoredRow>(std::move(bent));
}

}  // namespace fb::test
