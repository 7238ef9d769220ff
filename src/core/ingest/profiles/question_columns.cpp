// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/profiles/question_columns.h"

#include "core/ingest/mapping_rules.h"
#include "core/ingest/profiles/answer_words.h"
#include "core/ingest/values/boolean.h"
#include "core/ingest/values/reading.h"

#include <regard/ingest/record_batch.h>
#include <regard/ingest/table_reader.h>

#include <algorithm>
#include <array>
#include <set>

namespace regard {

namespace {

constexpr std::size_t kMostAnswers = 64; // a question with more different answers is no scale

/// A column that may be a question, with what was answered.
struct Question {
    std::size_t column = 0;
    std::string header;
    std::string text;              ///< the question itself
    std::set<std::string> answers; ///< at most kMostAnswers + 1
    std::int64_t filled = 0;
    std::int64_t characters = 0;
    std::optional<AnswerScaleTexts> scale;
    bool yesNo = false;

    [[nodiscard]] bool manyTexts() const { return answers.size() > kMostAnswers; }
    [[nodiscard]] double meanLength() const
    {
        return filled == 0 ? 0 : static_cast<double>(characters) / static_cast<double>(filled);
    }
};

bool isSkipped(const Recognised& known, std::size_t column)
{
    const std::vector<std::string> names = namesOfColumn(known.head, column);
    if (std::ranges::any_of(names, [](const auto& name) { return name.ends_with("_nps_group"); }))
        return true;
    return std::ranges::any_of(known.profile.questions->skip, [&](const std::string& skip) {
        if (!skip.ends_with('*'))
            return columnOf(known.profile, known.head, skip) == static_cast<int>(column);
        const std::string beginning = comparableName(skip.substr(0, skip.size() - 1));
        return std::ranges::any_of(
            names, [&](const std::string& name) { return name.starts_with(beginning); });
    });
}

/// The question in a header of several rows is the longest of its texts, import ids apart.
std::string questionText(const FileHead& head, std::size_t column)
{
    std::string text = head.headers[column];
    for (const std::vector<std::string>& row : head.headerRows)
        if (column < row.size() && row[column].size() > text.size() &&
            !row[column].starts_with("{\"ImportId\":"))
            text = row[column];
    return text;
}

std::vector<Question> candidates(const Recognised& known, const RecordMapping& answer)
{
    std::set<std::string_view> used;
    for (const auto& [header, field] : answer.columns)
        used.insert(header);
    for (const auto& [field, headers] : answer.otherwise)
        used.insert(headers.begin(), headers.end());
    std::vector<Question> questions;
    for (std::size_t column = 0; column < known.head.headers.size(); ++column) {
        const std::string& header = known.head.headers[column];
        if (used.contains(header) || isSkipped(known, column))
            continue;
        Question& question = questions.emplace_back();
        question.column = column;
        question.header = header;
        question.text = questionText(known.head, column);
    }
    return questions;
}

Status readAnswers(std::vector<Question>& questions, const std::filesystem::path& file,
                   const Dialect& dialect, const Control& control)
{
    Expected<TableReader> reader = TableReader::open(file, dialect);
    if (!reader.ok())
        return reader.error();
    Piece piece;
    RecordBatch batch;
    while (true) {
        if (control.stop.stop_requested())
            return Error{ErrorKind::Cancelled, "Stopped on request."};
        const Expected<bool> more = reader.value().next(piece);
        if (!more.ok())
            return more.error();
        if (!more.value())
            break;
        if (Status status = tokenize(piece.text, reader.value().dialect(), piece.firstLine, batch);
            !status.ok())
            return status;
        for (Question& question : questions)
            for (std::size_t row = 0; row < batch.records(); ++row) {
                const std::string_view text = values::trimmed(batch.field(row, question.column));
                if (text.empty())
                    continue;
                ++question.filled;
                question.characters += static_cast<std::int64_t>(text.size());
                if (!question.manyTexts())
                    question.answers.emplace(text);
            }
    }
    for (Question& question : questions) {
        if (question.manyTexts() || question.answers.empty())
            continue;
        const std::vector<std::string> texts(question.answers.begin(), question.answers.end());
        question.scale = answersAsNumbers(texts);
        // One box to tick for each answer: the column holds that answer or nothing.
        if (question.scale && question.scale->words && texts.size() < 2)
            question.scale.reset();
        question.yesNo = std::ranges::all_of(texts, [](const std::string& text) {
            return values::readBoolean(text).has_value() || isNoAnswer(text);
        });
    }
    return {};
}

/// A kind of survey, what its question asks, and which numbers can be answers to it.
struct SurveyKind {
    std::string_view kind;
    Asks asks;
    std::string_view name; ///< for people
    double highest;
};
constexpr std::array kKinds{SurveyKind{"nps", Asks::Recommendation, "NPS", 10},
                            SurveyKind{"csat", Asks::Satisfaction, "satisfaction (CSAT)", 10},
                            SurveyKind{"ces", Asks::Ease, "effort (CES)", 7},
                            SurveyKind{"ftr", Asks::Solved, "solved at the first contact", 1}};

bool canAnswer(const Question& question, const SurveyKind& kind)
{
    if (kind.kind == "ftr")
        return question.yesNo;
    if (!question.scale)
        return false;
    const AnswerScaleTexts& scale = *question.scale;
    if (kind.kind == "nps" && scale.words)
        return false;
    // Everybody asks for a recommendation from 0 to 10, so that one code of two answers is a code.
    const std::size_t weight = kind.kind == "nps" ? 2 : 3;
    return scale.high <= kind.highest && weight * scale.others <= scale.numbers.size();
}

bool saysOverall(const Question& question)
{
    const std::string plain = comparableName(question.text);
    return std::ranges::any_of(
        std::array<std::string_view, 5>{"overall", "insgesamt", "en general", "globalement",
                                        "in general"},
        [&](std::string_view word) { return plain.find(word) != std::string::npos; });
}

std::string shortened(const std::string& text)
{
    constexpr std::size_t kLongest = 70;
    std::string line = text;
    std::ranges::replace(line, '\n', ' ');
    if (line.size() <= kLongest)
        return line;
    std::size_t size = kLongest;
    while (size > 0 && (static_cast<unsigned char>(line[size]) & 0xC0U) == 0x80U)
        --size;
    return line.substr(0, size) + "...";
}

std::string numberText(double number)
{
    return std::to_string(static_cast<int>(number));
}

/// Adds score, kind and scale of a question to what every answer has.
RecordMapping surveyOf(const RecordMapping& answer, const Question& question,
                       const SurveyKind& kind)
{
    RecordMapping record = answer;
    record.columns.emplace_back(question.header, "score");
    record.constants["kind"] = kind.kind;
    if (kind.kind == "ftr")
        return record;
    const AnswerScaleTexts& scale = *question.scale;
    double low = 1;
    double high = scale.high <= 5 ? 5 : scale.high <= 7 ? 7 : 10;
    if (kind.kind == "nps") {
        low = 0;
        high = 10;
    } else if (scale.words) {
        high = scale.high;
    } else if (scale.low < 1) {
        low = 0;
    }
    record.constants["scale_min"] = numberText(low);
    record.constants["scale_max"] = numberText(high);
    auto number = scale.numbers.begin();
    for (const std::string& text : question.answers) {
        const std::optional<double> value = *number++;
        if (!value)
            record.values["score"][text] = std::nullopt;
        else if (text != numberText(*value))
            record.values["score"][text] = numberText(*value);
    }
    return record;
}

const Question* commentOf(const std::vector<Question>& questions, std::size_t after)
{
    const auto isText = [](const Question& question) {
        return question.filled > 0 && !question.scale && !question.yesNo;
    };
    const Question* best = nullptr;
    for (const Question& question : questions) {
        if (!isText(question) || !asksFor(question.text, Asks::Comment))
            continue;
        if (best == nullptr || (best->column < after && question.column > after))
            best = &question;
    }
    if (best != nullptr)
        return best;
    constexpr double kSentence = 25; // characters on average
    std::size_t texts = 0;
    const Question* last = nullptr;
    for (const Question& question : questions) {
        if (!isText(question))
            continue;
        ++texts;
        last = &question;
        if (best == nullptr && question.meanLength() >= kSentence)
            best = &question;
    }
    return best == nullptr && texts == 1 ? last : best;
}

/// The answers alone, where nothing was scored.
RecordMapping commentsOf(const RecordMapping& answer, const Question& question)
{
    RecordMapping record;
    record.table = Table::Comment;
    for (const auto& [header, field] : answer.columns) {
        const std::string name = field == "answered_at" ? "at" : field;
        if (!mappableType(Table::Comment, name))
            continue;
        record.columns.emplace_back(header, name);
        if (const auto others = answer.otherwise.find(field); others != answer.otherwise.end())
            record.otherwise.emplace(name, others->second);
        if (const auto texts = answer.values.find(field); texts != answer.values.end())
            record.values.emplace(name, texts->second);
        if (const auto codes = answer.missing.find(field); codes != answer.missing.end())
            record.missing.emplace(name, codes->second);
    }
    record.columns.emplace_back(question.header, "text");
    record.constants["solicited"] = "true";
    return record;
}

/// Which question gives each kind of survey.
struct Choice {
    const SurveyKind* kind = nullptr;
    const Question* question = nullptr;
};

std::vector<Choice> choose(const std::vector<Question>& questions, bool byWordsAlone,
                           std::vector<std::string>& notes)
{
    std::vector<Choice> choices;
    std::set<const Question*> taken;
    for (const SurveyKind& kind : kKinds) {
        const Question* best = nullptr;
        std::size_t others = 0;
        for (const Question& question : questions) {
            if (taken.contains(&question) || !asksFor(question.text, kind.asks) ||
                !canAnswer(question, kind))
                continue;
            others += best != nullptr ? 1 : 0;
            // Tools put the group (detractor, passive, promoter) beside the score.
            const bool groupOnly = best != nullptr && kind.kind == "nps" && !best->yesNo &&
                                   best->scale->high <= 3 && question.scale->high > 3;
            if (best == nullptr || groupOnly || (saysOverall(question) && !saysOverall(*best)))
                best = &question;
        }
        if (best == nullptr)
            continue;
        taken.insert(best);
        choices.push_back({&kind, best});
        if (others > 0)
            notes.push_back("More questions about " + std::string(kind.name) + " are left out (" +
                            std::to_string(others) +
                            "): a response has one answer of a kind. Give them a kind of their own "
                            "with a mapping.");
    }
    if (!choices.empty() || byWordsAlone)
        return choices;
    // A survey of one question with numbers for answers needs no words to be understood.
    std::vector<const Question*> scores;
    for (const Question& question : questions)
        if (question.answers.size() > 1 && canAnswer(question, kKinds[1]))
            scores.push_back(&question);
    if (scores.size() == 1) {
        const bool wide = scores.front()->scale->high > 7 && !scores.front()->scale->words;
        choices.push_back({&kKinds[wide ? 0 : 1], scores.front()});
    }
    return choices;
}

} // namespace

Expected<FoundQuestions> findQuestions(const Recognised& known, const RecordMapping& answer,
                                       const std::filesystem::path& file, const Control& control)
{
    FoundQuestions found;
    std::vector<Question> questions = candidates(known, answer);
    if (Status status = readAnswers(questions, file, known.dialect, control); !status.ok())
        return status.error();
    const std::vector<Choice> choices = choose(questions, known.profile.weak, found.notes);
    for (const Choice& choice : choices) {
        found.records.push_back(surveyOf(answer, *choice.question, *choice.kind));
        const auto& constants = found.records.back().constants;
        std::string note = "\"" + shortened(choice.question->text) + "\" is read as " +
                           std::string(choice.kind->name);
        if (constants.contains("scale_max"))
            note += ", " + constants.at("scale_min") + " to " + constants.at("scale_max");
        found.notes.push_back(note + ".");
    }
    const Question* comment =
        commentOf(questions, choices.empty() ? 0 : choices.front().question->column);
    if (comment == nullptr || (choices.empty() && known.profile.weak))
        return found;
    if (choices.empty()) {
        found.records.push_back(commentsOf(answer, *comment));
        found.notes.push_back("No question in it is known to ask for a score; the answers to \"" +
                              shortened(comment->text) + "\" are kept as comments.");
    } else {
        found.records.front().columns.emplace_back(comment->header, "comment");
        found.notes.push_back("\"" + shortened(comment->text) + "\" is kept as the comment.");
    }
    return found;
}

} // namespace regard
