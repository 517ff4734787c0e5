import { LitElement, css, html } from "lit";
import * as api from "../data/api.js";
import { bytes, count, duration, percent, short, side, value } from "../data/format.js";
import { shown } from "../data/jobs.js";
import { look } from "../page/look.js";
import "../steps/step-charts.js";
import "./stage-bar.js";

/** A running job: where it stands in its schedule, how fast it is, when it will be done. */
class JobCard extends LitElement {
  static properties = {
    job: { attribute: false },
    stages: { attribute: false },
    steps: { attribute: false },
    fault: { state: true },
  };

  static styles = [look, css`
    .card { padding: 18px 20px 20px; }
    header { display: flex; align-items: baseline; gap: 10px; flex-wrap: wrap; margin-bottom: 16px; }
    h3 { font-size: 17px; }
    header .faint { font-size: 13px; }
    .steering { margin-left: auto; display: flex; align-items: baseline; gap: 8px; }
    .steering button { font-size: 12px; color: var(--soft); }
    dl { display: flex; flex-wrap: wrap; gap: 16px 40px; margin-top: 18px; }
    dt { font-size: 12px; color: var(--faint); }
    dd { font-size: 20px; letter-spacing: -0.015em; line-height: 1.3; white-space: nowrap; }
    dd small { font-size: 12px; letter-spacing: 0; color: var(--faint); }
    step-charts { margin-top: 20px; }
    .reason { color: var(--soft); font-size: 13px; margin-top: 10px; }
    .fault { color: var(--bad); font-size: 13px; margin-top: 10px; }
    @media (max-width: 480px) { dl { display: grid; grid-template-columns: 1fr 1fr; gap: 14px 12px; } dd { font-size: 18px; } }
  `];

  render() {
    const { job } = this;
    return html`<article class="card" data-testid="job-card" data-job=${job.job}>
      <header>
        <h3>${job.job}</h3>
        <span class="faint">${job.family}${job.worker ? ` on ${job.worker}` : ""}${job.attempt > 1 ? `, attempt ${job.attempt}` : ""}</span>
        ${this.#steering()}
      </header>
      <stage-bar .stages=${this.stages} .shown=${shown(job)} .total=${job.totalImages} label=${`Progress of ${job.job}`}></stage-bar>
      ${job.reason ? html`<p class="reason" data-testid="reason">${job.reason}</p>` : ""}
      ${this.#figures()}
      <step-charts .history=${this.steps} .trail=${job.trail} .stages=${this.stages} .total=${job.totalImages}></step-charts>
      ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : ""}
    </article>`;
  }

  #steering() {
    const { job } = this;
    if (job.cancelAsked) return html`<span class="chip bad">stopping</span>`;
    return html`<span class="steering">
      ${job.pauseAsked
        ? html`<span class="chip">pausing</span><button @click=${() => this.#ask(api.resume)} aria-label=${`Resume job ${job.job}`}>Resume</button>`
        : html`<button @click=${() => this.#ask(api.pause)} aria-label=${`Pause job ${job.job}`}>Pause</button>`}
      <button @click=${this.#cancel} aria-label=${`Cancel job ${job.job}`}>Cancel</button>
    </span>`;
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
      ${p?.memoryMiB ? html`<div><dt>Memory</dt><dd>${bytes(p.memoryMiB * 2 ** 20)}</dd></div>` : ""}
      ${p?.split ? this.#split(p.split) : ""}
    </dl>`;
  }

  /** Where the time between the last two reports went. */
  #split({ data, step, state }) {
    const total = data + step + state || 1;
    const part = (name, seconds) => html`${percent(seconds / total)} <small>${name}</small> `;
    return html`<div><dt>Time</dt><dd data-testid="split">${part("step", step)}${part("data", data)}${part("state", state)}</dd></div>`;
  }

  async #cancel() {
    const { job } = this;
    if (!confirm(`Cancel ${job.job}? It has shown ${count(shown(job))} of ${count(job.totalImages)} images; its versions stay.`)) return;
    await this.#ask(api.cancel);
  }

  async #ask(what) {
    try {
      await what(this.job.job);
      this.fault = undefined;
    } catch (refused) {
      this.fault = refused.message;
    }
  }
}
customElements.define("job-card", JobCard);
