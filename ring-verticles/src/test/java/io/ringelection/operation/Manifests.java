package io.ringelection.operation;

import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads the files of {@code k8s/} into Kubernetes' own classes, which refuse unknown fields. */
final class Manifests {
  static final Path ROOT = Path.of("../k8s");

  private static final Map<String, Reader> READERS =
      Map.of(
          "apps/v1 StatefulSet", V1StatefulSet::fromJson,
          "apps/v1 Deployment", V1Deployment::fromJson,
          "v1 Service", V1Service::fromJson,
          "v1 Secret", V1Secret::fromJson,
          "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget::fromJson,
          "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy::fromJson);

  private Manifests() {}

  /** Every folder under {@code k8s/} that has a kustomization. */
  static List<Path> folders() {
    try (Stream<Path> all = Files.walk(ROOT)) {
      return all.filter(path -> Files.exists(path.resolve("kustomization.yaml"))).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The resources of one kind in one folder, without those of the folders it builds on. */
  static <T extends KubernetesObject> List<T> in(Path folder, Class<T> kind) {
    return in(folder).stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  static List<KubernetesObject> in(Path folder) {
    List<KubernetesObject> found = new ArrayList<>();
    for (Path file : yamlFiles(folder)) {
      if (!file.endsWith("kustomization.yaml")) {
        documents(file).forEach(document -> found.add(parse(document)));
      }
    }
    return found;
  }

  static List<Path> yamlFiles(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The YAML documents of a file; a key given twice is an error. */
  static List<JsonObject> documents(Path file) {
    try {
      return documents(file.toString(), Files.readString(file));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * The YAML documents of a text.
   *
   * @param label what it is, for the sentence that says what is wrong with it
   */
  @SuppressWarnings("unchecked")
  static List<JsonObject> documents(String label, String text) {
    List<JsonObject> documents = new ArrayList<>();
    new Load(LoadSettings.builder().setLabel(label).build())
        .loadAllFromString(text)
        .forEach(document -> documents.add(new JsonObject((Map<String, Object>) document)));
    return documents;
  }

  static KubernetesObject parse(JsonObject document) {
    String kind = document.getString("apiVersion") + " " + document.getString("kind");
    Reader reader = READERS.get(kind);
    if (reader == null) {
      throw new IllegalArgumentException("kind '" + kind + "' is none of " + READERS.keySet());
    }
    try {
      return reader.read(document.encode());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private interface Reader {
    KubernetesObject read(String json) throws IOException;
  }
}
