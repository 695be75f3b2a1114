#!/usr/bin/env bash
# Tests of ./postmortem and ./run as scripts: options, stand-ins for programs, one clear line for what is missing.
# Works on a copy of the scripts with stand-ins for dotnet, npm and the editors, so nothing is built or installed.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
passed=0 failed=0

# A copy of the scripts in a folder of its own, with a PATH of stand-ins and of the plain tools that scripts may use.
setup() {
  box=$(mktemp -d)
  mkdir -p "$box/project/.ci" "$box/project/server" "$box/project/templates" "$box/project/snippets" "$box/bin"
  cp "$here/postmortem" "$box/project/"
  [ ! -e "$here/run" ] || cp "$here/run" "$box/project/"
  cp -R "$here/.ci/." "$box/project/.ci/"
  local tool
  for tool in bash basename cat chmod cksum cp date dirname find flock grep head id kill ls mkdir mktemp mv readlink rm sed seq sleep sort tail touch tr uname; do
    ln -s "$(command -v "$tool")" "$box/bin/$tool" 2>/dev/null
  done
}
teardown() { rm -rf "$box"; }

# standin NAME: a program on the PATH, its script on standard input.
standin() { { echo '#!/usr/bin/env bash'; cat; } >"$box/bin/$1"; chmod +x "$box/bin/$1"; }

# A dotnet that "publishes" an executable which prints its arguments.
standin_dotnet() {
  standin dotnet <<'END'
if [ "$1" = --version ]; then echo 10.0.100; exit; fi
echo build >>"${0%/*}/../builds"
while [ $# -gt 0 ]; do [ "$1" != -o ] || out=$2; shift; done
mkdir -p "$out"
printf '#!/usr/bin/env bash\necho "server: $*"\n' >"$out/postmortem"
chmod +x "$out/postmortem"
END
}
builds() { grep -c . "$box/builds" 2>/dev/null || echo 0; }

call() { out=$(cd "$box" && PATH=$box/bin "$@" 2>"$box/err") && code=0 || code=$?; err=$(cat "$box/err"); }

check() {
  local what=$1
  shift
  if "$@"; then passed=$((passed + 1)); else
    failed=$((failed + 1))
    printf 'FAILED: %s\n  exit code: %s\n  out: %s\n  err: %s\n' "$what" "${code:-}" "${out:-}" "${err:-}"
  fi
}
is() { [ "$1" = "$2" ]; }
has() { case $1 in *"$2"*) return 0 ;; *) return 1 ;; esac; }
one_line() { [ "$(printf '%s\n' "$1" | grep -c .)" = 1 ]; }

launcher_builds_when_absent_and_passes_arguments() {
  standin_dotnet
  call project/postmortem check 'a b.md' --format json
  check "builds and passes arguments" is "$out" "server: check a b.md --format json"
  check "built once" is "$(builds)" 1
  call project/postmortem rules
  check "does not build again" is "$(builds)" 1
  check "says nothing of its own when fresh" is "$err" ""
}

launcher_builds_again_when_a_source_is_newer() {
  standin_dotnet
  call project/postmortem
  touch -d '+2 seconds' "$box/project/server/Changed.cs"
  call project/postmortem
  check "a newer source is built" is "$(builds)" 2
}

launcher_builds_once_for_parallel_calls() {
  standin_dotnet
  ( cd "$box" && export PATH=$box/bin; for _ in 1 2 3 4; do project/postmortem x >/dev/null 2>&1 & done; wait )
  check "one build serves all" is "$(builds)" 1
}

launcher_works_through_a_link() {
  standin_dotnet
  ln -s "$box/project/postmortem" "$box/link"
  call ./link new coe
  check "a link finds its project" is "$out" "server: new coe"
}

launcher_names_a_missing_sdk() {
  call project/postmortem rules
  check "exit code of a usage or I/O error" is "$code" 2
  check "one line" one_line "$err"
  check "names the SDK" has "$err" ".NET 10 SDK"
}

launcher_names_an_old_sdk() {
  standin dotnet <<<'echo 8.0.404'
  call project/postmortem rules
  check "exit code" is "$code" 2
  check "names the version found" has "$err" "8.0.404"
}

launcher_shows_why_the_build_failed() {
  standin dotnet <<'END'
if [ "$1" = --version ]; then echo 10.0.100; exit; fi
echo "Program.cs(1,1): error CS1002: ; expected"
exit 1
END
  call project/postmortem rules
  check "exit code" is "$code" 2
  check "shows the compiler's error" has "$err" "error CS1002"
  check "leaves nothing behind" [ ! -e "$box/project/artifacts/server/postmortem" ]
}

launcher_falls_back_where_the_feed_has_no_runtime() {
  standin dotnet <<'END'
if [ "$1" = --version ]; then echo 10.0.100; exit; fi
case "$*" in *PublishProfile*) echo "x.csproj : error NU1101: Unable to find package Microsoft.NETCore.App.Runtime.osx-arm64."; exit 1 ;; esac
while [ $# -gt 0 ]; do [ "$1" != -o ] || out=$2; shift; done
mkdir -p "$out"
touch "$out/postmortem.dll"
printf '#!/usr/bin/env bash\necho portable\n' >"$out/postmortem"
chmod +x "$out/postmortem"
END
  call project/postmortem rules
  check "runs the framework-dependent form" is "$out" "portable"
  check "says so" has "$err" "needs the installed .NET 10"
}

# Everything ./run needs before an editor comes into play: a server that answers, npm packages that are there already.
standin_project() {
  standin_dotnet
  mkdir -p "$box/project/vscode-postmortem/sample/incidents" "$box/project/vscode-postmortem/node_modules/.bin" "$box/project/artifacts"
  echo '# Post-Mortem' >"$box/project/vscode-postmortem/sample/incidents/2026-03-17-checkout.md"
  # A VSIX that is newer than all sources is not packaged again.
  PATH=$box/bin "$box/project/postmortem" >/dev/null 2>&1
  touch -d '+1 minute' "$box/project/artifacts/postmortem.vsix"
  local folder
  for folder in .ci/node vscode-postmortem; do
    echo '{}' >"$box/project/$folder/package.json"
    echo '{}' >"$box/project/$folder/package-lock.json"
  done
  standin npm <<<'exit 1'
  local sum
  sum=$(echo '{}
{}' | cksum)
  mkdir -p "$box/project/.cache/node/node_modules/node/bin"
  echo "$sum" >"$box/project/.cache/node/node_modules/.installed"
  echo "$sum" >"$box/project/vscode-postmortem/node_modules/.installed"
  printf '#!/usr/bin/env bash\nexit 1\n' >"$box/project/.cache/node/node_modules/node/bin/node"
  chmod +x "$box/project/.cache/node/node_modules/node/bin/node"
}

# A desktop editor that writes down how it was called, and lists the extensions it was told to install.
standin_code() {
  standin code <<'END'
echo "$*" >>"${0%/*}/../code-calls"
case "$*" in *--install-extension*) echo postmortem-lsp.postmortem >>"${0%/*}/../extensions" ;; --list-extensions) cat "${0%/*}/../extensions" ;; esac
END
}

run_opens_the_desktop_editor_where_there_is_one() {
  standin_project
  standin_code
  call project/run
  check "succeeds" is "$code" 0
  check "prints the check of the sample" has "$out" "server: check vscode-postmortem/sample/incidents/2026-03-17-checkout.md"
  check "installs the package" has "$(cat "$box/code-calls")" "--install-extension $box/project/artifacts/postmortem.vsix"
  check "opens a copy of the sample" has "$(cat "$box/code-calls")" "--new-window $box/project/.cache/sample"
}

run_check_verifies_the_desktop_editor_and_ends() {
  standin_project
  standin_code
  call project/run --check
  check "succeeds" is "$code" 0
  check "says that the extension is there" has "$err" "has the extension postmortem-lsp.postmortem"
  check "opens no window" has "$(grep -c new-window "$box/code-calls")" 0
}

run_check_fails_when_the_extension_is_not_listed() {
  standin_project
  standin code <<<'exit 0'
  call project/run --check
  check "fails" is "$code" 1
  check "says why" has "$err" "does not list the extension"
}

run_rejects_an_unknown_option() {
  call project/run --bogus
  check "exit code" is "$code" 2
  check "names it" has "$err" "unknown option --bogus"
}

run_rejects_a_port_that_is_no_number() {
  call project/run --port http
  check "exit code" is "$code" 2
  check "one line" one_line "$err"
}

run_names_a_missing_sdk() {
  call project/run
  check "fails" is "$code" 1
  check "one line" one_line "$err"
  check "names the SDK" has "$err" ".NET 10 SDK"
}

run_names_a_missing_npm() {
  standin_dotnet
  call project/run
  check "fails" is "$code" 1
  check "names npm" has "$err" "'npm' is not on the PATH"
}

run_keeps_what_was_tried_in_the_sample() {
  standin_project
  standin_code
  call project/run
  echo mine >"$box/project/.cache/sample/mine.md"
  call project/run
  check "keeps it" [ -e "$box/project/.cache/sample/mine.md" ]
}

tests=$(declare -F | sed -n 's/^declare -f \(\(launcher\|run\)_.*\)$/\1/p')
for test in $tests; do
  setup
  "$test"
  teardown
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
