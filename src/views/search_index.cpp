#include "views/search_index.hpp"

#include <algorithm>

#include "model/edits.hpp"
#include "model/sorting.hpp"
#include "model/text.hpp"

namespace fb {
namespace {

void add(std::string_view words, std::string& out) {
  if (words.empty()) return;
  append_folded(words, out);
  out += '\n';
}

template <class Row>
void add_name(const Document& document, const Id& id, std::string& out) {
  if (const Row* row = document.find<Row>(id)) add(row->name, out);
}

}  // namespace

void SearchIndex::append_text(const Document& document, RowIndex row, std::string& out) const {
  const Table& table = document.table(m_type);
  if (m_type == Type::deal) {
    const Deal& deal = table.as<Deal>(row);
    add(deal.title, out);
    add_name<Company>(document, deal.company, out);
    add_name<Member>(document, deal.owner, out);
    add(deal.next_step, out);
  } else if (m_type == Type::lead) {
    const Lead& lead = table.as<Lead>(row);
    add(lead.name, out);
    add(lead.email, out);
    add(lead.source, out);
    add_name<Company>(document, lead.company, out);
    add_name<Member>(document, lead.owner, out);
  } else if (m_type == Type::campaign) {
    const Campaign& campaign = table.as<Campaign>(row);
    add(campaign.name, out);
    add(campaign.channel, out);
    add_name<Member>(document, campaign.owner, out);
  } else {
    add(title_of(document, m_type, table.id(row)), out);
  }
}

void SearchIndex::update(const Document& document) {
  // Names of companies and members are part of the text, so any change of the board makes it stale.
  const std::uint64_t revision = document.revision();
  if (m_is_built && m_revision == revision) return;
  const Table& table = document.table(m_type);
  m_text.clear();
  m_starts.clear();
  m_starts.reserve(table.size() + 1);
  for (RowIndex row = 0; row < table.size(); ++row) {
    m_starts.push_back(static_cast<std::uint32_t>(m_text.size()));
    if (!table.is_deleted(row)) append_text(document, row, m_text);
    m_text += '\0';
  }
  m_starts.push_back(static_cast<std::uint32_t>(m_text.size()));
  m_is_built = true;
  m_revision = revision;
}

void SearchIndex::find(std::string_view query, std::vector<std::uint8_t>& found) const {
  const std::size_t rows = m_starts.empty() ? 0 : m_starts.size() - 1;
  std::vector<std::string> words;
  const std::string wanted = folded(query);
  for (std::size_t at = 0; at < wanted.size();) {
    const std::size_t end = std::min(wanted.find(' ', at), wanted.size());
    if (end > at) words.push_back(wanted.substr(at, end - at));
    at = end + 1;
  }
  found.assign(rows, words.empty() ? 1 : 0);
  if (words.empty()) return;
  // The longest word is looked for in the whole text at once; the others only where it stands.
  sort_list(words, [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  const std::string_view text = m_text;
  std::size_t row = 0;
  for (std::size_t at = text.find(words[0]); at != std::string_view::npos; at = text.find(words[0], at)) {
    row = static_cast<std::size_t>(
              std::upper_bound(m_starts.begin() + static_cast<std::ptrdiff_t>(row), m_starts.end(), at) -
              m_starts.begin()) -
          1;
    const std::string_view record = text.substr(m_starts[row], m_starts[row + 1] - m_starts[row]);
    found[row] = std::all_of(words.begin() + 1, words.end(),
                             [&](const std::string& word) { return record.find(word) != std::string_view::npos; });
    at = m_starts[row + 1];
  }
}

}  // namespace fb
