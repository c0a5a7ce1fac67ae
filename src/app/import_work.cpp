#include "app/import_work.hpp"

namespace fb::app {

bool brings_plain(const ImportFile& file) {
  return file.table ? file.type != Type::other : file.snapshot && !file.snapshot->plain.empty();
}

Bringing::Bringing(const ImportFile& file, const Document& board, const Moment& moment, Clock& clock, Random& random)
    : m_file(file), m_board(board), m_clock(clock), m_random(random) {
  m_options.now_ms = moment.now_ms;
  m_options.utc_offset_minutes = moment.utc_offset_minutes;
  if (file.table) {
    m_options.key = file.table->key;
    m_rows = std::make_unique<TableReading>(*file.table);
  } else {
    m_options.older_values = IntakeOptions::OlderValues::leave;
    begin_intake();
  }
}
Bringing::~Bringing() = default;

void Bringing::begin_intake() {
  const std::vector<PlainRecord>& records = m_file.table ? m_records.records : m_file.snapshot->plain;
  m_run = std::make_unique<IntakeRun>(m_board, records, m_options, m_clock, m_random);
}

bool Bringing::go_on(std::size_t records) {
  if (m_run) return m_run->go_on(records);
  if (m_rows->go_on(records)) return true;
  m_records = m_rows->take();
  m_brought.refused = std::move(m_records.refused);
  m_brought.told = std::move(m_records.told);
  begin_intake();
  return true;
}

float Bringing::progress() const { return m_run ? m_run->progress() : 0; }

Brought Bringing::take() {
  m_brought.intake = m_run->take(m_clock);
  for (const Refused& one : m_brought.intake.refused) m_brought.refused.push_back(one);
  for (const std::string& one : m_brought.intake.told) m_brought.told.push_back(one);
  return std::move(m_brought);
}

}  // namespace fb::app
