import com.google.googlejavaformat.java.Formatter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Formats every Java file below the given folders, or fails when one differs from its format. */
final class Format {
  public static void main(String[] args) throws Exception {
    boolean write = args[0].equals("write");
    List<Path> different = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
      try (var files = Files.walk(Path.of(args[i]))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
          String source = Files.readString(file);
          String formatted = new Formatter().formatSourceAndFixImports(source);
          if (!formatted.equals(source)) {
            different.add(file);
            if (write) {
              Files.writeString(file, formatted);
            }
          }
        }
      }
    }
    different.forEach(
        file -> System.err.println((write ? "formatted " : "not formatted: ") + file));
    if (!write && !different.isEmpty()) {
      System.err.println("Run ./mvnw -Dformat process-sources");
      System.exit(1);
    }
  }
}
