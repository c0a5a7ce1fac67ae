#include "model/values.hpp"

#include <charconv>
#include <cstring>

namespace fb {
namespace {

// Reads a canonical JSON array or scalar from left to right.
struct Reader {
  std::string_view rest;

  bool take(char c) {
    if (rest.empty() || rest[0] != c) return false;
    rest.remove_prefix(1);
    return true;
  }
  bool whole(std::int64_t& out) {
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), out);
    if (error != std::errc{}) return false;
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    return true;
  }
  bool quoted(std::string& out) {
    if (rest.empty() || rest[0] != '"') return false;
    std::size_t end = 1;
    while (end < rest.size() && rest[end] != '"') end += rest[end] == '\\' ? 2u : 1u;
    if (end >= rest.size() || !read_quoted(rest.substr(0, end + 1), out)) return false;
    rest.remove_prefix(end + 1);
    return true;
  }
};

bool whole_value(std::string_view text, std::int64_t low, std::int64_t high, std::int64_t& out) {
  Reader reader{text};
  return reader.whole(out) && reader.rest.empty() && out >= low && out <= high;
}

// The first byte of a string's inside that does not stand for itself.
std::size_t first_special(std::string_view body) {
  std::size_t at = 0;
  while (at < body.size() && body[at] != '\\' && body[at] != '"' && body[at] != '\0') ++at;
  return at;
}

void append_utf8(std::uint32_t code, std::string& out) {
  const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6);
    put(0x80 | (code & 63));
  } else {
    put(0xE0 | code >> 12);
    put(0x80 | ((code >> 6) & 63));
    put(0x80 | (code & 63));
  }
}

bool read_money(std::string_view text, Money& out) {
  if (text == "null") {
    out = {};
    return true;
  }
  Reader reader{text};
  std::int64_t minor = 0;
  std::string code;
  if (!reader.take('[') || !reader.whole(minor) || !reader.take(',') || !reader.quoted(code) || !reader.take(']'))
    return false;
  if (!reader.rest.empty() || minor < -largest_whole || minor > largest_whole) return false;
  const Money made = Money::of(minor, code);
  if (!made) return false;
  out = made;
  return true;
}

// Wider than is_rank: ranks that other programs made, or that grew long, still order cards.
bool is_readable_rank(std::string_view rank) {
  constexpr std::size_t longest = 1024;
  if (rank.empty() || rank.size() > longest) return false;
  for (const char c : rank)
    if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))) return false;
  return true;
}

bool read_place(std::string_view text, Place& out) {
  if (text == "null") {
    out = {};
    return true;
  }
  Reader reader{text};
  Place made;
  std::string stage;
  if (!reader.take('[') || !reader.quoted(stage) || !reader.take(',') || !reader.quoted(made.rank) || !reader.take(','))
    return false;
  if (!reader.whole(made.since) || !reader.take(']') || !reader.rest.empty()) return false;
  const auto id = Id::from_text(stage);
  if (!id || !is_readable_rank(made.rank)) return false;
  made.stage = *id;
  out = std::move(made);
  return true;
}

}  // namespace

Money Money::of(std::int64_t minor, std::string_view currency) {
  Money made;
  if (currency.size() != 3) return made;
  for (const char c : currency)
    if (c < 'A' || c > 'Z') return made;
  made.minor = minor;
  std::memcpy(made.currency, currency.data(), 3);
  return made;
}

void append_whole(std::int64_t value, std::string& out) {
  char buffer[24];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
  if (error == std::errc{}) out.append(buffer, end);
}

void append_quoted(std::string_view text, std::string& out) {
  out += '"';
  std::size_t copied = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text.substr(copied, i - copied));
    copied = i + 1;
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\b': out += "\\b"; break;
      case '\f': out += "\\f"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default: {
        constexpr std::string_view hex = "0123456789abcdef";
        out += "\\u00";
        out += hex[c >> 4];
        out += hex[c & 15];
      }
    }
  }
  out.append(text.substr(copied));
  out += '"';
}

bool read_quoted(std::string_view quoted, std::string& out) {
  if (quoted.size() < 2 || quoted.front() != '"' || quoted.back() != '"') return false;
  const std::string_view body = quoted.substr(1, quoted.size() - 2);
  const std::size_t special = first_special(body);
  if (special == body.size()) {  // most texts
    out.assign(body);
    return true;
  }
  if (body.find('\0') != std::string_view::npos) return false;  // no reader outside takes texts with zero characters
  std::string made;
  made.reserve(body.size());
  for (std::size_t i = 0; i < body.size(); ++i) {
    if (body[i] == '"') return false;
    if (body[i] != '\\') {
      made += body[i];
      continue;
    }
    if (++i == body.size()) return false;
    switch (body[i]) {
      case '"': made += '"'; break;
      case '\\': made += '\\'; break;
      case '/': made += '/'; break;
      case 'b': made += '\b'; break;
      case 'f': made += '\f'; break;
      case 'n': made += '\n'; break;
      case 'r': made += '\r'; break;
      case 't': made += '\t'; break;
      case 'u': {
        std::uint32_t code = 0;
        if (i + 5 > body.size()) return false;
        const auto [end, error] = std::from_chars(body.data() + i + 1, body.data() + i + 5, code, 16);
        if (error != std::errc{} || end != body.data() + i + 5) return false;
        if (code == 0) return false;
        if (code >= 0xD800 && code < 0xE000) return false;  // canonical text holds such characters as UTF-8
        append_utf8(code, made);
        i += 4;
        break;
      }
      default: return false;
    }
  }
  out = std::move(made);
  return true;
}

void append_value(Kind kind, const void* value, std::string& out) {
  const auto whole_or_null = [&out](bool known, std::int64_t whole) {
    if (known) append_whole(whole, out);
    else out += "null";
  };
  switch (kind) {
    case Kind::text: append_quoted(*static_cast<const std::string*>(value), out); return;
    case Kind::flag: {
      const Flag flag = *static_cast<const Flag*>(value);
      out += flag.state == Flag::none ? "null" : flag.state == Flag::yes ? "true" : "false";
      return;
    }
    case Kind::day: {
      const Day day = *static_cast<const Day*>(value);
      if (day) out += '"' + day.text() + '"';
      else out += "null";
      return;
    }
    case Kind::instant: {
      const Instant instant = *static_cast<const Instant*>(value);
      return whole_or_null(static_cast<bool>(instant), instant.ms);
    }
    case Kind::rate: {
      const Rate rate = *static_cast<const Rate*>(value);
      return whole_or_null(static_cast<bool>(rate), rate.bp);
    }
    case Kind::count: {
      const Count count = *static_cast<const Count*>(value);
      return whole_or_null(static_cast<bool>(count), count.value);
    }
    case Kind::money: {
      const Money& money = *static_cast<const Money*>(value);
      if (!money) {
        out += "null";
        return;
      }
      out += '[';
      append_whole(money.minor, out);
      out += ",\"";
      out += money.code();
      out += "\"]";
      return;
    }
    case Kind::ref: {
      const Id id = *static_cast<const Id*>(value);
      if (!id) {
        out += "null";
        return;
      }
      out += '"';
      id.append_to(out);
      out += '"';
      return;
    }
    case Kind::place: {
      const Place& place = *static_cast<const Place*>(value);
      if (!place) {
        out += "null";
        return;
      }
      out += "[\"";
      place.stage.append_to(out);
      out += "\",";
      append_quoted(place.rank, out);
      out += ',';
      append_whole(place.since, out);
      out += ']';
      return;
    }
  }
}

bool read_value(Kind kind, std::string_view text, void* value) {
  const bool null = text == "null";
  std::int64_t whole = 0;
  switch (kind) {
    case Kind::text:
      if (null) static_cast<std::string*>(value)->clear();
      return null || read_quoted(text, *static_cast<std::string*>(value));
    case Kind::flag:
      if (!null && text != "true" && text != "false") return false;
      *static_cast<Flag*>(value) = Flag{null ? Flag::none : text == "true" ? Flag::yes : Flag::no};
      return true;
    case Kind::day: {
      Day day;
      if (!null) {
        if (text.size() != 12 || text.front() != '"' || text.back() != '"') return false;
        const auto found = Day::from_text(text.substr(1, 10));
        if (!found) return false;
        day = *found;
      }
      *static_cast<Day*>(value) = day;
      return true;
    }
    case Kind::instant:
      if (!null && !whole_value(text, -largest_whole, largest_whole, whole)) return false;
      static_cast<Instant*>(value)->ms = null ? Instant::none : whole;
      return true;
    case Kind::rate:
      if (!null && !whole_value(text, 0, 10000, whole)) return false;
      static_cast<Rate*>(value)->bp = static_cast<std::int16_t>(null ? -1 : whole);
      return true;
    case Kind::count:
      if (!null && !whole_value(text, -largest_whole, largest_whole, whole)) return false;
      static_cast<Count*>(value)->value = null ? Count::none : whole;
      return true;
    case Kind::money: return read_money(text, *static_cast<Money*>(value));
    case Kind::place: return read_place(text, *static_cast<Place*>(value));
    case Kind::ref: {
      Id id;
      if (!null) {
        if (text.size() < 3 || text.front() != '"' || text.back() != '"') return false;
        const auto found = Id::from_text(text.substr(1, text.size() - 2));
        if (!found) return false;
        id = *found;
      }
      *static_cast<Id*>(value) = id;
      return true;
    }
  }
  return false;
}

namespace {

// Calls `visit` with an empty value of the kind's C++ type.
template <class Visit>
bool with_value(Kind kind, const Visit& visit) {
  switch (kind) {
    case Kind::text: return visit(std::string());
    case Kind::flag: return visit(Flag());
    case Kind::day: return visit(Day());
    case Kind::instant: return visit(Instant());
    case Kind::money: return visit(Money());
    case Kind::rate: return visit(Rate());
    case Kind::count: return visit(Count());
    case Kind::ref: return visit(Id());
    case Kind::place: return visit(Place());
  }
  return false;
}

}  // namespace

bool canonical_value(Kind kind, std::string_view text, std::string& out) {
  return with_value(kind, [&](auto value) {
    if (!read_value(kind, text, &value)) return false;
    append_value(kind, &value, out);
    return true;
  });
}

bool is_of_kind(Kind kind, std::string_view text) {
  const bool is_quoted = kind == Kind::text && text.size() >= 2 && text.front() == '"' && text.back() == '"';
  if (is_quoted && first_special(text.substr(1, text.size() - 2)) == text.size() - 2)
    return true;  // most texts, without a copy
  return with_value(kind, [&](auto value) { return read_value(kind, text, &value); });
}

void copy_value(Kind kind, const void* from, void* to) {
  with_value(kind, [&](const auto& value) {
    using Value = std::remove_cvref_t<decltype(value)>;
    *static_cast<Value*>(to) = *static_cast<const Value*>(from);
    return true;
  });
}

}  // namespace fb
