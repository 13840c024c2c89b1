package org.ecocase.archive;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.ecocase.casefile.CaseFile;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.casefile.DocumentModel;
import org.ecocase.document.Volume;
import org.ecocase.document.VolumeFiles;
import org.ecocase.document.VolumeRequest;
import org.ecocase.journal.Journal;
import org.ecocase.org.CurrentActor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Binds the volumes of a case: 一案一卷, 正卷 and 副卷 (生态环境行政处罚办法第七十九条). */
@Service
public class CaseVolumes {

  private final Volume volume;
  private final CaseFiles caseFiles;
  private final DocumentModel model;
  private final Journal journal;
  private final CurrentActor actor;

  CaseVolumes(
      Volume volume,
      CaseFiles caseFiles,
      DocumentModel model,
      Journal journal,
      CurrentActor actor) {
    this.volume = volume;
    this.caseFiles = caseFiles;
    this.model = model;
    this.journal = journal;
    this.actor = actor;
  }

  @Transactional
  public VolumeFiles assemble(UUID caseId) {
    CaseFile file = caseFiles.get(caseId);
    String by = actor.get().id();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("case", file);
    data.put("facts", caseFiles.facts(caseId, ""));
    data.put("submissions", caseFiles.submissions(caseId));
    VolumeFiles files =
        volume.assemble(new VolumeRequest(caseId, file.agency(), model.of(caseId, ""), data, by));
    journal.append(
        caseId,
        by,
        "VOLUME_ASSEMBLED",
        "案卷成册，正卷" + files.main().pages() + "页",
        Map.of("document", files.main().id().toString(), "sha256", files.main().sha256()));
    return files;
  }
}
