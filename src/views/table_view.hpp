// Campaigns, Leads and Deals as tables: filter, sort, sums, and the panel of a row one press away.
#pragma once
#include <optional>
#include <string>

#include "views/table_grid.hpp"

namespace fb {

class TableView {
 public:
  explicit TableView(Type type);
  void draw(Ui& ui, const Rect& area);

 private:
  void toolbar(Ui& ui, Rect& area);
  void filters(Ui& ui, Rect bar);
  void actions(Ui& ui, Rect& bar);
  void footer(Ui& ui, const Format& format, const Rect& bar);
  void nothing_there(Ui& ui, const Rect& area);
  void nothing_found(Ui& ui, const Rect& area);
  void add_record(Ui& ui);
  void clear_field(Ui& ui);
  void take_clipboard(Ui& ui);
  void clear_filter(Ui& ui);

  Type m_type;
  TableWish m_wish;
  TableRows m_rows;
  TableGrid m_grid;
  CampaignLedger m_campaigns;
  std::optional<StageMap> m_stages;
  std::uint32_t m_field = 0;  // the filter's node while somebody types in it
  Id m_board;
  std::uint64_t m_stages_revision = 0;
  std::optional<std::size_t> m_rows_before_new;  // a record is being made; its panel opens once it is there
};

}  // namespace fb
