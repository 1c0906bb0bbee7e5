package io.ringelection.ledger;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The promise of one owner, watched where it can be broken: ownership ends by itself, but it begins
 * at some moment, and then the last owner must have ended. So whoever owns is always the one kept
 * here, and each beginning costs one comparison. To be told the beginnings in the order of time.
 *
 * @param <O> an owner, or one time of owning
 */
public final class SingleOwner<O> {
  private final Owning<O> owning;
  private final Map<Integer, O> last = new HashMap<>();

  /**
   * Says whether an owner owns still.
   *
   * @param <O> an owner, or one time of owning
   */
  @FunctionalInterface
  public interface Owning<O> {
    /** True when {@code owner} owns {@code partition} at {@code instant}. */
    boolean owns(O owner, int partition, long instant);
  }

  /** Nobody owns anything. */
  public SingleOwner(Owning<O> owning) {
    this.owning = owning;
  }

  /**
   * An ownership begins, or goes on after it was over.
   *
   * @return who owns the partition as well, null when all is well
   */
  public @Nullable O begins(int partition, O owner, long instant) {
    O former = last.put(partition, owner);
    if (former == null || former.equals(owner) || !owning.owns(former, partition, instant)) {
      return null;
    }
    last.put(partition, former);
    return former;
  }
}
