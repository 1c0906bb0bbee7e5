package io.ringelection.chaos.node;

import io.ringelection.RingOptions;
import io.vertx.core.json.JsonObject;

/**
 * What a node program is told.
 *
 * @param options of its node
 * @param host address that bus and web interface listen at
 * @param busPort of the event bus
 * @param webPort of the web interface
 * @param ledger file to write, empty for none
 * @param joins false for a process that only stands there
 */
public record NodeSettings(
    RingOptions options, String host, int busPort, int webPort, String ledger, boolean joins) {

  /** As one argument of a command. */
  public String line() {
    return new JsonObject()
        .put("options", options.toJson())
        .put("host", host)
        .put("busPort", busPort)
        .put("webPort", webPort)
        .put("ledger", ledger)
        .put("joins", joins)
        .encode();
  }

  static NodeSettings parse(String line) {
    JsonObject json = new JsonObject(line);
    return new NodeSettings(
        new RingOptions(json.getJsonObject("options")),
        json.getString("host"),
        json.getInteger("busPort"),
        json.getInteger("webPort"),
        json.getString("ledger"),
        json.getBoolean("joins"));
  }
}
