// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <exception>
#include <string>
#include <vector>

#include "app.hpp"
#include "failure.hpp"
#include "log.hpp"
#include "model/motion/contact_batch.hpp"
#include "store/console.hpp"

int main(int argc, char** argv) {
  sispam::secure_standard_streams();
  try {
    sispam::CommandLine line;
    sispam::set_up_log(line.global);  // for what goes wrong before the command line is read
    const auto app = sispam::make_app(line);
    const auto finished = sispam::parse(*app, line, std::vector<std::string>(argv + 1, argv + argc));
    if (finished) return *finished;
    const char* lanes = std::getenv("SISPAM_LANES");  // counts when set and not empty
    if (lanes != nullptr && *lanes != '\0') sispam::motion::use_lanes(lanes);
    return line.action();
  } catch (...) {
    return sispam::report_failure(std::current_exception());
  }
}
