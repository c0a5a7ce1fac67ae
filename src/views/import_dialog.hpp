// What files that were picked would do to the board: shown before anything is done, taken or left.
#pragma once
#include <string>
#include <vector>

#include "app/import_flow.hpp"
#include "views/format.hpp"
#include "views/preview_list.hpp"
#include "views/ui.hpp"

namespace fb {

class ImportDialog {
 public:
  void draw(Ui& ui, bool opens);

 private:
  struct Shown {  // what is unfolded of a file
    bool columns = false;
    std::size_t lines = 0, refused = 0, conflicts = 0;  // beyond the first few
  };
  void start(const app::ImportFlow& flow);
  void draw_file(Ui& ui, const app::ImportFile& file, std::size_t index, Rect& flow);
  void draw_head(Ui& ui, const app::ImportFile& file, std::size_t index, Rect& flow);
  void draw_counts(Ui& ui, const app::ImportFile& file, Rect& flow);
  void draw_tick_all(Ui& ui, const app::ImportFile& file, std::size_t index, Rect& flow);
  void draw_type(Ui& ui, const app::ImportFile& file, std::size_t index, Rect& flow);
  void draw_columns(Ui& ui, const app::ImportFile& file, std::size_t index, Rect& flow);
  void draw_conflicts(Ui& ui, const app::ImportFile& file, std::size_t index, Rect& flow);
  void draw_conflict(Ui& ui, const app::ImportConflict& one, std::size_t index, std::size_t at, Rect& flow);
  void draw_written(Ui& ui, const app::ImportConflict& one, const FieldInfo& field, const Rect& box);
  void draw_work(Ui& ui, const app::ImportFlow& flow);  // in place of the preview, while it is being made or taken
  void draw_refused(Ui& ui, const app::ImportFile& file, std::size_t index, Rect& flow);
  void draw_foot(Ui& ui, const app::ImportFlow& flow, Rect foot, bool opens);
  // A sentence with an icon before it; takes what height it needs.
  void draw_sentence(Ui& ui, Rect& flow, std::string_view words, const char* icon, Colour colour);
  std::size_t few_lines() const { return m_shown.size() > 1 ? 3 : 8; }  // of a list that is folded
  bool draw_toggle(Ui& ui, Rect& flow, bool is_open, const std::string& more, const std::string& less);

  struct Writing {  // a value of one's own for a conflict is being typed
    std::size_t file = none, conflict = 0;
    bool starts = false;
    std::string refused;  // why what was typed can't be taken
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
  };

  std::vector<Shown> m_shown;
  Writing m_writing;
  Format m_format;
  float m_height = 0;  // of all files, as drawn last
  bool m_opens_board = false;
  Rect m_view;  // where the files show
};

// “Spring plan”, 23 Nov; 166 rows, UTF-8, comma
std::string what_it_is(const Format& format, const app::ImportFile& file, int utc_offset_minutes);
// "Amount €3,000 → €2,500 · Stage Proposal → Won"
std::string change_words(const Document& document, const Format& format, const app::PreviewLine& line);
// "14 campaigns · 600 leads"
std::string holds_words(const Format& format, const app::CountByType& counts);
std::string field_choice_words(std::string_view field);  // "name.first" → "First name"

}  // namespace fb
