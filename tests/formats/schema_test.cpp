#include "formats/schema.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

TEST_CASE(
    "the published JSON Schema names every field there is; after a new field run this test once with "
    "FB_WRITE_SCHEMA=1") {
  const std::string path = std::string(FB_TESTS_DIR) + "/../assets/schema/funnelboard-1.schema.json";
  if (std::getenv("FB_WRITE_SCHEMA")) std::ofstream(path, std::ios::binary) << fb::snapshot_schema();
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  CHECK(text.str() == fb::snapshot_schema());
}
