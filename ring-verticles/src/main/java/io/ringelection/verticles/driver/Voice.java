package io.ringelection.verticles.driver;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.json.JsonObject;
import java.util.function.Supplier;

/**
 * Speaks on the event bus for a node, on a loop of its own and in the order in which it is told to.
 * Used on the node's context; bodies are made when they are spoken.
 */
final class Voice {
  private final ContextInternal node;
  private final ContextInternal context;
  private final EventBus bus;

  Voice(Loops loops) {
    this.node = loops.node();
    this.context = loops.voice();
    this.bus = context.owner().eventBus();
  }

  void publish(String address, Supplier<JsonObject> body) {
    context.runOnContext(turn -> bus.publish(address, body.get()));
  }

  /** Runs what may take a while, as a line of a log, after all that was published before. */
  void after(Runnable what) {
    context.runOnContext(turn -> what.run());
  }

  /** After all that was published before. */
  void reply(Message<?> question, JsonObject answer) {
    context.runOnContext(turn -> question.reply(answer));
  }

  /**
   * Completes on the node's context when all has been said, that of the present step included: what
   * a step tells is published at its end.
   */
  Future<Void> silent() {
    Promise<Void> silent = node.promise();
    node.runOnContext(afterTheStep -> context.runOnContext(said -> silent.complete()));
    return silent.future();
  }
}
