import { count, short, value } from "../data/format.js";
import { axisOfImages, hover, shading } from "../model/curve.js";

const finite = (pairs) => pairs.filter(([, y]) => y !== null && y !== undefined);

/**
 * The figures of a chart, by name, out of what the registry has recorded and what the page has heard since.
 *
 * Each has `mean`, `low` and `high` over images shown; what was heard is one step and so has one value.
 */
export function figures(names, history, trail) {
  const until = history?.imagesShown.at(-1) ?? 0;
  const heard = trail.filter((progress) => progress.imagesShown > until);
  return names.map((name) => {
    const recorded = recordedOf(history, name);
    const past = (numbers) => finite((numbers ?? []).map((y, i) => [history.imagesShown[i], y]));
    const now = finite(heard.map((progress) => [progress.imagesShown, heardOf(progress, name)]));
    return {
      name,
      mean: [...past(recorded?.mean), ...now],
      low: [...past(recorded?.min), ...now],
      high: [...past(recorded?.max), ...now],
    };
  });
}

/** Names of a group in what was recorded or heard. */
export function members(group, history, trail) {
  const names = new Set([...Object.keys(history?.figures ?? {}), ...Object.keys(trail.at(-1)?.figures ?? {})]);
  return [...names].filter((name) => name === group || name.startsWith(`${group}/`)).sort();
}

/** Seconds are told per step or per report: what both share is how they divide. */
function recordedOf(history, name) {
  if (!name.startsWith("time/")) return history?.figures[name];
  const seconds = ["step", "data", "state"].map((part) => history?.figures[`seconds/${part}`]?.mean ?? []);
  const total = (i) => seconds.reduce((sum, part) => sum + (part[i] ?? 0), 0);
  const share = (history?.figures[`seconds/${name.slice(5)}`]?.mean ?? []).map((y, i) => (total(i) > 0 ? (100 * y) / total(i) : undefined));
  return { mean: share, min: share, max: share };
}

function heardOf(progress, name) {
  if (name === "speed/imagesPerSecond") return progress.imagesPerSecond;
  if (name === "memory/MiB") return progress.memoryMiB;
  if (!name.startsWith("time/")) return progress.figures?.[name];
  const { data, step, state } = progress.split ?? {};
  return data + step + state > 0 ? (100 * progress.split[name.slice(5)]) / (data + step + state) : undefined;
}

/** A line for each figure with the range of its steps behind it, over the stages. */
export function chart({ lines, colours, stages, total, palette }) {
  return {
    animation: false,
    textStyle: { fontFamily: palette.sans },
    grid: { left: 2, right: 10, top: 20, bottom: 2, containLabel: true },
    tooltip: { ...hover(palette), formatter: (hit) => words(hit, lines) },
    xAxis: axisOfImages(total, palette),
    yAxis: yAxis(lines, palette),
    series: lines.flatMap((line, i) => [
      range(line, colours[i]),
      {
        type: "line",
        name: line.name,
        data: line.mean,
        lineStyle: { color: colours[i], width: 1.5 },
        itemStyle: { color: colours[i] },
        symbol: "none",
        z: 5,
        ...(i === 0 ? { markArea: shading(stages, palette) } : {}),
      },
    ]),
  };
}

/** One polygon between the least and the greatest. */
function range({ low, high }, colour) {
  const outline = [...high, ...[...low].reverse()];
  return {
    type: "custom",
    silent: true,
    clip: true,
    data: outline,
    encode: { x: 0, y: 1 },
    tooltip: { show: false },
    renderItem: ({ dataIndexInside }, api) =>
      dataIndexInside === 0
        ? {
            type: "polygon",
            shape: { points: outline.map((point) => api.coord(point)) },
            style: { fill: colour, opacity: 0.16 },
          }
        : undefined,
  };
}

/** As high as the means: a single step far off would flatten all the others. */
function yAxis(lines, palette) {
  const means = lines.flatMap((line) => line.mean.map(([, y]) => y));
  const [low, high] = means.reduce(([l, h], y) => [Math.min(l, y), Math.max(h, y)], [Infinity, -Infinity]);
  const room = means.length === 0 ? 0 : 0.08 * (high - low || Math.abs(high) || 1);
  return {
    type: "value",
    ...(means.length === 0 ? {} : { min: low >= 0 && low < room * 4 ? 0 : low - room, max: high + room }),
    splitNumber: 3,
    splitLine: { lineStyle: { color: palette.line } },
    axisLabel: { color: palette.faint, fontSize: 10, formatter: (v) => (Math.abs(v) >= 1000 ? short(v) : value(v)), showMinLabel: false, showMaxLabel: false },
  };
}

/** The last word of a figure's name. */
export const label = (name) => name.split("/").at(-1).replace("imagesPerSecond", "images/s");

function words(hit, lines) {
  const points = hit.filter((one) => one.seriesType === "line");
  if (points.length === 0) return "";
  const x = points[0].value[0];
  const each = points.map(({ seriesName, value: [, y], color }) => {
    const line = lines.find((one) => one.name === seriesName);
    const bound = (of) => line[of].find(([at]) => at === x)?.[1];
    const spread = bound("low") === bound("high") ? "" : ` <span style="opacity:.6">${value(bound("low"))} to ${value(bound("high"))}</span>`;
    return `<span style="color:${color}">●</span> ${label(seriesName)} <b>${value(y)}</b>${spread}`;
  });
  return `${count(x)} images<br>${each.join("<br>")}`;
}
