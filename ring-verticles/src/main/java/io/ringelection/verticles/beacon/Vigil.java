package io.ringelection.verticles.beacon;

import io.ringelection.NodeId;
import io.vertx.core.Future;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.SocketAddress;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The watch over one incarnation. All legal transitions:
 *
 * <table>
 * <caption>States</caption>
 * <tr><th>from</th><th>to</th><th>when</th></tr>
 * <tr><td>SEEKING</td><td>WATCHING</td><td>the beacon has shown this incarnation</td></tr>
 * <tr><td>SEEKING</td><td>SEEKING</td><td>it has not: again later, at growing distances</td></tr>
 * <tr><td>WATCHING</td><td>SEEKING</td><td>the connection broke: that proves nothing</td></tr>
 * <tr><td>WATCHING</td><td>DOUBTING</td><td>the other side ended the connection in order</td></tr>
 * <tr><td>DOUBTING</td><td>WATCHING</td><td>the beacon shows this incarnation again</td></tr>
 * <tr><td>DOUBTING</td><td>DOUBTING</td><td>nothing clear is seen yet: again soon</td></tr>
 * <tr><td>DOUBTING</td><td>SEEKING</td><td>nothing clear was seen for too long</td></tr>
 * <tr><td>DOUBTING</td><td>OVER</td><td>refused, or another incarnation: the death is proved</td></tr>
 * <tr><td>any</td><td>OVER</td><td>{@link #end()}</td></tr>
 * </table>
 *
 * A dying process closes its connections a little before its port, so the first look may still find
 * somebody listening who never answers. A connection that is being made while the port closes can
 * be forgotten by the kernel, and its reset comes only 200 ms later (seen on Linux, on loopback).
 * So in doubt no look waits for the one before; and a look counts only in the state it was begun
 * in. In doubt it looks where the connection came from, not where a name leads to by now: somebody
 * else may be there and refuse.
 */
final class Vigil {
  /** States of a vigil. */
  enum State {
    SEEKING,
    WATCHING,
    DOUBTING,
    OVER
  }

  private static final long SEEK_MILLIS = 50;
  private static final long SEEK_MOST_MILLIS = 10_000;
  private static final long DOUBT_MILLIS = 1;
  private static final long DOUBT_MOST_MILLIS = 250;

  /**
   * A process that dies closes its port within milliseconds of its connections. What is refused
   * much later may have another cause, and the lease (2 s by default) has decided by then.
   */
  private static final long DOUBT_LIMIT_MILLIS = 2000;

  private final ContextInternal context;
  private final Function<SocketAddress, Future<Sight>> telescope;
  private final NodeId node;
  private final SocketAddress at;
  private final Runnable proved;
  private State state = State.SEEKING;
  private long pause = SEEK_MILLIS;
  private int era;
  private SocketAddress target;
  private @Nullable Line held;

  /**
   * Begins to look.
   *
   * @param telescope looks at an address and never fails
   * @param at where the beacon of {@code node} stands
   * @param proved called once, when {@code node} is proved dead; never after {@link #end()}
   */
  Vigil(
      ContextInternal context,
      Function<SocketAddress, Future<Sight>> telescope,
      NodeId node,
      SocketAddress at,
      Runnable proved) {
    this.context = context;
    this.telescope = telescope;
    this.node = node;
    this.at = at;
    this.target = at;
    this.proved = proved;
    look();
  }

  State state() {
    return state;
  }

  private void look() {
    int now = era;
    telescope.apply(target).onSuccess(sight -> saw(sight, now));
    if (state == State.DOUBTING) {
      again();
    }
  }

  private void saw(Sight sight, int then) {
    boolean counts = then == era && (state == State.SEEKING || state == State.DOUBTING);
    Line line = sight.line();
    if (counts && line != null && sight.shows(node)) {
      hold(line);
      return;
    }
    if (line != null) {
      line.hangUp();
    }
    if (!counts) {
      return;
    }
    if (state == State.SEEKING) {
      again();
    } else if (sight.kind() != Sight.Kind.UNCLEAR) {
      state = State.OVER;
      proved.run();
    }
  }

  private void again() {
    int now = era;
    context.setTimer(pause, turn -> lookIfStillWanted(now));
    boolean doubting = state == State.DOUBTING;
    pause = Math.min(2 * pause, doubting ? DOUBT_MOST_MILLIS : SEEK_MOST_MILLIS);
  }

  private void lookIfStillWanted(int then) {
    if (then == era && (state == State.SEEKING || state == State.DOUBTING)) {
      look();
    }
  }

  private void hold(Line line) {
    state = State.WATCHING;
    held = line;
    line.onEnd(this::lost);
  }

  private void lost(Line line) {
    held = null;
    if (state == State.WATCHING) {
      if (line.wasEndedByOther()) {
        doubt(line);
      } else {
        seek();
      }
    }
  }

  private void seek() {
    era++;
    state = State.SEEKING;
    pause = SEEK_MILLIS;
    target = at;
    look();
  }

  private void doubt(Line line) {
    era++;
    state = State.DOUBTING;
    pause = DOUBT_MILLIS;
    target = line.origin();
    int doubt = era;
    context.setTimer(
        DOUBT_LIMIT_MILLIS,
        tooLong -> {
          if (state == State.DOUBTING && era == doubt) {
            seek();
          }
        });
    look();
  }

  /** Nobody is interested any more. */
  void end() {
    state = State.OVER;
    if (held != null) {
      held.hangUp();
    }
  }
}
