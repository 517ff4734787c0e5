import { LitElement, css, html } from "lit";
import { count, side } from "../data/format.js";

/** A whole schedule as one bar: a group for each resolution, its fade lighter than its stable part, filled as far as shown. */
class StageBar extends LitElement {
  static properties = {
    stages: { attribute: false },
    shown: { type: Number },
    total: { type: Number },
    label: { type: String },
  };

  static styles = css`
    :host { display: block; }
    .bar { display: flex; gap: 3px; }
    .group { min-width: 0; }
    .parts { display: flex; height: 12px; border-radius: 4px; overflow: hidden; background: var(--sunken); }
    .part { position: relative; min-width: 0; overflow: hidden; }
    .fade {
      background: repeating-linear-gradient(-45deg, transparent 0 3px, var(--line) 3px 4px);
      border-right: 1px solid var(--surface);
    }
    .fill { position: absolute; inset: 0 auto 0 0; background: var(--accent); transition: width 0.5s linear; }
    .fade .fill { opacity: 0.55; }
    .name {
      font-size: 11px; line-height: 1; margin-top: 6px; color: var(--faint); font-variant-numeric: tabular-nums;
      white-space: nowrap; overflow: hidden;
    }
    .now .name { color: var(--ink); font-weight: 600; }
    @media (prefers-reduced-motion: reduce) { .fill { transition: none; } }
  `;

  #groups() {
    const stages = this.stages?.length ? this.stages : [{ resolution: 0, phase: "stable", from: 0, to: this.total }];
    const groups = [];
    for (const stage of stages) {
      const last = groups.at(-1);
      if (last?.resolution === stage.resolution) last.stages.push(stage);
      else groups.push({ resolution: stage.resolution, stages: [stage] });
    }
    return groups;
  }

  render() {
    return html`<div
      class="bar" role="progressbar" data-testid="job-progress" aria-label=${this.label}
      aria-valuemin="0" aria-valuemax=${this.total} aria-valuenow=${this.shown}
      aria-valuetext=${`${count(this.shown)} of ${count(this.total)} images shown`}
    >${this.#groups().map((group) => this.#group(group))}</div>`;
  }

  #group({ resolution, stages }) {
    const from = stages[0].from;
    const to = stages.at(-1).to;
    const now = this.shown >= from && this.shown < to;
    return html`<div class="group ${now ? "now" : ""}" style="flex: ${to - from} 1 0">
      <div class="parts">${stages.map((stage) => this.#part(stage))}</div>
      ${resolution ? html`<div class="name">${side(resolution)}</div>` : ""}
    </div>`;
  }

  #part({ resolution, phase, from, to }) {
    const done = Math.min(1, Math.max(0, (this.shown - from) / (to - from)));
    const title = `${side(resolution)} ${phase}: ${count(from)} to ${count(to)} images`;
    return html`<div class="part ${phase}" title=${resolution ? title : ""} style="flex: ${to - from} 1 0">
      <div class="fill" style="width: ${100 * done}%"></div>
    </div>`;
  }
}
customElements.define("stage-bar", StageBar);
