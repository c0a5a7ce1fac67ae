// Finds the records that outside texts refer to: by our id, the other system's key, e-mail or name.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/plain_values.hpp"
#include "model/document.hpp"

namespace fb {

// Written by a program rather than by a person: no blanks, and digits alone or long and full of them.
bool looks_like_key(std::string_view text);
// Salesforce writes one id with 15 characters or with 3 check characters more; others stay as they are.
std::string_view comparable_key(std::string_view text);
// Two keys that look as if one system had given both: then they are of two records, whatever their names.
bool are_of_one_system(std::string_view a, std::string_view b);

class LinkIndex {
 public:
  explicit LinkIndex(const Document& board) : m_board(board) {}

  struct Found {
    Id id;                 // zero: nothing
    bool several = false;  // the text fits more than one record
  };
  Found find(Type type, const Reference& reference);
  Found by_key(Type type, std::string_view key);
  Found by_email(Type type, std::string_view email);
  Found by_name(Type type, std::string_view name);

  // Makes a record of this import known beside those of the board.
  void add_key(Type type, std::string_view key, const Id& id);
  void add_email(Type type, std::string_view email, const Id& id);
  void add_name(Type type, std::string_view name, const Id& id);

 private:
  using Texts = std::unordered_map<std::string, Found>;
  struct Names {
    bool is_built = false;
    Texts keys, emails, names;
    std::unordered_map<Id, std::string> key_of;
  };
  Names& names(Type type);
  static void add(Texts& texts, std::string text, const Id& id);
  static Found look_up(const Texts& texts, const std::string& text);

  const Document& m_board;
  Names m_names[known_types];
};

}  // namespace fb
