package dev.darkroom.dialect.openai;

import java.io.IOException;
import java.io.InputStream;

/** One named value of a request, whatever its body was written in. */
interface Field {
  /** What a value turned out to be on the wire. */
  enum Kind {
    TEXT("a string"),
    NUMBER("a number"),
    BOOLEAN("a boolean"),
    FILE("a file"),
    LIST("an array"),
    OBJECT("an object");

    private final String article;

    Kind(String article) {
      this.article = article;
    }

    /** With its article, as messages say it. */
    String words() {
      return article;
    }
  }

  String name();

  Kind kind();

  /** False for an empty text, a JSON null, an empty array and a form's unused file chooser. */
  boolean present();

  /** The length of the content in bytes; of a JSON text, in UTF-16 units. */
  long size();

  /** The whole value as text, also of a number or a boolean. Look at {@link #size} first. */
  String text();

  /** The content, read anew from the start; the caller closes it. */
  InputStream open() throws IOException;

  /** Whether the content starts with one of these, in any letter case. */
  boolean startsWith(String... prefixes);
}
