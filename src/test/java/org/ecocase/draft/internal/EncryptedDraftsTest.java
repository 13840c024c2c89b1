package org.ecocase.draft.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.ecocase.draft.Draft;
import org.ecocase.support.CaseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

/** How drafts are kept. */
class EncryptedDraftsTest extends CaseTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SECRET = "上官守密";

  @Autowired EncryptedDrafts drafts;
  @Autowired TransactionOperations transaction;

  @Test
  void should_beReadableByNobody_when_theTableIsRead() {
    String key = save("officer1", SECRET);

    byte[] kept =
        jdbc.sql("select secret from draft where key = ?")
            .param(key)
            .query((row, i) -> row.getBytes(1))
            .single();

    assertThat(new String(kept, StandardCharsets.UTF_8)).doesNotContain(SECRET, "field");
    assertThat(drafts.find("officer1", key).map(Draft::entries)).contains(entries(SECRET));
  }

  @Test
  void should_beNoDraft_when_itIsPutInAnothersPlace() {
    String key = save("officer1", SECRET);

    jdbc.sql("update draft set person = 'officer2' where key = ?").param(key).update();

    assertThat(drafts.find("officer2", key)).isEmpty();
    assertThat(drafts.find("officer1", key)).isEmpty();
  }

  @Test
  void should_takeThePlaceOfTheOld_when_thatCannotBeRead() {
    String key = save("officer1", SECRET);
    jdbc.sql("update draft set secret = 'x' where key = ?").param(key).update();

    transaction.executeWithoutResult(status -> drafts.save("officer1", key, 1, entries("新的")));

    assertThat(drafts.find("officer1", key).map(Draft::entries)).contains(entries("新的"));
  }

  @Test
  void should_expire_when_nobodyTouchesItForThirtyDays() {
    String old = save("officer1", "旧");
    daysPass(20);
    String touched = save("officer1", "新");
    String other = save("officer2", "新");
    daysPass(9);
    drafts.expire();
    assertThat(drafts.find("officer1", old)).isPresent();

    daysPass(2);
    drafts.expire();

    assertThat(drafts.find("officer1", old)).isEmpty();
    assertThat(drafts.find("officer1", touched)).isPresent();
    assertThat(drafts.find("officer2", other)).isPresent();
  }

  @Test
  void should_stay_when_theTransactionThatEndsItFails() {
    String key = save("officer1", SECRET);

    transaction.executeWithoutResult(
        status -> {
          drafts.end(key);
          assertThat(drafts.find("officer1", key)).isEmpty();
          status.setRollbackOnly();
        });

    assertThat(drafts.find("officer1", key)).isPresent();
    assertThatThrownBy(() -> drafts.end(key)).isInstanceOf(IllegalTransactionStateException.class);
  }

  private String save(String person, String text) {
    String key = "task/" + UUID.randomUUID();
    transaction.executeWithoutResult(status -> drafts.save(person, key, 1, entries(text)));
    return key;
  }

  private static ObjectNode entries(String text) {
    return JSON.createObjectNode().put("field", text);
  }
}
