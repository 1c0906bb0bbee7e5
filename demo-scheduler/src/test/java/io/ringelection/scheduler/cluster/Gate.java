package io.ringelection.scheduler.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ringelection.scheduler.command.Headers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A web server that jobs call. While it is closed it lets callers wait, so that a run is certainly
 * under way when its process is killed or stopped.
 */
final class Gate implements AutoCloseable {
  private final HttpServer server;
  private final List<HttpExchange> waiting = new ArrayList<>();
  private boolean closed;

  /** Open, on any free port of the loopback interface. */
  Gate() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::arrive);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  private synchronized void arrive(HttpExchange caller) {
    if (closed) {
      waiting.add(caller);
    } else {
      answer(caller);
    }
  }

  private static void answer(HttpExchange caller) {
    try (caller) {
      caller.sendResponseHeaders(204, -1);
    } catch (IOException gone) {
      // The caller was killed meanwhile, and that is what this test does.
    }
  }

  /** From now on callers wait. */
  synchronized void shut() {
    closed = true;
  }

  /** Answers all who wait and who will come. */
  synchronized void open() {
    closed = false;
    waiting.forEach(Gate::answer);
    waiting.clear();
  }

  /** The tokens of those who wait. */
  synchronized Set<Long> waiting() {
    return waiting.stream()
        .map(caller -> Long.parseLong(caller.getRequestHeaders().getFirst(Headers.TOKEN)))
        .collect(Collectors.toSet());
  }

  @Override
  public void close() {
    open();
    server.stop(0);
  }
}
