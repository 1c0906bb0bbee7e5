package io.ringelection.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The library of the meters is optional. */
class MetricsPathTest {

  @Test
  void withoutMicrometerTheAnswerSaysWhatToAdd() throws Exception {
    List<URL> path = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!entry.contains("micrometer")) {
        path.add(Path.of(entry).toUri().toURL());
      }
    }
    URL[] urls = path.toArray(URL[]::new);
    try (URLClassLoader bare = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      Class<?> ring = bare.loadClass(StubRing.class.getName());
      Class<?> type = bare.loadClass(MetricsPath.class.getName());
      Constructor<?> make = type.getDeclaredConstructors()[0];
      make.setAccessible(true);
      Supplier<Object> nothing = () -> null;
      Object meters = make.newInstance(ring.getMethod("joined").invoke(null), nothing);
      Method answer =
          type.getDeclaredMethod("answer", bare.loadClass("io.vertx.ext.web.RoutingContext"));
      answer.setAccessible(true);

      var refused =
          assertThrows(
              InvocationTargetException.class, () -> answer.invoke(meters, new Object[] {null}));
      assertEquals(
          "this node has no meters: add io.micrometer:micrometer-registry-prometheus to its class"
              + " path",
          refused.getCause().getMessage());
    }
  }
}
