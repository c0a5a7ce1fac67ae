// The command `funnel`: boards as files, for scripts and for people at a terminal.
#include "cli/command.hpp"

int main(int count, char** words) {
  return static_cast<int>(fb::cli::run(std::vector<std::string>(words + (count > 0), words + count)));
}
