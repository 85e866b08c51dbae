#!/bin/sh
# Takes all processes of a service away and brings them back, by default of portfolio-service, without which
# trading goes on. --service NAME for another; the silence may then be as long as it is away.
HYPOTHESIS='trading goes on without a projection, which catches up when it is back'
SILENCE_MAX=15
. "$(dirname "$0")/lib.sh"
service=portfolio-service
option() {
  [ "$1" = --service ] || fail "unknown option $1"
  service=$2
}
begin "$@"
kind=deployment
[ "$service" != matching-service ] || kind=statefulset
case $service in
  matching-service | order-service) SILENCE_MAX=$((seconds + 120)) ;;
esac
if $dry_run; then
  replicas=N
else
  replicas=$(k get "$kind/$full-$service" -o jsonpath='{.spec.replicas}') \
    || fail "there is no $kind/$full-$service"
fi
restore() {
  k scale "$kind/$full-$service" --replicas="$replicas"
}
$dry_run || trap restore EXIT
act "scale $service to none" k scale "$kind/$full-$service" --replicas=0
hold
act "scale $service to $replicas" restore
trap - EXIT
judge
