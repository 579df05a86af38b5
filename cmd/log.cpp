// SPDX-License-Identifier: Apache-2.0
#include "log.hpp"

#include <spdlog/sinks/ansicolor_sink.h>
#include <spdlog/spdlog.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "store/console.hpp"

namespace sispam {

namespace {

constexpr const char* json_logger = "sispam.json";
constexpr const char* text_logger = "sispam";

spdlog::color_mode color_mode(When color) {
  if (color == When::always) return spdlog::color_mode::always;
  if (color == When::never || !colour_wanted()) return spdlog::color_mode::never;
  return messages_on_terminal() ? spdlog::color_mode::always : spdlog::color_mode::never;
}

void write(spdlog::level::level_enum level, std::string_view message) noexcept {
  try {
    spdlog::logger* logger = spdlog::default_logger_raw();
    if (logger->name() == json_logger) {
      const std::string escaped =
          nlohmann::json(message).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
      logger->log(level, spdlog::string_view_t(escaped.data(), escaped.size()));
    } else {
      logger->log(level, spdlog::string_view_t(message.data(), message.size()));
    }
  } catch (...) {
    write_message("a message could not be written (out of memory)\n");
  }
}

}  // namespace

bool colour_wanted() {
  const char* no_color = std::getenv("NO_COLOR");  // counts when set and not empty
  return no_color == nullptr || *no_color == '\0';
}

void set_up_log(const GlobalOptions& options) {
  const bool json = options.log_format == LogFormat::json;
  auto sink = std::make_shared<spdlog::sinks::ansicolor_stderr_sink_mt>(json ? spdlog::color_mode::never
                                                                             : color_mode(options.color));
  auto logger = std::make_shared<spdlog::logger>(json ? json_logger : text_logger, std::move(sink));
  logger->set_error_handler([](const std::string&) {});  // the default handler prints to where printing just failed
  if (json) {
    logger->set_pattern(R"({"time":"%Y-%m-%dT%H:%M:%S.%e%z","level":"%l","message":%v})");
  } else {
    logger->set_pattern("%^%l:%$ %v");
  }
  constexpr std::array levels{spdlog::level::warn, spdlog::level::info, spdlog::level::debug};
  logger->set_level(levels[static_cast<std::size_t>(options.verbosity + 1)]);
  spdlog::set_default_logger(std::move(logger));
}

void log_detail(std::string_view message) noexcept { write(spdlog::level::debug, message); }
void log_info(std::string_view message) noexcept { write(spdlog::level::info, message); }
void log_warning(std::string_view message) noexcept { write(spdlog::level::warn, message); }
void log_error(std::string_view message) noexcept { write(spdlog::level::err, message); }

}  // namespace sispam
