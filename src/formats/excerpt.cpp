#include "formats/excerpt.hpp"

#include <unordered_set>

#include "model/copy_record.hpp"

namespace fb {
namespace {

using Ids = std::unordered_set<Id>;

class Excerpt {
 public:
  explicit Excerpt(const Document& board) : m_board(board) {}

  Document take(const Id& campaign) {
    add_campaigns(campaign);
    add_leads_and_deals();
    m_part.board = m_board.board;
    m_part.gen = m_board.gen;
    for (const Type type : {Type::campaign, Type::lead, Type::deal})
      copy(type, [&](RowIndex row) { return is_in(type, m_board.table(type).id(row)); });
    // What is deleted goes along, too: that it is, is what the receiver has to know.
    for (const Table& table : m_board.tables())
      if (const Type type = table.info().type;
          type == Type::touch || type == Type::metric || type == Type::note || type == Type::other)
        copy(table, [&](RowIndex row) { return hangs_on(table, row); });
    note_needed();
    for (const Type type : {Type::company, Type::persona, Type::member})
      copy(type, [&](RowIndex row) { return m_needed.count(m_board.table(type).id(row)) > 0; });
    note_needed();  // a company's owner
    copy(Type::member, [&](RowIndex row) { return m_needed.count(m_board.table(Type::member).id(row)) > 0; });
    for (const Type type : {Type::stage, Type::board}) copy(type, [](RowIndex) { return true; });
    copy_sessions();
    return std::move(m_part);
  }

 private:
  Ids& ids(Type type) { return m_ids[type == Type::campaign ? 0 : type == Type::lead ? 1 : 2]; }
  bool is_in(Type type, const Id& id) { return id && ids(type).count(id) > 0; }

  template <class Row, class Visit>
  void every(Visit&& visit) {  // deleted ones, too
    const Table& table = m_board.table(type_of<Row>());
    for (RowIndex row = 0; row < table.size(); ++row)
      if (table.has_values(row)) visit(table.id(row), table.as<Row>(row));
  }

  void add_campaigns(const Id& campaign) {
    Ids& in = ids(Type::campaign);
    in.insert(campaign);
    for (std::size_t before = 0; before != in.size();) {
      before = in.size();
      every<Campaign>([&](const Id& id, const Campaign& one) {
        if (in.count(one.parent)) in.insert(id);
      });
    }
  }
  void add_leads_and_deals() {
    Ids &leads = ids(Type::lead), &deals = ids(Type::deal);
    every<Lead>([&](const Id& id, const Lead& lead) {
      if (is_in(Type::campaign, lead.campaign)) leads.insert(id);
    });
    every<Touch>([&](const Id&, const Touch& touch) {
      if (!is_in(Type::campaign, touch.campaign)) return;
      if (touch.lead) leads.insert(touch.lead);
      if (touch.deal) deals.insert(touch.deal);
    });
    every<Deal>([&](const Id& id, const Deal& deal) {
      if (is_in(Type::campaign, deal.campaign) || is_in(Type::lead, deal.lead) || is_in(Type::lead, deal.contact))
        deals.insert(id);
    });
    every<Deal>([&](const Id& id, const Deal& deal) {
      if (!is_in(Type::deal, id)) return;
      for (const Id& lead : {deal.lead, deal.contact})
        if (lead) leads.insert(lead);
    });
  }

  bool hangs_on(const Table& table, RowIndex row) {
    for (const Type type : {Type::campaign, Type::lead, Type::deal}) {
      const FieldId field = table.field_named(type_info(type).name);
      std::string text;
      if (field == Table::no_field || !read_quoted(table.current(row, field), text)) continue;
      if (const auto id = Id::from_text(text); id && is_in(type, *id)) return true;
    }
    return false;
  }

  template <class Wanted>
  void copy(const Table& table, Wanted&& wanted) {
    for (RowIndex row = 0; row < table.size(); ++row)
      if (table.has_values(row) && wanted(row)) copy_record(table, row, m_part.table_for(table.type_name()));
  }
  template <class Wanted>
  void copy(Type type, Wanted&& wanted) {
    copy(m_board.table(type), wanted);
  }

  // Whatever the copied records refer to.
  void note_needed() {
    for (const Table& table : m_part.tables())
      for (FieldId field = 0; field < table.info().fields.size(); ++field) {
        if (table.info().fields[field].kind != Kind::ref) continue;
        for (RowIndex row = 0; row < table.size(); ++row) {
          Id id;
          if (read_value(table.current(row, field), id)) m_needed.insert(id);
        }
      }
  }
  void copy_sessions() {
    std::unordered_set<std::uint64_t> wrote;
    for (const Table& table : m_part.tables())
      for (RowIndex row = 0; row < table.size(); ++row) {
        for (const FieldId field : table.written_fields(row)) wrote.insert(table.stamp(row, field).session);
        for (const Entry& entry : table.older(row)) wrote.insert(entry.stamp.session);
      }
    copy(Type::session, [&](RowIndex row) {
      const auto session = session_from_text(m_board.table(Type::session).id(row).text());
      return session && wrote.count(*session) > 0;
    });
  }

  const Document& m_board;
  Document m_part;
  Ids m_ids[3], m_needed;
};

}  // namespace

Document excerpt(const Document& board, const Id& campaign) { return Excerpt(board).take(campaign); }

}  // namespace fb
