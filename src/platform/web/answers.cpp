// What the page answers and reports to the program: its start, the store's rows, files, addresses.
#include <emscripten.h>

#include "formats/log.hpp"
#include "platform/web/host.hpp"
#include "platform/web/program.hpp"

using fb::app::StoreFault;
using fb::web::program;
using fb::web::host::take_text;

extern "C" {

EMSCRIPTEN_KEEPALIVE void fb_preference(int key_size, int value_size) {
  program().start_up.preferences.emplace_back(take_text(key_size), take_text(value_size, key_size));
}

static std::string take_bytes(int size) {
  std::string bytes;
  bytes.swap(fb::web::host::handed());  // not copied: it may be 64 MB
  bytes.resize(static_cast<std::size_t>(size));
  return bytes;
}

// 64-bit numbers come in two halves: not every build takes them whole.
EMSCRIPTEN_KEEPALIVE void fb_start(unsigned session_high, unsigned session_low, unsigned seed_high, unsigned seed_low,
                                   int storage_works, int locale_size, int route_size, int can_encrypt, int is_test) {
  fb::app::StartUp& start = program().start_up;
  start.session_bits = std::uint64_t{session_high} << 32 | session_low;
  start.random_seed = std::uint64_t{seed_high} << 32 | seed_low;
  start.now_ms = static_cast<std::int64_t>(fb::web::host::wall_ms());
  start.utc_offset_minutes = fb::web::loop().page.utc_offset_minutes;
  start.locale = take_text(locale_size);
  start.route = take_text(route_size, locale_size);
  start.storage_works = storage_works;
  start.can_encrypt = can_encrypt;
  fb::web::loop().mirror.always = is_test;
  program().act(start);
}

EMSCRIPTEN_KEEPALIVE const char* fb_row_hash(int size) {
  static std::string hash;
  hash = fb::row_hash(take_text(size));
  return hash.c_str();
}

EMSCRIPTEN_KEEPALIVE void fb_log_row(int text_size, int hash_size, unsigned number, unsigned total, double key,
                                     int is_of_other_generation) {
  program().act(fb::app::LogRowRead{take_text(text_size), take_text(hash_size, text_size), number, total,
                                    static_cast<std::uint64_t>(key), is_of_other_generation != 0});
}

EMSCRIPTEN_KEEPALIVE void fb_log_row_lost(double key, int reason_size) {
  program().act(fb::app::LogRowLost{static_cast<std::uint64_t>(key), take_text(reason_size)});
}

EMSCRIPTEN_KEEPALIVE void fb_store_opened(int fault, int is_gone, double gen, double lines_kept, int board_size,
                                          int error_size, int sessions_size) {
  fb::app::StoreOpened opened;
  opened.fault = static_cast<StoreFault>(fault);
  opened.ok = opened.fault == StoreFault::none;
  opened.is_gone = is_gone != 0;
  opened.gen = static_cast<std::int64_t>(gen);
  opened.lines_kept = static_cast<std::uint64_t>(lines_kept);
  opened.board_id = take_text(board_size);
  opened.error = take_text(error_size, board_size);
  opened.own_sessions = take_text(sessions_size, board_size + error_size);
  program().act(opened);
}

EMSCRIPTEN_KEEPALIVE void fb_row_arrived(int text_size, int hash_size, int generations_ahead, double key) {
  program().act(fb::app::RowArrived{take_text(text_size), take_text(hash_size, text_size), generations_ahead,
                                    static_cast<std::uint64_t>(key)});
}

EMSCRIPTEN_KEEPALIVE void fb_store_changed(int fault) {
  program().act(fb::app::StoreChanged{static_cast<StoreFault>(fault)});
}

EMSCRIPTEN_KEEPALIVE void fb_appended(unsigned seq, int fault, int error_size) {
  const auto kind = static_cast<StoreFault>(fault);
  program().act(fb::app::Appended{seq, kind == StoreFault::none, take_text(error_size), kind});
}

EMSCRIPTEN_KEEPALIVE void fb_append_is_slow(unsigned seq) { program().act(fb::app::AppendIsSlow{seq}); }

EMSCRIPTEN_KEEPALIVE void fb_retry_due() { program().act(fb::app::RetryDue{}); }

EMSCRIPTEN_KEEPALIVE void fb_generation_begun(int fault, double older_from, unsigned older, int error_size) {
  fb::app::GenerationBegun begun{static_cast<StoreFault>(fault), take_text(error_size), {}};
  for (unsigned i = 0; i < older; ++i) begun.older.push_back(static_cast<std::uint64_t>(older_from) + i);
  program().act(begun);
}

EMSCRIPTEN_KEEPALIVE void fb_kept_file(int access, int name_size, int error_size) {
  program().act(fb::app::KeptFileFound{static_cast<fb::app::KeptFileFound::Access>(access), take_text(name_size),
                                       take_text(error_size, name_size)});
}

EMSCRIPTEN_KEEPALIVE void fb_kept_file_written(int outcome, int error_size) {
  program().act(
      fb::app::KeptFileWritten{static_cast<fb::app::KeptFileWritten::Outcome>(outcome), take_text(error_size)});
}

EMSCRIPTEN_KEEPALIVE void fb_kept_file_read(int ok, int size, int hash_size) {
  program().act(fb::app::KeptFileRead{ok != 0, take_text(size), take_text(hash_size, size)});
}

EMSCRIPTEN_KEEPALIVE void fb_kept_file_due() { program().act(fb::app::KeptFileDue{}); }

EMSCRIPTEN_KEEPALIVE void fb_backup_due() { program().act(fb::app::BackupDue{}); }

EMSCRIPTEN_KEEPALIVE void fb_backup_written(int fault, int why_size, int error_size) {
  program().act(
      fb::app::BackupWritten{static_cast<StoreFault>(fault), take_text(why_size), take_text(error_size, why_size)});
}

EMSCRIPTEN_KEEPALIVE void fb_backup(int name_size, int why_size, double at_ms, double bytes) {  // of the next list
  program().backups.push_back({take_text(name_size), take_text(why_size, name_size), static_cast<std::int64_t>(at_ms),
                               static_cast<std::uint64_t>(bytes)});
}

EMSCRIPTEN_KEEPALIVE void fb_backups_listed(int ok) {
  std::vector<fb::app::Backup> backups;
  backups.swap(program().backups);
  program().act(fb::app::BackupsListed{ok != 0, std::move(backups)});
}

EMSCRIPTEN_KEEPALIVE void fb_backup_read(int ok, int name_size, int text_size) {
  fb::app::BackupRead read;
  read.ok = ok != 0;
  read.name = take_text(name_size);
  (read.ok ? read.bytes : read.error) = take_text(text_size, name_size);
  program().act(read);
}

EMSCRIPTEN_KEEPALIVE void fb_storage(double used, double quota, int is_persistent) {
  program().act(fb::app::StorageMeasured{static_cast<std::uint64_t>(used), static_cast<std::uint64_t>(quota),
                                         is_persistent != 0});
}

// Where the page puts the bytes of the next file, a part at a time: not once more in its own memory, nor in `handed`.
EMSCRIPTEN_KEEPALIVE char* fb_file_room(int size) {
  program().files.emplace_back().bytes.resize(static_cast<std::size_t>(size));
  return program().files.back().bytes.data();
}

EMSCRIPTEN_KEEPALIVE void fb_file(int size, int name_size, int is_unreadable) {
  fb::app::PickedFile& file = program().files.back();
  file.bytes.resize(static_cast<std::size_t>(size));
  file.name = take_text(name_size);
  file.is_unreadable = is_unreadable != 0;
}

EMSCRIPTEN_KEEPALIVE int fb_work() { return program().work(); }

EMSCRIPTEN_KEEPALIVE void fb_files_picked(int purpose) {
  std::vector<fb::app::PickedFile> files;
  files.swap(program().files);
  program().act(fb::app::FilesPicked{static_cast<fb::app::PickPurpose>(purpose), std::move(files)});
}

EMSCRIPTEN_KEEPALIVE void fb_files_cancelled() { program().act(fb::app::FilesCancelled{}); }

EMSCRIPTEN_KEEPALIVE void fb_encrypted(unsigned seq, int ok, int size) {
  program().act(fb::app::Encrypted{seq, ok != 0, take_bytes(size)});
}

EMSCRIPTEN_KEEPALIVE void fb_unsealed(unsigned seq, int fault, int size) {
  program().act(fb::app::Unsealed{seq, static_cast<fb::app::Unsealed::Fault>(fault), take_bytes(size)});
}

EMSCRIPTEN_KEEPALIVE void fb_downloaded(int ok, int error_size) {
  program().act(fb::app::Downloaded{ok != 0, take_text(error_size)});
}

EMSCRIPTEN_KEEPALIVE void fb_copied(int ok) { program().act(fb::app::TextCopied{ok != 0}); }

EMSCRIPTEN_KEEPALIVE void fb_route_changed(int size) { program().act(fb::app::RouteChanged{take_text(size)}); }

EMSCRIPTEN_KEEPALIVE void fb_hidden() { program().act(fb::app::Hidden{}); }

EMSCRIPTEN_KEEPALIVE void fb_update_ready() { program().act(fb::app::UpdateReady{}); }

EMSCRIPTEN_KEEPALIVE void fb_update_activated() { program().act(fb::app::UpdateActivated{}); }

}  // extern "C"
