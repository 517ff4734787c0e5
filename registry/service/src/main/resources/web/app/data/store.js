import * as api from "./api.js";
import { Live } from "./live.js";
import { running, withChange, withProgress } from "./jobs.js";

const SETTLE_MILLIS = 250;

/** Everything that the page shows. `change` is sent after every change, at most once a frame. */
export class Store extends EventTarget {
  jobs = {};
  models = [];
  stages = {};
  steps = {};
  model = undefined;
  versions = [];
  series = [];
  loaded = false;
  retryAt = undefined;
  fault = undefined;
  live = new Live();
  #announced = false;
  #timer;

  start() {
    const hear = (kind, act) => this.live.addEventListener(kind, (event) => {
      act(event.detail);
      this.#announce();
    });
    hear("job", (change) => (this.jobs = withChange(this.jobs, change)));
    hear("progress", (progress) => (this.jobs = withProgress(this.jobs, progress)));
    hear("ready", () => {
      this.retryAt = undefined;
      this.#refresh();
    });
    hear("lost", ({ retryAt }) => (this.retryAt = retryAt));
    for (const kind of ["checkpoint", "metric", "alias", "suspicion", "refusal", "job"]) {
      this.live.addEventListener(kind, () => this.loaded && this.#soon());
    }
    this.live.connect();
  }

  async select(model) {
    if (model === this.model) return;
    this.model = model;
    this.versions = [];
    this.series = [];
    this.#announce();
    await this.#refresh();
  }

  /** Of a job, once they have been asked for. */
  stagesOf(job) {
    if (!(job in this.stages)) {
      this.stages[job] = [];
      api.job(job).then(
        (found) => {
          this.stages[job] = found.stages ?? [];
          this.#announce();
        },
        () => delete this.stages[job],
      );
    }
    return this.stages[job];
  }

  /** What a job's steps found up to its newest state: asked for once for each state. */
  stepsOf(job) {
    const state = this.jobs[job]?.imagesShown;
    const known = this.steps[job];
    if (!known || known.state !== state) {
      const asked = (this.steps[job] = { state, history: known?.history });
      api.steps(job).then(
        (history) => {
          asked.history = history;
          this.#announce();
        },
        () => {}, // a job that has none yet; the next state asks again
      );
    }
    return this.steps[job].history;
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#refresh(), SETTLE_MILLIS);
  }

  async #refresh() {
    try {
      this.models = await api.models();
      this.model ??= this.#worthSeeing();
      await this.#refreshModel(this.model);
      this.loaded = true;
      this.fault = undefined;
    } catch (fault) {
      this.fault = fault.message;
    }
    this.#announce();
  }

  async #refreshModel(model) {
    if (!this.models.some((known) => known.model === model)) return;
    const [versions, series] = await Promise.all([api.versions(model), api.history(model)]);
    if (model === this.model) Object.assign(this, { versions, series });
  }

  /** What is growing now, or else the newest generator there is. */
  #worthSeeing() {
    const growing = running(this.jobs).find((job) => job.family !== "classifier");
    const generator = this.models.find((known) => known.family !== "classifier");
    return growing?.model ?? generator?.model ?? this.models[0]?.model ?? running(this.jobs)[0]?.model;
  }

  #announce() {
    if (this.#announced) return;
    this.#announced = true;
    requestAnimationFrame(() => {
      this.#announced = false;
      this.dispatchEvent(new Event("change"));
    });
  }
}
