#!/bin/sh
# Throws away the volume of one broker of several, with its pod. --selector LABELS as of broker-loss.sh.
HYPOTHESIS='a broker that comes back with an empty disk is filled by the others, and nothing acknowledged is lost'
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
  claim='(its claim)'
else
  [ "$(k get pods -l "$selector" -o name | grep -c .)" -gt 2 ] \
    || fail "fewer than three brokers have the labels $selector: this would be a loss and not a drill"
  broker=$(k get pods -l "$selector" -o name | head -n 1)
  claim=$(k get "$broker" -o jsonpath='{.spec.volumes[*].persistentVolumeClaim.claimName}' | cut -d ' ' -f 1)
  [ -n "$claim" ] || fail "$broker has no volume"
fi
act "throw $claim away" k delete pvc "$claim" --wait=false
act "kill $broker" k delete "$broker" --grace-period=0 --force
hold
judge
