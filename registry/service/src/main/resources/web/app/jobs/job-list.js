import { LitElement, css, html } from "lit";
import * as api from "../data/api.js";
import { short } from "../data/format.js";
import { shown, waitsFor } from "../data/jobs.js";
import { look } from "../page/look.js";

const AT_FIRST = 6;

/** Jobs that nobody works at: those that wait, those that rest, or those that have ended. */
class JobList extends LitElement {
  static properties = {
    jobs: { attribute: false },
    all: { attribute: false },
    whole: { state: true },
    fault: { state: true },
  };

  static styles = [look, css`
    li { padding: 9px 0; border-top: 1px solid var(--line); font-size: 13px; }
    li:first-child { border-top: 0; padding-top: 0; }
    .line { display: flex; align-items: baseline; gap: 8px; }
    .name { font-weight: 500; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .state { margin-left: auto; white-space: nowrap; font-size: 12px; }
    .state::before { content: ""; display: inline-block; width: 7px; height: 7px; border-radius: 50%; margin-right: 6px; background: var(--faint); }
    .succeeded .state::before { background: var(--good); }
    .failed .state { color: var(--bad); }
    .failed .state::before { background: var(--bad); }
    .paused .state::before { border-radius: 1px; }
    .waiting .state::before { background: none; box-shadow: inset 0 0 0 1.5px var(--faint); }
    p { font-size: 12px; color: var(--faint); }
    .failed p { color: var(--soft); }
    button { font-size: 12px; color: var(--soft); }
    .more { margin-top: 8px; width: 100%; }
    .fault { color: var(--bad); }
  `];

  render() {
    const jobs = this.whole ? this.jobs : this.jobs.slice(0, AT_FIRST);
    const more = this.jobs.length - jobs.length;
    return html`<ul>${jobs.map((job) => html`<li class=${job.state} data-testid="job-row" data-job=${job.job}>
        <div class="line"><span class="name" title=${job.job}>${job.job}</span><span class="state">${job.state}</span></div>
        <p class="number">${this.#words(job)}</p>
        ${job.state === "paused"
          ? html`<button @click=${() => this.#resume(job.job)} aria-label=${`Resume job ${job.job}`}>Resume</button>`
          : ""}
      </li>`)}</ul>
      ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : ""}
      ${more > 0 ? html`<button class="more" @click=${() => (this.whole = true)}>Show ${more} more</button>` : ""}`;
  }

  #words(job) {
    if (job.state === "failed") return job.reason;
    if (job.state === "waiting") {
      const priority = job.queue?.priority ? `, priority ${job.queue.priority}` : "";
      return `${job.family}${priority}, waits for ${waitsFor(job, this.all)}`;
    }
    const versions = `${job.versions} version${job.versions === 1 ? "" : "s"}`;
    return `${job.family}, ${short(shown(job))} of ${short(job.totalImages)} images, ${versions}`;
  }

  async #resume(name) {
    try {
      await api.resume(name);
      this.fault = undefined;
    } catch (refused) {
      this.fault = refused.message;
    }
  }
}
customElements.define("job-list", JobList);
