package org.ecocase.engine;

import java.util.List;
import org.ecocase.org.Actor;
import org.ecocase.rule.Refusal;

/**
 * Moves what runs on earlier versions of a package to the one in force, when an owner says so. A
 * flow keeps what it began with until then.
 */
public interface PackageMigrations {

  /**
   * How much runs on each version of a package, the newest first; versions without any left out.
   */
  List<Running> running(String name);

  /**
   * Tries every move to the version in force; nothing is moved.
   *
   * @throws Refusal (NOT_FOUND) when there is no such package
   */
  Moves tryOut(String name, Actor by);

  /**
   * Moves what can be moved, each run by itself; the others stay.
   *
   * @param to the version that the owner has seen the trial of
   * @throws Refusal (CONFLICT) when another one is in force by now; nothing is moved
   */
  Moves move(String name, long to, Actor by);

  /**
   * What runs on a version.
   *
   * @param version its id
   * @param number counted from the oldest
   * @param inForce whether it is the version in force
   */
  record Running(long version, int number, int runs, boolean inForce) {}

  /**
   * The moves to a version.
   *
   * @param to its id
   * @param number of the version, counted from the oldest
   */
  record Moves(long to, int number, List<Move> moves) {}

  /**
   * The move of a run: a process with what it calls in the same package.
   *
   * @param file the number of the file; what it is called where there is none
   * @param flow what people call the process
   * @param from number of the version
   * @param at the names of what stands open
   * @param obstacles why it stays, in Chinese; empty when it can be moved, or was
   */
  record Move(String file, String flow, int from, List<String> at, List<String> obstacles) {}
}
