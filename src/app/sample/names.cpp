#include "app/sample/names.hpp"

#include <array>
#include <utility>

namespace fb::sample {
namespace {

constexpr std::array<Person, 5> the_people{{
    {"Mara Lindqvist", "mara@brightside.example", "marketing"},
    {"Tobias Okafor", "tobias@brightside.example", "marketing"},
    {"Elif Demir", "elif@brightside.example", "sales"},
    {"Jonas Weber", "jonas@brightside.example", "sales"},
    {"Priya Raman", "priya@brightside.example", "sales"},
}};

constexpr std::array<CompanySpec, 40> the_companies{{
    {"Halberg Logistik", "halberg.example", "Logistics", "Hamburg", "DE", 240},
    {"Nordlicht Consulting", "nordlicht.example", "Consulting", "Kiel", "DE", 45},
    {"Café Morgenrot", "morgenrot.example", "Food", "Leipzig", "DE", 18},
    {"Zirkon Optik", "zirkon.example", "Manufacturing", "Jena", "DE", 130},
    {"Grünwald & Söhne", "gruenwald.example", "Construction", "München", "DE", 310},
    {"Tidewater Analytics", "tidewater.example", "Software", "Dublin", "IE", 62},
    {"Lumen Robotics", "lumen-robotics.example", "Manufacturing", "Graz", "AT", 95},
    {"Petit Pont Éditions", "petitpont.example", "Publishing", "Lyon", "FR", 28},
    {"Kaya Textil", "kaya.example", "Textiles", "İzmir", "TR", 420},
    {"Solveig Outdoor", "solveig.example", "Retail", "Bergen", "NO", 74},
    {"Van den Berg Tuinen", "vdberg.example", "Services", "Utrecht", "NL", 33},
    {"Ostrava Castings", "ostrava-castings.example", "Manufacturing", "Ostrava", "CZ", 510},
    {"Aurelia Wellness", "aurelia.example", "Health", "Wien", "AT", 56},
    {"Pixelschmiede", "pixelschmiede.example", "Design", "Köln", "DE", 22},
    {"Baltic Freight", "balticfreight.example", "Logistics", "Gdańsk", "PL", 180},
    {"Ferreira & Lima", "ferreira-lima.example", "Legal", "Porto", "PT", 41},
    {"Hummingbird Learning", "hummingbird.example", "Education", "Bristol", "GB", 88},
    {"Steinbach Energie", "steinbach.example", "Energy", "Kassel", "DE", 260},
    {"Nimbus Hosting", "nimbus.example", "Software", "Zürich", "CH", 70},
    {"Rossi Macchine", "rossi.example", "Manufacturing", "Bologna", "IT", 350},
    {"Fjordview Hotels", "fjordview.example", "Hospitality", "Stavanger", "NO", 140},
    {"Quarto Print", "quarto.example", "Printing", "Gent", "BE", 39},
    {"Meridian Payroll", "meridian.example", "Services", "London", "GB", 115},
    {"Alpenblick Touristik", "alpenblick.example", "Travel", "Innsbruck", "AT", 52},
    {"Sakura Foods Europe", "sakura.example", "Food", "Düsseldorf", "DE", 84},
    {"Delta Wind Service", "deltawind.example", "Energy", "Aarhus", "DK", 205},
    {"Kowalczyk Bau", "kowalczyk.example", "Construction", "Wrocław", "PL", 160},
    {"Brightwater Labs", "brightwater.example", "Biotech", "Cambridge", "GB", 66},
    {"Mandelbrot Media", "mandelbrot.example", "Media", "Berlin", "DE", 31},
    {"Ibérica Solar", "iberica.example", "Energy", "Valencia", "ES", 190},
    {"Papyrus Office", "papyrus.example", "Retail", "Bremen", "DE", 48},
    {"Lindner Medizintechnik", "lindner.example", "Health", "Tuttlingen", "DE", 270},
    {"Blue Harbour Insurance", "blueharbour.example", "Insurance", "Cork", "IE", 230},
    {"Vega Telematics", "vega.example", "Software", "Tallinn", "EE", 57},
    {"Oakridge Furniture", "oakridge.example", "Retail", "Leeds", "GB", 101},
    {"Schaller Akustik", "schaller.example", "Manufacturing", "Nürnberg", "DE", 76},
    {"Terra Nova Farming", "terranova.example", "Agriculture", "Szeged", "HU", 145},
    {"Castellan Security", "castellan.example", "Services", "Bruxelles", "BE", 320},
    {"Yıldız Ceramics", "yildiz.example", "Manufacturing", "Kütahya", "TR", 280},
    {"Polaris Shipping", "polaris.example", "Logistics", "Rotterdam", "NL", 410},
}};

constexpr std::array<PersonaSpec, 4> the_personas{{
    {"Founder who sells", "Runs a company of up to 30, sells in person, has no time for a CRM."},
    {"Head of marketing", "Has to show which campaigns bring deals, works from three spreadsheets."},
    {"Head of sales", "Wants a forecast that holds and leads that have been looked at."},
    {"Operations lead", "Cleans up the data of both, cares about exports and permissions."},
}};

constexpr std::array<CampaignSpec, 14> the_campaigns{{
    {"Search: CRM for small teams", "paid_search", "Paid search", "active", 12000, 0, 14, 0, 0, "google", "cpc",
     "crm-small-teams", 90, "Website", "ad click", "Clicked the search ad", 24, 26},
    {"{season} webinar: pipeline hygiene", "webinar", "Webinar", "completed", 2400, 2, 4, 2, 1, "newsletter", "email",
     "webinar-pipeline-hygiene", 88, "Webinar", "event", "Attended “Pipeline hygiene”", 5, 9},
    {"LinkedIn form: free funnel audit", "paid_social", "Paid social", "completed", 6500, 1, 6, 1, 0, "linkedin",
     "paid-social", "funnel-audit", 62, "Paid social", "ad click", "Opened the LinkedIn form", 9, 70},
    {"Trade fair Cologne: booth 4.2", "event", "Event", "completed", 14000, 5, 5, 2, 1, "", "", "", 84, "Event",
     "event", "Talked at the booth", 1, 3},
    {"Guide: handoff without friction", "content", "Content/SEO", "active", 3500, 2, 14, 1, 1, "", "", "", 66,
     "Website", "visit", "Read the handoff guide", 30, 4},
    {"Newsletter: field notes", "email", "Email", "active", 900, 0, 16, 3, 0, "newsletter", "email", "field-notes", 48,
     "Newsletter", "email", "Clicked in “Field notes”", 11, 8},
    {"Webinar: marketing and sales, one board", "webinar", "Webinar", "active", 2200, 8, 12, 1, 1, "linkedin", "social",
     "webinar-one-board", 64, "Webinar", "event", "Attended “One board”", 6, 12},
    {"LinkedIn retargeting: book a demo", "paid_social", "Paid social", "active", 5200, 7, 14, 2, 0, "LinkedIn",
     "paid_social", "Retargeting_Demo", 34, "Paid social", "ad click", "Clicked the demo ad", 14, 95},
    {"Partner webinar with Nordlicht", "partner", "Partner/referral", "completed", 1500, 6, 8, 0, 1, "nordlicht",
     "referral", "partner-webinar", 32, "Partner", "event", "Attended the partner webinar", 4, 7},
    {"Wake-up mail: dormant trials", "email", "Email", "completed", 300, 3, 5, 0, 0, "Newsletter ", "e-mail",
     "dormant-trials", 26, "Newsletter", "email", "Clicked in the wake-up mail", 6, 9},
    {"Search: comparison pages", "paid_search", "Paid search", "paused", 4800, 6, 10, 3, 0, "google", "cpc",
     "comparison", 28, "Website", "ad click", "Clicked the comparison ad", 21, 31},
    {"Webinar: forecasts that hold", "webinar", "Webinar", "planned", 2200, 14, 16, 2, 1, "newsletter", "email",
     "webinar-forecasts", 0, "Webinar", "event", "", 5, 9},
    {"Breakfast round table Vienna", "event", "Event", "planned", 3000, 13, 13, 0, 1, "", "", "", 0, "Event", "event",
     "", 1, 3},
    {"Partner referral bonus", "partner", "Partner/referral", "idea", 2000, 15, 20, 3, 0, "partner", "referral",
     "referral-bonus", 0, "Partner", "visit", "", 3, 5},
}};

constexpr std::array<std::string_view, 56> the_first_names{
    "Anna",   "Mateo",  "Yuki",   "Fatima",  "Lukas",  "Chiara", "Kwame",  "Ingrid", "Omar",   "Sofia",
    "Henrik", "Amélie", "Dmitri", "Zeynep",  "Paul",   "Aisha",  "Björn",  "Carmen", "Ravi",   "Hannah",
    "Emre",   "Nadia",  "Tomasz", "Leila",   "Oliver", "Mei",    "Stefan", "Joana",  "Kofi",   "Greta",
    "Samuel", "Noor",   "Erik",   "Valeria", "Jakub",  "Amara",  "Simon",  "Elena",  "Hugo",   "Miriam",
    "Arjun",  "Katrin", "David",  "Selin",   "Marek",  "Lucía",  "Felix",  "Thandi", "Viktor", "Claire",
    "Bogdan", "Ayşe",   "Niklas", "Helena",  "Rashid", "Freya"};
constexpr std::array<std::string_view, 56> the_last_names{
    "Becker", "García", "Tanaka",   "Haddad",   "Schäfer",  "Ricci",   "Mensah",    "Dahl",    "Farouk",  "Petrov",
    "Lund",   "Moreau", "Ivanov",   "Yılmaz",   "Krüger",   "Diallo",  "Nyström",   "Ortega",  "Iyer",    "Vogel",
    "Şahin",  "Benali", "Nowak",    "Rahimi",   "Hughes",   "Chen",    "Brandt",    "Santos",  "Boateng", "Fischer",
    "Cohen",  "Jansen", "Eriksen",  "Lombardi", "Dvořák",   "Okoye",   "Keller",    "Popescu", "Dubois",  "Levi",
    "Patel",  "Huber",  "Nguyen",   "Arslan",   "Kowalski", "Navarro", "Schreiber", "Dlamini", "Horváth", "Laurent",
    "Stoica", "Kaplan", "Sørensen", "Costa",    "Siddiqui", "Andersen"};
constexpr std::array<std::string_view, 16> the_titles{"Head of marketing", "Founder",
                                                      "Head of sales",     "Operations lead",
                                                      "Marketing manager", "Managing director",
                                                      "Sales manager",     "Business analyst",
                                                      "Growth lead",       "Account manager",
                                                      "CRM administrator", "Team assistant",
                                                      "Product manager",   "CFO",
                                                      "Digital lead",      "Regional manager"};
constexpr std::array<std::string_view, 12> the_products{"Team plan",     "Annual plan",     "Pilot",        "Rollout",
                                                        "Onboarding",    "Migration",       "Second team",  "Renewal",
                                                        "Training days", "Premium support", "Site licence", "Upgrade"};
constexpr std::array<std::string_view, 10> the_steps{
    "Call about the offer",    "Send the revised quote", "Demo with the team", "Clarify data protection",
    "Meet the decision-maker", "Chase the signature",    "Reference call",     "Agree on the start",
    "Follow up by mail",       "Price talk with finance"};
constexpr std::array<std::string_view, 4> the_mail{"mailbox.example", "post.example", "inbox.example",
                                                   "webmail.example"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 28> letters{{
    {"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"ß", "ss"}, {"Ä", "ae"}, {"Ö", "oe"}, {"Ü", "ue"},
    {"é", "e"},  {"É", "e"},  {"è", "e"},  {"í", "i"},  {"ı", "i"},  {"İ", "i"},  {"á", "a"},
    {"ó", "o"},  {"ø", "oe"}, {"ş", "s"},  {"Ş", "s"},  {"ř", "r"},  {"ł", "l"},  {"ń", "n"},
    {"ç", "c"},  {"ñ", "n"},  {"ê", "e"},  {"å", "a"},  {"ý", "y"},  {"ž", "z"},  {"ğ", "g"},
}};

}  // namespace

std::span<const Person> people() { return the_people; }
std::span<const CompanySpec> companies() { return the_companies; }
std::span<const PersonaSpec> personas() { return the_personas; }
std::span<const CampaignSpec> campaigns() { return the_campaigns; }
std::span<const std::string_view> first_names() { return the_first_names; }
std::span<const std::string_view> last_names() { return the_last_names; }
std::span<const std::string_view> job_titles() { return the_titles; }
std::span<const std::string_view> products() { return the_products; }
std::span<const std::string_view> next_steps() { return the_steps; }
std::span<const std::string_view> private_mail() { return the_mail; }

std::string mail_form(std::string_view name) {
  std::string out;
  while (!name.empty()) {
    std::size_t size = 1;
    const char c = name[0];
    if (c >= 'A' && c <= 'Z') out += static_cast<char>(c + 32);
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
    else if (c == ' ' || c == '-') out += '.';
    for (const auto& [letter, plain] : letters) {
      if (!name.starts_with(letter)) continue;
      out += plain;
      size = letter.size();
      break;
    }
    name.remove_prefix(size);
  }
  return out;
}

}  // namespace fb::sample
