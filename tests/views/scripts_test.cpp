// Which text is set letter by letter, and which way a line runs.
#include "views/scripts.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace fb;

TEST_CASE("text whose letters stand one beside the other needs no shaping") {
  for (const char* text :
       {"", "Acme", "Acme rollout (2026) – 12,500 €", "line one\nline two\r\nthree", "Zoë Müller-Łukasz",
        "Nguyễn Thị Hằng", "Ελένη Παπαδοπούλου", "Дмитрий Шевченко", "Արամ", "შოთა", "አበበ", "ᏎᏉᏯ", "张伟 科技有限公司",
        "陳小龍", "さとう ハナコ", "김민준", "ｆｕｌｌ ｗｉｄｔｈ", "“quoted” … • → ✓ ★ ✅", "\xEE\x80\x80 an icon"})
    CHECK_MESSAGE(!needs_shaping(text), text);
}

TEST_CASE("letters that join, stack or run leftwards, and sequences, are shaped as a whole") {
  for (const char* text : {"דוד",
                           "محمد عبد الله",
                           "ܡܪܝ",
                           "ߛߏ",
                           "क्षितिज",
                           "রবীন্দ্র",
                           "ਗੁਰਪ੍ਰੀਤ",
                           "નરેન્દ્ર",
                           "ଜଗନ୍ନାଥ",
                           "செல்வி",
                           "శ్రీనివాస్",
                           "ಶ್ರೀನಿವಾಸ",
                           "ശ്രീധരൻ",
                           "ශ්‍රී",
                           "น้ำผึ้ง",
                           "ນ້ຳຝົນ",
                           "བསྟན་",
                           "စုကြည်",
                           "ស្រីមុំ",
                           "ᠮᠣᠩᠭᠣᠯ",
                           "ꦗꦮ",
                           "👨‍👩‍👧",
                           "🇩🇪",
                           "👍🏽",
                           "1️⃣",
                           "❤️",
                           "🚀",
                           "e\u0301 after",
                           "long text, then e\u0301",
                           "か\u3099",
                           "no\u200Bbreak",
                           "soft\u00ADhyphen",
                           "\uFEFFmark",
                           "a\tb",
                           "𝒜"})
    CHECK_MESSAGE(needs_shaping(text), text);
}

TEST_CASE("every place in a long line is looked at") {
  for (std::size_t at = 0; at < 40; ++at) {
    std::string text(40, 'x');
    CHECK(!needs_shaping(text));
    text.insert(at, "\u0301");
    CHECK(needs_shaping(text));
  }
}

TEST_CASE("bytes that are no UTF-8 are passed over") {
  CHECK(!needs_shaping("\xC3"));
  CHECK(!needs_shaping("a\x80\x80z"));
  CHECK(!runs_right_to_left("\xE0\xA4"));
}

TEST_CASE("the first letter says which way a line runs") {
  CHECK(runs_right_to_left("محمد Acme"));
  CHECK(runs_right_to_left("123 (שלום) GmbH"));
  CHECK(runs_right_to_left("🚀 עסקה"));
  CHECK(runs_right_to_left("\u200F Acme"));
  CHECK(!runs_right_to_left("Acme محمد"));
  CHECK(!runs_right_to_left("123 – 🚀"));
  CHECK(!runs_right_to_left("क्षितिज محمد"));
  CHECK(!runs_right_to_left("张 שלום"));
  CHECK(!runs_right_to_left("\u200E שלום"));
  CHECK(!runs_right_to_left(""));
}
