import { LitElement, css, html } from "lit";
import { short } from "../data/format.js";
import { shown } from "../data/jobs.js";
import { look } from "../page/look.js";

const AT_FIRST = 6;

/** Jobs that nobody works at: those that wait, or those that have ended. */
class JobList extends LitElement {
  static properties = {
    jobs: { attribute: false },
    all: { state: true },
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
    .waiting .state::before { background: none; box-shadow: inset 0 0 0 1.5px var(--faint); }
    p { font-size: 12px; color: var(--faint); }
    .failed p { color: var(--soft); }
    button { margin-top: 8px; font-size: 12px; width: 100%; color: var(--soft); }
  `];

  render() {
    const jobs = this.all ? this.jobs : this.jobs.slice(0, AT_FIRST);
    const more = this.jobs.length - jobs.length;
    return html`<ul>${jobs.map((job) => html`<li class=${job.state} data-testid="job-row" data-job=${job.job}>
        <div class="line"><span class="name" title=${job.job}>${job.job}</span><span class="state">${job.state}</span></div>
        <p class="number">${this.#words(job)}</p>
      </li>`)}</ul>
      ${more > 0 ? html`<button @click=${() => (this.all = true)}>Show ${more} more</button>` : ""}`;
  }

  #words(job) {
    if (job.state === "failed") return job.reason;
    if (job.state === "waiting") {
      return job.after ? `${job.family}, after ${job.after}` : `${job.family}, waits for a trainer`;
    }
    const versions = `${job.versions} version${job.versions === 1 ? "" : "s"}`;
    return `${job.family}, ${short(shown(job))} of ${short(job.totalImages)} images, ${versions}`;
  }
}
customElements.define("job-list", JobList);
