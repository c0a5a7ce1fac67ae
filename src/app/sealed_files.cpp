#include "app/sealed_files.hpp"

#include <algorithm>

#include "app/notice.hpp"
#include "app/state.hpp"
#include "formats/encrypted.hpp"

namespace fb::app {
namespace {

constexpr const char* too_large = "Unpacked it is larger than 64 MB, which is more than a board takes.";
constexpr const char* packed_twice = "It is packed more than once. Unpack it, then choose what was in it.";
constexpr const char* no_cryptography =
    "It is protected with a passphrase, and this page was not loaded securely: only over https or from localhost does "
    "the browser decrypt.";
constexpr const char* bad_gzip = "It is packed (gzip), and was damaged or cut off on its way.";

Seal seal_of(const PickedFile& file) {
  if (file.is_unreadable || !file.error.empty() || file.type) return Seal::none;  // pasted rows have no seal
  return fb::seal_of(file.bytes, file.name);
}

std::string without_ending(const std::string& name) {
  for (const std::string_view ending : {".enc", ".gz"})
    if (name.ends_with(ending)) return name.substr(0, name.size() - ending.size());
  return name;
}

void refuse(PickedFile& file, std::string_view why) {
  file.error = why;
  file.bytes.clear();
}

// On to the next file that is sealed; the page or a person has to do something about it then.
std::optional<FilesPicked> opened(State& state, Effects& effects) {
  SealedFiles& sealed = *state.sealed;
  for (; sealed.at < sealed.picked.files.size(); ++sealed.at) {
    PickedFile& file = sealed.picked.files[sealed.at];
    const Seal seal = seal_of(file);
    if (seal == Seal::none) continue;
    const bool is_encrypted = seal == Seal::encrypted;
    if (is_encrypted && !has_sound_header(file.bytes)) {
      refuse(file, does_not_open);
    } else if (is_encrypted && !state.can_encrypt) {
      refuse(file, no_cryptography);
    } else {
      sealed.bytes = std::make_shared<const std::string>(std::move(file.bytes));
      sealed.asks = is_encrypted;
      sealed.is_working = !is_encrypted;
      if (is_encrypted) state.dialog = Dialog::passphrase;
      else effects.push_back(Inflate{++state.seal_seq, sealed.bytes});
      return {};
    }
  }
  std::optional<FilesPicked> files = std::move(sealed.picked);
  forget_sealed(state);
  return files;
}

}  // namespace

bool has_sealed(const FilesPicked& picked) {
  return std::any_of(picked.files.begin(), picked.files.end(),
                     [](const PickedFile& file) { return seal_of(file) != Seal::none; });
}

std::optional<FilesPicked> open_sealed(State& state, const FilesPicked& picked, Effects& effects) {
  state.sealed = SealedFiles{picked, 0, {}, false, false, {}};
  return opened(state, effects);
}

void unlock(State& state, const UnlockFile& with, Effects& effects) {
  if (!state.sealed || !state.sealed->asks || state.sealed->is_working) return;
  state.sealed->is_working = true;
  state.sealed->error.clear();
  effects.push_back(Decrypt{++state.seal_seq, with.passphrase, state.sealed->bytes});
}

std::optional<FilesPicked> take_unsealed(State& state, const Unsealed& answer, Effects& effects) {
  using Fault = Unsealed::Fault;
  if (!state.sealed || !state.sealed->is_working || answer.seq != state.seal_seq) return {};
  SealedFiles& sealed = *state.sealed;
  sealed.is_working = false;
  if (answer.fault == Fault::closed && sealed.asks) {
    sealed.error = does_not_open;
    return {};
  }
  PickedFile& file = sealed.picked.files[sealed.at];
  file.name = without_ending(file.name);
  file.bytes = answer.bytes;
  if (answer.fault != Fault::none) refuse(file, answer.fault == Fault::closed ? bad_gzip : too_large);
  else if (seal_of(file) != Seal::none) refuse(file, packed_twice);
  return opened(state, effects);
}

void forget_sealed(State& state) {
  state.sealed.reset();
  state.leaving.reset();
  if (state.dialog == Dialog::passphrase) state.dialog = Dialog::none;
}

void encrypt(State& state, Download file, bool is_copy, const std::string& passphrase, Effects& effects) {
  state.leaving = LeavingFile{file.name + ".enc", is_copy};
  effects.push_back(Encrypt{++state.seal_seq, passphrase, std::move(file.bytes)});
}

void on_encrypted(State& state, const Encrypted& answer, Effects& effects) {
  if (!state.leaving || answer.seq != state.seal_seq) return;
  const LeavingFile leaving = *state.leaving;
  state.leaving.reset();
  if (state.dialog == Dialog::export_file) state.dialog = Dialog::none;
  if (!answer.ok) return notify_error(state, "The browser could not encrypt the file. Nothing was saved.");
  state.is_copy_leaving = leaving.is_copy;
  effects.push_back(Download{leaving.name, "application/octet-stream", answer.bytes});
}

}  // namespace fb::app
