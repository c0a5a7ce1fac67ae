#include "app/notice.hpp"

namespace fb::app {
namespace {

constexpr std::int64_t notice_ms = 7000;

void speak(State& state, const std::string& text) {
  state.spoken = text;
  ++state.spoken_number;
}

}  // namespace

void notify(State& state, std::string text, bool offers_undo) {
  speak(state, text);
  state.notice = Notice{std::move(text), offers_undo, false, state.now_ms + notice_ms};
}

void notify_error(State& state, std::string text) {
  speak(state, text);
  state.notice = Notice{std::move(text), false, true, 0};
}

}  // namespace fb::app
