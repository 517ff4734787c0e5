import { LitElement, css, html } from "lit";
import { value } from "../data/format.js";
import { colours, onTheme } from "../data/theme.js";
import { look } from "../page/look.js";
import { init } from "./chart-parts.js";
import { curve, drawn, levels } from "./curve.js";

/** One metric's curve. Says {@code pick} with the images shown of the point that was clicked. */
class MetricChart extends LitElement {
  static properties = {
    metric: { type: String },
    heading: { type: String },
    better: { type: String },
    series: { attribute: false },
    stages: { attribute: false },
    total: { type: Number },
    selected: { type: Number },
    second: { type: Boolean },
    showLevels: { state: true },
  };

  static styles = [look, css`
    .card { padding: 16px 18px 12px; height: 100%; }
    header { display: flex; align-items: baseline; gap: 8px; }
    header .faint { font-size: 12px; }
    .now { margin-left: auto; font-size: 22px; letter-spacing: -0.02em; line-height: 1.2; }
    .chart { height: 240px; margin-top: 4px; cursor: pointer; }
    .none { height: 244px; display: grid; place-content: center; text-align: center; color: var(--faint); font-size: 13px; padding: 0 20px; }
    .missing { font-size: 12px; color: var(--faint); margin-top: 6px; }
    label { color: var(--soft); display: inline-flex; gap: 5px; align-items: center; cursor: pointer; margin-left: 10px; vertical-align: bottom; }
    input { accent-color: var(--accent); margin: 0; }
  `];

  #chart;
  #watching;
  #forgetTheme;

  render() {
    const points = drawn(this.series);
    const last = this.series?.points.findLast((point) => point.value !== undefined);
    return html`<section class="card" data-testid=${`metric-chart-${this.metric}`} data-points=${points}>
      <header>
        <div><h3>${this.heading}</h3><p class="faint">${this.better} is better ${this.#levelSwitch()}</p></div>
        ${last ? html`<span class="now number" title="newest value">${value(last.value)}</span>` : ""}
      </header>
      ${points > 0
        ? html`<div class="chart" role="img" aria-label=${this.#summary(points, last)}></div>
            ${this.#missing()}`
        : html`<p class="none">${this.#why()}</p>`}
    </section>`;
  }

  #summary(points, last) {
    return `${this.heading} over images shown: ${points} values, the newest ${value(last.value)} at ${last.resolution} pixels`;
  }

  #levelSwitch() {
    return this.series && levels(this.series).length > 1
      ? html`<label><input type="checkbox" .checked=${!!this.showLevels} @change=${(e) => (this.showLevels = e.target.checked)}>show its levels</label>`
      : "";
  }

  #missing() {
    const missing = this.series.points.filter((point) => point.undefined);
    return missing.length === 0
      ? ""
      : html`<p class="missing">Undefined for ${missing.length} of ${this.series.points.length} versions: ${missing.at(-1).undefined}</p>`;
  }

  #why() {
    const reason = this.series?.points.findLast((point) => point.undefined)?.undefined;
    return reason ? `No value yet: ${reason}.` : "No value yet. Each checkpoint is measured as it arrives.";
  }

  firstUpdated() {
    this.#forgetTheme = onTheme(() => this.requestUpdate());
  }

  updated() {
    const holder = this.renderRoot.querySelector(".chart");
    if (holder !== this.#chart?.getDom()) this.#begin(holder);
    this.#chart?.setOption(this.#option(), { notMerge: true });
  }

  #begin(holder) {
    this.#watching?.disconnect();
    this.#chart?.dispose();
    this.#chart = holder ? init(holder) : undefined;
    if (!holder) return;
    this.#watching = new ResizeObserver(() => this.#chart?.resize());
    this.#watching.observe(holder);
    this.#chart.getZr().on("click", ({ offsetX }) => {
      const x = this.#chart.convertFromPixel({ xAxisIndex: 0 }, offsetX);
      this.dispatchEvent(new CustomEvent("pick", { detail: x }));
    });
  }

  #option() {
    const palette = colours();
    const { series, stages, total, selected, showLevels } = this;
    return curve({ series, stages, total, selected, showLevels, palette, colour: this.second ? palette.second : palette.accent });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#forgetTheme?.();
    this.#watching?.disconnect();
    this.#chart?.dispose();
    this.#chart = undefined;
  }
}
customElements.define("metric-chart", MetricChart);
