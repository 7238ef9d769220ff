// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/catch.h"

#include <regard/voice/language.h>

using regard::languageOf;

TEST_CASE("languages are told apart from a sentence")
{
    CHECK(languageOf("The support team answered within an hour and solved my problem.") == "en");
    CHECK(languageOf("Der Kundendienst hat sehr schnell geantwortet und alles gelöst.") == "de");
    CHECK(languageOf("El servicio fue excelente y la entrega llegó a tiempo, gracias.") == "es");
    CHECK(languageOf("Le service client a répondu rapidement et le colis est arrivé.") == "fr");
    CHECK(languageOf("サポートの対応がとても早くて助かりました。ありがとうございます。") == "ja");
}

TEST_CASE("what is too short to tell has no language")
{
    CHECK(languageOf("").empty());
    CHECK(languageOf("ok").empty());
    CHECK(languageOf("12345 !!!").empty());
}
