// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/phrases.h"

#include <array>
#include <string_view>

namespace regard::sample {

namespace {

using Lines = std::array<std::string_view, 5>;

/// By topic: what went well.
constexpr std::array<Lines, 8> kWell{{
    {"the beans arrived a day early", "delivery was on time and the box was intact",
     "the courier called ahead, which I liked", "my order came within two days",
     "the new delivery window works for us"},
    {"the invoice was right the first time", "the double charge was refunded the same day",
     "billing is clear and I can find every receipt", "the bank details were changed in a minute",
     "they explained the bill line by line"},
    {"the machine was repaired within the week", "a replacement machine came the next morning",
     "the technician knew the fault at once", "the grinder works like new again",
     "they sent the missing part for free"},
    {"I was back in my account in no time", "the login problem was fixed while I waited",
     "resetting my password was easy", "they unlocked the account straight away",
     "adding a second user took a minute"},
    {"the return label was there at once", "the money for the return came after three days",
     "sending the machine back was simple", "no questions asked about the return",
     "the exchange for the larger size went well"},
    {"changing our plan was painless", "pausing the plan over the summer was no trouble",
     "they found a plan that suits us better", "the upgrade was active the same day",
     "I could move the delivery day myself"},
    {"the descaling guide was easy to follow", "they showed me how to set the grinder",
     "the video explained it well", "the starter kit has everything you need",
     "they took the time to explain the settings"},
    {"the price is fair for what you get", "the loyalty discount is a nice surprise",
     "good value compared with the supermarket", "they matched the offer we had",
     "the volume price helped us a lot"},
}};

/// By topic: what went badly.
constexpr std::array<Lines, 8> kBadly{{
    {"the delivery was late again", "half of the order was missing",
     "the parcel was left in the rain", "nobody could say where my parcel was",
     "the beans came after the use-by date"},
    {"I was charged twice", "the invoice is wrong for the third month",
     "the refund still has not come", "nobody can explain the extra fee",
     "the reminder came although we had paid"},
    {"the machine broke again after two weeks", "the repair took a month",
     "the technician did not turn up", "it still leaks after the repair",
     "we have no coffee in the office and no date for the repair"},
    {"I cannot get into my account", "the password reset goes round in circles",
     "the reset link never came", "the code had expired before it arrived",
     "I had to prove who I am three times"},
    {"the return was refused without a reason", "I am still waiting for the refund of my return",
     "the return label did not work", "they lost the machine that I sent back",
     "I had to pay for sending back a faulty machine"},
    {"cancelling one delivery stopped the whole plan", "the plan was changed without asking us",
     "I cannot pause the plan online", "the upgrade was billed but never active",
     "it takes a phone call to change anything"},
    {"the manual does not match the machine", "nobody could tell me how to descale it",
     "the instructions were sent in the wrong language", "the help page leads nowhere",
     "I was told to look for it on the internet"},
    {"the new price list is far too steep for a small shop", "the price went up without a warning",
     "we pay more for the same beans", "others ask a third less",
     "the small order fee makes it pointless for us"},
}};

/// By channel: how the service felt. First the good ones.
constexpr std::array<Lines, 6> kWellServed{{
    {"Friendly voice on the phone.", "I got through quickly.", "The lady on the phone was lovely.",
     "One call and it was done.", "They listened."},
    {"A clear answer by e-mail.", "The reply came the same afternoon.", "Polite and to the point.",
     "They answered every question I had.", "Good follow-up by mail."},
    {"The chat was quick.", "Solved in the chat while I had lunch.",
     "The agent in the chat knew the product.", "No waiting in the chat.",
     "Chat is how I like it."},
    {"The form was short.", "I got an answer to my form within hours.", "Easy form.",
     "The form asked the right things.", "Smooth, no need to call."},
    {"The people in the store know their coffee.", "Great advice at the counter.",
     "Helpful staff in the store.", "They let me taste before I bought.",
     "Always a pleasure to drop in."},
    {"They replied to my post within the hour.", "Quick answer online.",
     "Nice tone in the message.", "They took it to a private message and solved it.",
     "Good to see a real person answer."},
}};

constexpr std::array<Lines, 6> kBadlyServed{{
    {"I waited twenty minutes on the phone.", "I was passed from one person to the next.",
     "I had to call three times.", "The line dropped twice.", "Nobody called me back as promised."},
    {"It took a week to get an answer.", "The reply did not answer my question.",
     "It read like a standard text.", "They closed my case before it was solved.",
     "I felt rushed by the answer."},
    {"The chat sent me in circles.", "The chat closed on me in the middle.",
     "I typed the same thing four times in the chat.", "The chat told me to call instead.",
     "The bot in the chat did not understand a word."},
    {"I never heard back after the form.", "The form lost everything I had typed.",
     "The answer to my form was two lines long.", "They closed it without reading it.",
     "I filled in the same form twice."},
    {"The store could not see my order.", "I stood in line for half an hour.",
     "They sent me home to write an e-mail.", "Nobody in the store had time.",
     "The store did not want to take it back."},
    {"No reply to my message for days.", "They deleted my comment.",
     "The answer was to fill in a form.", "I had to complain in public to be heard.",
     "A copied answer, nothing more."},
}};

constexpr std::array<std::string_view, 8> kCalledBack{
    "They called me back at the time they said.",
    "No more waiting on the line, they rang me.",
    "The call-back came within ten minutes.",
    "Being called back instead of waiting is great.",
    "I left my number and they rang, brilliant.",
    "The new call-back works well.",
    "Finally no queue, just a call back.",
    "They called back and had my order in front of them."};
constexpr std::array<std::string_view, 8> kBrokenReset{
    "The new reset in the chat does not work.",
    "The chat asks for a code that never comes.",
    "Since the change the chat only offers a reset link.",
    "The reset in the chat threw me out twice.",
    "I spent half an hour in the chat to get a new password.",
    "The chat is worse since July.",
    "It used to be easy in the chat, now it is not.",
    "The chat kept asking who I am."};

constexpr std::array<std::string_view, 9> kThanks{"Thank you.",
                                                  "Keep it up.",
                                                  "Would buy again.",
                                                  "Very happy.",
                                                  "Great service.",
                                                  "I tell my friends about you.",
                                                  "Just what we need in the office.",
                                                  "Excellent.",
                                                  "Love the coffee."};
constexpr std::array<std::string_view, 9> kRegrets{"Not good enough.",
                                                   "I expected more.",
                                                   "Very disappointing.",
                                                   "We are looking around now.",
                                                   "I will not order again.",
                                                   "This has to get better.",
                                                   "A waste of time.",
                                                   "Poor.",
                                                   "I am fed up."};
constexpr std::array<std::string_view, 7> kShrugs{
    "Could be better.", "It was all right.",     "In the end it worked out.",  "Fine, but slow.",
    "Average.",         "Neither good nor bad.", "Good coffee, so-so service."};
constexpr std::array<std::string_view, 4> kBut{"but", "still,", "although", "even so,"};

std::string sentence(std::string_view clause)
{
    std::string text(clause);
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text + ".";
}

void add(std::string& text, std::string_view more)
{
    if (!text.empty())
        text += ' ';
    text += more;
}

std::string_view pleasedService(Draws& draws, Channel channel, Day day)
{
    if (channel == Phone && day >= dayOf(2026, 5, 1) && draws.chance(0.55))
        return draws.one(kCalledBack);
    return draws.one(kWellServed[channel]);
}

std::string_view annoyedService(Draws& draws, Channel channel, Day day)
{
    if (channel == Chat && day >= dayOf(2026, 7, 6) && draws.chance(0.6))
        return draws.one(kBrokenReset);
    return draws.one(kBadlyServed[channel]);
}

} // namespace

std::string comment(Draws& draws, Tone tone, Topic topic, Channel channel, Day day)
{
    std::string text;
    switch (tone) {
    case Tone::Pleased:
        if (draws.chance(0.7))
            add(text, sentence(draws.one(kWell[topic])));
        if (text.empty() || draws.chance(0.5))
            add(text, pleasedService(draws, channel, day));
        if (draws.chance(0.35))
            add(text, draws.one(kThanks));
        break;
    case Tone::Mixed:
        if (draws.chance(0.6)) {
            const bool goodFirst = draws.chance(0.5);
            const std::string_view first =
                goodFirst ? draws.one(kWell[topic]) : draws.one(kBadly[topic]);
            const std::string_view second = goodFirst ? annoyedService(draws, channel, day)
                                                      : pleasedService(draws, channel, day);
            add(text, sentence(first));
            add(text, second);
        } else {
            add(text, draws.one(kShrugs));
            if (draws.chance(0.5))
                add(text, sentence(draws.one(kBadly[topic])));
        }
        break;
    case Tone::Annoyed:
        if (draws.chance(0.75))
            add(text, sentence(draws.one(kBadly[topic])));
        if (text.empty() || draws.chance(0.6))
            add(text, annoyedService(draws, channel, day));
        if (draws.chance(0.4))
            add(text, draws.one(kRegrets));
        break;
    }
    return text;
}

std::string publicRemark(Draws& draws, Tone tone, Topic topic)
{
    constexpr std::array<std::string_view, 4> kNames{"Aldermoor", "@aldermoor",
                                                     "the Aldermoor people", "Aldermoor coffee"};
    const std::string name(draws.one(kNames));
    switch (tone) {
    case Tone::Pleased:
        return "Thanks " + name + ": " + std::string(draws.one(kWell[topic])) + ". " +
               std::string(draws.one(kThanks));
    case Tone::Mixed:
        return name + ": " + std::string(draws.one(kWell[topic])) + ", " +
               std::string(draws.one(kBut)) + " " + std::string(draws.one(kBadly[topic])) + ".";
    case Tone::Annoyed:
        break;
    }
    return "Seriously, " + name + "? " + sentence(draws.one(kBadly[topic])) + " " +
           std::string(draws.one(kRegrets));
}

} // namespace regard::sample
