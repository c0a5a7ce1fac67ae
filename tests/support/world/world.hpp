// People at their browsers, each with some tabs, around the real app::update: every effect is a request to what the world
// simulates (store, channel between tabs, files, clock, random numbers), every answer an action. Nothing happens by itself:
// whoever holds a world says which request is worked off next, what fails, and who crashes.
#pragma once
#include <deque>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "app/state.hpp"
#include "support/world/profile.hpp"

namespace fb::test {

inline constexpr std::int64_t world_begins_ms = 1'795'392'000'000;  // 2026-11-23

// What the store does with the next requests instead of working them off.
enum class Trouble : std::uint8_t {
  none,
  fails,         // nothing is written, and the answer says so
  aborts_late,   // the same, after each single request had succeeded
  never_answers  // it is written, but no answer comes; the page asks again over a new connection
};

struct Request {
  using What = std::variant<app::OpenStore, app::AppendLog, app::AcceptStore, app::StartOver, app::WriteBackup,
                            app::ListBackups, app::ReadBackup>;
  What what;
  std::vector<RowPointer> rows;  // of an append
  std::uint64_t counted = 0;
  std::uint32_t action = 0;  // all requests of one action belong together
  Ledger backed_up;
};

struct Figures {
  std::uint64_t actions = 0, loads = 0, crashes = 0, exports = 0, imports = 0, recoveries = 0, store_faults = 0;
};

struct File {
  std::string name, bytes;
  Ledger holds;
  bool is_as_written = true;
};

struct Tab {
  std::unique_ptr<app::State> state;  // none: closed
  std::string board;                  // that it has open in the store
  std::string session;
  std::deque<Request> requests;
  std::map<std::string, std::uint64_t> counted;      // lines that it has appended, per board
  std::set<std::uint64_t> reach;                     // keys of rows that it has read or written
  std::uint32_t actions = 0, last_kept = 0;          // its actions by number; whose rows were written last
  std::map<std::uint32_t, std::uint32_t> action_of;  // by the number of the append
  Ledger seen;                                       // all that it has loaded, written or taken in
  Stamp newest;                                      // of these
  Shadow shadow;
  std::uint32_t board_number = 0;
  std::vector<File> picked;     // as the preview shows them
  std::uint64_t previewed = 0;  // the revision of the board then
  std::uint32_t imports = 0;
};

struct Person {
  Profile profile;
  std::vector<Tab> tabs;
  std::int64_t skew_ms = 0;
  Ledger acknowledged;  // what was shown as saved
  enum class Harm : std::uint8_t { none, may_be_noticed, must_be_noticed } harm = Harm::none;  // done to the profile
};

class World {
 public:
  // Members have stored the same small board already, and go on with copies of it.
  explicit World(std::uint64_t seed, std::size_t members = 0);

  Tab& tab(std::size_t who, std::size_t at = 0);
  app::State& state(std::size_t who, std::size_t at = 0) { return *tab(who, at).state; }
  bool is_open(std::size_t who, std::size_t at = 0) { return tab(who, at).state != nullptr; }
  Profile& profile(std::size_t who) { return people[who].profile; }
  std::size_t add_person();               // whose browser was never here
  std::size_t add_copy(std::size_t who);  // of somebody's profile: a backup put back, or a cloned machine

  // ---- tabs ----
  void open(std::size_t who, std::size_t at = 0);   // the page starts and asks for the log
  void load(std::size_t who, std::size_t at = 0);   // the same, worked off
  void close(std::size_t who, std::size_t at = 0);  // without any event: what is on its way gets lost
  // An action, as it comes from a view. What it asks for waits.
  void act(std::size_t who, std::size_t at, const app::Action& action);
  // The same, worked off.
  void run(std::size_t who, const app::Action& action, std::size_t at = 0);

  // What the page does in between, while something is under way: the one place that pumps it.
  void work_on(std::size_t who, std::size_t at = 0);

  // ---- the outside ----
  bool work(std::size_t who, std::size_t at = 0);  // the oldest request of a tab; false: there is none
  void settle(std::size_t who, std::size_t at = 0);
  void look(std::size_t who, std::size_t at = 0, int times = 1);  // a tab reads what others have written
  void look_around(std::size_t who);                              // all tabs of a browser do
  // ---- crashes: faults.md §1.2 ----
  void crash(std::size_t who, std::uint64_t prefix);  // the process: of what was on its way, the first so many
  void crash_tab(std::size_t who, std::size_t at, std::uint64_t prefix);
  void lose_power(std::size_t who, std::uint64_t which);  // any of what was on its way, each whole or not
  std::size_t lie(std::size_t who, std::size_t rows);     // the last rows are not there, though they were answered

  // ---- files ----
  File exported(std::size_t who, const app::ExportFile& what = {}, std::size_t at = 0);
  void pick(std::size_t who, const std::vector<File>& files, std::size_t at = 0);
  void import(std::size_t who, const std::vector<File>& files, std::size_t at = 0);

  // ---- the laws ----
  void check(std::size_t who, std::size_t at = 0);  // of a tab, after anything has happened to it
  // The standard check: what a browser that is opened now shows. A loss that was really made is gone through.
  void check_afresh(std::size_t who);
  void recover(std::size_t who, std::size_t at);  // from the recovery screen to the board, with all that there is
  void note(const std::string& what);
  bool is_saved(std::size_t who, std::size_t at = 0);
  Ledger stored(std::size_t who, const std::string& board);

  std::vector<Person> people;
  std::int64_t now_ms = world_begins_ms;
  Random random;
  Trouble trouble = Trouble::none;
  app::StoreFault trouble_fault = app::StoreFault::other;
  std::uint32_t calls = 0, trouble_from = 0, trouble_until = ~0u;  // calls of the store
  int session_bits = 40;                                           // few: sessions collide
  bool random_repeats = false;                                     // every page starts with the same seed
  std::uint32_t records_a_slice = 100, slices_at_once = ~0u;
  bool works_on = true;  // after each action
  Book book;
  std::string problem;  // the first law that was broken
  std::string last_download;
  Figures figures;

 private:
  void perform(std::size_t who, Tab& tab, app::Effect effect);
  void commit(std::size_t who, Tab& tab, Request& request);
  bool is_troubled();
  void on(std::size_t who, std::size_t at, Request& request, const app::OpenStore& open);
  void on(std::size_t who, std::size_t at, Request& request, const app::AppendLog& append);
  void on(std::size_t who, std::size_t at, Request& request, const app::WriteBackup& backup);
  void on(std::size_t who, std::size_t at, Request& request, const app::ListBackups& list);
  void on(std::size_t who, std::size_t at, Request& request, const app::ReadBackup& read);
  template <class Silent>
  void on(std::size_t who, std::size_t at, Request& request, const Silent&) {
    if (!is_troubled()) commit(who, tab(who, at), request);
  }
  void give_log(std::size_t who, std::size_t at, const std::string& board);
  void see(Tab& tab, const Numbers& numbers);
  std::string own_sessions(const Person& person) const;
  void check_whole(Tab& tab, const std::vector<bool>& kept);

  Ledger m_well_known;
};

}  // namespace fb::test
