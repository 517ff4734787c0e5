import { LitElement, css, html } from "lit";
import { value } from "../data/format.js";
import { colours, onTheme } from "../data/theme.js";
import { init } from "../model/chart-parts.js";
import { look } from "../page/look.js";
import { chart, label } from "./lines.js";

/** Some figures of a job's steps over images shown. */
class StepChart extends LitElement {
  static properties = {
    heading: { type: String },
    kind: { type: String },
    lines: { attribute: false },
    stages: { attribute: false },
    total: { type: Number },
  };

  static styles = [look, css`
    :host { display: block; min-width: 0; }
    header { display: flex; align-items: baseline; gap: 4px 10px; flex-wrap: wrap; font-size: 12px; }
    h4 { margin: 0; font-size: 13px; font-weight: 600; }
    .figure { color: var(--soft); white-space: nowrap; }
    .figure i { display: inline-block; width: 8px; height: 8px; border-radius: 50%; margin-right: 4px; }
    .chart { height: 150px; margin-top: 2px; }
  `];

  #chart;
  #watching;
  #forgetTheme;

  render() {
    const palette = this.#palette();
    const points = Math.max(...this.lines.map((line) => line.mean.length));
    return html`<section data-testid=${`step-chart-${this.kind}`} data-points=${points}>
      <header>
        <h4>${this.heading}</h4>
        ${this.lines.map((line, i) => html`<span class="figure number"><i style="background: ${palette[i]}"></i>${label(line.name)} ${value(line.mean.at(-1)?.[1])}</span>`)}
      </header>
      <div class="chart" role="img" aria-label=${this.#summary()}></div>
    </section>`;
  }

  #summary() {
    return `${this.heading} over images shown: ${this.lines.map((line) => `${label(line.name)} ${value(line.mean.at(-1)?.[1])}`).join(", ")}`;
  }

  #palette() {
    const { accent, second, soft, faint } = colours();
    return [accent, second, soft, faint];
  }

  firstUpdated() {
    this.#forgetTheme = onTheme(() => this.requestUpdate());
    const holder = this.renderRoot.querySelector(".chart");
    this.#chart = init(holder);
    this.#watching = new ResizeObserver(() => this.#chart?.resize());
    this.#watching.observe(holder);
  }

  updated() {
    const { lines, stages, total } = this;
    this.#chart?.setOption(chart({ lines, stages, total, colours: this.#palette(), palette: colours() }), { notMerge: true });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#forgetTheme?.();
    this.#watching?.disconnect();
    this.#chart?.dispose();
    this.#chart = undefined;
  }
}
customElements.define("step-chart", StepChart);
