/**
 * The ring over HTTP: a verticle that answers questions about one node and its ring as JSON, and
 * tells an orchestrator whether the node is alive and ready. It stands on the public {@link
 * io.ringelection.Ring} only, so that it works with every engine. It reads, but for one path by
 * which an operator lets the node leave: who may only read can be let in more easily than who may
 * act.
 *
 * <p>{@link io.ringelection.web.RingWebVerticle} lists the paths.
 */
@NullMarked
package io.ringelection.web;

import org.jspecify.annotations.NullMarked;
