// A snapshot read in slices: the board stays alive while a large file comes in.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "formats/snapshot.hpp"

namespace fb {

class SnapshotReading {
 public:
  // `now_ms` as for read_snapshot().
  SnapshotReading(std::string bytes, std::int64_t now_ms);
  static SnapshotReading of_view(std::string_view bytes, std::int64_t now_ms);  // which must stay where they are
  SnapshotReading(SnapshotReading&&) noexcept;
  ~SnapshotReading();

  // Works through about so many bytes more; false when there is nothing more to do. At 64 MB, the first three calls
  // look at all bytes at once, each some 50 ms in a browser.
  bool go_on(std::size_t bytes);
  float progress() const;  // 0…1
  Result<Snapshot> take();

 private:
  SnapshotReading() = default;
  struct Work;
  std::unique_ptr<Work> m_work;
};

}  // namespace fb
