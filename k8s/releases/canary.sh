#!/bin/sh
# A new version of a service beside the old one gets a growing share of the requests from outside; after each
# step it is looked how it burns the error budget. --weights "5 25 50": of a hundred; --replicas N (1).
. "$(dirname "$0")/lib.sh"
weights='5 25 50'
replicas=1
option() {
  case $1 in
    --weights) weights=$2 ;;
    --replicas) replicas=$2 ;;
    *) fail "unknown option $1" ;;
  esac
}
begin "$@"
change "$image beside $service, for nobody yet" "candidate.image=$image" "candidate.replicas=$replicas" candidate.weight=0
for weight in $weights; do
  change "$weight of 100 requests are its" "candidate.weight=$weight"
  watch "$full-candidate-$service"
done
take_over
