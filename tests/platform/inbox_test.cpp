#include "platform/inbox.hpp"

#include <doctest/doctest.h>

using namespace fb;

TEST_CASE("text typed into a field and the field's leaving come in frames of their own, in this order") {
  Inbox inbox;
  Page page;
  inbox.field_open(7, "Acme");
  inbox.field_text("Acme G");
  inbox.field_text("Acme GmbH");
  inbox.field_leave(7);
  inbox.field_open(8, "");

  inbox.deliver(page);
  CHECK(page.field.opened);
  CHECK(page.field.id == 7);
  inbox.deliver(page);
  CHECK(page.field.changed);
  CHECK(page.field.text == "Acme GmbH");
  inbox.deliver(page);
  CHECK(page.field.left);
  CHECK(page.field.left_id == 7);
  CHECK(page.field.id == 0);
  CHECK(page.field.text == "Acme GmbH");
  inbox.deliver(page);
  CHECK(page.field.id == 8);
  CHECK(page.field.text.empty());
  CHECK(inbox.is_empty());
  inbox.deliver(page);
  CHECK_FALSE(page.field.opened);
}

TEST_CASE("each key gets its frame, and the focus needs none") {
  Inbox inbox;
  Page page;
  inbox.focus(3, true);
  inbox.press({.key = Key::space}, true);
  inbox.press({.key = Key::right}, false);

  inbox.deliver(page);
  CHECK(page.focused == 3);
  CHECK(page.focus_visible);
  CHECK(page.activated == 3);
  REQUIRE(page.keys.size() == 1);
  CHECK(page.keys[0].key == Key::space);
  inbox.deliver(page);
  CHECK(page.activated == 0);
  REQUIRE(page.keys.size() == 1);
  CHECK(page.keys[0].key == Key::right);
  inbox.deliver(page);
  CHECK(page.keys.empty());
}

TEST_CASE("Escape brings back what the field held when it was opened, entered, or filled by a view") {
  Inbox inbox;
  Page page;
  const KeyPress escape{.key = Key::escape, .in_field = true};
  inbox.field_open(1, "before");
  inbox.deliver(page);
  inbox.field_text("typed");
  inbox.deliver(page);

  SUBCASE("opened") {
    inbox.field_cancel(escape);
    inbox.deliver(page);
    CHECK(page.field.cancelled);
    CHECK(page.field.text == "before");
    CHECK(page.replace_field);
    CHECK(page.replace_field_text == "before");
    CHECK(page.keys.size() == 1);
  }
  SUBCASE("entered") {
    inbox.field_enter({.key = Key::enter, .in_field = true});
    inbox.deliver(page);
    CHECK(page.field.entered);
    inbox.field_cancel(escape);
    inbox.deliver(page);
    CHECK(page.field.text == "typed");
  }
  SUBCASE("filled by a view") {
    page.field.text = "";
    inbox.deliver(page);
    inbox.field_text("more");
    inbox.deliver(page);
    inbox.field_cancel(escape);
    inbox.deliver(page);
    CHECK(page.field.text.empty());
  }
}
