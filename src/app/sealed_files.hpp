// Files that come packed or encrypted: opened before anybody reads them. And the one that leaves encrypted.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "app/actions.hpp"
#include "app/effects.hpp"

namespace fb::app {

struct State;

struct SealedFiles {
  FilesPicked picked;                        // those before `at` are as they were written
  std::size_t at = 0;                        // the one that is to be opened
  std::shared_ptr<const std::string> bytes;  // its bytes
  bool asks = false;                         // for its passphrase
  bool is_working = false;                   // the page is at it
  std::string error;                         // of the last passphrase, a sentence

  const std::string& name() const { return picked.files[at].name; }
};
bool has_sealed(const FilesPicked& picked);
// Both give the files once all of them are open, or have the sentence that says why not.
std::optional<FilesPicked> open_sealed(State& state, const FilesPicked& picked, Effects& effects);
std::optional<FilesPicked> take_unsealed(State& state, const Unsealed& answer, Effects& effects);
void unlock(State& state, const UnlockFile& with, Effects& effects);
void forget_sealed(State& state);  // what comes in and what leaves; nothing else has changed

struct LeavingFile {
  std::string name;
  bool is_copy = false;  // of the whole board
};
void encrypt(State& state, Download file, bool is_copy, const std::string& passphrase, Effects& effects);
void on_encrypted(State& state, const Encrypted& answer, Effects& effects);

}  // namespace fb::app
