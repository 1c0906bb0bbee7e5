package io.ringelection.journal;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What the latest notices look like on the wire, made once for all watchers: they are told the same
 * at about the same time, under ids of their own. Used on one context.
 *
 * @param <T> the form
 */
public final class NoticeForms<T> {
  /** As many as a watcher is told in one go. */
  private static final int MOST = Watcher.BATCH;

  private final Function<Notice, T> make;
  private final Map<Object, T> made = new IdentityHashMap<>();

  /**
   * None is made yet.
   *
   * @param make the form of a notice, whatever its id
   */
  public NoticeForms(Function<Notice, T> make) {
    this.make = make;
  }

  /** The form of {@code notice}. */
  public T of(Notice notice) {
    Object content =
        notice instanceof Notice.Snapshot snapshot
            ? snapshot.picture()
            : ((Notice.Change) notice).event();
    T known = made.get(content);
    if (known != null) {
      return known;
    }
    if (made.size() >= MOST) {
      made.clear();
    }
    T form = make.apply(notice);
    made.put(content, form);
    return form;
  }
}
