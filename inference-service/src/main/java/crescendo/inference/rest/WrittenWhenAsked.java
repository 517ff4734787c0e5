package crescendo.inference.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;

/**
 * Changes nothing of the OpenAPI document, and has it written when somebody asks for it: where there is no filter for each request, it
 * is written at the start, as JSON and as YAML, and the first sample waits for that.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_PER_REQUEST)
public final class WrittenWhenAsked implements OASFilter {}
