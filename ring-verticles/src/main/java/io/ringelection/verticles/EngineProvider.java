package io.ringelection.verticles;

import io.ringelection.Ring;
import io.ringelection.RingOptions;
import io.ringelection.RingProvider;
import io.ringelection.core.wire.Message;
import io.vertx.core.Vertx;

/** The engine behind {@link Ring#create}. */
public final class EngineProvider implements RingProvider {
  @Override
  public Ring create(Vertx vertx, RingOptions options) {
    return Host.of(vertx).create(options, Message.MAY_LEAD | Message.MAY_OWN);
  }
}
