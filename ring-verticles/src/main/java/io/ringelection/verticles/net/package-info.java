/** The sockets that nodes have with each other. */
@NullMarked
package io.ringelection.verticles.net;

import org.jspecify.annotations.NullMarked;
