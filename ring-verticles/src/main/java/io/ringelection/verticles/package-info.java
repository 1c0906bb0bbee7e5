/**
 * The ring in Vert.x: what an application deploys, and the engine behind {@link
 * io.ringelection.Ring#create}.
 *
 * <h2>Deploying</h2>
 *
 * {@link io.ringelection.verticles.RingVerticle} is everything. Who wants less deploys parts, and
 * all parts on one {@code Vertx} with the same ring and node name are one node:
 *
 * <table>
 * <caption>The parts</caption>
 * <tr><th>part</th><th>the node</th><th>tells</th></tr>
 * <tr><td>{@link io.ringelection.verticles.HeartbeatVerticle}</td><td>is a member, and neither leads nor owns</td><td>beats at {@code ring.partitions}</td></tr>
 * <tr><td>{@link io.ringelection.verticles.ElectionVerticle}</td><td>may vote and lead, too</td><td>{@code ring.leader} and {@code ring.members} while it leads</td></tr>
 * <tr><td>{@link io.ringelection.verticles.RebalanceVerticle}</td><td>may own partitions, too</td><td>its events at {@code ring.partitions}</td></tr>
 * </table>
 *
 * The first part deployed starts the node, each adds to what it is willing to do, the last one
 * undeployed makes it leave. Which thread a part is deployed on does not matter: every node lives
 * on a context of its own, and all nodes of a {@code Vertx} on an event loop of the ring's own,
 * where no handler of the application runs. An application that blocks its event loops does not
 * cost its node the lease.
 *
 * <h2>Clustered</h2>
 *
 * The application builds the clustered {@code Vertx}; {@link io.ringelection.ClusterOptions} has
 * the options of the event bus that a ring wants: the native transport, because only it has the TCP
 * user timeout, without which a healed network rains messages of a minute ago for a quarter of a
 * minute; that timeout at the length of the lease; one second to connect. On Linux that takes
 * {@code io.netty:netty-transport-native-epoll} with the classifier of the machine. Hazelcast asks
 * the JVM for
 *
 * <pre>{@code
 * --add-modules java.se --add-exports java.base/jdk.internal.ref=ALL-UNNAMED
 * --add-opens java.base/java.lang=ALL-UNNAMED --add-opens java.base/sun.nio.ch=ALL-UNNAMED
 * --add-opens java.management/sun.management=ALL-UNNAMED
 * --add-opens jdk.management/com.sun.management.internal=ALL-UNNAMED
 * }</pre>
 *
 * and on JDK 24 and later {@code --sun-misc-unsafe-memory-access=allow
 * --enable-native-access=ALL-UNNAMED} keeps it quiet. Vert.x has no shutdown hook: close the {@code
 * Vertx} when the process is told to end, and its nodes leave in order before anything else is
 * closed.
 *
 * <h2>Embedded</h2>
 *
 * On a plain {@code Vertx} any number of nodes live side by side: the whole ring in one process,
 * for tests, demonstrations and programs of one process.
 */
@NullMarked
package io.ringelection.verticles;

import org.jspecify.annotations.NullMarked;
