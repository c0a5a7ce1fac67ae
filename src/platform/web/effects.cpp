#include "platform/web/effects.hpp"

#include "platform/web/host.hpp"

namespace fb::web {
namespace {

void on(const app::OpenStore& open) { host::open_store(open.board_id, open.read); }
void on(const app::AppendLog& append) {
  for (const app::LogRow& row : *append.rows) host::append_row(row.text, row.hash);
  host::append(append.seq, append.board_id, append.gen, append.session, append.lines);
}
std::string text_of(const std::vector<app::BadRow>& rows) {
  std::string text;
  for (const app::BadRow& row : rows) text += std::to_string(row.key) + '\t' + row.reason + '\n';
  return text;
}
void on(const app::AcceptStore& accept) {
  host::ask("accept_store", accept.board_id, std::to_string(accept.lines), text_of(accept.bad));
}
void on(const app::SetAside& aside) { host::ask("set_aside", aside.board_id, text_of(aside.rows)); }
// Its rows one after another with an empty line between, the older ones at the end.
void on(const app::BeginGeneration& begin) {
  std::string rows;
  const auto add = [&](const std::vector<std::string>& some) {
    for (const std::string& row : some) rows += (rows.empty() ? "" : "\n\n") + row;
  };
  add(*begin.rows);
  add(begin.older);
  host::ask("begin_generation", begin.board_id,
            std::to_string(begin.gen) + ' ' + std::to_string(begin.lines) + ' ' + std::to_string(begin.older.size()),
            rows);
}
void on(const app::UseKeptFile& file) {
  constexpr std::string_view names[] = {"find", "choose", "permit", "forget", "write", "read", "accept"};
  host::ask("kept_file", file.board_id, names[static_cast<std::size_t>(file.use)], file.text);
}
void on(const app::AwaitKeptFile& wait) { host::ask("await_kept_file", std::to_string(wait.in_ms)); }
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
