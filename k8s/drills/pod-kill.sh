#!/bin/sh
# Kills a pod without a warning, by default a process of the venue. --pod NAME for another.
HYPOTHESIS='a process that is killed is replaced; the standby leads within seconds and nothing acknowledged is lost'
SILENCE_MAX=15
. "$(dirname "$0")/lib.sh"
pod=
option() {
  [ "$1" = --pod ] || fail "unknown option $1"
  pod=$2
}
begin "$@"
pod=${pod:-$full-matching-service-0}
act "kill $pod" k delete pod "$pod" --grace-period=0 --force
hold
judge
