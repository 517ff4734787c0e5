import { LitElement, css, html } from "lit";
import * as api from "../data/api.js";
import { count, side } from "../data/format.js";
import { still } from "../data/theme.js";
import { look } from "../page/look.js";

const FRAME_MILLIS = 450;

/** Watches a model grow: the same latents, version after version. Says {@code pick} with a version's index. */
class VersionPlayer extends LitElement {
  static properties = {
    versions: { attribute: false },
    index: { type: Number },
    playing: { state: true },
  };

  static styles = [look, css`
    figure { background: var(--sunken); border-radius: 10px; overflow: hidden; aspect-ratio: 1; display: grid; place-items: center; }
    img { width: 100%; height: 100%; object-fit: contain; image-rendering: pixelated; display: block; }
    .controls { display: flex; align-items: center; gap: 12px; margin-top: 14px; }
    .play { flex: none; width: 36px; height: 36px; border-radius: 50%; padding: 0; display: grid; place-items: center; border: 0; background: var(--accent); color: var(--surface); }
    .play svg { width: 14px; height: 14px; fill: currentColor; }
    .slide { flex: 1; min-width: 0; }
    input { width: 100%; margin: 0; accent-color: var(--accent); display: block; height: 20px; }
    .ticks { display: flex; gap: 2px; margin: 2px 8px 0; }
    .ticks span { border-top: 2px solid var(--line); padding-top: 3px; font-size: 10px; line-height: 1.2; color: var(--faint); overflow: hidden; white-space: nowrap; min-width: 0; }
    .ticks .now { border-color: var(--accent); color: var(--ink); }
    .where { display: flex; justify-content: space-between; font-size: 13px; margin-top: 10px; color: var(--soft); }
  `];

  #timer;

  render() {
    const version = this.versions[this.index];
    const words = `${count(version.at.imagesShown)} images, ${side(version.at.resolution)} ${version.at.phase}`;
    return html`<section aria-label="Samples of fixed latents, version by version">
      <figure data-testid="sample-grid" data-version=${version.version}>
        ${version.files["samples.png"]
          ? html`<img src=${this.#picture(version)} alt=${`Samples after ${words}`}>`
          : html`<p class="faint">This version has no samples.</p>`}
      </figure>
      <div class="controls">
        <button class="play" data-testid="play-button" aria-label=${this.playing ? "Pause" : "Play the growth"} @click=${this.#toggle}>
          <svg viewBox="0 0 14 14" aria-hidden="true"><path d=${this.playing ? "M2 1h4v12H2zM8 1h4v12H8z" : "M3 1l10 6-10 6z"} /></svg>
        </button>
        <div class="slide">
          <input type="range" data-testid="version-slider" aria-label="Version" min="0" max=${this.versions.length - 1}
            .value=${String(this.index)} aria-valuetext=${words} @input=${(e) => this.#pick(Number(e.target.value))}>
          <div class="ticks" aria-hidden="true">${this.#ticks(version)}</div>
        </div>
      </div>
      <p class="where number"><span>${count(version.at.imagesShown)} images shown</span><span>${this.index + 1} of ${this.versions.length}</span></p>
    </section>`;
  }

  #ticks(now) {
    const runs = [];
    for (const { at } of this.versions) {
      const last = runs.at(-1);
      if (last?.resolution === at.resolution) last.length++;
      else runs.push({ resolution: at.resolution, length: 1 });
    }
    return runs.map(({ resolution, length }) => html`<span
      class=${resolution === now.at.resolution ? "now" : ""} style="flex: ${length} 1 0">${side(resolution)}</span>`);
  }

  #picture(version) {
    return api.file(version.model, version.version, "samples.png");
  }

  #pick(index) {
    this.#stop();
    this.#say(index);
  }

  #say(index) {
    this.dispatchEvent(new CustomEvent("pick", { detail: index }));
  }

  #toggle() {
    if (this.playing) {
      this.#stop();
      return;
    }
    this.versions.forEach((version) => (new Image().src = this.#picture(version)));
    this.playing = true;
    if (this.index === this.versions.length - 1) this.#say(0);
    this.#timer = setInterval(() => this.#next(), still() ? 3 * FRAME_MILLIS : FRAME_MILLIS);
  }

  #next() {
    if (this.index + 1 < this.versions.length) this.#say(this.index + 1);
    else this.#stop();
  }

  #stop() {
    clearInterval(this.#timer);
    this.playing = false;
  }

  /** The arrow keys, from anywhere on the page. */
  step(by) {
    const index = Math.min(this.versions.length - 1, Math.max(0, this.index + by));
    if (index !== this.index) this.#pick(index);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }
}
customElements.define("version-player", VersionPlayer);
