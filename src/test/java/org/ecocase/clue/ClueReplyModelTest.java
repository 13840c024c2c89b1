package org.ecocase.clue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.ecocase.deadline.ClockState;
import org.ecocase.support.ModelTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

class ClueReplyModelTest extends ModelTest {

  ClueReplyModelTest() {
    super("clue-reply");
  }

  @Test
  void should_answerInWriting_when_theReporterGaveAName() {
    UUID id = investigated();
    clockRuns(id, "complaint-reply");

    Walk walk = start(id, Map.of("replyRequired", true));
    assertThat(walk.task("draftReply").roles()).containsExactly("dispatcher");
    assertThat(walk.task("draftReply").due())
        .isEqualTo(clock(walk, "complaint-reply").due().lastMoment());
    walk.complete("draftReply");

    assertInstance(walk).isEnded();
    assertThat(generated(walk)).containsExactly("clue-reply");
    assertThat(mailed(walk)).contains("clue-reply>dispatcher1");
    assertThat(clockState(walk, "complaint-reply")).isEqualTo(ClockState.STOPPED);
  }

  @Test
  void should_doNothing_when_nobodyAwaitsAnAnswer() {
    Walk walk = start(investigated(), Map.of("replyRequired", false));

    assertInstance(walk).isEnded();
    assertThat(generated(walk)).isEmpty();
  }

  @Test
  void should_refuse_when_theAnswerIsEmpty() {
    Walk walk = start(investigated(), Map.of("replyRequired", true));

    refused(walk, "draftReply", Map.of("replyContent", ""), "答复内容", "必填");
  }
}
