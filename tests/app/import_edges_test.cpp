// What an import does where two things come together, or something is pressed that can't be meant.
#include <doctest/doctest.h>

#include "app/backups.hpp"
#include "app/import_preview.hpp"
#include "app/import_task.hpp"
#include "app/import_work.hpp"
#include "support/board_files.hpp"
#include "support/page.hpp"

using namespace fb;
using namespace fb::app;
using test::Page;
using test::page_with_board;
using At = ImportFlow::Stage;
using Group = PreviewLine::Group;

namespace {

const std::string ada = R"({"leads":[{"name":"Ada","email":"ada@example.org"}]})",
                  bea = R"({"leads":[{"name":"Bea"}]})";

void work(Page& page) {
  while (has_work(page.state)) page.act(WorkOn{1000});
}
void pick(Page& page, std::vector<PickedFile> files) {
  page.act(FilesPicked{PickPurpose::import, std::move(files)});
  work(page);
}
void take(Page& page) {
  page.state.backups.is_possible = false;
  page.act(TakeImport{});
  work(page);
}
const ImportFile& file(const Page& page, std::size_t at = 0) { return page.state.import->files.at(at); }
PickedFile snapshot(const Document& document, SnapshotOptions options = {}) {
  return {"board.funnel.json", write_snapshot(document, options)};
}
void set(Document& board, const Stamp& stamp, std::string_view type, const Id& id, std::string_view field,
         std::string_view value) {
  apply(board, {stamp, {{std::string(type), id, std::string(field), std::string(value)}}});
}
void add_ada(Document& board) {
  const Stamp stamp = Clock(8).next(test::page_now_ms + 60'000);
  const Id id = Random(8).id(test::page_now_ms);
  set(board, stamp, "lead", id, "name", "\"Ada\"");
  set(board, stamp, "lead", id, "email", "\"ada@example.org\"");
}
Document copy_of(const Document& board) {
  Document copy;
  copy.board = board.board;
  copy.gen = board.gen;
  unite(copy, board);
  return copy;
}
// Another tab has written.
void disturb(Page& page) {
  Document& board = page.state.document;
  apply(board,
        {page.state.clock.next(page.state.now_ms), {{"deal", board.table(Type::deal).id(0), "next_step", "\"Call\""}}});
}

}  // namespace

TEST_CASE("Import is taken only of what is shown: not while it is read, compared or looked at anew, nor of nothing") {
  Page page = page_with_board();
  page.state.backups.is_possible = false;
  page.act(TakeImport{});
  page.act(FilesPicked{});
  CHECK_FALSE(page.state.import);
  page.act(FilesPicked{PickPurpose::import, {{"a.json", ada}}});
  page.act(TakeImport{});
  CHECK(page.state.import->stage == At::reading);
  work(page);
  disturb(page);
  page.act(TakeImport{});
  CHECK(page.state.import->stage == At::shown);
  CHECK(page.cards(Type::lead) == 0);
  work(page);
  take(page);
  CHECK(page.cards(Type::lead) == 1);
}

TEST_CASE("another tab that writes while the files are compared has them compared again") {
  Page page = page_with_board();
  page.act(FilesPicked{PickPurpose::import, {{"a.json", ada}}});
  while (page.state.import->stage == At::reading) page.act(WorkOn{1000});
  const std::uint64_t before = page.state.import->compared_with;
  disturb(page);
  work(page);
  CHECK(page.state.import->compared_with != before);
  CHECK(file(page).added == 1);
}

TEST_CASE("another tab that writes while the backup is made: a person looks again before anything is taken") {
  Page page = page_with_board();
  pick(page, {{"a.json", ada}});
  page.act(TakeImport{});
  REQUIRE(page.state.import->stage == At::backing_up);
  page.act(WorkOn{1000});  // nothing to do but wait
  disturb(page);
  page.act(BackupWritten{StoreFault::none, "import", ""});
  work(page);
  CHECK(page.state.import->stage == At::shown);
  CHECK(page.cards(Type::lead) == 0);
}

TEST_CASE("no backup is made where there is no place for it, nor a second while one is under way") {
  Page loading;
  loading.act(BackupDue{});
  CHECK(loading.count<WriteBackup>() == 0);
  Page page = page_with_board();
  page.act(BackupDue{});
  page.act(BackupDue{});
  work(page);
  page.act(BackupDue{});
  work(page);
  CHECK(page.take<WriteBackup>().size() == 1);
  page.act(OpenView{View::data});
  CHECK(page.take<ListBackups>().size() == 1);
  page.act(BackupWritten{StoreFault::none, "start", ""});
  CHECK(page.take<ListBackups>().size() == 1);  // it is on screen
  page.act(BackupDue{});
  work(page);
  CHECK(page.count<WriteBackup>() == 0);  // nothing has changed
  page.add_card("Bolt");
  page.act(BackupDue{});
  work(page);
  page.act(BackupWritten{StoreFault::absent, "hour", "none here"});
  page.take<WriteBackup>();
  page.add_card("Crane");
  page.act(BackupDue{});
  work(page);
  CHECK(page.count<WriteBackup>() == 0);
}

TEST_CASE("a file that is not ticked adds nothing to those after it, and a broken one can not be ticked") {
  Page page = page_with_board();
  pick(page, {{"a.csv", "Name,E-mail\nAda,ada@example.org\n"}, {"same.json", ada}, {"cut.json", ada.substr(0, 20)}});
  CHECK(file(page, 1).added == 0);  // the first brings her
  page.act(TickImport{0, false});
  work(page);
  CHECK(file(page, 1).added == 1);
  page.act(TickImport{2, true});
  work(page);
  CHECK_FALSE(is_taken(file(page, 2)));
  CHECK_FALSE(brings_plain(file(page, 2)));
  take(page);
  CHECK(page.cards(Type::lead) == 1);
}

TEST_CASE("a board's file that is not ticked adds nothing to those after it either") {
  Page page = page_with_board();
  Document other = copy_of(page.state.document);
  add_ada(other);
  pick(page, {snapshot(other), {"a.json", ada}});
  CHECK(file(page, 1).added == 0);
  page.act(TickImport{0, false});
  work(page);
  CHECK(file(page, 1).added == 1);
}

TEST_CASE("columns are chosen for tables that are there, and for columns that they have") {
  Page page = page_with_board();
  pick(page, {{"board.json", ada}, {"table.csv", "X,Y\n1,2\n"}});
  const std::uint64_t before = page.state.import->compared_with;
  for (const Action& action : {Action(SetImportType{0, "deals"}), Action(SetImportType{1, "gadgets"}),
                               Action(SetImportType{9, "deals"}), Action(SetImportField{0, 0, "name"}),
                               Action(SetImportField{1, 7, "name"}), Action(SetImportField{9, 0, "name"})}) {
    page.act(action);
    CHECK(page.state.import->stage == At::shown);
    CHECK(page.state.import->compared_with == before);
  }
  CHECK_FALSE(is_taken(file(page, 1)));  // nobody has said what its rows are
  page.act(SetImportType{1, "leads"});
  page.act(SetImportField{1, 0, "name"});
  work(page);
  CHECK(is_taken(file(page, 1)));
  CHECK(file(page, 1).added == 1);
}

TEST_CASE("what a file is is told by its bytes: a list is JSON, and a short name says nothing") {
  Page page = page_with_board();
  pick(page, {{"x", R"([{"name":"Ada"}])"}, {"y", "Name,E-mail\nBea,b@example.org\n"}, {".json", "no board"}});
  CHECK_FALSE(file(page, 0).error.empty());  // JSON, but no board: a list says not what its records are
  CHECK(file(page, 1).rows == 1);
  CHECK_FALSE(file(page, 2).snapshot);
}

TEST_CASE("when a file was exported is told only if it says so in our way") {
  const auto exported_ms = [](const std::string& text) {
    Page page = page_with_board();
    pick(page, {{"a.json", R"({"funnelboard":1,"exported":")" + text + R"(","leads":[{"name":"Ada"}]})"}});
    return file(page).exported_ms;
  };
  CHECK(exported_ms("2026-11-22T12:30:00Z") == test::page_now_ms - ms_per_day + 45'000'000);
  for (const char* text : {"", "2026-11-22", "2026-11-22T12", "2026-11-22 12:30:00Z", "2026-11-22T12.30:00Z", "soon"})
    CHECK(exported_ms(text) == 0);
}

TEST_CASE("a clock that is ahead is said in minutes, hours or days") {
  const auto told = [](std::int64_t ahead_ms) {
    Page page = page_with_board();
    Document other = copy_of(page.state.document);
    set(other, Clock(8).next(page.state.now_ms + ahead_ms), "deal", other.table(Type::deal).id(0), "next_step",
        "\"Call\"");
    pick(page, {snapshot(other)});
    return file(page).told.empty() ? "" : file(page).told[0];
  };
  CHECK(told(60'000).empty());
  CHECK(test::has(told(20 * 60'000), "is 20 minutes ahead"));
  CHECK(test::has(told(3 * 3'600'000), "is 3 h ahead"));
  CHECK(test::has(told(50 * ms_per_day), "is 50 days ahead"));
}

TEST_CASE("rows without headers get those of the table they are pasted into; more columns than that are numbered") {
  Page page = page_with_board();
  const auto paste = [&](const char* text) {
    page.act(PasteRows{Type::lead, text, {"Name", "E-mail"}});
    work(page);
    std::vector<std::string> headers;
    for (const ImportColumn& column : file(page).columns) headers.push_back(column.header);
    page.act(CancelImport{});
    return headers;
  };
  CHECK(paste("Ada\tada@example.org\tx\nBea\tb@example.org\ty\n") ==
        std::vector<std::string>{"Name", "E-mail", "Column 3"});
  CHECK(paste("Name\tE-mail\nAda\tada@example.org\n") == std::vector<std::string>{"Name", "E-mail"});
  CHECK(paste("Name\tE-mail\tPhone\tJob title\nAda\ta@example.org\t1\tCountess\n").size() == 4);
  CHECK(paste("Name\tNonsense\tOf mine\tHere\nAda\ta\tb\tc\n")[1] == "E-mail");
  CHECK(paste("Name\t \tOf mine\tHere\nAda\t \tb\tc\n")[1] == "E-mail");  // of an empty column
  CHECK(paste("Ada\n") == std::vector<std::string>{"Name"});
}

// Sealed, with one lead under a stamp and the same lead once more, written by hand.
static std::string mixed_file(const Id& board, const std::string& members = {}) {
  return test::sealed(members + "\"board\":{\"id\":\"" + board.text() + "\"},\n\"leads\":[{\"id\":\"" +
                      std::string(test::lead_id) + R"(","name":"Ada","email":"ada@example.org","_":{"s":")" +
                      std::string(test::stamp_1) + R"("}},{"name":"Ada","email":"ada@example.org"}])");
}

TEST_CASE("one file with records of the board and records written by hand: the second are compared with the first") {
  Page page = page_with_board();
  pick(page, {{"mixed.json", mixed_file(page.state.document.board)}});
  CHECK(file(page).error.empty());
  CHECK(file(page).added == 1);
  CHECK(file(page).unchanged == 1);
  take(page);
  CHECK(page.cards(Type::lead) == 1);
}

TEST_CASE("the preview lists so many lines of a group and so many conflicts, and counts all of them") {
  constexpr std::size_t many = most_preview_lines + 5;
  Page page = page_with_board();
  Clock there(8), here(9);
  Random random(8);
  const auto add = [&](Document& board, Clock& clock, std::string_view type, const Id& id, std::string_view value) {
    set(board, clock.next(page.state.now_ms + 60'000), type, id, type == "deal" ? "next_step" : "name", value);
  };
  Document other = copy_of(page.state.document);
  for (std::size_t i = 0; i < many; ++i) {
    const Id id = random.id(page.state.now_ms);
    add(other, there, "deal", id, "\"Call\"");
    add(page.state.document, here, "deal", id, "\"Write\"");
    add(other, there, "lead", random.id(page.state.now_ms), "\"Ada\"");
  }
  pick(page, {snapshot(other)});
  CHECK(file(page).conflicts.size() == most_preview_lines);
  CHECK(file(page).lines.size() == 2 * most_preview_lines);
  CHECK(file(page).in_group[static_cast<std::size_t>(Group::both)] == many);
  CHECK(file(page).added == many);
}

TEST_CASE("of a new record the preview says what tells it apart, and not what is empty") {
  Page page = page_with_board();
  Document other = copy_of(page.state.document);
  Clock there(8);
  Random random(8);
  const Stamp stamp = there.next(page.state.now_ms);
  const Id touch = random.id(1), metric = random.id(2), lead = random.id(3), gadget = random.id(4);
  set(other, stamp, "touch", touch, "kind", "\"call\"");
  set(other, stamp, "touch", touch, "lead", value_text(lead));
  set(other, stamp, "touch", touch, "deal", value_text(random.id(5)));  // which is in no file
  set(other, stamp, "metric", metric, "channel", "\"ads\"");
  set(other, stamp, "lead", lead, "name", "\"\"");
  set(other, stamp, "lead", lead, "company", "null");
  set(other, stamp, "lead", lead, "email", "\"\"");
  set(other, stamp, "lead", lead, "place", "null");
  set(other, stamp, "gadget", gadget, "name", "5");
  pick(page, {snapshot(other)});
  std::vector<std::string> told;
  for (const PreviewLine& line : file(page).lines) {
    std::string text = line.title;
    for (const FieldChange& change : line.changes) text += " " + change.field + "=" + change.after;
    told.push_back(text);
  }
  std::sort(told.begin(), told.end());
  CHECK(told == std::vector<std::string>{"Untitled", "Untitled", "Untitled channel=\"ads\"",
                                         "call kind=\"call\" lead=\"(not in this file)\" deal=\"(not in this file)\""});
}

TEST_CASE("every reference says what it refers to") {
  for (std::size_t type = 0; type < known_types; ++type)
    for (const FieldInfo& field : type_info(static_cast<Type>(type)).fields)
      if (field.kind == Kind::ref) CHECK(type_named(field.target));
}

TEST_CASE("of two values that nobody has written the larger shows, in the preview as afterwards") {
  for (const bool is_larger : {true, false}) {
    Page page = page_with_board();
    Document other;
    set(other, Stamp{}, "stage", stage::won(), "name", is_larger ? "\"Yes\"" : "\"Aye\"");
    Document united = copy_of(page.state.document);
    unite(united, other);
    ImportFile file;
    Comparison comparison(page.state.document, other, Authors::told, file);
    while (comparison.go_on(1000)) continue;
    const Compared compared = comparison.finish();
    CHECK(compared.changed == (is_larger ? 1 : 0));
    CHECK((united.find<Stage>(stage::won())->name == "Yes") == is_larger);
  }
}

TEST_CASE("of a conflict that was decided the record counts only if it is taken, and the value is the other one") {
  for (const bool is_taken : {true, false}) {
    Page page = page_with_board();
    const Id deal = page.state.document.table(Type::deal).id(0);
    Document other = copy_of(page.state.document);
    set(other, Clock(8).next(page.state.now_ms + 60'000), "deal", deal, "next_step", "\"Call\"");
    page.state.now_ms += 120'000;
    page.edit(SetField{Type::deal, deal, "next_step", "\"Write\""});  // later: it would show
    pick(page, {snapshot(other)});
    REQUIRE(file(page).conflicts.size() == 1);
    CHECK_FALSE(file(page).conflicts[0].there_shows);
    page.act(ResolveConflict{0, 0, true});
    page.act(ResolveConflict{0, 7, true});
    page.act(TickRecord{0, Type::deal, deal, is_taken});
    take(page);
    CHECK(page.state.document.find<Deal>(deal)->next_step == (is_taken ? "Call" : "Write"));
  }
}

TEST_CASE("boards that are opened together are one only if they are of one board and one generation, and whole") {
  const test::StoredRows one({"Acme"}), two({"Acme", "Bolt"}), another({"Cable", "Drum"}, "01JE0000000000000000000002");
  test::StoredRows archived({"Drum", "Eel"});
  archived.document.gen = 2;
  SnapshotOptions redacted;
  redacted.is_redacted = true;
  const std::pair<PickedFile, std::size_t> seconds[] = {{snapshot(two.document), 2},
                                                        {snapshot(another.document), 1},
                                                        {snapshot(archived.document), 1},
                                                        {snapshot(two.document, redacted), 1}};
  for (const auto& second : seconds) {
    Page page;
    page.open(0, "");
    pick(page, {snapshot(one.document), second.first});
    take(page);
    REQUIRE(page.state.phase == Phase::loading);
    page.open();
    work(page);
    CHECK(page.cards() == second.second);
  }
  Page page;
  page.open(0, "");
  const std::string edited = test::replaced(write_snapshot(two.document, {}), "\"deals\":[\n",
                                            "\"leads\":[{\"name\":\"Ada\"}],\n\"deals\":[\n");
  pick(page, {snapshot(one.document), {"mixed.json", test::sealed_again(edited)}});
  take(page);
  page.open();
  work(page);
  CHECK(page.cards() == 2);
  CHECK(page.cards(Type::lead) == 1);
}

TEST_CASE("a redacted copy opens as a board of its own, and not at all once it was edited") {
  const test::StoredRows stored({"Acme"});
  SnapshotOptions redacted;
  redacted.is_redacted = true;
  Page page = page_with_board();
  const std::string text = write_snapshot(stored.document, redacted);
  pick(page, {{"whole.json", text}});
  CHECK(file(page).error.empty());
  CHECK(file(page).brings_anything());
  page.act(CancelImport{});
  const Id board = page.state.document.board;
  for (const std::string& edited : {test::replaced(text, "Acme", "Bolt"), mixed_file(board, "\"redacted\":true,\n"),
                                    std::string(R"({"funnelboard":1,"redacted":true,"leads":[{"name":"A"}]})")}) {
    pick(page, {{"edited.json", edited}});
    CHECK(test::has(file(page).error, "edited or damaged"));
    page.act(CancelImport{});
  }
}

TEST_CASE("records with stamps and without a board are merged into the one on screen") {
  Page page = page_with_board();
  Document loose;
  set(loose, Clock(8).next(page.state.now_ms), "lead", Random(8).id(1), "name", "\"Ada\"");
  pick(page,
       {{"loose.json", test::sealed(test::has(write_snapshot(loose, {}), "Ada")
                                        ? R"("leads":[{"id":")" + Random(8).id(1).text() +
                                              R"(","name":"Ada","_":{"s":")" + std::string(test::stamp_1) + R"("}}])"
                                        : "")}});
  CHECK(file(page).error.empty());
  CHECK(file(page).has_stamps);
  CHECK_FALSE(file(page).opens_other_board);
  take(page);
  CHECK(page.cards(Type::lead) == 1);
}

TEST_CASE("a sample that gets nothing stays, and the rows that were refused are counted") {
  const auto notice = [](const std::string& json) {
    Page page;
    page.open(0, "");
    const std::size_t deals = page.cards();
    pick(page, {{"a.json", json}});
    take(page);
    CHECK(page.cards() == deals);
    CHECK_FALSE(page.state.import);
    return page.state.notice->text;
  };
  CHECK(notice(R"({"leads":[{"name":7}]})") == "Nothing was imported. 1 row refused.");
  CHECK(notice(R"({"leads":[{"name":7},{"name":8}]})") == "Nothing was imported. 2 rows refused.");
}

TEST_CASE("a sample becomes the board that the first ticked file names") {
  Page page;
  page.open(0, "");
  pick(page, {{"a.json", R"({"funnelboard":1,"board":{"name":"Other"},"leads":[{"name":"Ada"}]})"},
              {"b.json", R"({"funnelboard":1,"board":{"name":"Autumn"},"leads":[{"name":"Bea"}]})"}});
  page.act(TickImport{0, false});
  work(page);
  take(page);
  CHECK(board_name(page.state) == "Autumn");
  CHECK(page.cards(Type::lead) == 1);
}

TEST_CASE("what several steps of one import have made or written is taken back once") {
  const Id id = Random(1).id(1);
  fb::Undoable step;
  step.made.push_back({"lead", id});
  OneStep undo;
  undo.add(step);
  undo.add(step);
  const fb::Undoable whole = undo.take("Imported");
  CHECK(whole.made.size() == 1);
}

TEST_CASE("two files in slices of one record do what they do at once") {
  Page at_once = page_with_board(), sliced = page_with_board();
  Document other = copy_of(at_once.state.document);
  add_ada(other);
  const std::vector<PickedFile> files = {snapshot(other), {"a.json", ada}, {"b.json", bea}};
  pick(at_once, files);
  sliced.act(FilesPicked{PickPurpose::import, files});
  while (has_work(sliced.state)) sliced.act(WorkOn{1});
  for (std::size_t i = 0; i < files.size(); ++i) CHECK(file(sliced, i).added == file(at_once, i).added);
  CHECK(file(sliced, 1).added == 0);
}

TEST_CASE("a file with nothing but what a newer program writes is taken, and what it holds is kept") {
  Page page = page_with_board();
  const std::string board = page.state.document.board.text();
  pick(page, {{"new.json", test::sealed("\"board\":{\"id\":\"" + board + "\"},\n\"gadgets\":5")}});
  CHECK(file(page).has_stamps);
  take(page);
  CHECK(page.state.document.unknown.count("gadgets") == 1);
}

TEST_CASE("a record that was deleted there and was never here is no news") {
  Page page = page_with_board();
  Document other = copy_of(page.state.document);
  add_ada(other);
  set(other, Clock(9).next(test::page_now_ms + 90'000), "lead", other.table(Type::lead).id(0), "deleted", "true");
  pick(page, {snapshot(other)});
  CHECK(file(page).added + file(page).removed == 0);
  CHECK(file(page).lines.empty());
}

TEST_CASE("an hourly backup that is made while a preview is open takes nothing") {
  Page page = page_with_board();
  page.act(BackupDue{});
  pick(page, {{"a.json", ada}});
  page.act(BackupWritten{StoreFault::none, "hour", ""});
  CHECK(page.state.import->stage == At::shown);
  CHECK(page.cards(Type::lead) == 0);
}

TEST_CASE("an edit beside an open preview is saved at once") {
  Page page = page_with_board();
  pick(page, {{"a.json", ada}});
  page.add_card("Bolt");
  CHECK(page.count<AppendLog>() == 1);
}

TEST_CASE("what came in is told by the three first kinds of it, and the rest is counted") {
  const auto told = [](const std::string& json) {
    Page page = page_with_board();
    pick(page, {{"a.json", json}});
    take(page);
    return page.state.notice->text;
  };
  CHECK(told(R"({"metrics":[{"channel":"ads","from":"2026-01-01","to":"2026-01-31"}]})") == "Imported 1 record");
  CHECK(told(R"({"campaigns":[{"name":"C"}],"leads":[{"name":"A"},{"name":"B"}],"deals":[{"title":"D"}],
                 "companies":[{"name":"E"}],"touches":[{"kind":"call"}]})") ==
        "Imported 1 campaign, 2 leads, 1 deal and 2 more");
}
