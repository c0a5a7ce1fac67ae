#include "model/records.hpp"

#include <array>
#include <type_traits>

namespace fb {
namespace {

// How many members an aggregate has: the largest count of initialisers it accepts.
struct Anything {
  template <class T>
  operator T() const;
};
template <class Row, class... Found>
constexpr std::size_t member_count() {
  if constexpr (requires { Row{Found{}..., Anything{}}; }) return member_count<Row, Found..., Anything>();
  else return sizeof...(Found);
}

// offsetof on a struct with std::string members is conditionally supported; every compiler we build with supports it.
#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Winvalid-offsetof"
#endif
#define FIELD(Row, member, ...)                                                                                      \
  FieldInfo {                                                                                                        \
#member, kind_of < decltype(Row::member)>(), static_cast < std::uint16_t>(offsetof(Row, member)), "" __VA_ARGS__ \
  }

constexpr std::array board_fields{FIELD(Board, deleted), FIELD(Board, name), FIELD(Board, currency),
                                  FIELD(Board, utc_offset_minutes), FIELD(Board, handoff_hours)};
static_assert(board_fields.size() == member_count<Board>());

constexpr std::array campaign_fields{FIELD(Campaign, deleted),
                                     FIELD(Campaign, name),
                                     FIELD(Campaign, channel, "channel"),
                                     FIELD(Campaign, type, "campaign_type"),
                                     FIELD(Campaign, status, "campaign_status"),
                                     FIELD(Campaign, budget),
                                     FIELD(Campaign, starts),
                                     FIELD(Campaign, ends),
                                     FIELD(Campaign, place),
                                     FIELD(Campaign, owner, "member"),
                                     FIELD(Campaign, parent, "campaign"),
                                     FIELD(Campaign, persona, "persona"),
                                     FIELD(Campaign, utm_source),
                                     FIELD(Campaign, utm_medium),
                                     FIELD(Campaign, utm_campaign),
                                     FIELD(Campaign, external_id),
                                     FIELD(Campaign, description),
                                     FIELD(Campaign, goal_leads),
                                     FIELD(Campaign, created)};
static_assert(campaign_fields.size() == member_count<Campaign>());

constexpr std::array company_fields{FIELD(Company, deleted),         FIELD(Company, name),
                                    FIELD(Company, domain),          FIELD(Company, industry),
                                    FIELD(Company, phone),           FIELD(Company, city),
                                    FIELD(Company, country),         FIELD(Company, external_id),
                                    FIELD(Company, description),     FIELD(Company, employees),
                                    FIELD(Company, owner, "member"), FIELD(Company, created)};
static_assert(company_fields.size() == member_count<Company>());

constexpr std::array deal_fields{FIELD(Deal, deleted),
                                 FIELD(Deal, title),
                                 FIELD(Deal, company, "company"),
                                 FIELD(Deal, contact, "lead"),
                                 FIELD(Deal, amount),
                                 FIELD(Deal, probability),
                                 FIELD(Deal, probability_by_hand),
                                 FIELD(Deal, close_day),
                                 FIELD(Deal, place),
                                 FIELD(Deal, owner, "member"),
                                 FIELD(Deal, next_step),
                                 FIELD(Deal, next_step_day),
                                 FIELD(Deal, lead, "lead"),
                                 FIELD(Deal, campaign, "campaign"),
                                 FIELD(Deal, lost_reason, "lost_reason"),
                                 FIELD(Deal, external_id),
                                 FIELD(Deal, description),
                                 FIELD(Deal, created)};
static_assert(deal_fields.size() == member_count<Deal>());

constexpr std::array lead_fields{FIELD(Lead, deleted),
                                 FIELD(Lead, name),
                                 FIELD(Lead, email),
                                 FIELD(Lead, phone),
                                 FIELD(Lead, company, "company"),
                                 FIELD(Lead, title),
                                 FIELD(Lead, persona, "persona"),
                                 FIELD(Lead, source, "source"),
                                 FIELD(Lead, campaign, "campaign"),
                                 FIELD(Lead, place),
                                 FIELD(Lead, owner, "member"),
                                 FIELD(Lead, fit, "fit"),
                                 FIELD(Lead, engagement),
                                 FIELD(Lead, consent, "consent"),
                                 FIELD(Lead, next_step),
                                 FIELD(Lead, next_step_day),
                                 FIELD(Lead, external_id),
                                 FIELD(Lead, description),
                                 FIELD(Lead, created)};
static_assert(lead_fields.size() == member_count<Lead>());

constexpr std::array member_fields{FIELD(Member, deleted), FIELD(Member, name), FIELD(Member, email),
                                   FIELD(Member, role, "role"), FIELD(Member, external_id)};
static_assert(member_fields.size() == member_count<Member>());

constexpr std::array metric_fields{FIELD(Metric, deleted),
                                   FIELD(Metric, campaign, "campaign"),
                                   FIELD(Metric, channel, "channel"),
                                   FIELD(Metric, from),
                                   FIELD(Metric, to),
                                   FIELD(Metric, impressions),
                                   FIELD(Metric, clicks),
                                   FIELD(Metric, visits),
                                   FIELD(Metric, spend),
                                   FIELD(Metric, engagements),
                                   FIELD(Metric, leads),
                                   FIELD(Metric, csat),
                                   FIELD(Metric, reach),
                                   FIELD(Metric, external_id)};
static_assert(metric_fields.size() == member_count<Metric>());

constexpr std::array note_fields{FIELD(Note, deleted),
                                 FIELD(Note, text),
                                 FIELD(Note, at),
                                 FIELD(Note, lead, "lead"),
                                 FIELD(Note, deal, "deal"),
                                 FIELD(Note, campaign, "campaign"),
                                 FIELD(Note, company, "company"),
                                 FIELD(Note, owner, "member")};
static_assert(note_fields.size() == member_count<Note>());

constexpr std::array persona_fields{FIELD(Persona, deleted), FIELD(Persona, name), FIELD(Persona, description)};
static_assert(persona_fields.size() == member_count<Persona>());

constexpr std::array session_fields{FIELD(Session, deleted), FIELD(Session, by), FIELD(Session, app)};
static_assert(session_fields.size() == member_count<Session>());

constexpr std::array stage_fields{
    FIELD(Stage, deleted),     FIELD(Stage, name), FIELD(Stage, zone),    FIELD(Stage, outcome, "outcome"),
    FIELD(Stage, probability), FIELD(Stage, rank), FIELD(Stage, rot_days)};
static_assert(stage_fields.size() == member_count<Stage>());

constexpr std::array target_fields{FIELD(Target, deleted),         FIELD(Target, name), FIELD(Target, measure),
                                   FIELD(Target, owner, "member"), FIELD(Target, from), FIELD(Target, to),
                                   FIELD(Target, amount),          FIELD(Target, count)};
static_assert(target_fields.size() == member_count<Target>());

constexpr std::array touch_fields{FIELD(Touch, deleted),
                                  FIELD(Touch, kind, "touch_kind"),
                                  FIELD(Touch, at),
                                  FIELD(Touch, done),
                                  FIELD(Touch, lead, "lead"),
                                  FIELD(Touch, deal, "deal"),
                                  FIELD(Touch, campaign, "campaign"),
                                  FIELD(Touch, channel, "channel"),
                                  FIELD(Touch, subject),
                                  FIELD(Touch, minutes),
                                  FIELD(Touch, owner, "member"),
                                  FIELD(Touch, external_id),
                                  FIELD(Touch, description)};
static_assert(touch_fields.size() == member_count<Touch>());

constexpr std::array other_fields{FIELD(Other, deleted)};

constexpr std::array<TypeInfo, known_types + 1> types{{
    {Type::board, "board", "boards", board_fields},
    {Type::campaign, "campaign", "campaigns", campaign_fields},
    {Type::company, "company", "companies", company_fields},
    {Type::deal, "deal", "deals", deal_fields},
    {Type::lead, "lead", "leads", lead_fields},
    {Type::member, "member", "members", member_fields},
    {Type::metric, "metric", "metrics", metric_fields},
    {Type::note, "note", "notes", note_fields},
    {Type::persona, "persona", "personas", persona_fields},
    {Type::session, "session", "sessions", session_fields},
    {Type::stage, "stage", "stages", stage_fields},
    {Type::target, "target", "targets", target_fields},
    {Type::touch, "touch", "touches", touch_fields},
    {Type::other, "", "", other_fields},
}};

}  // namespace

const TypeInfo& type_info(Type type) { return types[static_cast<std::size_t>(type)]; }

const TypeInfo* type_named(std::string_view name) {
  for (const TypeInfo& info : types)
    if (info.name == name && info.type != Type::other) return &info;
  return nullptr;
}

const TypeInfo* type_of_list(std::string_view list) {
  for (const TypeInfo& info : types)
    if (info.list == list && info.type != Type::other) return &info;
  return nullptr;
}

std::size_t field_index(const TypeInfo& type, std::string_view name) {
  std::size_t at = 0;
  while (at < type.fields.size() && type.fields[at].name != name) ++at;
  return at;
}

}  // namespace fb
