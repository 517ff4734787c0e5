package crescendo.trainer.service;

import crescendo.trainer.attempt.SpeedGauge;
import crescendo.trainer.job.JobNews;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What Prometheus is told: how many jobs wait, and how fast this trainer is. */
@Singleton
class Figures {
    void register(@Observes StartupEvent event, MeterRegistry meters, JobNews news, SpeedGauge speed) {
        meters.gauge("crescendo.jobs.waiting", news, JobNews::waiting);
        meters.gauge("crescendo.jobs.running", news, known -> known.running().size());
        meters.gauge("crescendo.training.images.per.second", speed, SpeedGauge::imagesPerSecond);
    }
}
