/**
 * 构件: what a model may have done without a person. Each is one class of the module that can do it
 * and says itself how models name it and what they tell it; the engine's list of what may run, the
 * guard, the catalogue and Modeler's element templates follow from that.
 */
package org.ecocase.block;
