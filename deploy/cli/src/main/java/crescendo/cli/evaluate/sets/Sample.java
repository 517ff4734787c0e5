package crescendo.cli.evaluate.sets;

import crescendo.measure.ClassLabels;
import crescendo.metric.Images;
import java.util.Optional;

/**
 * Images of a set that are compared.
 *
 * @param classes where the set has some, such as those of folders
 */
record Sample(Images images, Optional<ClassLabels> classes) {}
