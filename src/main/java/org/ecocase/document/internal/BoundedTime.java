package org.ecocase.document.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.ecocase.rule.Refusal;

/** A stream that is read for a bounded time only, however slowly its other end writes. */
public final class BoundedTime extends FilterInputStream {

  private final Clock clock;
  private final Instant end;
  private final Duration limit;

  public BoundedTime(InputStream in, Clock clock, Duration limit) {
    super(in);
    this.clock = clock;
    this.limit = limit;
    this.end = clock.instant().plus(limit);
  }

  @Override
  public int read() throws IOException {
    check();
    return super.read();
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    check();
    return super.read(bytes, from, length);
  }

  private void check() {
    if (clock.instant().isAfter(end)) {
      throw Refusal.invalid(
          "file", "上传超过" + limit.toMinutes() + "分钟仍未完成，已经中断。请在网络良好时重新上传，或者压缩后上传。");
    }
  }
}
