#!/bin/sh
# Kills one broker of several. --selector LABELS names the brokers' pods, by default those of Strimzi's cluster kafka.
HYPOTHESIS='two of three brokers are enough: the log goes on without a gap'
SILENCE_MAX=40
. "$(dirname "$0")/lib.sh"
selector=strimzi.io/cluster=kafka,strimzi.io/broker-role=true
option() {
  [ "$1" = --selector ] || fail "unknown option $1"
  selector=$2
}
begin "$@"
if $dry_run; then
  broker='(the first broker)'
else
  [ "$(k get pods -l "$selector" -o name | grep -c .)" -gt 1 ] \
    || fail "one broker or none has the labels $selector: what it acknowledged would be gone with its disk"
  broker=$(k get pods -l "$selector" -o name | head -n 1)
fi
act "kill $broker" k delete "$broker" --grace-period=0 --force
hold
judge
