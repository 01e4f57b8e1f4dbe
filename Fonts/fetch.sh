#!/bin/sh
# Brings the font files that fonts.yaml names into Fonts/files/, each checked by its SHA-256.
#
# A file comes from the installed Debian package if there is one; otherwise the package is
# downloaded and only the file taken out of it: nothing is installed. Run it as often as you like:
# files that are right stay untouched. Needs: apt-get, dpkg-deb, tar, awk, sha256sum, gzip.
set -eu

folder=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
manifest=$folder/fonts.yaml
files=$folder/files
passport=$files/.verified
work=

say() { printf '字体：%s\n' "$*"; }
fail() { printf '字体：错误：%s\n' "$*" >&2; exit 1; }
tidy() { if [ -n "$work" ]; then rm -rf -- "$work"; fi; }
trap tidy EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

for tool in awk sha256sum; do
  command -v "$tool" >/dev/null 2>&1 || fail "找不到程序 $tool，请先安装（missing: $tool）"
done
[ -r "$manifest" ] || fail "读不到字体清单 $manifest"

# file, package, path inside the package, hash: one line for each entry under 文件.
entries() {
  awk '
    /^[^ #]/ { inside = ($0 ~ /^文件:/); next }
    !inside || /^ *#/ || /^ *$/ { next }
    /^  [^ ]/ { name = $1; sub(/:$/, "", name); next }
    $1 == "软件包:" { package = $2 }
    $1 == "路径:" { path = $2 }
    $1 == "SHA-256:" { print name, package, path, $2 }
  ' "$manifest"
}

is_right() { # FILE HASH
  [ -f "$1" ] && [ "$(sha256sum <"$1")" = "$2  -" ]
}

# Takes a file only whole: beside its place first, then checked, then renamed.
place() { # SOURCE NAME HASH
  cp -L -- "$1" "$files/.$2.part" || return 1
  if is_right "$files/.$2.part" "$3"; then
    chmod 644 "$files/.$2.part"
    mv -f -- "$files/.$2.part" "$files/$2"
  else
    rm -f -- "$files/.$2.part"
    return 1
  fi
}

# The package file, downloaded once in a run; its path is printed.
download() { # PACKAGE
  if [ ! -d "$work/$1" ]; then
    mkdir "$work/$1"
    say "下载软件包 $1 …" >&2
    (cd "$work/$1" && apt-get -q download "$1" >download.log 2>&1) ||
      (refresh_lists && cd "$work/$1" && apt-get -q download "$1" >download.log 2>&1) || {
        tail -n 3 "$work/$1/download.log" >&2
        fail "无法下载软件包 $1：请检查网络和 apt 的软件源（可先以 root 运行 apt-get update），再运行本脚本。
      （cannot download $1: check the network and apt's sources）"
      }
  fi
  for archive in "$work/$1"/*.deb; do
    [ -f "$archive" ] || fail "软件包 $1 没有下载完整"
    printf '%s\n' "$archive"
    return
  done
}

# Package lists can only be renewed by root, and are at most once a run.
refresh_lists() {
  [ "$(id -u)" = 0 ] && [ ! -e "$work/refreshed" ] || return 1
  : >"$work/refreshed"
  say "更新软件包列表 …" >&2
  apt-get -q update >"$work/update.log" 2>&1
}

need_apt() {
  for tool in apt-get dpkg-deb tar; do
    command -v "$tool" >/dev/null 2>&1 ||
      fail "找不到程序 $tool。本脚本从 Debian 的软件包取字体；其他系统请自备 fonts.yaml 所列文件，放入 $files
      （$tool is missing: this script takes fonts from Debian's packages）"
  done
  [ -n "$work" ] || work=$(mktemp -d) || fail "无法建立临时文件夹"
  chmod 755 "$work"
}

unpack() { # PACKAGE PATH TARGET
  archive=$(download "$1") || exit 1
  dpkg-deb --fsys-tarfile "$archive" | tar -xOf - "./$2" >"$3"
}

fetch() { # NAME PACKAGE PATH HASH
  if [ -f "/$3" ] && place "/$3" "$1" "$4"; then
    say "已从本机的 $2 复制 $1"
    return
  fi
  need_apt
  if unpack "$2" "$3" "$work/member" && place "$work/member" "$1" "$4"; then
    say "已从软件包 $2 取出 $1"
    return
  fi
  fail "$1 与清单所记的 SHA-256 不符：软件包 $2 的版本已变，请核对 fonts.yaml
      ($1 from $2 does not have the SHA-256 of fonts.yaml)"
}

# FandolFang's licence travels with it.
fetch_fandol_license() {
  [ -s "$files/FandolFang-COPYING" ] && [ -s "$files/FandolFang-README" ] && return
  need_apt
  unpack texlive-lang-chinese usr/share/doc/texlive-doc/fonts/fandol/COPYING.gz "$work/COPYING.gz"
  unpack texlive-lang-chinese usr/share/doc/texlive-doc/fonts/fandol/README "$work/README"
  gzip -dc "$work/COPYING.gz" >"$work/COPYING"
  mv -f -- "$work/COPYING" "$files/FandolFang-COPYING"
  mv -f -- "$work/README" "$files/FandolFang-README"
}

# Sizes and times of the files as last verified; hashing 250 MB each time would take seconds.
state() {
  sha256sum "$manifest"
  entries | while read -r name package path hash; do
    stat -L -c '%n %s %y' "$files/$name" 2>/dev/null || echo "$name missing"
  done
}

mkdir -p "$files" || fail "无法建立文件夹 $files"
if [ "${1-}" != --verify ] && [ -f "$passport" ] && [ -s "$files/FandolFang-COPYING" ] &&
  [ "$(state)" = "$(cat "$passport")" ]; then
  say "都已就绪"
  exit 0
fi
rm -f -- "$passport"
count=0
list=$(entries)
[ -n "$list" ] || fail "清单 $manifest 的“文件”一节是空的"
while read -r name package path hash; do
  count=$((count + 1))
  if is_right "$files/$name" "$hash"; then continue; fi
  if [ -e "$files/$name" ]; then say "$name 与清单所记的 SHA-256 不符，重新取来"; fi
  fetch "$name" "$package" "$path" "$hash"
done <<EOF
$list
EOF
fetch_fandol_license
state >"$passport"
say "$count 个文件都已就绪并核对（$files）"
