package org.freshet.service.ingest.poll;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.freshet.service.ingest.poll.Fetched.Failed;
import org.freshet.service.ingest.poll.Fetched.Fresh;
import org.freshet.service.ingest.poll.Fetched.Validators;

/**
 * Keeps a local folder like an HTTP directory: fetches files that are not there yet, once each. A
 * file appears under its name only when it is whole and passed the check; until then it is a hidden
 * one that no reader looks at. Names with {@code latest} in them are asked for every time, with
 * validators. Not thread-safe.
 */
public final class DirectoryMirror {
  private static final Pattern LATEST = Pattern.compile(".*latest.*", Pattern.CASE_INSENSITIVE);
  private static final long LISTING_BYTES = 16L << 20;

  /** Whether a file is whole and what it should be. */
  @FunctionalInterface
  public interface Check {
    /**
     * Looks at a file.
     *
     * @throws IOException saying what is wrong with it
     */
    void require(Path file) throws IOException;
  }

  /**
   * What one look brought.
   *
   * @param added names of new files, in the order of the list
   * @param refused files that were cut, damaged or too large, by name, with the reason; they are
   *     asked for again next time
   * @param failure why the list itself could not be had; empty if it could
   */
  public record Look(List<String> added, Map<String, String> refused, String failure) {}

  private final URI address;
  private final Path folder;
  private final Pattern names;
  private final int newest;
  private final long most_bytes;
  private final Duration timeout;
  private final HttpFetcher fetcher;
  private final Check check;
  private final Map<String, Validators> validators = new HashMap<>();
  private Validators listing = Validators.NONE;

  /**
   * A mirror of a directory.
   *
   * @param address ends with a slash
   * @param folder where files go; made where missing
   * @param names which names are wanted
   * @param newest how many files to keep, the last by name; older ones are not fetched, and deleted
   * @param most_bytes longest file taken
   * @param timeout how long an answer may take to begin
   */
  public DirectoryMirror(
      URI address,
      Path folder,
      Pattern names,
      int newest,
      long most_bytes,
      Duration timeout,
      HttpFetcher fetcher,
      Check check) {
    this.address = address;
    this.folder = folder;
    this.names = names;
    this.newest = newest;
    this.most_bytes = most_bytes;
    this.timeout = timeout;
    this.fetcher = fetcher;
    this.check = check;
  }

  /**
   * Looks once.
   *
   * @throws IOException if the local folder cannot be written
   * @throws InterruptedException if the thread was interrupted
   */
  public Look look() throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Fetched list = fetcher.fetch(address, listing, LISTING_BYTES, timeout);
    if (list instanceof Failed failed) {
      return new Look(List.of(), Map.of(), failed.reason());
    }
    if (!(list instanceof Fresh fresh)) {
      return new Look(List.of(), Map.of(), "");
    }
    List<String> wanted =
        DirectoryListing.names(address, fresh.body()).stream()
            .filter(name -> names.matcher(name).matches())
            .sorted()
            .toList();
    wanted = wanted.subList(Math.max(0, wanted.size() - newest), wanted.size());
    Map<String, String> refused = new TreeMap<>();
    List<String> added = new java.util.ArrayList<>();
    for (String name : wanted) {
      boolean isLatest = LATEST.matcher(name).matches();
      if ((isLatest || !Files.exists(folder.resolve(name))) && fetch(name, refused)) {
        added.add(name);
      }
    }
    // An unchanged list would hide a file that failed, or a new "latest".
    boolean settled = refused.isEmpty() && wanted.stream().noneMatch(DirectoryMirror::isLatest);
    listing = settled ? fresh.validators() : Validators.NONE;
    forgetOld();
    return new Look(added, refused, "");
  }

  private static boolean isLatest(String name) {
    return LATEST.matcher(name).matches();
  }

  private boolean fetch(String name, Map<String, String> refused)
      throws IOException, InterruptedException {
    Validators known = validators.getOrDefault(name, Validators.NONE);
    Fetched answer = fetcher.fetch(address.resolve(name), known, most_bytes, timeout);
    if (answer instanceof Failed failed) {
      refused.put(name, failed.reason());
      return false;
    }
    if (!(answer instanceof Fresh fresh)) {
      return false;
    }
    Path part = folder.resolve("." + name + ".part");
    try {
      Files.write(part, fresh.body());
      check.require(part);
      Files.move(
          part,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(part);
      refused.put(name, String.valueOf(e.getMessage()));
      return false;
    }
    if (isLatest(name)) {
      validators.put(name, fresh.validators());
    }
    return true;
  }

  private void forgetOld() throws IOException {
    List<Path> mine;
    try (Stream<Path> files = Files.list(folder)) {
      mine =
          files
              .filter(file -> names.matcher(file.getFileName().toString()).matches())
              .sorted()
              .toList();
    }
    for (Path old : mine.subList(0, Math.max(0, mine.size() - newest))) {
      Files.deleteIfExists(old);
    }
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "DirectoryMirror[%s -> %s]", address, folder);
  }
}
