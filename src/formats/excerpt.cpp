#include "formats/excerpt.hpp"

#include <algorithm>
#include <initializer_list>

#include "model/copy_record.hpp"
#include "model/id_index.hpp"

namespace fb {
namespace {

struct Ids {
  bool has(const Id& id) const { return index.find(id) != IdIndex::none; }
  bool add(const Id& id) {  // true: it is new
    if (!id || index.find_or_add(id, count) != count) return false;
    ++count;
    return true;
  }
  IdIndex index;
  std::uint32_t count = 0;
};

class Excerpt {
 public:
  explicit Excerpt(const Document& board) : m_board(board) {}

  Document take(const Id& campaign) {
    m_part.board = m_board.board;
    m_part.gen = m_board.gen;
    add_campaigns(campaign);
    add_leads_and_deals();
    // What is deleted goes along: that it is, is what the receiver has to know.
    copy({Type::campaign, Type::lead, Type::deal, Type::touch, Type::metric, Type::note, Type::stage, Type::board,
          Type::other});
    copy({Type::company, Type::persona});  // as those need them
    copy({Type::member});
    copy({Type::session});
    return std::move(m_part);
  }

 private:
  const Table& table(Type type) const { return m_board.table(type); }

  void add_campaigns(const Id& campaign) {
    m_campaigns.add(campaign);
    const Table& campaigns = table(Type::campaign);
    for (bool is_more = true; is_more;) {
      is_more = false;
      for (RowIndex row = 0; row < campaigns.size(); ++row)
        if (m_campaigns.has(campaigns.as<Campaign>(row).parent)) is_more |= m_campaigns.add(campaigns.id(row));
    }
  }
  void add_leads_and_deals() {
    const Table &leads = table(Type::lead), &deals = table(Type::deal), &touches = table(Type::touch);
    for (RowIndex row = 0; row < leads.size(); ++row)
      if (m_campaigns.has(leads.as<Lead>(row).campaign)) m_leads.add(leads.id(row));
    for (RowIndex row = 0; row < touches.size(); ++row) {
      const Touch& touch = touches.as<Touch>(row);
      if (!m_campaigns.has(touch.campaign)) continue;
      m_leads.add(touch.lead);
      m_deals.add(touch.deal);
    }
    for (RowIndex row = 0; row < deals.size(); ++row) {
      const Deal& deal = deals.as<Deal>(row);
      if (m_campaigns.has(deal.campaign) || m_leads.has(deal.lead) || m_leads.has(deal.contact))
        m_deals.add(deals.id(row));
    }
    for (RowIndex row = 0; row < deals.size(); ++row) {
      if (!m_deals.has(deals.id(row))) continue;
      m_leads.add(deals.as<Deal>(row).lead);
      m_leads.add(deals.as<Deal>(row).contact);
    }
  }

  bool is_wanted(const Table& from, RowIndex row) const {
    const Id& id = from.id(row);
    switch (from.info().type) {
      case Type::campaign: return m_campaigns.has(id);
      case Type::lead: return m_leads.has(id);
      case Type::deal: return m_deals.has(id);
      case Type::stage:
      case Type::board: return true;
      case Type::session: {
        const auto session = session_from_text(id.text());
        return session && std::find(m_sessions.begin(), m_sessions.end(), *session) != m_sessions.end();
      }
      case Type::target: return false;
      case Type::company:
      case Type::persona:
      case Type::member: return m_needed.has(id);
      case Type::touch:
      case Type::metric:
      case Type::note:
      case Type::other: break;
    }
    return m_campaigns.has(link(from, row, "campaign")) || m_leads.has(link(from, row, "lead")) ||
           m_deals.has(link(from, row, "deal"));
  }
  static Id link(const Table& from, RowIndex row, std::string_view name) {
    const FieldId field = from.field_named(name);
    Id id;
    if (field != Table::no_field) read_value(from.current(row, field), id);
    return id;
  }

  void copy(std::initializer_list<Type> types) {
    for (const Table& from : m_board.tables()) {
      if (std::find(types.begin(), types.end(), from.info().type) == types.end()) continue;
      for (RowIndex row = 0; row < from.size(); ++row) {
        if (!from.has_values(row) || !is_wanted(from, row)) continue;
        copy_record(from, row, m_part.table_for(from.type_name()));
        note_needed(from, row);
      }
    }
  }
  // Whatever it refers to, and who wrote it.
  void note_needed(const Table& from, RowIndex row) {
    for (FieldId field = 0; field < from.info().fields.size(); ++field) {
      Id id;
      if (from.info().fields[field].kind != Kind::ref) continue;
      read_value(from.current(row, field), id);
      m_needed.add(id);
    }
    for (const FieldId field : from.written_fields(row)) note_session(from.stamp(row, field));
    for (const Entry& entry : from.older(row)) note_session(entry.stamp);
  }
  void note_session(const Stamp& stamp) {
    if (std::find(m_sessions.begin(), m_sessions.end(), stamp.session) == m_sessions.end())
      m_sessions.insert(m_sessions.begin(), stamp.session);  // the next is probably the same
  }

  const Document& m_board;
  Document m_part;
  Ids m_campaigns, m_leads, m_deals, m_needed;
  std::vector<std::uint64_t> m_sessions;  // newly met first
};

}  // namespace

Document excerpt(const Document& board, const Id& campaign) { return Excerpt(board).take(campaign); }

}  // namespace fb
