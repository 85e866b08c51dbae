/**
 * Makes, rotates and revokes the API keys of traders' programs, and tells the topic api-keys of
 * them. Who may sign with which is decided by platform, from that topic.
 */
@NullMarked
package org.bourse.portfolio.apikey;

import org.jspecify.annotations.NullMarked;
