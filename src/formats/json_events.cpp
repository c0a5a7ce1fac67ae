#include "formats/json_events.hpp"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <span>

#include "model/sorting.hpp"
#include "model/values.hpp"

namespace fb {
namespace {

using Json = nlohmann::json;

// The interface that nlohmann's reader calls; it never throws here, for parse_error answers with false.
class Sax {
 public:
  explicit Sax(JsonHandler& handler) : m_handler(handler) {}

  bool null() { return tell(JsonEvent::scalar, "null"); }
  bool boolean(bool value) { return tell(JsonEvent::scalar, value ? "true" : "false"); }
  bool number_integer(Json::number_integer_t value) { return whole(value); }
  bool number_unsigned(Json::number_unsigned_t value) { return whole(value); }
  bool number_float(Json::number_float_t, const std::string& text) { return tell(JsonEvent::scalar, text); }
  bool string(const std::string& text) { return tell(JsonEvent::string, text); }
  bool binary(const Json::binary_t&) { return false; }  // not in text
  bool start_object(std::size_t) { return tell(JsonEvent::open_object, {}); }
  bool key(const std::string& text) { return tell(JsonEvent::key, text); }
  bool end_object() { return tell(JsonEvent::close_object, {}); }
  bool start_array(std::size_t) { return tell(JsonEvent::open_array, {}); }
  bool end_array() { return tell(JsonEvent::close_array, {}); }
  bool parse_error(std::size_t at, const std::string&, const Json::exception& error) {
    end.at = at;
    end.is_too_large = error.id == 406;
    return false;
  }

  JsonEnd end;

 private:
  bool tell(JsonEvent::Kind kind, std::string_view text) {
    if (m_handler.on({kind, text})) return true;
    end.is_stopped = true;
    return false;
  }
  template <class Whole>
  bool whole(Whole value) {
    char buffer[24];
    const auto written = std::to_chars(buffer, buffer + sizeof buffer, value);
    return tell(JsonEvent::scalar, {buffer, static_cast<std::size_t>(written.ptr - buffer)});
  }
  JsonHandler& m_handler;
};

}  // namespace

JsonEnd read_json(std::string_view text, JsonHandler& handler) {
  Sax sax(handler);
  sax.end.is_whole = Json::sax_parse(text.data(), text.data() + text.size(), &sax);
  return sax.end;
}

void ValueText::begin(std::string& out) {
  m_out = &out;
  m_depth = 0;
  m_comma = m_same_key = m_nul = m_too_deep = false;
  m_keys.clear();
  m_first_keys.clear();
}

bool ValueText::add(const JsonEvent& event) {
  if (event.closes()) {
    close();
    *m_out += event.kind == JsonEvent::close_object ? '}' : ']';
    m_comma = true;
    return --m_depth == 0;
  }
  if (m_comma) *m_out += ',';
  m_comma = !event.opens() && event.kind != JsonEvent::key;
  if (event.opens()) {
    *m_out += event.kind == JsonEvent::open_object ? '{' : '[';
    m_first_keys.push_back(m_keys.size());
    if (++m_depth > deepest_value) m_too_deep = true;
    return false;
  }
  if (event.kind == JsonEvent::scalar) {
    *m_out += event.text;
    return m_depth == 0;
  }
  if (event.text.find('\0') != std::string_view::npos) m_nul = true;
  const std::size_t at = m_out->size();
  append_quoted(event.text, *m_out);
  if (event.kind == JsonEvent::string) return m_depth == 0;
  m_keys.push_back({at, m_out->size() - at});
  *m_out += ':';
  return false;
}

void ValueText::close() {
  const auto keys = std::span(m_keys).subspan(m_first_keys.back());
  const auto text = [this](const Key& key) { return std::string_view(*m_out).substr(key.at, key.size); };
  sort_list(keys, [&](const Key& a, const Key& b) { return text(a) < text(b); });
  const auto same =
      std::adjacent_find(keys.begin(), keys.end(), [&](const Key& a, const Key& b) { return text(a) == text(b); });
  if (same != keys.end()) m_same_key = true;
  m_keys.erase(m_keys.end() - static_cast<std::ptrdiff_t>(keys.size()), m_keys.end());
  m_first_keys.pop_back();
}

namespace {

class Members final : public JsonHandler {
 public:
  bool on(const JsonEvent& event) override {
    if (m_is_open && !m_in_value) {
      if (event.kind == JsonEvent::close_object) return true;
      found.emplace_back(event.text, "");
      m_value.begin(found.back().second);
      m_in_value = true;
      return true;
    }
    if (!m_is_open) return m_is_open = event.kind == JsonEvent::open_object;
    if (m_value.add(event)) m_in_value = false;
    return !m_value.has_same_key_twice();
  }
  std::vector<std::pair<std::string, std::string>> found;

 private:
  bool m_is_open = false, m_in_value = false;
  ValueText m_value;
};

}  // namespace

std::vector<std::pair<std::string, std::string>> members_of(std::string_view text) {
  Members members;
  if (!read_json(text, members).is_whole) return {};
  std::vector<std::string_view> names;
  for (const auto& [name, value] : members.found) names.push_back(name);
  sort_list(names);
  if (std::adjacent_find(names.begin(), names.end()) != names.end()) return {};
  return std::move(members.found);
}

}  // namespace fb
