// The JSON Schema of the snapshot file, from the list of fields that everything else loops over.
#pragma once
#include <string>

namespace fb {

// Draft 2020-12; the text of assets/schema/funnelboard-1.schema.json. It accepts hand-written files without stamps, too.
std::string snapshot_schema();

}  // namespace fb
