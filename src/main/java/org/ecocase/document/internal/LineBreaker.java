package org.ecocase.document.internal;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import com.openhtmltopdf.extend.FSTextBreaker;

/**
 * Breaks lines by the strict Chinese rules: no closing mark at the start of a line, no opening mark
 * at its end, and numbers such as 9.6mg/m³ stay whole.
 */
final class LineBreaker implements FSTextBreaker {

  private static final ULocale STRICT_CHINESE = new ULocale("zh@lb=strict");

  private final BreakIterator breaks = BreakIterator.getLineInstance(STRICT_CHINESE);

  @Override
  public int next() {
    return breaks.next();
  }

  @Override
  public void setText(String text) {
    breaks.setText(text);
  }
}
