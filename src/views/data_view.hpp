// Everything about the board as data: bringing in, taking out, its settings, the boards of this browser, where it is kept.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "views/format.hpp"
#include "views/ui.hpp"

namespace fb {

class DataView {
 public:
  void draw(Ui& ui, const Rect& area);

 private:
  // A section: its heading at the left or above, its room at the right or below. Gives the room; its height is taken by flow.
  void begin_section(Ui& ui, std::string_view name, std::string_view hint);
  void end_section(Ui& ui);
  Rect take(float css_height);  // the next piece of the section's room
  void words(Ui& ui, std::string_view words, Colour colour, int lines = 3);
  void draw_in(Ui& ui);
  void draw_out(Ui& ui);
  void draw_board(Ui& ui);
  void draw_counts(Ui& ui);
  void draw_fingerprint(Ui& ui);
  void draw_you(Ui& ui);
  void draw_boards(Ui& ui);
  void marked_words(Ui& ui, std::string_view words, const char* icon, Colour colour);
  void draw_copies(Ui& ui);
  void draw_kept_file(Ui& ui);
  void draw_backups(Ui& ui);
  void draw_backup(Ui& ui, const app::Backup& backup, bool has_line);
  void draw_meter(Ui& ui);
  void draw_archive(Ui& ui);
  void draw_storage(Ui& ui);
  void draw_about(Ui& ui);

  Format m_format;
  Rect m_flow;             // where the next section begins
  Rect m_room;             // of the section being drawn
  float m_label_end = 0;   // below its heading
  std::size_t m_node = 0;  // of the section
  float m_height = 0;      // of everything, as drawn last
  bool m_is_wide = true, m_is_first = true;
  std::uint64_t m_counted = 0, m_printed = 0;  // revisions
  bool m_has_counts = false, m_has_print = false, m_drawing_changed = false, m_all_backups = false;
  std::size_t m_records = 0;
  std::string m_counts, m_print;
};

}  // namespace fb
