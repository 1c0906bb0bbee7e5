package io.ringelection.web;

import io.ringelection.access.OptionProblems;
import io.ringelection.access.OptionReader;
import io.ringelection.journal.JournalOptions;
import io.vertx.codegen.annotations.DataObject;
import io.vertx.codegen.annotations.Fluent;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Options of the events that a {@link RingWebVerticle} keeps and streams. */
@DataObject
public class EventsOptions {
  /** Default of {@link #getMaxWatchers()}. */
  public static final int DEFAULT_MAX_WATCHERS = 100;

  private int maxWatchers = DEFAULT_MAX_WATCHERS;
  private int capacity = JournalOptions.DEFAULT_CAPACITY;

  /** The defaults. */
  public EventsOptions() {}

  /** A copy. */
  public EventsOptions(EventsOptions other) {
    this(other.toJson());
  }

  /**
   * Reads what {@link #toJson()} writes; what is absent keeps its default.
   *
   * @throws io.ringelection.RingException with reason CONFIGURATION when a key is unknown or a
   *     value is of the wrong type
   */
  public EventsOptions(JsonObject json) {
    new OptionReader("events option", json)
        .whole("maxWatchers", this::setMaxWatchers)
        .whole("capacity", this::setCapacity)
        .end();
  }

  /**
   * Streams of events open at once, 0 to 100000; one more is answered with 503. Default 100. Their
   * connections come on top of {@link WebOptions#getMaxConnections()}.
   */
  public int getMaxWatchers() {
    return maxWatchers;
  }

  /** Sets {@link #getMaxWatchers()}. */
  @Fluent
  public EventsOptions setMaxWatchers(int maxWatchers) {
    this.maxWatchers = maxWatchers;
    return this;
  }

  /**
   * Events kept, 100 to 1000000: how far the ledger goes back, and how much a watcher may miss and
   * still get event by event. Default 10000.
   */
  public int getCapacity() {
    return capacity;
  }

  /** Sets {@link #getCapacity()}. */
  @Fluent
  public EventsOptions setCapacity(int capacity) {
    this.capacity = capacity;
    return this;
  }

  /** All options, also those with their default. */
  public JsonObject toJson() {
    return new JsonObject().put("maxWatchers", maxWatchers).put("capacity", capacity);
  }

  /** One sentence for each mistake; empty when there is none. */
  public List<String> problems() {
    return new OptionProblems("events option")
        .range("maxWatchers", maxWatchers, 0, 100_000)
        .range("capacity", capacity, 100, 1_000_000)
        .all();
  }
}
