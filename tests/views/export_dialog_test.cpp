#include <doctest/doctest.h>

#include "formats/snapshot.hpp"
#include "support/headless_ui.hpp"
#include "support/protected_file.hpp"

using namespace fb;
using test::HeadlessUi;

namespace {

template <class Wanted>
const Wanted* last(const HeadlessUi& ui) {
  for (auto effect = ui.effects.rbegin(); effect != ui.effects.rend(); ++effect)
    if (const auto* found = std::get_if<Wanted>(&*effect)) return found;
  return nullptr;
}
bool is_disabled(const HeadlessUi& ui, std::string_view button) {
  const Node* node = ui.find(Role::button, button);
  REQUIRE(node);
  return (node->state & sem::disabled) != 0;
}
std::string_view focused_name(const HeadlessUi& ui) {
  for (const Node& node : ui.tree.nodes)
    if (node.id == ui.page.focused) return ui.tree.name_of(node);
  return {};
}
void open_export(HeadlessUi& ui) {
  ui.start();
  ui.act(app::OpenDialog{app::Dialog::export_file});
  ui.settle();
}
void pick_protected(HeadlessUi& ui) {
  ui.start();
  ui.act(app::NewBoard{"Mine"});
  ui.act(app::FilesPicked{app::PickPurpose::import, {{"Plan.funnel.json.enc", test::protected_file()}}});
  ui.settle();
}

}  // namespace

TEST_CASE("export starts with all of the board, and Enter on the button saves it") {
  HeadlessUi ui;
  open_export(ui);
  CHECK(focused_name(ui) == "Everything");
  CHECK((ui.find(Role::radio, "Everything")->state & sem::checked) != 0);
  CHECK(ui.starts_with(Role::text, "Fingerprint "));
  ui.focus(*ui.find(Role::button, "Save the file"));
  ui.press(Key::enter);
  CHECK(ui.state.dialog == app::Dialog::none);
  REQUIRE(last<app::Download>(ui));
  const auto read = read_snapshot(last<app::Download>(ui)->bytes);
  REQUIRE(read);
  CHECK(fingerprint(read->document) == fingerprint(ui.state.document));
}

TEST_CASE("each choice says what the receiver can do with it, and gives its file") {
  HeadlessUi ui;
  for (const std::string_view name : {"Without history", "Redacted copy"}) {
    CAPTURE(name);
    open_export(ui);
    const Node* choice = ui.find(Role::radio, name);
    REQUIRE(choice);
    CHECK(choice->hint_size > 20);
    ui.click(*choice);
    ui.click(Role::button, "Save the file");
    const auto read = read_snapshot(last<app::Download>(ui)->bytes);
    REQUIRE(read);
    CHECK(read->is_redacted == (name == "Redacted copy"));
    CHECK(read->document.table(Type::deal).older(0).empty());
  }
  for (const std::string_view name : {"Deals as CSV", "Leads as CSV", "Campaigns as CSV"}) {
    CAPTURE(name);
    open_export(ui);
    ui.click(Role::button, name);
    CHECK(ui.state.dialog == app::Dialog::none);
    CHECK(last<app::Download>(ui)->name.ends_with(".csv"));
  }
}

TEST_CASE("one campaign is chosen from a list; the one whose panel is open is chosen already") {
  HeadlessUi ui;
  open_export(ui);
  ui.click(Role::radio, "One campaign");
  CHECK(is_disabled(ui, "Save the file"));
  ui.click(Role::combobox, "Campaign");
  const std::string campaign = ui.names(Role::option)[0];
  ui.click(Role::option, campaign);
  CHECK(ui.tree.value_of(*ui.find(Role::combobox, "Campaign")) == campaign);
  ui.click(Role::button, "Save the file");
  const auto read = read_snapshot(last<app::Download>(ui)->bytes);
  REQUIRE(read);
  CHECK(read->document.table(Type::campaign).size() == 1);
  CHECK(read->document.table(Type::campaign).as<Campaign>(0).name == campaign);

  const Id second = ui.state.document.table(Type::campaign).id(1);
  ui.act(app::SelectRecord{Type::campaign, second});
  ui.act(app::OpenDialog{app::Dialog::export_file});
  ui.settle();
  ui.click(Role::radio, "One campaign");
  CHECK(ui.tree.value_of(*ui.find(Role::combobox, "Campaign")) == ui.state.document.find<Campaign>(second)->name);
  CHECK(!is_disabled(ui, "Save the file"));
}

TEST_CASE("a passphrase is typed unseen, may be shown, and a short one gets a hint") {
  HeadlessUi ui;
  open_export(ui);
  ui.click(Role::checkbox, "Protect with a passphrase");
  CHECK(focused_name(ui) == "Passphrase");
  CHECK(is_disabled(ui, "Save the file"));
  CHECK((ui.find(Role::textbox, "Passphrase")->state & sem::password) != 0);
  ui.type("Passphrase", "short", Key::tab);
  CHECK(ui.starts_with(Role::text, "A short one can be guessed"));
  CHECK(!is_disabled(ui, "Save the file"));
  ui.click(Role::button, "Show the passphrase");
  CHECK((ui.find(Role::textbox, "Passphrase")->state & sem::password) == 0);
  ui.type("Passphrase", "four words of my own", Key::enter);
  REQUIRE(last<app::Encrypt>(ui));
  CHECK(last<app::Encrypt>(ui)->passphrase == "four words of my own");
  CHECK(!ui.starts_with(Role::text, "A short one"));
  CHECK(is_disabled(ui, "Encrypting…"));
  ui.act(app::Encrypted{ui.state.seal_seq, true, "sealed"});
  ui.settle();
  CHECK(!ui.find(Role::dialog, "Export"));
  CHECK(last<app::Download>(ui)->bytes == "sealed");
  ui.page.field = {};  // the page's went away with the dialog
  ui.act(app::OpenDialog{app::Dialog::export_file});
  ui.settle();
  ui.click(Role::checkbox, "Protect with a passphrase");
  CHECK(ui.tree.value_of(*ui.find(Role::textbox, "Passphrase")).empty());  // nothing of it is kept
}

TEST_CASE("F37: on a page that was not loaded securely no passphrase is offered, and it is said why") {
  HeadlessUi ui;
  open_export(ui);
  ui.state.can_encrypt = false;
  ui.settle();
  CHECK(!ui.find(Role::checkbox, "Protect with a passphrase"));
  CHECK(ui.starts_with(Role::text, "A passphrase can't protect the file here"));
  CHECK(!is_disabled(ui, "Save the file"));
}

TEST_CASE("a protected file asks in a dialog; a wrong passphrase keeps it open with one sentence") {
  HeadlessUi ui;
  pick_protected(ui);
  REQUIRE(ui.find(Role::dialog, "Open a protected file"));
  CHECK(focused_name(ui) == "Passphrase");
  CHECK(is_disabled(ui, "Open"));
  CHECK((ui.find(Role::textbox, "Passphrase")->state & sem::password) != 0);
  ui.type("Passphrase", "wrong", Key::enter);
  REQUIRE(last<app::Decrypt>(ui));
  CHECK(is_disabled(ui, "Opening…"));
  ui.act(app::Unsealed{ui.state.seal_seq, app::Unsealed::Fault::closed, {}});
  ui.settle();
  CHECK(ui.starts_with(Role::alert, "It does not open: "));
  CHECK(focused_name(ui) == "Passphrase");
  ui.type("Passphrase", "right", Key::tab);
  ui.click(Role::button, "Open");
  ui.act(app::Unsealed{ui.state.seal_seq, app::Unsealed::Fault::none, "{\"leads\":[{\"name\":\"Ada\"}]}"});
  ui.settle();
  CHECK(!ui.find(Role::dialog, "Open a protected file"));
  CHECK(ui.find(Role::checkbox, "Plan.funnel.json"));
}

TEST_CASE("Escape and Cancel leave a protected file where it is") {
  for (const bool by_key : {true, false}) {
    HeadlessUi ui;
    pick_protected(ui);
    ui.type("Passphrase", "secret", Key::none);
    if (by_key) ui.press(Key::escape);
    else ui.click(Role::button, "Cancel");
    CHECK(!ui.find(Role::dialog, "Open a protected file"));
    CHECK(!ui.state.sealed);
    CHECK(!last<app::Decrypt>(ui));
  }
}
