package org.ecocase.block;

/**
 * What a model tells a block.
 *
 * @param label what people read beside its field
 */
public record BlockParameter(String name, String label, ParameterType type, boolean required) {}
