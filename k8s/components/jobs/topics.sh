#!/bin/sh
# Makes the topics that are not there, with the broker's own tool, at BROKERS: with REPLICATION_FACTOR
# copies, of which INSYNC_REPLICAS_MIN must have a record. CLIENT_PROPERTIES is what that tool is told of
# certificates and passwords, if brokers want them.
set -eu
create() {
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$BROKERS" \
    ${CLIENT_PROPERTIES:+--command-config "$CLIENT_PROPERTIES"} --create --if-not-exists \
    --partitions 3 --replication-factor "$REPLICATION_FACTOR" --topic "$@"
}
create bourse.commands --config cleanup.policy=delete --config retention.ms=-1 --config retention.bytes=-1 \
  --config max.message.bytes=8388608 --config min.insync.replicas="$INSYNC_REPLICAS_MIN" \
  --config unclean.leader.election.enable=false
create order-events --config cleanup.policy=delete --config retention.ms=-1 --config retention.bytes=-1 \
  --config max.message.bytes=8388608 --config min.insync.replicas="$INSYNC_REPLICAS_MIN" \
  --config unclean.leader.election.enable=false
create ledger-events --config cleanup.policy=delete --config retention.ms=-1 --config retention.bytes=-1 \
  --config max.message.bytes=8388608 --config min.insync.replicas="$INSYNC_REPLICAS_MIN" \
  --config unclean.leader.election.enable=false
create trade-events --config cleanup.policy=delete --config retention.ms=-1 --config retention.bytes=-1 \
  --config max.message.bytes=8388608 --config min.insync.replicas="$INSYNC_REPLICAS_MIN" \
  --config unclean.leader.election.enable=false
create book-events --config cleanup.policy=delete --config retention.ms=-1 --config retention.bytes=-1 \
  --config max.message.bytes=8388608 --config min.insync.replicas="$INSYNC_REPLICAS_MIN" \
  --config unclean.leader.election.enable=false
create risk-alerts --config cleanup.policy=delete --config retention.ms=-1 --config retention.bytes=-1 \
  --config max.message.bytes=8388608 --config min.insync.replicas="$INSYNC_REPLICAS_MIN" \
  --config unclean.leader.election.enable=false
create acts --config cleanup.policy=delete --config retention.ms=-1 --config retention.bytes=-1 \
  --config max.message.bytes=8388608 --config min.insync.replicas="$INSYNC_REPLICAS_MIN" \
  --config unclean.leader.election.enable=false
create account-directory --config cleanup.policy=compact \
  --config min.insync.replicas="$INSYNC_REPLICAS_MIN" --config unclean.leader.election.enable=false
create account-positions --config cleanup.policy=compact \
  --config min.insync.replicas="$INSYNC_REPLICAS_MIN" --config unclean.leader.election.enable=false
create funding-updates --config cleanup.policy=compact \
  --config min.insync.replicas="$INSYNC_REPLICAS_MIN" --config unclean.leader.election.enable=false
create api-keys --config cleanup.policy=compact \
  --config min.insync.replicas="$INSYNC_REPLICAS_MIN" --config unclean.leader.election.enable=false
create api-key-uses --config cleanup.policy=compact \
  --config min.insync.replicas="$INSYNC_REPLICAS_MIN" --config unclean.leader.election.enable=false
