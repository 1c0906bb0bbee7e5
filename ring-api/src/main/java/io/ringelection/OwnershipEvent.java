package io.ringelection;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A change of ownership at the node that tells it. For one partition the application sees {@code
 * Assigned}, then {@code Revoking} and {@code Revoked} or just {@code Lost}, then {@code Assigned}
 * again: never the beginning of a grant before the end of the one before.
 */
public sealed interface OwnershipEvent extends RingEvent
    permits RingEvent.Assigned, RingEvent.Revoking, RingEvent.Revoked, RingEvent.Lost {

  /**
   * Reads what came over the event bus.
   *
   * @return empty for anything that is not an ownership event
   */
  static Optional<OwnershipEvent> read(JsonObject json) {
    return RingEvent.read(json)
        .flatMap(event -> Optional.ofNullable(event instanceof OwnershipEvent own ? own : null));
  }

  /** The partitions concerned, rising. */
  List<Grant> grants();

  /** Token of each partition concerned. */
  default Map<Integer, Long> tokens() {
    return grants().stream().collect(Collectors.toMap(Grant::partition, Grant::token));
  }

  /** Runs the visitor's method for this kind of event. */
  <R> R accept(OwnershipEvent.Visitor<R> visitor);

  @Override
  default <R> R accept(RingEvent.Visitor<R> visitor) {
    return accept((OwnershipEvent.Visitor<R>) visitor);
  }

  /** One method per kind of event, so that a new kind is a compile error until it is handled. */
  interface Visitor<R> {
    /** The node owns the partitions from now on. */
    R assigned(RingEvent.Assigned event);

    /** The node still owns the partitions and is asked to finish. */
    R revoking(RingEvent.Revoking event);

    /** The node no longer owns the partitions and has said so. */
    R revoked(RingEvent.Revoked event);

    /** The node no longer owns the partitions; it was not asked. */
    R lost(RingEvent.Lost event);
  }

  /** A visitor to whom {@code Revoked} and {@code Lost} are the same: the end of a grant. */
  interface EndVisitor<R> extends Visitor<R> {
    /** The node no longer owns the partitions, whether it was asked or not. */
    R ended(OwnershipEvent event);

    @Override
    default R revoked(RingEvent.Revoked event) {
      return ended(event);
    }

    @Override
    default R lost(RingEvent.Lost event) {
      return ended(event);
    }
  }
}
