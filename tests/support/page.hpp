// The program on a page that answers nothing by itself: what is wanted of it is kept, the test gives the answers.
#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "app/state.hpp"
#include "app/update.hpp"
#include "formats/log.hpp"
#include "model/edits.hpp"
#include "model/stages.hpp"

namespace fb::test {

inline constexpr std::string_view stored_board_id = "01JE0000000000000000000001";
inline constexpr std::int64_t page_now_ms = 1'795'392'000'000;  // 2026-11-23

class Page {
 public:
  explicit Page(std::vector<std::pair<std::string, std::string>> preferences = {}) {
    app::StartUp start;
    start.session_bits = 9;
    start.random_seed = 9;
    start.now_ms = page_now_ms;
    start.locale = "en-GB";
    start.preferences = std::move(preferences);
    act(start);
  }
  void act(const app::Action& action) { app::update(state, action, effects); }
  void edit(const Edit& edit) { act(app::Do{edit}); }
  void add_card(const std::string& title) { edit(AddCard{stage::discovery(), title, ""}); }

  void read(const std::vector<std::string>& rows) {
    std::uint32_t number = 0;
    for (const std::string& row : rows)
      act(app::LogRowRead{row, row_hash(row), ++number, static_cast<std::uint32_t>(rows.size()), number});
  }
  void open(std::uint64_t lines_kept = 0, std::string_view board = stored_board_id) {
    app::StoreOpened opened;
    opened.ok = true;
    opened.board_id = board;
    opened.lines_kept = lines_kept;
    act(opened);
  }
  void answer_all(bool ok = true, app::StoreFault fault = app::StoreFault::none) {
    for (const app::AppendLog& append : take<app::AppendLog>())
      act(app::Appended{append.seq, ok, ok ? "" : "no room", fault});
  }

  template <class Wanted>
  std::size_t count() const {
    return static_cast<std::size_t>(std::count_if(effects.begin(), effects.end(),
                                                  [](const auto& one) { return std::holds_alternative<Wanted>(one); }));
  }
  // All of this kind since they were taken last.
  template <class Wanted>
  std::vector<Wanted> take() {
    std::vector<Wanted> found;
    for (const app::Effect& effect : effects)
      if (const auto* one = std::get_if<Wanted>(&effect)) found.push_back(*one);
    std::erase_if(effects, [](const auto& one) { return std::holds_alternative<Wanted>(one); });
    return found;
  }
  std::size_t cards(Type type = Type::deal) const {
    const Table& table = state.document.table(type);
    std::size_t live = 0;
    for (RowIndex row = 0; row < table.size(); ++row) live += !table.is_deleted(row);
    return live;
  }

  app::State state;
  app::Effects effects;
};

// A board as the log has it: a row for each of its deals.
struct StoredRows {
  Document document;
  std::vector<std::string> rows;
  explicit StoredRows(const std::vector<std::string>& titles, std::string_view board = stored_board_id) {
    document.board = *Id::from_text(board);
    add_well_known(document);
    Clock clock(5);
    Random random(5);
    constexpr std::int64_t then = page_now_ms - 1000 * ms_per_day / 100;
    for (const std::string& title : titles) {
      const Result<Plan> made = plan(document, AddCard{stage::discovery(), title, "100"}, {then, 0, &random, {}});
      const Change change{clock.next(then), made->writes};
      apply(document, change);
      rows.push_back(change_line(change));
    }
  }
};

// A page with a board of its own, all of it saved.
inline Page page_with_board() {
  Page page;
  page.open(0, "");
  page.act(app::NewBoard{"Spring plan"});
  page.add_card("Acme");
  page.answer_all();
  return page;
}

}  // namespace fb::test
