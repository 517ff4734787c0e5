import { LitElement, css, html } from "lit";
import { look } from "../page/look.js";
import { figures, members } from "./lines.js";
import "./step-chart.js";

const CHARTS = [
  { kind: "losses", heading: "Losses", groups: ["losses", "penalty"] },
  { kind: "scores", heading: "Scores", groups: ["scores", "accuracy"] },
  { kind: "gradients", heading: "Gradient norms", groups: ["gradients"] },
  { kind: "speed", heading: "Speed", told: ["speed/imagesPerSecond"] },
  { kind: "time", heading: "Time, %", told: ["time/step", "time/data", "time/state"] },
  { kind: "memory", heading: "Memory", told: ["memory/MiB"] },
];

/** What the steps of a job found, from its beginning to this moment. Charts of what nobody tells are left out. */
class StepCharts extends LitElement {
  static properties = {
    history: { attribute: false },
    trail: { attribute: false },
    stages: { attribute: false },
    total: { type: Number },
  };

  static styles = [look, css`
    :host { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 260px), 1fr)); gap: 18px 24px; }
  `];

  render() {
    const trail = this.trail ?? [];
    return CHARTS.map(({ kind, heading, groups, told }) => {
      const names = told ?? groups.flatMap((group) => members(group, this.history, trail));
      const lines = figures(names, this.history, trail).filter((line) => line.mean.length > 0);
      return lines.length === 0
        ? ""
        : html`<step-chart kind=${kind} heading=${heading} .lines=${lines} .stages=${this.stages} .total=${this.total}></step-chart>`;
    });
  }
}
customElements.define("step-charts", StepCharts);
