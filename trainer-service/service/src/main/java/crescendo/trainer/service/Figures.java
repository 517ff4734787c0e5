package crescendo.trainer.service;

import crescendo.contracts.Json;
import crescendo.contracts.recipe.QueuePlace.Device;
import crescendo.trainer.attempt.SpeedGauge;
import crescendo.trainer.job.JobNews;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * What Prometheus is told: how many jobs wait, and how fast this trainer is. The jobs that wait are those that a worker of the
 * kind could take this moment, so it is by this figure that trainers of a kind are added. All trainers tell the same.
 */
@Singleton
class Figures {
    void register(@Observes StartupEvent event, MeterRegistry meters, JobNews news, SpeedGauge speed) {
        for (Device kind : List.of(Device.CPU, Device.GPU)) {
            Tags tags = Tags.of("device", Json.text(kind));
            meters.gauge("crescendo.jobs.waiting", tags, news, known -> known.ready(kind)
                    .size());
        }
        meters.gauge("crescendo.jobs.running", news, known -> known.running().size());
        meters.gauge("crescendo.training.images.per.second", speed, SpeedGauge::imagesPerSecond);
    }
}
