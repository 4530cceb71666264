package dev.darkroom.dialect.aluo;

import dev.darkroom.dialect.Base64Stream;
import dev.darkroom.dialect.Reception;
import dev.darkroom.dialect.TextStream;
import dev.darkroom.http.Part;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes a call's pictures in: bytes that are no picture refuse the request, an address that leads
 * to none fails the task. Bytes come first, because the account is looked at between the two.
 */
final class InputImages {
  private static final long BYTES_MAX = 20L << 20;
  private static final int URL_MAX = 8192;

  /** The longest text from {@code data:} to the comma. */
  private static final int DATA_HEADER_MAX = 256;

  private static final Pattern WEB = Pattern.compile("(?i)https?://[^/?#\\s]+\\S*");

  /** What bytes that came with the request can be wrong in. */
  private static final Set<ErrorCode> BAD_BYTES =
      Set.of(
          ErrorCode.IMAGE_EMPTY,
          ErrorCode.IMAGE_TYPE_UNSUPPORTED,
          ErrorCode.IMAGE_TOO_LARGE,
          ErrorCode.IMAGE_INVALID);

  private final Reception reception;
  private final List<String> urls;
  private final List<Part> files;

  /** By their places in the request, where the files stand behind the addresses. */
  private final Map<Integer, Picture> taken = new TreeMap<>();

  private Outcome.@Nullable Failed failure;

  private InputImages(List<String> urls, List<Part> files, Reception reception) {
    this.urls = urls;
    this.files = files;
    this.reception = reception;
  }

  /**
   * @throws FaultException when an entry is neither address nor data URI
   */
  static InputImages of(List<String> urls, List<Part> files, Reception reception) {
    urls.forEach(InputImages::checkForm);
    return new InputImages(urls, files, reception);
  }

  /**
   * Takes in what the request itself holds.
   *
   * @throws FaultException when that is no picture
   */
  void keep() {
    for (int i = 0; i < urls.size() + files.size() && failure == null; i++) {
      if (i >= urls.size()) {
        keepFile(i, files.get(i - urls.size()));
      } else if (isData(urls.get(i))) {
        keepData(i, urls.get(i));
      }
    }
  }

  /**
   * Takes in what the request points at, up to the first address that leads to no picture.
   *
   * @throws FaultException when an address cannot be one
   */
  void fetch() {
    for (int i = 0; i < urls.size() && failure == null; i++) {
      if (!isData(urls.get(i))) {
        fetch(i, urls.get(i));
      }
    }
  }

  /** Those that were taken in, in the order of the request. */
  List<Picture> pictures() {
    return List.copyOf(taken.values());
  }

  /** What the answer repeats, in the order of the request. */
  List<InputImage> inputs() {
    List<InputImage> inputs = new ArrayList<>();
    for (int i = 0; i < urls.size() + files.size(); i++) {
      Picture picture = taken.get(i);
      if (i < urls.size() && !isData(urls.get(i))) {
        inputs.add(new InputImage.Linked(urls.get(i)));
      } else if (picture != null) {
        inputs.add(new InputImage.Kept(picture));
      }
    }
    return inputs;
  }

  /** Why the task cannot begin, or null. */
  Outcome.@Nullable Failed failure() {
    return failure;
  }

  private static void checkForm(String url) {
    boolean good = isData(url) ? comma(url) > 0 : WEB.matcher(url.strip()).matches();
    if (!good || (!isData(url) && url.length() > URL_MAX)) {
      throw invalid("an entry of imageUrls is no http(s) URL and no base64 data URI");
    }
  }

  private static boolean isData(String url) {
    return url.regionMatches(true, 0, "data:", 0, 5);
  }

  /** Where the base64 text of a data URI begins, behind a comma; 0 where it does not. */
  private static int comma(String url) {
    int comma = url.substring(0, Math.min(url.length(), DATA_HEADER_MAX)).indexOf(',');
    String word = ";base64";
    boolean base64 =
        comma >= word.length()
            && url.regionMatches(true, comma - word.length(), word, 0, word.length());
    return base64 ? comma + 1 : 0;
  }

  private static FaultException invalid(String why) {
    return new FaultException(Wording.URL_INVALID, why);
  }

  private void fetch(int place, String url) {
    try {
      taken.put(place, reception.fetch(url.strip()));
    } catch (DarkroomException e) {
      if (e.code() == ErrorCode.IMAGE_URL_INVALID) {
        throw invalid(e.sentence());
      }
      failure = e.toOutcome();
    }
  }

  private void keepData(int place, String url) {
    TextStream text = new TextStream(url.substring(comma(url)));
    Base64Stream bytes = new Base64Stream(text);
    try {
      keep(place, bytes);
    } catch (FaultException | UncheckedIOException e) {
      // Whatever the reception made of it, a broken text is told as such.
      if (bytes.broken()) {
        throw invalid("a data URI of imageUrls is not base64");
      }
      throw e;
    }
  }

  private void keepFile(int place, Part part) {
    try (InputStream in = part.open()) {
      keep(place, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void keep(int place, InputStream in) {
    try {
      taken.put(place, reception.keep(in, BYTES_MAX));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (DarkroomException e) {
      if (BAD_BYTES.contains(e.code())) {
        throw new FaultException(Wording.of(e.code(), e.sentence()));
      }
      failure = e.toOutcome();
    }
  }
}
