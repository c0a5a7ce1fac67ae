#include "app/sample.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "formats/snapshot.hpp"
#include "model/conflicts.hpp"
#include "model/metrics.hpp"
#include "model/stages.hpp"

using namespace fb;

namespace {
constexpr std::int64_t now = 1'795'431'600'000;  // Monday, 2026-11-23, noon in Berlin

Document sample(app::SampleOptions options = {}) {
  options.now_ms = now;
  return app::make_sample(options);
}
std::string bytes(const Document& document) { return write_snapshot(document, {}); }
Day today() { return Day::from_ms(now, 60); }

std::set<Id> leads_with(const Document& document, std::string_view note) {
  std::set<Id> found;
  document.each<Note>([&](const Id&, const Note& row) {
    if (row.text.starts_with(note)) found.insert(row.lead);
  });
  return found;
}
}  // namespace

TEST_CASE("the sample: the same seed and day give the same bytes, another seed another company") {
  CHECK(bytes(sample()) == bytes(sample()));
  CHECK(bytes(sample()) != bytes(sample({14, 600, 90, 2, now})));
  CHECK(sample().board == sample().board);
  CHECK(sample().board.is_ulid());
}

TEST_CASE("the sample holds what it promises") {
  const Document document = sample();
  const auto count = [&](Type type) { return document.table(type).size(); };
  CHECK(count(Type::campaign) == 14);
  CHECK(count(Type::lead) == 600);
  CHECK(count(Type::deal) == 90);
  CHECK(count(Type::member) == 5);
  CHECK(count(Type::persona) == 4);
  CHECK(count(Type::company) == 40);
  CHECK(count(Type::target) == 2);
  std::set<std::string> channels;
  document.each<Campaign>([&](const Id&, const Campaign& row) {
    channels.insert(row.channel);
    CHECK(row.budget);
    CHECK(row.owner);
  });
  CHECK(channels.size() == 7);
}

TEST_CASE("the sample's funnel narrows like a real one") {
  const Report found = report(sample(), {{AsOf::now, 60}, {}});
  CHECK(found.all.deals_won == 22);
  CHECK(found.all.deals_lost == 25);
  CHECK(found.all.deals_open == 43);
  const auto reached = [&](std::string_view name) {
    for (std::size_t at = 0; at < found.steps.size(); ++at)
      if (found.step_names[at] == name) return found.all.conversion.reached[at];
    return std::int64_t{-1};
  };
  CHECK(reached("New") == 600);
  CHECK(reached("MQL") > 600 * 30 / 100);
  CHECK(reached("MQL") < 600 * 40 / 100);
  CHECK(reached("Handed over") > 600 * 17 / 100);
  CHECK(reached("Handed over") < 600 * 22 / 100);
  CHECK(*found.all.cycle_days_median > 10);
  CHECK(*found.all.cycle_days_median < 50);
  CHECK(found.other_currencies.empty());
}

TEST_CASE("everything in the sample was written by somebody, in order, and before now") {
  const Document document = sample();
  std::set<std::string> people;
  for (const Table& table : document.tables()) {
    for (RowIndex row = 0; row < table.size(); ++row) {
      const Stamp stamp = table.newest(row);
      REQUIRE(stamp.ms() <= now);
      if (stamp.is_zero()) continue;
      const Session* session = document.find<Session>(Id::named(session_text(stamp.session)));
      REQUIRE(session);
      people.insert(session->by);
      for (const Entry& entry : table.older(row)) REQUIRE(entry.stamp < table.stamp(row, entry.field));
    }
  }
  CHECK(people.size() == 5);
}

TEST_CASE("the sample's cards have been where the funnel says, in rising time") {
  const Document document = sample();
  std::size_t moved = 0;
  for (const Type type : {Type::lead, Type::deal}) {
    const Table& table = document.table(type);
    for (RowIndex row = 0; row < table.size(); ++row) {
      const auto entries = journey(table, row, {AsOf::now, 60});
      REQUIRE_FALSE(entries.empty());
      moved += entries.size() > 1;
      for (std::size_t at = 0; at < entries.size(); ++at) {
        REQUIRE(entries[at].since <= now);
        REQUIRE(entries[at].since == entries[at].stamp.ms());
        if (at > 0) REQUIRE(entries[at - 1].since < entries[at].since);
      }
    }
  }
  CHECK(moved > 400);
  document.each<Deal>([&](const Id&, const Deal& deal) {
    if (const Lead* lead = document.find<Lead>(deal.lead)) CHECK(lead->place.stage == stage::accepted());
  });
}

TEST_CASE("the sample shows three rejected handoffs with reasons, back in nurturing") {
  const Document document = sample();
  const std::set<Id> rejected = leads_with(document, "Rejected at handoff: ");
  CHECK(rejected.size() == 3);
  for (const Id& lead : rejected) {
    CHECK(document.find<Lead>(lead)->place.stage == stage::nurturing());
    const auto entries = journey(document.table(Type::lead), document.table(Type::lead).find(lead), {});
    CHECK(has_entered(entries, stage::handed_over()));
  }
}

TEST_CASE("the sample shows one person three times") {
  std::map<std::string, int> phones;
  sample().each<Lead>([&](const Id&, const Lead& lead) { phones[lead.phone] += !lead.phone.empty(); });
  int clusters = 0;
  for (const auto& [phone, uses] : phones) clusters += uses == 3;
  CHECK(clusters == 1);
}

TEST_CASE(
    "the sample shows one rotting deal, one as silent with a planned step, and steps that are late, today and ahead") {
  const Document document = sample();
  int rotting = 0, planned = 0, late = 0, due = 0, ahead = 0;
  document.each<Deal>([&](const Id&, const Deal& deal) {
    const Stage* stage = document.find<Stage>(deal.place.stage);
    if (outcome_of(*stage) != Outcome::open) return;
    const bool silent = now - deal.place.since > stage->rot_days.value * ms_per_day;
    if (silent) ++(deal.next_step_day ? planned : rotting);
    if (deal.next_step_day) ++(deal.next_step_day < today() ? late : deal.next_step_day == today() ? due : ahead);
  });
  CHECK(rotting == 1);
  CHECK(planned == 1);
  CHECK(late > 0);
  CHECK(due > 0);
  CHECK(ahead > 10);
}

TEST_CASE("every lead and every deal of the sample has a touch, and touches are not in the future") {
  const Document document = sample();
  std::set<Id> touched;
  document.each<Touch>([&](const Id&, const Touch& touch) {
    CHECK(touch.at.ms <= now);
    touched.insert(touch.lead);
    touched.insert(touch.deal);
  });
  document.each<Lead>([&](const Id& id, const Lead&) { CHECK(touched.count(id) == 1); });
  document.each<Deal>([&](const Id& id, const Deal&) { CHECK(touched.count(id) == 1); });
}

TEST_CASE("the sample's weekly numbers count the leads that are there, and spend about the budget") {
  const Document document = sample();
  std::map<Id, std::int64_t> counted, there, spent;
  document.each<Metric>([&](const Id&, const Metric& metric) {
    counted[metric.campaign] += metric.leads.value;
    spent[metric.campaign] += metric.spend.minor;
  });
  document.each<Lead>([&](const Id&, const Lead& lead) {
    if (lead.campaign) ++there[lead.campaign];
  });
  document.each<Campaign>([&](const Id& id, const Campaign& campaign) {
    CAPTURE(campaign.name);
    CHECK(counted[id] <= there[id]);
    CHECK(spent[id] <= campaign.budget.minor * 12 / 10);
  });
  CHECK(std::count_if(spent.begin(), spent.end(), [](const auto& one) { return one.second > 0; }) == 11);
}

TEST_CASE("two campaigns of the sample spell their tags differently from their siblings") {
  std::set<std::string> media, sources;
  sample().each<Campaign>([&](const Id&, const Campaign& campaign) {
    media.insert(campaign.utm_medium);
    sources.insert(campaign.utm_source);
  });
  CHECK(media.count("paid-social") + media.count("paid_social") == 2);
  CHECK(media.count("email") + media.count("e-mail") == 2);
  CHECK(sources.count("linkedin") + sources.count("LinkedIn") == 2);
}

TEST_CASE("one cohort of the sample is younger than the median cycle") {
  const Document document = sample();
  const double median = *report(document, {{AsOf::now, 60}, {}}).all.cycle_days_median;
  int young = 0;
  document.each<Deal>([&](const Id&, const Deal& deal) {
    young += static_cast<double>(now - deal.created.ms) < median * static_cast<double>(ms_per_day);
  });
  CHECK(young >= 10);
}

TEST_CASE("the colleague's copy merges with two conflicts and brings new cards") {
  const Document mine = sample();
  const Document theirs = app::make_colleague(mine, now);
  CHECK(theirs.board == mine.board);
  const auto found = conflicts(mine, theirs);
  REQUIRE(found.size() == 2);
  CHECK(found[0].type == "deal");
  CHECK(found[1].type == "deal");
  CHECK(found[0].field != found[1].field);
  Document merged;
  unite(merged, mine);
  const United united = unite(merged, theirs);
  CHECK(merged.table(Type::lead).size() == 603);
  CHECK_FALSE(united.records.empty());
  CHECK(bytes(app::make_colleague(mine, now)) == bytes(theirs));
}

TEST_CASE("the sample can be small, empty or very large") {
  CHECK(sample({0, 0, 0, 1, now}).table(Type::deal).size() == 0);
  CHECK(sample({0, 0, 5, 1, now}).table(Type::deal).size() == 5);
  CHECK(sample({3, 10, 2, 1, now}).table(Type::lead).size() == 10);
  const Document large = sample({20, 3'000, 5'000, 1, now});
  CHECK(large.table(Type::campaign).size() == 20);
  CHECK(large.table(Type::lead).size() == 3'000);
  CHECK(large.table(Type::deal).size() == 5'000);
  std::set<std::string> titles;
  large.each<Deal>([&](const Id&, const Deal& deal) { titles.insert(deal.title); });
  CHECK(titles.size() == 5'000);
}
