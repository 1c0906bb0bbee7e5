package io.ringelection.core.wire;

import io.ringelection.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way.
 *
 * @param from the sender's incarnation
 * @param to the receiver's incarnation; null when it is meant for every node
 * @param term the term the message speaks of
 * @param message what is said
 */
public record Envelope(NodeId from, @Nullable NodeId to, long term, Message message) {}
