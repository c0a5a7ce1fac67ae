// Everything a person can do to a board, as sentences; `plan` says what each would write.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "model/document.hpp"
#include "model/random.hpp"
#include "model/result.hpp"
#include "model/stages.hpp"

namespace fb {

// A new card in a column: its name, and the second of the two fields of quick add (company of a lead, amount of a deal,
// budget of a campaign; may be empty). It goes on top of the column.
struct AddCard {
  Id stage;
  std::string title;
  std::string second;
};
// Cards of one type to a column, above `before` (zero: at its end), in the order given. Probability follows the stage.
// A lead that is moved to a stage of Close is accepted there: it becomes a deal.
struct MoveCards {
  Type type = Type::deal;
  std::vector<Id> cards;
  Id stage;
  Id before;
};
// One field of one record, from the panel or a table. `value` is canonical JSON of the field's kind.
struct SetField {
  Type type = Type::deal;
  Id record;
  std::string field;
  std::string value;
};
// A reference by the name a person typed: an existing record of that name, else a new company or member.
struct SetLinkByName {
  Type type = Type::deal;
  Id record;
  std::string field;
  std::string name;
};
struct DeleteRecords {
  Type type = Type::deal;
  std::vector<Id> records;
};
struct RestoreRecord {
  Type type = Type::deal;
  Id record;
};
// A field, or with "" all of the record, as it was right after that stamp.
struct RestoreValues {
  Type type = Type::deal;
  Id record;
  std::string field;
  Stamp at;
};
// Sales refuses a lead at the gate: back to Nurturing, the reason kept as a note.
struct RejectHandoff {
  Id lead;
  std::string reason;
};
// Won or lost with the reason in one step.
struct LoseDeals {
  std::vector<Id> deals;
  std::string reason;
};
// The planned step is done: kept as a touch, cleared on the card.
struct CompleteStep {
  Type type = Type::deal;
  Id record;
};
struct AddNote {
  Type about = Type::deal;
  Id record;
  std::string text;
};
struct LogTouch {
  Type about = Type::deal;
  Id record;
  std::string kind, subject;
};
// A record that is no card: a company, a member, a stage, …
struct AddNamed {
  Type type = Type::company;
  std::string name;
};
struct AddStage {
  Zone zone = Zone::close;
  std::string name;
};

using Edit = std::variant<AddCard, MoveCards, SetField, SetLinkByName, DeleteRecords, RestoreRecord, RestoreValues,
                          RejectHandoff, LoseDeals, CompleteStep, AddNote, LogTouch, AddNamed, AddStage>;

// What planning may use besides the document.
struct PlanContext {
  std::int64_t now_ms = 0;
  int utc_offset_minutes = 0;
  Random* random = nullptr;
  Id member;  // who edits: the owner of what is made; zero: nobody
};

// What would be written, and what to say about it. Empty writes: there is nothing to do.
struct Plan {
  std::vector<Write> writes;
  std::string summary;  // "Moved “Acme” to Proposal": for the notice, for undo and for screen readers
  Id made;              // the record that a card or a name became, zero if none
  Type made_type = Type::deal;
};

Result<Plan> plan(const Document& document, const Edit& edit, const PlanContext& context);

// The word that names a record: title, name, subject or text; "Untitled" when it has none.
std::string title_of(const Document& document, Type type, const Id& id);
// The field that holds it.
std::string_view title_field(Type type);
// The chance in basis points that counts for a deal, see stages.hpp.
std::int32_t chance_bp(const Document& document, const Deal& deal);

}  // namespace fb
