package io.ringelection.verticles.beacon;

import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listening port with room for hardly anybody who has not been accepted yet. */
final class Queue {
  private static final int CONNECT_MILLIS = 200;

  private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private Thread serving = new Thread("nobody serves");
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  Queue() throws IOException {}

  /** What is done with a connection. */
  interface Service {
    Socket serve(Socket socket) throws IOException;
  }

  SocketAddress place() {
    return SocketAddress.inetSocketAddress(server.getLocalPort(), "127.0.0.1");
  }

  Socket accept() throws IOException {
    return server.accept();
  }

  /** Connects until nobody can any more. */
  void fill() throws IOException {
    boolean full = false;
    while (!full) {
      Socket socket = new Socket();
      sockets.add(socket);
      try {
        socket.connect(server.getLocalSocketAddress(), CONNECT_MILLIS);
      } catch (SocketTimeoutException noRoom) {
        full = true;
      }
    }
  }

  /** From now on whoever comes is served, and whoever has waited. */
  void serve(Service service) {
    serving = new Thread(() -> serveAll(service), "queue");
    serving.setDaemon(true);
    serving.start();
  }

  private void serveAll(Service service) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        sockets.add(socket);
        service.serve(socket);
      } catch (IOException goneOrClosed) {
        // Those that waited too long have hung up.
        continue;
      }
    }
  }

  void close() throws IOException, InterruptedException {
    server.close();
    // The port is closed when nobody waits at it any more.
    serving.join();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
