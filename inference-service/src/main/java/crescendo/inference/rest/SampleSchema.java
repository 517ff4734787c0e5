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

        @Schema(description = "Class of all images, by name or number; by the seed where absent")
        String label,

        @Schema(description = "A version or an alias; the newest where absent")
        String version,

        @Schema(
                description = "Where absent the Accept header decides",
                enumeration = {"grid", "zip", "raw", "safetensors"})
        String format) {}
