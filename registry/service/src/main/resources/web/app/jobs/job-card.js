import { LitElement, css, html } from "lit";
import * as api from "../data/api.js";
import { count, duration, short, side, value } from "../data/format.js";
import { shown } from "../data/jobs.js";
import { look } from "../page/look.js";
import "./spark-line.js";
import "./stage-bar.js";

/** A running job: where it stands in its schedule, how fast it is, when it will be done. */
class JobCard extends LitElement {
  static properties = {
    job: { attribute: false },
    stages: { attribute: false },
    fault: { state: true },
  };

  static styles = [look, css`
    .card { padding: 18px 20px 20px; }
    header { display: flex; align-items: baseline; gap: 10px; flex-wrap: wrap; margin-bottom: 16px; }
    h3 { font-size: 17px; }
    header .faint { font-size: 13px; }
    header button { margin-left: auto; font-size: 12px; color: var(--soft); }
    dl { display: flex; flex-wrap: wrap; gap: 16px 40px; margin-top: 18px; }
    dt { font-size: 12px; color: var(--faint); }
    dd { font-size: 20px; letter-spacing: -0.015em; line-height: 1.3; white-space: nowrap; }
    dd small { font-size: 12px; letter-spacing: 0; color: var(--faint); }
    .fault { color: var(--bad); font-size: 13px; margin-top: 10px; }
    @media (max-width: 480px) { dl { display: grid; grid-template-columns: 1fr 1fr; gap: 14px 12px; } dd { font-size: 18px; } }
  `];

  render() {
    const { job } = this;
    return html`<article class="card" data-testid="job-card" data-job=${job.job}>
      <header>
        <h3>${job.job}</h3>
        <span class="faint">${job.family}${job.worker ? ` on ${job.worker}` : ""}${job.attempt > 1 ? `, attempt ${job.attempt}` : ""}</span>
        ${job.cancelAsked
          ? html`<span class="chip bad">stopping</span>`
          : html`<button @click=${this.#cancel} aria-label=${`Cancel job ${job.job}`}>Cancel</button>`}
      </header>
      <stage-bar .stages=${this.stages} .shown=${shown(job)} .total=${job.totalImages} label=${`Progress of ${job.job}`}></stage-bar>
      ${this.#figures()}
      ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : ""}
    </article>`;
  }

  #figures() {
    const { job } = this;
    const p = job.progress;
    const share = shown(job) / job.totalImages;
    return html`<dl class="number">
      <div><dt>Images shown</dt><dd>${short(shown(job))} <small>of ${short(job.totalImages)}, ${Math.floor(100 * share)} %</small></dd></div>
      <div><dt>Resolution</dt><dd>${p ? html`${side(p.resolution)} <small>${p.phase}</small>` : "–"}</dd></div>
      <div><dt>α</dt><dd data-testid="alpha">${p ? p.alpha.toFixed(2) : "–"}</dd></div>
      <div><dt>Speed</dt><dd>${p ? html`${value(p.imagesPerSecond)} <small>images/s</small>` : "–"}</dd></div>
      <div><dt>Time left</dt><dd data-testid="time-left">${duration(p?.secondsLeft)}</dd></div>
      ${Object.entries(p?.losses ?? {}).map(([name, loss]) => html`<div>
        <dt>${name === "loss" ? "Loss" : `Loss, ${name}`}</dt>
        <dd>${value(loss)} <spark-line .values=${job.trail.map((past) => past.losses[name])}></spark-line></dd>
      </div>`)}
    </dl>`;
  }

  async #cancel() {
    const { job } = this;
    if (!confirm(`Cancel ${job.job}? It has shown ${count(shown(job))} of ${count(job.totalImages)} images; its versions stay.`)) return;
    try {
      await api.cancel(job.job);
      this.fault = undefined;
    } catch (refused) {
      this.fault = refused.message;
    }
  }
}
customElements.define("job-card", JobCard);
