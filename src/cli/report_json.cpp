#include <charconv>
#include <cmath>

#include "cli/report_output.hpp"
#include "model/values.hpp"

namespace fb::cli {
namespace {

class Json {
 public:
  void key(std::string_view name) {
    separate();
    append_quoted(name, m_out);
    m_out += ':';
    m_fresh = true;
  }
  void open(char bracket) {
    separate();
    m_out += bracket;
    m_fresh = true;
  }
  void close(char bracket) {
    m_out += bracket;
    m_fresh = false;
  }
  void raw(std::string_view text) {
    separate();
    m_out += text;
  }
  void whole(std::int64_t value) { raw(std::to_string(value)); }
  void text(std::string_view value) {
    separate();
    append_quoted(value, m_out);
  }
  // The shortest digits that read back as the same number.
  void number(const std::optional<double>& value) {
    char buffer[32];
    if (!value || !std::isfinite(*value)) return raw("null");
    const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, *value);
    raw(error == std::errc{} ? std::string_view(buffer, static_cast<std::size_t>(end - buffer)) : "null");
  }
  std::string take() { return std::move(m_out) + "\n"; }

 private:
  void separate() {
    if (!m_fresh) m_out += ',';
    m_fresh = false;
  }
  std::string m_out;
  bool m_fresh = true;  // nothing stands before the next value
};

void add(Json& json, std::string_view key, std::int64_t value) {
  json.key(key);
  json.whole(value);
}
void add(Json& json, std::string_view key, const Money& value) {
  json.key(key);
  json.raw(value_text(value));
}
void add(Json& json, std::string_view key, const std::optional<double>& value) {
  json.key(key);
  json.number(value);
}
void add(Json& json, std::string_view key, const Share& share) {
  json.key(key);
  json.open('{');
  add(json, "value", share.value);
  add(json, "n", share.n);
  json.close('}');
}

void add_steps(Json& json, std::string_view mode, const Report& report, const std::vector<std::int64_t>& counts) {
  json.key(mode);
  json.open('[');
  for (std::size_t at = 0; at < counts.size(); ++at) {
    json.open('{');
    json.key("stage");
    json.text(report.step_names[at]);
    json.key("id");
    json.text(report.steps[at].text());
    add(json, "count", counts[at]);
    json.close('}');
  }
  json.close(']');
}

void add_figures(Json& json, const Report& report, const Figures& figures) {
  add(json, "campaigns", figures.campaigns);
  add(json, "leads", figures.leads);
  add(json, "deals_open", figures.deals_open);
  add(json, "deals_won", figures.deals_won);
  add(json, "deals_lost", figures.deals_lost);
  add(json, "revenue_won", figures.revenue_won);
  add(json, "pipeline_open", figures.pipeline_open);
  add(json, "weighted_open", figures.weighted_open);
  add(json, "win_rate", figures.win_rate);
  add(json, "win_rate_by_value", figures.win_rate_by_value);
  add(json, "average_deal_won", figures.average_deal_won);
  add(json, "cycle_days_mean", figures.cycle_days_mean);
  add(json, "cycle_days_median", figures.cycle_days_median);
  add(json, "cycle_days_n", figures.cycle_n);
  add(json, "velocity_per_day", figures.velocity_per_day);
  json.key("conversion");
  json.open('{');
  add_steps(json, "reached", report, figures.conversion.reached);
  add_steps(json, "strict", report, figures.conversion.strict);
  add_steps(json, "any", report, figures.conversion.any);
  json.close('}');
}

void add_groups(Json& json, std::string_view key, const Report& report, const std::vector<Group>& groups) {
  json.key(key);
  json.open('{');
  for (const Group& group : groups) {
    json.key(group.name);
    json.open('{');
    add_figures(json, report, group.figures);
    json.close('}');
  }
  json.close('}');
}

void add_other_currencies(Json& json, const std::vector<OtherCurrency>& others) {
  json.key("other_currencies");
  json.open('[');
  for (const OtherCurrency& other : others) {
    json.open('{');
    json.key("currency");
    json.text(other.code);
    add(json, "deals", other.deals);
    add(json, "revenue_won", other.revenue_won);
    add(json, "pipeline_open", other.pipeline_open);
    add(json, "weighted_open", other.weighted_open);
    json.close('}');
  }
  json.close(']');
}

}  // namespace

std::string report_json(const Report& report) {
  Json json;
  json.open('{');
  add_figures(json, report, report.all);
  add_groups(json, "by_owner", report, report.by_owner);
  add_groups(json, "by_source", report, report.by_source);
  add_groups(json, "by_campaign", report, report.by_campaign);
  add_groups(json, "by_reason", report, report.by_reason);
  add_other_currencies(json, report.other_currencies);
  json.close('}');
  return json.take();
}

}  // namespace fb::cli
