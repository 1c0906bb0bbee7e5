package io.ringelection.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.net.HostAndPort;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where nothing asks who the caller is, only a name of this machine is answered to. */
class HostNamesTest {
  private static final TlsOptions PLAIN = new TlsOptions();

  private static Optional<String> problem(AccessOptions access, TlsOptions tls, String host) {
    return HostNames.of(access, tls).problem(HostAndPort.parseAuthority(host, -1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LocalHost:9000",
        "127.0.0.1",
        "127.0.0.1:1",
        "127.8.9.10:9000",
        "[::1]",
        "[::1]:9000",
        "ring.example.com:443",
        "RING.example.com"
      })
  void answered(String host) {
    AccessOptions access = new AccessOptions().setHostNames(List.of("Ring.example.com"));
    assertEquals(Optional.empty(), problem(access, PLAIN, host));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example.com",
        "evil.example.com:9000",
        "ring.example.com.evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "10.0.0.1",
        "[fe80::1]",
        "x"
      })
  void refused(String host) {
    AccessOptions access = new AccessOptions().setHostNames(List.of("ring.example.com"));
    assertEquals(
        Optional.of(
            "nothing asks here who the caller is, so that only requests to localhost, 127.0.0.1 or"
                + " [::1] are answered: ask by one of these, or add the name to the option"
                + " 'access.hostNames'"),
        problem(access, PLAIN, host));
  }

  @Test
  void whoSaysNoNameIsRefused() {
    assertTrue(HostNames.of(new AccessOptions(), PLAIN).problem(null).isPresent());
  }

  @Test
  void whereSomethingAsksTheNameSaysNothing() {
    AccessOptions token =
        new AccessOptions().addToken(new TokenOptions().setName("a").setTokenFile("f"));
    AccessOptions jwt = new AccessOptions().setJwt(new JwtOptions().setPublicKey("k"));
    AccessOptions anybody = new AccessOptions().setAllowAnonymous(true);
    TlsOptions server = new TlsOptions().setCertificate("c").setKey("k");
    TlsOptions mutual = new TlsOptions(server).setClientCa("a");

    assertEquals(Optional.empty(), problem(token, PLAIN, "10.1.2.3"));
    assertEquals(Optional.empty(), problem(jwt, PLAIN, "10.1.2.3"));
    assertEquals(Optional.empty(), problem(anybody, PLAIN, "10.1.2.3"));
    assertEquals(Optional.empty(), problem(new AccessOptions(), mutual, "10.1.2.3"));
    assertTrue(problem(new AccessOptions(), server, "10.1.2.3").isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "*", "ring.example.com:9000", "https://ring.example.com", "a b", "-a"})
  void whatIsNoNameIsRefused(String name) {
    assertEquals(
        List.of(
            "access option 'hostNames' has '"
                + name
                + "': it must be a host name without scheme and port, such as ring.example.com"),
        new AccessOptions().setHostNames(List.of(name)).problems());
  }

  @Test
  void notTooMany() {
    assertEquals(
        List.of("access option 'hostNames' has 101 names: 100 are allowed"),
        new AccessOptions().setHostNames(Collections.nCopies(101, "a")).problems());
  }
}
