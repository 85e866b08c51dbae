/**
 * API keys: a copy in memory of the compacted topic api-keys, and whether a request is signed by
 * one of them. portfolio-service makes keys and revokes them; docs/api-keys.md is for their owners.
 */
@NullMarked
package org.bourse.platform.apikey;

import org.jspecify.annotations.NullMarked;
