#!/bin/sh
# Brings what building (or testing, or measuring) needs from Debian's packages, and says what is missing.
#   .ci/setup.sh build | test | soak | bench
# Run again it only looks. Nothing is installed that is there already.
set -eu

build_packages="libcairo2-dev libharfbuzz-dev libfreetype-dev libturbojpeg0-dev zlib1g-dev libssl-dev libsqlite3-dev
  pkg-config git"
test_packages="poppler-utils qpdf mupdf-tools ghostscript netpbm zbar-tools python3 python3-venv unicode-data
  openssl libnss3-tools"
# Programs whose files are damaged at random.
soak_packages="texlive-latex-base libreoffice-writer-nogui"
bench_packages="python3 python3-venv gcc poppler-utils"

say() { printf '%s\n' "$*"; }
fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

# Swift comes first: nothing else is worth bringing without it.
require_swift() {
  command -v swift >/dev/null 2>&1 || fail \
    "缺少 Swift：需要 Swift 6.3 或更新的版本，并把它的 usr/bin 加进 PATH。" \
    "Swift 6.3 or newer is missing: install it from swift.org and put its usr/bin into PATH."
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
  major=${version%%.*}
  minor=${version#*.}
  if [ "${major:-0}" -lt 6 ] || { [ "$major" -eq 6 ] && [ "${minor:-0}" -lt 3 ]; }; then
    fail "Swift 版本太旧：现有 ${version:-未知}，需要 6.3 或更新的版本。" \
      "Swift ${version:-of unknown version} is too old: 6.3 or newer is needed."
  fi
}

is_installed() {
  dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed
}

missing_of() {
  for package in "$@"; do
    is_installed "$package" || printf '%s ' "$package"
  done
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

require_root() {
  [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null 2>&1 || fail \
    "安装软件包需要管理员权限，请以 root 身份运行：apt-get install $*" \
    "Installing packages takes root; run this as root: apt-get install $*"
}

install() {
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends "$@" >/dev/null
}

# Other systems name their packages otherwise: there it is enough that all is found.
is_complete_without_apt() {
  pkg-config --exists cairo-ft harfbuzz-subset freetype2 libturbojpeg zlib libcrypto sqlite3 2>/dev/null || return 1
  [ "$1" = build ] && return 0
  for program in pdftotext qpdf mutool gs pngtopnm zbarimg python3 openssl certutil; do
    command -v "$program" >/dev/null 2>&1 || return 1
  done
  [ "$1" = bench ] || [ -r /usr/share/unicode/LineBreak.txt ]
}

# Looks, installs what is missing, and asks for fresh package lists only when that fails.
require_packages() {
  purpose=$1
  shift
  if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
    is_complete_without_apt "$purpose" && return 0
    fail "这台机器没有 apt，请用它自己的办法装好下列软件（Debian 的包名），再运行一次：" \
      "There is no apt here; install these (Debian's names) the system's own way and run again:" \
      "  $*"
  fi
  missing=$(missing_of "$@")
  [ -n "$missing" ] || return 0
  require_root "$missing"
  say "安装 Debian 软件包 (installing): $missing"
  # The list is split into words on purpose.
  # shellcheck disable=SC2086
  install $missing 2>/dev/null || {
    as_root apt-get update >/dev/null || true
    install $missing || fail "软件包没有装上，请检查网络和软件源：$missing" \
      "These packages could not be installed; check the network and the package sources: $missing"
  }
}

# The test programs of PyPI, in a folder of the clone's own; the list is kept beside them.
require_test_programs() {
  list=$(dirname "$0")/test-programs.txt
  folder=$(dirname "$0")/../.venv-tests
  cmp -s "$list" "$folder/installed.txt" && return 0
  say "安装测试用的程序 (installing programs for tests): .venv-tests"
  python3 -m venv "$folder" &&
    "$folder/bin/pip" install --quiet --disable-pip-version-check -r "$list" &&
    cp "$list" "$folder/installed.txt" ||
    fail "测试用的程序没有装上，请检查网络：$list" \
      "The programs for tests could not be installed; check the network: $list"
}

require_swift
case "${1:-}" in
  build) require_packages build $build_packages ;;
  test)
    require_packages test $build_packages $test_packages
    require_test_programs
    ;;
  soak)
    require_packages test $build_packages $test_packages $soak_packages
    require_test_programs
    ;;
  bench) require_packages bench $build_packages $bench_packages ;;
  *) fail "用法 (usage): .ci/setup.sh build|test|soak|bench" ;;
esac
