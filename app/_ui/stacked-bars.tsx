"use client";

import { useFormatter } from "next-intl";
import { useId } from "react";
import { classNames } from "@/app/_ui/class-names";
import { type TimeStyle, useLocalTimes } from "@/app/_ui/local-time";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const barWords = words("ui.bars", { bar: "{time}: {values}", value: "{label}: {value, number}" });

/** One part of every bar; `hatch` tells it apart without colour. */
export interface BarPart {
  key: string;
  label: string;
  /** A class that sets the text colour: the part is drawn in it. */
  tone: string;
  hatch: "none" | "lines" | "dots";
}

interface StackedBarsProps {
  /** What the picture shows, for people who cannot see it. */
  label: string;
  parts: readonly BarPart[];
  bars: readonly { at: string; values: Record<string, number> }[];
  /** The value at the upper edge. */
  top: number;
  show: TimeStyle;
}

const [width, height] = [720, 180];

/** Values over time as stacked bars; without axes, which are text beside it. */
export function StackedBars({ label, parts, bars, top, show }: StackedBarsProps) {
  const id = useId();
  const t = useWords(barWords);
  const format = useFormatter();
  const timeOf = useLocalTimes();
  const listOf = (values: Record<string, number>) =>
    format.list(
      parts.map((one) => t("value", { label: one.label, value: values[one.key] ?? 0 })),
      { type: "unit" },
    );
  const pitch = width / Math.max(bars.length, 1);
  const hatchOf = ({ key, hatch }: BarPart) => (hatch === "none" ? "currentColor" : `url(#${id}${key})`);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} className="block h-auto w-full">
      <defs>
        {parts.map((part) => (
          <Hatch key={part.key} id={`${id}${part.key}`} part={part} />
        ))}
      </defs>
      {bars.map(({ at, values }, index) => (
        <g key={at}>
          <title>{t("bar", { time: timeOf(at, show), values: listOf(values) })}</title>
          {/* The whole column can be pointed at, not only what is drawn of it. */}
          <rect
            x={index * pitch}
            width={pitch}
            height={height}
            className="fill-transparent hover:fill-sunken"
          />
          {stack(parts, values, height / Math.max(top, 1)).map(({ part, from, length }) => (
            <rect
              key={part.key}
              x={index * pitch + pitch * 0.12}
              y={height - from - length}
              width={pitch * 0.76}
              height={length}
              fill={hatchOf(part)}
              stroke="currentColor"
              strokeWidth={part.hatch === "none" ? 0 : 1}
              className={classNames("pointer-events-none", part.tone)}
            />
          ))}
        </g>
      ))}
      <line x2={width} y1={height} y2={height} className="stroke-line" />
    </svg>
  );
}

/** Where each part of a bar lies; one that is not nothing is never too thin to be seen. */
function stack(parts: readonly BarPart[], values: Record<string, number>, scale: number) {
  let from = 0;
  return parts.flatMap((part) => {
    const value = values[part.key] ?? 0;
    if (value === 0) return [];
    const length = Math.max(value * scale, 1.5);
    from += length;
    return [{ part, from: from - length, length }];
  });
}

function Hatch({ id, part: { hatch, tone } }: { id: string; part: BarPart }) {
  if (hatch === "none") return null;
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" className={tone}>
      {hatch === "lines" ? (
        <path d="M-1 1 1 -1M0 6 6 0M5 7 7 5" stroke="currentColor" strokeWidth="1.6" />
      ) : (
        <circle cx="3" cy="3" r="1.4" fill="currentColor" />
      )}
    </pattern>
  );
}

/** What the parts are called, each with the sum that stands beside it. */
export function BarLegend({ parts, sums }: { parts: readonly BarPart[]; sums: Record<string, number> }) {
  const id = useId();
  const format = useFormatter();
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
      {parts.map((part) => (
        <li key={part.key} className="flex items-center gap-2">
          <svg viewBox="0 0 14 14" aria-hidden="true" className={classNames("size-3.5", part.tone)}>
            <defs>
              <Hatch id={`${id}${part.key}`} part={part} />
            </defs>
            <rect
              x="0.5"
              y="0.5"
              width="13"
              height="13"
              rx="2"
              stroke="currentColor"
              fill={part.hatch === "none" ? "currentColor" : `url(#${id}${part.key})`}
            />
          </svg>
          <span>
            {part.label}{" "}
            <span className="font-medium tabular-nums">{format.number(sums[part.key] ?? 0)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
