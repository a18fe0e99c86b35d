#!/usr/bin/env bash
# Makes a release: tools/release.sh [FOLDER] [RID…]     default: artifacts/release, linux-x64 and linux-arm64
#
# For each machine an archive of one file that needs no .NET (self-contained, trimmed, compiled ahead of time) and SQLite's
# library, which is loaded where there is a journal. Beside them the licences of what is inside, a list of it (SPDX), and
# checksums of everything. The same commit with the same SDK gives the same bytes.
set -euo pipefail
cd "$(dirname "$0")/.."

out=$(realpath -m "${1:-artifacts/release}")
shift || true
rids=("${@:-linux-x64}")
[ $# -gt 0 ] || rids=(linux-x64 linux-arm64)

version=$(sed -n 's/.*<Version>\(.*\)<\/Version>.*/\1/p' Directory.Build.props)
commit=$(git rev-parse HEAD)
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
[ -z "$(git status --porcelain --untracked-files=no)" ] || echo "Attention: there are changes that are in no commit." >&2

rm -rf "$out"
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A tree of its own at a path of its own: what was built before, and where the sources lie, must not be in the result.
git archive --format=tar "$commit" | tar -x -C "$work"
for rid in "${rids[@]}"; do
  echo "== $rid"
  dotnet publish "$work/XChat.Gateway" -p:PublishProfile=small -r "$rid" -p:PublishDir="$work/out/$rid/" \
    -p:ContinuousIntegrationBuild=true -p:PathMap="$work/=/src/" -p:SourceRevisionId="$commit" --nologo -v quiet
  mv "$work/out/$rid/XChat.Gateway" "$work/out/$rid/xchat"
  chmod 755 "$work/out/$rid/xchat" && chmod 644 "$work/out/$rid/libe_sqlite3.so"
  tar --create --directory "$work/out/$rid" --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner \
    xchat libe_sqlite3.so | gzip -n9 > "$out/xchat-$version-$rid.tar.gz"
  python3 tools/sbom.py "$work/XChat.Gateway/obj/project.assets.json" "$version" "$commit" "$rid" "$SOURCE_DATE_EPOCH" "$out"
done

cp LICENSE "$out/LICENSE"
(cd "$out" && sha256sum -- * > SHA256SUMS)
cat "$out/SHA256SUMS"
