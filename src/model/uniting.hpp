// Unites two documents record by record, so that a page can draw in between.
#pragma once
#include <cstddef>
#include <utility>
#include <vector>

#include "model/document.hpp"
#include "model/history.hpp"

namespace fb {

using RecordKey = std::pair<Type, Id>;
using RecordKeys = std::vector<RecordKey>;  // sorted

class Uniting {
 public:
  // `other` stays where it is until the end. With `undo`, what becomes visible is remembered there; records in `left_out`
  // are passed over.
  Uniting(Document& document, const Document& other, Undoable* undo = nullptr, RecordKeys left_out = {});
  // Unites so many records more; false when all are.
  bool go_on(std::size_t records);
  United& united() { return m_united; }

 private:
  void unite_record(const Table& from, RowIndex row, Table& into);
  void remember_record(const Table& from, RowIndex row, const Table& into, RowIndex target);

  Document& m_document;
  const Document& m_other;
  Undoable* m_undo;
  RecordKeys m_left_out;
  United m_united;
  std::uint32_t m_table = 0;
  RowIndex m_row = 0;
  std::vector<FieldId> m_fields;
};

}  // namespace fb
