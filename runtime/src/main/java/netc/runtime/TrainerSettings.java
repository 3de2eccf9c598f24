package netc.runtime;

import java.util.Optional;

/**
 * What a {@link TrainerBuilder} hands to a trainer.
 *
 * @param seed of initial parameters and the order of samples
 * @param threads that work, the caller's included
 * @param batch the largest batch
 * @param rate the schedule of the learning rate
 * @param start the model to begin with; new parameters if absent
 */
public record TrainerSettings(long seed, int threads, int batch, Rate rate, Optional<Model> start) {}
