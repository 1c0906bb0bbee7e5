package io.ringelection.grpc;

import io.ringelection.grpc.v1.Notice;
import io.ringelection.grpc.v1.WatchRequest;
import io.ringelection.journal.Journal;
import io.vertx.core.Handler;
import io.vertx.core.streams.ReadStream;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.server.StatusException;

/**
 * Tells notices for as long as the client listens, at its pace: while it does not read, nothing is
 * taken from the journal for it.
 *
 * @param journal has the notices
 * @param streams of all watchers
 * @param messages what they are told
 */
record WatchRoom(Journal journal, ClientStreams<Notice> streams, NoticeMessages messages)
    implements Handler<Call<WatchRequest, Notice>> {
  private static final int MAX_AFTER_BYTES = 4_096;

  @Override
  public void handle(Call<WatchRequest, Notice> call) {
    String after = call.message().getAfter();
    if (call.message().getAfterBytes().size() > MAX_AFTER_BYTES) {
      throw new StatusException(
          GrpcStatus.INVALID_ARGUMENT,
          "after has "
              + call.message().getAfterBytes().size()
              + " bytes: use the id of a notice, which has at most "
              + MAX_AFTER_BYTES);
    }
    ClientStream<Notice> stream = streams.open(call);
    ReadStream<io.ringelection.journal.Notice> notices =
        journal.watch(after.isEmpty() ? null : after);
    stream.whenOver(() -> notices.handler(null));
    stream.whenDrained(notices::resume);
    notices
        .exceptionHandler(failure -> stream.end(Refusal.of(failure)))
        .endHandler(closed -> stream.end(ClientStreams.ENDING))
        .handler(
            notice -> {
              stream.tell(messages.of(notice));
              if (stream.isFull()) {
                notices.pause();
              }
            });
  }
}
