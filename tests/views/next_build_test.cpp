// Changing over to a newer build: only when asked, and only when nothing would be lost.
#include <doctest/doctest.h>

#include <algorithm>

#include "model/stages.hpp"
#include "support/headless_ui.hpp"

using namespace fb;
using namespace fb::test;

namespace {

template <class Effect>
long count(const HeadlessUi& desk) {
  return std::count_if(desk.effects.begin(), desk.effects.end(),
                       [](const app::Effect& effect) { return std::holds_alternative<Effect>(effect); });
}
void edit(HeadlessUi& desk) { desk.act(app::Do{AddCard{stage::discovery(), "Acme", "1000"}}); }
void answer(HeadlessUi& desk, bool ok) {
  for (const app::AppendLog& append : std::exchange(desk.appended, {}))
    desk.act(app::Appended{append.seq, ok, ok ? "" : "the disk is full"});
}

}  // namespace

TEST_CASE("a newer build is offered, and nothing happens until somebody asks for it") {
  HeadlessUi desk;
  desk.start();
  CHECK_FALSE(desk.find(Role::button, "Reload"));
  desk.act(app::TakeUpdate{});
  desk.act(app::UpdateReady{});
  desk.settle();
  CHECK(desk.find(Role::region, "New version"));
  CHECK(count<app::ActivateUpdate>(desk) == 0);

  desk.click(Role::button, "Reload");
  desk.settle();
  CHECK(count<app::ActivateUpdate>(desk) == 1);
  CHECK(count<app::Reload>(desk) == 0);
  desk.act(app::UpdateActivated{});
  CHECK(count<app::Reload>(desk) == 1);
}

TEST_CASE("later means later: the line goes, the command stays") {
  HeadlessUi desk;
  desk.start();
  desk.act(app::UpdateReady{});
  desk.settle();
  desk.click(Role::button, "Later");
  desk.settle();
  CHECK_FALSE(desk.find(Role::region, "New version"));
  desk.act(app::TakeUpdate{});
  CHECK(count<app::ActivateUpdate>(desk) == 1);
}

TEST_CASE("while an edit is not saved, the newer build waits and says so; a second try may save it") {
  HeadlessUi desk;
  desk.start();
  desk.store_works = false;
  edit(desk);
  desk.act(app::UpdateReady{});
  desk.act(app::TakeUpdate{});
  desk.settle();
  CHECK(count<app::ActivateUpdate>(desk) == 0);
  CHECK(desk.starts_with(Role::text, "Not reloaded yet"));
  desk.act(app::TakeUpdate{});
  CHECK(count<app::ActivateUpdate>(desk) == 0);

  desk.store_works = true;
  desk.act(app::RetrySave{});
  CHECK(count<app::ActivateUpdate>(desk) == 1);
}

TEST_CASE("asking for the newer build tries again to save") {
  HeadlessUi desk;
  desk.start();
  desk.store_works = false;
  edit(desk);
  desk.act(app::UpdateReady{});
  desk.store_works = true;
  desk.act(app::TakeUpdate{});
  CHECK(desk.state.saving.waiting.empty());
  CHECK(count<app::ActivateUpdate>(desk) == 1);
}

TEST_CASE("what is edited while the newer build gets ready is saved before the reload") {
  HeadlessUi desk;
  desk.start();
  desk.act(app::UpdateReady{});
  desk.act(app::TakeUpdate{});
  desk.store_works = false;
  edit(desk);
  desk.act(app::UpdateActivated{});
  CHECK(count<app::Reload>(desk) == 0);
  answer(desk, true);
  CHECK(count<app::Reload>(desk) == 1);
}

TEST_CASE("a board that is only in this tab is not lost to a newer build") {
  HeadlessUi desk;
  desk.start();
  desk.state.home = app::Home::memory;
  edit(desk);
  desk.act(app::UpdateReady{});
  desk.act(app::TakeUpdate{});
  CHECK(count<app::ActivateUpdate>(desk) == 0);
  REQUIRE(desk.state.notice);
  CHECK(desk.state.notice->text.starts_with("This board is only in this tab"));
}
