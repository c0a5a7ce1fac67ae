// What this program asks of the page around it. Each function is a one-line trampoline into `Module.host` (web/host.js);
// the answers come back through the exported fb_… functions.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "views/semantics.hpp"
#include "views/shaped_lines.hpp"

namespace fb::web::host {

void start();      // hands the page our memory, and the build that we are of
double wall_ms();  // UTC
bool is_mac();     // Cmd takes the place of Ctrl
void set_theme(unsigned background, unsigned text, unsigned muted, unsigned selection);  // IM_COL32
void set_cursor(std::string_view css);

// The picture. Textures are RGBA; `row_pixels` is the distance of two rows.
void make_texture(int id, int w, int h, const void* pixels);
void update_texture(int id, int x, int y, int w, int h, const void* pixels, int row_pixels);
void drop_texture(int id);
void begin_picture(int w, int h, unsigned background);
struct DrawCommand {
  int x = 0, y = 0, w = 0, h = 0;  // clip
  int texture = 0, first_index = 0, index_count = 0;
};
// A part of a picture that is in memory.
void show_pixels(const void* pixels, int w, int h, int x, int y, int part_w, int part_h);
void draw_list(const void* vertices, int vertex_count, const void* indices, int index_count,
               const DrawCommand* commands, int command_count);

void mirror(const Semantics& tree, float dpr);
void say(std::string_view text, bool assertive);
void move_focus(std::uint32_t id, bool select_all);
void replace_field(std::string_view text);
void pick_day(std::uint32_t field, std::string_view day);  // the browser's calendar; answered by fb_day_picked

struct FontMetrics {
  float ascent = 0, descent = 0;  // pixels
};
FontMetrics font_metrics(int weight, float px);
struct GlyphBox {
  float advance = 0, x = 0, y = 0, w = 0, h = 0;  // pixels, from the pen and the baseline
  float has_color = 0;
};
// Writes the glyph's RGBA into `pixels` if `room` suffices. Returns the bytes it takes; 0: nothing to see.
int glyph(int weight, float px, unsigned codepoint, unsigned char* pixels, int room, GlyphBox& box);
float glyph_advance(int weight, float px, unsigned codepoint);
float line_width(const TextLine& line);
std::size_t line_fitting(const TextLine& line, float width, bool by_words);  // bytes
struct LineBox {
  float left = 0, top = 0, w = 0, h = 0;  // pixels, from the pen and the baseline
};
int line_picture(const TextLine& line, unsigned color, void* pixels, int room, LineBox& box);  // as glyph()

void work_on();                   // asks for turns of Program::work
void show_progress(float share);  // of the skeleton that covers us while the board is read, 0…1
void uncover();                   // the board is drawn: take the skeleton away
void guard(bool is_unsaved);      // ask before the tab is closed

// Services, each answered later through one of the functions in answers.cpp.
void open_store(std::string_view board, bool with_rows);
void append_row(std::string_view text, std::string_view hash);  // of the next `append`
void backup_part(std::string_view bytes);                       // of the next "write_backup"
void append(std::uint32_t seq, std::string_view board, std::int64_t gen, std::string_view session, std::uint32_t lines);
// One of the services of web/services.js by its name, with up to three texts.
void ask(std::string_view service, std::string_view a = {}, std::string_view b = {}, std::string_view c = {});
void pick_files(int purpose, std::string_view accept, bool multiple);
void download(std::string_view name, std::string_view mime, std::string_view bytes);
void copy_text(std::string_view text);
void activate_update();
// Services without an answer.
void provide_copy(std::string_view text);    // during a copy event
void print();                                // the browser's dialog; it asks for the report in turn
void print_report(const Semantics& report);  // what stands on paper
void set_title(std::string_view text);
void set_route(std::string_view hash, bool replace);
void save_preference(std::string_view key, std::string_view value);
void reload();

// Text and bytes that the page hands over, put there just before it calls one of our exported functions.
std::string& handed();
std::string take_text(int size, int from = 0);

}  // namespace fb::web::host
