#!/bin/sh
# Replaces every process by another of the same version, as a release does. --service NAME for one only.
HYPOTHESIS='a release replaces every process while people trade; the leader hands over, and nobody waits'
SILENCE_MAX=3
. "$(dirname "$0")/lib.sh"
services='order-service portfolio-service risk-service market-data-service matching-service'
option() {
  [ "$1" = --service ] || fail "unknown option $1"
  services=$2
}
begin "$@"
for each in $services; do
  kind=deployment
  [ "$each" != matching-service ] || kind=statefulset
  act "replace $each" k rollout restart "$kind/$full-$each"
  act 'wait until that is done' k rollout status "$kind/$full-$each" --timeout=600s
done
judge
