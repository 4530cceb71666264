package dev.darkroom.label;

import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.adobe.internal.xmp.options.SerializeOptions;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What an XMP packet says of how a picture was made. Packets are written by Adobe's library and
 * read by the JDK's streaming reader: the library keeps every name space it ever read, which
 * strangers' files could fill the memory with.
 *
 * @param label the text of the property AIGC, in element or attribute form
 * @param sourceType the text of IPTC's DigitalSourceType
 */
record Xmp(Optional<String> label, Optional<String> sourceType) {
  static final String TC260 = "http://www.tc260.org.cn/ns/AIGC/1.0/";
  static final String IPTC = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";

  /** A JPEG segment holds no longer packet. */
  static final int LENGTH_MAX = 65_502;

  private static final String LABEL = "AIGC";
  private static final String SOURCE_TYPE = "DigitalSourceType";

  static {
    try {
      XMPMetaFactory.getSchemaRegistry().registerNamespace(TC260, "TC260");
    } catch (XMPException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * A packet with a label and, where given, the source type as a full URI.
   *
   * @throws IllegalArgumentException when the text cannot stand in XML
   */
  static byte[] packet(String label, Optional<String> sourceType) {
    if (label.chars().anyMatch(c -> c >= 0xfffe)) {
      throw new IllegalArgumentException("The label has a character that XML cannot hold");
    }
    try {
      XMPMeta meta = XMPMetaFactory.create();
      meta.setProperty(TC260, LABEL, label);
      if (sourceType.isPresent()) {
        meta.setProperty(IPTC, SOURCE_TYPE, sourceType.get());
      }
      SerializeOptions options = new SerializeOptions().setUseCanonicalFormat(true).setPadding(1);
      return XMPMetaFactory.serializeToBuffer(meta, options);
    } catch (XMPException e) {
      throw new IllegalStateException("the XMP packet cannot be built", e);
    }
  }

  /** Whether a packet with this label can be built and fits into every format. */
  static boolean holds(String label) {
    boolean characters = label.chars().noneMatch(c -> c >= 0xfffe);
    return characters && packet(label, Optional.empty()).length <= LENGTH_MAX;
  }

  /**
   * Of a broken packet what stands before the break. Packets are UTF-8, whatever they declare; the
   * bytes are decoded here because the JDK's parser prints what it thinks of wrong ones.
   */
  static Xmp parse(byte[] packet) {
    Search search = new Search();
    try {
      String text = new String(packet, StandardCharsets.UTF_8).replaceFirst("^\ufeff", "");
      XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(text));
      try {
        search.through(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException _) {
      // What stands before the break counts.
    }
    return new Xmp(Optional.ofNullable(search.label), Optional.ofNullable(search.sourceType));
  }

  /** Without document types and entities: nothing is fetched and nothing grows. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private static final class Search {
    private @Nullable String label;
    private @Nullable String sourceType;

    void through(XMLStreamReader reader) throws XMLStreamException {
      while ((label == null || sourceType == null) && reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT) {
          element(reader);
        }
      }
    }

    private void element(XMLStreamReader reader) throws XMLStreamException {
      for (int i = 0; i < reader.getAttributeCount(); i++) {
        String value = reader.getAttributeValue(i);
        take(reader.getAttributeNamespace(i), reader.getAttributeLocalName(i), value);
      }
      String space = reader.getNamespaceURI();
      String name = reader.getLocalName();
      if (name.equals(LABEL) || name.equals(SOURCE_TYPE)) {
        take(space, name, reader.getElementText());
      }
    }

    /** The label's name is enough: writers differ in the name space. */
    private void take(@Nullable String space, String name, String value) {
      if (name.equals(LABEL) && label == null) {
        label = value.strip();
      } else if (name.equals(SOURCE_TYPE) && IPTC.equals(space) && sourceType == null) {
        sourceType = value.strip();
      }
    }
  }
}
