#include <algorithm>

#include "app/sample.hpp"
#include "app/sample/names.hpp"
#include "app/sample/timeline.hpp"
#include "model/rank.hpp"
#include "model/stages.hpp"

namespace fb::app {
namespace {

using sample::Action;
using sample::Timeline;
using sample::Who;

// The document as it was known at the moment: every value whose stamp is not later.
Document as_known(const Document& document, std::int64_t at_ms) {
  Document known;
  known.board = document.board;
  known.gen = document.gen;
  std::string value;
  for (const Table& from : document.tables()) {
    Table& to = known.table_for(from.type_name());
    for (RowIndex row = 0; row < from.size(); ++row) {
      if (from.oldest(row).ms() > at_ms) continue;
      const RowIndex target = to.add(from.id(row));
      const auto take = [&](FieldId field, const Stamp& stamp, std::string_view text) {
        if (stamp.ms() <= at_ms) to.store(target, to.field_for(from.field_name(field)), stamp, text);
      };
      for (const Entry& entry : from.older(row)) take(entry.field, entry.stamp, entry.value);
      for (const FieldId field : from.written_fields(row))
        take(field, from.stamp(row, field), value = from.current(row, field));
    }
  }
  return known;
}

class Colleague {
 public:
  Colleague(const Document& sample, Document& own, std::int64_t fork_ms)
      : m_sample(sample), m_own(own), m_ms(fork_ms), m_random(sample.board.lo ^ 0xC011EA) {}

  void work() {
    disagree("amount", [](const Deal& deal) {
      return value_text(Money::of(deal.amount.minor * 9 / 10 / 10'000 * 10'000, "EUR"));
    });
    disagree("close_day", [](const Deal& deal) { return value_text(Day{deal.close_day.days + 9}); });
    move_deals();
    add_leads();
    m_timeline.write_into(m_own, m_random);
  }

 private:
  // Half an hour of work after the thing before.
  std::int64_t next_ms() { return m_ms += 30 * 60'000; }

  // Writes a field of a deal that somebody else has written since the fork, too.
  template <class Make>
  void disagree(std::string_view name, Make&& make) {
    const Table& theirs = m_sample.table(Type::deal);
    const FieldId field = theirs.field_named(name);
    for (RowIndex row = 0; row < theirs.size(); ++row) {
      const Deal* deal = m_own.find<Deal>(theirs.id(row));
      if (!deal || theirs.stamp(row, field).ms() <= m_ms || outcome_of(m_sample, theirs.as<Deal>(row)) != Outcome::open)
        continue;
      const std::string value = make(*deal);
      if (value == theirs.current(row, field)) continue;
      Action action;
      action.set_text(Type::deal, theirs.id(row), name, value);
      m_timeline.add(next_ms(), Who::priya, std::move(action));
      return;
    }
  }

  // Two deals that nobody touched since go one stage on.
  void move_deals() {
    const std::vector<Id> stages = columns(m_own);
    const Table& theirs = m_sample.table(Type::deal);
    int moved = 0;
    for (RowIndex row = 0; row < theirs.size() && moved < 2; ++row) {
      const Deal* deal = m_own.find<Deal>(theirs.id(row));
      if (!deal || theirs.newest(row).ms() > m_ms) continue;
      const auto at = std::find(stages.begin(), stages.end(), deal->place.stage);
      const Stage* next = at == stages.end() || at + 1 == stages.end() ? nullptr : m_own.find<Stage>(*(at + 1));
      if (!next || outcome_of(*next) != Outcome::open || outcome_of(m_own, *deal) != Outcome::open) continue;
      const std::int64_t ms = next_ms();
      Action action;
      const std::string rank = rank_between(deal->place.rank, "", static_cast<std::uint32_t>(m_random.next() >> 20));
      action.set(Type::deal, theirs.id(row), "place", Place{*(at + 1), rank, ms})
          .set(Type::deal, theirs.id(row), "probability", next->probability);
      const Id note = m_random.id(ms);
      action.set(Type::note, note, "text", "Talked on the train; they want to go on.")
          .set(Type::note, note, "at", Instant{ms})
          .set(Type::note, note, "deal", theirs.id(row));
      m_timeline.add(ms, Who::priya, std::move(action));
      ++moved;
    }
  }

  void add_leads() {
    std::string rank;
    for (const char* name : {"Ines Vasquez", "Tarek Zidan", "Lotte Brouwer"}) {
      const std::int64_t ms = next_ms();
      const Id id = m_random.id(ms);
      rank = rank_between(rank, "", static_cast<std::uint32_t>(m_random.next() >> 20));
      Action action;
      action.set(Type::lead, id, "name", name).set(Type::lead, id, "email", sample::mail_form(name) + "@post.example");
      action.set(Type::lead, id, "source", "Event")
          .set(Type::lead, id, "fit", "B")
          .set(Type::lead, id, "created", Instant{ms});
      action.set(Type::lead, id, "place", Place{stage::fresh(), rank, ms});
      m_timeline.add(ms, Who::priya, std::move(action));
    }
  }

  const Document& m_sample;
  Document& m_own;
  std::int64_t m_ms;
  Random m_random;
  Timeline m_timeline;
};

}  // namespace

Document make_colleague(const Document& sample, std::int64_t now_ms) {
  const std::int64_t fork_ms = now_ms - ms_per_day;
  Document own = as_known(sample, fork_ms);
  Colleague(sample, own, fork_ms).work();
  return own;
}

}  // namespace fb::app
