/**
 * Who may ask a node what: tokens and the roles they give, TLS, and the rule that a port which
 * others reach asks who they are. The faces (REST, gRPC) stand on it.
 */
@NullMarked
package io.ringelection.access;

import org.jspecify.annotations.NullMarked;
