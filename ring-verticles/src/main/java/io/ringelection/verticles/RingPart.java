package io.ringelection.verticles;

import io.ringelection.Ring;
import io.ringelection.RingOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import org.jspecify.annotations.Nullable;

/**
 * A verticle that stands for some capabilities of a node; the package documentation tells which
 * part is what.
 *
 * <p>Deployed by name it takes its {@link RingOptions} from the deployment's configuration.
 * Deployment ends when the node can be reached by others; {@link #ring()}{@code .join()} tells when
 * it is a member. It fails when the options are invalid. Undeployment of the last part of a node
 * ends when the node has left.
 */
public abstract class RingPart extends VerticleBase {
  private final int roles;
  private @Nullable RingOptions options;
  private @Nullable Ring ring;

  RingPart(int roles, @Nullable RingOptions options) {
    this.roles = roles;
    this.options = options == null ? null : new RingOptions(options);
  }

  @Override
  public Future<?> start() {
    RingOptions own = options == null ? new RingOptions(config()) : options;
    own.validate();
    EngineRing node = Host.of(vertx).attach(own, roles);
    options = own;
    ring = node;
    return node.start();
  }

  @Override
  public Future<?> stop() {
    return options == null ? Future.succeededFuture() : Host.of(vertx).detach(options, roles);
  }

  /**
   * The node that this part belongs to.
   *
   * @throws IllegalStateException before the deployment
   */
  public Ring ring() {
    if (ring == null) {
      throw new IllegalStateException(
          getClass().getSimpleName() + " has no ring yet: deploy it first");
    }
    return ring;
  }
}
