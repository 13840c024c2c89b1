package org.ecocase.org;

import java.io.Serializable;
import java.util.List;

/**
 * A role of an agency; each is a group of the identity service. Those that Java speaks of are named
 * here, others are brought by flows ({@link Roles}).
 *
 * @param group the id of the group
 * @param label what people call it
 */
public record Role(String group, String label) implements Serializable {

  public static final Role DISPATCHER = new Role("dispatcher", "线索调度员");
  public static final Role OFFICER = new Role("officer", "执法人员");
  public static final Role UNIT_HEAD = new Role("unit-head", "承办机构负责人");
  public static final Role CASE_REVIEWER = new Role("case-reviewer", "案件审查人员");
  public static final Role LEGAL_REVIEWER = new Role("legal-reviewer", "法制审核人员");
  public static final Role HEARING_OFFICER = new Role("hearing-officer", "听证主持人");
  public static final Role AGENCY_HEAD = new Role("agency-head", "部门负责人");
  public static final Role CLERK = new Role("clerk", "内勤");
  public static final Role DISCLOSURE_CLERK = new Role("disclosure-clerk", "信息公开人员");
  public static final Role ARCHIVIST = new Role("archivist", "档案管理员");
  public static final Role DISCIPLINE = new Role("discipline", "纪检监察人员");
  public static final Role LEADERSHIP = new Role("leadership", "领导");
  public static final Role PROCESS_OWNER = new Role("process-owner", "流程管理员");
  public static final Role ADMIN = new Role("camunda-admin", "系统管理员");

  /** Other systems that hand in signals and answers, never a person. */
  public static final Role INTEGRATION = new Role("integration", "对接系统");

  /** The roles of the product itself. */
  static final List<Role> SHIPPED =
      List.of(
          DISPATCHER,
          OFFICER,
          UNIT_HEAD,
          CASE_REVIEWER,
          LEGAL_REVIEWER,
          HEARING_OFFICER,
          AGENCY_HEAD,
          CLERK,
          DISCLOSURE_CLERK,
          ARCHIVIST,
          DISCIPLINE,
          LEADERSHIP,
          PROCESS_OWNER,
          ADMIN,
          INTEGRATION);
}
