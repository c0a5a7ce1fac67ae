// Records without stamps, from a hand-written file or a table of another system, on their way into a board.
#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "model/document.hpp"
#include "model/random.hpp"

namespace fb {

// A record as somebody outside wrote it. Values are canonical JSON of the field's kind, except
// references: a JSON string with the id, the external id, the e-mail or the name of the other record;
//   or ["key"], ["key","name"]: what is certainly the other system's key, and the name to fall back on;
// place: a JSON string with the stage's name or id, or [stage, rank, since] (the rank is made anew; plain_values.hpp).
struct PlainRecord {
  std::string type;      // "lead"
  std::string given_id;  // "" when it has none; never used as our id unless a record of the board has it
  std::vector<std::pair<std::string, std::string>> fields;  // name, value
  std::string where;                                        // "row 7", "leads[3]": for the lists of what was refused
};

struct Refused {
  std::string where, reason;  // a sentence
};

struct IntakeOptions {
  std::int64_t now_ms = 0;
  int utc_offset_minutes = 0;
  std::string key;          // CSV: the field by which a record of the board is recognised; "" = external_id
  bool make_stages = true;  // unknown stage names become columns (told), else the card stands in the first column
  bool make_companies = true, make_members = true;  // for names that no record has
  std::set<Id> restore;  // records that were deleted on the board and come back; others are refused
  // What to do with a value that a record of the board held before its current one. A copy of an old export has many,
  // and none of them is news; another system that says so means it.
  enum class OlderValues : std::uint8_t { take, leave } older_values = OlderValues::take;
  enum class SameKey : std::uint8_t {
    first,
    last
  } same_key = SameKey::first;  // of records with one key, the one taken
};

// What the records would do to the board, decided but not yet done.
struct Intake {
  Document incoming;  // every new value under one stamp, ready for unite()
  Stamp stamp;
  std::size_t read = 0, created = 0, updated = 0, unchanged = 0;
  std::size_t older = 0;  // values that were left, see OlderValues
  std::vector<Refused> refused;
  struct Deleted {
    std::string type, where;
    Id id;
  };
  std::vector<Deleted> deleted_here;  // of the refused: what `restore` would bring back
  std::vector<std::string>
      told;  // what was made or mapped along the way: "New column “Posted”", "3 links are still open"
  std::size_t links_resolved = 0, links_open = 0;
};

// Compares with the board, resolves links by id, external id, e-mail or name in both directions: links of records that
// came earlier and waited (fields "link:<field>", values as in a PlainRecord) are resolved as soon as their target arrives.
// A record is recognised by its id, else by the key, else by being equal in every value it has; a company, member or
// persona without external id also by its name. The clock moves only if there is something to write.
Intake take_in(const Document& board, const std::vector<PlainRecord>& records, const IntakeOptions& options,
               Clock& clock, Random& random);

}  // namespace fb
