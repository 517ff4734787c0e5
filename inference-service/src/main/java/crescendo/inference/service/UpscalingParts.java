package crescendo.inference.service;

import crescendo.inference.catalogue.Catalogue;
import crescendo.inference.image.picture.Pictures;
import crescendo.inference.session.ServedModels;
import crescendo.inference.upscaling.Room;
import crescendo.inference.upscaling.Turns;
import crescendo.inference.upscaling.Upscalings;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What upscaling is made of, each part made once. */
class UpscalingParts {
    @Produces
    @Singleton
    Room room(UpscalingSettings settings) {
        return new Room(settings.maxQueuedPixels());
    }

    @Produces
    @Singleton
    Upscalings upscalings(
            Catalogue catalogue, ServedModels served, Room room, UpscalingSettings settings, Tracer tracer) {
        Pictures.Limits limits = new Pictures.Limits(settings.maxBytes().asLongValue(), settings.maxPixels());
        return new Upscalings(
                catalogue,
                served,
                new Pictures(limits),
                room,
                new Turns(settings.runs()),
                new Upscalings.Allowance(settings.tile(), settings.runPixels(), settings.maxOutputPixels()),
                tracer);
    }
}
