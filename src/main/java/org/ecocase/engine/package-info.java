/**
 * The edge to the process engine: the form bridge, the building blocks of the models, deployment
 * and its guard, identity. Only here and in {@code oversight} is the engine's API known.
 */
package org.ecocase.engine;
