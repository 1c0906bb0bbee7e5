/**
 * What nodes say to each other: one record per message, its envelope, and the codec that turns both
 * into bytes.
 *
 * <p>Messages are idempotent and level-triggered: each states what is so, and the next one repairs
 * any that was lost, doubled or late. The channel may do all of that.
 */
@NullMarked
package io.ringelection.core.wire;

import org.jspecify.annotations.NullMarked;
