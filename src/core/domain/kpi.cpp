// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/domain/kpi.h>

#include <array>
#include <limits>

namespace regard {
namespace {

constexpr double kNone = std::numeric_limits<double>::infinity();

/// In the order of the Overview: what customers say, whether they stay, what they are worth, then
/// how they are served.
constexpr std::array kDefinitions{
    KpiDefinition{
        "nps", "Net Promoter Score", "NPS", Unit::Points, Better::Higher, KpiKind::Lagging,
        View::Customer, KpiArea::Loyalty, Statistic::NetShare,
        "Share of promoters (9 and 10) minus share of detractors (0 to 6), in points; 7 and 8 are "
        "passives.",
        "Would customers recommend you? It runs from -100 to 100; above 0 there are more promoters "
        "than detractors. A 0 is an answer, a blank is not.",
        "What customers were promised and then got; waits and repeated contacts; prices. Sending "
        "only after good outcomes moves it too, without anything having got better.",
        "It swings by several points from few answers alone. Scores of countries and channels "
        "differ by habit: compare like with like.",
        "Reichheld 2003; interval and test: adjusted Wald (Rocks 2016, Lewis and Sauro 2021)",
        "surveys of kind nps on the scale 0 to 10", "adjusted Wald", 5, -100, 100},
    KpiDefinition{
        "csat", "Customer satisfaction", "CSAT", Unit::Percent, Better::Higher, KpiKind::Lagging,
        View::Customer, KpiArea::Loyalty, Statistic::Share,
        "Answers in the top two boxes of the scale (4 and 5 of 5, 6 and 7 of 7, 9 and 10 of 10) "
        "divided by all answers.",
        "The share of answers that are satisfied. Read it beside the response rate: it speaks for "
        "those who answered.",
        "The last contact: whether it was solved, how long it took, how people were treated.",
        "Top boxes hide the middle: the mean beside it shows whether the rest moved. A scale that "
        "was changed is a break, not a change.",
        "Top-two-box; interval: Wilson 1927; test: N-1 z; interval of the change: Newcombe 1998",
        "surveys of kind csat", "Wilson", 5, 0, 100},
    KpiDefinition{
        "ces", "Customer effort score", "CES", Unit::Score, Better::Higher, KpiKind::Leading,
        View::Customer, KpiArea::Service, Statistic::Mean,
        "Mean of the answers on their scale, higher is easier. Scales declared as lower is better "
        "are turned round (lowest + highest - answer).",
        "How easy it was to get something done. A fall is often seen before customers leave.",
        "Having to call twice, to change channel, to repeat oneself, to wait.",
        "Scales of 1 to 5 and of 1 to 7 are not comparable, and some tools count low as easy: see "
        "that the direction is declared.",
        "CEB and Gartner, CES 2.0 (2013); interval: t; test: Welch", "surveys of kind ces", "t",
        0.2, -kNone, kNone},
    KpiDefinition{
        "fcr", "First contact resolution", "FCR", Unit::Percent, Better::Higher, KpiKind::Leading,
        View::Both, KpiArea::Service, Statistic::Share,
        "First contacts that were resolved and not followed by another contact of the same "
        "customer within the window, divided by all first contacts. A first contact has no contact "
        "before it within the window.",
        "How often one contact was enough, seen from what customers did. Contacts whose window is "
        "not over yet are left out and counted.",
        "What agents may decide themselves, knowledge at hand, topics that come back, and channels "
        "that pass people on.",
        "Customers who give up do not come back either, and count as solved. Read it beside effort "
        "and satisfaction.",
        "Regard, docs/metrics.md; interval: Wilson 1927",
        "contacts with customer, opening time and whether they were resolved", "Wilson", 3, 0, 100},
    KpiDefinition{
        "retention", "Customer retention", "Retention", Unit::Percent, Better::Higher,
        KpiKind::Lagging, View::Both, KpiArea::Value, Statistic::Share,
        "Customers active both at the period's start and at its end, divided by the customers "
        "active at its start.",
        "The share of customers who stayed. Customers won inside the period are in neither count.",
        "Problems that were left open, price, better offers, and whether the first months bring "
        "what was promised.",
        "A period of another length is another figure: a quarter is not three months added up.",
        "100 % minus churn; interval: Wilson 1927",
        "subscriptions, or customers with dates, or purchases with customer", "Wilson", 2, 0, 100},
    KpiDefinition{
        "churn", "Customer churn", "Churn", Unit::Percent, Better::Lower, KpiKind::Lagging,
        View::Both, KpiArea::Value, Statistic::Share,
        "Customers active at the close of the day before the period who are not active at its "
        "close, divided by the customers active at its start.",
        "The share of customers who left. Who left and came back inside the period has stayed.",
        "The same as retention, seen from the other side; contracts that end in waves move it by "
        "the calendar.",
        "Without contracts leaving is not seen, only silence: the days after which somebody counts "
        "as lost make the figure.",
        "Opening balance method; interval: Wilson 1927",
        "subscriptions, or customers with dates, or purchases with customer", "Wilson", 2, 0, 100},
    KpiDefinition{
        "revenue_churn", "Revenue churn", "Revenue churn", Unit::Percent, Better::Lower,
        KpiKind::Lagging, View::Company, KpiArea::Value, Statistic::Ratio,
        "Monthly revenue of subscriptions lost during the period, to customers who left and to "
        "those who pay less, divided by the monthly revenue at its start. A yearly plan counts "
        "with a twelfth.",
        "The share of running revenue that went away. It is 100 % minus gross revenue retention; "
        "what others pay more does not make up for it here.",
        "Large customers who leave or pay less; discounts that end.",
        "A single large customer can be the whole change: see who left before speaking of a trend.",
        "Regard, docs/metrics.md; interval: bootstrap over customers (Efron and Tibshirani 1993)",
        "subscriptions with customer and amount", "bootstrap, by customer", 1, 0, 100},
    KpiDefinition{
        "grr", "Gross revenue retention", "GRR", Unit::Percent, Better::Higher, KpiKind::Lagging,
        View::Company, KpiArea::Value, Statistic::Ratio,
        "Of the customers who paid for a subscription at the period's start: the smaller of what "
        "they paid a month then and at its close, divided by what they paid then.",
        "How much of the running revenue stayed, without what customers pay more. It cannot be "
        "above 100 %.",
        "Leaving and cheaper plans alone; nobody's upgrade can lift it.",
        "It hides how many customers are lost when the small ones leave.",
        "Regard, docs/metrics.md; interval: bootstrap over customers (Efron and Tibshirani 1993)",
        "subscriptions with customer and amount", "bootstrap, by customer", 1, 0, 100},
    KpiDefinition{
        "nrr", "Net revenue retention", "NRR", Unit::Percent, Better::Higher, KpiKind::Lagging,
        View::Company, KpiArea::Value, Statistic::Ratio,
        "Of the customers who paid for a subscription at the period's start: what they pay a month "
        "at its close, divided by what they paid at its start. New customers are left out.",
        "Above 100 % the customers there are bring more than before, even without new ones.",
        "Upgrades, more users, higher prices, against what was lost.",
        "It can rise while more and more customers leave, when those who stay pay more.",
        "Regard, docs/metrics.md; interval: bootstrap over customers (Efron and Tibshirani 1993)",
        "subscriptions with customer and amount", "bootstrap, by customer", 1, 0, kNone},
    KpiDefinition{
        "clv", "Customer lifetime value", "CLV", Unit::Money, Better::Higher, KpiKind::Lagging,
        View::Company, KpiArea::Value, Statistic::Product,
        "Average order value times purchases per customer and year times lifespan in years. The "
        "lifespan is the one set, or 1 divided by the yearly churn.",
        "What a customer brings over the whole time, in revenue, if things stay as they are. It is "
        "a product of averages, not a promise about one customer.",
        "How long customers stay, how often they buy and for how much; churn moves it most of all.",
        "It multiplies three means and takes today for ever: read it beside the methods with "
        "margin and discount.",
        "Product formula; yearly churn = 1 - (1 - churn)^(1 / years); interval: delta method",
        "purchases with customer, and churn or a lifespan", "delta method, by customer", 0, 0,
        kNone},
    KpiDefinition{
        "revenue_per_customer", "Revenue per customer", "Revenue per customer", Unit::Money,
        Better::Higher, KpiKind::Lagging, View::Company, KpiArea::Value, Statistic::Mean,
        "Revenue of the period, refunds taken off, divided by the customers who bought in it.",
        "What a buying customer brought in the period.",
        "How often customers buy and for how much; prices; seasons.",
        "A few large customers can carry the mean. Revenue is what customers gave, not what they "
        "got.",
        "Mean over customers; interval: t", "purchases with customer", "t, by customer", 0, -kNone,
        kNone},
    KpiDefinition{
        "cx_index", "CX Index", "CX Index", Unit::Score, Better::Higher, KpiKind::Lagging,
        View::Customer, KpiArea::Loyalty, Statistic::Product,
        "Mean of the parts by their weights; each part is scored from 0 (its worst value) to 100 "
        "(its best). Parts that are missing are left out and named.",
        "One number for how the company does for its customers. It has no meaning beyond its "
        "weights: read its parts, and compare only what has the same parts.",
        "Whatever moves its parts, by the weights that were set.",
        "Other weights give another ranking. Look at the parts before deciding anything.",
        "Regard, docs/metrics.md; interval: delta method, the parts taken for independent",
        "any of NPS, CSAT, CES, first contact resolution and churn", "delta method", 2, 0, 100},
    KpiDefinition{
        "csat_mean", "Customer satisfaction, mean", "CSAT mean", Unit::Score, Better::Higher,
        KpiKind::Lagging, View::Customer, KpiArea::Loyalty, Statistic::Mean,
        "Mean of the answers on the scale that most answers have. Answers on other scales are set "
        "aside: scales are never mixed in one mean.",
        "The average answer. It hides how many are unhappy: read it beside CSAT.",
        "The same as CSAT; it also sees moves between the lower boxes.",
        "The steps of a scale are not equally far apart for everybody: differences of a tenth are "
        "mostly noise.",
        "Arithmetic mean; interval: t; test: Welch", "surveys of kind csat", "t", 0.1, -kNone,
        kNone},
    KpiDefinition{
        "ces_easy", "Easy to do business with", "Easy answers", Unit::Percent, Better::Higher,
        KpiKind::Leading, View::Customer, KpiArea::Service, Statistic::Share,
        "Answers to the effort question that say easy (5 to 7 of 7, 4 and 5 of 5) divided by all "
        "answers.",
        "The share of customers who found it easy.",
        "The same as the effort score: repeats, handovers, waits.",
        "The share depends on where easy begins on the scale; the setting says it.",
        "Gartner's reading of CES 2.0; interval: Wilson 1927", "surveys of kind ces", "Wilson", 5,
        0, 100},
    KpiDefinition{
        "fcr_believed", "First-time resolution, as customers see it", "First-time resolution",
        Unit::Percent, Better::Higher, KpiKind::Leading, View::Customer, KpiArea::Service,
        Statistic::Share,
        "Answers yes to \"was it resolved the first time\" divided by the answers yes and no.",
        "What customers believe. Where it is below first contact resolution, cases are closed that "
        "customers do not think are solved.",
        "Whether the answer held, as the customer sees it.",
        "Asked on the day, people do not know yet whether it will come back: compare with what "
        "they did.",
        "Medallia's reading; interval: Wilson 1927", "surveys of kind ftr", "Wilson", 5, 0, 100},
    KpiDefinition{
        "repeat_rate", "Repeat purchase rate", "Repeat rate", Unit::Percent, Better::Higher,
        KpiKind::Leading, View::Both, KpiArea::Value, Statistic::Share,
        "Customers with two or more purchases divided by the customers with at least one. Lines of "
        "one id are one purchase; purchases without an id on one day are one.",
        "The share of buyers who came back within the period.",
        "A good first purchase, a reason to come back, reminders.",
        "New customers have had less time to come back: fast growth lowers it by itself.",
        "Interval: Wilson 1927", "purchases with customer", "Wilson", 3, 0, 100},
    KpiDefinition{
        "average_order_value", "Average order value", "Order value", Unit::Money, Better::Higher,
        KpiKind::Lagging, View::Company, KpiArea::Value, Statistic::Ratio,
        "Revenue, refunds taken off, divided by the number of purchases.",
        "What one purchase brings. It can rise because small customers left.",
        "Prices, bundles, free delivery from an amount on.",
        "A few large orders can carry it. Larger orders can also come from buying less often.",
        "Ratio estimator with the customer as unit (Cochran 1977)", "purchases",
        "ratio, by customer", 0, -kNone, kNone},
    KpiDefinition{"purchase_frequency", "Purchase frequency", "Purchase frequency", Unit::Ratio,
                  Better::Higher, KpiKind::Leading, View::Both, KpiArea::Value, Statistic::Mean,
                  "Purchases divided by the customers who bought, in the period.",
                  "How often a buying customer bought in the period. Compare periods of the same "
                  "length only.",
                  "Need, reminders, availability, how easy ordering is.",
                  "It counts only customers who bought at all in the period.",
                  "Mean over customers; interval: t", "purchases with customer", "t, by customer",
                  0, 0, kNone},
    KpiDefinition{
        "active_customers", "Active customers", "Active customers", Unit::Count, Better::Higher,
        KpiKind::Lagging, View::Company, KpiArea::Value, Statistic::Count,
        "Customers active at the period's close.",
        "How many customers there are, by the active rule. Everyone is counted, so there is no "
        "interval.",
        "New customers, those who come back, and those who fall silent.",
        "More active customers may only mean more campaigns: see whether they stay.", "Count",
        "subscriptions, or customers with dates, or purchases with customer", "", 0, 0, kNone},
    KpiDefinition{
        "response_rate", "Response rate", "Response rate", Unit::Percent, Better::Higher,
        KpiKind::Leading, View::Company, KpiArea::Loyalty, Statistic::Share,
        "Surveys sent in the period that were answered with a score, divided by the surveys sent "
        "in it.",
        "How many of those asked answered. When it changes, the answers may speak for other "
        "customers than before.",
        "When and where one asks, how long the survey is, how often the same people are asked.",
        "A high rate of a chosen few says less than a low rate of everybody. When it changes, "
        "scores change with it.",
        "AAPOR, minimum response rate; interval: Wilson 1927", "surveys with their sending date",
        "Wilson", 3, 0, 100},
    KpiDefinition{
        "average_handle_time", "Average handle time", "Handle time", Unit::Seconds, Better::Lower,
        KpiKind::Leading, View::Company, KpiArea::Service, Statistic::Mean,
        "Mean handle time of the contacts opened in the period.",
        "How long agents work on a contact. Faster is not better where customers call again.",
        "What is asked, tools and systems, skill, and targets on the time itself.",
        "Shorter is not better: hurried contacts come back. Guard it with satisfaction or first "
        "contact resolution.",
        "Arithmetic mean; interval: t; test: Welch", "contacts with handle time", "t", 0, 0, kNone},
    KpiDefinition{"median_wait", "Median wait", "Wait", Unit::Seconds, Better::Lower,
                  KpiKind::Leading, View::Customer, KpiArea::Service, Statistic::Median,
                  "Median time that customers waited, over the contacts opened in the period.",
                  "Half of the customers waited no longer than this.",
                  "How many people are there when customers call, and how many calls come back.",
                  "The middle hides the end of the queue: see the slowest tenth too.",
                  "Interval: order statistics (binomial)", "contacts with waiting time",
                  "order statistics", 0, 0, kNone},
    KpiDefinition{
        "first_response_time", "First response time", "First response time", Unit::Seconds,
        Better::Lower, KpiKind::Leading, View::Customer, KpiArea::Service, Statistic::Median,
        "Median time from opening to the first response, over the contacts opened in the period.",
        "Half of the customers had a first answer within this time.",
        "Opening hours, queues, automatic answers.",
        "An automatic receipt is not an answer. Check what the help desk counts as the first one.",
        "Interval: order statistics (binomial)", "contacts with the time of the first response",
        "order statistics", 0, 0, kNone},
    KpiDefinition{
        "resolution_time", "Resolution time", "Resolution time", Unit::Seconds, Better::Lower,
        KpiKind::Leading, View::Customer, KpiArea::Service, Statistic::Median,
        "Median time from opening to resolution, over the resolved contacts opened in the period.",
        "Half of the resolved contacts were resolved within this time. Open ones are set aside, so "
        "recent periods can look too good.",
        "Handovers, waiting for others, how cases are closed.",
        "Closing early shortens it and fills the reopen rate.",
        "Interval: order statistics (binomial)", "contacts with the time of resolution",
        "order statistics", 0, 0, kNone},
    KpiDefinition{
        "reopen_rate", "Reopen rate", "Reopen rate", Unit::Percent, Better::Lower, KpiKind::Leading,
        View::Both, KpiArea::Service, Statistic::Share,
        "Contacts that were opened again divided by the contacts of which that is known.",
        "How often a solution did not hold.", "Cases closed before they were solved.",
        "Tools differ in what they call reopened; a new ticket about the same matter is not in it.",
        "Interval: Wilson 1927", "contacts that say whether they were reopened", "Wilson", 1, 0,
        100},
    KpiDefinition{
        "contacts_per_customer", "Contacts per customer", "Contacts per customer", Unit::Ratio,
        Better::Lower, KpiKind::Leading, View::Both, KpiArea::Service, Statistic::Mean,
        "Contacts divided by the customers who had at least one, in the period.",
        "How often a customer who needed help had to ask. Compare periods of the same length only.",
        "Things that go wrong and things that are hard to find; new customers ask more.",
        "Fewer contacts can mean that customers gave up, or that a channel was closed.",
        "Mean over customers; interval: t", "contacts with customer", "t, by customer", 0, 0,
        kNone},
    KpiDefinition{
        "engagement", "Customer engagement", "Engagement", Unit::Percent, Better::Higher,
        KpiKind::Leading, View::Both, KpiArea::Loyalty, Statistic::Share,
        "Customers with at least one interaction of kind usage, visit or campaign in the period, "
        "divided by the customers active at its start or at its close.",
        "The share of customers who did something of their own accord. Asking for help and buying "
        "do not count: other figures tell of those. Compare periods of the same length only.",
        "Reasons to come back: use, news, purchases.",
        "Being busy is not being content: contacts about problems are activity as well.",
        "Regard, docs/metrics.md; interval: Wilson 1927",
        "interactions of kind usage, visit or campaign with customer", "Wilson", 3, 0, 100},
    KpiDefinition{
        "quote_turnaround", "Quote turnaround", "Quote turnaround", Unit::Seconds, Better::Lower,
        KpiKind::Leading, View::Customer, KpiArea::Service, Statistic::Median,
        "Median time from the opening of a quote to its resolution, over the quotes opened in the "
        "period.",
        "Half of the customers had their quote within this time. Quotes that are still open are "
        "set aside, so recent periods can look too good.",
        "Who has to agree, how much is made anew for each quote.",
        "Fast and wrong loses as well: read it beside the win rate.",
        "Interval: order statistics (binomial)",
        "interactions of kind quote with the time of resolution", "order statistics", 0, 0, kNone},
    KpiDefinition{
        "quote_win_rate", "Quote win rate", "Win rate", Unit::Percent, Better::Higher,
        KpiKind::Lagging, View::Company, KpiArea::Service, Statistic::Share,
        "Quotes won divided by the quotes won or lost, by the day on which they were opened. "
        "Abandoned quotes are set aside.",
        "How many of the decided quotes were won. The parts say how it goes with quotes that were "
        "answered sooner or later.",
        "Speed, fit, price, and which quotes are written at all.",
        "Quotes that are still open are not lost. Fewer quotes to better leads raise it without "
        "selling more.",
        "Interval: Wilson 1927", "interactions of kind quote with outcome", "Wilson", 5, 0, 100},
    KpiDefinition{
        "value_added_calls", "Sales calls that added value", "Value-added calls", Unit::Percent,
        Better::Higher, KpiKind::Leading, View::Customer, KpiArea::Service, Statistic::Share,
        "Sales calls that added value for the customer divided by the sales calls of which that is "
        "known.",
        "How many calls gave the customer something. A call that only asks whether there is news "
        "does not.",
        "Preparation, and calling when the customer has a reason.",
        "It is only as good as the mark that sales people set themselves.", "Interval: Wilson 1927",
        "interactions of kind sales_call that say value_added", "Wilson", 5, 0, 100},
    KpiDefinition{
        "visit_conversion", "Visit conversion", "Conversion", Unit::Percent, Better::Higher,
        KpiKind::Lagging, View::Company, KpiArea::Service, Statistic::Share,
        "Visits with outcome won, or on whose day the same customer bought, divided by the visits "
        "of which that can be known: they name a customer or an outcome.",
        "The share of visits that led to a purchase. Two visits before one purchase of a day both "
        "count as converted.",
        "Whether the page answers what people came for.",
        "Visits are not people, and many come to look something up: not buying can be a good "
        "visit.",
        "Interval: Wilson 1927", "interactions of kind visit with customer or outcome", "Wilson", 2,
        0, 100},
    KpiDefinition{
        "employee_engagement", "Employee engagement", "Employees", Unit::Percent, Better::Higher,
        KpiKind::Leading, View::Company, KpiArea::Loyalty, Statistic::Mean,
        "Mean answer of employees in percent of the maximum: 100 x (answer - lowest) / (highest - "
        "lowest) of its scale.",
        "How much employees are with the company. Where it falls, service often follows.",
        "Tools, leadership, and whether people may solve what customers bring.",
        "Answers that are not felt to be anonymous are friendly.",
        "Percent of maximum possible (Cohen and others 1999); interval: t; test: Welch",
        "surveys of kind engagement, answered by employees", "t", 3, 0, 100},
    KpiDefinition{
        "image", "Image", "Image", Unit::Percent, Better::Higher, KpiKind::Leading, View::Customer,
        KpiArea::Loyalty, Statistic::Mean,
        "Mean answer about the company's image in percent of the maximum: 100 x (answer - lowest) "
        "/ (highest - lowest) of its scale.",
        "What customers expect of the company before they deal with it.",
        "What is said in public and what was advertised.",
        "It is what people think before they deal with you: many of them are no customers.",
        "Percent of maximum possible (Cohen and others 1999); interval: t; test: Welch",
        "surveys of kind image", "t", 3, 0, 100},
    KpiDefinition{
        "perception", "Perception", "Perception", Unit::Percent, Better::Higher, KpiKind::Lagging,
        View::Customer, KpiArea::Loyalty, Statistic::Mean,
        "Mean answer about what customers live through in percent of the maximum: 100 x (answer - "
        "lowest) / (highest - lowest) of its scale.",
        "What customers find when they deal with the company.",
        "What customers live through with you.",
        "It is answered by those who stayed long enough to answer.",
        "Percent of maximum possible (Cohen and others 1999); interval: t; test: Welch",
        "surveys of kind perception", "t", 3, 0, 100},
    KpiDefinition{
        "perception_over_image", "Perception over image", "Perception over image", Unit::Ratio,
        Better::Higher, KpiKind::Leading, View::Both, KpiArea::Loyalty, Statistic::Ratio,
        "Mean perception divided by mean image, both in percent of the maximum of their scales.",
        "Above 1 customers live through more than the image promises, below 1 less. Read the "
        "interval against 1.",
        "Promises that are kept; more modest promises move it too.",
        "Above 1 can also mean that the image is poor. Look at both parts.",
        "Ratio of means, linearised on the logarithm, with the respondent as unit",
        "surveys of kind perception and surveys of kind image", "t on the logarithm, by respondent",
        0.05, 0, kNone},
    KpiDefinition{
        "sentiment", "Net sentiment", "Sentiment", Unit::Points, Better::Higher, KpiKind::Leading,
        View::Customer, KpiArea::Loyalty, Statistic::NetShare,
        "Share of texts that sound positive minus the share of those that sound negative, in "
        "points, over comments of surveys and from elsewhere. Only English texts are read; others "
        "are counted. There is no value below 30 texts.",
        "How customers sound in their own words. Rules read them, and one text is often read "
        "wrongly: look at shares and their change.",
        "What people choose to write about; new topics move it more than better service does.",
        "A machine reads irony wrongly. It speaks of many texts together, never of one.",
        "VADER (Hutto and Gilbert 2014) with words of service; interval and test: adjusted Wald",
        "survey comments or comments in English", "adjusted Wald", 5, -100, 100},
    KpiDefinition{
        "comments", "Comments ready for sentiment", "Comments", Unit::Count, Better::Higher,
        KpiKind::Leading, View::Customer, KpiArea::Loyalty, Statistic::Count,
        "Comments with words in them, from surveys and from elsewhere.",
        "How many customers told you something in their own words. Everything is counted, so there "
        "is no interval.",
        "How many are asked for words, and how.",
        "A count says how much there is to read, not what it says.", "Count",
        "survey comments or comments", "", 0, 0, kNone},
};

} // namespace

std::span<const KpiDefinition> kpiDefinitions()
{
    return kDefinitions;
}

const KpiDefinition* kpiById(std::string_view id)
{
    for (const KpiDefinition& definition : kDefinitions) {
        if (definition.id == id) {
            return &definition;
        }
    }
    return nullptr;
}

std::string_view unitName(Unit unit)
{
    switch (unit) {
    case Unit::Percent:
        return "percent";
    case Unit::Points:
        return "points";
    case Unit::Score:
        return "score";
    case Unit::Money:
        return "money";
    case Unit::Seconds:
        return "seconds";
    case Unit::Count:
        return "count";
    case Unit::Ratio:
        return "ratio";
    }
    return {};
}

std::string_view betterName(Better better)
{
    return better == Better::Higher ? "higher" : "lower";
}

std::string_view kindName(KpiKind kind)
{
    return kind == KpiKind::Leading ? "leading" : "lagging";
}

std::string_view viewName(View view)
{
    switch (view) {
    case View::Customer:
        return "customer";
    case View::Company:
        return "company";
    case View::Both:
        return "both";
    }
    return {};
}

} // namespace regard
