#include "views/copy_words.hpp"

#include "app/copies.hpp"

namespace fb {
namespace {

constexpr std::int32_t soon_days = 7, now_days = 30;

std::int32_t days_since_copy(const app::State& state) {
  return app::today(state).days - Day::from_ms(app::last_copy_ms(state), state.utc_offset_minutes).days;
}

std::string many(std::int64_t count, const char* one, const char* more) {
  return std::to_string(count) + " " + (count == 1 ? one : more);
}

std::string_view reason_words(std::string_view why) {
  if (why == "start") return "after opening";
  if (why == "hour") return "hourly";
  if (why == "import") return "before an import";
  if (why == "archive") return "before compacting";
  if (why == "asked") return "asked for";
  return why;
}

}  // namespace

Urgency urgency_of_copy(const app::State& state) {
  if (app::last_copy_ms(state) == 0) return state.home == app::Home::sample ? Urgency::none : Urgency::soon;
  const std::int32_t days = days_since_copy(state);
  return days > now_days ? Urgency::now : days > soon_days ? Urgency::soon : Urgency::none;
}

std::string copy_words(const app::State& state) {
  if (app::last_copy_ms(state) == 0)
    return state.home == app::Home::sample ? "The sample needs no copy."
                                           : "There is no copy outside this browser yet. Save a file of the board.";
  const std::int32_t days = days_since_copy(state);
  std::string words = "Last copy outside this browser: ";
  words += days <= 0 ? "today." : days == 1 ? "yesterday." : std::to_string(days) + " days ago.";
  switch (urgency_of_copy(state)) {
    case Urgency::none: break;
    case Urgency::soon: words += " Save a file soon."; break;
    case Urgency::now: words += " Should this browser lose its data, all since then is lost: save a file now."; break;
  }
  return words;
}

Colour colour_of(const Theme& theme, Urgency urgency, Colour usual) {
  return urgency == Urgency::now ? theme.red : urgency == Urgency::soon ? theme.amber : usual;
}

std::string ago_words(std::int64_t ms, std::int64_t now_ms) {
  const std::int64_t minutes = (now_ms - ms) / 60'000;
  if (minutes < 1) return "just now";
  if (minutes < 60) return many(minutes, "minute", "minutes") + " ago";
  return many(minutes / 60, "hour", "hours") + " ago";
}

std::string size_words(const Format& format, std::uint64_t bytes) {
  constexpr const char* units[] = {"KB", "MB", "GB", "TB"};
  double size = static_cast<double>(bytes) / 1024;
  std::size_t unit = 0;
  while (size >= 1000 && unit + 1 < std::size(units)) size /= 1024, ++unit;
  return format.decimal_number(size, size < 10 && unit > 0 ? 1 : 0) + " " + units[unit];
}

std::string kept_file_words(const app::State& state, const Format& format) {
  using Access = app::KeptFileFound::Access;
  const app::KeptFile& file = state.kept_file;
  switch (file.access) {
    case Access::unknown:
    case Access::unsupported: return {};
    case Access::none:
      return file.error.empty()
                 ? "A file in a folder of your choice, for instance a synced one, can follow every change."
                 : "No file was chosen: " + file.error + ".";
    case Access::prompt: return "“" + file.name + "” is not kept up to date: the browser asks you once more.";
    case Access::denied: return "“" + file.name + "” is not kept up to date: the browser may not write to it.";
    case Access::granted: break;
  }
  if (file.is_somebody_elses)
    return "Somebody else has changed “" + file.name + "” since. It is left as it is until you have looked at it.";
  if (file.failing_since_ms != 0)
    return "Not kept in “" + file.name + "” since " + format.time(file.failing_since_ms, state.utc_offset_minutes) +
           ": " + file.error + ". The board itself is saved in this browser.";
  if (file.held_ms == 0) return "Writing to “" + file.name + "”…";
  return "Kept in “" + file.name + "”, " + ago_words(file.held_ms, state.now_ms) + ".";
}

std::string backup_words(const Format& format, const app::Backup& backup, int utc_offset_minutes) {
  return format.moment(backup.at_ms, utc_offset_minutes) + " · " + size_words(format, backup.bytes) + " · " +
         std::string(reason_words(backup.why));
}

}  // namespace fb
