// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sample/draws.h"
#include "core/sample/story.h"

#include <string>

namespace regard::sample {

/// How a comment sounds.
enum class Tone { Pleased, Mixed, Annoyed };

/// A comment in plain English about a topic and a channel; `day` because what people write about
/// changes with what happens.
[[nodiscard]] std::string comment(Draws& draws, Tone tone, Topic topic, Channel channel, Day day);

/// What somebody writes in public, asked by nobody.
[[nodiscard]] std::string publicRemark(Draws& draws, Tone tone, Topic topic);

} // namespace regard::sample
