package crescendo.inference.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a request as the OpenAPI document shows it; {@link crescendo.inference.sampling.SampleRequestReader} is what reads it. */
@Schema(name = "SampleRequest")
record SampleSchema(
        @Schema(description = "How many images", defaultValue = "16", minimum = "1")
        Integer count,

        @Schema(description = "Any seed where absent; the answer tells which")
        Long seed,

        @Schema(description = "First sample of the seed", defaultValue = "0", minimum = "0")
        Long first,

        @Schema(description = "A list of numbers for each image, in place of count, seed and first")
        List<List<Float>> latents,

        @Schema(description = "Components beyond it are drawn again: the smaller, the less variety", minimum = "0.01")
        Double truncation,

        @Schema(description = "One variable of one latent goes from one value to another, -2 to 2 where absent")
        Sweep sweep,

        @Schema(description = "From each latent to the next in equal steps")
        Interpolation interpolation,

        @Schema(description = "Class of all images, by name or number; by the seed where absent")
        String label,

        @Schema(description = "A class for each latent; interpolation says what images between two have")
        List<String> labels,

        @Schema(description = "A version or an alias; the newest where absent")
        String version,

        @Schema(
                description = "Where absent the Accept header decides",
                enumeration = {"grid", "zip", "raw", "safetensors", "npy", "apng", "gif"})
        String format,

        @Schema(description = "Images a second in apng and gif", defaultValue = "12", minimum = "1", maximum = "50")
        Integer fps) {
    record Sweep(@Schema(description = "Its number, from 0") int variable, Double from, Double to) {}

    record Interpolation(
            @Schema(
                    defaultValue = "spherical",
                    enumeration = {"linear", "spherical"})
            String way,

            @Schema(description = "Latents to go by; those given, where some are", defaultValue = "2", minimum = "2")
            Integer stops,

            @Schema(description = "Back to the first in the end", defaultValue = "false")
            Boolean loop,

            @Schema(
                    description =
                            "Between two latents of different classes: the class of the nearer, or each by its share,"
                                    + " where the model's file can",
                    defaultValue = "nearest",
                    enumeration = {"blend", "nearest"})
            String classes) {}
}
