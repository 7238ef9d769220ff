// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <regard/ingest/mapping.h>

#include "core/ingest/mapping_rules.h"
#include "core/ingest/names.h"
#include "core/ingest/values/boolean.h"
#include "core/ingest/values/date.h"
#include "core/ingest/values/duration.h"
#include "core/ingest/values/number.h"
#include "core/ingest/values/time_of_day.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace regard {

namespace {

/// Other names of a field in the exports of tools, in their plain form, parted by blanks.
struct Synonyms {
    Table table;
    std::string_view field;
    std::string_view names;
};

constexpr std::string_view kCustomerNames =
    "customer_id customer client_id account_id user_id contact_id requester_id caller_id "
    "customer_number cust_id client customerid kundennummer kunde user customer_no customer_nr "
    "customer_code cust_no client_no client_number client_code member_id member_no account_no "
    "account_number contact_no kunden_nr kundennr kunden_id kundenid n_client no_client num_client "
    "numero_client numéro_client code_client id_client n_cliente no_cliente numero_cliente "
    "número_cliente numero_de_cliente codice_cliente id_cliente klantnummer klant_nr klant_id";
constexpr std::string_view kChannelNames =
    "channel source via origin contact_type contact_channel case_origin kanal canal canale";
constexpr std::string_view kAgentNames =
    "agent assignee assigned_to owner ticket_owner agent_name teammate bearbeiter mitarbeiter";
constexpr std::string_view kTeamNames = "team group assignment_group department queue";

constexpr std::array kSynonyms{
    Synonyms{
        Table::Customer, "id",
        "id customer_id customerid client_id account_id user_id contact_id customer_number "
        "customer_no customer_nr client_no client_number member_id member_no account_no "
        "account_number kundennummer kunden_nr kundennr kunden_id n_client no_client numero_client "
        "numéro_client code_client id_client numero_cliente id_cliente codice_cliente klantnummer"},
    Synonyms{Table::Customer, "name",
             "name customer_name full_name kundenname nom nombre nome naam"},
    Synonyms{Table::Customer, "email",
             "email e_mail email_address mail contact_email e_mail_adresse courriel correo"},
    Synonyms{Table::Customer, "company",
             "company organization organisation company_name account_name"},
    Synonyms{Table::Customer, "segment", "segment customer_segment customer_type tier"},
    Synonyms{Table::Customer, "region", "region state province"},
    Synonyms{Table::Customer, "country", "country land"},
    Synonyms{Table::Customer, "joined_at",
             "joined joined_at signup_date sign_up customer_since registered_at start_date "
             "created_at kunde_seit client_depuis"},
    Synonyms{Table::Customer, "ended_at",
             "ended ended_at churned_at churn_date cancel_date canceled_at cancelled_at end_date"},
    Synonyms{Table::Customer, "status", "status customer_status"},
    Synonyms{Table::Customer, "tenure_months", "tenure tenure_months months"},
    Synonyms{Table::Purchase, "id",
             "order_id invoice_id invoice_no invoice_number invoice invoiceno transaction_id "
             "order_number order id order_no order_nr bestellnummer bestell_nr rechnungsnummer "
             "rechnungs_nr auftragsnummer numero_commande n_commande n_facture numero_pedido"},
    Synonyms{Table::Purchase, "customer", kCustomerNames},
    Synonyms{Table::Purchase, "email", "email customer_email email_address"},
    Synonyms{Table::Purchase, "at",
             "at date order_date invoice_date invoicedate purchase_date transaction_date paid_at "
             "created_at timestamp datum bestelldatum rechnungsdatum kaufdatum date_commande "
             "date_facture fecha data"},
    Synonyms{Table::Purchase, "amount",
             "amount total order_total revenue sales net_sales price_total value betrag umsatz "
             "gesamtbetrag summe montant total_ttc importe importo bedrag"},
    Synonyms{Table::Purchase, "quantity", "quantity qty units menge anzahl quantité cantidad"},
    Synonyms{Table::Purchase, "unit_price",
             "unit_price unitprice price price_each item_price einzelpreis prix_unitaire precio"},
    Synonyms{Table::Purchase, "currency", "currency währung devise moneda valuta"},
    Synonyms{Table::Purchase, "channel", kChannelNames},
    Synonyms{Table::Purchase, "product",
             "product description item product_name sku artikel produkt produit producto article"},
    Synonyms{Table::Purchase, "status", "status financial_status payment_status order_status"},
    Synonyms{Table::Purchase, "refunded_amount", "refunded_amount amount_refunded refund"},
    Synonyms{Table::Subscription, "id", "subscription_id subscription id"},
    Synonyms{Table::Subscription, "customer", kCustomerNames},
    Synonyms{Table::Subscription, "email", "email customer_email email_address"},
    Synonyms{Table::Subscription, "started_at",
             "started_at start_date start started subscription_start"},
    Synonyms{Table::Subscription, "ended_at",
             "ended_at cancel_date end_date canceled_at cancelled_at end"},
    Synonyms{Table::Subscription, "amount", "amount mrr price monthly_amount monthly_charges"},
    Synonyms{Table::Subscription, "interval", "interval billing_interval period"},
    Synonyms{Table::Subscription, "plan", "plan plan_name tariff"},
    Synonyms{Table::Interaction, "id",
             "ticket_id case_number conversation_id issue_key case_id call_id interaction_id "
             "number id ticket_no ticket_number ticket_nr ticket case_no vorgang vorgangsnummer"},
    Synonyms{Table::Interaction, "customer", kCustomerNames},
    Synonyms{Table::Interaction, "email", "requester_email contact_email email"},
    Synonyms{Table::Interaction, "kind", "kind interaction_type"},
    Synonyms{Table::Interaction, "channel", kChannelNames},
    Synonyms{Table::Interaction, "topic",
             "topic category subject reason issue_type ticket_type type contact_reason thema "
             "kategorie betreff grund sujet motif asunto"},
    Synonyms{Table::Interaction, "opened_at",
             "opened_at opened created_at created created_time create_date created_date "
             "date_opened started_at "
             "call_time date erstellt erstellt_am eröffnet_am eingang eingangsdatum ouvert_le "
             "date_creation"},
    Synonyms{Table::Interaction, "first_response_at", "first_response_at first_reply_at"},
    Synonyms{Table::Interaction, "first_response_seconds",
             "first_response_seconds first_response_time"},
    Synonyms{Table::Interaction, "resolved_at",
             "resolved_at solved_at closed_at resolved_time closed_time close_date closed_date "
             "closed gelöst_am geschlossen_am erledigt_am fermé_le résolu_le"},
    Synonyms{Table::Interaction, "resolution_seconds", "resolution_seconds resolution_time"},
    Synonyms{Table::Interaction, "handle_seconds",
             "handle_seconds handle_time aht talk_time duration call_duration"},
    Synonyms{Table::Interaction, "wait_seconds",
             "wait_seconds wait_time queue_time waiting_time wait"},
    Synonyms{Table::Interaction, "resolved", "resolved solved is_resolved"},
    Synonyms{Table::Interaction, "reopened", "reopened reopens reopen_count reopenings"},
    Synonyms{Table::Interaction, "agent", kAgentNames},
    Synonyms{Table::Interaction, "team", kTeamNames},
    Synonyms{Table::Interaction, "outcome", "outcome result"},
    Synonyms{Table::Interaction, "cost", "cost"},
    Synonyms{Table::Survey, "id",
             "response_id respondent_id respnum respondent survey_id responseid id"},
    Synonyms{Table::Survey, "customer", kCustomerNames},
    Synonyms{Table::Survey, "email", "email email_address recipient_email"},
    Synonyms{Table::Survey, "kind", "kind survey_type question_type"},
    Synonyms{Table::Survey, "score",
             "score nps nps_score netpro rating csat csat_score ces ces_score satisfaction "
             "recommend stars bewertung note punkte zufriedenheit"},
    Synonyms{Table::Survey, "answered_at",
             "answered_at date recorded_date submitted_at submit_date end_date responded_at "
             "response_date timestamp "
             "answered completed_at created_at beantwortet_am datum abgeschickt fecha"},
    Synonyms{Table::Survey, "sent_at", "sent_at sent date_sent"},
    Synonyms{Table::Survey, "channel", kChannelNames},
    Synonyms{Table::Survey, "topic", "topic category"},
    Synonyms{Table::Survey, "agent", kAgentNames},
    Synonyms{Table::Survey, "team", kTeamNames},
    Synonyms{Table::Survey, "comment",
             "comment comments feedback verbatim remark why reason review kommentar bemerkung "
             "begründung commentaire comentario"},
    Synonyms{Table::Survey, "language", "language user_language lang"},
    Synonyms{Table::Survey, "weight", "weight"},
    Synonyms{Table::Comment, "text", "text review tweet message body comment"},
    Synonyms{Table::Comment, "at", "at date created_at posted_at timestamp"},
    Synonyms{Table::Comment, "customer", kCustomerNames},
    Synonyms{Table::Comment, "channel", kChannelNames},
    Synonyms{Table::Comment, "id", "id review_id"},
    Synonyms{Table::Figure, "name", "name figure metric measure"},
    Synonyms{Table::Figure, "at", "at date month day"},
    Synonyms{Table::Figure, "value", "value amount count"},
    Synonyms{Table::Figure, "unit", "unit"}};

struct FileHint {
    std::string_view word;
    Table table;
};
constexpr std::array kFileHints{FileHint{"order", Table::Purchase},
                                FileHint{"invoice", Table::Purchase},
                                FileHint{"retail", Table::Purchase},
                                FileHint{"sales", Table::Purchase},
                                FileHint{"transaction", Table::Purchase},
                                FileHint{"purchase", Table::Purchase},
                                FileHint{"ticket", Table::Interaction},
                                FileHint{"incident", Table::Interaction},
                                FileHint{"call", Table::Interaction},
                                FileHint{"contact", Table::Interaction},
                                FileHint{"survey", Table::Survey},
                                FileHint{"nps", Table::Survey},
                                FileHint{"csat", Table::Survey},
                                FileHint{"response", Table::Survey},
                                FileHint{"subscription", Table::Subscription},
                                FileHint{"customer", Table::Customer},
                                FileHint{"churn", Table::Customer},
                                FileHint{"review", Table::Comment}};

using Sample = std::vector<std::vector<std::string>>;

bool readable(std::string_view text, FieldType type)
{
    values::ReadMoment moment;
    double number = 0;
    switch (type) {
    case FieldType::Moment:
        return values::readDate(text, values::DateOrder::Open, moment) !=
               values::Reading::Unreadable;
    case FieldType::Money:
    case FieldType::Number:
        return values::readNumber(text, values::DecimalMark::Open, number) !=
               values::Reading::Unreadable;
    case FieldType::Duration:
        return values::readDuration(text, values::DecimalMark::Open, number) !=
               values::Reading::Unreadable;
    case FieldType::Boolean:
        return values::readBoolean(text).has_value();
    default:
        return true;
    }
}

/// True when four of five values that are not blank can be read as the type.
bool fits(const Sample& sample, std::size_t column, FieldType type)
{
    std::size_t filled = 0;
    std::size_t read = 0;
    for (const std::vector<std::string>& row : sample) {
        const std::string_view text =
            column < row.size() ? values::trimmed(row[column]) : std::string_view();
        if (text.empty() || text == "?")
            continue;
        ++filled;
        read += readable(text, type) ? 1 : 0;
    }
    return filled == 0 || read * 5 >= filled * 4;
}

/// A header as the lists write it: "Customer no.", "N° client" and "Order #" lose their signs.
std::string nameOf(std::string_view header)
{
    constexpr std::string_view kDegree = "\xC2\xB0";
    constexpr std::string_view kOrdinal = "\xC2\xBA";
    std::string text;
    for (std::size_t i = 0; i < header.size(); ++i) {
        const std::string_view rest = header.substr(i);
        if (rest.starts_with(kDegree) || rest.starts_with(kOrdinal)) {
            text += ' ';
            ++i;
        } else {
            text += std::string_view(".#:?()/").find(header[i]) == std::string_view::npos
                        ? header[i]
                        : ' ';
        }
    }
    return plainName(text);
}

/// Survey tools write the question itself into the header; a name that is a word wins over it.
int likenessOfQuestion(const std::string& plain, std::string_view field)
{
    constexpr std::array kScore{"recommend", "satisf", "effort", "how_easy"};
    constexpr std::array kComment{"reason", "why_", "in_your_own_words", "could_we_improve"};
    constexpr int kFromQuestion = 5;
    const auto asks = [&plain](const auto& words) {
        return std::ranges::any_of(
            words, [&plain](const char* word) { return plain.find(word) != std::string::npos; });
    };
    if ((field == "score" && asks(kScore)) || (field == "comment" && asks(kComment)))
        return kFromQuestion;
    return 0;
}

/// 12 for the field's own name, then less the further down its list a synonym stands; 0 for a
/// stranger.
int likeness(const std::string& plain, const Synonyms& synonyms)
{
    if (plain == synonyms.field)
        return 14;
    int score = 12;
    std::string_view rest = synonyms.names;
    while (!rest.empty()) {
        const std::size_t end = rest.find(' ');
        if (rest.substr(0, end) == plain)
            return std::max(score, 4);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        --score;
    }
    return synonyms.table == Table::Survey ? likenessOfQuestion(plain, synonyms.field) : 0;
}

/// True when all filled values are the kind of text that `is` tells, and there are some.
template <typename Is>
bool all(const Sample& sample, std::size_t column, Is is)
{
    bool any = false;
    for (const std::vector<std::string>& row : sample) {
        const std::string_view text =
            column < row.size() ? values::trimmed(row[column]) : std::string_view();
        if (text.empty())
            continue;
        if (!is(text))
            return false;
        any = true;
    }
    return any;
}

bool isTimeOfDay(std::string_view text)
{
    values::parts::ClockTime clock;
    return text.find_first_of(":.,h") != std::string_view::npos &&
           values::readTimeOfDay(text, clock) == values::Reading::Ok;
}

bool isDayOnly(std::string_view text)
{
    values::ReadMoment moment;
    const values::Reading reading = values::readDate(text, values::DateOrder::DayFirst, moment);
    return reading != values::Reading::Unreadable && moment.dateOnly;
}

/// Words by which a column says that it holds a time of day.
bool saysTime(const std::string& plain)
{
    constexpr std::array kWords{"time", "uhrzeit", "zeit", "heure", "hora", "ora", "tijd", "clock"};
    return std::ranges::any_of(
        kWords, [&plain](const char* word) { return plain.find(word) != std::string::npos; });
}

/// Gives each day without a time the next column of times of day behind it that nothing uses.
void addTimes(RecordMapping& record, const std::vector<std::string>& headers, const Sample& sample)
{
    const auto used = [&record](const std::string& header) {
        return std::ranges::any_of(record.columns,
                                   [&](const auto& column) { return column.first == header; });
    };
    const auto mapped = record.columns;
    for (const auto& [header, field] : mapped) {
        const auto day =
            static_cast<std::size_t>(std::ranges::find(headers, header) - headers.begin());
        if (mappableType(record.table, field) != FieldType::Moment || !all(sample, day, isDayOnly))
            continue;
        for (std::size_t column = day + 1; column < headers.size(); ++column) {
            if (!used(headers[column]) && saysTime(nameOf(headers[column])) &&
                all(sample, column, isTimeOfDay)) {
                record.columns.emplace_back(headers[column], field + ".time");
                break;
            }
        }
    }
}

struct Guess {
    RecordMapping record;
    int score = 0;
};

Guess guess(Table table, const std::vector<std::string>& headers, const Sample& sample)
{
    std::vector<std::tuple<int, std::size_t, std::string_view>> candidates; // -score, column, field
    for (std::size_t column = 0; column < headers.size(); ++column) {
        const std::string plain = nameOf(headers[column]);
        for (const Synonyms& synonyms : kSynonyms) {
            if (synonyms.table != table)
                continue;
            const int score = likeness(plain, synonyms);
            const std::optional<FieldType> type = mappableType(table, synonyms.field);
            if (score > 0 && type && fits(sample, column, *type))
                candidates.emplace_back(-score, column, synonyms.field);
        }
    }
    std::ranges::sort(candidates);
    Guess result;
    result.record.table = table;
    std::set<std::size_t> usedColumns;
    std::set<std::string_view> usedFields;
    std::vector<std::pair<std::size_t, std::string_view>> chosen;
    for (const auto& [negative, column, field] : candidates) {
        if (usedColumns.contains(column) || usedFields.contains(field))
            continue;
        usedColumns.insert(column);
        usedFields.insert(field);
        chosen.emplace_back(column, field);
        result.score -= negative;
    }
    std::ranges::sort(chosen);
    for (const auto& [column, field] : chosen)
        result.record.columns.emplace_back(headers[column], std::string(field));
    return result;
}

/// The kind of survey and its scale, from the name of the score column and the file and the scores.
void guessSurvey(RecordMapping& record, const std::vector<std::string>& headers,
                 const Sample& sample, const std::string& file)
{
    const auto scoreColumn = std::ranges::find_if(
        record.columns, [](const auto& column) { return column.second == "score"; });
    if (scoreColumn == record.columns.end())
        return;
    const bool hasKind = std::ranges::any_of(
        record.columns, [](const auto& column) { return column.second == "kind"; });
    const auto index =
        static_cast<std::size_t>(std::ranges::find(headers, scoreColumn->first) - headers.begin());
    double highest = 0;
    for (const std::vector<std::string>& row : sample) {
        double score = 0;
        if (index < row.size() &&
            values::readNumber(row[index], values::DecimalMark::Open, score) == values::Reading::Ok)
            highest = std::max(highest, score);
    }
    if (hasKind)
        return;
    const std::string words = "_" + plainName(scoreColumn->first) + "_" + file + "_";
    const auto says = [&](std::string_view word) { return words.find(word) != std::string::npos; };
    if (says("_ces_") || says("effort") || says("easy")) {
        record.constants = {
            {"kind", "ces"}, {"scale_min", "1"}, {"scale_max", highest > 5 ? "7" : "5"}};
    } else if (says("nps") || says("netpro") || says("recommend") || highest > 7) {
        record.constants = {{"kind", "nps"}, {"scale_min", "0"}, {"scale_max", "10"}};
    } else {
        record.constants = {
            {"kind", "csat"}, {"scale_min", "1"}, {"scale_max", highest > 5 ? "7" : "5"}};
    }
}

} // namespace

Mapping proposeMapping(const std::vector<std::string>& headers, const Sample& sample,
                       std::string_view fileName)
{
    const std::string file = plainName(fileName.substr(0, fileName.rfind('.')));
    Guess best;
    for (const Table table : kFactTables) {
        Guess found = guess(table, headers, sample);
        addTimes(found.record, headers, sample);
        if (table == Table::Survey)
            guessSurvey(found.record, headers, sample, file);
        // What cannot be imported as it stands is no good guess, and each lacking field makes it
        // worse.
        found.score -= 15 * static_cast<int>(lackingFields(found.record).size());
        for (const FileHint& hint : kFileHints)
            if (hint.table == table && file.find(hint.word) != std::string::npos)
                found.score += 8;
        if (found.score > best.score && !found.record.columns.empty())
            best = std::move(found);
    }
    Mapping mapping;
    mapping.name = fileName.substr(0, fileName.rfind('.'));
    if (!best.record.columns.empty())
        mapping.records.push_back(std::move(best.record));
    return mapping;
}

} // namespace regard
