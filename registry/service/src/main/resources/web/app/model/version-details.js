import { LitElement, css, html } from "lit";
import * as api from "../data/api.js";
import { brief, bytes, count, side, value } from "../data/format.js";
import { look } from "../page/look.js";

/** One version: where it stands, what it scored, its files, where it comes from. */
class VersionDetails extends LitElement {
  static properties = { version: { attribute: false } };

  static styles = [look, css`
    header { display: flex; align-items: baseline; flex-wrap: wrap; gap: 8px; margin-bottom: 12px; }
    h3 { font-family: var(--mono); font-size: 13px; font-weight: 600; overflow-wrap: anywhere; }
    dl { display: grid; grid-template-columns: 84px 1fr; gap: 3px 10px; font-size: 13px; }
    dt { color: var(--faint); }
    dd { overflow-wrap: anywhere; }
    .bad { color: var(--bad); }
    .files { margin-top: 14px; border-top: 1px solid var(--line); }
    .files li { display: flex; gap: 10px; padding: 6px 0; border-bottom: 1px solid var(--line); font-size: 13px; align-items: baseline; }
    .files code { margin-left: auto; color: var(--faint); font-size: 11px; }
    .files .size { color: var(--faint); font-size: 12px; min-width: 60px; text-align: right; }
  `];

  render() {
    const v = this.version;
    return html`<section data-testid="version-details" data-version=${v.version}>
      <header><h3>${v.version}</h3>${v.aliases.map((alias) => html`<span class="chip accent">${alias}</span>`)}
        ${v.refused ? html`<span class="chip bad" data-testid="refused">not served</span>` : ""}</header>
      <dl class="number">
        <dt>Position</dt><dd>${count(v.at.imagesShown)} images, step ${count(v.at.step)}</dd>
        <dt>Stage</dt><dd>${side(v.at.resolution)} ${v.at.phase}${v.at.phase === "fade" ? `, α ${v.at.alpha.toFixed(2)}` : ""}${v.at.endsPhase ? ", its end" : ""}</dd>
        ${v.metrics.map((metric) => html`<dt>${metric.metric.toUpperCase()}</dt><dd>${this.#score(metric)}</dd>`)}
        ${v.suspicions.map(({ reason }) => html`<dt>Suspected</dt><dd class="bad">${reason}</dd>`)}
        ${v.refused ? html`<dt>Not served</dt><dd class="bad">${v.refused.reason}${v.refused.stays ? `; ${v.refused.stays} answers` : ""}</dd>` : ""}
        ${this.#lineage()}
      </dl>
      <ul class="files" aria-label="Files">${Object.entries(v.files).map(([name, file]) => html`<li>
        <a href=${api.file(v.model, v.version, name)} download=${`${v.model}-${v.version}-${name}`}>${name}</a>
        <code title=${`SHA-256 ${file.digest}`}>${brief(file.digest)}</code>
        <span class="size number">${bytes(file.bytes)}</span>
      </li>`)}</ul>
    </section>`;
  }

  #score(metric) {
    if (metric.value === undefined) return html`<span class="faint">undefined: ${metric.undefined}</span>`;
    const deviation = metric.parts.deviation;
    const pictures = Object.keys(metric.files ?? {}).map((name) => html` <a href=${api.file(this.version.model, this.version.version, name)}>picture</a>`);
    return html`${value(metric.value)}${deviation === undefined ? "" : html` <span class="faint">± ${value(deviation)}</span>`}${pictures}`;
  }

  #lineage() {
    const { data, models, parents, recipe, alpha } = this.version.lineage;
    const rows = [
      ["Job", this.version.job],
      ...Object.entries(data).map(([role, set]) => [`Data, ${role}`, set]),
      ...Object.entries(models).filter(([role]) => role !== "from" && role !== "to").map(([role, pin]) => [role[0].toUpperCase() + role.slice(1), pin.version]),
      ...parents.map((parent) => ["Parent", html`<a href=${`#/models/${parent.split("@")[0]}`}>${parent}</a>`]),
      ...(alpha === undefined ? [] : [["Between", `${alpha}, 0 being the first parent`]]),
      ["Recipe", brief(recipe)],
    ];
    return rows.map(([what, text]) => html`<dt>${what}</dt><dd class="mono">${text}</dd>`);
  }
}
customElements.define("version-details", VersionDetails);
