package org.freshet.service.cycle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.freshet.service.ingest.packed.PackedFile;

/** Makes an archive with lead times out of one real frame, which is all the public data hold. */
final class ForecastArchive {
  private ForecastArchive() {}

  static void write(Path frame, Path archive, int members) throws IOException {
    byte[][] content = {new byte[0]};
    try (InputStream in = Files.newInputStream(frame)) {
      PackedFile.walk(
          in,
          "frame",
          (name, bytes) -> {
            content[0] = bytes.readAllBytes();
            return false;
          });
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new BZip2CompressorOutputStream(out))) {
      for (int member = 0; member < members; member++) {
        byte[] bytes = lead(content[0], 5 * member);
        TarArchiveEntry entry =
            new TarArchiveEntry(String.format(Locale.ROOT, "DE1200_RV2305081330_%03d", 5 * member));
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
      }
    }
    Files.write(archive, out.toByteArray());
  }

  private static byte[] lead(byte[] frame, int lead_min) {
    byte[] bytes = frame.clone();
    String header = new String(Arrays.copyOf(frame, 300), StandardCharsets.ISO_8859_1);
    int at = header.indexOf("VV");
    byte[] number =
        String.format(Locale.ROOT, "VV %03d", lead_min).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(number, 0, bytes, at, number.length);
    return bytes;
  }
}
