package io.ringelection.verticles.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.NodeTls;
import io.ringelection.RingException;
import io.ringelection.verticles.Conditions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in, and what an encrypted connection looks like from outside. */
class PeerSocketsTest {
  private static final int PATIENCE_MILLIS = 5_000;
  private static final String WORD = "from a node";

  private final Vertx vertx = Vertx.vertx();
  private final List<String> heard = new CopyOnWriteArrayList<>();

  /** Vert.x closes a client, with its connections, as soon as the collector finds it unused. */
  private final List<NetClient> held = new ArrayList<>();

  private NodeTls ours;
  private PeerSockets sockets;
  private NetServer server;
  @TempDir Path folder;

  @BeforeEach
  void listen() {
    ours = PeerCertificates.create(folder, "ours");
    server =
        Conditions.await(
            "listening",
            (sockets = PeerSockets.of(vertx, ours))
                .listen(
                    vertx,
                    "127.0.0.1",
                    0,
                    socket -> socket.write(WORD).onComplete(x -> socket.handler(this::hear))));
  }

  private void hear(Object said) {
    heard.add(said.toString());
  }

  @AfterEach
  void close() {
    Conditions.await("vertx closed", vertx.close());
  }

  /** What is read until the other side, or this one, ends it. */
  private Future<String> read(NetClient client) {
    return read(client, socket -> {});
  }

  /** On a loop, so that nothing can come before somebody listens. */
  private Future<String> read(NetClient client, Consumer<NetSocket> greet) {
    held.add(client);
    Promise<String> read = Promise.promise();
    vertx.runOnContext(
        turn ->
            client
                .connect(server.actualPort(), "127.0.0.1")
                .onFailure(read::fail)
                .onSuccess(
                    socket -> {
                      read(socket, read);
                      greet.accept(socket);
                    }));
    return read.future();
  }

  private static void read(NetSocket socket, Promise<String> read) {
    socket.exceptionHandler(read::tryFail);
    socket.closeHandler(closed -> read.tryComplete(""));
    socket.handler(said -> read.tryComplete(said.toString()));
  }

  private NetClient client(NodeTls tls) {
    return PeerSockets.of(vertx, tls).client(vertx, PATIENCE_MILLIS);
  }

  @Test
  void aNodeOfTheSameAuthorityIsHeard() {
    assertEquals(WORD, Conditions.await("a word", read(client(ours))));
  }

  @Test
  void aNodeOfAnotherAuthorityIsNotLetIn() {
    NodeTls foreign = PeerCertificates.create(folder, "foreign");
    NodeTls trusting = NodeTls.of(foreign.certificate(), foreign.key(), ours.ca());
    assertTrue(Conditions.await("an end", read(client(foreign)).recover(this::none)).isEmpty());
    assertTrue(Conditions.await("an end", read(client(trusting)).recover(this::none)).isEmpty());
    assertEquals(List.of(), heard);
  }

  @Test
  void whoHasNoCertificateIsNotLetIn() {
    NetClient nobody =
        vertx.createNetClient(
            new NetClientOptions()
                .setSsl(true)
                .setTrustAll(true)
                .setHostnameVerificationAlgorithm(""));
    assertTrue(Conditions.await("an end", read(nobody).recover(this::none)).isEmpty());
  }

  @Test
  void plainTextIsNotAnswered() {
    Future<String> read =
        read(client(NodeTls.none()), socket -> socket.write("a message of the ring\n"));
    String answer = Conditions.await("an end", read.recover(this::none));
    assertTrue(!answer.contains(WORD), answer);
    assertEquals(List.of(), heard);
  }

  @Test
  void renewedFilesCountForServersAndClientsThatAreThere() throws IOException {
    NodeTls before = copy();
    NetClient there = sockets.client(vertx, PATIENCE_MILLIS);
    NodeTls renewed = PeerCertificates.create(folder, "renewed");
    replace(renewed.certificate(), ours.certificate());
    replace(renewed.key(), ours.key());

    Conditions.await("renewed", sockets.renew(vertx));

    assertEquals(WORD, Conditions.await("a word", read(there)));
    assertEquals(WORD, Conditions.await("a word", read(client(renewed))));
    assertTrue(Conditions.await("an end", read(client(before)).recover(this::none)).isEmpty());
  }

  @Test
  void aKeyOfAnotherCertificateIsRefusedAndTheOldFilesStay() throws IOException {
    NodeTls before = copy();
    NetClient there = sockets.client(vertx, PATIENCE_MILLIS);
    replace(PeerCertificates.create(folder, "other").key(), ours.key());

    CompletionException refused =
        assertThrows(
            CompletionException.class, () -> Conditions.await("renewed", sockets.renew(vertx)));

    RingException why = assertInstanceOf(RingException.class, refused.getCause());
    assertEquals(RingException.Reason.CONFIGURATION, why.reason());
    assertEquals(
        "option 'tls': the file '%s' has no certificate for the private key in '%s'"
            .formatted(ours.certificate(), ours.key()),
        why.getMessage());
    assertThrows(RingException.class, () -> PeerSockets.of(vertx, ours));
    assertEquals(WORD, Conditions.await("a word", read(there)));
    assertEquals(WORD, Conditions.await("a word", read(client(before))));
  }

  private NodeTls copy() throws IOException {
    String certificate = replace(ours.certificate(), folder.resolve("before.pem").toString());
    String key = replace(ours.key(), folder.resolve("before.key").toString());
    return NodeTls.of(certificate, key, certificate);
  }

  private static String replace(String from, String to) throws IOException {
    return Files.copy(Path.of(from), Path.of(to), StandardCopyOption.REPLACE_EXISTING).toString();
  }

  private Future<String> none(Throwable refused) {
    return Future.succeededFuture("");
  }
}
