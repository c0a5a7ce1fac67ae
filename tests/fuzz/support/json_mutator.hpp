// Changes JSON text where it counts: values, names and records instead of bytes, and the checksum is made right again.
#pragma once
#include <cstddef>
#include <cstdint>

namespace fb::fuzz {

enum class Seal : std::uint8_t { checksum, none };

// For LLVMFuzzerCustomMutator: changes `data` in place, returns its new size, at most `most`.
std::size_t mutate_json(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed, Seal seal);

}  // namespace fb::fuzz
