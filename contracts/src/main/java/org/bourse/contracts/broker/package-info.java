/** How Kafka's clients, of services and programs alike, are told of certificates and passwords. */
@NullMarked
package org.bourse.contracts.broker;

import org.jspecify.annotations.NullMarked;
