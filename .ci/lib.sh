# Shared by ./postmortem, ./run, ./test and the release: finds or installs what they need, and builds.
# Sourced, never executed. Every function says what is wrong in one line on stderr and returns 1.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${POSTMORTEM_CACHE:-$root/.cache}
server_binary=$root/artifacts/postmortem
[ "${OS:-}" = Windows_NT ] && server_binary=$server_binary.exe

say() { printf '%s\n' "$*" >&2; }
fail() { say "postmortem: $*"; return 1; }

# Runs a command with its output in a log; shows one line of progress, and the log's end when the command fails.
step() {
  local title=$1 log started=$SECONDS
  shift
  mkdir -p "$cache/logs"
  log=$(mktemp "$cache/logs/step.XXXXXX")
  printf '%s ... ' "$title" >&2
  if "$@" >"$log" 2>&1; then
    say "$((SECONDS - started)) s"
    rm -f "$log"
  else
    say "failed"
    tail -n 40 "$log" >&2
    rm -f "$log"
    return 1
  fi
}

# Holds a lock while a command runs, so that parallel calls wait for each other instead of building over each other.
locked() {
  local name=$1
  shift
  mkdir -p "$cache"
  if command -v flock >/dev/null 2>&1; then
    ( flock 9 && "$@" 9>&- ) 9>"$cache/$name.lock"
  else
    # Without flock (macOS) the lock is a folder that holds its owner's process id.
    local folder=$cache/$name.lock.d owner
    until mkdir "$folder" 2>/dev/null; do
      owner=$(cat "$folder/pid" 2>/dev/null || true)
      if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then rm -rf "$folder"; else sleep 0.2; fi
    done
    echo $$ >"$folder/pid"
    local code=0
    "$@" || code=$?
    rm -rf "$folder"
    return "$code"
  fi
}

# ---------------------------------------------------------------- server

# .NET's name of this platform.
rid() {
  local os arch
  case $(uname -s) in
    Linux) os=linux; [ -z "$(ls /lib/ld-musl-* 2>/dev/null)" ] || os=linux-musl ;;
    Darwin) os=osx ;;
    MINGW*|MSYS*|CYGWIN*) os=win ;;
    *) os=linux ;;
  esac
  case $(uname -m) in arm64|aarch64) arch=arm64 ;; *) arch=x64 ;; esac
  echo "$os-$arch"
}

# The editor's name of a .NET platform, as in the file name of a platform's VSIX.
vsix_target() {
  case $1 in
    linux-musl-*) echo "alpine-${1##*-}" ;;
    osx-*) echo "darwin-${1##*-}" ;;
    win-*) echo "win32-${1##*-}" ;;
    *) echo "$1" ;;
  esac
}

require_dotnet() {
  command -v dotnet >/dev/null 2>&1 || { fail "the .NET 10 SDK is needed and 'dotnet' is not on the PATH; get it from https://dot.net/download"; return 1; }
  local version
  version=$(cd "$root" && dotnet --version 2>/dev/null) || version=none
  case $version in
    [1-9][0-9].*) return 0 ;;
    *) fail "the .NET 10 SDK is needed, 'dotnet --version' says $version; get it from https://dot.net/download" ;;
  esac
}

# True when the executable is missing or older than a source.
server_is_stale() {
  [ ! -x "$server_binary" ] ||
    [ -n "$(find "$root/server" "$root/templates" "$root/snippets" \( -name bin -o -name obj -o -name docs \) -prune -o -newer "$server_binary" -print -quit 2>/dev/null)" ]
}

# Publishes the executable in its release form: self-contained, trimmed, ReadyToRun, one file.
build_server() { require_dotnet && locked server build_server_once; }

build_server_once() {
  server_is_stale || return 0
  local rid stamp=$cache/server-build-started
  rid=$(rid)
  mkdir -p "$cache" "$root/artifacts"
  # The executable gets the time at which its build started, so that an edit made meanwhile is not missed.
  touch "$stamp"
  rm -rf "$cache/publish/$rid"
  step "Building the server (release form, $rid)" publish_server "$rid" || return 1
  mv -f "$cache/publish/$rid/$(basename "$server_binary")" "$server_binary.new"
  touch -r "$stamp" "$server_binary.new"
  mv -f "$server_binary.new" "$server_binary"
  if [ -f "$cache/publish/$rid/framework-dependent" ]; then
    say "The feed has no .NET runtime pack for $rid: this executable needs the installed .NET 10 and starts more slowly."
  fi
}

# Own folder for intermediate files: a build for one platform must not disturb the ordinary one beside it.
# Where the package feed has no runtime for this platform, the executable is left to the installed .NET.
publish_server() {
  local rid=$1 log=$cache/publish.log
  local publish=(dotnet publish "$root/server/Postmortem.App/Postmortem.App.csproj" -nologo -v quiet -c Release -r "$rid"
    --artifacts-path "$cache/build" -o "$cache/publish/$rid")
  if "${publish[@]}" -p:PublishProfile=release >"$log" 2>&1; then return 0; fi
  if grep -qE 'NU110[0-3].*Microsoft\.(NETCore|AspNetCore|NET)\.' "$log"; then
    "${publish[@]}" --self-contained false -p:PublishSingleFile=true -p:DebugType=none || return 1
    touch "$cache/publish/$rid/framework-dependent"
    return 0
  fi
  grep -E 'error|warning' "$log" | sort -u || cat "$log"
  return 1
}
