/** How the brokers are reached: one answer for all Kafka clients of a service. */
@NullMarked
package org.bourse.platform.broker;

import org.jspecify.annotations.NullMarked;
