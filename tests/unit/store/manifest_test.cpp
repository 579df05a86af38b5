// SPDX-License-Identifier: Apache-2.0
#include "store/manifest.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/error.hpp"
#include "core/version.hpp"
#include "store/file.hpp"
#include "temporary_folder.hpp"

namespace sispam {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const Manifest manifest{.id = "demo",
                        .identity = {"abcd", 7, "0.1.0+x", 5},
                        .inputs = {{"a.yaml", "00ff"}},
                        .replicates = 200,
                        .block_size = 64,
                        .command_line = {"run", "a.yaml"},
                        .points = {{"demo", "abcd"}}};

Manifest of_study() {
  Manifest study = manifest;
  study.identity.subject = Subject::study;
  study.points = {{"few", "aa"}, {"many", "bb"}};
  study.baseline = 1;
  return study;
}

TEST(Manifest, names_everything_needed_to_get_the_same_numbers) {
  const std::string text = manifest_text(manifest);
  for (const char* wanted : {"\"digest\": \"abcd\"", "\"seed\": 7", "\"version\": \"0.1.0+x\"", "\"replicates\": 200",
                             "\"maths_fingerprint\": \"00000005\"", "\"sha256\": \"00ff\"", "\"block_size\": 64"}) {
    EXPECT_THAT(text, HasSubstr(wanted));
  }
  EXPECT_THAT(text, HasSubstr(build_info().compiler));
  EXPECT_EQ(text, manifest_text(manifest));
}

TEST(Manifest, comes_back_as_it_was_written) {
  const TemporaryFolder folder;
  for (const Manifest& written : {manifest, of_study()}) {
    write_atomically(folder.path() / "manifest.json", manifest_text(written));
    const Manifest read = read_manifest(folder.path());
    EXPECT_EQ(manifest_text(read), manifest_text(written));
    EXPECT_EQ(read.identity, written.identity);
    EXPECT_EQ(read.baseline, written.baseline);
    ASSERT_EQ(read.points.size(), written.points.size());
    EXPECT_EQ(read.points.back().digest, written.points.back().digest);
  }
}

TEST(Manifest, says_where_the_scenario_of_each_point_lies) {
  EXPECT_EQ(resolved_file(manifest, 0), "resolved.yaml");
  EXPECT_EQ(resolved_file(of_study(), 1), "resolved/many.yaml");
}

TEST(Manifest, survives_a_file_name_that_is_not_text) {
  Manifest strange = manifest;
  strange.inputs[0].path = "\xff\"\n";
  EXPECT_NO_THROW(manifest_text(strange));
}

TEST(Timing, is_marked_as_not_reproducible_and_gives_the_rate_per_core) {
  const Timing timing{
      .wall_s = 2, .cpu_s = 8, .threads = 4, .replicates = 3, .awake_person_steps = 800, .stage_s = {{"push", 1.5}}};
  EXPECT_THAT(timing_text(timing), HasSubstr("\"reproducible\": false"));
  EXPECT_THAT(timing_text(timing), HasSubstr("\"awake_person_steps_per_core_second\": 100.0"));
  EXPECT_THAT(timing_text(timing), HasSubstr("\"push\": 1.5"));
  EXPECT_THAT(timing_text(Timing{}), HasSubstr("\"awake_person_steps_per_core_second\": null"));
}

TEST(RequireSameRun, accepts_a_missing_an_empty_and_its_own_folder) {
  const TemporaryFolder folder;
  EXPECT_NO_THROW(require_same_run(folder.path() / "none", manifest.identity));
  EXPECT_NO_THROW(require_same_run(folder.path(), manifest.identity));
  create_folder(folder.path() / "shards");
  write_atomically(folder.path() / "scenario.yaml", "a crash came before the manifest");
  EXPECT_NO_THROW(require_same_run(folder.path(), manifest.identity));
  write_atomically(folder.path() / "manifest.json", manifest_text(manifest));
  EXPECT_NO_THROW(require_same_run(folder.path(), manifest.identity));
}

TEST(RequireSameRun, refuses_another_run_a_strange_manifest_and_a_folder_of_other_things) {
  const TemporaryFolder folder;
  write_atomically(folder.path() / "letter.txt", "dear reader");
  EXPECT_THROW(require_same_run(folder.path(), manifest.identity), MismatchError);
  for (const char* text : {"", "{", "{}", "[]", "{\"seed\": -1}"}) {
    write_atomically(folder.path() / "manifest.json", text);
    EXPECT_THROW(require_same_run(folder.path(), manifest.identity), MismatchError) << text;
  }
  write_atomically(folder.path() / "manifest.json", manifest_text(manifest));
  RunIdentity other = manifest.identity;
  other.seed = 8;
  try {
    require_same_run(folder.path(), other);
    FAIL();
  } catch (const MismatchError& error) {
    EXPECT_THAT(error.what(), HasSubstr("seed=7, not seed=8"));
  }
}

TEST(Version, carries_release_and_a_hash_of_the_sources) {
  EXPECT_THAT(build_info().version, ::testing::MatchesRegex("[0-9.]+\\+[0-9a-f]+"));
  EXPECT_THAT(build_info().version, ::testing::StartsWith(build_info().release + "+"));
  EXPECT_THAT(build_info().compiler, Not(::testing::IsEmpty()));
}

}  // namespace
}  // namespace sispam
