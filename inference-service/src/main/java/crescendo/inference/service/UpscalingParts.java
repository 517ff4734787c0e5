package crescendo.inference.service;

import crescendo.inference.catalogue.Catalogue;
import crescendo.inference.gate.Hall;
import crescendo.inference.gate.Room;
import crescendo.inference.image.picture.Pictures;
import crescendo.inference.runtime.OnnxRuntime;
import crescendo.inference.session.ServedModels;
import crescendo.inference.upscaling.Turns;
import crescendo.inference.upscaling.Upscalings;
import crescendo.inference.upscaling.WatchedTurns;
import crescendo.inference.upscaling.progress.UnderWay;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What upscaling is made of, and the memory that it shares with what else is asked for; each part made once. */
class UpscalingParts {
    /** Of the memory, the part that pictures leave to others: a crowd of them would keep all samples out for minutes. */
    private static final int LEFT = 16;

    /** A picture takes longer than samples do. */
    private static final int RETRY_SECONDS = 5;

    @Produces
    @Singleton
    Room room(Settings settings) {
        return new Room(settings.requestBytes());
    }

    @Produces
    @Singleton
    @Identifier("pictures")
    Room pictures(Room room) {
        return room.allButOne(LEFT, "pictures", RETRY_SECONDS);
    }

    @Produces
    @Singleton
    Hall hall(UpscalingSettings settings) {
        return new Hall(settings.maxQueued(), "crescendo.upscaling.max-queued");
    }

    @Produces
    @Singleton
    Turns turns(UpscalingSettings settings, OnnxRuntime runtime) {
        return new Turns(Math.max(settings.runs(), triedAtOnce(settings, runtime)));
    }

    /** Cores that networks may share among runs; 1 where whoever starts the service said how many runs or threads there are. */
    static int triedAtOnce(UpscalingSettings settings, OnnxRuntime runtime) {
        return Parts.triedAtOnce(
                settings.threads(), settings.runs(), runtime.device().kind(), settings.cores());
    }

    @Produces
    @Singleton
    WatchedTurns watchedTurns(Turns turns, Tracer tracer, MeterRegistry meters) {
        return new WatchedTurns(turns, tracer, meters);
    }

    @Produces
    @Singleton
    Upscalings upscalings(
            Catalogue catalogue,
            ServedModels served,
            @Identifier("pictures") Room room,
            WatchedTurns turns,
            UpscalingSettings settings) {
        requireTilesThatFitARun(settings);
        Pictures.Limits limits = new Pictures.Limits(settings.maxBytes().asLongValue(), settings.maxPixels());
        return new Upscalings(
                catalogue,
                served,
                new Pictures(limits),
                room,
                turns,
                new Upscalings.Allowance(settings.tile(), settings.runPixels(), settings.maxOutputPixels()));
    }

    @Produces
    @Singleton
    UnderWay underWay() {
        return new UnderWay();
    }

    private static void requireTilesThatFitARun(UpscalingSettings settings) {
        long pixels = (long) settings.tile() * settings.tile();
        if (pixels > settings.runPixels()) {
            throw new ConfigurationException("crescendo.upscaling.tile: " + settings.tile() + " has " + pixels
                    + " pixels; a run may have " + settings.runPixels() + " (crescendo.upscaling.run-pixels)");
        }
    }
}
