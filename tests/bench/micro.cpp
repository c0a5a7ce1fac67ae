// The pieces that decide about speed, on a board of 100,000 deals, natively: one JSON object per line.
// Budgets are those of a 2-core machine; a calibration line tells how fast this one is.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <functional>
#include <string>
#include <vector>

#include "app/sample.hpp"
#include "formats/log.hpp"
#include "formats/snapshot.hpp"
#include "model/column_numbers.hpp"
#include "model/edits.hpp"
#include "model/history.hpp"
#include "model/metrics.hpp"
#include "model/time_travel.hpp"
#include "views/board_data.hpp"
#include "views/search_index.hpp"

using namespace fb;

namespace {

constexpr std::int64_t now_ms = 1'795'392'000'000;

void report(const char* bench, std::size_t n, double value, const char* unit, double budget) {
  std::printf("{\"bench\":\"%s\",\"n\":%zu,\"value\":%.3f,\"unit\":\"%s\",\"budget\":%g}\n", bench, n, value, unit,
              budget);
  std::fflush(stdout);
}

// The best of some runs, milliseconds: what the code costs when nobody else is on the machine.
double best_ms(int runs, const std::function<void()>& work) {
  double best = 1e9;
  for (int i = 0; i < runs; ++i) {
    const auto began = std::chrono::steady_clock::now();
    work();
    best = std::min(best, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count());
  }
  return best;
}

volatile std::size_t g_sink;  // so that no result is optimised away

void calibrate() {
  std::string from(64 << 20, 'x'), to(64 << 20, 'y');
  report("calibration_memcpy_64MB", 1, best_ms(5, [&] { std::memcpy(to.data(), from.data(), from.size()); }), "ms", 0);
}

}  // namespace

int main() {
  calibrate();
  app::SampleOptions options;
  options.deals = 100'000;
  options.now_ms = now_ms;
  Document document = app::make_sample(options);
  const std::size_t deals = document.table(Type::deal).size();

  std::string bytes;
  const double write = best_ms(3, [&] { bytes = write_snapshot(document, {}); });
  report("snapshot_write", deals, write, "ms", 700);
  report("snapshot_write_speed", bytes.size(), static_cast<double>(bytes.size()) / 1e3 / write, "MB/s", 60);
  const double read = best_ms(3, [&] { g_sink = read_snapshot(bytes).has_value(); });
  report("snapshot_read", deals, read, "ms", 1200);
  report("snapshot_read_speed", bytes.size(), static_cast<double>(bytes.size()) / 1e3 / read, "MB/s", 35);
  const std::vector<std::string> rows = record_rows(document);
  report("log_read", deals,
         best_ms(3,
                 [&] {
                   Document fresh;
                   Clock clock(1);
                   for (const std::string& row : rows) g_sink = read_row(row, fresh, clock).has_value();
                 }),
         "ms", 1000);
  report("fingerprint", deals, best_ms(3, [&] { g_sink = fingerprint(document).size(); }), "ms", 700);
  {
    Document other;
    unite(other, document);
    report("unite_same", deals, best_ms(3, [&] { g_sink = unite(other, document).records.size(); }), "ms", 800);
  }

  const auto look_back = [](const Document& now, std::size_t n, double budget, double all_budget) {
    report("as_of", n, best_ms(5, [&] { g_sink = as_of(now, now_ms - 30 * ms_per_day).is_empty(); }), "ms", budget);
    report("changes_between", n, best_ms(3, [&] { g_sink = changes_between(now, 0, now_ms).actions.size(); }), "ms",
           all_budget);
  };
  look_back(document, deals, 400, 800);
  {
    app::SampleOptions smaller = options;
    smaller.deals = 10'000;
    const Document board = app::make_sample(smaller);
    look_back(board, board.table(Type::deal).size(), 30, 60);
  }

  report("columns_from_data", deals,
         best_ms(3,
                 [&] {
                   BoardData data;
                   data.update(document, "", now_ms);
                   g_sink = data.columns().size();
                 }),
         "ms", 200);
  report("column_numbers", deals, best_ms(3, [&] { g_sink = column_numbers(document, now_ms).size(); }), "ms", 50);
  report("report", deals, best_ms(3, [&] { g_sink = fb::report(document).steps.size(); }), "ms", 400);

  SearchIndex index(Type::deal);
  report("search_build", deals,
         best_ms(3,
                 [&] {
                   SearchIndex fresh(Type::deal);
                   fresh.update(document);
                   g_sink = 1;
                 }),
         "ms", 60);
  index.update(document);
  std::vector<std::uint8_t> found;
  for (const char* query : {"r", "rene", "no such thing anywhere"})
    report((std::string("search_") + std::to_string(std::strlen(query)) + "_letters").c_str(), deals,
           best_ms(5, [&] { index.find(query, found); }), "ms", 4);

  // One card to and fro: what a drop costs, from the sentence to the columns on screen.
  Clock clock(2);
  Random random(3);
  BoardData board;
  board.update(document, "", now_ms);
  Id card;
  document.each<Deal>([&](const Id& id, const Deal& deal) {
    if (deal.place.stage == stage::discovery()) card = id;
  });
  int turn = 0;
  std::string line;
  double encode = 1e9, remembering = 1e9;
  const double drop = best_ms(20, [&] {
    const Id to = ++turn % 2 ? stage::qualified() : stage::discovery();
    const Result<Plan> planned = plan(document, MoveCards{Type::deal, {card}, to, {}}, {now_ms, 0, &random, {}});
    const Change change{clock.next(now_ms + turn), planned->writes};
    remembering = std::min(remembering, best_ms(1, [&] { g_sink = remember(document, change, "").fields.size(); }));
    apply(document, change);
    encode = std::min(encode, best_ms(1, [&] { line = change_line(change); }));
    board.update(document, "", now_ms);
  });
  report("drop_plan_apply_columns", deals, drop, "ms", 10);
  report("undo_remember", deals, remembering * 1e3, "µs", 20);
  report("log_line", line.size(), encode * 1e3, "µs", 20);
}
