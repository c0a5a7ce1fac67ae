// Names that mean something to a printf, to Dear ImGui or to a browser are drawn and read out as the text they are.
#include <doctest/doctest.h>

#include "model/edits.hpp"
#include "model/stages.hpp"
#include "support/headless_ui.hpp"

using namespace fb;
using fb::test::HeadlessUi;

namespace {

// The card of that name in a board of its own, and the panel that opens from it.
void show_card(const std::string& name) {
  HeadlessUi ui(4200, 900);
  ui.start();
  ui.act(app::NewBoard{"Test"});
  ui.settle();
  ui.act(app::Do{AddCard{stage::discovery(), name, ""}});
  ui.settle();
  const Node* card = ui.starts_with(Role::listitem, name);
  REQUIRE_MESSAGE(card, name);
  ui.click(*card);
  ui.settle();
  CHECK(ui.state.document.find<Deal>(ui.state.document.table(Type::deal).id(0))->title == name);
  CHECK(ui.vertices() > 0);
}

}  // namespace

TEST_CASE("J69: markup and script links in a name are a card with that name") {
  for (const char* name :
       {"<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "javascript:alert(1)", "data:text/html,x"})
    show_card(name);
}

TEST_CASE("J70: controls of direction, zero-width characters and a tower of 4,000 marks are a card, and frames go on") {
  std::string tower = "e";
  for (int i = 0; i < 4000; ++i) tower += "\xCC\x81";
  for (const std::string& name : {std::string("\xE2\x80\xAE gnp.exe \xE2\x81\xA6 x"),
                                  std::string("a\xE2\x80\x8B"
                                              "b"),
                                  std::string("x\xEF\xBF\xBF"), tower})
    show_card(name);
}

TEST_CASE("J71: percent signs and hashes in a name are drawn as they are") {
  for (const char* name : {"%s%n%p", "100 %", "a##b", "###x", "x###y##z"}) show_card(name);
}
