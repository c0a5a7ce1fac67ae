#include "app/sample/timeline.hpp"

#include <map>

#include "model/sorting.hpp"

namespace fb::sample {
namespace {

Write session_write(const Clock& clock, std::string_view field, std::string_view text) {
  return {"session", Id::named(session_text(clock.session())), std::string(field), value_text(std::string(text))};
}

}  // namespace

void Timeline::write_into(Document& document, Random& random) {
  sort_list(m_events, [](const Event& a, const Event& b) { return a.ms < b.ms; });
  std::map<std::pair<std::int64_t, Who>, Clock> sessions;  // by week
  Stamp last;
  for (Event& event : m_events) {
    const auto [found, is_new] = sessions.try_emplace({event.ms / (7 * ms_per_day), event.who});
    if (is_new) found->second = Clock(random.next());
    Clock& clock = found->second;
    clock.observe(last);
    last = clock.next(event.ms);
    if (is_new) {
      const Person& person = people()[static_cast<std::size_t>(event.who)];
      event.writes.push_back(session_write(clock, "by", person.name));
      event.writes.push_back(session_write(clock, "app", "sample"));
    }
    apply(document, {last, std::move(event.writes)});
  }
  m_events.clear();
}

}  // namespace fb::sample
