// What the page answers and reports to the program: its start, the store's rows, files, addresses.
#include <emscripten.h>

#include "platform/web/host.hpp"
#include "platform/web/program.hpp"

using fb::web::program;
using fb::web::host::take_text;

extern "C" {

EMSCRIPTEN_KEEPALIVE void fb_preference(int key_size, int value_size) {
  program().start_up.preferences.emplace_back(take_text(key_size), take_text(value_size, key_size));
}

// 64-bit numbers come in two halves: not every build takes them whole.
EMSCRIPTEN_KEEPALIVE void fb_start(unsigned session_high, unsigned session_low, unsigned seed_high, unsigned seed_low,
                                   int storage_works, int locale_size, int route_size, int is_test) {
  fb::app::StartUp& start = program().start_up;
  start.session_bits = std::uint64_t{session_high} << 32 | session_low;
  start.random_seed = std::uint64_t{seed_high} << 32 | seed_low;
  start.now_ms = static_cast<std::int64_t>(fb::web::host::wall_ms());
  start.utc_offset_minutes = fb::web::loop().page.utc_offset_minutes;
  start.locale = take_text(locale_size);
  start.route = take_text(route_size, locale_size);
  start.storage_works = storage_works;
  fb::web::loop().mirror.always = is_test;
  program().act(start);
}

EMSCRIPTEN_KEEPALIVE void fb_log_row(int text_size, int hash_size, unsigned number, unsigned total) {
  program().act(fb::app::LogRowRead{take_text(text_size), take_text(hash_size, text_size), number, total});
}

EMSCRIPTEN_KEEPALIVE void fb_store_opened(int ok, int board_size, int error_size) {
  program().act(fb::app::StoreOpened{ok != 0, take_text(board_size), take_text(error_size, board_size)});
}

EMSCRIPTEN_KEEPALIVE void fb_appended(unsigned seq, int ok, int error_size) {
  program().act(fb::app::Appended{seq, ok != 0, take_text(error_size)});
}

EMSCRIPTEN_KEEPALIVE void fb_file(int size, int name_size, int is_unreadable) {
  std::string name = take_text(name_size, size);
  std::string bytes;
  bytes.swap(fb::web::host::handed());  // not copied: it may be 64 MB
  bytes.resize(static_cast<std::size_t>(size));
  program().files.push_back({std::move(name), std::move(bytes), is_unreadable != 0});
}

EMSCRIPTEN_KEEPALIVE void fb_files_picked(int purpose) {
  std::vector<fb::app::PickedFile> files;
  files.swap(program().files);
  program().act(fb::app::FilesPicked{static_cast<fb::app::PickPurpose>(purpose), std::move(files)});
}

EMSCRIPTEN_KEEPALIVE void fb_files_cancelled() { program().act(fb::app::FilesCancelled{}); }

EMSCRIPTEN_KEEPALIVE void fb_downloaded(int ok, int error_size) {
  program().act(fb::app::Downloaded{ok != 0, take_text(error_size)});
}

EMSCRIPTEN_KEEPALIVE void fb_copied(int ok) { program().act(fb::app::TextCopied{ok != 0}); }

EMSCRIPTEN_KEEPALIVE void fb_route_changed(int size) { program().act(fb::app::RouteChanged{take_text(size)}); }

EMSCRIPTEN_KEEPALIVE void fb_hidden() { program().act(fb::app::Hidden{}); }

EMSCRIPTEN_KEEPALIVE void fb_update_ready() { program().act(fb::app::UpdateReady{}); }

EMSCRIPTEN_KEEPALIVE void fb_update_activated() { program().act(fb::app::UpdateActivated{}); }

}  // extern "C"
