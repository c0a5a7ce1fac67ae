// The panel at the right: one record with every field to edit, its next step, its line, its timeline and its history.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "views/format.hpp"
#include "views/record_history.hpp"
#include "views/ui.hpp"

namespace fb {

class RecordPanel {
 public:
  void draw(Ui& ui, const Rect& area);
  bool had_focus() const { return m_has_focus; }  // when it was drawn last

 private:
  void draw_head(Ui& ui, Rect& rest);
  void draw_field(Ui& ui, Rect row, std::string_view field, std::string_view label);
  void draw_stage(Ui& ui, const Rect& box);
  void draw_naming(Ui& ui, const Rect& box, const FieldInfo& field, std::string_view label);
  void draw_link(Ui& ui, const Rect& box, const FieldInfo& field, std::string_view label);
  void draw_choice(Ui& ui, const Rect& box, const FieldInfo& field, std::string_view label);
  void draw_helper(Ui& ui, const Rect& box, FieldKind kind, std::uint32_t field, std::string_view label,
                   const std::string& value);
  void draw_typed(Ui& ui, const Rect& box, const FieldInfo& field, std::string_view label);
  void draw_lineage(Ui& ui, Rect& rest);
  void draw_handoff(Ui& ui, Rect& rest);
  void draw_notes(Ui& ui, Rect& rest);
  void draw_timeline(Ui& ui, Rect& rest);
  void draw_history(Ui& ui, Rect& rest);
  void draw_ways_back(Ui& ui, const Rect& box, const HistoryItem& item, std::string_view name);
  void heading(Ui& ui, Rect& rest, std::string_view words);
  void set(Ui& ui, std::string_view field, std::string json);
  const Table& table(Ui& ui) const;

  app::RecordRef m_record;
  RowIndex m_row = 0;
  Format m_format;
  RecordHistory m_history;
  std::string m_invalid, m_invalid_words;  // the field whose typed text could not be taken, and why
  std::string m_note, m_placeholder;
  std::string m_naming;  // the link for which a new record is being named
  bool m_naming_starts = false, m_naming_opened = false;
  bool m_has_focus = false, m_names_it = false, m_shows_history = false, m_shows_all = false;
  float m_content = 0;  // height of what was drawn last, device pixels
};

}  // namespace fb
