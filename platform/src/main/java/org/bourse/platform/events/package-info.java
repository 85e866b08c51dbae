/** Reading a venue's events as they come: tails of topics and answers to requests. */
@NullMarked
package org.bourse.platform.events;

import org.jspecify.annotations.NullMarked;
