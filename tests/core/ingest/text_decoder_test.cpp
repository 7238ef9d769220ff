// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/byte_scan.h"
#include "core/ingest/text_decoder.h"
#include "support/catch.h"

#include <random>

using namespace regard;
using namespace std::string_literals;

namespace {

std::string decoded(Encoding encoding, std::string_view bytes, std::size_t block = 1000)
{
    TextDecoder decoder(encoding);
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += block)
        decoder.decode(bytes.substr(at, block), false, out);
    decoder.decode({}, true, out);
    return out;
}

} // namespace

TEST_CASE("every encoding gives the same text, wherever its bytes are cut")
{
    const std::string text = "caf\xC3\xA9 \xE2\x82\xAC 5 \xC5\xA0\n"; // café € 5 Š
    const std::string smile = text + "\xF0\x9F\x98\x80"; // U+1F600, beyond the first plane
    const std::string utf16le = "\xFF\xFE"
                                "c\0a\0f\0\xE9\0 \0\xAC\x20 \0"
                                "5\0 \0\x60\x01\n\0\x3D\xD8\x00\xDE"s;
    const std::string utf16be = "\xFE\xFF\0c\0a\0f\0\xE9\0 \x20\xAC\0 \0"
                                "5\0 \x01\x60\0\n\xD8\x3D\xDE\x00"s;
    for (std::size_t block = 1; block < 8; ++block) {
        CAPTURE(block);
        CHECK(decoded(Encoding::Utf8, smile, block) == smile);
        CHECK(decoded(Encoding::Ascii, smile, block) == smile);
        CHECK(decoded(Encoding::Utf8Bom, "\xEF\xBB\xBF" + smile, block) == smile);
        CHECK(decoded(Encoding::Windows1252, "caf\xE9 \x80 5 \x8A\n", block) == text);
        CHECK(decoded(Encoding::Latin9, "caf\xE9 \xA4 5 \xA6\n", block) == text);
        CHECK(decoded(Encoding::Utf16LE, utf16le, block) == smile);
        CHECK(decoded(Encoding::Utf16BE, utf16be, block) == smile);
    }
    CHECK(decoded(Encoding::Latin1, "\xE9\xA4") == "\xC3\xA9\xC2\xA4");
}

TEST_CASE("bytes that are not text stay visible and are counted")
{
    TextDecoder decoder(Encoding::Utf8);
    std::string out;
    // 0xFF; a lead byte without its second; a surrogate (three bytes); NUL; a cut character.
    decoder.decode("a\xFF"
                   "b\xC3(\xED\xA0\x80\0c\xE2\x82"s,
                   true, out);
    CHECK(out == "a\\xFFb\\xC3(\\xED\\xA0\\x80\xE2\x90\x80"
                 "c\\xE2\\x82");
    CHECK(decoder.invalidBytes() == 7);
    CHECK(decoder.nulBytes() == 1);
    CHECK(decoded(Encoding::Windows1252, "a\x81") == "a\\x81");
    CHECK(decoded(Encoding::Utf16LE, "\x3D\xD8"
                                     "a\0"
                                     "x"s) == "\\uD83Da\\x78");
}

TEST_CASE("what is text already is told")
{
    TextDecoder decoder(Encoding::Utf8);
    CHECK_FALSE(decoder.isText("abc")); // a byte order mark may begin here
    std::string out;
    decoder.decode("abc", false, out);
    CHECK(decoder.isText("caf\xC3\xA9\n"));
    CHECK(decoder.isText(""));
    CHECK_FALSE(decoder.isText("a\xC3("));    // a lead byte without its second
    CHECK_FALSE(decoder.isText("a\xE2\x82")); // cut, to be held
    CHECK_FALSE(decoder.isText("a\0b"s));     // shown as U+2400
    decoder.decode("\xE2\x82", false, out);
    CHECK_FALSE(decoder.isText("abc")); // something is held
    TextDecoder ascii(Encoding::Ascii);
    ascii.decode("abc", false, out);
    CHECK(ascii.isText("abc"));
    CHECK_FALSE(ascii.isText("caf\xC3\xA9")); // shows the encoding
    TextDecoder latin(Encoding::Latin1);
    latin.decode("abc", false, out);
    CHECK_FALSE(latin.isText("caf\xE9"));
}

TEST_CASE("a file that begins in ASCII shows its encoding later")
{
    CHECK(detectEncoding("name,city\n") == Encoding::Ascii);
    TextDecoder decoder(Encoding::Ascii);
    std::string out;
    decoder.decode("name,city\n", false, out);
    CHECK(decoder.encoding() == Encoding::Ascii);
    decoder.decode("Ren\xE9,Gen\xE8ve\n", false, out);
    CHECK(decoder.encoding() == Encoding::Windows1252);
    decoder.decode("Zo\xEB,Bern", true, out);
    CHECK(out == "name,city\nRen\xC3\xA9,Gen\xC3\xA8ve\nZo\xC3\xAB,Bern");
    CHECK(decoded(Encoding::Ascii, "caf\xE9", 2) == "caf\xC3\xA9");
    CHECK(decoded(Encoding::Ascii, "caf\xC3\xA9", 1) == "caf\xC3\xA9");
}

TEST_CASE("encodings are told apart")
{
    CHECK(detectEncoding("\xEF\xBB\xBF"
                         "a,b") == Encoding::Utf8Bom);
    CHECK(detectEncoding("\xFF\xFE"
                         "a\0"s) == Encoding::Utf16LE);
    CHECK(detectEncoding("\xFE\xFF\0a"s) == Encoding::Utf16BE);
    CHECK(detectEncoding("a\0,\0b\0\n\0001\0,\0002\0"s) == Encoding::Utf16LE);
    CHECK(detectEncoding("\0a\0,\0b\0\n\0001\0,\0002"s) == Encoding::Utf16BE);
    CHECK(detectEncoding("caf\xC3\xA9") == Encoding::Utf8);
    CHECK(detectEncoding("caf\xE9,Z\xFCrich") == Encoding::Windows1252);
    CHECK(detectEncoding("smart \x93quotes\x94") == Encoding::Windows1252);
    CHECK(detectEncoding("12,50 \xA4\n") == Encoding::Latin9);
    // One damaged byte among many good characters.
    CHECK(detectEncoding("\xC3\xA9\xC3\xA8\xC3\xBC\xC3\xB6\xC3\xA4 \xE9 x") == Encoding::Utf8);
    // A character cut by the end of the sample says nothing.
    CHECK(detectEncoding("\xC3\xA9\xC3") == Encoding::Utf8);
}

TEST_CASE("line ends are counted the same at every length")
{
    std::mt19937 random(7);
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (std::size_t i = random() % 200; i > 0; --i)
            text.push_back("\r\nab"[random() % 4]);
        std::int64_t expected = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '\n' || (text[i] == '\r' && text.substr(i + 1, 1) != "\n"))
                ++expected;
        }
        CAPTURE(text);
        REQUIRE(countLineEnds(text) == expected);
    }
    CHECK(countLineEnds(std::string(100000, '\n')) == 100000);
    CHECK(behindLastLineEnd("a\nb\r") == 2);
    CHECK(behindLastLineEnd("a\nb\rc") == 4);
    CHECK(behindLastLineEnd("abc") == 0);
}
