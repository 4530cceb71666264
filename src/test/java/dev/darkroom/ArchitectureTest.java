package dev.darkroom;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the table of rooms: which room may see which. */
class ArchitectureTest {
  private static final String ROOT = "dev.darkroom";

  /** The table of ARCHITECTURE.md, word for word. */
  private static final Map<String, Set<String>> SEES =
      Map.ofEntries(
          Map.entry("job", Set.of()),
          Map.entry("engine", Set.of()),
          Map.entry("http", Set.of()),
          Map.entry("database", Set.of()),
          Map.entry("storage", Set.of("job")),
          Map.entry("instruction", Set.of("engine")),
          Map.entry("account", Set.of("job", "database")),
          Map.entry("task", Set.of("job", "database")),
          Map.entry("dialect", Set.of("job", "http")),
          Map.entry("provider", Set.of("job", "instruction", "engine")),
          Map.entry(
              "gateway",
              Set.of(
                  "job",
                  "http",
                  "dialect",
                  "provider",
                  "account",
                  "ledger",
                  "task",
                  "storage",
                  "moderation",
                  "label",
                  "oversight")),
          Map.entry("ledger", Set.of("job", "database")),
          Map.entry("moderation", Set.of("job")),
          Map.entry("oversight", Set.of("job", "database")),
          Map.entry(
              "admin",
              Set.of(
                  "http", "job", "account", "ledger", "task", "provider", "oversight", "storage")),
          Map.entry("label", Set.of("job", "engine")),
          Map.entry("cli", Set.of("job", "instruction", "engine", "provider", "label")));

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @TestFactory
  List<DynamicTest> each_room_sees_only_what_the_table_allows() {
    return SEES.entrySet().stream()
        .map(
            room ->
                DynamicTest.dynamicTest(
                    room.getKey() + " sees " + new TreeSet<>(room.getValue()),
                    () -> {
                      List<String> allowed = new ArrayList<>();
                      allowed.add(ROOT + "." + room.getKey() + "..");
                      room.getValue().forEach(other -> allowed.add(ROOT + "." + other + ".."));
                      noClasses()
                          .that()
                          .resideInAPackage(ROOT + "." + room.getKey() + "..")
                          .should()
                          .dependOnClassesThat(
                              com.tngtech.archunit.base.DescribedPredicate.describe(
                                  "are of Darkroom and outside " + allowed,
                                  c ->
                                      c.getPackageName().startsWith(ROOT)
                                          && allowed.stream()
                                              .noneMatch(a -> inside(c.getPackageName(), a))))
                          .check(CODE);
                    }))
        .toList();
  }

  private static boolean inside(String name, String pattern) {
    String room = pattern.substring(0, pattern.length() - 2);
    return name.equals(room) || name.startsWith(room + ".");
  }

  @Test
  void every_room_stands_in_the_table() {
    Set<String> rooms =
        CODE.getPackage(ROOT).getSubpackages().stream()
            .map(JavaPackage::getRelativeName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(SEES.keySet()), rooms);
  }

  @Test
  void every_package_says_what_it_is_for_and_is_null_marked() {
    Set<String> silent =
        CODE.stream()
            .map(c -> c.getPackage())
            .distinct()
            .filter(p -> !p.isAnnotatedWith(org.jspecify.annotations.NullMarked.class))
            .map(JavaPackage::getName)
            .collect(Collectors.toSet());
    assertTrue(silent.isEmpty(), () -> "not @NullMarked: " + silent);
  }

  @Test
  void the_gateway_knows_no_dialect_by_name() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".gateway..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(".*dialect\\.[a-z]+\\..*")
        .check(CODE);
  }

  @Test
  void no_class_is_called_by_a_word_that_says_nothing() {
    classes()
        .should()
        .haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl|ServiceImpl|Common)")
        .check(CODE);
  }
}
