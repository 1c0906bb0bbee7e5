package io.ringelection.verticles.driver;

import io.vertx.core.internal.ContextInternal;

/**
 * Where a node lives; no code of the application runs on either.
 *
 * @param node where its steps are made and its messages come and go
 * @param voice where it tells on the event bus what it has done: to reach a node that has just died
 *     takes that bus a while, just when the others have something better to do
 */
public record Loops(ContextInternal node, ContextInternal voice) {}
