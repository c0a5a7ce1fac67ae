// The icon that stands for a type of record, everywhere the same.
#pragma once
#include "model/records.hpp"

namespace fb {

const char* type_icon(Type type);

}  // namespace fb
