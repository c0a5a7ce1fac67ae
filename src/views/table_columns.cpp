#include "views/table_columns.hpp"

#include <algorithm>
#include <type_traits>

#include "model/edits.hpp"
#include "model/journey.hpp"
#include "model/money_sum.hpp"
#include "views/cards.hpp"

namespace fb {
namespace {

template <class Row>
const Row& row_of(const TableContext& at, RowIndex row) {
  return at.document.table(type_of<Row>()).template as<Row>(row);
}

SortKey key_of(std::string_view text) { return {text.empty(), true, 0, text}; }
SortKey key_of(std::int64_t number) { return {false, false, number, {}}; }
SortKey key_of(const Money& money) { return money ? key_of(money.minor) : SortKey{}; }
SortKey key_of(Day day) { return day ? key_of(std::int64_t{day.days}) : SortKey{}; }
SortKey key_of(const Count& count) { return count ? key_of(count.value) : SortKey{}; }

std::string words_of(const TableContext& at, const Money& money) {
  return money ? at.format.money(money) : std::string();
}

// "paid_search" as people say it: "Paid search".
std::string spoken(std::string_view choice) {
  std::string words(choice);
  std::replace(words.begin(), words.end(), '_', ' ');
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 32);
  return words;
}

bool is_open(const TableContext& at, const Id& stage) {
  const StageMap::Info* info = at.stages.find(stage);
  return !info || info->outcome == Outcome::open;
}

// Each kind of column: `fill` and `key` of a member of the row.
template <class Row, auto member>
struct Text {
  static void fill(const TableContext& at, RowIndex row, Cell& cell) { cell.words = row_of<Row>(at, row).*member; }
  static SortKey key(const TableContext& at, RowIndex row) {
    return key_of(std::string_view(row_of<Row>(at, row).*member));
  }
};

template <class Row, auto member>
struct Title : Text<Row, member> {
  static void fill(const TableContext& at, RowIndex row, Cell& cell) {
    cell.words = row_of<Row>(at, row).*member;
    if (cell.words.empty()) cell.words = "Untitled";
  }
};

template <class Row, auto member, class Target>
struct Link {
  static std::string_view name(const TableContext& at, RowIndex row) {
    const Id& id = row_of<Row>(at, row).*member;
    const Target* target = id ? at.document.find<Target>(id) : nullptr;
    return target ? std::string_view(target->name) : std::string_view();
  }
  static void fill(const TableContext& at, RowIndex row, Cell& cell) { cell.words = name(at, row); }
  static SortKey key(const TableContext& at, RowIndex row) { return key_of(name(at, row)); }
};

template <class Row>
struct InStage {
  static void fill(const TableContext& at, RowIndex row, Cell& cell) {
    const Id& id = row_of<Row>(at, row).place.stage;
    const StageMap::Info* info = at.stages.find(id);
    const Stage* stage = info ? at.document.find<Stage>(id) : nullptr;
    if (!stage) return;
    cell.words = stage->name;
    cell.zone = info->zone;
    cell.is_red = info->outcome == Outcome::lost;
  }
  // In the order of the board; what is off the board comes after it.
  static SortKey key(const TableContext& at, RowIndex row) {
    const StageMap::Info* info = at.stages.find(row_of<Row>(at, row).place.stage);
    if (!info) return {};
    return key_of(std::int64_t{info->column >= 0 ? info->column : 1000});
  }
};

template <class Row>
struct NextStep {
  static void fill(const TableContext& at, RowIndex row, Cell& cell) {
    const Row& record = row_of<Row>(at, row);
    if (!record.next_step_day && record.next_step.empty()) return;
    cell.step = record.next_step;
    cell.day = record.next_step_day;
    cell.words = record.next_step.empty() ? "Step" : record.next_step;
    if (cell.day) cell.words += ", " + at.format.day_relative(cell.day);
  }
  static SortKey key(const TableContext& at, RowIndex row) { return key_of(row_of<Row>(at, row).next_step_day); }
};

template <class Row, auto member>
struct OnDay {
  static void fill(const TableContext& at, RowIndex row, Cell& cell) {
    cell.words = at.format.day_short(row_of<Row>(at, row).*member);
  }
  static SortKey key(const TableContext& at, RowIndex row) { return key_of(row_of<Row>(at, row).*member); }
};

template <class Row, auto member>
struct Amount {
  static void fill(const TableContext& at, RowIndex row, Cell& cell) {
    cell.words = words_of(at, row_of<Row>(at, row).*member);
  }
  static SortKey key(const TableContext& at, RowIndex row) { return key_of(row_of<Row>(at, row).*member); }
};

template <class Row, auto member>
struct Number {
  static void fill(const TableContext& at, RowIndex row, Cell& cell) {
    const Count& count = row_of<Row>(at, row).*member;
    if (count) cell.words = at.format.whole(count.value);
  }
  static SortKey key(const TableContext& at, RowIndex row) { return key_of(row_of<Row>(at, row).*member); }
};

struct Close : OnDay<Deal, &Deal::close_day> {
  static void fill(const TableContext& at, RowIndex row, Cell& cell) {
    const Deal& deal = row_of<Deal>(at, row);
    cell.words = at.format.day_short(deal.close_day);
    cell.is_red = deal.close_day && deal.close_day < at.format.today && is_open(at, deal.place.stage);
  }
};

struct Chance {
  static void fill(const TableContext& at, RowIndex row, Cell& cell) {
    cell.words = at.format.percent(chance_bp(at.document, row_of<Deal>(at, row)) / 10000.0);
  }
  static SortKey key(const TableContext& at, RowIndex row) {
    return key_of(std::int64_t{chance_bp(at.document, row_of<Deal>(at, row))});
  }
};

struct Weighted {  // of open deals only (numbers.md §5)
  static Money money(const TableContext& at, RowIndex row) {
    const Deal& deal = row_of<Deal>(at, row);
    if (!deal.amount || !is_open(at, deal.place.stage)) return {};
    MoneySum sum;
    sum.add_weighted(deal.amount.minor, chance_bp(at.document, deal));
    return Money::of(sum.weighted(), deal.amount.code());
  }
  static void fill(const TableContext& at, RowIndex row, Cell& cell) { cell.words = words_of(at, money(at, row)); }
  static SortKey key(const TableContext& at, RowIndex row) { return key_of(money(at, row)); }
};

struct DaysInStage {
  static void fill(const TableContext& at, RowIndex row, Cell& cell) {
    const Place& place = row_of<Deal>(at, row).place;
    if (!place) return;
    cell.words = at.format.whole(std::max<std::int64_t>(0, (at.now_ms - place.since) / ms_per_day)) +
                 "\xC2\xA0"
                 "d";
  }
  static SortKey key(const TableContext& at, RowIndex row) {
    const Place& place = row_of<Deal>(at, row).place;
    return place ? key_of(-place.since) : SortKey{};
  }
};

struct Created {
  static Instant when(const TableContext& at, RowIndex row) {
    const Instant created = row_of<Lead>(at, row).created;
    const Id& id = at.document.table(Type::lead).id(row);
    return created || !id.is_ulid() ? created : Instant{id.made_ms()};
  }
  static void fill(const TableContext& at, RowIndex row, Cell& cell) {
    const Instant created = when(at, row);
    if (created) cell.words = at.format.day_short(Day::from_ms(created.ms, utc_offset_of(at.document)));
  }
  static SortKey key(const TableContext& at, RowIndex row) {
    const Instant created = when(at, row);
    return created ? key_of(created.ms) : SortKey{};
  }
};

struct CampaignName : Title<Campaign, &Campaign::name> {
  static void fill(const TableContext& at, RowIndex row, Cell& cell) {
    Title<Campaign, &Campaign::name>::fill(at, row, cell);
    cell.icon = channel_icon(row_of<Campaign>(at, row).channel);
  }
};

struct Channel : Text<Campaign, &Campaign::channel> {
  static void fill(const TableContext& at, RowIndex row, Cell& cell) {
    cell.words = spoken(row_of<Campaign>(at, row).channel);
  }
};

template <auto member>
struct Figure {
  static const CampaignFigures& figures(const TableContext& at, RowIndex row) {
    return at.campaigns.of(at.document.table(Type::campaign).id(row));
  }
  static auto value(const TableContext& at, RowIndex row) {
    if constexpr (std::is_member_function_pointer_v<decltype(member)>) return (figures(at, row).*member)();
    else return figures(at, row).*member;
  }
  static void fill(const TableContext& at, RowIndex row, Cell& cell) {
    const auto found = value(at, row);
    if constexpr (std::is_same_v<decltype(found), const Money>) cell.words = words_of(at, found);
    else cell.words = at.format.whole(found);
  }
  static SortKey key(const TableContext& at, RowIndex row) { return key_of(value(at, row)); }
};

template <class Getter>
constexpr TableColumn column(std::string_view header, std::string_view field, float width, float share, CellLook look) {
  const bool starts_descending = look == CellLook::number || field == "created";
  return {header, field, width, share, look, starts_descending, &Getter::fill, &Getter::key};
}

constexpr TableColumn deal_columns[] = {
    column<Title<Deal, &Deal::title>>("Deal", "title", 236, 3, CellLook::title),
    column<Link<Deal, &Deal::company, Company>>("Company", "company", 148, 2, CellLook::text),
    column<InStage<Deal>>("Stage", "place", 124, 0, CellLook::stage),
    column<Amount<Deal, &Deal::amount>>("Amount", "amount", 104, 0, CellLook::number),
    column<Chance>("Chance", "probability", 84, 0, CellLook::number),
    column<Weighted>("Weighted", "weighted", 104, 0, CellLook::number),
    column<Close>("Close", "close_day", 120, 0, CellLook::text),
    column<NextStep<Deal>>("Next step", "next_step", 240, 2, CellLook::step),
    column<Link<Deal, &Deal::owner, Member>>("Owner", "owner", 168, 1, CellLook::owner),
    column<Link<Deal, &Deal::campaign, Campaign>>("Campaign", "campaign", 170, 1, CellLook::quiet),
    column<DaysInStage>("In stage", "since", 92, 0, CellLook::number),
};

constexpr TableColumn lead_columns[] = {
    column<Title<Lead, &Lead::name>>("Name", "name", 180, 3, CellLook::title),
    column<Link<Lead, &Lead::company, Company>>("Company", "company", 160, 2, CellLook::text),
    column<InStage<Lead>>("Stage", "place", 128, 0, CellLook::stage),
    column<Text<Lead, &Lead::fit>>("Fit", "fit", 64, 0, CellLook::fit),
    column<Number<Lead, &Lead::engagement>>("Engagement", "engagement", 124, 0, CellLook::number),
    column<Text<Lead, &Lead::source>>("Source", "source", 132, 1, CellLook::quiet),
    column<Link<Lead, &Lead::campaign, Campaign>>("Campaign", "campaign", 170, 1, CellLook::quiet),
    column<NextStep<Lead>>("Next step", "next_step", 240, 2, CellLook::step),
    column<Link<Lead, &Lead::owner, Member>>("Owner", "owner", 168, 1, CellLook::owner),
    column<Text<Lead, &Lead::email>>("Email", "email", 210, 1, CellLook::quiet),
    column<Created>("Created", "created", 120, 0, CellLook::quiet),
};

constexpr TableColumn campaign_columns[] = {
    column<CampaignName>("Campaign", "name", 264, 3, CellLook::title),
    column<Channel>("Channel", "channel", 124, 1, CellLook::quiet),
    column<InStage<Campaign>>("Stage", "place", 120, 0, CellLook::stage),
    column<OnDay<Campaign, &Campaign::starts>>("Starts", "starts", 112, 0, CellLook::text),
    column<OnDay<Campaign, &Campaign::ends>>("Ends", "ends", 112, 0, CellLook::text),
    column<Amount<Campaign, &Campaign::budget>>("Budget", "budget", 96, 0, CellLook::number),
    column<Figure<&CampaignFigures::spent>>("Spent", "spent", 104, 0, CellLook::number),
    column<Figure<&CampaignFigures::leads>>("Leads", "leads", 80, 0, CellLook::number),
    column<Figure<&CampaignFigures::won>>("Deals won", "deals_won", 100, 0, CellLook::number),
    column<Figure<&CampaignFigures::revenue>>("Won revenue", "revenue_won", 120, 0, CellLook::number),
    column<Figure<&CampaignFigures::cost_per_lead>>("Cost per lead", "cost_per_lead", 120, 0, CellLook::number),
    column<Link<Campaign, &Campaign::owner, Member>>("Owner", "owner", 168, 1, CellLook::owner),
};

}  // namespace

std::span<const TableColumn> table_columns(Type type) {
  if (type == Type::deal) return deal_columns;
  if (type == Type::lead) return lead_columns;
  return campaign_columns;
}

std::size_t first_sorted_column(Type type) {
  const std::string_view field = type == Type::deal ? "amount" : type == Type::lead ? "created" : "starts";
  const std::span<const TableColumn> all = table_columns(type);
  const auto found = std::find_if(all.begin(), all.end(), [&](const TableColumn& one) { return one.field == field; });
  return static_cast<std::size_t>(found - all.begin());
}

}  // namespace fb
