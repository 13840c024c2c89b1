package org.ecocase.org;

import java.util.Arrays;
import java.util.Optional;

/** The roles of an agency; each is a group of the identity service. */
public enum Role {
  DISPATCHER("dispatcher", "线索调度员"),
  OFFICER("officer", "执法人员"),
  UNIT_HEAD("unit-head", "承办机构负责人"),
  CASE_REVIEWER("case-reviewer", "案件审查人员"),
  LEGAL_REVIEWER("legal-reviewer", "法制审核人员"),
  HEARING_OFFICER("hearing-officer", "听证主持人"),
  AGENCY_HEAD("agency-head", "部门负责人"),
  CLERK("clerk", "内勤"),
  DISCLOSURE_CLERK("disclosure-clerk", "信息公开人员"),
  ARCHIVIST("archivist", "档案管理员"),
  DISCIPLINE("discipline", "纪检监察人员"),
  LEADERSHIP("leadership", "领导"),
  PROCESS_OWNER("process-owner", "流程管理员"),
  ADMIN("camunda-admin", "系统管理员"),
  /** Other systems that hand in signals and answers, never a person. */
  INTEGRATION("integration", "对接系统");

  private final String group;
  private final String label;

  Role(String group, String label) {
    this.group = group;
    this.label = label;
  }

  /** The id of the group. */
  public String group() {
    return group;
  }

  public String label() {
    return label;
  }

  /** The role of a group, if the group is one. */
  public static Optional<Role> ofGroup(String group) {
    return Arrays.stream(values()).filter(role -> role.group.equals(group)).findFirst();
  }
}
