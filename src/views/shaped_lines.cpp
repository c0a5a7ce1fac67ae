#include "views/shaped_lines.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace fb {
namespace {

// Some 300 labels of 14 px. What is on screen counts too, but stays.
constexpr int most_area = 1 << 20;
constexpr std::size_t most_kept = 4096;
constexpr std::size_t longest = 4000;  // bytes: what follows is beyond every screen

std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
  return hash ^ hash >> 29;
}

std::uint64_t hash_of(std::string_view words) {
  std::uint64_t hash = words.size();
  while (!words.empty()) {
    std::uint64_t some = 0;
    const std::size_t size = std::min(words.size(), sizeof some);
    std::memcpy(&some, words.data(), size);
    hash = mixed(hash, some);
    words.remove_prefix(size);
  }
  return hash;
}

TextLine shortened(TextLine line) {
  if (line.words.size() <= longest) return line;
  std::size_t size = longest;
  while (size > 0 && (static_cast<unsigned char>(line.words[size]) & 0xC0) == 0x80) --size;
  line.words = line.words.substr(0, size);
  return line;
}

}  // namespace

ShapedLines::Kept& ShapedLines::kept(const TextLine& line, std::uint64_t question) {
  const int frame = ImGui::GetFrameCount();
  if (m_area > most_area || m_kept.size() > most_kept) drop_unseen();
  std::uint64_t key = mixed(hash_of(line.words), question);
  key = mixed(key, static_cast<std::uint64_t>(line.px) << 32 | static_cast<std::uint64_t>(line.weight) << 1 |
                       static_cast<std::uint64_t>(line.right_to_left));
  Kept& found = m_kept[key];
  if (found.words != line.words) {
    drop(found);
    found = Kept{};
    found.words = line.words;
  }
  found.last_frame = frame;
  return found;
}

float ShapedLines::width(const TextLine& line) {
  const TextLine part = shortened(line);
  Kept& answer = kept(part, 0);
  if (answer.width < 0) answer.width = std::ceil(m_shaper.width(part));
  return answer.width;
}

std::size_t ShapedLines::fitting(const TextLine& line, float width, Cut cut) {
  const TextLine part = shortened(line);
  const auto limit = static_cast<std::uint64_t>(std::max(1.0f, width));
  Kept& answer = kept(part, limit << 8 | (cut == Cut::before_dots ? 1 : 2));
  if (answer.fitting == 0)
    answer.fitting =
        std::clamp<std::size_t>(m_shaper.fitting(part, static_cast<float>(limit), cut), 1, part.words.size());
  return answer.fitting;
}

void ShapedLines::draw(const TextLine& line, float x, float baseline, Colour colour) {
  const TextLine part = shortened(line);
  Kept& picture = kept(part, static_cast<std::uint64_t>(colour & 0xFFFFFF) << 8 | 3);
  if (!picture.is_drawn) keep_picture(picture, m_shaper.draw(part, colour));
  ImFontAtlas* atlas = ImGui::GetIO().Fonts;
  ImFontAtlasRect rect;
  if (!atlas->GetCustomRect(picture.rect, &rect)) return;
  const ImVec2 at{std::trunc(x) + static_cast<float>(picture.left),
                  std::trunc(baseline) + static_cast<float>(picture.top)};
  ImGui::GetWindowDrawList()->AddImage(atlas->TexRef, at, {at.x + rect.w, at.y + rect.h}, rect.uv0, rect.uv1,
                                       colour | 0xFFFFFF);
}

void ShapedLines::keep_picture(Kept& to, const LinePicture& picture) {
  ImFontAtlas* atlas = ImGui::GetIO().Fonts;
  to.is_drawn = true;
  to.left = picture.left;
  to.top = picture.top;
  ImFontAtlasRect rect;
  to.rect = atlas->AddCustomRect(picture.width, picture.height, &rect);
  if (to.rect == ImFontAtlasRectId_Invalid) return;
  m_area += to.area = picture.width * picture.height;
  for (int y = 0; y < picture.height; ++y)
    std::memcpy(atlas->TexData->GetPixelsAt(rect.x, rect.y + y), picture.pixels.data() + y * picture.width,
                static_cast<std::size_t>(picture.width) * 4);
}

void ShapedLines::drop(Kept& one) {
  if (one.area > 0) ImGui::GetIO().Fonts->RemoveCustomRect(one.rect);
  m_area -= one.area;
}

// What neither this frame nor the one before showed. Once in a frame: what is left is needed.
void ShapedLines::drop_unseen() {
  const int frame = ImGui::GetFrameCount();
  if (m_dropped_in_frame == frame) return;
  m_dropped_in_frame = frame;
  for (auto at = m_kept.begin(); at != m_kept.end();) {
    if (at->second.last_frame >= frame - 1) {
      ++at;
      continue;
    }
    drop(at->second);
    at = m_kept.erase(at);
  }
}

}  // namespace fb
