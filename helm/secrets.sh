#!/bin/sh
# Prints the secrets that the chart names by default, made of random numbers, as manifests for
# "kubectl apply -f -". Make them once and keep them: what is in the log can only be judged with its
# keys, and databases have their passwords. With --paper also those of a paper venue, with --bundled
# those of the servers the chart brings, with --kafka the passwords of services at brokers that ask for them.
# With --env it prints variables instead, as docker/compose reads them: SECRET_KEY=value.
set -eu
umask 077
paper=false
bundled=false
kafka=false
manifests=true
for argument in "$@"; do
  case $argument in
    --paper) paper=true ;;
    --bundled) bundled=true ;;
    --kafka) kafka=true ;;
    --env) manifests=false ;;
    *)
      echo "usage: secrets.sh [--paper] [--bundled] [--kafka] [--env] | kubectl -n NAMESPACE apply -f -" >&2
      exit 2
      ;;
  esac
done

# Of letters and digits, so that no file and no address has to quote it.
password() {
  openssl rand -hex 24
}

# secret NAME: begins one; its entries follow.
secret() {
  secret=$1
  ! $manifests || printf -- '---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: %s\ntype: Opaque\nstringData:\n' "$1"
}

entry() {
  if $manifests; then
    printf '  %s: "%s"\n' "$1" "$2"
  else
    printf '%s=%s\n' "$(printf '%s_%s' "$secret" "$1" | tr a-z- A-Z_)" "$2"
  fi
}

secret bourse-log-keys
for key in 1 2 3 4; do
  entry "key-$key" "$(openssl rand -base64 32)"
done
! $paper || entry key-5 "$(openssl rand -base64 32)"

secret bourse-api-keys
entry key-1 "$(openssl rand -base64 32)"

secret bourse-databases
for database in matching orders portfolio risk marketdata; do
  entry "$database" "$(password)"
done
if $paper; then
  for database in orders_paper portfolio_paper marketdata_paper; do
    entry "$database" "$(password)"
  done
fi
entry postgres "$(password)"
! $bundled || entry keycloak "$(password)"

secret bourse-clients
for client in matching-service order-service portfolio-service risk-service market-data-service \
  smoke-trader smoke-operator; do
  entry "$client" "$(password)"
done
! $bundled || entry admin "$(password)"

if $kafka; then
  secret bourse-kafka
  for user in matching-service order-service portfolio-service risk-service market-data-service topics; do
    entry "$user" "$(password)"
  done
fi
