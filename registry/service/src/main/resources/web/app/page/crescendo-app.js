import { LitElement, css, html } from "lit";
import { ended, paused, running, shown, waiting } from "../data/jobs.js";
import { Store } from "../data/store.js";
import "../jobs/job-card.js";
import "../jobs/job-list.js";
import "../model/model-page.js";
import "./connection-banner.js";
import "./first-steps.js";
import { look } from "./look.js";
import "./model-list.js";

/** The whole page. */
class CrescendoApp extends LitElement {
  static styles = [look, css`
    :host { display: block; min-height: 100vh; }
    .top { display: flex; align-items: center; gap: 10px; height: 52px; padding: 0 28px; border-bottom: 1px solid var(--line); }
    .top svg { width: 22px; height: 16px; stroke: var(--accent); fill: none; stroke-width: 2.6; stroke-linecap: round; stroke-linejoin: round; }
    .top strong { font-weight: 600; letter-spacing: -0.01em; }
    .live { margin-left: auto; font-size: 12px; color: var(--faint); display: flex; align-items: center; gap: 7px; }
    .live i { width: 7px; height: 7px; border-radius: 50%; background: var(--good); }
    .live.lost i { background: var(--second); }
    .columns {
      display: grid; grid-template-columns: minmax(0, 1fr) 272px; gap: 32px; max-width: 1440px; margin: 0 auto;
      padding: 24px 28px 64px;
    }
    .running { display: grid; gap: 16px; margin-bottom: 32px; }
    aside > section + section { margin-top: 28px; }
    .hint { font-size: 13px; color: var(--faint); }
    @media (max-width: 1024px) { .columns { grid-template-columns: minmax(0, 1fr); padding: 20px 16px 48px; } .top { padding: 0 16px; } }
  `];

  #store = new Store();
  #onHash = () => {
    const model = decodeURIComponent(location.hash.match(/^#\/models\/([^/]+)/)?.[1] ?? "");
    if (model) this.#store.select(model);
  };

  connectedCallback() {
    super.connectedCallback();
    this.#store.addEventListener("change", () => this.requestUpdate());
    addEventListener("hashchange", this.#onHash);
    this.#onHash();
    this.#store.start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("hashchange", this.#onHash);
  }

  updated() {
    const job = running(this.#store.jobs)[0];
    document.title = job ? `${Math.floor((100 * shown(job)) / job.totalImages)} % ${job.job} · Crescendo` : "Crescendo";
  }

  render() {
    const store = this.#store;
    return html`
      <connection-banner .retryAt=${store.retryAt} .fault=${store.fault} @retry=${() => store.live.connect()}></connection-banner>
      <header class="top">
        <svg viewBox="0 0 56 40" aria-hidden="true"><path d="M52 4 4 20l48 16" stroke-width="6" /></svg><strong>Crescendo</strong>
        <span class="live ${store.retryAt ? "lost" : ""}" data-testid="live"><i></i>${store.retryAt ? "offline" : store.loaded ? "live" : "connecting"}</span>
      </header>
      ${this.#content()}`;
  }

  #content() {
    const { jobs, models } = this.#store;
    if (models.length === 0 && Object.keys(jobs).length === 0) {
      return html`<main>${this.#store.loaded ? html`<first-steps></first-steps>` : ""}</main>`;
    }
    return html`<div class="columns">
      <main>${this.#running()}${this.#model()}</main>
      <aside aria-label="Models and jobs">
        ${models.length > 0
          ? html`<section><h2>Models</h2><model-list .models=${models} .selected=${this.#store.model}></model-list></section>`
          : ""}
        ${this.#list("Waiting", "jobs-waiting", waiting(jobs))}
        ${this.#list("Paused", "jobs-paused", paused(jobs))}
        ${this.#list("Ended", "jobs-ended", ended(jobs).reverse())}
      </aside>
    </div>`;
  }

  #running() {
    const jobs = running(this.#store.jobs);
    return html`<section aria-label="Running jobs" data-testid="jobs-running">${jobs.length > 0
      ? html`<div class="running">${jobs.map((job) => html`<job-card .job=${job} .stages=${this.#store.stagesOf(job.job)}
          .steps=${this.#store.stepsOf(job.job)}></job-card>`)}</div>`
      : ""}</section>`;
  }

  #model() {
    const { models, model, versions, series } = this.#store;
    const found = models.find((known) => known.model === model);
    if (!found) {
      return html`<p class="hint" data-testid="no-version">${model
        ? `${model} has no version yet: its first comes with the first checkpoint.`
        : "No model has a version yet: the first comes with the first checkpoint."}</p>`;
    }
    const job = found.jobs.at(-1);
    const runs = running(this.#store.jobs).some((one) => one.job === job);
    return html`<model-page .model=${found} .versions=${versions} .series=${series} .stages=${this.#store.stagesOf(job)}
      .steps=${runs ? undefined : this.#store.stepsOf(job)}></model-page>`;
  }

  #list(heading, id, jobs) {
    return jobs.length === 0
      ? ""
      : html`<section><h2>${heading}</h2><job-list data-testid=${id} .jobs=${jobs} .all=${this.#store.jobs}></job-list></section>`;
  }
}
customElements.define("crescendo-app", CrescendoApp);
