// The record types of a board. Each struct's members are its fields; records.cpp names each once, and a member that is
// not named there does not compile. JSON, CSV, the log, histories and the merge loop over those lists.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "model/values.hpp"

namespace fb {

enum class Type : std::uint8_t {
  board,
  campaign,
  company,
  deal,
  lead,
  member,
  metric,
  note,
  persona,
  session,
  stage,
  target,
  touch,
  other,  // a type of a newer program: kept word for word
};
inline constexpr std::size_t known_types = static_cast<std::size_t>(Type::other);

struct Board {
  Flag deleted;
  std::string name, currency;
  Count utc_offset_minutes, handoff_hours;  // the board's time zone; the agreed time for a receipt at the gate
};

struct Campaign {
  Flag deleted;
  std::string name, channel, type, status;
  Money budget;
  Day starts, ends;
  Place place;
  Id owner, parent, persona;
  std::string utm_source, utm_medium, utm_campaign, external_id, description;
  Count goal_leads;
  Instant created;
};

struct Company {
  Flag deleted;
  std::string name, domain, industry, phone, city, country, external_id, description;
  Count employees;
  Id owner;
  Instant created;
};

struct Deal {
  Flag deleted;
  std::string title;
  Id company, contact;
  Money amount;
  Rate probability;          // copied from the stage at entry, on every path
  Rate probability_by_hand;  // wins over it until it is cleared or the deal closes
  Day close_day;
  Place place;
  Id owner;
  std::string next_step;
  Day next_step_day;
  Id lead, campaign;
  std::string lost_reason, external_id, description;
  Instant created;
};

struct Lead {
  Flag deleted;
  std::string name, email, phone;
  Id company;
  std::string title;
  Id persona;
  std::string source;
  Id campaign;
  Place place;
  Id owner;
  std::string fit;
  Count engagement;
  std::string consent, next_step;
  Day next_step_day;
  std::string external_id, description;
  Instant created;
};

struct Member {
  Flag deleted;
  std::string name, email, role, external_id;  // role: marketing, sales
};

// Numbers of a campaign or a channel for the days from…to.
struct Metric {
  Flag deleted;
  Id campaign;
  std::string channel;
  Day from, to;
  Count impressions, clicks, visits;
  Money spend;
  Count engagements, leads;
  Rate csat;
  Count reach;
  std::string external_id;
};

struct Note {
  Flag deleted;
  std::string text;
  Instant at;
  Id lead, deal, campaign, company, owner;
};

struct Persona {
  Flag deleted;
  std::string name, description;
};

// One page load or one run of the command line: who wrote the values under its stamps.
struct Session {
  Flag deleted;
  std::string by, app;
};

struct Stage {
  Flag deleted;
  std::string name, zone;  // zone: attract, qualify, handoff, close
  std::string outcome;     // open, won, lost
  Rate probability;
  std::string rank;  // order of the columns
  Count rot_days;    // silent longer than this, without a planned step: the card rots
};

struct Target {
  Flag deleted;
  std::string name, measure;  // measure: revenue, leads
  Id owner;
  Day from, to;
  Money amount;
  Count count;
};

struct Touch {
  Flag deleted;
  std::string kind;
  Instant at;
  Flag done;
  Id lead, deal, campaign;
  std::string channel, subject;
  Count minutes;
  Id owner;
  std::string external_id, description;
};

struct Other {
  Flag deleted;
};

struct FieldInfo {
  std::string_view name;
  Kind kind;
  std::uint16_t offset;     // of the member in the row
  std::string_view target;  // a reference's type; a choice's list
};

struct TypeInfo {
  Type type;
  std::string_view name;              // "deal"
  std::string_view list;              // "deals": its array in a snapshot
  std::span<const FieldInfo> fields;  // the first is `deleted`
};

const TypeInfo& type_info(Type type);
// Nothing for a name that no known type has.
const TypeInfo* type_named(std::string_view name);
const TypeInfo* type_of_list(std::string_view list);
// The place of a field in its type's list; fields.size() if there is none of that name.
std::size_t field_index(const TypeInfo& type, std::string_view name);

template <class Row>
constexpr Type type_of();
#define FB_ROW(Row, value)        \
  template <>                     \
  constexpr Type type_of<Row>() { \
    return Type::value;           \
  }
FB_ROW(Board, board)
FB_ROW(Campaign, campaign)
FB_ROW(Company, company)
FB_ROW(Deal, deal)
FB_ROW(Lead, lead)
FB_ROW(Member, member)
FB_ROW(Metric, metric)
FB_ROW(Note, note)
FB_ROW(Persona, persona)
FB_ROW(Session, session)
FB_ROW(Stage, stage)
FB_ROW(Target, target)
FB_ROW(Touch, touch)
FB_ROW(Other, other)
#undef FB_ROW

}  // namespace fb
