package dev.darkroom.benchmark;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mats;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Photos;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.codec.Codecs;
import dev.darkroom.engine.codec.Decoder;
import dev.darkroom.engine.codec.Encoder;
import dev.darkroom.engine.codec.Encoding;
import dev.darkroom.engine.codec.Header;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.mask.MaskLadder;
import dev.darkroom.engine.mask.Regions;
import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.operation.AdjustTone;
import dev.darkroom.engine.operation.ApplyLook;
import dev.darkroom.engine.operation.Extract;
import dev.darkroom.engine.operation.Look;
import dev.darkroom.engine.operation.Operation;
import dev.darkroom.engine.operation.Recolor;
import dev.darkroom.engine.operation.Tone;
import java.util.concurrent.TimeUnit;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long the engine takes: files of 2000 x 1333 pixels, operations at 1024 x 683. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EngineBenchmark {
  private static final Where WHOLE = new Where.Whole();

  private final byte[] rocket = Photos.bytes("rocket.jpg");
  private final Bitmap large = resized(Photos.load("rocket.jpg"), 2000, 1333);
  private final Bitmap small = resized(large, 1024, 683);
  private final Bitmap product = resized(Photos.load("coffee.png"), 1024, 683);
  private final Regions ladder = new MaskLadder();
  private byte[] jpeg = {};
  private byte[] png = {};
  private byte[] webp = {};

  @Setup
  public void encodeFiles() {
    jpeg = Encoder.encode(large, Encoding.JPEG, 90);
    png = Encoder.encode(large, Encoding.PNG, 100);
    webp = Encoder.encode(large, Encoding.WEBP, 90);
  }

  @Benchmark
  public Header header() {
    return Codecs.header(rocket, Limits.DEFAULT);
  }

  @Benchmark
  public Bitmap decodeJpeg() {
    return Decoder.decode(jpeg, Limits.DEFAULT);
  }

  @Benchmark
  public Bitmap decodePng() {
    return Decoder.decode(png, Limits.DEFAULT);
  }

  @Benchmark
  public Bitmap decodeWebp() {
    return Decoder.decode(webp, Limits.DEFAULT);
  }

  @Benchmark
  public Bitmap resize() {
    return resized(large, 1024, 683);
  }

  @Benchmark
  public byte[] decodeResizeEncodeJpeg() {
    Bitmap decoded = Decoder.decode(jpeg, Limits.DEFAULT);
    return Encoder.encode(resized(decoded, 1024, 683), Encoding.JPEG, 80);
  }

  @Benchmark
  public byte[] encodePng() {
    return Encoder.encode(small, Encoding.PNG, 100);
  }

  @Benchmark
  public byte[] encodeJpeg() {
    return Encoder.encode(small, Encoding.JPEG, 90);
  }

  @Benchmark
  public byte[] encodeWebp() {
    return Encoder.encode(small, Encoding.WEBP, 90);
  }

  @Benchmark
  public byte[] encodeWebpLossless() {
    return Encoder.encode(small, Encoding.WEBP, 100);
  }

  @Benchmark
  public Bitmap brightness() {
    return edited(new AdjustTone(WHOLE, Tone.BRIGHTNESS, 0.3));
  }

  @Benchmark
  public Bitmap saturation() {
    return edited(new AdjustTone(WHOLE, Tone.SATURATION, 0.4));
  }

  @Benchmark
  public Bitmap cartoon() {
    return edited(new ApplyLook(WHOLE, Look.CARTOON, 1));
  }

  /** The product of a photo, with the search for it. */
  @Benchmark
  public Bitmap recolour() {
    Where cup = new Where.Subject("cup", Where.Kind.PRODUCT);
    return edited(product, new Recolor(cup, new Colour(30, 90, 200)));
  }

  /** The same photo's subject on nothing, with the search for it. */
  @Benchmark
  public Bitmap cutOut() {
    return edited(product, new Extract());
  }

  private Bitmap edited(Operation operation) {
    return edited(small, operation);
  }

  private Bitmap edited(Bitmap picture, Operation operation) {
    Scene scene = new Scene(_ -> picture, 1, null, ladder, Monitor.none());
    operation.apply(scene);
    return scene.bitmap();
  }

  private static Bitmap resized(Bitmap bitmap, int width, int height) {
    try (Mat from = Mats.from(bitmap);
        Mat to = new Mat();
        Size size = new Size(width, height)) {
      opencv_imgproc.resize(from, to, size, 0, 0, opencv_imgproc.INTER_AREA);
      return Mats.toBitmap(to);
    }
  }
}
