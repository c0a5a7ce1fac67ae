// The sample board: twelve weeks of a five-person company, generated from a seed; and a colleague's copy of it to merge.
#pragma once
#include <cstdint>

#include "model/document.hpp"

namespace fb::app {

struct SampleOptions {
  std::uint32_t campaigns = 14, leads = 600, deals = 90;
  std::uint64_t seed = 1;
  std::int64_t now_ms = 0;  // the twelve weeks end here
};

// The same options give the same document. Up to some 2,000 leads have a life with history and touches, and deals in
// proportion; what is asked for beyond that arrives a few days ago as an import would bring it: without a past.
Document make_sample(const SampleOptions& options);

// What a colleague has who last saw the sample a day before now and worked offline since: new cards, moves, a note, and
// two fields that somebody else has changed in the meantime, too.
Document make_colleague(const Document& sample, std::int64_t now_ms);

}  // namespace fb::app
