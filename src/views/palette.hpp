// One field that finds everything: commands by their name, records by the words in them.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "views/search_index.hpp"
#include "views/ui.hpp"

namespace fb {

struct Scroll;

class Palette {
 public:
  void draw(Ui& ui, bool opens);

 private:
  struct Hit {
    std::size_t command = 0;  // in app::commands(), where there is no record
    app::RecordRef record;
    std::string title, second, right;
    const char* icon = nullptr;
  };
  void find(Ui& ui);
  void find_commands(Ui& ui);
  void find_records(Ui& ui, Type type, SearchIndex& index);
  bool draw_hit(Ui& ui, const Rect& rect, const Hit& hit, std::size_t position);
  void run(Ui& ui, const Hit& hit);

  std::string m_query;
  std::vector<Hit> m_hits;
  std::size_t m_at = 0;     // the hit that Enter takes
  bool m_shows_at = false;  // it is to be scrolled into view
  std::uint64_t m_revision = 0;
  SearchIndex m_campaigns{Type::campaign}, m_leads{Type::lead}, m_deals{Type::deal}, m_companies{Type::company};
  std::vector<std::uint8_t> m_found;
};

}  // namespace fb
