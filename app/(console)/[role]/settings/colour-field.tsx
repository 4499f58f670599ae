"use client";

import { useState } from "react";
import { Field } from "@/app/_ui/field";
import { accentShades } from "@/app/brand/accent-shades";

interface ColourFieldProps {
  /** `#rrggbb`, or empty for the product's own. */
  stored: string;
  error: string | undefined;
}

const isColour = (text: string) => /^#[0-9a-f]{6}$/i.test(text);

/** The accent colour: typed or picked, with what will be made of it so that text stays readable. */
export function ColourField({ stored, error }: ColourFieldProps) {
  const [colour, setColour] = useState(stored);
  const typed = colour.trim();
  return (
    <div className="grid gap-3">
      <div className="flex items-end gap-3">
        <div className="grow">
          <Field
            label="Colour"
            hint="Of buttons and links, such as #0b5d70. Empty: the product's own."
            name="colour"
            autoComplete="off"
            spellCheck={false}
            value={colour}
            onChange={({ target }) => setColour(target.value)}
            error={error}
          />
        </div>
        <input
          type="color"
          aria-label="Pick the colour"
          value={isColour(typed) ? typed : "#0b5d70"}
          onChange={({ target }) => setColour(target.value)}
          className="h-10 w-14 cursor-pointer rounded-lg border border-control bg-surface p-1"
        />
      </div>
      {isColour(typed) ? <Shades colour={typed} /> : null}
    </div>
  );
}

function Shades({ colour }: { colour: string }) {
  const { light, dark } = accentShades(colour);
  const changed = [light, dark].some(({ accent }) => accent !== colour.toLowerCase());
  return (
    <div className="grid gap-2 text-sm" aria-live="polite">
      <div className="flex flex-wrap gap-3">
        {[
          { name: "Light", ...light },
          { name: "Dark", ...dark },
        ].map(({ name, accent, ink, surface, contrast }) => (
          <div
            key={name}
            className="grid justify-items-start gap-2 rounded-lg border border-line p-4"
            style={{ background: surface, color: accent }}
          >
            <span className="rounded-lg px-3 py-1.5 font-medium" style={{ background: accent, color: ink }}>
              {name}
            </span>
            <span>
              Link {accent}, contrast {contrast.toFixed(1)} : 1
            </span>
          </div>
        ))}
      </div>
      <p className="text-muted">
        {changed
          ? "The colour is made darker or lighter where text in it would be hard to read."
          : "Readable as it is in both themes."}
      </p>
    </div>
  );
}
