#!/bin/sh
# promote.sh development staging, or staging production: the versions of one overlay become those of the next,
# as a change of its file versions/kustomization.yaml, to be reviewed and applied like any other. Only what
# runs in the first, all of it and ready, is promoted. --dry-run shows the change; --overlays FOLDER.
set -eu
overlays=$(cd "$(dirname "$0")" && pwd)/../overlays
dry_run=false

fail() {
  echo "promote: $1" >&2
  exit 2
}

way=
while [ $# -gt 0 ]; do
  case $1 in
    --dry-run) dry_run=true ;;
    --overlays)
      [ $# -gt 1 ] || fail '--overlays has no value'
      overlays=$2
      shift
      ;;
    -*) fail "unknown option $1" ;;
    *) way="$way${way:+ }$1" ;;
  esac
  shift
done
case $way in
  'development staging' | 'staging production') ;;
  *) fail 'from development to staging, or from staging to production' ;;
esac
from=$overlays/${way% *}
to=$overlays/${way#* }
namespace=$(sed -n 's/^namespace: *//p' "$from/kustomization.yaml")

# The images that a file names, as pods have them.
images() {
  awk '
    function told() { if (name != "") print (image != "" ? image : name) (digest != "" ? "@" digest : ":" tag) }
    { value = $NF; gsub(/"/, "", value) }
    $1 == "-" && $2 == "name:" { told(); name = value; image = ""; tag = ""; digest = "" }
    $1 == "newName:" { image = value }
    $1 == "newTag:" { tag = value }
    $1 == "digest:" { digest = value }
    END { told() }' "$1"
}

k() {
  kubectl --namespace "$namespace" "$@"
}

workloads=$(k get deployments,statefulsets -o name) || fail "it cannot be seen what runs in $namespace"
running=$(k get deployments,statefulsets \
  -o 'jsonpath={range .items[*]}{range .spec.template.spec.containers[*]}{.image}{"\n"}{end}{end}')
for image in $(images "$from/versions/kustomization.yaml"); do
  echo "$running" | grep -qxF "$image" || fail "$image does not run in $namespace: apply the overlay first"
done
for each in $workloads; do
  k rollout status "$each" --timeout=10s || fail "$each is not ready in $namespace"
done
if diff -u "$to/versions/kustomization.yaml" "$from/versions/kustomization.yaml"; then
  echo 'promote: they are the same already'
elif $dry_run; then
  echo 'promote: nothing was changed'
else
  cp "$from/versions/kustomization.yaml" "$to/versions/kustomization.yaml"
  echo "promote: ${way#* } has the versions of ${way% *}; look, commit, and kubectl apply -k $to"
fi
