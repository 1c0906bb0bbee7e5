package io.ringelection.hazelcast;

import com.hazelcast.config.replacer.spi.ConfigReplacer;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Gives <code>$env{NAME:default}</code> a meaning in a Hazelcast configuration: the system property
 * NAME, else the environment variable NAME, else the default. Without a default an unset name is an
 * error of the configuration. Hazelcast makes the instance; it is used by one thread.
 */
public final class EnvironmentReplacer implements ConfigReplacer {
  private final Map<String, String> environment;

  /** Reads the environment of this process. */
  public EnvironmentReplacer() {
    this(System.getenv());
  }

  EnvironmentReplacer(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public void init(Properties properties) {}

  @Override
  public String getPrefix() {
    return "env";
  }

  @Override
  public @Nullable String getReplacement(String maskedValue) {
    int colon = maskedValue.indexOf(':');
    String name = colon < 0 ? maskedValue : maskedValue.substring(0, colon);
    String given = System.getProperty(name, environment.get(name));
    if (given != null && !given.isBlank()) {
      return given.strip();
    }
    return colon < 0 ? null : maskedValue.substring(colon + 1);
  }
}
