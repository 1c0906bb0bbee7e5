/**
 * What nodes say to each other: one record per message, its envelope, and the codec that turns both
 * into bytes.
 *
 * <p>Messages are idempotent and level-triggered: each states what is so, and the next one repairs
 * any that was lost, doubled or late. The channel may do all of that.
 *
 * <p>The bytes are described at {@link io.ringelection.core.wire.Codec}. They are written by hand,
 * because a message is sent several times a second to everybody: it should be small, and what comes
 * in must not be able to do harm, whoever sent it.
 */
@NullMarked
package io.ringelection.core.wire;

import org.jspecify.annotations.NullMarked;
