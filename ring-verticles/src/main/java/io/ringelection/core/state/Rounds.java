package io.ringelection.core.state;

import io.ringelection.NodeId;
import io.ringelection.View;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A leader's own lease. A round that a majority acknowledged proves that at the time it was SENT no
 * newer leader had been elected; the latest such time is the <em>basis</em>, and no lease may be
 * granted beyond basis + D.
 */
public final class Rounds {
  private static final int REMEMBERED = 1024;

  private final long[] sentAt = new long[REMEMBERED];
  private final Map<NodeId, Long> ackedSentAt = new HashMap<>();
  private long last;
  private long lastSentAt = Tenure.NEVER;
  private long basis = Tenure.NEVER;
  private boolean demanded;

  /** Begins a round and returns its number. */
  public long begin(long now) {
    last++;
    demanded = false;
    sentAt[(int) (last % REMEMBERED)] = now;
    lastSentAt = now;
    return last;
  }

  /** Something waits for a round that is sent from now on. */
  public void demand() {
    demanded = true;
  }

  /** True when a round shall be sent without waiting for its time. */
  public boolean isDemanded() {
    return demanded;
  }

  /** When the latest round was sent. */
  public long lastSentAt() {
    return lastSentAt;
  }

  /**
   * The send time of the latest round that a majority of each live view has acknowledged; {@link
   * Tenure#NEVER} before the first.
   */
  public long basis() {
    return basis;
  }

  /** Counts an acknowledgement; true when the basis has moved. */
  public boolean acknowledged(NodeId voter, long round, Views views) {
    if (round < 1 || round > last || round <= last - REMEMBERED) {
      return false;
    }
    ackedSentAt.merge(voter, sentAt[(int) (round % REMEMBERED)], Math::max);
    long old = basis;
    basis =
        Math.max(basis, Math.min(majorityTime(views.committed()), majorityTime(views.second())));
    return basis > old;
  }

  private long majorityTime(@Nullable View view) {
    if (view == null) {
      return Long.MAX_VALUE;
    }
    long[] newestLast =
        view.isGenesis()
            ? ackedSentAt.values().stream().mapToLong(Long::longValue).sorted().toArray()
            : view.voters().stream()
                .mapToLong(v -> ackedSentAt.getOrDefault(v, Tenure.NEVER))
                .sorted()
                .toArray();
    int majority = (view.isGenesis() ? view.expected() : view.voters().size()) / 2 + 1;
    return newestLast.length < majority ? Tenure.NEVER : newestLast[newestLast.length - majority];
  }
}
