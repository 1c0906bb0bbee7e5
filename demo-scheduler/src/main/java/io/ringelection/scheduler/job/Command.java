package io.ringelection.scheduler.job;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a run does. */
public sealed interface Command permits Command.Log, Command.Http, Command.Bus {

  /** Runs the visitor's method for this kind of command. */
  <R> R accept(Visitor<R> visitor);

  /** One method per kind of command. */
  interface Visitor<R> {
    /** Write a line. */
    R log(Log command);

    /** Call a web server. */
    R http(Http command);

    /** Send a message. */
    R bus(Bus command);
  }

  /**
   * Writes a line to the log and to the record, as every result is.
   *
   * @param text the line
   */
  record Log(String text) implements Command {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.log(this);
    }
  }

  /**
   * Calls a web server; an answer of 2xx or 3xx is success.
   *
   * @param method HTTP method
   * @param url http or https, with a host
   * @param headers sent as they are
   * @param body null for none
   * @param timeoutMillis after which the result is UNKNOWN; 1 to 600,000
   */
  record Http(
      String method,
      URI url,
      Map<String, String> headers,
      @Nullable String body,
      long timeoutMillis)
      implements Command {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.http(this);
    }
  }

  /**
   * Sends a message over the event bus to one consumer.
   *
   * @param address where to
   * @param body any JSON value, null included
   * @param request true to wait for the consumer's reply, false to be content with having sent it
   * @param timeoutMillis after which a request's result is UNKNOWN; 1 to 600,000
   */
  record Bus(String address, @Nullable Object body, boolean request, long timeoutMillis)
      implements Command {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.bus(this);
    }
  }
}
