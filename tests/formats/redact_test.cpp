#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "app/sample.hpp"
#include "formats/redact.hpp"
#include "formats/snapshot.hpp"
#include "model/edits.hpp"
#include "model/metrics.hpp"
#include "model/rank.hpp"
#include "model/text.hpp"
#include "model/vocabulary.hpp"
#include "support/board_files.hpp"
#include "support/small_board.hpp"

using namespace fb;
using test::noon;
using test::SmallBoard;

namespace {

constexpr std::int64_t now_ms = 1'795'392'000'000;

// Words that stand in every file: our own lists, types, fields, default stages.
std::set<std::string> own_words() {
  std::set<std::string> words{"off", "attract", "qualify", "handoff", "close", "revenue", "leads"};
  for (const char* list : {"channel", "campaign_type", "campaign_status", "lost_reason", "source", "outcome", "fit",
                           "consent", "role", "touch_kind"})
    for (const std::string_view word : choices_of(list)) words.insert(folded(word));
  Document fresh;
  add_well_known(fresh);
  fresh.each<Stage>([&](const Id&, const Stage& stage) { words.insert(folded(stage.name)); });
  return words;
}

// Every text of the board, histories included, that is no word of ours and long enough not to be found by chance.
std::set<std::string> known_texts(const Document& board) {
  std::set<std::string> texts;
  const std::set<std::string> own = own_words();
  const auto add = [&](const std::string& value) {
    std::string text;
    if (!read_quoted(value, text)) return;
    text = folded(text);
    if (text.size() >= 4 && !own.count(text)) texts.insert(text);
  };
  for (const Table& table : board.tables())
    for (RowIndex row = 0; row < table.size(); ++row) {
      for (const FieldId field : table.written_fields(row)) {
        const bool is_text = field >= first_extra || table.info().fields[field].kind == Kind::text;
        if (is_text && table.field_name(field) != "rank" && table.field_name(field) != "currency")
          add(table.current(row, field));
      }
      for (const Entry& entry : table.older(row))
        if (entry.field >= first_extra || table.info().fields[entry.field].kind == Kind::text) add(entry.value);
      texts.insert(folded(table.id(row).text()));
    }
  for (const char* name : {"stage.", "board"})
    std::erase_if(texts, [&](const auto& one) { return one.starts_with(name); });
  return texts;
}

std::string written(const Document& document) {
  SnapshotOptions options;
  options.is_redacted = true;
  options.exported_ms = now_ms;
  return write_snapshot(document, options);
}

}  // namespace

TEST_CASE("J59: a redacted copy has none of the known names, mails, phones, companies, texts, ids or sessions") {
  app::SampleOptions usual, large;
  large.leads = 700, large.deals = 250, large.campaigns = 40, large.seed = 5;
  for (app::SampleOptions* options : {&usual, &large}) {
    options->now_ms = now_ms;
    Document board = app::make_sample(*options);
    const Id lead = board.table(Type::lead).id(0);
    apply(board, {Clock(3).next(now_ms),
                  {{"lead", lead, "external_id", "\"0035f00000Zq\""},
                   {"lead", lead, "tag:vip client", "true"},
                   {"lead", lead, "linkedin", "\"in/anna-becker\""},
                   {"lead", lead, "source", "\"Cousin of Tobias\""},
                   {"lead", lead, "phone", "\"+49 431 5550\""},
                   {"board", board_record(), "name", "\"Brightside\""},
                   {"stage", stage::won(), "name", "\"Paid by Halberg\""},
                   {"contents", lead, "title", "\"Whitepaper\""}}});
    board.unknown["theme_of_brightside"] = "\"Brightside\"";
    const std::set<std::string> known = known_texts(board);
    CHECK(known.size() > 1000);
    Random random(11);
    const std::string text = folded(written(redacted(board, random, now_ms)));
    for (const std::string& one : known) {
      CAPTURE(one);
      CHECK(text.find(one) == std::string::npos);
    }
    for (const std::string one : {"vip", "linkedin", "contents", "theme_of", "\"h\":", "brightside", "halberg"}) {
      CAPTURE(one);
      CHECK(text.find(one) == std::string::npos);
    }
  }
}

TEST_CASE("in a redacted copy links lead on, groups stay groups, and dates and stages are those of the board") {
  app::SampleOptions options;
  options.now_ms = now_ms;
  const Document board = app::make_sample(options);
  Random random(11);
  const Document copy = redacted(board, random, now_ms);
  std::set<std::string> names, sources, board_sources;
  std::size_t with_company = 0;
  copy.each<Lead>([&](const Id&, const Lead& lead) {
    CHECK(lead.name.rfind("Lead ", 0) == 0);
    names.insert(lead.name);
    sources.insert(lead.source);
    if (!lead.company) return;
    ++with_company;
    REQUIRE(copy.find<Company>(lead.company));
    CHECK(copy.find<Company>(lead.company)->name.rfind("Company ", 0) == 0);
  });
  board.each<Lead>([&](const Id&, const Lead& lead) { board_sources.insert(lead.source); });
  CHECK(names.size() == 600);
  CHECK(with_company > 100);
  CHECK(sources.size() == board_sources.size());
  CHECK(columns(copy) == columns(board));

  const auto in_stages = [](const Document& document) {
    std::map<Id, std::size_t> count;
    document.each<Deal>([&](const Id&, const Deal& deal) { ++count[deal.place.stage]; });
    return count;
  };
  CHECK(in_stages(copy) == in_stages(board));
  const auto order = [](const Document& document) {  // of the leads in one column, by what was not replaced
    std::vector<std::pair<std::string, std::int64_t>> cards;
    document.each<Lead>([&](const Id&, const Lead& lead) {
      if (lead.place.stage == stage::mql()) cards.push_back({lead.place.rank, lead.place.since});
    });
    std::sort(cards.begin(), cards.end());
    std::vector<std::int64_t> since;
    for (const auto& [rank, ms] : cards) {
      CHECK(is_rank(rank));
      since.push_back(ms);
    }
    return since;
  };
  CHECK(order(copy) == order(board));
  const Figures before = report(board).all, after = report(copy).all;
  CHECK(after.deals_won == before.deals_won);
  CHECK(after.win_rate.value == before.win_rate.value);
  CHECK(after.cycle_days_mean == before.cycle_days_mean);
}

TEST_CASE("amounts are rounded to 1, 2 or 5 and zeros") {
  const std::pair<std::int64_t, std::int64_t> amounts[] = {{0, 0},
                                                           {1, 1},
                                                           {3, 2},
                                                           {4, 5},
                                                           {7, 5},
                                                           {8, 10},
                                                           {12'345, 10'000},
                                                           {1'800, 2'000},
                                                           {3'499, 2'000},
                                                           {3'500, 5'000},
                                                           {-1'234, -1'000},
                                                           {99, 100},
                                                           {largest_whole, largest_whole}};
  for (const auto& one : amounts) {
    CAPTURE(one.first);
    CHECK(rounded_amount(one.first) == one.second);
  }
  SmallBoard small;
  const Id deal = small.deal({}, 12'345);
  Random random(1);
  const Document copy = redacted(small.document, random, now_ms);
  CHECK(copy.table(Type::deal).as<Deal>(0).amount == Money::of(1'000'000, "EUR"));
  CHECK(!copy.find<Deal>(deal));
}

TEST_CASE("J59: no record or stamp of a redacted copy can meet one of the board, and each copy is another") {
  SmallBoard small;
  small.document.board = small.random.id(now_ms);
  small.lead({{stage::mql(), "2026-03-02"}});
  Random random(1);
  const Document copy = redacted(small.document, random, now_ms), again = redacted(small.document, random, now_ms);
  CHECK(copy.board != small.document.board);
  CHECK(again.board != copy.board);
  const Table& leads = copy.table(Type::lead);
  CHECK(leads.id(0) != small.document.table(Type::lead).id(0));
  CHECK(leads.id(0) != again.table(Type::lead).id(0));
  CHECK(leads.newest(0).session != small.clock.session());
  CHECK(copy.table(Type::session).size() == 0);
  CHECK(leads.as<Lead>(0).place.stage == stage::mql());

  const auto read = read_snapshot(written(copy), now_ms);
  REQUIRE(read);
  CHECK(read->is_redacted);
  CHECK(read->refused.empty());
  CHECK(read->name == "Redacted board");
  CHECK(written(read->document) == written(copy));
  CHECK(!read_snapshot(test::written(copy))->is_redacted);
}
