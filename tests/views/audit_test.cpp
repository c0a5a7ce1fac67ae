// Every view, panel, dialog and menu, wide and narrow: all that can be used has a role, a name of its own and room enough.
#include <doctest/doctest.h>

#include "app/routes.hpp"
#include "support/audit.hpp"
#include "support/protected_file.hpp"

using namespace fb;
using test::HeadlessUi;

namespace {

void check(HeadlessUi& ui, const std::string& where, float smallest) {
  for (const std::string& fault : test::audit(ui, smallest)) {
    CAPTURE(where);
    CHECK_MESSAGE(false, where, ": ", fault);
  }
}

void tour(HeadlessUi& ui, float smallest) {
  ui.start();
  for (const app::ViewRoute& route : app::view_routes()) {
    ui.act(app::OpenView{route.view});
    ui.settle();
    check(ui, std::string(route.name), smallest);
  }
  ui.act(app::OpenView{app::View::board});
  for (const Type type : {Type::campaign, Type::lead, Type::deal, Type::stage, Type::company}) {
    const Table& table = ui.state.document.table(type);
    REQUIRE(table.size() > 0);
    ui.act(app::SelectRecord{type, table.id(0)});
    ui.settle();
    check(ui, "panel of a " + std::string(type_info(type).name), smallest);
  }
  ui.act(app::ClosePanel{});
  for (const app::Dialog dialog : {app::Dialog::export_file, app::Dialog::shortcuts, app::Dialog::palette,
                                   app::Dialog::new_board, app::Dialog::person}) {
    ui.act(app::OpenDialog{dialog});
    ui.settle();
    check(ui, "dialog " + std::to_string(static_cast<int>(dialog)), smallest);
    ui.act(app::CloseDialog{});
    ui.settle();
  }
  ui.act(app::OpenDialog{app::Dialog::export_file});
  ui.settle();
  ui.click(Role::radio, "One campaign");
  ui.click(Role::checkbox, "Protect with a passphrase");
  check(ui, "export of a campaign with a passphrase", smallest);
  ui.act(app::CloseDialog{});
  ui.act(app::FilesPicked{app::PickPurpose::import, {{"board.funnel.json.enc", test::protected_file()}}});
  ui.settle();
  check(ui, "passphrase", smallest);
  ui.act(app::CloseDialog{});
  for (const app::ActivityOf of : {app::ActivityOf::people, app::ActivityOf::records, app::ActivityOf::deleted}) {
    ui.act(app::ShowActivity{of, ui.state.now_ms - 20 * ms_per_day, 0});
    ui.settle();
    check(ui, "activity " + std::to_string(static_cast<int>(of)), smallest);
  }
  ui.act(app::LookBack{app::LookBack::yesterday});
  ui.act(app::OpenView{app::View::board});
  ui.act(app::SelectRecord{Type::deal, app::shown(ui.state).table(Type::deal).id(0)});
  ui.settle();
  check(ui, "looking back", smallest);
  ui.act(app::ClosePanel{});
  ui.act(app::LookBack{});
  ui.settle();
  ui.act(
      app::FilesPicked{app::PickPurpose::import,
                       {{"people.csv", "First name,Last name,Shoe size,E-mail\nAda,Lovelace,38,ada@example.org\n"}}});
  ui.settle();
  check(ui, "import", smallest);
  ui.act(app::CancelImport{});
  ui.settle();
  ui.click(*ui.starts_with(Role::button, "Board: "));
  check(ui, "board menu", smallest);
  ui.press(Key::escape);
}

}  // namespace

TEST_CASE("all that can be used has a role, a name of its own and 24 pixels, on a desk") {
  HeadlessUi ui(1440, 900);
  tour(ui, 24);
}

TEST_CASE("all that can be used has a role, a name of its own and 24 pixels, on a tablet") {
  HeadlessUi ui(820, 1180);
  tour(ui, 24);
}

TEST_CASE("under a finger all that can be used has 44 pixels") {
  HeadlessUi ui(820, 1180);
  ui.page.coarse_pointer = true;
  tour(ui, 44);
}
