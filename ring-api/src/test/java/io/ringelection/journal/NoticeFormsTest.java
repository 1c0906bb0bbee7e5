package io.ringelection.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.ringelection.Cause;
import io.ringelection.NodeId;
import io.ringelection.RingEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many watchers are told one thing, which is made once; what is over is not kept for ever. */
class NoticeFormsTest {
  private static final NodeId N1 = new NodeId("n1", 1);

  private final NoticeForms<Object> forms = new NoticeForms<>(notice -> notice.toJson());

  private static RingEvent event(long sequence) {
    return new RingEvent.Lost("ring", N1, sequence, Cause.FENCED, List.of());
  }

  private static Picture picture() {
    return new Picture("ring", 1, null, 1, List.of(N1), List.of(N1), List.of());
  }

  @Test
  void onceForAllWatchers() {
    RingEvent event = event(1);
    assertSame(
        forms.of(new Notice.Change("a", event)), forms.of(new Notice.Change("another", event)));
    Picture picture = picture();
    assertSame(
        forms.of(new Notice.Snapshot("a", picture)), forms.of(new Notice.Snapshot("b", picture)));
  }

  @Test
  void eachEventHasItsOwn() {
    for (int i = 1; i <= 3 * Watcher.BATCH; i++) {
      RingEvent event = event(i);
      assertEquals(event.toJson(), forms.of(new Notice.Change("a", event)));
      assertEquals(picture().toJson(), forms.of(new Notice.Snapshot("a", picture())));
    }
  }

  @Test
  void olderOnesAreForgotten() {
    RingEvent first = event(1);
    Object form = forms.of(new Notice.Change("a", first));
    for (int i = 2; i < 2 + Watcher.BATCH; i++) {
      forms.of(new Notice.Change("a", event(i)));
    }
    assertNotSame(form, forms.of(new Notice.Change("a", first)));
  }
}
