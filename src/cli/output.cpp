#include "cli/output.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

namespace fb::cli {
namespace {

constexpr std::size_t most_bytes = (64u << 20) + 1;

std::string in_one_line(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  return out;
}

void say(std::string_view text) {
  const std::string line = "funnel: " + in_one_line(text) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

Exit print(std::FILE* to, std::string_view text, std::string_view safe) {
  const bool ok = std::fwrite(text.data(), 1, text.size(), to) == text.size() && std::fflush(to) == 0;
  if (ok) return Exit::done;
  return refuse("standard output", std::string("It could not be written: ") + std::strerror(errno) + ".", safe);
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// Into a device, a pipe: there is nothing to put in the place of.
bool write_through(const std::string& path, std::string_view bytes) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file < 0) return false;
  const bool ok = write_all(file, bytes);
  return (::close(file) == 0) && ok;
}

bool replace_file(const std::string& path, std::string_view bytes) {
  const std::string beside = path + ".part-" + std::to_string(::getpid());
  const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0) return false;
  bool ok = write_all(file, bytes) && ::fsync(file) == 0;
  ok = (::close(file) == 0) && ok;
  ok = ok && std::rename(beside.c_str(), path.c_str()) == 0;
  if (ok) return true;
  const int why = errno;
  ::unlink(beside.c_str());
  errno = why;
  return false;
}

}  // namespace

Exit refuse(std::string_view where, std::string_view what, std::string_view safe) {
  say(std::string(where) + ": " + std::string(what) + (safe.empty() ? "" : " ") + std::string(safe));
  return Exit::refused;
}

Exit wrong_usage(std::string_view what) {
  say(what);
  return Exit::wrong_usage;
}

void note(std::string_view text) { say(text); }

Result<std::string> read_file(const std::string& path) {
  const bool standard = path == "-";
  std::FILE* file = standard ? stdin : std::fopen(path.c_str(), "rb");
  if (!file) return Error{std::string("It could not be opened: ") + std::strerror(errno) + "."};
  std::string bytes;
  char piece[1 << 16];
  std::size_t got = 0;
  while (bytes.size() < most_bytes && (got = std::fread(piece, 1, sizeof piece, file)) > 0) bytes.append(piece, got);
  const int why = std::ferror(file) ? errno : 0;
  if (!standard) std::fclose(file);
  if (why) return Error{std::string("It could not be read: ") + std::strerror(why) + "."};
  return bytes;
}

Exit write_file(std::string_view path, std::string_view bytes) {
  if (path == "-") return print(stdout, bytes, "No file was changed.");
  std::error_code error;
  std::filesystem::path target{std::string(path)};
  if (std::filesystem::is_symlink(target, error)) target = std::filesystem::weakly_canonical(target, error);
  const auto kind = std::filesystem::status(target, error).type();
  const bool is_new = kind == std::filesystem::file_type::not_found,
             is_file = kind == std::filesystem::file_type::regular;
  if (kind == std::filesystem::file_type::directory) return refuse(path, "It is a folder.");
  const bool ok = is_new || is_file ? replace_file(target.string(), bytes) : write_through(target.string(), bytes);
  if (ok) return Exit::done;
  return refuse(path, std::string("It could not be written: ") + std::strerror(errno) + ".",
                is_file ? "The file is as it was." : "Nothing was written.");
}

Exit Lines::print(std::string_view safe) const { return cli::print(m_to_error ? stderr : stdout, m_text, safe); }

Exit finish(const Lines& lines, std::string_view path, std::string_view bytes) {
  const Exit written = write_file(path, bytes);
  return written == Exit::done ? lines.print("The file itself was written.") : written;
}

}  // namespace fb::cli
