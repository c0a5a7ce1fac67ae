// The border to the page: trampolines out, and the place where the page puts text on its way in.
#include "platform/web/host.hpp"

#include <emscripten.h>

// clang-format off
EM_JS(void, js_start, (const char* build), { Module.host.start(wasmMemory, Module, build); })
EM_JS(double, js_wall_ms, (), { return Module.host.wall_ms(); })
EM_JS(int, js_is_mac, (), { return Module.host.is_mac(); })
EM_JS(void, js_theme, (unsigned background, unsigned text, unsigned muted, unsigned selection), { Module.host.theme(background, text, muted, selection); })
EM_JS(void, js_cursor, (const char* text, int size), { Module.host.cursor(text, size); })
EM_JS(void, js_make_texture, (int id, int w, int h, const void* pixels), { Module.host.make_texture(id, w, h, pixels); })
EM_JS(void, js_update_texture, (int id, int x, int y, int w, int h, const void* pixels, int row_pixels), { Module.host.update_texture(id, x, y, w, h, pixels, row_pixels); })
EM_JS(void, js_drop_texture, (int id), { Module.host.drop_texture(id); })
EM_JS(void, js_begin_picture, (int w, int h, unsigned background), { Module.host.begin_picture(w, h, background); })
EM_JS(void, js_draw_list, (const void* vertices, int vertex_count, const void* indices, int index_count, const void* commands, int command_count), { Module.host.draw_list(vertices, vertex_count, indices, index_count, commands, command_count); })
EM_JS(void, js_show_pixels, (const void* pixels, int w, int h, int x, int y, int part_w, int part_h), { Module.host.show_pixels(pixels, w, h, x, y, part_w, part_h); })
EM_JS(void, js_mirror, (const void* nodes, int count, const char* text, float dpr), { Module.host.mirror(nodes, count, text, dpr); })
EM_JS(void, js_say, (const char* text, int size, int assertive), { Module.host.say(text, size, assertive); })
EM_JS(void, js_focus, (unsigned id, int select_all), { Module.host.focus(id >>> 0, select_all); })
EM_JS(void, js_replace_field, (const char* text, int size), { Module.host.replace_field(text, size); })
EM_JS(void, js_font_metrics, (int weight, float px, float* out), { Module.host.font_metrics(weight, px, out); })
EM_JS(int, js_glyph, (int weight, float px, unsigned codepoint, void* pixels, int room, float* out), { return Module.host.glyph(weight, px, codepoint, pixels, room, out); })
EM_JS(float, js_glyph_advance, (int weight, float px, unsigned codepoint), { return Module.host.glyph_advance(weight, px, codepoint); })
EM_JS(float, js_line_width, (int weight, float px, int right_to_left, const char* text, int size), { return Module.host.line_width(weight, px, right_to_left, text, size); })
EM_JS(int, js_line_fitting, (int weight, float px, int right_to_left, const char* text, int size, float width, int by_words), { return Module.host.line_fitting(weight, px, right_to_left, text, size, width, by_words); })
EM_JS(int, js_line_picture, (int weight, float px, int right_to_left, const char* text, int size, unsigned color, void* pixels, int room, float* out), { return Module.host.line_picture(weight, px, right_to_left, text, size, color, pixels, room, out); })
EM_JS(void, js_work_on, (), { Module.host.work_on(); })
EM_JS(void, js_progress, (float share), { Module.host.progress(share); })
EM_JS(void, js_uncover, (), { Module.host.uncover(); })
EM_JS(void, js_guard, (int unsaved), { Module.host.guard(unsaved); })
EM_JS(void, js_open_store, (const char* board, int size, int with_rows), { Module.host.open_store(board, size, with_rows); })
EM_JS(void, js_append_row, (const char* text, int size, const char* hash, int hash_size), { Module.host.append_row(text, size, hash, hash_size); })
EM_JS(void, js_append, (unsigned seq, const char* board, int size, double gen, const char* session, int session_size, unsigned lines), { Module.host.append(seq >>> 0, board, size, gen, session, session_size, lines >>> 0); })
EM_JS(void, js_backup_part, (const char* bytes, int size), { Module.host.backup_part(bytes, size); })
EM_JS(void, js_ask, (const char* service, int size, const char* a, int a_size, const char* b, int b_size, const char* c, int c_size), { Module.host.ask(service, size, a, a_size, b, b_size, c, c_size); })
EM_JS(void, js_pick_files, (int purpose, const char* accept, int size, int multiple), { Module.host.pick_files(purpose, accept, size, multiple); })
EM_JS(void, js_download, (const char* name, int name_size, const char* mime, int mime_size, const char* bytes, int size), { Module.host.download(name, name_size, mime, mime_size, bytes, size); })
EM_JS(void, js_copy_text, (const char* text, int size), { Module.host.copy_text(text, size); })
EM_JS(void, js_pick_day, (unsigned field, const char* day, int size), { Module.host.pick_day(field >>> 0, day, size); })
EM_JS(void, js_provide, (const char* text, int size), { Module.host.provide(text, size); })
EM_JS(void, js_print, (), { Module.host.print(); })
EM_JS(void, js_print_report, (const void* nodes, int count, const char* text), { Module.host.print_report(nodes, count, text); })
EM_JS(void, js_title, (const char* text, int size), { Module.host.title(text, size); })
EM_JS(void, js_route, (const char* hash, int size, int replace), { Module.host.route(hash, size, replace); })
EM_JS(void, js_save_preference, (const char* key, int key_size, const char* value, int size), { Module.host.save_preference(key, key_size, value, size); })
EM_JS(void, js_activate_update, (), { Module.host.activate_update(); })
EM_JS(void, js_reload, (), { Module.host.reload(); })
// clang-format on

namespace fb::web::host {

static int size_of(std::string_view text) { return static_cast<int>(text.size()); }

// tools/dist.mjs writes the build's id over it, as long as this.
constexpr char build_id[] = "%BUILD_ID%";

void start() { js_start(build_id); }
double wall_ms() { return js_wall_ms(); }
bool is_mac() { return js_is_mac() != 0; }
void set_theme(unsigned background, unsigned text, unsigned muted, unsigned selection) {
  js_theme(background, text, muted, selection);
}
void set_cursor(std::string_view css) { js_cursor(css.data(), size_of(css)); }
void make_texture(int id, int w, int h, const void* pixels) { js_make_texture(id, w, h, pixels); }
void update_texture(int id, int x, int y, int w, int h, const void* pixels, int row_pixels) {
  js_update_texture(id, x, y, w, h, pixels, row_pixels);
}
void drop_texture(int id) { js_drop_texture(id); }
void begin_picture(int w, int h, unsigned background) { js_begin_picture(w, h, background); }
void show_pixels(const void* pixels, int w, int h, int x, int y, int part_w, int part_h) {
  js_show_pixels(pixels, w, h, x, y, part_w, part_h);
}
void draw_list(const void* vertices, int vertex_count, const void* indices, int index_count,
               const DrawCommand* commands, int command_count) {
  js_draw_list(vertices, vertex_count, indices, index_count, commands, command_count);
}

void mirror(const Semantics& tree, float dpr) {
  js_mirror(tree.nodes.data(), static_cast<int>(tree.nodes.size()), tree.text.data(), dpr);
}
void say(std::string_view text, bool assertive) { js_say(text.data(), size_of(text), assertive); }
void move_focus(std::uint32_t id, bool select_all) { js_focus(id, select_all); }
void replace_field(std::string_view text) { js_replace_field(text.data(), size_of(text)); }

FontMetrics font_metrics(int weight, float px) {
  FontMetrics metrics;
  js_font_metrics(weight, px, &metrics.ascent);
  return metrics;
}
int glyph(int weight, float px, unsigned codepoint, unsigned char* pixels, int room, GlyphBox& box) {
  return js_glyph(weight, px, codepoint, pixels, room, &box.advance);
}
float glyph_advance(int weight, float px, unsigned codepoint) { return js_glyph_advance(weight, px, codepoint); }

float line_width(const TextLine& line) {
  return js_line_width(line.weight, line.px, line.right_to_left, line.words.data(), size_of(line.words));
}
std::size_t line_fitting(const TextLine& line, float width, bool by_words) {
  return static_cast<std::size_t>(js_line_fitting(line.weight, line.px, line.right_to_left, line.words.data(),
                                                  size_of(line.words), width, by_words));
}
int line_picture(const TextLine& line, unsigned color, void* pixels, int room, LineBox& box) {
  return js_line_picture(line.weight, line.px, line.right_to_left, line.words.data(), size_of(line.words), color,
                         pixels, room, &box.left);
}

void work_on() { js_work_on(); }
void show_progress(float share) { js_progress(share); }
void uncover() { js_uncover(); }
void guard(bool is_unsaved) { js_guard(is_unsaved); }

void open_store(std::string_view board, bool with_rows) { js_open_store(board.data(), size_of(board), with_rows); }
void append_row(std::string_view text, std::string_view hash) {
  js_append_row(text.data(), size_of(text), hash.data(), size_of(hash));
}
void backup_part(std::string_view bytes) { js_backup_part(bytes.data(), size_of(bytes)); }
void append(std::uint32_t seq, std::string_view board, std::int64_t gen, std::string_view session,
            std::uint32_t lines) {
  js_append(seq, board.data(), size_of(board), static_cast<double>(gen), session.data(), size_of(session), lines);
}
void ask(std::string_view service, std::string_view a, std::string_view b, std::string_view c) {
  js_ask(service.data(), size_of(service), a.data(), size_of(a), b.data(), size_of(b), c.data(), size_of(c));
}
void pick_files(int purpose, std::string_view accept, bool multiple) {
  js_pick_files(purpose, accept.data(), size_of(accept), multiple);
}
void download(std::string_view name, std::string_view mime, std::string_view bytes) {
  js_download(name.data(), size_of(name), mime.data(), size_of(mime), bytes.data(), size_of(bytes));
}
void copy_text(std::string_view text) { js_copy_text(text.data(), size_of(text)); }
void pick_day(std::uint32_t field, std::string_view day) { js_pick_day(field, day.data(), size_of(day)); }
void provide_copy(std::string_view text) { js_provide(text.data(), size_of(text)); }
void print() { js_print(); }
void print_report(const Semantics& tree) {
  js_print_report(tree.nodes.data(), static_cast<int>(tree.nodes.size()), tree.text.data());
}
void set_title(std::string_view text) { js_title(text.data(), size_of(text)); }
void set_route(std::string_view hash, bool replace) { js_route(hash.data(), size_of(hash), replace); }
void save_preference(std::string_view key, std::string_view value) {
  js_save_preference(key.data(), size_of(key), value.data(), size_of(value));
}
void activate_update() { js_activate_update(); }
void reload() { js_reload(); }

std::string& handed() {
  static std::string text;
  return text;
}
std::string take_text(int size, int from) {
  return handed().substr(static_cast<std::size_t>(from), static_cast<std::size_t>(size));
}

}  // namespace fb::web::host

// Room for text or bytes from the page, valid until the next call.
extern "C" EMSCRIPTEN_KEEPALIVE char* fb_hand(int size) {
  std::string& room = fb::web::host::handed();
  room.resize(static_cast<std::size_t>(size));
  return room.data();
}
