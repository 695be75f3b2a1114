# Shared by ./postmortem, ./run, ./test and the release: finds or installs what they need, and builds.
# Sourced, never executed. Every function says what is wrong in one line on stderr and returns 1.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${POSTMORTEM_CACHE:-$root/.cache}
server_binary=$root/artifacts/server/postmortem
[ "${OS:-}" = Windows_NT ] && server_binary=$server_binary.exe

say() { printf '%s\n' "$*" >&2; }
fail() { say "postmortem: $*"; return 1; }

# Runs a command with its output in a log: a line when it begins, in a terminal the seconds while it lasts, a line when it took
# long, and the log's end when it fails.
step() {
  local title=$1 log started=$SECONDS ticker= good=
  shift
  mkdir -p "$cache/logs"
  log=$(mktemp "$cache/logs/step.XXXXXX")
  say "· $title"
  if [ -t 2 ]; then
    ( while sleep 1; do printf '\r  %s s' $((SECONDS - started)) >&2; done ) &
    ticker=$!
  fi
  if "$@" >"$log" 2>&1; then good=yes; fi
  if [ -n "$ticker" ]; then
    kill "$ticker" 2>/dev/null || true
    wait "$ticker" 2>/dev/null || true
    printf '\r\033[K' >&2
  fi
  if [ -n "$good" ]; then
    [ $((SECONDS - started)) -lt 3 ] || say "  $title: done in $((SECONDS - started)) s"
    rm -f "$log"
  else
    tail -n 60 "$log" >&2
    rm -f "$log"
    fail "$title failed"
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

# .NET's name of the platform to build for: this machine's, unless POSTMORTEM_RID names another.
rid() {
  local os arch
  if [ -n "${POSTMORTEM_RID:-}" ]; then echo "$POSTMORTEM_RID"; return; fi
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
  mkdir -p "$cache"
  # The executable gets the time at which its build started, so that an edit made meanwhile is not missed.
  touch "$stamp"
  step "Building the server (release form, $rid)" publish_server "$rid" || return 1
  touch -r "$stamp" "$cache/publish/$rid/$(basename "$server_binary")"
  # Moved, never written over: the old file may be running.
  mkdir -p "$(dirname "$server_binary")"
  rm -f "$server_binary.dll"
  mv -f "$cache/publish/$rid"/* "$(dirname "$server_binary")"
  if [ -f "$server_binary.dll" ]; then
    say "There is no .NET runtime pack for $rid in the package feed: this executable needs the installed .NET 10 and starts more slowly."
  fi
}

# Own folder for intermediate files: a build for one platform must not disturb the ordinary one beside it.
# Where the package feed has no runtime for this platform, the executable is left to the installed .NET.
publish_server() {
  local rid=$1 log=$cache/publish.log
  local publish=(dotnet publish "$root/server/Postmortem.App/Postmortem.App.csproj" -nologo -v quiet -c Release -o "$cache/publish/$rid")
  rm -rf "$cache/publish/$rid"
  if "${publish[@]}" --artifacts-path "$cache/build" -r "$rid" -p:PublishProfile=release >"$log" 2>&1; then return 0; fi
  if grep -qE 'NU110[0-3].*Microsoft\.(NETCore|AspNetCore|NET)\.' "$log"; then
    "${publish[@]}" --artifacts-path "$cache/build-portable" -p:DebugType=none
    return
  fi
  grep -E 'error|warning' "$log" | sort -u || cat "$log"
  return 1
}

# ---------------------------------------------------------------- Node, npm packages, system packages

# Node 24 from npm, whatever Node the machine has: the editor's server and the packager ask for it.
require_node() {
  command -v npm >/dev/null 2>&1 || { fail "Node.js with npm is needed and 'npm' is not on the PATH; get it from https://nodejs.org"; return 1; }
  node_home=$cache/node/node_modules/node
  locked node npm_folder "Installing Node 24" "$root/.ci/node" "$cache/node" || return 1
  [ -x "$node_home/bin/node" ] || { fail "Node 24 was installed by npm but $node_home/bin/node is not there; delete $cache/node and try again"; return 1; }
  case ":$PATH:" in *":$node_home/bin:"*) ;; *) PATH=$node_home/bin:$PATH ;; esac
  # Native modules are compiled against the headers that came with this Node.
  local headers=("$node_home"/node_modules/*/include/node "$cache"/node/node_modules/*/include/node)
  local header
  for header in "${headers[@]}"; do
    [ ! -d "$header" ] || { export npm_config_nodedir=${header%/include/node}; break; }
  done
}

# npm_folder TITLE FROM TO: installs the packages that FROM/package-lock.json names into TO, unless they are there already.
npm_folder() {
  local title=$1 from=$2 to=$3 sum
  sum=$(cat "$from/package.json" "$from/package-lock.json" | cksum)
  [ "$(cat "$to/node_modules/.installed" 2>/dev/null)" != "$sum" ] || return 0
  mkdir -p "$to"
  if [ "$from" != "$to" ]; then cp "$from/package.json" "$from/package-lock.json" "$to/"; fi
  step "$title" npm_install "$to" || return 1
  printf '%s\n' "$sum" >"$to/node_modules/.installed"
}

# As the lock file says. `npm ci` refuses a lock file without those optional packages (for other platforms) that a mirror
# does not carry; a plain install takes it.
npm_install() {
  local options=(--no-audit --no-fund --no-progress --loglevel=error)
  npm --prefix "$1" ci "${options[@]}" || npm --prefix "$1" install --no-save "${options[@]}"
}

# npm_packages FOLDER: the packages of a folder of this project.
npm_packages() { require_node && locked "npm-$(basename "$1")" npm_folder "Installing npm packages of $1" "$root/$1" "$root/$1"; }

chromium_binary() {
  local name
  for name in "${CHROMIUM:-chromium}" chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" 2>/dev/null && return 0
  done
  return 1
}

# missing_packages THING...: Debian's names of those things that this machine lacks.
missing_packages() {
  local thing
  for thing in "$@"; do
    case $thing in
      g++|make|python3) command -v "$thing" >/dev/null 2>&1 || echo "$thing" ;;
      libkrb5-dev) [ -e /usr/include/gssapi/gssapi.h ] || echo "$thing" ;;
      chromium) chromium_binary >/dev/null || echo "$thing" ;;
      neovim) command -v nvim >/dev/null 2>&1 || echo "$thing" ;;
    esac
  done
}

# require_system THING...: installs what is missing where that is possible without a password, else names it.
require_system() {
  local missing
  missing=$(missing_packages "$@" | tr '\n' ' ')
  missing=${missing% }
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    # shellcheck disable=SC2086
    locked apt step "Installing system packages: $missing" apt_install $missing
  else
    fail "these system packages are missing: $missing (on Debian or Ubuntu: sudo apt-get install $missing)"
  fi
}

apt_install() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -q && apt-get install -y -q --no-install-recommends "$@"
}

# VS Code with a web front. Its native modules are compiled here, which takes about two minutes, once.
require_code_server() {
  require_node || return 1
  code_server=$cache/code-server/node_modules/.bin/code-server
  if [ ! -x "$code_server" ] && [ "$(uname -s)" = Linux ]; then require_system libkrb5-dev g++ make python3 || return 1; fi
  locked code-server npm_folder "Installing code-server, the editor in the browser (about two minutes, once)" "$root/.ci/code-server" "$cache/code-server"
}

# ---------------------------------------------------------------- extension

# Packages the extension for this platform with the server in it; prints nothing, leaves artifacts/postmortem.vsix.
vsix=$root/artifacts/postmortem.vsix

build_extension() {
  build_server && npm_packages vscode-postmortem && locked extension build_extension_once
}

build_extension_once() {
  if [ -f "$vsix" ] && [ ! "$server_binary" -nt "$vsix" ] &&
    [ -z "$(find "$root/vscode-postmortem" "$root/snippets" "$root/LICENSE" "$root/CHANGELOG.md" \( -name node_modules -o -name dist -o -name server -o -name schemas \) -prune -o -type f -newer "$vsix" -print -quit 2>/dev/null)" ]; then
    return 0
  fi
  step "Packaging the extension" package_extension "$(vsix_target "$(rid)")"
}

package_extension() {
  local target=$1 folder=$root/vscode-postmortem
  rm -rf "$folder/server" "$folder/dist" "$folder/schemas"
  mkdir -p "$folder/server" "$folder/schemas"
  cp "$root"/templates/*.schema.json "$folder/schemas/"
  cp "$(dirname "$server_binary")"/* "$folder/server/"
  cp "$root/LICENSE" "$root/CHANGELOG.md" "$folder/"
  ( cd "$folder" && npm run --silent check && npm run --silent bundle && node_modules/.bin/vsce package --no-dependencies --target "$target" --out "$vsix.new" ) || return 1
  mv -f "$vsix.new" "$vsix"
}
