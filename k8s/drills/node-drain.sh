#!/bin/sh
# Drains the node that a process of the venue runs on, as before an upgrade. --node NAME for another.
HYPOTHESIS='pods leave a node one after the other, the leader hands over, and people notice next to nothing'
SILENCE_MAX=15
. "$(dirname "$0")/lib.sh"
node=
option() {
  [ "$1" = --node ] || fail "unknown option $1"
  node=$2
}
begin "$@"
if [ -z "$node" ]; then
  if $dry_run; then
    node="(the node of $full-matching-service-0)"
  else
    node=$(k get pod "$full-matching-service-0" -o jsonpath='{.spec.nodeName}') \
      || fail "there is no $full-matching-service-0"
  fi
fi
restore() {
  kubectl uncordon "$node"
}
$dry_run || trap restore EXIT
# The pod that trades stays where it is: it tells what people notice.
act "drain $node" kubectl drain "$node" --ignore-daemonsets --delete-emptydir-data --timeout=300s \
  --pod-selector='bourse/drill!=load'
hold
act "take $node back" restore
trap - EXIT
judge
