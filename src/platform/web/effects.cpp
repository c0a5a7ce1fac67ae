#include "platform/web/effects.hpp"

#include "platform/web/host.hpp"

namespace fb::web {
namespace {

void on(const app::OpenStore& open) { host::open_store(open.board_id, open.read); }
void on(const app::AppendLog& append) {
  for (const app::LogRow& row : *append.rows) host::append_row(row.text, row.hash);
  host::append(append.seq, append.board_id, append.gen, append.session, append.lines);
}
void on(const app::AcceptStore& accept) {
  std::string bad;
  for (const app::BadRow& row : accept.bad) bad += std::to_string(row.key) + '\t' + row.reason + '\n';
  host::ask("accept_store", accept.board_id, std::to_string(accept.lines), bad);
}
void on(const app::CompactLog& compact) { host::ask("compact", compact.board_id); }
void on(const app::StartOver& start) { host::ask("start_over", start.board_id); }
void on(const app::WriteBackup& backup) {
  for (const std::string& part : *backup.parts) host::backup_part(part);
  host::ask("write_backup", backup.board_id, backup.why);
}
void on(const app::ListBackups& list) { host::ask("list_backups", list.board_id); }
void on(const app::ReadBackup& read) { host::ask("read_backup", read.board_id, read.name); }
void on(const app::PickFiles& pick) { host::pick_files(static_cast<int>(pick.purpose), pick.accept, pick.multiple); }
void on(const app::Encrypt& encrypt) {
  host::ask("encrypt", std::to_string(encrypt.seq), encrypt.passphrase, encrypt.bytes);
}
void on(const app::Decrypt& decrypt) {
  host::ask("decrypt", std::to_string(decrypt.seq), decrypt.passphrase, *decrypt.bytes);
}
void on(const app::Inflate& inflate) { host::ask("inflate", std::to_string(inflate.seq), "", *inflate.bytes); }
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
