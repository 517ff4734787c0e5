import { count, short, side, value } from "../data/format.js";

const defined = (points) => points.filter((point) => point.value !== undefined);

/** How many points a series draws. */
export const drawn = (series) => defined(series?.points ?? []).length;

/** Names of the parts that are levels of the metric, finest first. */
export function levels(series) {
  const names = new Set(series.points.flatMap((point) => Object.keys(point.parts)));
  return [...names].filter((name) => /^\d+$/.test(name)).sort((a, b) => b - a);
}

/**
 * A series as a chart: the value over images shown, its deviation as a band, what the reals score as a dashed line, the
 * stages behind it all.
 */
export function curve({ series, stages, total, selected, showLevels, colour, palette }) {
  const points = defined(series?.points ?? []);
  const xy = (read) => points.map((point) => [point.imagesShown, read(point)]);
  const parts = series && showLevels ? levels(series) : [];
  return {
    animation: false,
    textStyle: { fontFamily: palette.sans },
    grid: { left: 4, right: 14, top: 26, bottom: 4, containLabel: true },
    tooltip: tooltip(series, palette),
    xAxis: axisOfImages(total, palette),
    yAxis: yAxis(points, palette),
    series: [
      ...band(points, colour),
      ...parts.map((name, i) => level(xy((p) => p.parts[name]), name, { color: palette.faint, opacity: 0.9 - 0.2 * i, width: 1 })),
      {
        ...line(xy((p) => p.value), { color: colour, width: 2 }, "value"),
        symbol: "circle",
        symbolSize: points.length > 60 ? 3 : 5,
        itemStyle: { color: colour },
        z: 5,
        markArea: shading(stages, palette),
        markLine: marks(points, selected, palette),
        markPoint: suspected(points, palette),
      },
    ],
  };
}

const level = (data, name, lineStyle) => ({
  ...line(data, lineStyle, name),
  endLabel: { show: true, formatter: side(name), color: lineStyle.color, fontSize: 11, offset: [-34, -9] },
});

const line = (data, lineStyle, name) => ({ type: "line", name, data, lineStyle, showSymbol: true, symbol: "none", silent: true });

/** One polygon around all points, a deviation above and below. */
function band(points, colour) {
  if (!points.some((point) => point.parts.deviation > 0)) return [];
  const edge = (sign) => points.map((point) => [point.imagesShown, point.value + sign * (point.parts.deviation ?? 0)]);
  const outline = [...edge(1), ...edge(-1).reverse()];
  return [
    {
      type: "custom",
      silent: true,
      clip: true,
      data: outline,
      encode: { x: 0, y: 1 },
      renderItem: ({ dataIndexInside }, api) =>
        dataIndexInside === 0
          ? {
              type: "polygon",
              shape: { points: outline.map((point) => api.coord(point)) },
              style: { fill: colour, opacity: 0.15 },
            }
          : undefined,
    },
  ];
}

/** The stages of a schedule as areas behind a line. */
export function shading(stages, palette) {
  return {
    silent: true,
    label: { position: "insideTop", distance: -18, color: palette.faint, fontSize: 11 },
    data: stages.map((stage) => [
      {
        xAxis: stage.from,
        itemStyle: { color: stage.phase === "fade" ? palette.shadeFade : palette.shadeStable },
        label: { show: stage.phase !== "fade", formatter: side(stage.resolution) },
      },
      { xAxis: stage.to },
    ]),
  };
}

function marks(points, selected, palette) {
  const reals = realsOf(points);
  const data = [];
  if (reals !== undefined) {
    data.push({
      yAxis: reals,
      lineStyle: { color: palette.soft, type: [5, 4], width: 1 },
      label: { formatter: `real images ${value(reals)}`, position: "insideStartBottom", color: palette.soft, fontSize: 11 },
    });
  }
  if (selected !== undefined) {
    data.push({ xAxis: selected, lineStyle: { color: palette.ink, width: 1, type: "solid", opacity: 0.55 }, label: { show: false } });
  }
  return { silent: true, symbol: "none", animation: false, data };
}

/** Where a collapse is suspected. */
function suspected(points, palette) {
  const data = points.filter((point) => point.suspected).map((point) => ({ coord: [point.imagesShown, point.value] }));
  return { silent: true, symbol: "circle", symbolSize: 10, itemStyle: { color: "transparent", borderColor: palette.bad, borderWidth: 2 }, data };
}

/** From none to all of a schedule. */
export function axisOfImages(total, palette) {
  return {
    type: "value",
    min: 0,
    max: total,
    splitLine: { show: false },
    axisLine: { lineStyle: { color: palette.line } },
    axisTick: { show: false },
    axisLabel: { color: palette.faint, fontSize: 11, formatter: short, hideOverlap: true },
    axisPointer: { show: true, lineStyle: { color: palette.faint, type: [2, 3] }, label: { show: false }, snap: true },
  };
}

const realsOf = (points) => points.findLast((point) => point.parts.reals !== undefined)?.parts.reals;

function yAxis(points, palette) {
  const reals = realsOf(points);
  const highest = Math.max(...points.map((point) => point.value + (point.parts.deviation ?? 0)));
  return {
    type: "value",
    scale: true,
    ...(reals > highest ? { max: Math.ceil(reals + 0.2) } : {}),
    splitNumber: 4,
    splitLine: { lineStyle: { color: palette.line } },
    axisLabel: { color: palette.faint, fontSize: 11, formatter: (v) => String(v) },
  };
}

function tooltip(series, palette) {
  return {
    ...hover(palette),
    formatter: (hit) => words(series.points.find((point) => point.imagesShown === hit[0]?.value[0])),
  };
}

/** How what is under the pointer is shown. */
export function hover(palette) {
  return {
    trigger: "axis",
    confine: true,
    backgroundColor: palette.surface,
    borderColor: palette.line,
    padding: [8, 12],
    textStyle: { color: palette.ink, fontSize: 12 },
    extraCssText: "box-shadow: 0 4px 20px rgba(0,0,0,.12); border-radius: 8px;",
  };
}

function words(point) {
  if (!point) return "";
  const fade = point.phase === "fade" ? `, α ${point.alpha.toFixed(2)}` : "";
  const told = Object.entries(point.parts).filter(([name]) => !name.startsWith("class."));
  const parts = told.map(([name, part]) => `${/^\d+$/.test(name) ? side(name) : name} ${value(part)}`);
  const suspicion = point.suspected ? `<br>collapse suspected` : "";
  return `<b style="font-size:15px">${value(point.value)}</b><br>${count(point.imagesShown)} images, ${side(point.resolution)} ${
    point.phase
  }${fade}${parts.length ? `<br><span style="opacity:.7">${parts.join(" · ")}</span>` : ""}${suspicion}`;
}
