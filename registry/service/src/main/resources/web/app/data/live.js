const TYPES = {
  "crescendo.job-changed.v1": "job",
  "crescendo.training-progress.v1": "progress",
  "crescendo.checkpoint-published.v1": "checkpoint",
  "crescendo.metric-recorded.v1": "metric",
  "crescendo.model-changed.v1": "alias",
  "crescendo.collapse-suspected.v1": "suspicion",
  "crescendo.version-refused.v1": "refusal",
};
const LONGEST_PAUSE = 15000;

/**
 * The registry's events. Each connection begins with all jobs and then `ready`, so nothing has to be remembered when one
 * is lost; a new one is tried after 1, 2, 4 … 15 seconds.
 */
export class Live extends EventTarget {
  #source;
  #timer;
  #pause = 1000;

  connect() {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = new EventSource("/v1/events?replay=jobs");
    for (const [type, kind] of Object.entries(TYPES)) {
      this.#source.addEventListener(type, (event) => this.#tell(kind, JSON.parse(event.data)));
    }
    this.#source.addEventListener("ready", () => {
      this.#pause = 1000;
      this.#tell("ready");
    });
    this.#source.addEventListener("error", () => this.#lost());
  }

  #lost() {
    this.#source.close();
    const pause = this.#pause;
    this.#pause = Math.min(2 * pause, LONGEST_PAUSE);
    this.#timer = setTimeout(() => this.connect(), pause);
    this.#tell("lost", { retryAt: Date.now() + pause });
  }

  #tell(kind, detail) {
    this.dispatchEvent(new CustomEvent(kind, { detail }));
  }
}
