#include "platform/web/effects.hpp"

#include "platform/web/host.hpp"

namespace fb::web {
namespace {

void on(const app::OpenStore& open) { host::open_store(open.board_id, open.read); }
void on(const app::AppendLog& append) {
  for (const app::LogRow& row : *append.rows) host::append_row(row.text, row.hash);
  host::append(append.seq, append.board_id, append.gen, append.session, append.changes);
}
void on(const app::PickFiles& pick) { host::pick_files(static_cast<int>(pick.purpose), pick.accept, pick.multiple); }
void on(const app::Download& file) { host::download(file.name, file.mime, file.bytes); }
void on(const app::CopyText& copy) { host::copy_text(copy.text); }
void on(const app::PrintPage&) { host::print(); }
void on(const app::SetTitle& title) { host::set_title(title.text); }
void on(const app::SetRoute& route) { host::set_route(route.hash, route.replace); }
void on(const app::SavePreference& preference) { host::save_preference(preference.key, preference.value); }
void on(const app::ActivateUpdate&) { host::activate_update(); }
void on(const app::Reload&) { host::reload(); }

}  // namespace

void perform(const app::Effect& effect) {
  std::visit([](const auto& one) { on(one); }, effect);
}

}  // namespace fb::web
