#include "model/copy_record.hpp"

namespace fb {

CopiedRecord copy_record(const Table& from, RowIndex row, Table& into) {
  CopiedRecord copied;
  copied.is_new = copied.brought = into.find(from.id(row)) == no_row;
  const RowIndex target = into.add(from.id(row));
  const auto bring = [&](FieldId field, const Stamp& stamp, std::string_view text) {
    const FieldId field_here = field < first_extra ? field : into.field_for(from.field_name(field));
    if (field_here == Table::no_field) return;
    const Stored stored = into.store(target, field_here, stamp, text);
    copied.brought |= stored != Stored::nothing_new;
    copied.shows |= stored == Stored::current;
  };
  std::string value;
  for (const FieldId field : from.written_fields(row)) {
    value.clear();
    from.append_current(row, field, value);
    bring(field, from.stamp(row, field), value);
  }
  for (const Entry& entry : from.older(row)) bring(entry.field, entry.stamp, entry.value);
  return copied;
}

}  // namespace fb
