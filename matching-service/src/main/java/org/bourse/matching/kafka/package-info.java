/**
 * Kafka at the edges of the runner: the log as a consumer without a group, the event topics as one
 * idempotent producer whose every failure ends the process, and the check that the topics are what
 * the log needs.
 */
@NullMarked
package org.bourse.matching.kafka;

import org.jspecify.annotations.NullMarked;
