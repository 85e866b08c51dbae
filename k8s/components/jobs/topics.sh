#!/bin/sh
# Makes the topics that are not there, with the broker's own tool, at BROKERS: with REPLICATION_FACTOR
# copies, of which INSYNC_REPLICAS_MIN must have a record. CLIENT_PROPERTIES is what that tool is told of
# certificates and passwords, if brokers want them.
set -eu
create() {
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$BROKERS" \
    ${CLIENT_PROPERTIES:+--command-config "$CLIENT_PROPERTIES"} --create --if-not-exists \
    --partitions 3 --replication-factor "$REPLICATION_FACTOR" --topic "$@" \
    --config min.insync.replicas="$INSYNC_REPLICAS_MIN" --config unclean.leader.election.enable=false
}
# What happened: kept for ever.
for topic in bourse.commands order-events ledger-events trade-events book-events risk-alerts acts; do
  create "$topic" --config cleanup.policy=delete --config retention.ms=-1 --config retention.bytes=-1 \
    --config max.message.bytes=8388608
done
# How it stands: the last record of each key.
for topic in account-directory account-positions funding-updates api-keys api-key-uses; do
  create "$topic" --config cleanup.policy=compact
done
