package org.freshet.service.ingest.lorawan;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.freshet.service.config.Observations.PayloadField;

/** A codec the study area declares: numbers at fixed places. */
public final class FieldCodec implements PayloadCodec {
  private final String name;
  private final List<PayloadField> fields;

  /**
   * By its fields.
   *
   * @param name name of the device type
   */
  public FieldCodec(String name, List<PayloadField> fields) {
    this.name = name;
    this.fields = List.copyOf(fields);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Reading> decode(int port, byte[] payload) throws CodecException {
    List<Reading> readings = new ArrayList<>();
    for (PayloadField field : fields) {
      if (field.port() == 0 || field.port() == port) {
        readings.add(reading(field, payload));
      }
    }
    return readings;
  }

  private Reading reading(PayloadField field, byte[] payload) throws CodecException {
    int bytes = Integer.parseInt(field.type().replaceAll("[^0-9]", "")) / 8;
    if (field.at() + bytes > payload.length) {
      throw new CodecException(
          "Payload of "
              + payload.length
              + " bytes ends before field "
              + field.meaning()
              + " at "
              + field.at()
              + " ("
              + field.type()
              + ") of device type "
              + name
              + ". Maybe another port.");
    }
    if (field.type().startsWith("f")) {
      float value = ByteBuffer.wrap(payload).order(order(field)).getFloat(field.at());
      return new Reading(field.meaning(), value * field.factor() + field.offset());
    }
    long whole = whole(field, payload, bytes);
    Long none = field.none();
    boolean isNone = none != null && none == whole;
    double value = isNone ? Double.NaN : whole * field.factor() + field.offset();
    return new Reading(field.meaning(), value);
  }

  private static ByteOrder order(PayloadField field) {
    return field.type().endsWith("le") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
  }

  private static long whole(PayloadField field, byte[] payload, int bytes) {
    boolean little = order(field) == ByteOrder.LITTLE_ENDIAN;
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      int at = field.at() + (little ? bytes - 1 - i : i);
      value = value << 8 | (payload[at] & 0xFF);
    }
    if (field.mask() >= 0) {
      return value & field.mask();
    }
    int unused = Long.SIZE - 8 * bytes;
    return field.type().startsWith("i") ? value << unused >> unused : value;
  }
}
