package io.ringelection.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A port that others reach asks who they are, unless it is said that it need not. */
class BindingTest {
  private static final TlsOptions PLAIN = new TlsOptions();

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.8.9.10", "localhost", "LOCALHOST", "::1", "[::1]"})
  void loopback(String host) {
    assertTrue(Binding.isLoopback(host));
    assertEquals(Optional.empty(), Binding.problem(host, new AccessOptions(), PLAIN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "::",
        "[::]",
        "10.0.0.1",
        "fe80::1",
        "",
        " ",
        "127.0.0.1.example.test",
        "node-1",
        "127.0.0.256",
        "1.2.3.4.5"
      })
  void reachable(String host) {
    assertFalse(Binding.isLoopback(host));
    assertTrue(Binding.problem(host, new AccessOptions(), PLAIN).isPresent());
  }

  @Test
  void theSentenceSaysHowToAllowIt() {
    assertEquals(
        Optional.of(
            "host '0.0.0.0' can be reached by other machines, and nothing asks who they are: add a"
                + " token to 'access.tokens', or set 'tls.clientCa', or set"
                + " 'access.allowAnonymous' to true to let anybody look"),
        Binding.problem("0.0.0.0", new AccessOptions(), PLAIN));
  }

  @Test
  void whatAllowsIt() {
    AccessOptions token =
        new AccessOptions().addToken(new TokenOptions().setName("a").setTokenFile("f"));
    AccessOptions anonymous = new AccessOptions().setAllowAnonymous(true);
    TlsOptions server = new TlsOptions().setCertificate("c").setKey("k");
    TlsOptions mutual = new TlsOptions(server).setClientCa("a");

    assertEquals(Optional.empty(), Binding.problem("0.0.0.0", token, PLAIN));
    assertEquals(Optional.empty(), Binding.problem("0.0.0.0", anonymous, PLAIN));
    assertEquals(Optional.empty(), Binding.problem("0.0.0.0", new AccessOptions(), mutual));
    assertTrue(Binding.problem("0.0.0.0", new AccessOptions(), server).isPresent());
  }
}
