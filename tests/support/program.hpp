// The program without a page: actions in, and its store answered as a browser would.
#pragma once
#include <fstream>
#include <functional>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/saving.hpp"
#include "app/state.hpp"
#include "app/update.hpp"
#include "formats/snapshot.hpp"

namespace fb::test {

inline constexpr std::int64_t program_now_ms = 1'795'392'000'000;  // 2026-11-23

class Program {
 public:
  // A page that was never used: it shows the sample.
  explicit Program(std::uint64_t session = 0x123456789A, bool storage_works = true) {
    app::StartUp start;
    start.session_bits = session;
    start.random_seed = session;
    start.now_ms = program_now_ms;
    start.locale = "en-GB";
    start.storage_works = storage_works;
    act(start);
  }

  // Effects that are no questions to the store go to `effects`.
  void act(app::Action action) {
    app::Effects wanted;
    app::update(state, action, wanted);
    for (app::Effect& effect : wanted) answer(std::move(effect));
    if (!works_at_once || m_is_working) return;
    m_is_working = true;
    while (app::has_work(state)) act(app::WorkOn{records_at_once});
    m_is_working = false;
  }
  void pick(std::vector<app::PickedFile> files, app::PickPurpose purpose = app::PickPurpose::import) {
    act(app::FilesPicked{purpose, std::move(files)});
  }
  void import(std::vector<app::PickedFile> files) {
    pick(std::move(files));
    act(app::TakeImport{});
  }
  std::string exported(app::ExportFile what = {}) {
    act(what);
    const auto* file = std::get_if<app::Download>(&effects.back());
    return file ? file->bytes : std::string();
  }
  std::string fingerprint() const { return fb::fingerprint(state.document); }
  std::size_t count(Type type) const {
    std::size_t live = 0;
    const Table& table = state.document.table(type);
    for (RowIndex row = 0; row < table.size(); ++row) live += !table.is_deleted(row) && table.has_values(row);
    return live;
  }

  app::State state;
  app::Effects effects;
  std::size_t rows_saved = 0, backups_written = 0;
  std::string last_backup;
  std::size_t records_at_once = 1000;  // of work under way
  bool works_at_once = true;
  app::StoreFault backup_fault = app::StoreFault::none, generation_fault = app::StoreFault::none;
  std::optional<app::BeginGeneration> begun;
  std::function<void()> before_generation;  // what happens while it is written

 private:
  bool m_is_working = false;
  void answer(app::Effect effect) {
    if (const auto* open = std::get_if<app::OpenStore>(&effect)) {
      act(app::StoreOpened{true, open->board_id, ""});
    } else if (const auto* append = std::get_if<app::AppendLog>(&effect)) {
      rows_saved += append->rows->size();
      act(app::Appended{append->seq, true, ""});
    } else if (const auto* backup = std::get_if<app::WriteBackup>(&effect)) {
      ++backups_written;
      last_backup.clear();
      for (const std::string& part : *backup->parts) last_backup += part;
      act(app::BackupWritten{backup_fault, backup->why, ""});
    } else if (const auto* begin = std::get_if<app::BeginGeneration>(&effect)) {
      begun = *begin;
      app::GenerationBegun answer{
          generation_fault, generation_fault == app::StoreFault::none ? "" : "the disk is full", {}};
      for (std::size_t i = 0; i < begin->older.size(); ++i) answer.older.push_back(700 + i);
      if (before_generation) before_generation();
      act(answer);
    } else if (!std::holds_alternative<app::CompactLog>(effect)) {
      effects.push_back(std::move(effect));
    }
  }
};

inline std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace fb::test
