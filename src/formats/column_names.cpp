#include <iterator>

#include "formats/columns.hpp"

namespace fb {
namespace {

constexpr Type lead = Type::lead, deal = Type::deal, company = Type::company, campaign = Type::campaign,
               touch = Type::touch, metric = Type::metric, member = Type::member, any = Type::other;

// English, and the commonest of German, French and Spanish. One row per field; the better name stands first.
constexpr ColumnNames names[] = {
    {lead, "name",
     "name|full name|contact name|lead name|person|contact|subscriber name|ansprechpartner|nom complet|contacto"},
    {lead, "name.first", "first name|firstname|given name|fname|merge fname|vorname|prénom|nombre"},
    {lead, "name.last", "last name|lastname|surname|family name|lname|merge lname|nachname|nom|apellidos|apellido"},
    {lead, "email",
     "email|e mail|email address|e mail address|emailaddress|mail|primary email|emails primary email|work email|"
     "email work|home email|email home|personal email|email other|email from|person email|contact email|correo"},
    {lead, "phone",
     "phone|phone number|telephone|business phone|work phone|phone work|mobile phone number|mobile phone|mobile|"
     "home phone|phone home|phone other|phones primary phone number|telefon|téléphone|handy|teléfono|cell"},
    {lead, "company",
     "company|company name|account name|account|organization|organisation|organization name|"
     "associated company|primary company|company account|company or account|employer|partner name|firma|"
     "unternehmen|société|entreprise|empresa"},
    {lead, "company.key",
     "account id|company id|organization id|organisation id|associated company ids|"
     "primary associated company id|company record id"},
    {lead, "title", "title|job title|jobtitle|position|job position|function|funktion|poste|cargo"},
    {lead, "source",
     "source|lead source|leadsource|original source|original traffic source|source channel|quelle|herkunft"},
    {lead, "campaign", "campaign|campaign name|first touch converting campaign|primary campaign|kampagne|campagne"},
    {lead, "campaign.key", "campaign id"},
    {lead, "place", "stage|lifecycle stage|lifecyclestage|lead stage|status|lead status|phase|étape|etapa"},
    {lead, "place.converted", "is converted|converted"},
    {lead, "place.since", "stage since|last stage change date|last stage change|last stage update"},
    {lead, "persona", "persona|buyer persona"},
    {lead, "fit", "fit|grade|lead grade"},
    {lead, "engagement", "engagement|score|lead score|hubspot score|engagement score"},
    {lead, "consent", "consent|opt in|gdpr consent|einwilligung"},
    {lead, "external_id",
     "id|record id|sf id|external id|contact id|lead id|person id|system id|hs object id|uuid|vid"},

    {deal, "title", "title|deal name|dealname|deal title|opportunity name|name|deal|opportunity|titel|titre|título"},
    {deal, "amount",
     "amount|value|deal value|deal amount|opportunity amount|amount amount|expected revenue|expected amount|"
     "revenue|betrag|wert|montant|montant ht|importe|valor"},
    {deal, "amount.currency",
     "currency|currency iso code|amount currency|currency of value|currency code|currency of amount|"
     "deal currency code|devise|währung|moneda"},
    {deal, "probability_by_hand",
     "probability|win probability|deal probability|hs deal stage probability|wahrscheinlichkeit"},
    {deal, "close_day",
     "deal closed on|closed on|won time|lost time|close day|close date|closedate|closing date|closed date|"
     "closed at|expected close date|expected close|expected closing|date deadline|abschlussdatum|date de clôture|"
     "date de clôture prévue|fecha de cierre"},
    {deal, "company",
     "company|company name|account|account name|organization|organisation|organization name|customer|"
     "associated company|partner name|firma|unternehmen|kunde|société|entreprise|client|empresa"},
    {deal, "company.key", "account id|company id|organization id|organisation id|associated company ids"},
    {deal, "contact",
     "contact|contact person|contact name|associated contact|primary contact|person|e mail|email|"
     "contact email|ansprechpartner|contacto"},
    {deal, "contact.key", "contact id|contact person id|primary contact id|associated contact ids|person id"},
    {deal, "lead", "lead|lead name"},
    {deal, "lead.key", "lead id"},
    {deal, "campaign", "campaign|campaign name|primary campaign source|kampagne|campagne"},
    {deal, "campaign.key", "campaign id"},
    {deal, "place", "stage|deal stage|stage name|stagename|dealstage|pipeline stage|phase|étape|etapa"},
    {deal, "place.status", "status|deal status"},
    {deal, "place.won", "is won|won|closed won"},
    {deal, "place.closed", "is closed|closed"},
    {deal, "place.since", "stage since|last stage change date|last stage change|last stage update|stage entered"},
    {deal, "lost_reason", "lost reason|closed lost reason|loss reason|lost because|verlustgrund|motif de perte"},
    {deal, "external_id", "id|record id|sf id|external id|deal id|opportunity id|system id|hs object id|uuid"},

    {company, "name",
     "name|company name|company|account name|account|organization|organisation|organization name|firma|"
     "unternehmen|société|entreprise|empresa"},
    {company, "domain",
     "domain|company domain name|company domain|domain domain url|website|website url|web site|url|homepage"},
    {company, "industry", "industry|sector|branche|secteur|sector"},
    {company, "phone", "phone|phone number|account phone|main phone|telephone|telefon|téléphone|teléfono"},
    {company, "city", "city|billing city|address city|town|ort|stadt|ville|ciudad"},
    {company, "country", "country|country region|billing country|address country|land|pays|país"},
    {company, "employees", "employees|number of employees|numberofemployees|no of employees|headcount|mitarbeiter"},
    {company, "external_id", "id|record id|sf id|external id|company id|account id|organization id|hs object id|uuid"},

    {campaign, "name", "name|campaign name|campaign|campaign title|title|kampagne|campagne|campaña"},
    {campaign, "channel", "channel|kanal|canal"},
    {campaign, "type", "type|campaign type"},
    {campaign, "status", "status|campaign status|state"},
    {campaign, "place", "stage"},
    {campaign, "place.active", "is active|active"},
    {campaign, "budget", "budget|budgeted cost|planned budget|budgeted cost in campaign"},
    {campaign, "budget.currency", "currency|currency iso code|budget currency|currency code"},
    {campaign, "starts",
     "start date|starts|start|start day|begin|campaign start date|send date|startdatum|date de début"},
    {campaign, "ends", "end date|ends|end|end day|finish|campaign end date|enddatum|date de fin"},
    {campaign, "parent", "parent|parent campaign"},
    {campaign, "parent.key", "parent id|parent campaign id"},
    {campaign, "persona", "persona|audience"},
    {campaign, "utm_source", "utm source"},
    {campaign, "utm_medium", "utm medium"},
    {campaign, "utm_campaign", "utm campaign"},
    {campaign, "goal_leads", "goal leads|lead goal|target leads"},
    {campaign, "external_id", "id|record id|sf id|external id|campaign id|unique id|uuid"},

    {touch, "kind", "kind|type|activity type|task subtype|engagement type"},
    {touch, "at",
     "at|start date time|timestamp|activity date|due date|first responded date|occurred at|sent at|date|created at|"
     "created date|datum"},
    {touch, "done", "done|completed|is closed"},
    {touch, "subject", "subject|member status|status|title|activity name|betreff"},
    {touch, "lead",
     "lead|person|contact|contact name|lead name|contact person|email|email address|contact email|subscriber"},
    {touch, "lead.key", "contact id|lead id|who id|person id|lead or contact id|contact person id|subscriber uuid"},
    {touch, "deal", "deal|opportunity|deal name|opportunity name"},
    {touch, "deal.key", "deal id|opportunity id|what id"},
    {touch, "campaign", "campaign|campaign name"},
    {touch, "campaign.key", "campaign id|campaign uuid"},
    {touch, "channel", "channel"},
    {touch, "minutes", "minutes|duration in minutes|duration minutes"},
    {touch, "external_id", "id|record id|sf id|external id|activity id|task id|event id|uuid"},

    {metric, "campaign", "campaign|campaign name|kampagne|nom de la campagne"},
    {metric, "campaign.key", "campaign id"},
    {metric, "channel", "channel|default channel group|session primary channel group"},
    {metric, "from", "from|day|date|reporting starts|start date|tag|jour"},
    {metric, "to", "to|reporting ends|end date"},
    {metric, "impressions", "impressions|impr"},
    {metric, "clicks", "clicks|link clicks|klicks|clics"},
    {metric, "visits", "visits|sessions"},
    {metric, "spend", "spend|cost|amount spent|total spent|kosten"},
    {metric, "spend.currency", "currency|currency code"},
    {metric, "engagements", "engagements"},
    {metric, "leads", "leads"},
    {metric, "reach", "reach"},

    {member, "name", "name|full name|user|user name"},
    {member, "name.first", "first name|firstname"},
    {member, "name.last", "last name|lastname"},
    {member, "email", "email|email address|e mail"},
    {member, "role", "role|team"},
    {member, "external_id", "id|owner id|user id|record id|sf id"},

    {any, "owner",
     "owner|contact owner|lead owner|deal owner|company owner|account owner|opportunity owner|campaign owner|"
     "owner name|owner email|salesperson|sales rep|sales|assigned to|assigned user name|besitzer|responsable"},
    {any, "owner.key", "owner id|hubspot owner id|assigned user id|sales id"},
    {any, "next_step", "next step|next action|nächster schritt|prochaine étape"},
    {any, "next_step_day", "next step day|next step date|next action date|next activity date"},
    {any, "description", "description|notes|note|comments|comment|background|beschreibung|notizen|commentaire|notas"},
    {any, "created",
     "created|create date|created date|createdate|created at|created on|creation date|deal created|date created|"
     "date added|first seen|erstellt am|date de création|fecha de creación"},
    {any, "deleted", "is deleted|fivetran deleted"},
};

constexpr TypeSign signs[] = {
    {deal, {"deal name|dealname|deal title", "", ""}, "campaign name"},
    {deal, {"stage name|stagename", "close date|amount", ""}, ""},
    {deal, {"opportunity name|opportunity", "stage|close date|expected revenue|amount", ""}, ""},
    {any, {"has responded", "label", "is default"}, ""},
    {touch, {"campaign id", "contact id", "lead id"}, "amount"},
    {touch,
     {"campaign id|campaign uuid", "contact id|lead id|lead or contact id|subscriber uuid", ""},
     "last name|lead source|amount|company"},
    {any, {"opportunity id|deal id", "role|contact id|company id", ""}, "subject"},
    {touch, {"subject", "who id|what id|activity date|due date|start date time|activity type", ""}, ""},
    {metric, {"impressions|impr", "clicks|link clicks|spend|cost|amount spent|total spent", ""}, ""},
    {campaign,
     {"start date|starts|campaign start date", "end date|ends|campaign end date", "name|campaign|campaign name|title"},
     "last name|lastname|email|amount|subject|contact id"},
    {campaign, {"total recipients", "successful deliveries", ""}, ""},
    {campaign, {"campaign name|campaign", "budget|budgeted cost|campaign type", ""}, "email|last name|amount"},
    {deal,
     {"amount|value|deal value|expected revenue|betrag|montant|montant ht|importe",
      "stage|probability|close date|expected close date|phase|étape|etapa", ""},
     ""},
    {member,
     {"owner id|user id", "email", "name|first name|full name"},
     "id|record id|company|phone|account id|status|source"},
    {lead, {"last name|lastname|first name|firstname|nachname|prénom|apellidos", "", ""}, ""},
    {company,
     {"name|company name|company|account name|organization",
      "company domain name|domain|billing street|billing city|billing country|number of employees|employees|"
      "industry|annual revenue|website",
      ""},
     ""},
    {lead, {"email|email address|e mail|primary email", "", ""}, "role|team"},
    {company, {"company name|company domain name", "", ""}, ""},
};

}  // namespace

ColumnTables column_tables() { return {names, std::size(names), signs, std::size(signs)}; }

}  // namespace fb
