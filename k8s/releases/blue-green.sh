#!/bin/sh
# A new version of a service stands beside the old one with as many processes, is tested ("helm test"), and
# gets all requests from outside at once; the old one is there to go back to until that has proved right.
. "$(dirname "$0")/lib.sh"
begin "$@"
replicas=1
$dry_run || replicas=$(k get "deployment/$full-$service" -o 'jsonpath={.spec.replicas}')
change "$image beside $service, for nobody yet" "candidate.image=$image" "candidate.replicas=$replicas" candidate.weight=0
try 'test it' h test "$release" --logs
change 'all requests are its' candidate.weight=100
watch "$full-candidate-$service"
take_over
