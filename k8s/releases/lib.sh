# What the recipes share: options, how the error budget burns, one step on, and the way back. A recipe says
# begin "$@", changes the release by change, looks by watch, and ends with take_over.
#
# Environment: PROMETHEUS, its address, as http://localhost:9090.
# Options: --namespace NAME, --service NAME, --image IMAGE (all three needed), --release NAME (bourse), --chart
# FOLDER, --seconds N (how long is looked after each step; 300), --every N (how often; 15), --burn-max N (times
# as fast as the budget allows; 10), --dry-run (says what it would do and touches nothing).
# Exit code: 0 released, 1 rolled back, 2 nothing done, or it could not be rolled back.
set -eu
RELEASES=$(cd "$(dirname "$0")" && pwd)
namespace=
release=bourse
chart=$RELEASES/../../helm/bourse
service=
image=
seconds=300
every=15
burn_max=10
dry_run=false
BLIND_MAX=3

say() {
  echo "release: $1"
}

fail() {
  say "$1" >&2
  exit 2
}

h() {
  helm --namespace "$namespace" "$@"
}

k() {
  kubectl --namespace "$namespace" "$@"
}

begin() {
  while [ $# -gt 0 ]; do
    case $1 in
      --dry-run) dry_run=true; shift; continue ;;
    esac
    [ $# -gt 1 ] || fail "$1 has no value, or is unknown"
    case $1 in
      --namespace) namespace=$2 ;;
      --release) release=$2 ;;
      --chart) chart=$2 ;;
      --service) service=$2 ;;
      --image) image=$2 ;;
      --seconds) seconds=$2 ;;
      --every) every=$2 ;;
      --burn-max) burn_max=$2 ;;
      *) option "$1" "$2" ;;
    esac
    shift 2
  done
  [ -n "$namespace" ] && [ -n "$service" ] && [ -n "$image" ] || fail '--namespace, --service and --image are needed'
  case $service in
    order-service | portfolio-service | risk-service | market-data-service) ;;
    matching-service) fail 'the venue has one version at a time: it is replaced by "helm upgrade" (docs/releases.md)' ;;
    *) fail "there is no $service" ;;
  esac
  # As the chart names what it makes.
  case $release in
    *bourse*) full=$release ;;
    *) full=$release-bourse ;;
  esac
  revision='(the one before)'
  if $dry_run; then
    return
  fi
  [ -n "${PROMETHEUS:-}" ] || fail 'PROMETHEUS, its address, is needed: without it nobody sees what to go back for'
  [ -z "$(k get "deployment/$full-candidate-$service" --ignore-not-found -o name)" ] \
    || fail "there is a candidate of $service already: a release is under way, or was left alone"
  burn "$full-$service" > /dev/null || fail "Prometheus is not reached at $PROMETHEUS"
  revision=$(h history "$release" --max 1 -o json | sed -n 's/.*"revision":\([0-9]*\).*/\1/p')
  [ -n "$revision" ] || fail "there is no release $release"
  say "from revision $revision of $release"
  trap 'go_back "it was interrupted"' INT TERM
}

# A recipe with options of its own says what they mean.
option() {
  fail "unknown option $1"
}

# try WHAT COMMAND…: says it and does it; what fails is gone back from.
try() {
  say "$1"
  shift
  if $dry_run; then
    echo "  would run: $*"
  else
    "$@" || go_back "it could not be done: $*"
  fi
}

# change WHAT NAME=VALUE…: values below services.SERVICE; all that run are ready afterwards.
change() {
  what=$1
  shift
  settings=
  for each; do
    settings="$settings --set services.$service.$each"
  done
  # shellcheck disable=SC2086 # neither images nor numbers have blanks
  try "$what" h upgrade "$release" "$chart" --reset-then-reuse-values --wait --timeout 10m $settings
}

# burn WHO: how many times as fast as it may the budget burns; nothing where nobody asked WHO.
burn() {
  answer=$(curl -fsS --max-time 10 --get \
    --data-urlencode "query=bourse:budget_burn:rate5m{namespace=\"$namespace\",service=\"$1\"}" \
    "$PROMETHEUS/api/v1/query") || return 1
  printf '%s\n' "$answer" | sed -n 's/.*"value":\[[^,]*,"\([^"]*\)"\].*/\1/p'
}

# watch WHO: looks for so long how the budget burns by these processes, and goes back if it does.
watch() {
  say "look at $1 for $seconds s"
  if $dry_run; then
    return
  fi
  looked=0
  blind=0
  rate=
  while :; do
    if now=$(burn "$1"); then
      blind=0
      rate=${now:-$rate}
    else
      blind=$((blind + 1))
      [ "$blind" -lt "$BLIND_MAX" ] || go_back 'Prometheus is not reached'
    fi
    # In a process of its own, or what goes back on a signal would be told to nobody.
    (k rollout status "deployment/$1" --timeout=30s > /dev/null) || go_back "not all of $1 is ready"
    if [ -n "$rate" ] && ! awk -v rate="$rate" -v most="$burn_max" 'BEGIN { exit !(rate + 0 <= most + 0) }'; then
      go_back "$1 burns the error budget $rate times as fast as it may, $burn_max are borne"
    fi
    [ "$looked" -lt "$seconds" ] || break
    sleep "$every"
    looked=$((looked + every))
  done
  [ "$blind" -eq 0 ] || go_back 'Prometheus is not reached'
  [ -n "$rate" ] || go_back "nobody asked $1, so nothing is known of it"
  say "$1 burns $rate of at most $burn_max"
}

go_back() {
  trap '' INT TERM
  say "goes back to revision $revision: $1"
  if h rollback "$release" "$revision" --wait --timeout 10m; then
    say 'verdict: rolled back'
    exit 1
  fi
  say "verdict: FAILED: it could not be rolled back; helm --namespace $namespace rollback $release $revision"
  exit 2
}

# The new version becomes that of all processes, while its candidate serves; then there is no candidate.
take_over() {
  change "all of $service become $image" "image=$image"
  change 'all requests are theirs' candidate.weight=0
  watch "$full-$service"
  change 'the candidate goes' candidate.image=
  say "verdict: $($dry_run && echo 'none, nothing was done' || echo "released: $service is $image")"
}
