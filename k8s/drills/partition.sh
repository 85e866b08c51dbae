#!/bin/sh
# Cuts a service off from everything, by taking away the policy that names its flows: what is denied by
# default stays denied. By default risk-service; --service NAME for another.
HYPOTHESIS='a service that is cut off harms nobody and goes on when it is back'
SILENCE_MAX=15
. "$(dirname "$0")/lib.sh"
service=risk-service
option() {
  [ "$1" = --service ] || fail "unknown option $1"
  service=$2
}
begin "$@"
case $service in
  matching-service | order-service) SILENCE_MAX=$((seconds + 60)) ;;
esac
policy=$full-$service
kept=$(mktemp)
# Without what the cluster added, so that it may be made again.
keep() {
  k get networkpolicy "$policy" -o yaml \
    | sed -e '/^  resourceVersion:/d' -e '/^  uid:/d' -e '/^  creationTimestamp:/d' > "$kept"
  [ -s "$kept" ]
}
restore() {
  k apply -f "$kept"
}
act "keep $policy" keep
$dry_run || trap restore EXIT
act "cut $service off" k delete networkpolicy "$policy"
hold
act "let $service back" restore
trap - EXIT
judge
