// Any bytes as a protected file: its header is sound or not, within its limits, and nothing is read beyond it.
#include <cstdlib>
#include <string>

#include "formats/encrypted.hpp"

using namespace fb;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(size ? reinterpret_cast<const char*>(data) : "", size);
  const bool is_sound = has_sound_header(bytes);
  if (!is_sound) return 0;
  const std::size_t end = bytes.find('\n', 7);
  const bool is_ours = seal_of(bytes) == Seal::encrypted && end != std::string::npos && end < 7 + 1024;
  const bool ignores_the_text = has_sound_header(bytes.substr(0, end + 1) + std::string(17, 'x'));
  const bool needs_a_tag = !has_sound_header(bytes.substr(0, end + 17));
  if (!is_ours || !ignores_the_text || !needs_a_tag) std::abort();
  return 0;
}
