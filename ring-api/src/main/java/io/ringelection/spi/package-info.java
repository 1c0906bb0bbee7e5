/**
 * How an engine presents itself to {@link io.ringelection.Ring#create}: found with {@link
 * java.util.ServiceLoader}.
 */
@NullMarked
package io.ringelection.spi;

import org.jspecify.annotations.NullMarked;
