# What all drills share: options, trading meanwhile, the verdict. A drill sets HYPOTHESIS and SILENCE_MAX,
# says begin "$@", breaks something by act, and says judge.
#
# Environment: TOKENS (the token endpoint; the bundled Keycloak's), CLIENTS (the secret with smoke-trader's
# secret), SYMBOL, PRICE, QUANTITY. The trader's account needs funds: "helm test" with smoke.seeds gives them.
# Options: --namespace NAME (of the release; else of the current context), --release NAME (bourse), --dry-run
# (says what it would do and touches nothing), --seconds N (how long what is broken stays broken).
set -eu
DRILLS=$(cd "$(dirname "$0")" && pwd)
namespace=
release=bourse
dry_run=false
seconds=30

fail() {
  echo "drill: $1" >&2
  exit 2
}

k() {
  kubectl ${namespace:+--namespace "$namespace"} "$@"
}

# act WHAT COMMAND…: says it and does it. What cannot be done leaves no verdict.
act() {
  echo "drill: $1"
  shift
  if $dry_run; then
    echo "  would run: $*"
  else
    "$@" || fail "it could not be done: $*"
  fi
}

hold() {
  act "leave it so for $seconds s" sleep "$seconds"
}

begin() {
  while [ $# -gt 0 ]; do
    case $1 in
      --namespace) namespace=$2; shift ;;
      --release) release=$2; shift ;;
      --seconds) seconds=$2; shift ;;
      --dry-run) dry_run=true ;;
      --pod | --claim | --node | --service | --selector) option "$1" "$2"; shift ;;
      *) fail "unknown option $1" ;;
    esac
    shift
  done
  # As the chart names what it makes.
  case $release in
    *bourse*) full=$release ;;
    *) full=$release-bourse ;;
  esac
  tokens=${TOKENS:-http://$full-keycloak:8080/realms/bourse/protocol/openid-connect/token}
  echo "drill: hypothesis: $HYPOTHESIS"
  act 'all must be well before' steady
  act 'trade' trade
}

# A drill with options of its own says what they mean.
option() {
  fail "unknown option $1"
}

# All that belongs to the venue is rolled out and ready.
steady() {
  k rollout status "statefulset/$full-matching-service" --timeout=300s || return 1
  for each in order-service portfolio-service risk-service market-data-service; do
    k rollout status "deployment/$full-$each" --timeout=300s || return 1
  done
}

# Starts a pod that trades, of the chart's test: it has its flows, its client and its addresses. It is ready once
# an order is acknowledged: nothing is broken before.
trade() {
  k delete pod "$full-drill" --ignore-not-found --wait=true || return 1
  k create configmap "$full-drill" --from-file="$DRILLS/load.sh" --dry-run=client -o yaml | k apply -f - \
    || return 1
  sed -e "s/@FULL@/$full/g" -e "s/@RELEASE@/$release/g" -e "s|@TOKENS@|$tokens|g" \
    -e "s/@CLIENTS@/${CLIENTS:-bourse-clients}/g" -e "s/@SYMBOL@/${SYMBOL:-BTC-USDT}/g" \
    -e "s/@PRICE@/${PRICE:-1000}/g" -e "s/@QUANTITY@/${QUANTITY:-0.01}/g" "$DRILLS/load-pod.yaml" | k apply -f - \
    || return 1
  k wait --for=condition=Ready "pod/$full-drill" --timeout=120s
}

# What the load says at its end.
report() {
  # It may have ended by itself.
  k exec "$full-drill" -- kill -TERM 1 || true
  k wait --for=jsonpath='{.status.phase}'=Succeeded "pod/$full-drill" --timeout=300s \
    || k wait --for=jsonpath='{.status.phase}'=Failed "pod/$full-drill" --timeout=10s || true
  k logs "$full-drill" --tail=40 | tee "${TMPDIR:-/tmp}/$full-drill.log"
}

number() {
  sed -n "s/^verdict .*$1=\([0-9]*\).*/\1/p" "${TMPDIR:-/tmp}/$full-drill.log"
}

# The verdict: all is well again, nothing acknowledged is lost, and trading went on soon enough.
judge() {
  echo 'drill: all must be well again'
  if $dry_run; then
    echo "drill: verdict: none, nothing was done (it would be: nothing lost, at most $SILENCE_MAX s without an order)"
    return
  fi
  if ! steady; then
    echo 'drill: verdict: FAILED: not all is well again'
    exit 1
  fi
  report
  acknowledged=$(number acknowledged)
  lost=$(number lost)
  silence=$(number silence)
  [ -n "$lost" ] || fail 'the load gave no verdict'
  if [ "$acknowledged" -eq 0 ]; then
    echo 'drill: verdict: FAILED: nothing was traded, so nothing is known'
    exit 1
  fi
  if [ "$lost" -gt 0 ] || [ "$silence" -gt "$SILENCE_MAX" ]; then
    echo "drill: verdict: FAILED: of $acknowledged orders $lost are lost, $silence s without one (at most $SILENCE_MAX)"
    exit 1
  fi
  echo "drill: verdict: passed: $acknowledged orders, none lost, at most $silence s without one (at most $SILENCE_MAX)"
}
