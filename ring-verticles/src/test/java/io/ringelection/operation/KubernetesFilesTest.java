package io.ringelection.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1ContainerPort;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1Probe;
import io.kubernetes.client.openapi.models.V1SecretVolumeSource;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServicePort;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V1VolumeMount;
import io.ringelection.NodeTls;
import io.ringelection.RingEnvironment;
import io.ringelection.RingOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The manifests hold together: every field is one that Kubernetes knows, every reference finds what
 * it names. Whether a cluster runs them is not shown here.
 */
class KubernetesFilesTest {
  private static final Path BASE = Manifests.ROOT.resolve("base");

  private final V1StatefulSet nodes = only(V1StatefulSet.class);
  private final Map<String, String> labels =
      nodes.getSpec().getTemplate().getMetadata().getLabels();
  private final V1PodSpec pod = nodes.getSpec().getTemplate().getSpec();
  private final V1Container node = pod.getContainers().get(0);

  @Test
  void everyFileIsListedOnceAndEveryListedFileExists() {
    assertEquals(2, Manifests.folders().size());
    for (Path folder : Manifests.folders()) {
      JsonObject kustomization = Manifests.documents(folder.resolve("kustomization.yaml")).get(0);
      assertTrue(
          Set.of("apiVersion", "kind", "resources", "secretGenerator", "images", "patches")
              .containsAll(kustomization.fieldNames()),
          () -> folder + " has " + kustomization.fieldNames());
      List<Path> listed = new ArrayList<>();
      for (Object resource : kustomization.getJsonArray("resources", new JsonArray())) {
        Path path = folder.resolve((String) resource).normalize();
        assertTrue(Files.exists(path), () -> path + " is listed but not there");
        listed.add(path);
      }
      List<Path> there = new ArrayList<>(Manifests.yamlFiles(folder));
      there.remove(folder.resolve("kustomization.yaml"));
      there.replaceAll(Path::normalize);
      there.removeAll(listed);
      assertEquals(List.of(), there, "not listed by " + folder);
    }
  }

  @Test
  void everyResourceIsKnownToKubernetesAndNamedOnce() {
    for (Path folder : Manifests.folders()) {
      List<String> names =
          Manifests.in(folder).stream().map(KubernetesFilesTest::kindAndName).toList();
      assertFalse(names.isEmpty());
      assertEquals(new TreeSet<>(names).size(), names.size(), names::toString);
    }
  }

  @Test
  void aMisspeltFieldIsRefused() {
    JsonObject service = Manifests.documents(BASE.resolve("services.yaml")).get(0);
    service.getJsonObject("spec").put("publishNotReadyAddress", true);
    assertThrows(IllegalArgumentException.class, () -> Manifests.parse(service));
  }

  @Test
  void everySelectorFindsTheNodes() {
    assertEquals(labels, nodes.getSpec().getSelector().getMatchLabels());
    for (V1Service service : Manifests.in(BASE, V1Service.class)) {
      assertEquals(labels, service.getSpec().getSelector());
    }
    assertEquals(
        labels, only(V1PodDisruptionBudget.class).getSpec().getSelector().getMatchLabels());
    assertEquals(labels, only(V1NetworkPolicy.class).getSpec().getPodSelector().getMatchLabels());
  }

  @Test
  void nodesFindEachOtherThroughTheHeadlessService() {
    V1Service headless =
        Manifests.in(BASE, V1Service.class).stream()
            .filter(service -> "None".equals(service.getSpec().getClusterIP()))
            .findFirst()
            .orElseThrow();
    assertTrue(headless.getSpec().getPublishNotReadyAddresses());
    assertEquals(headless.getMetadata().getName(), nodes.getSpec().getServiceName());
    assertEquals(headless.getMetadata().getName(), environment("HAZELCAST_SERVICE_DNS"));
    assertEquals("true", environment("HAZELCAST_KUBERNETES"));
  }

  @Test
  void everyPortIsNamedByTheContainer() {
    Set<String> named =
        node.getPorts().stream().map(V1ContainerPort::getName).collect(Collectors.toSet());
    assertEquals(node.getPorts().size(), named.size());
    Stream<IntOrString> byServices =
        Manifests.in(BASE, V1Service.class).stream()
            .flatMap(service -> service.getSpec().getPorts().stream())
            .map(V1ServicePort::getTargetPort);
    Stream<IntOrString> byPolicy =
        only(V1NetworkPolicy.class).getSpec().getIngress().stream()
            .flatMap(rule -> rule.getPorts().stream())
            .map(port -> port.getPort());
    Stream<IntOrString> byProbes =
        Stream.of(node.getStartupProbe(), node.getLivenessProbe(), node.getReadinessProbe())
            .map(probe -> probe.getHttpGet().getPort());
    Set<String> used =
        Stream.of(byServices, byPolicy, byProbes)
            .flatMap(ports -> ports)
            .map(IntOrString::getStrValue)
            .collect(Collectors.toSet());
    assertEquals(named, used);
  }

  @Test
  void probesAskTheHealthRoutesOnTheHttpPort() {
    assertEquals("/health/ready", path(node.getReadinessProbe()));
    assertEquals("/health/live", path(node.getLivenessProbe()));
    V1ContainerPort http =
        node.getPorts().stream().filter(port -> port.getName().equals("http")).findAny().get();
    assertEquals(9000, http.getContainerPort());
    assertTrue(node.getArgs().contains("--port=9000"), node.getArgs()::toString);
  }

  @Test
  void readersShowATokenThatIsMounted() {
    String file = files("token").get(0);
    assertTrue(node.getArgs().contains("--token-file=" + file), node.getArgs()::toString);
    assertFalse(node.getArgs().contains("--anonymous"));
  }

  /** The example for Prometheus finds the nodes and shows what they ask for. */
  @Test
  void prometheusFindsTheNodesAndShowsTheirToken() {
    JsonObject job =
        Manifests.documents(Path.of("../config/prometheus/prometheus.yml"))
            .get(0)
            .getJsonArray("scrape_configs")
            .getJsonObject(0);
    assertEquals(
        files("token").get(0), job.getJsonObject("authorization").getString("credentials_file"));
    JsonObject pods = job.getJsonArray("dns_sd_configs").getJsonObject(0);
    assertEquals(nodes.getSpec().getServiceName(), pods.getJsonArray("names").getString(0));
    assertTrue(node.getArgs().contains("--port=" + pods.getInteger("port")));
  }

  /** The switch is a comment: uncommented, it names the files that are mounted. */
  @Test
  void encryptionCanBeSwitchedOn() throws IOException {
    String text = Files.readString(BASE.resolve("nodes.yaml"));
    String uncommented = text.replaceAll("(?m)^( +)# (- name: RING_TLS|  value: )", "$1$2");
    V1StatefulSet encrypted =
        (V1StatefulSet) Manifests.parse(Manifests.documents("nodes", uncommented).get(0));
    List<V1EnvVar> variables =
        encrypted.getSpec().getTemplate().getSpec().getContainers().get(0).getEnv();
    String value =
        variables.stream()
            .filter(variable -> variable.getName().equals("RING_TLS"))
            .map(V1EnvVar::getValue)
            .findAny()
            .orElseThrow();
    assertEquals(files("tls"), List.of(value.split(",")));
    assertTrue(secret("tls").getOptional());
    NodeTls read =
        RingEnvironment.read(new RingOptions(), Map.of("RING_TLS", value)).options().getTls();
    assertEquals(value, read.certificate() + "," + read.key() + "," + read.ca());
  }

  /** Paths of what a secret becomes in the container. */
  private List<String> files(String volume) {
    V1VolumeMount mount =
        node.getVolumeMounts().stream()
            .filter(one -> one.getName().equals(volume))
            .findAny()
            .orElseThrow();
    return secret(volume).getItems().stream()
        .map(item -> mount.getMountPath() + "/" + item.getPath())
        .toList();
  }

  private V1SecretVolumeSource secret(String name) {
    return pod.getVolumes().stream()
        .filter(volume -> volume.getName().equals(name))
        .findAny()
        .orElseThrow()
        .getSecret();
  }

  @Test
  void aPodHasTimeToLeaveTheRing() {
    List<String> command = node.getLifecycle().getPreStop().getExec().getCommand();
    assertEquals("sleep", command.get(0));
    long beforeLeaving = Long.parseLong(command.get(1)) * 1000;
    long leaving = new RingOptions().getLeaveTimeoutMillis();
    long grace = pod.getTerminationGracePeriodSeconds() * 1000;
    assertTrue(
        grace >= beforeLeaving + leaving + 5000, grace + " < " + beforeLeaving + "+" + leaving);
  }

  /** A quorum that stays behind lets two rings be founded, one that runs ahead none. */
  @Test
  void theQuorumIsAsManyAsTheReplicas() {
    RingOptions read =
        RingEnvironment.read(new RingOptions(), Map.of("RING_QUORUM", environment("RING_QUORUM")))
            .options();
    assertEquals(nodes.getSpec().getReplicas(), read.getQuorum().expected());
  }

  @Test
  void everyVariableOfTheRingIsAnOption() {
    Map<String, String> variables =
        node.getEnv().stream()
            .filter(variable -> variable.getName().startsWith("RING_"))
            .collect(Collectors.toMap(V1EnvVar::getName, V1EnvVar::getValue));
    assertEquals(List.of(), RingEnvironment.read(new RingOptions(), variables).notes());
  }

  /** Else a node that does not start would keep its host from being drained. */
  @Test
  void aNodeThatIsNotReadyCanBeEvicted() {
    assertEquals(
        "AlwaysAllow", only(V1PodDisruptionBudget.class).getSpec().getUnhealthyPodEvictionPolicy());
  }

  @Test
  void aPodMayDoNoMoreThanItNeeds() {
    assertTrue(pod.getSecurityContext().getRunAsNonRoot());
    assertFalse(pod.getAutomountServiceAccountToken());
    assertTrue(node.getSecurityContext().getReadOnlyRootFilesystem());
    assertFalse(node.getSecurityContext().getAllowPrivilegeEscalation());
    assertEquals(List.of("ALL"), node.getSecurityContext().getCapabilities().getDrop());
  }

  @Test
  void hazelcastReadsEveryVariableItIsGiven() throws IOException {
    String hazelcast = Files.readString(Path.of("../config/hazelcast.xml"));
    List<String> unread =
        node.getEnv().stream()
            .map(V1EnvVar::getName)
            .filter(name -> name.startsWith("HAZELCAST_"))
            .filter(name -> !hazelcast.contains("$env{" + name + ":"))
            .toList();
    assertEquals(List.of(), unread);
  }

  private static <T extends KubernetesObject> T only(Class<T> kind) {
    List<T> found = Manifests.in(BASE, kind);
    assertEquals(1, found.size(), kind.getSimpleName());
    return found.get(0);
  }

  private String environment(String name) {
    return node.getEnv().stream()
        .filter(variable -> variable.getName().equals(name))
        .map(V1EnvVar::getValue)
        .findAny()
        .orElseThrow();
  }

  private static String kindAndName(KubernetesObject resource) {
    return resource.getKind() + " " + resource.getMetadata().getName();
  }

  private static String path(V1Probe probe) {
    return probe.getHttpGet().getPath();
  }
}
