#!/usr/bin/env bash
# Installs what `make demo` or `make test` needs, and nothing that is there already.
#
#   scripts/setup.sh demo    a C compiler, Node's package manager, the Node packages
#   scripts/setup.sh test    those, and Chromium, poppler, fonts and the tools from PyPI (in target/tools)
set -euo pipefail
cd "$(dirname "$0")/.."

stop() {
    printf 'setup: %s\n' "$1" >&2
    exit 1
}

# Runs a command as root: as it is, or through sudo; without a terminal sudo must not ask.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif [ -t 0 ]; then
        sudo "$@"
    else
        sudo -n "$@"
    fi
}

# Debian packages to install: each `want COMMAND PACKAGE...` whose command is missing adds its packages.
packages=()
want() {
    local command=$1
    shift
    command -v "$command" >/dev/null 2>&1 || packages+=("$@")
}

install_packages() {
    [ "${#packages[@]}" -gt 0 ] || return 0
    local list="${packages[*]}"
    command -v apt-get >/dev/null 2>&1 ||
        stop "these Debian packages are missing and apt-get is not here: $list. Install their like, then run make again."
    [ "$(id -u)" = 0 ] || command -v sudo >/dev/null 2>&1 ||
        stop "these packages are missing: $list. As root, run 'apt-get install $list', then run make again."
    printf 'setup: installing %s\n' "$list"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update ||
        stop "the package lists could not be fetched. Install these as root, then run make again: $list"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends "${packages[@]}" >/dev/null ||
        stop "apt-get could not install: $list. Its words above say why; mend that, then run make again."
}

check_rust() {
    command -v cargo >/dev/null 2>&1 ||
        stop "Rust is not here. Install it with rustup, version $(wanted_rust) or newer, then run make again."
    local have
    have=$(rustc --version | cut -d' ' -f2)
    [ "$(printf '%s\n%s\n' "$(wanted_rust)" "$have" | sort -V | head -n 1)" = "$(wanted_rust)" ] ||
        stop "Rust is $have and $(wanted_rust) or newer is needed. Run 'rustup update', then run make again."
}

wanted_rust() {
    sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml
}

check_rust_components() {
    cargo clippy --version >/dev/null 2>&1 && cargo fmt --version >/dev/null 2>&1 ||
        stop "clippy and rustfmt are needed. Run 'rustup component add clippy rustfmt', then run make again."
}

# Runs "$@" when FILE is not the one that it last ran for; STAMP remembers.
once_for() {
    local file=$1 stamp=$2 sum
    shift 2
    sum=$(sha256sum "$file" | cut -d' ' -f1)
    [ "$(cat "$stamp" 2>/dev/null)" = "$sum" ] && return 0
    "$@"
    printf '%s\n' "$sum" >"$stamp"
}

install_node_packages() {
    printf 'setup: fetching the Node packages\n'
    npm ci --no-audit --no-fund --loglevel=error ||
        stop "npm could not fetch the packages of package-lock.json. Is the npm registry in reach? Then run make again."
}

install_python_tools() {
    printf 'setup: fetching the checking tools from PyPI into target/tools\n'
    mkdir -p target
    python3 -m venv target/tools ||
        stop "Python could not make a virtual environment. Install python3-venv, then run make again."
    target/tools/bin/pip install --quiet --disable-pip-version-check --requirement scripts/requirements.txt ||
        stop "pip could not fetch what scripts/requirements.txt names. Is PyPI in reach? Then run make again."
}

set_up_demo() {
    want cc build-essential
    want npm nodejs npm
    install_packages
    check_rust
    once_for package-lock.json node_modules/.goldthread-stamp install_node_packages
}

set_up_test() {
    want chromium chromium fonts-liberation
    want pdftotext poppler-utils
    want python3 python3
    python3 -c 'import ensurepip' >/dev/null 2>&1 || packages+=(python3-venv)
    set_up_demo
    check_rust_components
    once_for scripts/requirements.txt target/tools/.goldthread-stamp install_python_tools
}

case "${1:-}" in
demo) set_up_demo ;;
test) set_up_test ;;
*) stop "say what for: scripts/setup.sh demo, or scripts/setup.sh test" ;;
esac
