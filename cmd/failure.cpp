// SPDX-License-Identifier: Apache-2.0
#include "failure.hpp"

#include <new>
#include <string>
#include <system_error>

#include "core/error.hpp"
#include "log.hpp"
#include "store/console.hpp"

namespace sispam {

namespace {

ExitCode report(const std::exception_ptr& error) {
  try {
    std::rethrow_exception(error);
  } catch (const InputError& failure) {
    for (const Problem& problem : failure.problems()) log_error(to_text(problem));
    return exit_input;
  } catch (const IoError& failure) {
    log_error(failure.what());
    return exit_machine;
  } catch (const MismatchError& failure) {
    log_error(failure.what());
    return exit_mismatch;
  } catch (const std::bad_alloc&) {
    write_message("error: not enough memory. Use fewer threads (-j), or a smaller scenario\n");
    return exit_machine;
  } catch (const std::system_error& failure) {
    log_error(failure.what());
    return exit_machine;
  } catch (const Bug& failure) {
    log_error(failure.what());
    return exit_bug;
  } catch (const std::exception& failure) {
    log_error(std::string("an error nobody expected: ") + failure.what() + ". Please report this, with the scenario");
    return exit_bug;
  }
}

}  // namespace

ExitCode report_failure(const std::exception_ptr& error) noexcept {
  try {
    return report(error);
  } catch (...) {
    write_message("error: the program failed and could not say why\n");
    return exit_bug;
  }
}

}  // namespace sispam
