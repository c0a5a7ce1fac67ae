#include <doctest/doctest.h>

#include "formats/excerpt.hpp"
#include "formats/snapshot.hpp"
#include "model/edits.hpp"
#include "support/board_files.hpp"
#include "support/small_board.hpp"

using namespace fb;
using test::noon;
using test::SmallBoard;

namespace {

// Two campaigns; what hangs on the first one is called “mine”, what does not “other”.
struct TwoCampaigns {
  SmallBoard board;
  const std::int64_t at = noon("2026-03-02");
  const Id mine = named("campaign", "mine"), below = named("campaign", "mine below"),
           other = named("campaign", "other");
  const Id owner = named("member", "mine owner"), company = named("company", "mine company"),
           persona = named("persona", "mine persona"), lead = named("lead", "mine lead"),
           touched = named("lead", "mine touched"), contact = named("lead", "mine contact"),
           stranger = named("lead", "other lead"), deal = board.deal({}), gone = named("lead", "mine deleted");

  Id named(std::string_view type, std::string_view name) { return board.add(type, name, {}); }
  void link(std::string_view type, const Id& id, std::string_view field, const Id& to) {
    board.set(type, id, field, to, at);
  }
  Id about(std::string_view type, std::string_view field, const Id& what, std::string_view text) {
    const Id id = board.random.id(at);
    link(type, id, field, what);
    board.set(type, id, title_field(type_named(type)->type), std::string(text), at);
    return id;
  }
  TwoCampaigns() {
    board.document.board = board.random.id(at);
    link("campaign", below, "parent", mine);
    link("campaign", mine, "persona", persona);
    link("lead", lead, "campaign", below);
    link("lead", lead, "company", company);
    link("company", company, "owner", owner);
    link("lead", stranger, "campaign", other);
    link("lead", gone, "campaign", mine);
    board.set("lead", gone, "deleted", Flag{Flag::yes}, at + 1);
    link("deal", deal, "lead", lead);
    link("deal", deal, "contact", contact);
    board.set("deal", deal, "title", std::string("mine deal"), at);
    link("touch", about("touch", "campaign", mine, "mine touch"), "lead", touched);
    about("touch", "deal", deal, "mine call");
    about("touch", "campaign", other, "other touch");
    about("note", "lead", contact, "mine note");
    about("note", "lead", stranger, "other note");
    about("note", "company", company, "other note of a company");
    board.set("metric", board.random.id(at), "campaign", mine, at);
    board.set("metric", board.random.id(at), "campaign", other, at);
    board.set("session", Id::named(session_text(7)), "by", std::string("mine session"), at);
    board.set("session", Id::named(session_text(8)), "by", std::string("other session"), at);
  }
};

std::size_t size(const Document& document, Type type) { return document.table(type).size(); }

}  // namespace

TEST_CASE("J61: one campaign goes out with all that hangs on it, and nothing else") {
  TwoCampaigns two;
  const Document part = excerpt(two.board.document, two.mine);
  const std::string text = test::written(part), whole = test::written(two.board.document);
  CHECK(!test::has(text, "other"));
  for (const char* name :
       {"mine below", "mine owner", "mine company", "mine persona", "mine lead", "mine touched", "mine contact",
        "mine deal", "mine touch", "mine call", "mine note", "mine session", "mine deleted"}) {
    CAPTURE(name);
    CHECK(test::has(whole, name));
    CHECK(test::has(text, name));
  }
  CHECK(size(part, Type::metric) == 1);
  CHECK(size(part, Type::stage) == size(two.board.document, Type::stage));
  CHECK(part.table(Type::lead).is_deleted(part.table(Type::lead).find(two.gone)));
}

TEST_CASE("J61: it merges as any copy of the board does: what was changed arrives, the rest stays") {
  TwoCampaigns two;
  Document& board = two.board.document;
  two.board.set("deal", two.deal, "title", std::string("mine deal, later"), two.at + 5);
  const std::string before = fingerprint(board);
  const auto read = read_snapshot(test::written(excerpt(board, two.mine)));
  REQUIRE(read);
  CHECK(read->checksum_matches);
  CHECK(read->refused.empty());
  unite(board, read->document);
  CHECK(fingerprint(board) == before);  // histories included

  Document colleague;
  unite(colleague, read->document);
  apply(colleague, {Clock(9).next(two.at + 9), {{"deal", two.deal, "title", "\"mine deal, won\""}}});
  unite(board, colleague);
  CHECK(board.find<Deal>(two.deal)->title == "mine deal, won");
  CHECK(board.find<Lead>(two.stranger)->name == "other lead");
}
