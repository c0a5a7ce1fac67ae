// Every value of one record, with its stamp, into another table: how documents unite and how one becomes a part of itself.
#pragma once
#include "model/table.hpp"

namespace fb {

struct CopiedRecord {
  bool is_new = false;   // the record was not known before
  bool brought = false;  // anything
  bool shows = false;    // a visible value changed
};
CopiedRecord copy_record(const Table& from, RowIndex row, Table& into);

}  // namespace fb
