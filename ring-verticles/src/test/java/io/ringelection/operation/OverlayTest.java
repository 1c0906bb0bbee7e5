package io.ringelection.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * An overlay brings what the base asks for, the image that the Dockerfile makes among it, and the
 * Dockerfile finds what it copies.
 */
class OverlayTest {
  private static final Path TOP = Path.of("..");
  private static final Path BASE = Manifests.ROOT.resolve("base");
  private static final Path LOCAL = Manifests.ROOT.resolve("overlays/local");

  private final JsonObject overlay =
      Manifests.documents(LOCAL.resolve("kustomization.yaml")).get(0);
  private final V1StatefulSet nodes = Manifests.in(BASE, V1StatefulSet.class).get(0);
  private final JsonObject image = overlay.getJsonArray("images").getJsonObject(0);

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }

  private static V1Container container(V1StatefulSet set) {
    return set.getSpec().getTemplate().getSpec().getContainers().get(0);
  }

  /** Names of the secrets without which a pod does not start. */
  private static Set<String> secrets(V1StatefulSet set) {
    V1PodSpec pod = set.getSpec().getTemplate().getSpec();
    Stream<String> ofVariables =
        container(set).getEnv().stream()
            .map(variable -> variable.getValueFrom())
            .filter(Objects::nonNull)
            .map(from -> from.getSecretKeyRef())
            .filter(Objects::nonNull)
            .map(secret -> secret.getName());
    Stream<String> ofVolumes =
        pod.getVolumes().stream()
            .map(volume -> volume.getSecret())
            .filter(secret -> secret != null && !Boolean.TRUE.equals(secret.getOptional()))
            .map(secret -> secret.getSecretName());
    return Stream.concat(ofVariables, ofVolumes).collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everySecretIsNamedByTheBaseAndBroughtByTheOverlay() throws IOException {
    Set<String> brought = new TreeSet<>();
    for (Object generator : overlay.getJsonArray("secretGenerator")) {
      brought.add(((JsonObject) generator).getString("name"));
    }
    assertEquals(secrets(nodes), brought);
    String comment = read(BASE.resolve("kustomization.yaml"));
    for (String secret : brought) {
      assertTrue(comment.contains('"' + secret + '"'), secret);
    }
  }

  /** What no registry can have is not pulled by mistake, from whoever took the name there. */
  @Test
  void theImageIsWhereTheOverlaySays() throws IOException {
    assertTrue(container(nodes).getImage().startsWith("overlay.invalid/"));
    assertEquals(container(nodes).getImage(), image.getString("name"));
    String built = image.getString("newName") + ":" + image.getString("newTag");
    assertTrue(read(Manifests.ROOT.resolve("Dockerfile")).contains(" -t " + built + " ."), built);
    assertTrue(read(LOCAL.resolve("kustomization.yaml")).contains("load docker-image " + built));
    String version =
        read(TOP.resolve("pom.xml"))
            .split("<artifactId>ring-election</artifactId>\\s*<version>", 2)[1]
            .split("<", 2)[0];
    assertEquals(version, image.getString("newTag"));
  }

  @Test
  void whatTheDockerfileCopiesIsInItsContext() throws IOException {
    List<String> copied =
        read(Manifests.ROOT.resolve("Dockerfile"))
            .lines()
            .filter(line -> line.startsWith("COPY "))
            .map(line -> line.split(" ")[1])
            .toList();
    List<String> context =
        read(TOP.resolve(".dockerignore"))
            .lines()
            .filter(line -> line.startsWith("!"))
            .map(line -> line.substring(1))
            .toList();
    assertEquals(new TreeSet<>(copied), new TreeSet<>(context));
    assertTrue(read(TOP.resolve(".dockerignore")).lines().anyMatch("*"::equals));
  }

  /** What kubectl makes of the overlay, where it is installed. */
  @Test
  void kubectlBuildsWhatIsMeant() throws IOException, InterruptedException {
    List<KubernetesObject> built =
        Manifests.documents("overlay", kustomize()).stream().map(Manifests::parse).toList();
    V1StatefulSet set = (V1StatefulSet) only(built, "StatefulSet");
    assertEquals("Never", container(set).getImagePullPolicy());
    assertEquals(
        image.getString("newName") + ":" + image.getString("newTag"), container(set).getImage());
    Set<String> there =
        built.stream()
            .filter(V1Secret.class::isInstance)
            .map(secret -> secret.getMetadata().getName())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(secrets(set), there);
  }

  private static KubernetesObject only(List<KubernetesObject> built, String kind) {
    List<KubernetesObject> found =
        built.stream().filter(one -> kind.equals(one.getKind())).toList();
    assertEquals(1, found.size(), kind);
    return found.get(0);
  }

  private static String kustomize() throws IOException, InterruptedException {
    ProcessBuilder kubectl =
        new ProcessBuilder("kubectl", "kustomize", LOCAL.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process;
    try {
      process = kubectl.start();
    } catch (IOException absent) {
      abort("kubectl is not installed: what it makes of the overlay is not tested");
      throw absent;
    }
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor());
    return text;
  }
}
