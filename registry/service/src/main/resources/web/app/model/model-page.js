import { LitElement, css, html } from "lit";
import { count, percent } from "../data/format.js";
import { look } from "../page/look.js";
import "../steps/step-charts.js";
import "./class-bars.js";
import "./metric-chart.js";
import "./version-details.js";
import "./version-player.js";

const KNOWN = {
  swd: { heading: "Sliced Wasserstein distance", better: "lower" },
  is: { heading: "Inception score", better: "higher" },
  "ms-ssim": { heading: "MS-SSIM between samples", better: "lower" },
  "ms-ssim-shrinking": { heading: "MS-SSIM between samples, shrinking window", better: "lower" },
  "power-spectrum": { heading: "Power spectrum distance, dB", better: "lower" },
  "colour-histogram": { heading: "Colour distance", better: "lower" },
  fid: { heading: "Fréchet distance", better: "lower" },
  kid: { heading: "Kernel distance", better: "lower" },
  "precision-recall": { heading: "Precision and recall, harmonic mean", better: "higher" },
  "density-coverage": { heading: "Coverage", better: "higher" },
  modes: { heading: "Classes found", better: "higher" },
  "class-accuracy": { heading: "Class accuracy", better: "higher" },
  "intra-fid": { heading: "Fréchet distance within classes", better: "lower" },
  nearest: { heading: "Similarity to the nearest training image", better: "lower" },
  "ppl-features": { heading: "Path length in feature space", better: "lower" },
};

/** A model: its curves, and its growth to be watched. */
class ModelPage extends LitElement {
  static properties = {
    model: { attribute: false },
    versions: { attribute: false },
    series: { attribute: false },
    stages: { attribute: false },
    steps: { attribute: false },
    chosen: { state: true },
  };

  static styles = [look, css`
    :host { display: block; }
    .title { display: flex; align-items: baseline; gap: 12px; flex-wrap: wrap; margin-bottom: 16px; }
    .title h1 { font-size: 24px; font-weight: 600; letter-spacing: -0.02em; line-height: 1.2; }
    .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 360px), 1fr)); gap: 16px; }
    .growth { display: grid; grid-template-columns: minmax(0, 1.05fr) minmax(0, 1fr); gap: 28px; padding: 20px; margin-top: 16px; }
    .training { padding: 18px 20px 20px; margin-top: 16px; }
    .side > * + * { margin-top: 22px; }
    @media (max-width: 900px) { .growth { grid-template-columns: minmax(0, 1fr); padding: 16px; } }
  `];

  #onKey = (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const typing = event.composedPath().some((node) => ["INPUT", "SELECT", "TEXTAREA"].includes(node.tagName));
    if (!by || typing || event.altKey || event.ctrlKey || event.metaKey) return;
    this.renderRoot.querySelector("version-player")?.step(by);
  };

  connectedCallback() {
    super.connectedCallback();
    addEventListener("keydown", this.#onKey);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("keydown", this.#onKey);
  }

  willUpdate(changed) {
    if (changed.has("model") && changed.get("model")?.model !== this.model?.model) this.chosen = undefined;
  }

  /** The newest, unless somebody has chosen another. */
  get #index() {
    const found = this.versions.findIndex((version) => version.version === this.chosen);
    return found < 0 ? this.versions.length - 1 : found;
  }

  #choose(index) {
    this.chosen = index === this.versions.length - 1 ? undefined : this.versions[index].version;
  }

  #chooseNear(imagesShown) {
    const away = (version) => Math.abs(version.at.imagesShown - imagesShown);
    this.#choose(this.versions.reduce((best, version, i) => (away(version) < away(this.versions[best]) ? i : best), 0));
  }

  render() {
    const version = this.versions[this.#index];
    return html`
      <header class="title">
        <h1 data-testid="model-name">${this.model.model}</h1>
        <span class="faint">${this.model.family}, ${count(this.model.versions)} version${this.model.versions === 1 ? "" : "s"}</span>
        ${Object.entries(this.model.aliases).map(([alias, target]) => html`<span class="chip accent" title=${target}>${alias}</span>`)}
        ${this.#suspicion()}
      </header>
      ${this.model.family === "classifier" ? "" : html`<div class="charts">${this.#metrics().map((metric, i) => this.#chart(metric, i, version))}</div>`}
      ${version ? this.#growth(version) : ""}
      ${this.steps?.imagesShown.length > 0 ? this.#training() : ""}`;
  }

  /** Of the newest version that a collapse is suspected of, unless a newer one was measured and shows nothing. */
  #suspicion() {
    const newest = this.versions.findLast((version) => version.suspicions.length > 0 || version.metrics.some((metric) => metric.value !== undefined));
    return (newest?.suspicions ?? []).slice(0, 1).map(({ reason }) => html`<span class="chip bad" data-testid="suspicion" title=${reason}>collapse suspected</span>`);
  }

  /** Of the job that made its newest version; a running job's is in its card. */
  #training() {
    return html`<div class="card training" data-testid="model-training"><h2>Training, ${this.model.jobs.at(-1)}</h2>
      <step-charts .history=${this.steps} .stages=${this.stages} .total=${this.stages.at(-1)?.to ?? this.steps.imagesShown.at(-1)}></step-charts></div>`;
  }

  /** The two that every generator has first, then what else was measured. */
  #metrics() {
    return [...new Set(["swd", "is", ...this.series.map((series) => series.metric)])];
  }

  #chart(metric, i, version) {
    const { heading, better } = KNOWN[metric] ?? { heading: metric.toUpperCase(), better: "lower" };
    const last = this.versions.at(-1)?.at.imagesShown ?? 0;
    return html`<metric-chart metric=${metric} heading=${heading} better=${better} ?second=${i % 2 === 1}
      .series=${this.series.find((series) => series.metric === metric)} .stages=${this.stages}
      .total=${Math.max(last, this.stages.at(-1)?.to ?? 0)} .selected=${version?.at.imagesShown}
      @pick=${(e) => this.#chooseNear(e.detail)}></metric-chart>`;
  }

  #growth(version) {
    const generates = version.family !== "classifier";
    return html`<div class="card growth" style=${generates ? "" : "grid-template-columns: minmax(0, 1fr)"}>
      ${generates
        ? html`<version-player .versions=${this.versions} .index=${this.#index} @pick=${(e) => this.#choose(e.detail)}></version-player>`
        : ""}
      <div class="side">
        <version-details .version=${version}></version-details>
        ${this.#classes(version)}
      </div>
    </div>`;
  }

  #classes(version) {
    const series = this.series.find((one) => one.metric === "is");
    const shares = version.metrics.find((metric) => metric.series === series?.series)?.classes ?? [];
    if (shares.length === 0) return "";
    return html`<div><h2>Classes of its samples, the rarest ${percent(Math.min(...shares))}</h2>
      <class-bars .shares=${shares} .names=${series.classNames}></class-bars></div>`;
  }
}
customElements.define("model-page", ModelPage);
